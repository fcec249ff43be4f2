from __future__ import annotations

from pathlib import Path

import pytest

from lawmodel import CircularRules, ContradictoryFacts, FactError, NotARule, UnknownAccount, UnknownFact, WrongFactValue
from lawmodel.model.reference import LegalReference
from lawmodel.truth import Truth
from tests.corpora import FACTS, corpus_of, corpus_with_rule, record

A = "kind: condition\nmodality: permission\nif: {kind: holds, fact: a}"
FORCE = '- {id: force, event: entered-into-force, happened_on: "2000-01-01", cites: [{source: gazette, line: 3}]}'
ON = "2020-01-01"


def answer(rule: str, facts: dict[str, object], **keywords: object) -> str:
    return corpus_with_rule(rule).rule("act/rule").decide(facts, on=keywords.pop("on", ON), **keywords).answer  # type: ignore[arg-type]


@pytest.mark.parametrize(("facts", "expected"), [({"a": True}, "yes"), ({"a": False}, "no"), ({}, "unknown")])
def test_condition(facts: dict[str, object], expected: str) -> None:
    assert answer(A, facts) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"b": False, "a": True}, "does-not-apply"),
        ({"b": True, "a": True}, "yes"),
        ({"a": True}, "unknown"),
        ({"b": True}, "unknown"),
    ],
)
def test_scope(facts: dict[str, object], expected: str) -> None:
    assert answer(A + "\nwhen: {kind: holds, fact: b}", facts) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"a": True, "b": False}, "yes"),
        ({"a": True, "b": True}, "no"),
        ({"a": False, "b": True}, "no"),
        ({"a": True}, "unknown"),
        ({"a": True, "b": True, "c": True}, "yes"),
        ({"a": True, "b": True, "c": False}, "no"),
    ],
)
def test_exception_and_exception_to_it(facts: dict[str, object], expected: str) -> None:
    exceptions = """
unless:
  - {id: first, sets_aside: [rule], if: {kind: holds, fact: b}, then: "no", cites: [{source: gazette, line: 4}]}
  - {id: second, sets_aside: [first], if: {kind: holds, fact: c}, then: "yes", cites: [{source: gazette, line: 5}]}
"""
    known = {"c": False} | facts if facts != {"a": True} else facts
    assert answer(A + exceptions, known) == expected


def test_exceptions_that_disagree_leave_it_unknown() -> None:
    exceptions = """
unless:
  - {id: first, sets_aside: [rule], if: {kind: holds, fact: b}, then: "no", cites: [{source: gazette, line: 4}]}
  - {id: second, sets_aside: [rule], if: {kind: holds, fact: c}, then: "yes", cites: [{source: gazette, line: 5}]}
"""
    assert answer(A + exceptions, {"a": True, "b": True, "c": True}) == "unknown"
    assert answer(A + exceptions, {"a": False, "b": False, "c": True}) == "yes"


def test_presumption_is_used_and_listed() -> None:
    rule = A + "\npresume: {a: true}"
    decision = corpus_with_rule(rule).rule("act/rule").decide({}, on=ON)
    assert decision.answer == "yes"
    assert [(x.kind, x.text) for x in decision.assumptions if x.kind == "presumption"] == [("presumption", "a: true")]
    assert corpus_with_rule(rule).rule("act/rule").decide({"a": False}, on=ON).answer == "no"


def test_reference_within_an_instrument_takes_the_outcome() -> None:
    other = "kind: condition\nmodality: permission\nif: {kind: outcome-of, rule: act/first}"
    corpus = corpus_of(record(rules={"first": A, "second": other}))
    assert corpus.rule("act/second").decide({"a": True}, on=ON).answer == "yes"
    assert corpus.rule("act/second").facts == ("a",)


@pytest.mark.parametrize(("on", "expected"), [("2020-01-01", "yes"), ("1999-12-31", "no"), ("1999/2001", "unknown")])
def test_reference_across_instruments_takes_the_effective_outcome(on: str, expected: str) -> None:
    other = "kind: condition\nmodality: permission\nif: {kind: outcome-of, rule: act/first}"
    corpus = corpus_of({**record(lifecycle=FORCE, rules={"first": A}), **record("other", rules={"second": other})})
    assert corpus.rule("other/second").decide({"a": True}, on=on).answer == expected


def test_rules_in_a_circle_are_refused() -> None:
    one = "kind: condition\nmodality: permission\nif: {kind: outcome-of, rule: act/two}"
    two = "kind: condition\nmodality: permission\nif: {kind: outcome-of, rule: act/one}"
    corpus = corpus_of(record(rules={"one": one, "two": two}))
    with pytest.raises(CircularRules, match="act/one -> act/two -> act/one"):
        corpus.rule("act/one").decide({}, on=ON)


def test_a_rule_that_refers_to_itself_is_refused() -> None:
    corpus = corpus_of(
        record(rules={"one": "kind: condition\nmodality: permission\nif: {kind: outcome-of, rule: act/one}"})
    )
    with pytest.raises(CircularRules, match=r"^`act/one` refers to itself$"):
        corpus.rule("act/one").decide({}, on=ON)


