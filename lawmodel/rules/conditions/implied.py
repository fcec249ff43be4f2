"""What follows from the facts given: constraints between facts, applied and held to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from lawmodel.model.condition import AllOf, Condition, Holds, NotOf, OneOf
from lawmodel.model.fact import Implication
from lawmodel.rules.conditions.evaluate import Ask, Case, ready
from lawmodel.rules.conditions.facts import FactError, Value
from lawmodel.rules.conditions.trace import facts_of
from lawmodel.truth import NO, UNKNOWN, YES, Truth

__all__ = ["Constraint", "ContradictoryFacts", "Implied", "constraint", "with_implied"]

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class ContradictoryFacts(FactError):
    """Facts that a constraint of the register says cannot stand together."""

    def __init__(self, implication: Implication, facts: tuple[str, ...]) -> None:
        super().__init__(facts[0] if facts else implication.id, f"contradicts others: {implication.because}")
        self.implication = implication.id
        self.facts = facts


class Implied(NamedTuple):
    """A fact that was not given and follows from others."""

    fact: str
    because: str
    implication: str


class Constraint(NamedTuple):
    """A constraint made ready: how its two conditions are asked, and the facts that the first of them asks for."""

    implication: Implication
    when: Ask
    then: Ask
    facts: frozenset[str]


def constraint(implication: Implication) -> Constraint:
    """A constraint ready to be held against many cases."""
    when, then = ready(implication.when).ask, ready(implication.then).ask
    return Constraint(implication, when, then, frozenset(facts_of(implication.when)))


def with_implied(facts: dict[str, Value], constraints: Sequence[Constraint]) -> tuple[Implied, ...]:
    """Add to the facts what follows from them, and say what was added. Errors: `ContradictoryFacts`."""
    found: list[Implied] = []
    case = Case(facts, lambda _: UNKNOWN, _NOTHING, _NOTHING)
    changed = True
    while changed:
        changed = False
        for implication, when, follows, asked in constraints:
            # Of facts none of which is known nothing holds.
            if asked.isdisjoint(facts) or when(case) is not YES:
                continue
            then = follows(case)
            if then is NO:
                raise ContradictoryFacts(implication, tuple(facts))
            if then is UNKNOWN:
                changed |= _conclude(implication.then, YES, facts, implication, found)
    return tuple(found)


def _conclude(then: Condition, truth: Truth, facts: dict[str, Value], by: Implication, found: list[Implied]) -> bool:
    """Make a conclusion true where it says one thing of one fact; whether anything became known."""
    match then:
        case AllOf() if truth is YES:
            return any([_conclude(child, YES, facts, by, found) for child in then.of])  # noqa: C419 - every part is concluded
        case NotOf():
            return _conclude(then.of, NO if truth is YES else YES, facts, by, found)
        case Holds():
            return _set_boolean(then, truth, facts, by, found)
        case OneOf() if truth is YES and then.exhaustive:
            known = facts.get(then.fact)
            possible = frozenset(then.values)
            facts[then.fact] = known & possible if isinstance(known, frozenset) else possible
            found.append(Implied(then.fact, by.because, by.id))
            return facts[then.fact] != known
        case _:
            return False


def _set_boolean(then: Holds, truth: Truth, facts: dict[str, Value], by: Implication, found: list[Implied]) -> bool:
    known = facts.get(then.fact)
    if then.member is None:
        if known is not None:
            return False
        facts[then.fact] = truth
    else:
        members = dict(known) if isinstance(known, Mapping) else {}
        if then.member in members:
            return False
        facts[then.fact] = MappingProxyType({**members, then.member: truth})
    found.append(Implied(then.fact, by.because, by.id))
    return True
