from __future__ import annotations

from typing import Any

import pytest

from lawmodel.rules.question import World
from lawmodel.rules.soundness import is_sound
from tests.corpora import corpus_of, record
from tests.small_world import SmallWorld, holds, rule

CITES = [{"source": "gazette", "line": 1}]


def exception(ident: str, *aside: str) -> dict[str, Any]:
    return {"id": ident, "sets_aside": list(aside), "if": holds("b"), "then": "no", "cites": CITES}


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (rule(holds("a")), True),
        (rule(holds("aa")), False),
        (rule(holds("entered_on")), False),
        (rule({"kind": "comparison", "fact": "entered_on", "operator": "before", "value": "2020-02-30"}), False),
        (rule({"kind": "comparison", "fact": "as_of", "operator": "before", "value": "2020"}), True),
        (rule(holds("a"), presume={"a": True}), True),
        (rule(holds("a"), presume={"a": "yes"}), False),
        (rule({"kind": "by-account", "discrepancy": "matter", "accounts": {"one": holds("a")}}), True),
        (rule({"kind": "by-account", "discrepancy": "matter", "accounts": {"three": holds("a")}}), False),
        (rule({"kind": "by-account", "discrepancy": "others", "accounts": {"one": holds("a")}}), False),
        (rule(holds("a"), unless=[exception("one", "rule"), exception("two", "one")]), True),
        (rule(holds("a"), unless=[exception("one", "rule", "three")]), False),
        (rule(holds("a"), unless=[exception("one", "two"), exception("two", "one")]), False),
        (rule({"kind": "outcome-of", "rule": "act/other"}), True),
        (rule({"kind": "outcome-of", "rule": "act/nothing"}), False),
        (rule({"kind": "outcome-of", "rule": "act/rule"}), False),
        (rule({"kind": "outcome-of", "rule": "act/wrong"}), False),
        (rule({"kind": "outcome-of", "rule": "act/limit"}), False),
    ],
)
def test_rule_of_conditions(one: dict[str, Any], expected: bool) -> None:
    limit = {"kind": "time-limit", "runs_from": "entered_on"}
    world: World = SmallWorld(
        {"rule": one, "other": rule(holds("b")), "wrong": rule(holds("entered_on")), "limit": limit}
    )
    assert is_sound(world, "act/rule") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("runs_from: entered_on\nperiod: {days: 3}", True),
        ("runs_from: {outcome_of: act/first}", True),
        ("runs_from: {outcome_of: act/condition}", False),
        ("runs_from: {event: force}", True),
        ("runs_from: {event: peace}", False),
        ('runs_from: {day: "2020-02-30"}', False),
        ("runs_from: age", False),
        ("runs_from: nowhere", False),
        ("runs_from: {by_account: {discrepancy: others, accounts: {one: entered_on}}}", False),
        ("runs_from: entered_on\nperiod: {days: 3}\nconvention: nobodys", False),
        ("runs_from: entered_on\nperiod: {working_days: 3}", False),
        ("runs_from: entered_on\nperiod: {working_days: 3}\ncalendar: {holidays: nowhere, week: 5}", False),
        ("runs_from: entered_on\nperiod: {days: 3}\nfirst_day: included\nresult: day-after", False),
    ],
)
def test_time_limit(text: str, expected: bool) -> None:
    lifecycle = (
        '- {id: force, event: entered-into-force, happened_on: "2000-01-01", cites: [{source: gazette, line: 3}]}'
    )
    rules = {
        "rule": f"kind: time-limit\n{text}",
        "first": "kind: time-limit\nruns_from: entered_on",
        "condition": "kind: condition\nmodality: permission\nif: {kind: holds, fact: a}",
    }
    assert is_sound(corpus_of(record(lifecycle=lifecycle, rules=rules)), "act/rule") is expected


@pytest.mark.parametrize(
    ("day", "until", "expected"),
    [
        ("entered_on", "2017-12-31", True),
        ("as_of", "2017-12-31", True),
        ("a", "2017-12-31", False),
        ("entered_on", "2017-02-31", False),
    ],
)
def test_versions(day: str, until: str, expected: bool) -> None:
    text = f"""
provisions:
  - id: rule
    kind: versioned
    heading: A rule that changed
    cites: [{{source: gazette, line: 2}}]
    version_day: {day}
    versions:
      - {{id: old, applies: {{until: "{until}"}}, cites: [{{source: gazette, line: 2}}], rule: {{kind: not-stated}}}}
"""
    assert is_sound(corpus_of(record(more=text)), "act/rule") is expected


@pytest.mark.parametrize("first", ["one", "two", "outside"])
def test_in_a_circle_none_can_be_asked_wherever_one_begins(first: str) -> None:
    refers = {"one": "two", "two": "one", "outside": "one"}
    rules = {name: rule({"kind": "outcome-of", "rule": f"act/{other}"}) for name, other in refers.items()}
    world: World = SmallWorld({**rules, "apart": rule(holds("a"))})
    judged = {name: is_sound(world, f"act/{name}") for name in (first, *refers, "apart")}
    assert judged == {"one": False, "two": False, "outside": False, "apart": True}
