"""The keywords that the published schemas use, as both engines understand them: tests/cases/json_schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from lawmodel.schemas.registry import PUBLISHED, load

CASES = Path(__file__).parent / "cases" / "json_schema"
FILES = sorted(CASES.glob("*.json"))

# What Python's `re` and the engines of JavaScript, Java, .NET and Rust take alike: classes that are written out, groups
# and counts. Classes by name differ in the characters that they mean, and `\p` is unknown to Python.
COMMON_ESCAPES = {"\\.", "\\[", "\\]", "\\\\", "\\n", "\\/", "\\-"}
COMMON_GROUPS = {"(?!", "(?:"}


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{file.stem}: {case['about']}")
        for file in FILES
        for case in json.loads(file.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("case", cases())
def test_both_engines_judge_as_the_case_says(case: dict[str, Any]) -> None:
    quick, other = jsonschema_rs.Draft202012Validator(case["schema"]), Draft202012Validator(case["schema"])
    assert [value for value in case["valid"] if not quick.is_valid(value)] == []
    assert [value for value in case["valid"] if not other.is_valid(value)] == []
    assert [value for value in case["invalid"] if quick.is_valid(value)] == []
    assert [value for value in case["invalid"] if other.is_valid(value)] == []


@pytest.mark.parametrize("case", cases())
def test_both_engines_find_the_faults_in_the_same_places(case: dict[str, Any]) -> None:
    quick, other = jsonschema_rs.Draft202012Validator(case["schema"]), Draft202012Validator(case["schema"])
    same = []
    for value in case["invalid"]:
        found = {tuple(error.instance_path) for error in quick.iter_errors(value)}
        same.append(found == {tuple(error.absolute_path) for error in other.iter_errors(value)})
    assert all(same) is not case.get("places_differ", False)


def nodes(schema: Any, *, named: bool = False) -> Iterator[dict[str, Any]]:
    """Every object of a schema that holds keywords; `named`: the keys of this one are names of data."""
    if isinstance(schema, list):
        for child in schema:
            yield from nodes(child)
    elif isinstance(schema, dict):
        if not named:
            yield schema
        for key, child in schema.items():
            if named or key not in {"const", "enum", "default", "examples"}:
                yield from nodes(child, named=not named and key in {"properties", "patternProperties", "$defs"})


def test_the_schemas_use_these_keywords_and_no_others() -> None:
    used = {keyword for name in PUBLISHED for node in nodes(load(name)) for keyword in node}
    assert used - {file.stem for file in FILES} == set()


def test_no_value_has_false_or_true_as_its_schema() -> None:
    for name in PUBLISHED:
        for node in nodes(load(name)):
            inner = [node[key] for key in ("items", "if", "then") if key in node] + node.get("allOf", [])
            for key in ("properties", "patternProperties", "$defs"):
                inner += node.get(key, {}).values()
            assert not any(isinstance(schema, bool) for schema in inner), node
            assert node.get("additionalProperties") in (None, False)


def test_the_patterns_are_of_the_common_part() -> None:
    patterns = {node["pattern"] for name in PUBLISHED for node in nodes(load(name)) if "pattern" in node}
    patterns |= {key for name in PUBLISHED for node in nodes(load(name)) for key in node.get("patternProperties", ())}
    assert len(patterns) > 10
    for pattern in patterns:
        assert set(re.findall(r"\\.", pattern)) <= COMMON_ESCAPES, pattern
        assert set(re.findall(r"\(\?.", pattern)) <= COMMON_GROUPS, pattern
        assert not re.search(r"[*+?}][+]|\[\[|&&", pattern), pattern


@pytest.mark.parametrize("file", [pytest.param(file, id=file.stem) for file in FILES])
def test_each_keyword_has_cases_of_both_kinds(file: Path) -> None:
    told = json.loads(file.read_text(encoding="utf-8"))
    assert all(case.keys() - {"places_differ"} == {"about", "schema", "valid", "invalid"} for case in told)
    assert sum(len(case["valid"]) for case in told) >= 1
    assert file.stem == "$defs" or sum(len(case["invalid"]) for case in told) >= 1
    assert all(any(file.stem in node for node in nodes(case["schema"])) for case in told)
