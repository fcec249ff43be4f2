"""Periods of the calendar, and the day they lead to.

A month has no fixed length, so adding one has two readings where the month reached lacks the day: the last
day of that month (Regulation 1182/71 art. 3(2)(c); Russian Civil Code art. 192(3)), or the first of the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from typing import NoReturn

from lawmodel.dates.month_day import last_of_month

__all__ = ["DateOutOfRange", "InvalidPeriod", "MonthEnd", "Period", "add_months", "corresponding_day"]

_DURATION = re.compile(
    r"P(?=[0-9])(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?",
)
_IN_EVERY_MONTH = 28
"""Every month has this day."""


class MonthEnd(StrEnum):
    """What stands for a day that the month reached does not have: 31 August plus six months."""

    LAST_DAY = "last-day"
    FIRST_OF_NEXT = "first-of-next"


class DateOutOfRange(OverflowError):
    """A day outside the years 1 to 9999, asked for by going `step` (in words or as a duration) from `day`."""

    def __init__(self, day: date, step: str) -> None:
        super().__init__(day, step)
        self.day = day
        self.step = step

    def __str__(self) -> str:
        return f"`{self.step}` from `{self.day}` leaves the years {MINYEAR} to {MAXYEAR}"


class InvalidPeriod(ValueError):
    """A period that cannot be: `text` as given and the `problem` in words."""

    def __init__(self, text: str, problem: str) -> None:
        super().__init__(text, problem)
        self.text = text
        self.problem = problem

    def __str__(self) -> str:
        return f"`{self.text}` {self.problem}"


def corresponding_day(day: date, months: int) -> date | None:
    """The same-numbered day `months` later (earlier if negative); None where that month has no such day."""
    year, month = _month_reached(day, months)
    if day.day > _IN_EVERY_MONTH and day.day > last_of_month(year, month).day:
        return None
    return day.replace(year=year, month=month)


def add_months(day: date, months: int, month_end: MonthEnd) -> date:
    """The corresponding day `months` later, or what stands for it.

    Counting back (`months` negative), a missing day is always the last of its month, whatever `month_end`:
    a day that must lie at least so long before may not come later. Errors: `DateOutOfRange`.
    """
    found = corresponding_day(day, months)
    if found is not None:
        return found
    last = last_of_month(*_month_reached(day, months))
    return last if months < 0 or month_end is MonthEnd.LAST_DAY else last + timedelta(days=1)


def _month_reached(day: date, months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise DateOutOfRange(day, f"{months} months")
    return year, month + 1


@dataclass(frozen=True, slots=True)
class Period:
    """A period as a text states it: whole years, months, weeks and days, none of them negative.

    P12M and P1Y lead to the same day but are two texts, and so two values. Errors: `InvalidPeriod`.
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        for name in ("years", "months", "weeks", "days"):
            number = getattr(self, name)
            if type(number) is not int or number < 0:
                raise InvalidPeriod(f"{name}: {number!r}", "is not a whole number from 0 up")

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period of an ISO 8601 duration of the calendar: `P6M`, `P1Y2M10D`, `P2W`. Errors: `InvalidPeriod`."""
        match = _DURATION.fullmatch(text)
        if match is None:
            raise InvalidPeriod(text, "is not a duration in years, months, weeks and days, such as `P1Y6M`")
        return cls(*(int(number or 0) for number in match.groups()))

    def __str__(self) -> str:
        """As an ISO 8601 duration; no time at all is `P0D`."""
        parts = ((self.years, "Y"), (self.months, "M"), (self.weeks, "W"), (self.days, "D"))
        return "P" + ("".join(f"{number}{unit}" for number, unit in parts if number) or "0D")

    @property
    def months_in_all(self) -> int:
        """Years and months together, in months."""
        return 12 * self.years + self.months

    @property
    def days_in_all(self) -> int:
        """Weeks and days together, in days."""
        return 7 * self.weeks + self.days

    def after(self, day: date, month_end: MonthEnd) -> date:
        """The day that comes this long after `day`: years and months at once, then weeks and days.

        At once, because 31 January plus one month twice is 28 March, and plus two months 31 March.
        Errors: `DateOutOfRange`.
        """
        try:
            return add_months(day, self.months_in_all, month_end) + timedelta(days=self.days_in_all)
        except OverflowError:
            self._leaves_the_calendar(day, str(self))

    def before(self, day: date) -> date:
        """The day that comes this long before `day`; a missing day is the last of its month. Errors: `DateOutOfRange`."""
        try:
            return add_months(day, -self.months_in_all, MonthEnd.LAST_DAY) - timedelta(days=self.days_in_all)
        except OverflowError:
            self._leaves_the_calendar(day, f"-{self}")

    def _leaves_the_calendar(self, day: date, step: str) -> NoReturn:
        raise DateOutOfRange(day, step) from None