VERSIONS = """
provisions:
  - id: rule
    kind: versioned
    heading: A rule that changed
    cites: [{source: gazette, line: 2}]
    version_day: entered_on
    versions:
      - id: old
        applies: {until: "2017-12-31"}
        cites: [{source: gazette, line: 2}]
        rule: {kind: not-stated}
      - id: new
        applies: {from: "2018-01-01"}
        cites: [{source: gazette, line: 2}]
        rule: {kind: condition, modality: permission, if: {kind: holds, fact: a}}
"""


@pytest.mark.parametrize(
    ("entered_on", "expected"),
    [("2018-01-01", "yes"), ("2017-12-31", "unknown"), ("2017/2018", "unknown"), ("2018", "yes"), (None, "unknown")],
)
def test_version_is_picked_by_its_day(entered_on: str | None, expected: str) -> None:
    corpus = corpus_of(record(more=VERSIONS))
    decision = corpus.rule("act/rule").decide({"entered_on": entered_on, "a": True}, on=ON)
    assert decision.answer == expected


def test_version_day_is_among_the_facts_still_needed() -> None:
    decision = corpus_of(record(more=VERSIONS)).rule("act/rule").decide({"a": True}, on=ON)
    assert "entered_on" in decision.undetermined


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"aa": True}, UnknownFact),
        ({"a": "true"}, WrongFactValue),
        ({"age": True}, WrongFactValue),
        ({"age": 151}, WrongFactValue),
        ({"entered_on": "2019-02-30"}, WrongFactValue),
        ({"entered_on": 2019}, WrongFactValue),
        ({"role": "cook"}, WrongFactValue),
        ({"role": []}, WrongFactValue),
        ({"papers": ["permit"]}, WrongFactValue),
        ({"offence": float("nan")}, WrongFactValue),
        ({"offence": Truth.UNKNOWN}, WrongFactValue),
        ({"offence": Path("some-law")}, WrongFactValue),
        ({"papers": {"has": ["visa"], "lacks": ["visa"]}}, WrongFactValue),
        ({"offence": "Article 5"}, WrongFactValue),
        ({"as_of": "2020-01-01"}, FactError),
    ],
)
def test_wrong_facts_raise(facts: dict[str, object], error: type[FactError]) -> None:
    with pytest.raises(error) as caught:
        answer(A, facts)
    assert caught.value.fact == next(iter(facts))


def about_an_offence(given: object) -> str:
    rule = "kind: condition\nmodality: exemption\nif: {kind: refers-to, fact: offence, references: [base-law art. 3]}"
    corpus = corpus_of(record("base-law", rules={"rule": rule}) | record("other-law"))
    return corpus.rule("base-law/rule").decide({"offence": given}, on=ON).answer


@pytest.mark.parametrize("given", ["bsae-law art. 3", LegalReference("bsae-law", "3")])
def test_a_misspelt_act_is_no_other_act(given: object) -> None:
    with pytest.raises(WrongFactValue, match="did you mean `base-law`") as caught:
        about_an_offence(given)
    assert caught.value.fact == "offence"


@pytest.mark.parametrize(
    "given", ["other-law art. 3", "foreign-code art. 3", "base-law-1961 art. 3", "base-law art. 4"]
)
def test_an_act_without_a_record_may_be_another_act(given: str) -> None:
    assert about_an_offence(given) == "no"


def test_contradictory_facts_raise() -> None:
    implies = "implies:\n  - {id: a-not-b, when: {kind: holds, fact: a}, then: {kind: not, of: {kind: holds, fact: b}}, because: one excludes the other}\n"
    corpus = corpus_of(record(rules={"rule": A}) | {"registers/facts.yaml": implies + FACTS})
    with pytest.raises(ContradictoryFacts, match="one excludes the other"):
        corpus.rule("act/rule").decide({"a": True, "b": True}, on=ON)
    implied = corpus.rule("act/rule").decide({"a": True}, on=ON)
    assert str(implied.facts_used["b"]) == "no"


def test_unknown_account() -> None:
    with pytest.raises(UnknownAccount):
        answer(A, {}, accounts={"matter": "first"})


def test_no_such_rule() -> None:
    with pytest.raises(NotARule, match="`act/nothing` is not a rule"):
        corpus_with_rule(A).rule("act/nothing")


@pytest.mark.parametrize(("on", "expected"), [("2020-01-01", "yes"), ("1999-12-31", None), ("1999/2001", "unknown")])
def test_effective_follows_the_standing(on: str, expected: str | None) -> None:
    decision = corpus_with_rule(A).rule("act/rule").decide({"a": True}, on=on)
    assert decision.answer == "yes"
    assert decision.effective == expected


def test_decision_says_what_it_was_made_with() -> None:
    decision = corpus_with_rule(A).rule("act/rule").decide({}, on=ON)
    again = corpus_with_rule(A).rule("act/rule").decide({}, on=ON)
    changed = corpus_with_rule(A.replace("fact: a", "fact: b")).rule("act/rule").decide({}, on=ON)
    assert decision.made_with == again.made_with
    assert decision.made_with["record"] != changed.made_with["record"]
