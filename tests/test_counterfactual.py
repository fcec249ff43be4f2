"""What would change an outcome: each change found is held against trying every other case."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lawmodel.rules.finite import analysis
from lawmodel.rules.finite.analysis import RuleTooLarge
from lawmodel.rules.finite.counterfactual import MOST_CHANGES, Change, changes_to
from lawmodel.rules.question import NotARule
from tests import oracle
from tests.corpora import corpus_with_rule
from tests.small_world import ON, SmallWorld, conditions, holds, rule

NAMES = ("a", "age", "role", "entered_on")
CHANGEABLE = ("a", "age", "role")


@st.composite
def complete(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A rule, and complete facts."""
    facts = {"a": draw(st.booleans()), "age": draw(st.integers(0, 8)), "role": draw(st.sampled_from(oracle.ROLES))}
    return rule(draw(conditions(NAMES, definite=True))), {**facts, "entered_on": draw(st.sampled_from(oracle.DAYS))}


def oracle_gives(one: dict[str, Any], facts: dict[str, Any]) -> str:
    return oracle.outcome(one, {**facts, "as_of": ON}, {})


def smallest(one: dict[str, Any], facts: dict[str, Any]) -> set[frozenset[str]]:
    """Every set of changeable facts that can give a yes of which no smaller one can with the same values."""
    found: list[dict[str, Any]] = []
    for size in range(1, len(CHANGEABLE) + 1):
        for names in combinations(CHANGEABLE, size):
            for values in product(*([v for v in oracle.DOMAINS[n] if v != facts[n]] for n in names)):
                changed = dict(zip(names, values, strict=True))
                is_new = not any(one_found.items() <= changed.items() for one_found in found)
                if is_new and oracle_gives(one, {**facts, **changed}) == "yes":
                    found.append(changed)
    return {frozenset(changed) for changed in found}


@settings(deadline=None)
@given(complete())
def test_changes_are_the_smallest(case: Any) -> None:
    one, facts = case
    assume(oracle_gives(one, facts) == "no")
    written = {**facts, "entered_on": facts["entered_on"].isoformat()}
    changes = SmallWorld({"rule": one}).rule().decide(written, on=ON).what_would_change()
    for change in changes:
        values = {c.fact: c.to for c in change.facts}
        assert oracle_gives(one, {**facts, **values}) == "yes"
        for fact in values:
            assert oracle_gives(one, {**facts, **{n: v for n, v in values.items() if n != fact}}) != "yes"
    expected = smallest(one, facts)
    found = [frozenset(c.fact for c in change.facts) for change in changes]
    assert [len(each) for each in found] == sorted(len(each) for each in found)
    assert set(found) <= expected
    assert len(changes) == MOST_CHANGES or set(found) == expected


def changes(one: dict[str, Any], facts: dict[str, Any], implications: list[Any] | None = None) -> list[str]:
    return [str(change) for change in asked(one, facts, implications)]


def asked(one: dict[str, Any], facts: dict[str, Any], implications: list[Any] | None = None) -> tuple[Change, ...]:
    return SmallWorld({"rule": one}, implications).rule().decide(facts, on=ON).what_would_change()


def compared(fact: str, operator: str, value: Any) -> dict[str, Any]:
    return {"kind": "comparison", "fact": fact, "operator": operator, "value": value}


def test_each_way_stands_alone_and_the_shorter_one_first() -> None:
    adult = compared("age", "at-least", 18)
    one = rule({"kind": "any", "of": [{"kind": "all", "of": [holds("a"), holds("b")]}, adult]})
    assert changes(one, {"a": False, "b": False, "age": 12}) == [
        "age: 18 or more, up to 150 (now 12)",
        "a: yes (now no); b: yes (now no)",
    ]


def test_a_fact_that_cannot_change_stays() -> None:
    early = compared("entered_on", "before", "2010-01-08")
    one = rule({"kind": "any", "of": [early, holds("a")]})
    assert changes(one, {"a": False, "entered_on": "2010-01-09"}) == ["a: yes (now no)"]


def test_what_is_not_known_and_cannot_change_is_not_assumed() -> None:
    early = compared("entered_on", "before", "2010-01-08")
    one = rule({"kind": "all", "of": [early, holds("a")]})
    assert changes(one, {"a": False}) == []


def test_what_is_not_known_may_be_settled() -> None:
    assert changes(rule({"kind": "all", "of": [holds("a"), holds("b")]}), {"a": False}) == [
        "a: yes (now no); b: yes (now not known)"
    ]


def test_members_of_a_set_change_one_by_one() -> None:
    one = rule({"kind": "all", "of": [holds("papers", member="passport"), holds("papers", member="visa")]})
    (change,) = asked(one, {"papers": ["visa"]})
    assert [(c.fact, c.member, c.to) for c in change.facts] == [("papers", "passport", True)]


def test_constraints_are_kept() -> None:
    one = rule(holds("a"))
    either = [{"when": holds("a"), "then": {"kind": "not", "of": holds("b")}}]
    assert changes(one, {"a": False, "b": True}, either) == ["a: yes (now no); b: no (now yes)"]


def test_what_follows_is_not_told_as_a_change() -> None:
    one = rule({"kind": "all", "of": [holds("a"), holds("b")]})
    follows = [{"when": holds("a"), "then": holds("b")}]
    assert changes(one, {"a": False}, follows) == ["a: yes (now no)"]


def test_nothing_is_told_where_the_outcome_is_given() -> None:
    assert changes(rule(holds("a")), {"a": True}) == []


def test_of_another_outcome() -> None:
    decision = SmallWorld({"rule": rule(holds("a"), when=holds("b"))}).rule().decide({"a": True, "b": True}, on=ON)
    assert [str(change) for change in changes_to(decision, "does-not-apply")] == ["b: no (now yes)"]


def test_rule_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    decision = (
        SmallWorld({"rule": rule({"kind": "all", "of": [holds("a"), holds("b")]})}).rule().decide({"a": False}, on=ON)
    )
    monkeypatch.setattr(analysis, "LIMIT", 5)
    with pytest.raises(RuleTooLarge, match="`act/rule` has 6 cases"):
        decision.what_would_change()


def test_a_rule_too_large_is_explained_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "kind: condition\nmodality: entitlement\nif: {kind: all, of: [{kind: holds, fact: a}, {kind: holds, fact: b}]}"
    )
    decision = corpus_with_rule(text).rule("act/rule").decide({"a": False}, on=ON)
    assert decision.as_data()["would_be_yes_with"] == ["a: yes (now no); b: yes (now not known)"]
    monkeypatch.setattr(analysis, "MOST_CONDITIONS", 2)
    _, _, section = decision.explain().partition("it would be yes with:")
    assert "not looked for: the rule has 3 conditions" in section
    assert "would_be_yes_with" not in decision.as_data()


def test_time_limit_has_no_such_changes() -> None:
    limit = "kind: time-limit\nruns_from: entered_on\nperiod: {days: 3}\nfirst_day: excluded\nresult: last-day"
    decision = corpus_with_rule(limit).rule("act/rule").decide({}, on="2020-01-01")
    with pytest.raises(NotARule, match="`act/rule` is not a rule that answers yes or no"):
        decision.what_would_change()
