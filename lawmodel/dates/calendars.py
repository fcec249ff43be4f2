"""Working-day calendars: which days count in a period of working days, and where a last day moves to.

A calendar is a country's public holidays, its weekly days off, and dated corrections from official sources.
It answers only for the days it covers: a day outside raises `OutsideCalendar`, never counts as a working day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lawmodel.dates.public_holidays import holiday_year, years_known
from lawmodel.dates.ranges import Range

__all__ = ["Calendar", "Certainty", "InvalidCalendar", "OutsideCalendar", "Roll", "add_working_days", "roll"]

DAY = timedelta(days=1)
SUNDAY = 6
DAYS_OFF_IN_WEEK = {5: frozenset({5, SUNDAY}), 6: frozenset({SUNDAY})}

# Of the 803 days of the two feasts that `holidays` 0.109 lists against its own estimate, 788 differ by two at most.
ESTIMATE_MARGIN = timedelta(days=2)


class Roll(StrEnum):
    """Where a last day that is no working day moves to; `nearest` is the following one of two as near."""

    FOLLOWING = "following"
    PRECEDING = "preceding"
    NEAREST = "nearest"


class Certainty(StrEnum):
    """How sure a calendar is of some days.

    `estimated`: a holiday whose day is not announced may fall among them. `outside`: not all are covered.
    """

    STATED = "stated"
    ESTIMATED = "estimated"
    OUTSIDE = "outside"


class InvalidCalendar(ValueError):
    """A calendar that contradicts itself, or whose week is neither 5 nor 6 days; `problem` in words."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return self.problem


class OutsideCalendar(LookupError):
    """A `day` for which the `calendar` does not answer."""

    def __init__(self, day: date, calendar: Calendar) -> None:
        super().__init__(day, calendar)
        self.day = day
        self.calendar = calendar

    def __str__(self) -> str:
        return f"`{self.day}` is outside {self.calendar}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of a country (ISO 3166-1 alpha-2) in a week of 5 days (Saturday and Sunday off) or 6 (Sunday off).

    `days_off`: more days off; `work_days`: days worked although a weekend or holiday (a transfer is one of each).
    Either settles a holiday that is only estimated for that day. `valid_from` to `valid_until`: the days for which
    the calendar claims to be right, both counted; it has no default, since a list of holidays that has run out looks
    like one without holidays. Errors: `InvalidCalendar`; `UnknownCountry` when first asked about a day.
    """

    country: str
    week: int
    valid_from: date
    valid_until: date
    days_off: frozenset[date] = frozenset()
    work_days: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if self.week not in DAYS_OFF_IN_WEEK:
            raise InvalidCalendar(f"a working week has 5 or 6 days, not `{self.week}`")
        if self.valid_from > self.valid_until:
            raise InvalidCalendar(f"the calendar ends on `{self.valid_until}`, before it begins")
        both = self.days_off & self.work_days
        if both:
            raise InvalidCalendar(f"`{min(both)}` is given both as a day off and as a working day")

    def __str__(self) -> str:
        return f"the {self.week}-day calendar of {self.country}, {self.valid_from}/{self.valid_until}"

    def covers(self, day: date) -> bool:
        """Whether the calendar answers for this day."""
        return self.valid_from <= day <= self.valid_until and day.year in years_known(self.country)

    def is_working_day(self, day: date) -> bool:
        """Whether work is done; corrections come before the list of holidays. Errors: `OutsideCalendar`."""
        if not self.covers(day):
            raise OutsideCalendar(day, self)
        if day in self.work_days or day in self.days_off:
            return day in self.work_days
        listed = holiday_year(self.country, day.year)
        if day in listed.worked:
            return True
        return day not in listed.off and day.weekday() not in DAYS_OFF_IN_WEEK[self.week]

    def certainty(self, days: Range) -> Certainty:
        """How sure the calendar is of all of these days; an open end is outside.

        An estimated holiday makes the two days on either side of it uncertain too, since it may fall on them.
        """
        first, last = days.earliest, days.latest
        if first is None or last is None or not (self.covers(first) and self.covers(last)):
            return Certainty.OUTSIDE
        # A year more at each end: a feast estimated for 1 January may fall on 31 December.
        years = range(first.year - 1, last.year + 2)
        estimated = (day for year in years for day in holiday_year(self.country, year).estimated)
        unsettled = (day for day in estimated if day not in self.days_off and day not in self.work_days)
        around = Range(first - ESTIMATE_MARGIN, last + ESTIMATE_MARGIN)
        return Certainty.ESTIMATED if any(around.allows(day) for day in unsettled) else Certainty.STATED


def add_working_days(start: date, number: int, calendar: Calendar, *, included: bool) -> date:
    """The last day of a period of working days: the nth after `start`, or the nth on or after it (`included`).

    Errors: `ValueError` for a number under 1, since no day would be the last; `OutsideCalendar`.
    """
    if number < 1:
        raise ValueError(f"a period has at least one working day, not {number}")
    day = start if included else start + DAY
    left = number
    while True:
        left -= calendar.is_working_day(day)
        if left == 0:
            return day
        day += DAY


def roll(day: date, to: Roll, calendar: Calendar) -> date:
    """The working day that a last day moves to: itself, if it is one. Errors: `OutsideCalendar`."""
    following = preceding = day
    while True:
        if to is not Roll.PRECEDING and calendar.is_working_day(following):
            return following
        if to is not Roll.FOLLOWING and calendar.is_working_day(preceding):
            return preceding
        following += DAY
        preceding -= DAY
