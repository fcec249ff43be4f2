"""Which facts can yet change the day that a time limit gives, found by trying days.

A time limit tells endlessly many days apart, so its cases cannot be gone through. Each fact in doubt is tried
with days before, around and after those that are known and those that the rule names; it is missing if
in some such case another value of it alone gives another day, another range, or another status.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import islice, product
from types import MappingProxyType
from typing import Final

from lawmodel.dates.partial import PartialDate, Range
from lawmodel.model.rule import TimeLimitRule
from lawmodel.model.time_limit import Start, StartOf
from lawmodel.rules.conditions.facts import NEVER, Value
from lawmodel.rules.conditions.implied import ContradictoryFacts
from lawmodel.rules.conditions.parts import starts_of
from lawmodel.rules.decision import Outcome
from lawmodel.rules.finite.all_cases import what_is_asked
from lawmodel.rules.finite.values import Dimension, Stretch
from lawmodel.rules.limits.time_result import TimeResult
from lawmodel.rules.question import Question
from lawmodel.rules.undetermined import governing_rules
from lawmodel.truth import NO, YES, Truth

__all__ = ["decisive_in_limit", "missing_in_limit", "outcome_key"]

_AWAY: Final = (-4000, -400, -40, 0, 40, 400, 4000)
_SOME_DAY = date(2020, 1, 1)
_MOST_CASES: Final = 64


def missing_in_limit(question: Question, facts: Sequence[str]) -> tuple[str, ...]:
    """Those of the facts in doubt on which the result still depends, most often decisive first."""
    facts = _declared(question, facts)
    values = _values(question, facts)
    tried = {fact: list(_decisive(question, fact, values)) for fact in facts}
    share = {fact: sum(each) / len(each) for fact, each in tried.items() if any(each)}
    return tuple(sorted(share, key=lambda fact: -share[fact]))


def decisive_in_limit(question: Question, facts: Sequence[str]) -> frozenset[str]:
    """Those of the facts in doubt on which the result still depends, found without trying how often each decides."""
    facts = _declared(question, facts)
    values = _values(question, facts)
    return frozenset(fact for fact in facts if any(_decisive(question, fact, values)))


def _declared(question: Question, facts: Iterable[str]) -> Sequence[str]:
    """Those that can be given: a fact that no register declares has no values (`lawmodel check` reports it)."""
    return [fact for fact in facts if fact in question.world.facts]


def _values(question: Question, facts: Iterable[str]) -> Mapping[str, Sequence[Value]]:
    """What each fact is tried with."""
    trial = _Trial(question, what_is_asked(question.world, question.path).dimensions({}))
    return {fact: list(trial.values(fact)) for fact in facts}


def _decisive(question: Question, fact: str, values: Mapping[str, Sequence[Value]]) -> Iterator[bool]:
    """Of each case tried, whether another value of the fact alone gives another result."""
    others = [name for name in values if name != fact]
    for around in _spread(list(product(*(_few(values[name]) for name in others)))):
        fixed = dict(zip(others, around, strict=True))
        yield _decides(_result(question, {**fixed, fact: value}) for value in values[fact])


def _decides(results: Iterable[object]) -> bool:
    """Whether two of the results differ; those of cases that cannot be (None) aside."""
    possible = (result for result in results if result is not None)
    first = next(possible, None)
    return any(result != first for result in possible)


def _few(values: Sequence[Value]) -> Sequence[Value]:
    return values if len(values) < 4 else (values[0], values[len(values) // 2], values[-1])


def _spread(cases: Sequence[tuple[Value, ...]]) -> Iterator[tuple[Value, ...]]:
    return islice(cases, 0, None, max(1, -(-len(cases) // _MOST_CASES)))


def _result(question: Question, facts: Mapping[str, Value]) -> object:
    """What the rule gives with these facts besides those known; None where they contradict."""
    try:
        return outcome_key(question.assuming(facts).answer(question.path))
    except ContradictoryFacts:
        return None


def outcome_key(answer: Outcome | TimeResult) -> object:
    """What makes two answers the same: the outcome, or status and days, and whether what is proposed keeps the limit."""
    if isinstance(answer, TimeResult):
        return (answer.status, answer.earliest, answer.latest, answer.proposed)
    return answer


class _Trial:
    """The values that facts of a question are tried with."""

    def __init__(self, question: Question, dimensions: Sequence[Dimension]) -> None:
        self.question = question
        self.dimensions = dimensions

    def values(self, fact: str) -> Iterator[Value]:
        """What a fact may be, as far as it is not known."""
        known = self.question.facts.get(fact)
        declared = self.question.world.facts[fact]
        if declared.type == "date":
            if known is None:
                yield NEVER
            yield from (PartialDate.of(day) for day in sorted(set(self._days(fact, known))))
        elif declared.type == "set":
            members = [d.member for d in self._of(fact) if d.member is not None]
            for truths in product((YES, NO), repeat=len(members)):
                yield _members(zip(members, truths, strict=True), known)
        elif asked := self._of(fact):
            yield from (each.value for each in asked[0].values if each.value is not None and each.may_be(known))
        elif declared.type == "boolean":
            yield from (YES, NO)

    def _of(self, fact: str) -> list[Dimension]:
        return [dimension for dimension in self.dimensions if dimension.fact == fact]

    def _days(self, fact: str, known: Value | None) -> Iterator[date]:
        whole = known if isinstance(known, Range) else Range(None, None)
        ends = [end for end in (whole.earliest, whole.latest) if end is not None]
        values = (value for dimension in self._of(fact) for value in dimension.values)
        thresholds = [date.fromordinal(value.point) for value in values if isinstance(value, Stretch)]
        days = [*ends, *self._around(ends or self._anchors), *thresholds]
        if isinstance(known, PartialDate) and known.month_day is not None:  # the same day of other years
            days += [day for near in days if (day := known.month_day.first_on_or_after(near)) is not None]
        yield from (day for day in days if whole.allows(day))

    def _around(self, anchors: Iterable[date]) -> Iterator[date]:
        for day in anchors:
            for days in _AWAY:
                try:
                    yield day + timedelta(days)
                except OverflowError:
                    continue

    @cached_property
    def _anchors(self) -> list[date]:
        """The days that are known: of the question, of its facts, and those that the rules name."""
        ranges = [value for value in self.question.facts.values() if isinstance(value, Range)]
        days = {end for one in ranges for end in (one.earliest, one.latest) if end is not None}
        for rule in governing_rules(self.question, self.question.path):
            if isinstance(rule, TimeLimitRule):
                days |= {day for start in starts_of(rule) if (day := _named(start)) is not None}
        return sorted(days) or [_SOME_DAY]


def _named(start: Start) -> date | None:
    try:
        return date.fromisoformat(start.day) if isinstance(start, StartOf) and start.day else None
    except ValueError:
        return None  # a day that is not in the calendar: a check reports it


def _members(truths: Iterable[tuple[str, Truth]], known: Value | None) -> Value:
    settled = dict(known) if isinstance(known, Mapping) else {}
    return MappingProxyType({**dict(truths), **settled})
