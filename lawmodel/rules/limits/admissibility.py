"""Whether notice may be given on a day at all: step 3 of `docs/time-limits.md`.

A lock-in ends, and a window opens, on the corresponding day; whether the corresponding day on which a window or a
time for notice closes still belongs to it is an option (`closing_day`). This is the one step that does not keep order:
a later start may fall out of a window, so that of a partly known start more than the two ends count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from typing import NamedTuple

from lawmodel.dates.partial import Range
from lawmodel.dates.periods import DateOutOfRange, MonthEnd
from lawmodel.model.time_limit import Admissible, Lapse, LockIn, Start, Window
from lawmodel.rules.conditions.facts import NEVER
from lawmodel.rules.limits.counting import length, multiple, period_of, times_at_least
from lawmodel.rules.limits.known import DateKnown
from lawmodel.truth import NO, UNKNOWN, YES, Truth, all_of

__all__ = ["Admission", "admission"]

DAY = timedelta(days=1)
Origin = Callable[[Start], DateKnown]


class Admission(NamedTuple):
    """Whether a start is admissible; the days it may be if it is; if it is not, the next day that would be.

    `starts` is None where no day is admissible, `next_day` None where that day is not known, or there is none.
    `steps`: what was counted, in short words.
    """

    truth: Truth
    starts: Range | None
    next_day: date | None = None
    steps: tuple[str, ...] = ()


def admission(
    rule: Admissible, start: Range, origin: Origin, month_end: MonthEnd, *, closing_day_counts: bool
) -> Admission:
    """Whether notice given on the start is admissible. Errors: `DateOutOfRange`."""
    unlocked = Range(None, None) if rule.not_before is None else _after(rule.not_before, origin, month_end)
    lapsed = NEVER if rule.not_after is None else _lapsed(rule.not_after, origin, month_end, counts=closing_day_counts)
    windows = None
    if rule.window is not None:
        windows = _Windows(rule.window, origin(rule.window.starts), month_end, closing_day_counts)
    truths = (
        YES if rule.not_before is None else _on_or_after(start, unlocked),
        _before(start, lapsed),
        YES if windows is None else windows.hold(start),
    )
    steps = (*_told(rule, origin, unlocked, lapsed), *(() if windows is None else windows.told(start)))
    left = _left(start, unlocked, lapsed)
    truth = all_of(truths)
    if truth is NO or left is None:
        steps = (*steps, f"{start} is not admissible")
        return Admission(NO, None, _next_day(start, unlocked, lapsed, windows), steps)
    left = left if windows is None else windows.left(left)
    if (left.earliest, left.latest) != (start.earliest, start.latest):
        steps = (*steps, f"of {start} no more than {left} is admissible")
    return Admission(truth, left, steps=steps)


def _after(span: LockIn | Lapse, origin: Origin, month_end: MonthEnd) -> DateKnown:
    """The corresponding day on which a lock-in or a time for notice ends, as far as it is known; never, until it begins."""
    begun = origin(span.starts)
    if not isinstance(begun, Range):
        return begun
    period = period_of(span.period)
    first, final = (None if day is None else period.after(day, month_end) for day in (begun.earliest, begun.latest))
    return Range(first, final)


def _lapsed(span: Lapse, origin: Origin, month_end: MonthEnd, *, counts: bool) -> DateKnown:
    """The first day on which notice is too late; never, until its time has begun."""
    closes = _after(span, origin, month_end)
    if not isinstance(closes, Range) or not counts:
        return closes
    return Range(*(None if day is None else _next(day) for day in (closes.earliest, closes.latest)))


def _next(day: date) -> date:
    if day == date.max:
        raise DateOutOfRange(day, "a day")
    return day + DAY


def _told(rule: Admissible, origin: Origin, unlocked: DateKnown, lapsed: DateKnown) -> Iterator[str]:
    """The lock-in and the time for notice in words, where their days are known."""
    if rule.not_before is not None and isinstance(unlocked, Range):
        yield f"admissible from {unlocked}: {_length(rule.not_before)} after {origin(rule.not_before.starts)}"
    if rule.not_after is not None and isinstance(lapsed, Range):
        yield f"too late from {lapsed}: {_length(rule.not_after)} after {origin(rule.not_after.starts)}"


def _length(span: LockIn | Lapse) -> str:
    return length(period_of(span.period)) or "no time"


def _before(start: Range, day: DateKnown) -> Truth:
    """Whether the start comes before a day that may never come."""
    if day is NEVER:
        return YES
    return start.before(day) if isinstance(day, Range) else UNKNOWN


def _on_or_after(start: Range, day: DateKnown) -> Truth:
    if day is NEVER:
        return NO
    return start.on_or_after(day) if isinstance(day, Range) else UNKNOWN


def _left(start: Range, unlocked: DateKnown, lapsed: DateKnown) -> Range | None:
    """The days of the start that a lock-in and a time for notice leave; None where they leave none."""
    first, last = start.earliest, start.latest
    opens = unlocked.earliest if isinstance(unlocked, Range) else None
    closes = lapsed.latest if isinstance(lapsed, Range) else None
    if opens is not None and (first is None or first < opens):
        first = opens
    if closes is not None and (last is None or last >= closes):
        last = closes - DAY
    return None if first is not None and last is not None and first > last else Range(first, last)


class _Windows(NamedTuple):
    """The windows of a rule, counted from a day as far as it is known."""

    rule: Window
    origin: DateKnown
    month_end: MonthEnd
    closing_day_counts: bool

    def told(self, start: Range) -> Iterator[str]:
        """The windows in which the days of the start lie, in words, where they are known."""
        if not isinstance(self.origin, Range) or self.origin.day is None:
            return
        if start.earliest is None or start.latest is None:
            return
        for k in self._numbers(self.origin.day, start.earliest):
            opens, closes = self._window(k, self.origin.day)
            if opens > start.latest:
                return
            if closes > start.earliest:
                yield f"admissible from {opens} to {closes - DAY}"

    def hold(self, start: Range) -> Truth:
        """Whether the start falls into a window, whichever days start and origin are.

        Unknown also where one window holds some of the start's days and another the rest.
        """
        if self.origin is NEVER:
            return NO
        if not isinstance(self.origin, Range) or self.origin.earliest is None or start.latest is None:
            return UNKNOWN
        first = self.origin.earliest
        if self._window(1, first)[0] > start.latest:
            return NO
        if self.origin.latest is None or start.earliest is None:
            return UNKNOWN
        return self._hold(start.earliest, start.latest, first, self.origin.latest)

    def _hold(self, earliest: date, latest: date, first: date, final: date) -> Truth:
        touched = False
        for k in self._numbers(final, earliest):
            (opens, closes), (opens_at_last, closed_at_last) = self._window(k, first), self._window(k, final)
            if opens > latest:
                break
            if opens_at_last <= earliest and latest < closes:
                return YES
            touched = touched or earliest < closed_at_last
        return UNKNOWN if touched else NO

    def next_open(self, day: date) -> date | None:
        """The first day from this one on that is in a window; None where the origin is not known."""
        if not isinstance(self.origin, Range) or self.origin.day is None:
            return None
        for k in self._numbers(self.origin.day, day):
            opens, closes = self._window(k, self.origin.day)
            if day < closes:
                return max(day, opens)
        return None

    def left(self, start: Range) -> Range:
        """The days of the start from the first to the last that is in a window, where the origin is known."""
        if not isinstance(self.origin, Range) or self.origin.day is None or start.earliest is None:
            return start
        first, last = start.earliest, start.latest
        inside: list[date] = []
        for k in self._numbers(self.origin.day, first):
            opens, closes = self._window(k, self.origin.day)
            if last is None or opens > last:
                break
            inside += [
                day for day in (max(first, opens), min(last, closes - DAY)) if first <= day and opens <= day < closes
            ]
        return Range(min(inside, default=first), max(inside, default=last))

    def _numbers(self, origin: date, day: date) -> Iterator[int]:
        """The numbers of the windows, without many that have surely closed before the day."""
        every, open_for = period_of(self.rule.every), period_of(self.rule.open_for)
        longest_open = open_for.months_in_all * 31 + open_for.days_in_all
        passed = times_at_least(origin, every, day) - longest_open // max(
            1, every.months_in_all * 28 + every.days_in_all
        )
        return count(max(1, passed))

    def _window(self, number: int, origin: date) -> tuple[date, date]:
        """The day on which a window opens, and the first day on which it is closed again."""
        opens = multiple(origin, period_of(self.rule.every), number, self.month_end)
        closes = period_of(self.rule.open_for).after(opens, self.month_end)
        return opens, _next(closes) if self.closing_day_counts else closes


def _next_day(start: Range, unlocked: DateKnown, lapsed: DateKnown, windows: _Windows | None) -> date | None:
    """The first admissible day from the start on; None where it depends on what is not known, or there is none."""
    if (
        not isinstance(unlocked, Range)
        or start.latest is None
        or (unlocked.earliest, unlocked.latest) != (unlocked.day,) * 2
    ):
        return None
    day: date | None = start.latest if unlocked.day is None else max(start.latest, unlocked.day)
    if day is not None and windows is not None:
        day = windows.next_open(day)
    return day if day is not None and _before(Range(day, day), lapsed) is YES else None
