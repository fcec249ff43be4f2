"""What going through all cases finds, held against an oracle that goes through them one by one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lawmodel.rules.ask import Decision
from lawmodel.rules.conditions.implied import ContradictoryFacts
from lawmodel.rules.conditions.parts import conditions_of
from lawmodel.rules.conditions.trace import facts_of
from lawmodel.rules.finite import analysis
from tests import oracle
from tests.corpora import corpus_of, record
from tests.small_world import (
    ON,
    SmallWorld,
    asks_accounts,
    holds,
    implications,
    known,
    leaves,
    rule,
    rules,
    some_facts,
)

ALL_ACCOUNTS = {"matter": ["one", "two"]}


@st.composite
def questions(draw: st.DrawFn) -> tuple[dict[str, Any], list[Any], dict[str, Any], dict[str, str]]:
    """A rule, constraints, what is known, and perhaps an account that is gone by."""
    names = draw(some_facts())
    constraints = draw(implications(names))
    facts = draw(known((*names, *draw(st.sampled_from([(), ("b",), ("b", "c")])))))
    one = draw(rules(names))
    accounts = draw(st.sampled_from([{}, {}, {"matter": "one"}]))
    return one, constraints, facts, accounts if asks_accounts(one) else {}


def ask(
    one: dict[str, Any],
    constraints: list[Any],
    facts: dict[str, Any],
    accounts: dict[str, str],
    *,
    thorough: bool = False,
) -> Decision:
    try:
        return SmallWorld({"rule": one}, constraints).rule().decide(facts, on=ON, accounts=accounts, thorough=thorough)
    except ContradictoryFacts:
        assume(False)
        raise


def asked_facts(one: dict[str, Any]) -> list[str]:
    conditions = [c for _, c in conditions_of(SmallWorld({"rule": one}).rule().rules[0])]
    return [n for n in dict.fromkeys(name for c in conditions for name in facts_of(c)) if n != "as_of"]


def all_outcomes(
    one: dict[str, Any], constraints: list[Any], facts: dict[str, Any], accounts: dict[str, str]
) -> list[tuple[dict[str, Any], str]]:
    """Every completion with its outcome, by the oracle."""
    bound = [name for c in constraints for part in (c["when"], c["then"]) for name in [part["fact"]]]
    names = list(dict.fromkeys([*asked_facts(one), *bound]))
    gone_by = {"matter": [accounts["matter"]] if accounts else ALL_ACCOUNTS["matter"]}
    cases = oracle.completions(names, facts, constraints)
    return [(case, oracle.outcome(one, {**case, "as_of": ON}, gone_by)) for case in cases]


@settings(deadline=None)
@given(questions())
def test_what_is_known_is_so_in_every_completion(question: Any) -> None:
    decision = ask(*question)
    if decision.outcome != "unknown":
        assert {outcome for _, outcome in all_outcomes(*question)} <= {decision.outcome}


@settings(deadline=None)
@given(questions())
def test_thorough_is_what_all_completions_give(question: Any) -> None:
    decision = ask(*question, thorough=True)
    outcomes = {outcome for _, outcome in all_outcomes(*question)}
    assume(outcomes)
    assert decision.outcome == (outcomes.pop() if len(outcomes) == 1 else "unknown")


@settings(deadline=None)
@given(questions())
def test_missing_are_the_facts_that_change_the_outcome_alone(question: Any) -> None:
    decision = ask(*question)
    assume(decision.outcome == "unknown")
    cases = all_outcomes(*question)
    expected = oracle.decisive_facts(asked_facts(question[0]), cases)
    if expected or len({outcome for _, outcome in cases}) < 2:
        assert set(decision.missing) == expected
    assert set(decision.missing) <= set(decision.undetermined)
    assert decision.still_needed == set(decision.missing)


@settings(deadline=None)
@given(questions(), st.data())
def test_another_fact_never_turns_yes_into_no(question: Any, data: st.DataObject) -> None:
    one, constraints, facts, accounts = question
    unknown = [name for name in asked_facts(one) if name not in facts]
    more = {**facts, **data.draw(known(tuple(unknown)))}
    for thorough in (False, True):
        before = ask(*question, thorough=thorough).outcome
        after = ask(one, constraints, more, accounts, thorough=thorough).outcome
        assert before in ("unknown", after) or not all_outcomes(one, constraints, more, accounts)


@settings(deadline=None)
@given(questions(), st.integers(2, 60))
def test_split_rule_gives_the_same(question: Any, limit: int) -> None:
    whole = ask(*question)
    assume(whole.outcome == "unknown")
    expected = (ask(*question, thorough=True).outcome, whole.missing)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(analysis, "LIMIT", limit)
        parted = ask(*question)
        assume(parted.is_exact)
        assert (ask(*question, thorough=True).outcome, parted.missing) == expected
        assert parted.still_needed == set(parted.missing)


@st.composite
def references(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """A rule that refers to another, that other, and what is known."""
    names = draw(some_facts())
    refers = st.just({"kind": "outcome-of", "rule": "act/inner"})
    outer = draw(
        st.lists(refers | leaves(names) | refers.map(lambda each: {"kind": "not", "of": each}), min_size=2, max_size=3)
    )
    condition = {"kind": draw(st.sampled_from(["all", "any"])), "of": [draw(refers), *outer]}
    return rule(condition), draw(rules(names)), draw(known(names))


@settings(deadline=None)
@given(references())
def test_rules_referred_to_are_gone_through_too(case: Any) -> None:
    one, inner, facts = case
    names = list(dict.fromkeys([*asked_facts(one), *asked_facts(inner)]))
    others = {"as_of": ON, "rules": {"act/inner": inner}}
    cases = [(c, oracle.outcome(one, {**c, **others}, ALL_ACCOUNTS)) for c in oracle.completions(names, facts, [])]
    outcomes = {outcome for _, outcome in cases}
    asked = SmallWorld({"rule": one, "inner": inner}).rule()
    plain = asked.decide(facts, on=ON)
    thorough = asked.decide(facts, on=ON, thorough=True).outcome
    assert thorough == (outcomes.pop() if len(outcomes) == 1 else "unknown")
    if plain.outcome == "unknown":
        assert set(plain.missing) == oracle.decisive_facts(names, cases)
        assert set(plain.missing) <= set(plain.undetermined)


# What else a case is made of: rules referred to, other instruments, versions, presumptions

A_OR_NOT_A = {"kind": "any", "of": [holds("a"), {"kind": "not", "of": holds("a")}]}


def given_by(one: dict[str, Any], facts: dict[str, Any], **others: Any) -> tuple[str, str, tuple[str, ...]]:
    """The outcome, the outcome found by going through all cases, and what is missing."""
    asked = SmallWorld({"rule": one, **others}).rule()
    plain, thorough = asked.decide(facts, on=ON), asked.decide(facts, on=ON, thorough=True)
    return plain.answer, thorough.answer, plain.missing


def test_only_going_through_all_cases_finds_that_either_way_is_enough() -> None:
    assert given_by(rule(A_OR_NOT_A), {}) == ("unknown", "yes", ())


def test_what_is_not_encoded_stays_unknown() -> None:
    one = rule({"kind": "all", "of": [A_OR_NOT_A, {"kind": "not-encoded", "reason": "the text weighs interests"}]})
    assert given_by(one, {}) == ("unknown", "unknown", ())


def test_facts_of_rules_referred_to_are_gone_through() -> None:
    inner = rule({"kind": "all", "of": [holds("a"), holds("b")]}, when=holds("c"))
    one = rule({"kind": "any", "of": [{"kind": "outcome-of", "rule": "act/inner"}, {"kind": "not", "of": holds("c")}]})
    assert given_by(one, {}, inner=inner) == ("unknown", "unknown", ("c", "a", "b"))
    assert given_by(one, {"a": True, "b": True}, inner=inner) == ("unknown", "yes", ())


@pytest.mark.parametrize(
    ("on", "expected"), [("2020-01-01", ("yes", ())), ("1999-12-31", ("no", ())), ("1999/2001", ("unknown", ()))]
)
def test_standing_of_an_instrument_relied_on(on: str, expected: tuple[str, tuple[str, ...]]) -> None:
    force = '- {id: force, event: entered-into-force, happened_on: "2000-01-01", cites: [{source: gazette, line: 3}]}'
    first = "kind: condition\nmodality: permission\nif: {kind: any, of: [{kind: holds, fact: a}, {kind: not, of: {kind: holds, fact: a}}]}"
    other = "kind: condition\nmodality: permission\nif: {kind: outcome-of, rule: act/first}"
    corpus = corpus_of({**record(lifecycle=force, rules={"first": first}), **record("other", rules={"second": other})})
    decision = corpus.rule("other/second").decide({}, on=on, thorough=True)
    assert (decision.answer, decision.missing) == expected


@pytest.mark.parametrize(
    ("entered_on", "missing"),
    [("2018-01-01", ("a",)), ("2017-12-31", ("b",)), ("2017/2018", ("a", "b")), (None, ("entered_on", "a", "b"))],
)
def test_versions_are_gone_through(entered_on: str | None, missing: tuple[str, ...]) -> None:
    corpus = corpus_of(record(more=TWO_VERSIONS))
    decision = corpus.rule("act/rule").decide({"entered_on": entered_on}, on=ON)
    assert set(decision.missing) - {"entered_on"} == set(missing) - {"entered_on"}
    assert ("entered_on" in decision.missing) == (entered_on in ("2017/2018", None))
    both = corpus.rule("act/rule").decide({"entered_on": entered_on, "a": True, "b": True}, on=ON)
    assert (both.answer, both.missing) == ("yes", ())


TWO_VERSIONS = """
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
        rule: {kind: condition, modality: permission, if: {kind: holds, fact: b}}
      - id: new
        applies: {from: "2018-01-01"}
        cites: [{source: gazette, line: 2}]
        rule: {kind: condition, modality: permission, if: {kind: holds, fact: a}}
