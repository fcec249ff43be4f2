"""Whether notice may be given on a day at all: step 3 of `docs/time-limits.md`.

A lock-in ends, and a window opens, on the corresponding day. This is the one step that does not keep order:
a later start may fall out of a window, so that of a partly known start more than the two ends count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from lawmodel.dates.partial import Range
from lawmodel.dates.periods import MonthEnd
from lawmodel.model.time_limit import Admissible, LockIn, Start, Window
from lawmodel.rules.counting import multiple, period_of, times_at_least
from lawmodel.rules.facts import NEVER
from lawmodel.rules.known import DateKnown
from lawmodel.truth import NO, UNKNOWN, YES, Truth, all_of

__all__ = ["Admission", "admission"]

DAY = timedelta(days=1)
Origin = Callable[[Start], DateKnown]


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether a start is admissible; the days it may be if it is; if it is not, the next day that would be.

    `starts` is None where no day is admissible, `next_day` None where that day is not known.
    """

    truth: Truth
    starts: Range | None
    next_day: date | None = None


def admission(rule: Admissible, start: Range, origin: Origin, month_end: MonthEnd) -> Admission:
    """Whether notice given on the start is admissible. Errors: `DateOutOfRange`."""
    unlocked = Range(None, None) if rule.not_before is None else _unlocked(rule.not_before, origin, month_end)
    windows = None if rule.window is None else _Windows(rule.window, origin(rule.window.starts), month_end)
    truths = (
        YES if rule.not_before is None else _on_or_after(start, unlocked),
        YES if windows is None else windows.hold(start),
    )
    match all_of(truths):
        case Truth.NO:
            return Admission(NO, None, _next_day(start, unlocked, windows))
        case truth:
            left = _left(start, unlocked)
            return Admission(truth, left if windows is None else windows.left(left))


def _unlocked(lock_in: LockIn, origin: Origin, month_end: MonthEnd) -> DateKnown:
    """The first day after a lock-in, as far as it is known; never, while the lock-in has not begun."""
    begun = origin(lock_in.starts)
    if not isinstance(begun, Range):
        return begun
    period = period_of(lock_in.period)
    first, final = (None if day is None else period.after(day, month_end) for day in (begun.earliest, begun.latest))
    return Range(first, final)


def _on_or_after(start: Range, day: DateKnown) -> Truth:
    if day is NEVER:
        return NO
    return start.on_or_after(day) if isinstance(day, Range) else UNKNOWN


def _left(start: Range, unlocked: DateKnown) -> Range:
    """The days of the start that a lock-in leaves."""
    first = unlocked.earliest if isinstance(unlocked, Range) else None
    if first is None or (start.earliest is not None and start.earliest >= first):
        return start
    return Range(first, start.latest)


@dataclass(frozen=True, slots=True)
class _Windows:
    """The windows of a rule, counted from a day as far as it is known."""

    rule: Window
    origin: DateKnown
    month_end: MonthEnd

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
        return opens, period_of(self.rule.open_for).after(opens, self.month_end)


def _next_day(start: Range, unlocked: DateKnown, windows: _Windows | None) -> date | None:
    """The first admissible day from the start on; None where it depends on what is not known."""
    if (
        not isinstance(unlocked, Range)
        or start.latest is None
        or (unlocked.earliest, unlocked.latest) != (unlocked.day,) * 2
    ):
        return None
    day = start.latest if unlocked.day is None else max(start.latest, unlocked.day)
    return day if windows is None else windows.next_open(day)
