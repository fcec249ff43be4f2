from __future__ import annotations

from typing import Any

from tests.corpora import corpus_of, corpus_with_rule, record
from tests.small_world import ON, SmallWorld, holds, rule


def undetermined(facts: dict[str, Any], **rules: Any) -> tuple[str, ...]:
    return SmallWorld(rules).rule().decide(facts, on=ON).undetermined


BOTH = rule({"kind": "all", "of": [holds("a"), {"kind": "any", "of": [holds("b"), holds("c")]}]})


def test_facts_of_unknown_parts_in_the_order_of_the_text() -> None:
    assert undetermined({}, rule=BOTH) == ("a", "b", "c")


def test_nothing_below_a_part_that_is_settled() -> None:
    assert undetermined({"b": True}, rule=BOTH) == ("a",)
    assert undetermined({"a": False}, rule=BOTH) == ()


def test_rules_referred_to_are_followed() -> None:
    one = rule({"kind": "all", "of": [holds("c"), {"kind": "outcome-of", "rule": "act/inner"}]})
    assert undetermined({}, rule=one, inner=rule(holds("a"), when=holds("b"))) == ("c", "b", "a")
    assert undetermined({"b": False, "c": True}, rule=one, inner=rule(holds("a"), when=holds("b"))) == ()


def test_exceptions_that_may_apply() -> None:
    cites = [{"source": "gazette", "line": 1}]
    unless = [{"id": "minors", "sets_aside": ["rule"], "if": holds("b"), "then": "no", "cites": cites}]
    assert undetermined({"a": True}, rule=rule(holds("a"), unless=unless)) == ("b",)
    assert undetermined({"b": False}, rule=rule(holds("a"), unless=unless)) == ("a",)


def test_what_is_not_encoded_asks_for_nothing() -> None:
    assert undetermined({}, rule=rule({"kind": "not-encoded", "reason": "the text weighs interests"})) == ()


def test_dates_of_a_time_limit_and_of_the_one_that_it_runs_from() -> None:
    first = "kind: time-limit\nruns_from: {later_of: [entered_on, issued_on]}"
    one = "kind: time-limit\nruns_from: {outcome_of: act/first}\nperiod: {days: 3}"
    corpus = corpus_of(record(rules={"rule": one, "first": first}))
    assert corpus.rule("act/rule").decide({}, on=ON).undetermined == ("entered_on", "issued_on")
    assert corpus.rule("act/rule").decide({"issued_on": "2020"}, on=ON).undetermined == ("entered_on", "issued_on")


def test_a_range_by_an_open_option_asks_for_nothing() -> None:
    corpus = corpus_with_rule("kind: time-limit\nruns_from: entered_on\nperiod: {days: 3}\nfirst_day: excluded")
    decision = corpus.rule("act/rule").decide({"entered_on": "2020-01-01"}, on=ON)
    assert (decision.answer, decision.undetermined) == ("2020-01-04/2020-01-05", ())