"""


def test_what_is_presumed_is_not_missing() -> None:
    one = rule({"kind": "all", "of": [holds("a"), holds("b")]}, presume={"a": True})
    assert given_by(one, {}) == ("unknown", "unknown", ("b",))
    assert given_by(one, {"b": True}) == ("yes", "yes", ())
    assert given_by(one, {"a": False}) == ("no", "no", ())


def test_a_presumption_binds_its_own_rule_alone() -> None:
    inner = rule(holds("a"), presume={"a": True})
    one = rule({"kind": "all", "of": [{"kind": "outcome-of", "rule": "act/inner"}, {"kind": "not", "of": holds("a")}]})
    assert given_by(one, {}, inner=inner)[0] == "unknown"


def test_presumption_of_a_set() -> None:
    either = {"kind": "any", "of": [holds("papers", member="passport"), holds("papers", member="visa")]}
    one = rule(either, presume={"papers": ["visa"]})
    assert given_by(one, {}) == ("yes", "yes", ())
    assert given_by(one, {"papers": {"lacks": ["visa"]}}) == ("unknown", "unknown", ("papers",))


def test_constraints_through_a_fact_that_is_not_asked_for() -> None:
    one = rule({"kind": "all", "of": [holds("a"), {"kind": "not", "of": holds("b")}]})
    through = [{"when": holds("a"), "then": holds("c")}, {"when": holds("c"), "then": holds("b")}]
    decision = SmallWorld({"rule": one}, through).rule().decide({}, on=ON, thorough=True)
    assert (decision.answer, decision.missing) == ("no", ())
    backwards = SmallWorld({"rule": rule(holds("a"))}, through[:1]).rule().decide({"c": False}, on=ON, thorough=True)
    assert backwards.answer == "no"


def test_facts_that_only_change_together_are_still_missing() -> None:
    together = [{"when": holds("a"), "then": holds("b")}, {"when": holds("b"), "then": holds("a")}]
    decision = (
        SmallWorld({"rule": rule({"kind": "all", "of": [holds("a"), holds("b")]})}, together).rule().decide({}, on=ON)
    )
    assert (decision.answer, decision.missing) == ("unknown", ("a", "b"))


def test_of_facts_that_matter_as_often_the_first_of_the_text_comes_first() -> None:
    assert given_by(rule({"kind": "all", "of": [holds("c"), holds("a"), holds("b")]}), {})[2] == ("c", "a", "b")


def test_the_fact_that_matters_most_often_comes_first() -> None:
    one = rule({"kind": "all", "of": [{"kind": "any", "of": [holds("a"), holds("b")]}, holds("c")]})
    assert given_by(one, {})[2] == ("c", "a", "b")


def test_dates_are_compared_as_far_as_they_are_known() -> None:
    one = rule({"kind": "comparison", "fact": "entered_on", "operator": "before", "value": {"fact": "issued_on"}})
    assert given_by(one, {"entered_on": "2010-01"}) == ("unknown", "unknown", ("issued_on", "entered_on"))
    assert given_by(one, {"entered_on": "2010-01", "issued_on": "2010-01"})[2] == ("entered_on", "issued_on")
    assert given_by(one, {"entered_on": "2010-01", "issued_on": "2010-02-01"}) == ("yes", "yes", ())
    assert given_by(one, {"entered_on": "none"}) == ("unknown", "no", ())


def test_a_rule_too_large_names_every_fact_that_is_undetermined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "LIMIT", 3)
    one = rule({"kind": "any", "of": [A_OR_NOT_A, holds("b")]})
    decision = SmallWorld({"rule": one}).rule().decide({}, on=ON, thorough=True)
    assert (decision.answer, decision.missing, decision.is_exact) == ("unknown", ("a", "b"), False)


def test_a_rule_too_large_is_exact_where_enough_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "LIMIT", 2)
    one = rule({"kind": "any", "of": [A_OR_NOT_A, {"kind": "all", "of": [holds("a"), holds("b")]}]})
    decision = SmallWorld({"rule": one}).rule().decide({"b": True}, on=ON, thorough=True)
    assert (decision.answer, decision.is_exact) == ("yes", True)


def test_many_facts_that_do_not_interact_are_gone_through_part_by_part() -> None:
    ages = [{"kind": "comparison", "fact": "age", "operator": "equal-to", "value": n} for n in range(1, 140, 2)]
    days = [
        {"kind": "comparison", "fact": f, "operator": "on", "value": f"20{n:02}-01-01"}
        for f in ("entered_on", "issued_on")
        for n in range(40)
    ]
    whole = {"kind": "any", "of": [{"kind": "any", "of": ages}, {"kind": "any", "of": days}, holds("a")]}
    decision = SmallWorld({"rule": rule(whole)}).rule().decide({}, on=ON)
    assert decision.is_exact
    assert decision.missing == ("a", "age", "entered_on", "issued_on")
