"""A time limit that presumes: what nobody states has the value that the law gives it, and the decision says so."""

from __future__ import annotations

from tests.corpora import corpus_with_rule

LIMIT = """
kind: time-limit
runs_from: entered_on
period: {months: 6}
first_day: excluded
month_end: last-day
result: last-day
rescinded: issued_on
"""


def test_without_a_presumption_an_absent_fact_leaves_it_unknown() -> None:
    decision = corpus_with_rule(LIMIT).rule("act/rule").decide({"entered_on": "2020-01-31"}, on="2020-02-01")
    assert (decision.answer, decision.missing) == ("unknown", ("issued_on",))


def test_a_presumption_settles_it_and_is_listed() -> None:
    rule = corpus_with_rule(LIMIT + "presume: {issued_on: none}\n").rule("act/rule")
    decision = rule.decide({"entered_on": "2020-01-31"}, on="2020-02-01")
    assert decision.answer == "2020-07-31"
    assert [a.text for a in decision.assumptions if a.kind == "presumption"] == ["issued_on: none"]
    stated = rule.decide({"entered_on": "2020-01-31", "issued_on": "2020-03-01"}, on="2020-02-01")
    assert stated.answer == "no-effect"


def test_a_day_without_a_year_is_asked_for() -> None:
    decision = (
        corpus_with_rule(LIMIT)
        .rule("act/rule")
        .decide({"entered_on": "XXXX-01-31", "issued_on": "none"}, on="2020-02-01")
    )
    assert (decision.answer, decision.missing) == ("unknown", ("entered_on",))
