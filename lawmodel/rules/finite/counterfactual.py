"""What would have to be otherwise for a rule to give another outcome: the smallest changes, each verified.

Only facts that the register lets change are changed; what is not known stays so, unless a change settles it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from lawmodel.model.fact import AS_OF
from lawmodel.model.rule import TimeLimitRule
from lawmodel.rules.conditions.facts import FactError, Value
from lawmodel.rules.conditions.words import format_value
from lawmodel.rules.decision import Outcome
from lawmodel.rules.finite import analysis
from lawmodel.rules.finite.analysis import OUTCOMES, RuleTooLarge, held_to_size
from lawmodel.rules.finite.cases import Cases
from lawmodel.rules.finite.gather import needs_of
from lawmodel.rules.finite.space import without
from lawmodel.rules.finite.truth_table import TruthTable
from lawmodel.rules.finite.values import ABSENT, AsKnown, Dimension, Distinct, RawValue
from lawmodel.rules.question import NotARule, Question
from lawmodel.rules.wrong_calls import UnknownOutcome
from lawmodel.truth import UNKNOWN, Truth

if TYPE_CHECKING:
    from lawmodel.rules.ask import Decision

__all__ = ["MOST_CHANGES", "Change", "FactChange", "changes_to"]

MOST_CHANGES: Final = 12


class FactChange(NamedTuple):
    """One fact (of a set: one member) that would be otherwise: what it is now, and what it would be.

    `to` is the value as `decide` takes it (of a member: whether it is in); of a date, a day next to the
    threshold that matters.
    """

    fact: str
    member: str | None
    was: Value | None
    to: RawValue
    value: Value
    words: str

    def __str__(self) -> str:
        name = self.fact.replace("_", " ") + (f": {self.member.replace('-', ' ')}" if self.member else "")
        return f"{name}: {self.words} (now {format_value(self.was)})"


class Change(NamedTuple):
    """Facts that together would give the outcome, and no fewer of them would."""

    facts: tuple[FactChange, ...]
    outcome: Outcome

    def __str__(self) -> str:
        return "; ".join(map(str, self.facts))


def changes_to(decision: Decision, wanted: Outcome = "yes", most: int = MOST_CHANGES) -> tuple[Change, ...]:
    """The smallest changes of changeable facts that would give an outcome; none where it is given already.

    Fewest facts first, at most `most`. Each was verified by asking the rule again, and so was that no part of it
    suffices. Errors: `UnknownOutcome`, `NotARule` of a time limit, `RuleTooLarge`.
    """
    if wanted not in OUTCOMES:
        raise UnknownOutcome(wanted, OUTCOMES)
    question = decision.question
    if any(isinstance(rule, TimeLimitRule) for rule in decision.rule.rules):
        raise NotARule(question.path, "a rule that answers yes or no")
    if decision.outcome == wanted:
        return ()
    found: dict[frozenset[FactChange], Change] = {}
    for changed in _Search(question, wanted).changes():
        if not _gives(question, changed, wanted):
            continue
        least = _reduced(question, changed, wanted)
        found.setdefault(frozenset(least), Change(least, wanted))
        if len(found) >= most:
            break
    return tuple(sorted(found.values(), key=lambda change: len(change.facts)))


def _gives(question: Question, changed: Sequence[FactChange], wanted: Outcome) -> bool:
    """Whether the rule gives the outcome with these changes; contradictory facts give none."""
    try:
        return question.assuming(_merged(question, changed)).answer(question.path) == wanted
    except FactError:
        return False


def _reduced(question: Question, changed: tuple[FactChange, ...], wanted: Outcome) -> tuple[FactChange, ...]:
    """The changes without those that are not needed, since other facts follow from the rest."""
    for one in changed:
        fewer = tuple(other for other in changed if other is not one)
        if fewer and _gives(question, fewer, wanted):
            return _reduced(question, fewer, wanted)
    return changed


def _merged(question: Question, changed: Sequence[FactChange]) -> dict[str, Value]:
    facts: dict[str, Value] = {}
    for one in changed:
        if one.member is None or not isinstance(one.value, Truth):
            facts[one.fact] = one.value
            continue
        before = facts.get(one.fact, question.given.get(one.fact))
        members: Mapping[str, Truth] = before if isinstance(before, Mapping) else {}
        facts[one.fact] = MappingProxyType({**members, one.member: one.value})
    return facts


class _Search:
    """The cases that differ from the one asked about in facts that may change, nearest first.

    In each dimension the first value is the fact as it is known now, so that the case asked about is that of
    first values, and a change is a case with others.
    """

    def __init__(self, question: Question, wanted: Outcome) -> None:
        world = question.world
        needs = needs_of([(world, question.path)], question.given)
        held_to_size(question.path, needs)
        self._question = question
        dimensions = [_movable(d, question) for d in needs.dimensions(question.given)]
        cases = Cases(world, needs, dimensions=dimensions)
        if cases.space.count > analysis.LIMIT:
            raise RuleTooLarge(question.path, cases.space.count)
        table = TruthTable(world, cases)
        self._cases, self._space = cases, cases.space
        given = dict(zip(OUTCOMES, table.rule(question.path).outcomes, strict=False))
        settings = cases.settings(question) & table.possible
        self._wanted = given.get(wanted, 0) & settings
        self._here = [cases.space.where(number, 0) for number in range(len(dimensions))]

    def changes(self) -> Iterator[tuple[FactChange, ...]]:
        """The cases that have the outcome, as changes; none that holds all of another one found before."""
        movable = [n for n, dimension in enumerate(self._cases.dimensions) if len(dimension.values) > 1]
        reached = self._space.everything
        for here in self._here:
            reached &= here
        left = self._wanted
        for _ in movable:
            reached = self._one_further(reached, movable)
            while near := reached & left:
                values = self._space.first(near)
                changed = [n for n in movable if values[n]]
                for number in changed:
                    near &= self._space.where(number, values[number])
                yield tuple(self._change(n, values[n]) for n in changed)
                left = without(left, self._beyond(changed, values))

    def _one_further(self, reached: int, movable: Sequence[int]) -> int:
        """The cases reached with one more fact changed."""
        further = reached
        for number in movable:
            further |= self._space.on_lines(self._space.lines(reached, (number,)), (number,))
        return further

    def _beyond(self, changed: Sequence[int], values: Sequence[int]) -> int:
        """The cases with all of these changes, and perhaps more."""
        cases = self._space.everything
        for number in changed:
            cases &= self._space.where(number, values[number])
        return cases

    def _change(self, number: int, index: int) -> FactChange:
        dimension = self._cases.dimensions[number]
        to = dimension.values[index]
        raw, value = to.raw, to.value
        if raw is None or value is None:
            raise TypeError(f"`{to}` is no value to change to")
        was = dimension.known_in(self._question.given)
        return FactChange(dimension.fact, dimension.member, was, raw, value, str(to))


def _movable(dimension: Dimension, question: Question) -> Dimension:
    """The fact as it is known now, and, if it may change, every value that it has not."""
    known = dimension.known_in(question.given)
    fact = question.world.facts.get(dimension.fact)
    here = AsKnown(question.as_of if dimension.fact == AS_OF else known)
    if fact is None or not fact.changeable:
        return Dimension(dimension.fact, dimension.member, (here,))
    values: list[Distinct] = [each for each in dimension.values if each is not ABSENT]
    now = [] if known in (None, UNKNOWN) else [each for each in values if each.may_be(known)]
    others = [each for each in values if len(now) != 1 or each is not now[0]]
    return Dimension(dimension.fact, dimension.member, (here, *others))
