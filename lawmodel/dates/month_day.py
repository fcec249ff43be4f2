"""A day of the calendar without its year: 16 March, whichever year is meant."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

__all__ = ["MonthDay", "last_of_month"]

_LEAP_YEAR = 2000
_LONGEST_WAIT_FOR_29_FEBRUARY = 8  # years: 1896 to 1904, 1900 having none


class MonthDay(NamedTuple):
    """A month and a day of it. 29 February comes round in leap years only.

    It is not checked on making (a tuple is only a tuple): ask `comes_round`.
    """

    month: int
    day: int

    @classmethod
    def of(cls, day: date) -> MonthDay:
        return cls(day.month, day.day)

    @property
    def comes_round(self) -> bool:
        """Whether any year has this day: 30 February never comes."""
        return self.in_year(_LEAP_YEAR) is not None

    def in_year(self, year: int) -> date | None:
        """The day with its year; None where `year` has no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def first_on_or_after(self, day: date) -> date | None:
        """The next such day, `day` itself included; None past the year 9999."""
        last_year = min(day.year + _LONGEST_WAIT_FOR_29_FEBRUARY, MAXYEAR)
        found = (self.in_year(year) for year in range(day.year, last_year + 1))
        return next((each for each in found if each is not None and each >= day), None)

    def last_on_or_before(self, day: date) -> date | None:
        """The last such day, `day` itself included; None before the year 1."""
        first_year = max(day.year - _LONGEST_WAIT_FOR_29_FEBRUARY, MINYEAR)
        found = (self.in_year(year) for year in range(day.year, first_year - 1, -1))
        return next((each for each in found if each is not None and each <= day), None)


def last_of_month(year: int, month: int) -> date:
    """The last day of a month (without `calendar`, which imports `locale`: 13 ms of every start)."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)
