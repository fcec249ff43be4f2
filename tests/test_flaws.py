"""Flaws that show without a case, held against an oracle that goes through every case."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.rules.finite import analysis
from lawmodel.rules.finite.analysis import RuleTooLarge
from lawmodel.rules.finite.flaws import Flaw, flaws_of
from tests import oracle
from tests.small_world import ON, SmallWorld, conditions, holds, rule

NAMES = ("a", "b", "age", "role")


def flaws(one: dict[str, Any], implications: list[Any] | None = None) -> tuple[Flaw, ...]:
    return flaws_of(SmallWorld({"rule": one}, implications), "act/rule")


def told(one: dict[str, Any], implications: list[Any] | None = None) -> list[tuple[Any, ...]]:
    return [(flaw.kind, flaw.path[1:], flaw.subject) for flaw in flaws(one, implications)]


def compared(fact: str, operator: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"kind": "comparison", "fact": fact, "operator": operator, "value": value, **more}


def one_of(fact: str, *values: str, **more: Any) -> dict[str, Any]:
    return {"kind": "one-of", "fact": fact, "values": list(values), **more}


def every(*of: Any, **more: Any) -> dict[str, Any]:
    return {"kind": "all", "of": list(of), **more}


def some(*of: Any, **more: Any) -> dict[str, Any]:
    return {"kind": "any", "of": list(of), **more}


BECAUSE = {"redundant": {"because": "the text says so twice"}}


def test_a_branch_that_can_never_be_met() -> None:
    one = rule(some(holds("a"), every(one_of("role", "staff"), one_of("role", "family"))))
    assert told(one) == [("branch-never-met", ("if", "of", 1), "all of these")]


def test_the_scope_is_kept_in_mind() -> None:
    early = compared("entered_on", "before", "2010-01-01")
    late = compared("entered_on", "after", "2015-01-01")
    assert told(rule(some(holds("a"), late), when=early)) == [
        ("branch-never-met", ("if", "of", 1), "entered on is after 2015-01-01")
    ]


def test_constraints_are_kept_in_mind() -> None:
    either = [{"when": holds("a"), "then": {"kind": "not", "of": holds("b")}}]
    assert [kind for kind, *_ in told(rule(some(holds("c"), every(holds("a"), holds("b")))), either)] == [
        "branch-never-met"
    ]


def test_what_is_not_encoded_may_be_met() -> None:
    assert told(rule(some(holds("a"), {"kind": "not-encoded", "reason": "it is not said"}))) == []


@pytest.mark.parametrize(
    "always",
    [
        compared("age", "at-least", 0),
        one_of("role", "staff", "family", "other"),
        {"kind": "is-stated", "fact": "b"},
    ],
)
def test_a_comparison_that_is_always_true(always: dict[str, Any]) -> None:
    (flaw,) = flaws(rule(every(holds("a"), always)))
    assert (flaw.kind, flaw.path) == ("comparison-always-true", ("rule", "if", "of", 1))


def exception(ident: str, condition: Any, then: str, *aside: str) -> dict[str, Any]:
    cites = [{"source": "gazette", "line": 1}]
    return {"id": ident, "sets_aside": list(aside or ("rule",)), "if": condition, "then": then, "cites": cites}


def test_exceptions_that_can_both_apply() -> None:
    one = rule(holds("a"), unless=[exception("one", holds("b"), "yes"), exception("two", holds("c"), "no")])
    flaw = next(f for f in flaws(one) if f.kind == "disagreeing-exceptions")
    assert (flaw.path, flaw.subject) == (("rule", "unless", 1), "`one` and `two`")
    assert flaw.case is not None
    assert {flaw.case.facts["b"], flaw.case.facts["c"]} == {True}


def test_exceptions_of_which_one_sets_the_other_aside() -> None:
    aside = [exception("one", holds("b"), "yes"), exception("two", holds("c"), "no", "rule", "one")]
    assert told(rule(holds("a"), unless=aside)) == []


def test_a_branch_that_others_imply() -> None:
    one = rule(every(compared("age", "at-least", 18), compared("age", "at-least", 16), holds("a")))
    assert told(one) == [("redundant-branch", ("if", "of", 1), "age is at least 16")]


def test_of_two_that_imply_each_other_one_is_told() -> None:
    assert told(rule(some(holds("a"), holds("a"), holds("b")))) == [("redundant-branch", ("if", "of", 1), "a")]


def test_settled_in_the_record() -> None:
    assert told(rule(some({**holds("a"), **BECAUSE}, holds("a"), holds("b")))) == []


def test_settled_and_needed() -> None:
    (flaw,) = flaws(rule(some({**holds("a"), **BECAUSE}, holds("b"))))
    assert (flaw.kind, flaw.is_stale, flaw.path) == ("redundant-branch", True, ("rule", "if", "of", 0, "redundant"))


def test_an_exception_without_consequence() -> None:
    assert told(rule(holds("a"), unless=[exception("one", every(holds("a"), holds("b")), "yes")])) == [
        ("redundant-branch", ("unless", 0, "if"), "all of these")
    ]


def test_a_fact_that_never_matters() -> None:
    # Each branch is needed, and together they ask for nothing.
    one = rule(some(one_of("role", "staff"), one_of("role", "family", "other")))
    assert told(one) == [("idle-fact", ("if", "of", 0), "role")]


def test_rule_settles_by_finding() -> None:
    settled = {"redundant": [{"finding": "idle-fact", "because": "the text asks for it"}]}
    one = some(one_of("role", "staff"), one_of("role", "family", "other"))
    assert flaws(rule(one, **settled)) == ()
    (stale,) = flaws(rule(holds("a"), **settled))
    assert (stale.kind, stale.is_stale, stale.path) == ("idle-fact", True, ("rule", "redundant", 0))


def without(one: dict[str, Any], paths: list[tuple[Any, ...]]) -> dict[str, Any]:
    """The rule without the conditions at these paths."""
    changed = deepcopy(one)
    for path in sorted(paths, reverse=True):
        holder: Any = changed
        for step in path[:-1]:
            holder = holder[step]
        del holder[path[-1]]
    return changed


def droppable(node: dict[str, Any], path: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    inner = [("of", i) for i in range(len(node["of"]))] if isinstance(node.get("of"), list) else []
    found = [(*path, *step) for step in inner] if len(inner) > 1 else []
    for step in inner:
        found += droppable(node["of"][step[1]], (*path, *step))
    return found + (droppable(node["of"], (*path, "of")) if node["kind"] == "not" else [])


def gives(one: dict[str, Any]) -> list[str]:
    return [oracle.outcome(one, {**facts, "as_of": ON}, {}) for facts in oracle.completions(list(NAMES), {}, [])]


@settings(deadline=None, max_examples=150)
@given(conditions(NAMES, definite=True), st.none() | conditions(NAMES, definite=True), st.sampled_from([1 << 20, 40]))
def test_redundant_is_what_can_be_left_out(condition: Any, scope: Any, limit: int) -> None:
    one = rule(condition) if scope is None else rule(condition, when=scope)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(analysis, "LIMIT", limit)
        try:
            found = flaws(one)
        except RuleTooLarge:
            return
    whole = gives(one)
    paths = [flaw.path[1:] for flaw in found if flaw.kind == "redundant-branch" and flaw.path != ("rule", "when")]
    less = without(one, paths)
    assert gives(less) == whole
    if not any(flaw.kind in ("branch-never-met", "comparison-always-true") for flaw in found) and "when" not in one:
        for path in droppable(less["if"], ("if",)):
            assert gives(without(less, [path])) != whole, path


@settings(deadline=None, max_examples=150)
@given(conditions(NAMES, definite=True))
def test_idle_facts_and_constant_conditions(condition: Any) -> None:
    one = rule(condition)
    cases = [(f, oracle.outcome(one, {**f, "as_of": ON}, {})) for f in oracle.completions(list(NAMES), {}, [])]
    decisive = oracle.decisive_facts(list(NAMES), cases)
    for flaw in flaws(one):
        if flaw.kind == "idle-fact":
            assert flaw.subject not in decisive
        if flaw.kind in ("branch-never-met", "comparison-always-true"):
            node: Any = one
            for step in flaw.path[1:]:
                node = node[step]
            assert {frozenset(oracle.answers(node, facts, {})) for facts, _ in cases} == {
                frozenset({flaw.kind == "comparison-always-true"})
            }
