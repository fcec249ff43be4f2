from __future__ import annotations

from typing import Any

import pytest

from lawmodel.rules.ask import AskableRule
from lawmodel.rules.examples import asked_on, failure_of
from tests.corpora import corpus_of, corpus_with_rule, record
from tests.small_world import SmallWorld, holds, rule

CITES = [{"source": "gazette", "line": 1}]


def asked(one: dict[str, Any], **example: Any) -> AskableRule:
    return SmallWorld({"rule": {**one, "examples": [{"because": "it is so", **example}]}}).rule()


def told(one: dict[str, Any], **example: Any) -> tuple[str, str, str] | None:
    world = asked(one, **example)
    failure = failure_of(world, world.examples[0])
    return None if failure is None else (failure.expected, failure.got, failure.line)


BOTH = rule({"kind": "all", "of": [holds("a"), {"kind": "one-of", "fact": "role", "values": ["staff", "family"]}]})


def test_an_example_that_passes() -> None:
    assert told(BOTH, facts={"a": True, "role": "staff"}, expect="yes") is None


def test_the_line_is_what_the_outcome_stands_on() -> None:
    assert told(BOTH, facts={"a": True, "role": "other"}, expect="yes") == (
        "`yes`",
        "`no`",
        "role is staff or family: no (role: other)",
    )


def test_missing_facts_are_compared_in_any_order() -> None:
    assert told(BOTH, expect="unknown", missing=["role", "a"]) is None
    failure = told(BOTH, expect="unknown", missing=["a"])
    assert failure is not None
    assert set(failure[:2]) == {"missing `a`", "missing `a`, `role`"}


def test_nothing_missing() -> None:
    failure = told(BOTH, facts={"a": False}, expect="no", missing=["role"])
    assert failure is not None
    assert failure[1] == "nothing missing"


@pytest.mark.parametrize(
    ("more", "facts", "line"),
    [
        ({"when": holds("b")}, {"a": True, "b": False}, "b: no (b: no)"),
        (
            {"unless": [{"id": "minors", "sets_aside": ["rule"], "if": holds("b"), "then": "no", "cites": CITES}]},
            {"a": True, "b": True},
            "exception `minors` applies",
        ),
    ],
)
def test_scope_and_exceptions(more: dict[str, Any], facts: dict[str, Any], line: str) -> None:
    failure = told(rule(holds("a"), **more), facts=facts, expect="yes")
    assert failure is not None
    assert failure[2] == line


@pytest.mark.parametrize(
    ("one", "facts", "at"),
    [
        (BOTH, {"a": True, "role": "other"}, ("rule", "if", "of", 1)),
        (BOTH, {}, ("rule", "if", "of", 0)),
        (rule(holds("a"), when=holds("b")), {"a": True, "b": False}, ("rule", "when")),
        (
            rule(
                holds("a"),
                unless=[{"id": "minors", "sets_aside": ["rule"], "if": holds("b"), "then": "no", "cites": CITES}],
            ),
            {"a": True, "b": True},
            ("rule", "unless", 0, "if"),
        ),
    ],
)
def test_where_the_outcome_stands(one: dict[str, Any], facts: dict[str, Any], at: tuple[str | int, ...]) -> None:
    world = asked(one, facts=facts, expect="yes")
    failure = failure_of(world, world.examples[0])
    assert failure is not None
    assert failure.at == at


def test_where_the_outcome_of_a_version_stands() -> None:
    provision = """
provisions:
  - id: rule
    kind: versioned
    heading: A rule
    cites: [{source: gazette, line: 2}]
    version_day: as_of
    versions:
      - {id: old, applies: {until: "2009-12-31"}, rule: {kind: not-stated}, cites: [{source: gazette, line: 3}]}
      - id: new
        applies: {from: "2010-01-01"}
        rule: {kind: condition, modality: permission, if: {kind: holds, fact: a}}
        cites: [{source: gazette, line: 4}]
    examples: [{facts: {a: true}, as_of: "2012-01-01", expect: "no", because: it is so}]
"""
    one = corpus_of(record(more=provision)).rule("act/rule")
    failure = failure_of(one, one.examples[0])
    assert failure is not None
    assert failure.at == ("versions", 1, "rule", "if")


def test_time_limit_tells_its_last_step() -> None:
    text = """
kind: time-limit
runs_from: entered_on
period: {months: 1}
first_day: excluded
month_end: last-day
result: last-day
examples: [{facts: {entered_on: "2020-01-31"}, expect: "2020-03-02", because: it is so}]
"""
    one = corpus_with_rule(text).rule("act/rule")
    failure = failure_of(one, one.examples[0])
    assert failure is not None
    assert (failure.got, "2020-02-29" in failure.line, failure.at) == ("`2020-02-29`", True, ("rule",))


def test_without_a_day_nothing_is_known_of_it() -> None:
    late = {"kind": "comparison", "fact": "as_of", "operator": "after", "value": "2020-01-01"}
    assert told(rule(late), expect="unknown") is None
    assert told(rule(late), expect="yes", as_of="2021") is None
    assert asked_on(asked(rule(late), expect="yes").examples[0]).latest is None
