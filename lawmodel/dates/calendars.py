"""Working-day calendars: which days count in a period of working days, and where a last day moves to.

A calendar is a country's public holidays, its weekly days off, and dated corrections from official sources.
It answers only for the days it covers: a day outside raises `OutsideCalendar`, never counts as a working day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from lawmodel.dates.public_holidays import holiday_year, regional_days, weekend_length, years_known
from lawmodel.dates.ranges import Range

__all__ = [
    "Calendar",
    "Certainty",
    "InvalidCalendar",
    "OutsideCalendar",
    "Roll",
    "Weekend",
    "add_working_days",
    "roll",
    "weekend_between",
]

DAY = timedelta(days=1)
SUNDAY = 6
DAYS_IN_WEEK = 7
_WEEKS = (5, 6)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SATURDAY_AND_SUNDAY = {5, SUNDAY}

# Of the 803 days of the two feasts that `holidays` 0.109 lists against its own estimate, 788 differ by two at most.
ESTIMATE_MARGIN = timedelta(days=2)


class Roll(StrEnum):
    """Where a last day that is no working day moves to; `nearest` is the following one of two as near."""

    FOLLOWING = "following"
    PRECEDING = "preceding"
    NEAREST = "nearest"


class Certainty(StrEnum):
    """How sure a calendar is of some days.

    `in-part`: some part of the country has a holiday among them, and nothing says which part it is. `estimated`: a
    holiday whose day is not announced may fall among them. `outside`: not all are covered.
    """

    STATED = "stated"
    IN_PART = "in-part"
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


class Weekend(NamedTuple):
    """The weekly days off (0 Monday to 6 Sunday) over a span, both ends counted; None is an end without limit."""

    days: frozenset[int]
    first_day: date | None = None
    last_day: date | None = None


def weekend_between(days: Sequence[str], since: str | None, until: str | None) -> Weekend:
    """A weekend from words: `friday`, and days as `2013-06-29`. Errors: ValueError for a day in no calendar."""
    ends = (None if day is None else date.fromisoformat(day) for day in (since, until))
    return Weekend(frozenset(_WEEKDAYS.index(day) for day in days), *ends)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of a country (ISO 3166-1 alpha-2) in a week of 5 days or 6; without a country, of listed days.

    The weekly days off are the first of `weekends` that has as many days as the week leaves and covers the day; else
    those that the library knows; else, of a week of 6 days where Saturday and Sunday are the weekend, the Sunday.
    `parts`: a holiday of any of these parts of the country counts. `is_national`: no holiday of a part alone does.
    `days_off`: more days off; `work_days`: days worked although a weekend or holiday (a transfer is one of each).
    Either settles a holiday that is only estimated for that day. `valid_from` to `valid_until`: the days for which
    the calendar claims to be right, both counted; it has no default, since a list of holidays that has run out looks
    like one without holidays. Errors: `InvalidCalendar`; `UnknownCountry` when first asked about a day.
    """

    country: str | None
    week: int
    valid_from: date
    valid_until: date
    days_off: frozenset[date] = frozenset()
    work_days: frozenset[date] = frozenset()
    weekends: tuple[Weekend, ...] = ()
    parts: tuple[str, ...] = ()
    is_national: bool = False
    _known: dict[date, bool] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The days asked about so far: each way of counting asks about nearly the same ones."""

    def __post_init__(self) -> None:
        if self.week not in _WEEKS:
            raise InvalidCalendar(f"a working week has 5 or 6 days, not `{self.week}`")
        if self.valid_from > self.valid_until:
            raise InvalidCalendar(f"the calendar ends on `{self.valid_until}`, before it begins")
        for weekend in self.weekends:
            if not 1 <= len(weekend.days) <= DAYS_IN_WEEK - min(_WEEKS):
                raise InvalidCalendar(f"a weekend has one or two days, not {len(weekend.days)}")
        both = self.days_off & self.work_days
        if both:
            raise InvalidCalendar(f"`{min(both)}` is given both as a day off and as a working day")

    def __str__(self) -> str:
        return f"the {self.week}-day calendar of {self.country or 'listed days'}, {self.valid_from}/{self.valid_until}"

    def covers(self, day: date) -> bool:
        """Whether the calendar answers for this day."""
        if not self.valid_from <= day <= self.valid_until:
            return False
        return self.country is None or day.year in years_known(self.country)

    def is_working_day(self, day: date) -> bool:
        """Whether work is done; corrections come before the list of holidays. Errors: `OutsideCalendar`, `InvalidCalendar`."""
        found = self._known.get(day)
        if found is None:
            found = self._known[day] = self._is_worked(day)
        return found

    def _is_worked(self, day: date) -> bool:
        if not self.covers(day):
            raise OutsideCalendar(day, self)
        if day in self.work_days or day in self.days_off:
            return day in self.work_days
        if self.country is None:
            return not self._is_weekend(day)
        listed = holiday_year(self.country, day.year)
        if day in listed.worked:
            return True
        if day in listed.off or any(day in holiday_year(self.country, day.year, part).off for part in self.parts):
            return False
        return not self._is_weekend(day)

    def _is_weekend(self, day: date) -> bool:
        length = DAYS_IN_WEEK - self.week
        for weekend in self.weekends:
            starts = weekend.first_day is None or weekend.first_day <= day
            if starts and (weekend.last_day is None or day <= weekend.last_day) and len(weekend.days) == length:
                return day.weekday() in weekend.days
        if self.country is None:
            raise InvalidCalendar(f"no weekend of a week of {self.week} days is stated for `{day}`")
        return self._is_weekend_of(self.country, day, length)

    def _is_weekend_of(self, country: str, day: date, length: int) -> bool:
        """Whether it is one as far as the library knows the country's weekends."""
        known = holiday_year(country, day.year).weekend
        if weekend_length(country) == length:
            return day in known
        sunday = day + (SUNDAY - day.weekday()) * DAY
        if length == 1 and {each.weekday() for each in known} == _SATURDAY_AND_SUNDAY:
            return day == sunday
        raise InvalidCalendar(f"which days a week of {self.week} days leaves free in `{country}` is not known")

    def certainty(self, days: Range) -> Certainty:
        """How sure the calendar is of all of these days; an open end is outside.

        An estimated holiday makes the two days on either side of it uncertain too, since it may fall on them.
        """
        first, last = days.earliest, days.latest
        if first is None or last is None or not (self.covers(first) and self.covers(last)):
            return Certainty.OUTSIDE
        if self.country is None:
            return Certainty.STATED
        # A year more at each end: a feast estimated for 1 January may fall on 31 December.
        years = range(first.year - 1, last.year + 2)
        estimated = (day for year in years for day in holiday_year(self.country, year).estimated)
        unsettled = (day for day in estimated if day not in self.days_off and day not in self.work_days)
        around = Range(first - ESTIMATE_MARGIN, last + ESTIMATE_MARGIN)
        if any(around.allows(day) for day in unsettled):
            return Certainty.ESTIMATED
        return Certainty.IN_PART if self._has_regional_holiday(self.country, days) else Certainty.STATED

    def _has_regional_holiday(self, country: str, days: Range) -> bool:
        """Whether some part of the country may have a day off among these, and nothing says which part counts."""
        if self.parts or self.is_national or days.earliest is None or days.latest is None:
            return False
        years = range(days.earliest.year, days.latest.year + 1)
        regional = (day for year in years for day in regional_days(country, year) if days.allows(day))
        return any(self._would_work(day) for day in regional)

    def _would_work(self, day: date) -> bool:
        return day not in self.work_days and self.is_working_day(day)


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
