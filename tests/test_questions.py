from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from lawmodel import ContradictoryFacts, WrongFactValue
from lawmodel.rules.answers import value_from_text
from lawmodel.rules.questions import Interview, NothingAsked
from tests import oracle
from tests.corpora import corpus_with_rule
from tests.small_world import ON, SmallWorld, asks_accounts, base, holds, known, rule, rules

BOTH = rule(
    {
        "kind": "any",
        "of": [{"kind": "all", "of": [holds("a"), holds("b")]}, {"kind": "all", "of": [holds("a"), holds("c")]}],
    }
)


def interview(one: dict[str, Any], implications: list[Any] | None = None, **more: Any) -> Interview:
    return Interview(SmallWorld({"rule": one}, implications).rule(), ON, **more)


def asked(talk: Interview) -> str | None:
    question = talk.next()
    return None if question is None else question.fact


def test_the_fact_that_most_often_decides_is_asked_first() -> None:
    talk = interview(BOTH)
    assert asked(talk) == "a"
    question = talk.next()
    assert question is not None
    assert question.text() == "a?"
    assert question.text("fr") == "a?"


def test_it_stops_when_the_outcome_is_settled() -> None:
    talk = interview(BOTH)
    assert talk.answer("no").outcome == "no"
    assert talk.next() is None
    with pytest.raises(NothingAsked, match="no fact is asked for any more"):
        talk.answer("yes")


def test_facts_given_before_are_not_asked_for() -> None:
    talk = interview(BOTH, facts={"a": True, "b": None})
    assert asked(talk) == "b"
    assert talk.answer(True).outcome == "yes"
    assert talk.facts == {"a": True, "b": True}


def test_what_follows_from_an_answer_is_not_asked_for() -> None:
    stateless = [{"when": holds("a"), "then": {"kind": "not", "of": holds("b")}}]
    talk = interview(
        rule({"kind": "any", "of": [holds("b"), {"kind": "all", "of": [holds("a"), holds("c")]}]}), stateless
    )
    while asked(talk) != "a":
        talk.skip()
    talk.answer("yes")
    assert asked(talk) == "c"


def test_what_is_not_known_is_passed_over() -> None:
    talk = interview(BOTH)
    talk.skip()
    assert asked(talk) == "b"
    talk.answer("no")
    talk.answer("no")
    assert talk.next() is None
    assert talk.decision.outcome == "no"


def test_an_answer_in_part_is_not_asked_for_again() -> None:
    early = {"kind": "comparison", "fact": "entered_on", "operator": "before", "value": "2016-12-31"}
    talk = interview(rule(early))
    assert talk.answer("2016").outcome == "unknown"
    assert talk.next() is None
    assert talk.decision.missing == ("entered_on",)


def test_a_wrong_answer_changes_nothing() -> None:
    talk = interview(BOTH)
    with pytest.raises(WrongFactValue, match="`perhaps` is not true or false"):
        talk.answer("perhaps")
    assert asked(talk) == "a"
    assert talk.facts == {}


def test_an_answer_that_contradicts_changes_nothing() -> None:
    no_staff = [
        {"when": holds("a"), "then": {"kind": "not", "of": {"kind": "one-of", "fact": "role", "values": ["staff"]}}}
    ]
    family = {"kind": "one-of", "fact": "role", "values": ["family"]}
    talk = interview(rule(family), no_staff, facts={"a": True})
    with pytest.raises(ContradictoryFacts):
        talk.answer("staff")
    assert asked(talk) == "role"
    assert talk.answer("family").outcome == "yes"


def test_only_the_accounts_gone_by_are_asked_about() -> None:
    disputed = {"kind": "by-account", "discrepancy": "matter", "accounts": {"one": holds("a"), "two": holds("b")}}
    assert asked(interview(rule(disputed), accounts={"matter": "two"})) == "b"


def test_time_limit() -> None:
    limit = "kind: time-limit\nruns_from: {later_of: [entered_on, issued_on]}\nperiod: {days: 3}\nfirst_day: excluded\nresult: last-day"
    talk = Interview(corpus_with_rule(limit).rule("act/rule"), ON)
    assert asked(talk) == "entered_on"
    talk.answer("2010-01-05")
    assert asked(talk) == "issued_on"
    assert talk.answer("2010-01-01").answer == "2010-01-08"
    assert talk.next() is None


@settings(deadline=None)
@given(rules(("a", "age", "role", "entered_on")), known(("a", "age", "role", "entered_on")))
def test_every_interview_ends_with_what_the_rule_gives(one: dict[str, Any], told: dict[str, Any]) -> None:
    complete = {"a": True, "age": 3, "role": "staff", "entered_on": "2010-01-04"} | {
        name: value for name, value in told.items() if not isinstance(value, dict) and "/" not in str(value)
    }
    accounts = {"matter": "one"} if asks_accounts(one) else {}
    talk = interview(one, accounts=accounts)
    while (question := talk.next()) is not None:
        talk.answer(complete[question.fact])
    day = None if complete["entered_on"] == "none" else date.fromisoformat(str(complete["entered_on"]))
    facts = {**complete, "entered_on": day, "as_of": ON}
    assert talk.decision.outcome == oracle.outcome(one, facts, {"matter": ["one"]})


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("a", " Yes ", True),
        ("a", "false", False),
        ("age", "-12", -12),
        ("role", "staff", "staff"),
        ("role", "staff | family", {"one_of": ["staff", "family"]}),
        ("papers", "visa, passport", ["visa", "passport"]),
        ("papers", "", []),
        ("entered_on", " none", "none"),
        ("offence", "x art. 1", "x art. 1"),
    ],
)
def test_value_from_text(name: str, text: str, value: object) -> None:
    assert value_from_text(name, text, base().facts[name]) == value


@pytest.mark.parametrize(("name", "text"), [("a", "1"), ("a", ""), ("age", "12 years"), ("age", "--5"), ("age", "٣")])
def test_what_is_no_value(name: str, text: str) -> None:
    with pytest.raises(WrongFactValue):
        value_from_text(name, text, base().facts[name])
