"""Schema and model are one meaning in three implementations: two validators and pydantic. Mutants compare them."""

from __future__ import annotations

import json
import time
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from lawmodel.schemas.engines import Engine, Judge
from lawmodel.schemas.generate import named_types
from lawmodel.schemas.normal_form import references
from lawmodel.schemas.registry import PUBLISHED, load
from lawmodel.schemas.validate import findings_by
from tests.structural_mutants import ONE_FAULT, TEXTS, Builder, mutant

# Reports are written, never read: their types are dictionaries that pydantic does not close.
RECORDS = [name for name, entry in PUBLISHED.items() if entry.files is not None]


@cache
def definitions() -> dict[str, Any]:
    """The definitions of all published schemas of files, each held to be the same wherever it stands."""
    found: dict[str, Any] = {}
    for name in RECORDS:
        for key, node in load(name)["$defs"].items():
            assert found.setdefault(key, node) == node, f"{key} differs in {name}"
    return found


NAMES = sorted(definitions())
ROOTS = [load(name)["$ref"].removeprefix("#/$defs/") for name in RECORDS]
ANY_NAME = st.sampled_from(NAMES) | st.sampled_from(ROOTS)
TYPES = named_types()


@cache
def judges(name: str) -> tuple[Judge, Judge, TypeAdapter[Any]]:
    schema: dict[str, Any] = {"$schema": load("instrument")["$schema"], "$ref": f"#/$defs/{name}", "$defs": {}}
    waiting = [name]
    while waiting:
        needed = waiting.pop()
        if needed not in schema["$defs"]:
            schema["$defs"][needed] = definitions()[needed]
            waiting += references(definitions()[needed])
    schema["$defs"] |= {form: definitions()[form] for form in TEXTS}
    return Judge.by(schema), Judge.by(schema, "jsonschema"), TypeAdapter(TYPES[name])


def model_accepts(adapter: TypeAdapter[Any], data: Any) -> bool:
    try:
        adapter.validate_python(data)
    except ValidationError:
        return False
    return True


def hold_to_agreement(name: str, data: Any) -> int:
    """All three agree on the data, and both validators on the findings; the number of findings."""
    fast, second, adapter = judges(name)
    found = findings_by(fast, data, "example.yaml")
    shown = json.dumps(data, ensure_ascii=False)
    assert findings_by(second, data, "example.yaml") == found, f"the validators differ on {name}: {shown}"
    assert model_accepts(adapter, data) == (not found), f"schema {found} and model differ on {name}: {shown}"
    return len(found)


def chance(seed: int | str) -> Random:
    return Random(seed)  # noqa: S311 - material for tests, not secrets


def instance(name: str, rng: Random) -> Any:
    return Builder(definitions(), rng).of(name, rng.choice([1, 3, 10]))


MANY = settings(derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", NAMES)
def test_every_definition_has_instances_that_all_accept(name: str) -> None:
    for seed in range(10):
        assert hold_to_agreement(name, instance(name, chance(seed))) == 0


def test_every_form_of_text_has_examples() -> None:
    assert {name for name, node in definitions().items() if "pattern" in node} == TEXTS.keys()


def compare_on_mutants(name: str, seed: int) -> None:
    rng = chance(seed)
    data = instance(name, rng)
    for _ in range(rng.choice([1, 1, 2, 3])):
        data = mutant(data, rng)
    hold_to_agreement(name, data)


@settings(MANY, max_examples=2_500)
@given(ANY_NAME, st.integers(0, 2**32))
def test_schema_and_model_agree_on_mutants(name: str, seed: int) -> None:
    compare_on_mutants(name, seed)


@pytest.mark.thorough
@settings(MANY, max_examples=20_000)
@given(ANY_NAME, st.integers(0, 2**32))
def test_schema_and_model_agree_on_very_many_mutants(name: str, seed: int) -> None:
    compare_on_mutants(name, seed)


PLAIN_VALUES: list[Any] = [None, True, False, 0, 1, 10**20, "", "x", "x\n", "２０１５", [], ["x", None], {}, {"x": 1}]


@pytest.mark.parametrize("name", [name for name in NAMES if "properties" in definitions()[name]])
def test_schema_and_model_agree_on_every_value_of_every_key(name: str) -> None:
    for key in definitions()[name]["properties"]:
        whole = instance(name, chance(key))
        for value in PLAIN_VALUES:
            hold_to_agreement(name, {**whole, key: value})


@settings(MANY, max_examples=1_000)
@given(ANY_NAME, st.integers(0, 2**32))
def test_one_fault_is_one_finding(name: str, seed: int) -> None:
    rng = chance(seed)
    data = mutant(instance(name, rng), rng, ONE_FAULT)
    assert hold_to_agreement(name, data) <= 1, json.dumps(data, ensure_ascii=False)


def nested(depth: int, leaf: dict[str, Any]) -> dict[str, Any]:
    for level in range(depth):
        leaf = (
            {"kind": "not", "of": leaf} if level % 2 else {"kind": "any", "of": [{"kind": "holds", "fact": "a"}, leaf]}
        )
    return leaf


@pytest.mark.parametrize("engine", ["auto", "jsonschema"])
def test_one_bad_leaf_deep_in_a_condition_is_one_finding_and_quickly_told(engine: Engine) -> None:
    judge = Judge.by({"$ref": "#/$defs/Condition", "$defs": definitions()}, engine)
    shallow = findings_by(judge, nested(2, {"kind": "holds", "fact": "Not A Fact"}), "example.yaml")
    began = time.perf_counter()
    deep = findings_by(judge, nested(60, {"kind": "holds", "fact": "Not A Fact"}), "example.yaml")
    assert [(f.ident, f.message) for f in deep] == [(f.ident, f.message) for f in shallow]
    assert [(f.ident, len(f.at.path)) for f in deep] == [("malformed-text", 91)]
    # With unions said as `oneOf` this took minutes at a depth of eight.
    assert time.perf_counter() - began < 5
