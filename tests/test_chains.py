"""Time limits that rest on others, and the versions of one: cases that a lawyer can read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from lawmodel.model.fact import Fact
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.rules.ask import AskableRule
from lawmodel.rules.limits.time_limit import TimeResult
from tests.small_world import SmallWorld
from tests.time_limit_cases import conventions, data_of, found_in

CASES = Path(__file__).parent / "cases" / "time_limit_chains"
CITES = [{"source": "gazette", "line": 1}]
_VERSIONED: TypeAdapter[VersionedProvision] = TypeAdapter(VersionedProvision)
_FACT: TypeAdapter[Fact] = TypeAdapter(Fact)


class ChainWorld(SmallWorld):
    """The rules of a file, each at `act/<name>`; facts are dates if their names end in `_on`, else booleans."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        super().__init__({name: rule for name, rule in rules.items() if "versions" not in rule})
        self.conventions = conventions()
        self.facts = {name: _fact(name) for name in set(re.findall(r"[a-z_]*(?:_on|_approved)\b", str(rules)))}
        self.versioned = {
            f"act/{name}": _VERSIONED.validate_python(
                {"id": name, "kind": "versioned", "heading": "A rule", "cites": CITES, **rule}
            )
            for name, rule in rules.items()
            if "versions" in rule
        }

    def provision(self, path: str) -> RuleProvision | VersionedProvision:
        return self.versioned.get(path) or super().provision(path)


def _fact(name: str) -> Fact:
    kind = "date" if name.endswith("_on") else "boolean"
    return _FACT.validate_python({"type": kind, "question": {"en": f"{name}?"}})


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        file = data_of(path.read_text(encoding="utf-8"), path.stem)
        for case in file["cases"]:
            yield pytest.param(file["rules"], case, id=f"{path.stem}: {case['title']}")


@pytest.mark.parametrize(("rules", "case"), list(cases()))
def test_a_chain_gives_what_it_expects(rules: Mapping[str, Any], case: Mapping[str, Any]) -> None:
    asked = AskableRule(ChainWorld(rules), f"act/{case['of']}")
    outcome = asked.decide(case["facts"], on="2026-01-01").outcome
    if outcome == "unknown":
        assert case["expect"] == "unknown"
        return
    assert isinstance(outcome, TimeResult)
    expected = {key: value for key, value in case.items() if key in {"expect", "would_be"}}
    assert found_in(outcome, expected) == expected
    assert ("would_be" in case) == (outcome.would_be is not None)
    assert list(outcome.steps) == case.get("steps", list(outcome.steps))
    assert asked.decide(case["facts"], on="2026-01-01").reasons
