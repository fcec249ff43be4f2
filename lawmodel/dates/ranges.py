"""The days something may have, and what can be said of two such ranges without knowing more.

A comparison answers yes only when it holds for every pair of possible days, no only when it holds
for none, and unknown otherwise: an open end never decides anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from lawmodel.dates.month_day import MonthDay
from lawmodel.truth import NO, UNKNOWN, YES, Truth, negation

__all__ = ["Range", "ReversedRange", "hull"]


class ReversedRange(ValueError):
    """A range that would end before it begins, and so hold no day."""

    def __init__(self, earliest: date, latest: date) -> None:
        super().__init__(earliest, latest)
        self.earliest = earliest
        self.latest = latest

    def __str__(self) -> str:
        return f"`{self.earliest}` is later than `{self.latest}`, so no day lies between them"


@dataclass(frozen=True, slots=True)
class Range:
    """The possible days, `earliest` to `latest`, both counted; None is an end of which nothing is known.

    It stands for one day, not for a period: the day is somewhere within. Errors: `ReversedRange`; what is
    no date is a TypeError, and a moment of the day (`datetime`) is none, since Python would take it for a
    date and then refuse to compare it with one.
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        first, last = self.earliest, self.latest
        if not (first is None or type(first) is date):  # ranges are made by the thousand; `isinstance` takes longer
            _refuse_no_day(first)
        if not (last is None or type(last) is date):
            _refuse_no_day(last)
        if first is not None and last is not None and first > last:
            raise ReversedRange(first, last)

    def __str__(self) -> str:
        """As an EDTF expression; `../..` where nothing is known."""
        return str(self.day) if self.is_day else f"{self.earliest or '..'}/{self.latest or '..'}"

    @property
    def is_day(self) -> bool:
        """Whether only one day is possible."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def day(self) -> date | None:
        """The day, where only one is possible; otherwise None."""
        return self.earliest if self.is_day else None

    @property
    def known_month_day(self) -> MonthDay | None:
        """The month and day where they are known, with the year or without it."""
        return MonthDay.of(self.day) if self.day else None

    def allows(self, day: date) -> bool:
        """Whether the day may be this one."""
        after_start = self.earliest is None or self.earliest <= day
        return after_start and (self.latest is None or day <= self.latest)

    def before(self, other: Range | date) -> Truth:
        """Whether the day is earlier than the other's."""
        that = other if isinstance(other, Range) else Range(other, other)
        last, first = self.latest, that.earliest
        if last is not None and first is not None and last < first:
            return YES
        first, last = self.earliest, that.latest
        return NO if first is not None and last is not None and last <= first else UNKNOWN

    def after(self, other: Range | date) -> Truth:
        """Whether the day is later than the other's."""
        return _as_range(other).before(self)

    def on_or_before(self, other: Range | date) -> Truth:
        """Whether the day is the other's or an earlier one."""
        return negation(self.after(other))

    def on_or_after(self, other: Range | date) -> Truth:
        """Whether the day is the other's or a later one."""
        return negation(self.before(other))

    def same_day(self, other: Range | date) -> Truth:
        """Whether the two days are one.

        Two equal ranges of several days are unknown (`2015` and `2015` need not be one day); 20 October
        of an unknown year is never a 21 October, nor a day of March 2016.
        """
        that = _as_range(other)
        if self.is_day and self.day == that.day:
            return YES
        month_days = {self.known_month_day, that.known_month_day} - {None}
        if len(month_days) > 1:
            return NO
        first = max((day for day in (self.earliest, that.earliest) if day is not None), default=None)
        last = min((day for day in (self.latest, that.latest) if day is not None), default=None)
        if first is None or last is None:
            return UNKNOWN
        shared = next((each.first_on_or_after(first) for each in month_days if each), first)
        return NO if shared is None or shared > last else UNKNOWN


def hull(ranges: Iterable[Range]) -> Range:
    """The smallest range that holds all of them; an end open in one is open in the whole. None given: ValueError."""
    each = list(ranges)
    if not each:
        raise ValueError("no ranges were given, so there is nothing to hold")
    earliest = [one.earliest for one in each if one.earliest is not None]
    latest = [one.latest for one in each if one.latest is not None]
    return Range(
        min(earliest) if len(earliest) == len(each) else None,
        max(latest) if len(latest) == len(each) else None,
    )


def _refuse_no_day(value: object) -> None:
    """Errors: TypeError, unless it is a calendar day (of a class of its own)."""
    if isinstance(value, datetime):
        raise TypeError("a range is of calendar days, not of moments; give the date of the datetime")
    if not isinstance(value, date):
        raise TypeError(f"a range is of calendar days (`datetime.date`), not of `{value!r}`")


def _as_range(value: Range | date) -> Range:
    return value if isinstance(value, Range) else Range(value, value)
