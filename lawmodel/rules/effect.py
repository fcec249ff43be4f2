"""What becomes of a computed day: replaced, put off, stopped, or met: steps 9 to 11 of `docs/time-limits.md`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from lawmodel.dates.partial import Range
from lawmodel.model.time_limit import Bound, TimeLimit
from lawmodel.rules.facts import NEVER
from lawmodel.rules.known import DateKnown
from lawmodel.truth import NO, UNKNOWN, YES, Truth, any_of

__all__ = ["is_stopped", "meets", "replaced"]

DateOf = Callable[[str], DateKnown]


def replaced(limit: TimeLimit, days: Range, date_of: DateOf, holds: Callable[[str], Truth]) -> Range:
    """Step 9: a later day that the notice states, and the day until which the effect waits."""
    if limit.stated is not None:
        days = _not_before(days, date_of(limit.stated), never=days)
    if limit.postpone is None:
        return days
    waits = holds(limit.postpone.condition)
    if waits is NO:
        return days
    # What the effect waits for has perhaps not happened yet: then no last day is known.
    until = _not_before(days, date_of(limit.postpone.until), never=Range(days.earliest, None))
    return until if waits is YES else Range(days.earliest, until.latest)


def _not_before(days: Range, other: DateKnown, *, never: Range) -> Range:
    """The later of two days; where the other is absent it may be any later day."""
    if other is NEVER:
        return never
    if not isinstance(other, Range):
        return Range(days.earliest, None)
    return Range(
        max((day for day in (days.earliest, other.earliest) if day is not None), default=None),
        _later_end(days.latest, other.latest),
    )


def _later_end(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)


def is_stopped(limit: TimeLimit, days: Range, date_of: DateOf) -> Truth:
    """Step 10: whether the notice was rescinded or suspended strictly before it takes effect."""
    facts = (fact for fact in (limit.rescinded, limit.suspended) if fact is not None)
    return any_of(_before(date_of(fact), days) for fact in facts)


def _before(day: DateKnown, days: Range) -> Truth:
    if day is NEVER:
        return NO
    return day.before(days) if isinstance(day, Range) else UNKNOWN


def meets(proposed: DateKnown, bound: Bound, days: Range) -> Truth | None:
    """Step 11: whether a proposed day keeps the limit; both ends of a limit are included. None: none is proposed."""
    if proposed is NEVER:
        return None
    if not isinstance(proposed, Range):
        return UNKNOWN
    match bound:
        case "not-before":
            return proposed.on_or_after(days)
        case "not-after":
            return proposed.on_or_before(days)
        case "exactly":
            return proposed.same_day(days)
