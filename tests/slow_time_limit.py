"""Steps 3 to 8 again, written to be slow and plain: one day at a time, with no month arithmetic at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice

from lawmodel.model.time_limit import Align, PeriodData, Window

DAY = timedelta(days=1)

IsWorkingDay = Callable[[date], bool]


def days_from(day: date, step: timedelta = DAY) -> Iterator[date]:
    while True:
        yield day
        day += step


def slow_months(start: date, months: int, *, first_of_next: bool) -> date:
    """Walk past so many ends of a month, then on to the day of the same number, or what stands for it."""
    day = start
    for _ in range(months):
        day = next(each for each in days_from(day + DAY) if each.day == 1)
    if months == 0:
        return start
    for each in days_from(day):
        if each.day == start.day:
            return each
        if (each + DAY).day == 1:
            return each + DAY if first_of_next else each
    raise AssertionError


def slow_months_back(start: date, months: int) -> date:
    """Walk back past so many firsts of a month, then on to the day of the same number, or the last there is."""
    day = start
    for _ in range(months):
        day = next(each for each in days_from(day, -DAY) if each.day == 1) - DAY
    if months == 0:
        return start
    return next(each for each in days_from(day, -DAY) if each.day <= start.day)


def slow_last_day(
    start: date, period: PeriodData, *, first_of_next: bool, included: bool, backward: bool, works: IsWorkingDay
) -> date:
    months = 12 * (period.years or 0) + (period.months or 0)
    days = 7 * (period.weeks or 0) + (period.days or 0)
    if period.working_days:
        step = -DAY if backward else DAY
        counted = (day for day in days_from(start if included else start + step, step) if works(day))
        return next(islice(counted, period.working_days - 1, None))
    if not months and not days:
        return start
    if backward:
        day = slow_months_back(start, months)
        return next(islice(days_from(day, -DAY), days, None)) + (DAY if included else timedelta())
    day = slow_months(start, months, first_of_next=first_of_next or included)
    return next(islice(days_from(day), days, None)) - (DAY if included else timedelta())


def slow_align(last: date, align: Align | None, origin: date | None, *, first_of_next: bool) -> date:
    if align is None:
        return last
    if align.first_of_month is not None:
        firsts = (day for day in days_from(last + DAY) if day.day == 1)
        return next(islice(firsts, align.first_of_month - 1, None))
    if align.end_of_year is not None:
        ends = (day for day in days_from(last) if (day.month, day.day) == (12, 31))
        return next(islice(ends, align.end_of_year, None))
    if align.next_day is not None:
        met = last
        if align.next_day.cut_off is not None:
            first = last if align.next_day.cut_off_day == "counts" else last + DAY
            met = next(day for day in days_from(first) if f"{day:XXXX-%m-%d}" == align.next_day.cut_off)
        return next(day for day in days_from(met) if f"{day:XXXX-%m-%d}" == align.next_day.day)
    assert align.end_of_term is not None
    assert origin is not None
    multiples = slow_multiples(origin, align.end_of_term.every, first_of_next=first_of_next)
    term_ends = islice(multiples, 0 if align.end_of_term.begins is None else 1, None)
    return next(day for day in term_ends if day >= last)


def slow_multiples(origin: date, every: PeriodData, *, first_of_next: bool) -> Iterator[date]:
    times = 0
    while True:
        months = times * (12 * (every.years or 0) + (every.months or 0))
        days = times * (7 * (every.weeks or 0) + (every.days or 0))
        yield slow_months(origin, months, first_of_next=first_of_next) + days * DAY
        times += 1


def slow_roll(day: date, way: str, works: IsWorkingDay) -> date:
    """The nearest working day on the side that the way allows; of two as near, the later."""
    around = [day + n * DAY for n in range(-40, 41) if works(day + n * DAY)]
    if way == "following":
        around = [each for each in around if each >= day]
    if way == "preceding":
        around = [each for each in around if each <= day]
    return min(around, key=lambda each: (abs(each - day), day - each))


def slow_in_window(day: date, window: Window, origin: date, *, first_of_next: bool, closing_day_counts: bool) -> bool:
    """Whether the day is among the days of a window, listed one by one."""
    opens_on = slow_multiples(origin, window.every, first_of_next=first_of_next)
    for opens in islice(opens_on, 1, None):
        if opens > day:
            return False
        first_closed = slow_last_day(
            opens,
            window.open_for,
            first_of_next=first_of_next,
            included=False,
            backward=False,
            works=lambda _: True,
        )
        if any(each == day for each in islice(days_from(opens), (first_closed - opens).days + closing_day_counts)):
            return True
    raise AssertionError


def slow_in_time(day: date, begins: date, period: PeriodData, *, closing_day_counts: bool) -> bool:
    """Whether the day comes before the time for notice is over, counted off from the day on which it begins."""
    closes = slow_last_day(begins, period, first_of_next=False, included=False, backward=False, works=lambda _: True)
    return day < closes + closing_day_counts * DAY


def slow_stopped(given: date, taken_back: date, effect: date) -> bool:
    """Whether a notice is taken back on one of the days from its own to the day before the effect, gone through."""
    day = given
    while day < effect:
        if day == taken_back:
            return True
        day += DAY
    return False
