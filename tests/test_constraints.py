"""Constraints between facts that reach a rule through facts for which it does not ask."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from lawmodel.rules.conditions.implied import ContradictoryFacts
from lawmodel.rules.finite import constraints
from lawmodel.rules.finite.gather import needs_of
from tests.small_world import ON, SmallWorld, asks_accounts, holds, implications, known, rule, rules, some_facts

CITIZENS = {"kind": "one-of", "fact": "role", "values": ["staff", "family"]}
OTHERS = {"kind": "one-of", "fact": "role", "values": ["other"]}
NOT_A = {"kind": "not", "of": holds("a")}
A_TO_C, C_TO_B = {"when": holds("a"), "then": holds("c")}, {"when": holds("c"), "then": holds("b")}


def bound_by(constraints: list[Any], condition: Any, *given: str) -> list[str]:
    """The constraints that bind what a rule asks for."""
    world = SmallWorld({"rule": rule(condition)}, constraints)
    return [one.id for one in needs_of([(world, "act/rule")], given).binding]


def test_what_every_value_of_another_fact_excludes_is_excluded() -> None:
    either_way = [{"when": CITIZENS, "then": NOT_A}, {"when": OTHERS, "then": NOT_A}]
    decision = SmallWorld({"rule": rule(holds("a"))}, either_way).rule().decide({}, on=ON, thorough=True)
    assert (decision.answer, decision.missing) == ("no", ())


def test_a_single_constraint_whose_condition_is_always_met_excludes() -> None:
    always = [{"when": {**CITIZENS, "values": ["staff", "family", "other"]}, "then": NOT_A}]
    decision = SmallWorld({"rule": rule(holds("a"))}, always).rule().decide({}, on=ON, thorough=True)
    assert (decision.answer, decision.missing) == ("no", ())


def test_a_constraint_through_a_fact_that_can_be_chosen_freely_tells_nothing() -> None:
    assert bound_by([A_TO_C], holds("a")) == []
    assert bound_by([A_TO_C, C_TO_B], holds("a")) == []
    assert bound_by([A_TO_C, C_TO_B], {"kind": "all", "of": [holds("a"), holds("b")]}) == ["i0", "i1"]


def test_a_fact_that_is_given_cannot_be_chosen() -> None:
    assert bound_by([A_TO_C, C_TO_B], holds("a"), "c") == ["i0"]
    assert bound_by([A_TO_C, C_TO_B], holds("a"), "b") == ["i0", "i1"]


def test_a_constraint_on_other_facts_alone_tells_nothing() -> None:
    assert bound_by([{"when": CITIZENS, "then": holds("b")}, {"when": OTHERS, "then": holds("b")}], holds("a")) == []


def test_a_set_of_many_members_is_not_tried_out(monkeypatch: pytest.MonkeyPatch) -> None:
    held = [{"when": holds("a"), "then": holds("papers", member="visa")}]
    assert bound_by(held, holds("a")) == []
    monkeypatch.setattr(constraints, "_MOST", 1)
    assert bound_by(held, holds("a")) == ["i0"]


@st.composite
def questions(draw: st.DrawFn) -> tuple[dict[str, Any], list[Any], dict[str, Any]]:
    """A rule, constraints that speak of more facts than it asks for, and what is known."""
    names = draw(some_facts())
    more = tuple(dict.fromkeys([*names, "b", "c", "role"]))
    constraints = [*draw(implications(more)), *draw(implications(more))]
    return draw(rules(names)), constraints, draw(known(more))


# Few of the random constraints contradict nothing, and some are none: more are thrown away than is usual.
@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(questions())
def test_constraints_left_out_change_nothing(question: tuple[dict[str, Any], list[Any], dict[str, Any]]) -> None:
    one, bound, facts = question
    assume(bound and not asks_accounts(one))
    found = []
    for leave_out in (True, False):
        with pytest.MonkeyPatch.context() as patched:
            if not leave_out:
                patched.setattr(constraints, "_MOST", 0)
            try:
                decision = SmallWorld({"rule": one}, bound).rule().decide(facts, on=ON, thorough=True)
            except ContradictoryFacts:
                assume(False)
                raise
            found.append((decision.answer, set(decision.missing)))
    assert found[0] == found[1]
