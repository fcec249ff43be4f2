"""What a notice does to the counted day: states a later one, waits, is taken back: steps 9 and 10.

`docs/time-limits.md` states the steps. A day of a notice that is taken back before it was given belongs to an
earlier notice, and has no part in this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from lawmodel.dates.partial import Range
from lawmodel.dates.periods import DateOutOfRange
from lawmodel.model.time_limit import Start, StatedMeans, TimeLimit
from lawmodel.rules.conditions.facts import NEVER
from lawmodel.rules.limits.counting import Counting, Trace
from lawmodel.rules.limits.known import DateKnown, earlier
from lawmodel.rules.limits.time_result import Inputs
from lawmodel.truth import NO, UNKNOWN, YES, Truth, all_of, any_of

__all__ = ["is_stopped", "replaced"]

StartOfNotice = Callable[[Start], DateKnown]


def replaced(limit: TimeLimit, days: Range, inputs: Inputs, counting: Counting, trace: Trace) -> Range:
    """Step 9: a later day that the notice states, and the day until which the effect waits. Errors: `DateOutOfRange`."""
    if limit.stated is not None:
        stated = _effect_of(limit.stated, limit.stated_means, inputs, counting)
        days = _not_before(days, stated, never=days)
        if isinstance(stated, Range) and stated.before(days) is YES:
            trace.steps.append(f"the day stated, {stated}, is earlier than {days}, and does not replace it")
    if limit.postpone is None:
        return days
    waits = inputs.boolean(limit.postpone.condition)
    if waits is NO:
        return days
    # What the effect waits for has perhaps not happened yet: then no last day is known.
    until = _not_before(days, inputs.date(limit.postpone.until), never=Range(days.earliest, None))
    return until if waits is YES else Range(days.earliest, until.latest)


def _effect_of(stated: str, means: StatedMeans | None, inputs: Inputs, counting: Counting) -> DateKnown:
    """The day of effect that is stated: of a last day stated, the day after it where the limit gives that."""
    day = inputs.date(stated)
    if means != "last-day" or not counting.day_after or not isinstance(day, Range):
        return day
    step = timedelta(days=-1 if counting.backward else 1)
    try:
        return Range(day.earliest and day.earliest + step, day.latest and day.latest + step)
    except OverflowError:
        raise DateOutOfRange(day.latest or day.earliest or date.max, "a day") from None


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


def is_stopped(limit: TimeLimit, days: Range, inputs: Inputs, trace: Trace) -> Truth:
    """Step 10: whether the notice was rescinded or suspended after it was given, and strictly before it takes effect."""
    stops = [("rescinded", limit.rescinded), ("suspended", limit.suspended)]
    dated = [(word, inputs.date(fact)) for word, fact in stops if fact is not None]
    if all(day is NEVER for _, day in dated):
        return NO
    given = None if limit.count == "backward" else _given(limit.runs_from, inputs.start)
    return any_of([_stops(word, day, given, days, trace) for word, day in dated])


def _stops(word: str, day: DateKnown, given: DateKnown, days: Range, trace: Trace) -> Truth:
    if day is NEVER:
        return NO
    if not isinstance(day, Range):
        return UNKNOWN
    since = day.on_or_after(given) if isinstance(given, Range) else YES
    stops = all_of([since, day.before(days)])
    if stops is YES:
        trace.steps.append(f"{word} on {day}, before {days}")
    elif since is NO:
        trace.steps.append(f"{word} on {day}, before {given}: that was an earlier notice")
    return stops


def _given(start: Start, of: StartOfNotice) -> DateKnown:
    """The earliest day on which a notice may have been given; None where the start does not tell.

    It does not where another limit gives the start: its notice came before. Of several days, the first.
    """
    leaves = list(_leaves(start))
    return None if None in leaves else earlier(of(leaf) for leaf in leaves if leaf is not None)


def _leaves(start: Start) -> Iterator[Start | None]:
    """The facts, events and days within a start; None for what another limit gives."""
    if isinstance(start, str):
        yield start
    elif start.outcome_of is not None:
        yield None
    elif start.by_account is not None:
        for one in start.by_account.accounts.values():
            yield from _leaves(one)
    else:
        within = (*(start.later_of or ()), *(start.earlier_of or ()))
        for one in within:
            yield from _leaves(one)
        if not within:
            yield start
