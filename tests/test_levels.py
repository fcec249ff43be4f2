"""How deep rules are, and that what is too deep is told and not followed."""

from __future__ import annotations

from typing import Any

import pytest

from lawmodel import Corpus, RulesTooDeep
from lawmodel.dates.partial import parse
from lawmodel.reports.record_text import rule_rows
from lawmodel.rules.explaining.terms import terms_on
from lawmodel.rules.levels import MOST_LEVELS, levels
from lawmodel.rules.soundness import is_sound
from tests.corpora import corpus_of, record
from tests.small_world import ON, SmallWorld, holds, rule

DEEPEST = MOST_LEVELS // 2  # rules that each ask the next: each is a level, and its condition one more


def asking(path: str) -> dict[str, Any]:
    return {"kind": "outcome-of", "rule": path}


def chain(number: int, last: dict[str, Any]) -> SmallWorld:
    """Rules `act/a1` to the last, of which each asks the next."""
    rules = {f"a{n}": rule(asking(f"act/a{n + 1}")) for n in range(1, number)}
    return SmallWorld({**rules, f"a{number}": rule(last)})


def within(number: int, innermost: dict[str, Any]) -> dict[str, Any]:
    """A condition that stands in so many others."""
    for _ in range(number):
        innermost = {"kind": "all", "of": [innermost, holds("b")]}
    return innermost


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (holds("a"), 2),
        ({"kind": "not", "of": holds("a")}, 2),
        (within(1, holds("a")), 3),
        (within(5, holds("a")), 7),
        (asking("act/nothing"), 2),
    ],
)
def test_a_rule_alone(condition: dict[str, Any], expected: int) -> None:
    assert levels(SmallWorld({"rule": rule(condition)}), "act/rule") == expected


def test_rules_behind_each_other_add_up() -> None:
    world = chain(4, within(3, holds("a")))
    assert [levels(world, f"act/a{n}") for n in (4, 3, 2, 1)] == [5, 7, 9, 11]


def test_the_deepest_of_several_counts() -> None:
    both = {"kind": "any", "of": [asking("act/deep"), asking("act/flat")]}
    world = SmallWorld({"rule": rule(both), "deep": rule(within(4, holds("a"))), "flat": rule(holds("a"))})
    assert levels(world, "act/rule") == 3 + 6


def test_exceptions_behind_each_other_add_up() -> None:
    one = {"if": holds("b"), "then": "no", "cites": [{"source": "gazette", "line": 1}]}
    unless = [{"id": f"e{n}", "sets_aside": [f"e{n - 1}" if n else "rule"], **one} for n in range(7)]
    world = SmallWorld({"rule": rule(holds("a")) | {"unless": unless}, "plain": rule(holds("a"))})
    assert levels(world, "act/rule") == levels(world, "act/plain") + 6


@pytest.mark.parametrize("number", [1, 2, 5, 3_000])
def test_a_circle_has_at_least_the_levels_of_its_rules(number: int) -> None:
    world = chain(number, asking("act/a1"))
    assert number <= min(levels(world, f"act/a{n}") for n in (1, number // 2 + 1, number))
    assert not is_sound(world, "act/a1")


def test_the_deepest_rule_that_is_asked_answers() -> None:
    world = chain(DEEPEST, holds("a"))
    assert levels(world, "act/a1") == MOST_LEVELS
    assert is_sound(world, "act/a1")
    decision = world.rule("a1").decide({"a": True}, on=ON)
    assert decision.answer == "yes"
    assert world.rule("a1").decide({}, on=ON).missing == ("a",)
    assert world.rule("a1").facts == ("a",)


def test_every_depth_that_is_allowed_can_be_asked_explained_and_changed() -> None:
    """However the levels are made up: of rules, or of conditions within conditions."""
    for nesting in (0, 1, 4, 9, 20):
        number = MOST_LEVELS // (nesting + 2)
        rules = {
            f"a{n}": _as_yaml(within(nesting, asking(f"act/a{n + 1}") if n < number else holds("a")))
            for n in range(1, number + 1)
        }
        corpus = corpus_of(record(rules=rules))
        asked = corpus.rule("act/a1")
        assert asked.is_sound
        decision = asked.decide({"a": False, "b": True}, on=ON, thorough=True)
        assert decision.answer == "no"
        assert "act/a1: no" in decision.explain()
        assert decision.what_would_change()
        assert asked.decide({"b": True}, on=ON).missing == ("a",)


def _as_yaml(condition: dict[str, Any]) -> str:
    return f"kind: condition\nmodality: entitlement\nif: {_flow(condition)}"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(map(_flow, value)) + "]" if isinstance(value, list) else str(value)


def test_one_more_is_refused() -> None:
    world = chain(DEEPEST + 1, holds("a"))
    assert not is_sound(world, "act/a1")
    with pytest.raises(RulesTooDeep, match="`act/a1` is more than 60 levels deep") as caught:
        world.rule("a1").decide({"a": True}, on=ON)
    assert caught.value.path == "act/a1"
    assert world.rule("a2").decide({"a": True}, on=ON).answer == "yes"


def test_a_chain_of_thousands_is_refused_and_not_followed() -> None:
    text = "\n".join(f"a{n}" for n in range(3_000)).split()
    rules = {each: _as_yaml(asking(f"act/{after}")) for each, after in zip(text, [*text[1:], "a0"], strict=True)}
    corpus: Corpus = corpus_of(record(rules=rules))
    asked = corpus.rule("act/a0")
    assert asked.heading == "A rule"
    assert not asked.is_sound
    (row, *_) = rule_rows(corpus)
    assert row["facts"] == "(`act/a0` is more than 60 levels deep, and cannot be asked)"
    assert terms_on([asked], parse(ON.isoformat())) == []
    for follow in (lambda: asked.facts, lambda: asked.disputed, lambda: asked.decide({}, on=ON)):
        with pytest.raises(RulesTooDeep):
            follow()
