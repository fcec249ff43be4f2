"""What going through all cases finds, held against an oracle that goes through them one by one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lawmodel.rules import analysis
from lawmodel.rules.ask import Decision
from lawmodel.rules.implied import ContradictoryFacts
from lawmodel.rules.parts import conditions_of
from lawmodel.rules.trace import facts_of
from tests import oracle
from tests.small_world import ON, SmallWorld, implications, known, rules, some_facts

ALL_ACCOUNTS = {"matter": ["one", "two"]}


@st.composite
def questions(draw: st.DrawFn) -> tuple[dict[str, Any], list[Any], dict[str, Any], dict[str, str]]:
    """A rule, constraints, what is known, and perhaps an account that is gone by."""
    names = draw(some_facts())
    constraints = draw(implications(names))
    facts = draw(known((*names, *draw(st.sampled_from([(), ("b",), ("b", "c")])))))
    return draw(rules(names)), constraints, facts, draw(st.sampled_from([{}, {}, {"matter": "one"}]))


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
