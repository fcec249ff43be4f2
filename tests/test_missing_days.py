"""Which facts a time limit still needs."""

from __future__ import annotations

from typing import Any

import pytest

from lawmodel.rules.ask import AskableRule
from tests.corpora import FACTS, corpus_of, record

SETTLED = "first_day: excluded\nmonth_end: last-day\nresult: last-day\n"
MORE = (
    FACTS
    + '  replied_on: {type: date, question: {en: "When?"}}\n  withdrawn_on: {type: date, question: {en: "When?"}}\n'
)
DISPUTED = """
discrepancies:
  - id: matter
    kind: disagreement
    concerns: [provisions/rule]
    matter: from when it runs
    accounts:
      - {id: one, says: this, cites: [{source: gazette, line: 1}]}
      - {id: two, says: that, cites: [{source: gazette, line: 1}]}
    taken: none
"""


def limit(rules: dict[str, str], more: str = "") -> AskableRule:
    texts = {name: f"kind: time-limit\n{SETTLED}{text}" for name, text in rules.items()}
    return corpus_of({**record(rules=texts, more=more), "registers/facts.yaml": MORE}).rule("act/rule")


def missing(text: str, facts: dict[str, Any], more: str = "", **keywords: Any) -> tuple[str, ...]:
    decision = limit({"rule": text}, more).decide(facts, on=keywords.pop("on", "2020-06-01"), **keywords)
    assert set(decision.missing) <= set(decision.undetermined)
    assert decision.still_needed == set(decision.missing)
    return decision.missing


LATER = "runs_from: {later_of: [entered_on, issued_on]}\nperiod: {months: 3}\n"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, ("entered_on", "issued_on")),
        ({"entered_on": "2020-01-01"}, ("issued_on",)),
        ({"entered_on": "none"}, ()),
        ({"entered_on": "2020-01-01", "issued_on": "2020"}, ("issued_on",)),
        ({"entered_on": "2021-02-01", "issued_on": "2020"}, ()),
        ({"entered_on": "2020-01-01", "issued_on": "2020-01-02"}, ()),
    ],
)
def test_the_later_of_two_days(facts: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert missing(LATER, facts) == expected


def test_a_range_that_no_fact_would_narrow() -> None:
    text = "kind: time-limit\nruns_from: entered_on\nperiod: {months: 1}\nmonth_end: last-day\nresult: last-day"
    rule = corpus_of({**record(rules={"rule": text}), "registers/facts.yaml": MORE}).rule("act/rule")
    decision = rule.decide({"entered_on": "2020-01-10"}, on="2020-06-01")
    assert (decision.answer, decision.missing) == ("2020-02-09/2020-02-10", ())
    assert rule.decide({"entered_on": "2020-01"}, on="2020-06-01").missing == ("entered_on",)


def test_of_sources_that_disagree_only_what_counts() -> None:
    text = "runs_from: {by_account: {discrepancy: matter, accounts: {one: entered_on, two: issued_on}}}\nperiod: {days: 3}\n"
    assert missing(text, {}, DISPUTED) == ("entered_on", "issued_on")
    assert missing(text, {"entered_on": "2020-01-01"}, DISPUTED) == ("issued_on",)
    assert missing(text, {}, DISPUTED, accounts={"matter": "two"}) == ("issued_on",)


def test_what_may_stop_or_replace_the_day() -> None:
    text = "runs_from: entered_on\nperiod: {months: 6}\nrescinded: withdrawn_on\nstated: replied_on\n"
    known = {"entered_on": "2020-01-01", "replied_on": "none"}
    assert missing(text, known) == ("withdrawn_on",)
    assert missing(text, {**known, "withdrawn_on": "none"}) == ()
    assert missing(text, {"entered_on": "2020-01-01", "withdrawn_on": "none"}) == ("replied_on",)


def test_what_is_presumed_in_part_is_not_missing() -> None:
    text = f"{LATER}\npresume: {{entered_on: '2020'}}"
    assert missing(text, {"issued_on": "2019-01-01"}) == ()
    assert missing(text, {"issued_on": "2019-01-01", "entered_on": "2020-01"}) == ("entered_on",)


def test_what_is_presumed_is_not_missing() -> None:
    text = "runs_from: entered_on\nperiod: {months: 6}\nrescinded: withdrawn_on\npresume: {withdrawn_on: none}\n"
    assert missing(text, {"entered_on": "2020-01-01"}) == ()


def test_scope() -> None:
    text = "when: {kind: all, of: [{kind: holds, fact: a}, {kind: one-of, fact: role, values: [staff]}]}\nruns_from: entered_on\nperiod: {days: 3}\n"
    assert set(missing(text, {"entered_on": "2020-01-01"})) == {"a", "role"}
    assert missing(text, {"entered_on": "2020-01-01", "a": True}) == ("role",)
    assert missing(text, {"entered_on": "2020-01-01", "a": False}) == ()
    assert missing(text, {"a": True, "role": "staff"}) == ("entered_on",)


def test_scope_by_the_members_of_a_set() -> None:
    text = "when: {kind: holds, fact: papers, member: visa}\nruns_from: entered_on\nperiod: {days: 3}\n"
    assert missing(text, {"entered_on": "2020-01-01", "papers": {"has": ["passport"]}}) == ("papers",)


def test_threshold_of_the_scope() -> None:
    text = 'when: {kind: comparison, fact: entered_on, operator: on-or-after, value: "1850-01-01"}\nruns_from: issued_on\nperiod: {days: 3}\n'
    assert missing(text, {"issued_on": "2020-01-01"}) == ("entered_on",)


def test_time_limit_that_runs_from_another() -> None:
    rules = {"rule": "runs_from: {outcome_of: act/first}\nperiod: {days: 3}\n", "first": LATER}
    assert limit(rules).decide({"entered_on": "2020-01-01"}, on="2020-06-01").missing == ("issued_on",)


def test_fact_put_off_while_another_holds() -> None:
    text = "runs_from: entered_on\nperiod: {days: 3}\npostpone: {while: a, until: replied_on}\n"
    assert set(missing(text, {"entered_on": "2020-01-01"})) == {"a", "replied_on"}
    assert missing(text, {"entered_on": "2020-01-01", "a": False}) == ()


def test_day_that_a_rule_names_is_tried_around() -> None:
    text = 'runs_from: {later_of: [entered_on, {day: "1700-01-01"}]}\nperiod: {days: 3}\n'
    assert missing(text, {}, on="2020-06-01") == ("entered_on",)


@pytest.mark.parametrize("facts", [{}, {"entered_on": "2020-01-01"}])
def test_a_fact_that_no_register_declares_cannot_be_given(facts: dict[str, Any]) -> None:
    """`lawmodel check` reports it; what is open without it stays unknown, and the other facts are still needed."""
    later = "runs_from: {later_of: [entered_on, left_on]}\nperiod: {months: 3}\n"
    assert missing(later, facts) == (() if facts else ("entered_on",))
    assert missing("runs_from: left_on\nperiod: {months: 3}\n", facts) == ()
    assert limit({"rule": later}).decide(facts, on="2020-06-01").explain()
