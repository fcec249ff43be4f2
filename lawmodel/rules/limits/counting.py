"""From one known day to the day on which a period ends: steps 4 to 8 of `docs/time-limits.md`.

Every option is settled here. Each step keeps order (a later start never ends earlier), so that of a
start that is partly known the two ends suffice.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import MAXYEAR, date, timedelta
from functools import partial
from typing import NamedTuple, assert_never

from lawmodel.dates.calendars import Calendar, Roll, add_working_days, roll
from lawmodel.dates.month_day import MonthDay
from lawmodel.dates.partial import Range
from lawmodel.dates.periods import DateOutOfRange, MonthEnd, Period, corresponding_day
from lawmodel.model.time_limit import Align, NextDay, PeriodData

__all__ = [
    "Counting",
    "Trace",
    "aligned",
    "finished",
    "last_day",
    "length",
    "month_day",
    "multiple",
    "period_of",
    "times_at_least",
]

DAY = timedelta(days=1)
DECEMBER = 12
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Trace:
    """What was done, in short words, and the first and last day looked up in a calendar."""

    __slots__ = ("first", "last", "steps")

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.first: date | None = None
        self.last: date | None = None

    def looked_up(self, first: date, last: date) -> None:
        self.first = first if self.first is None else min(self.first, first)
        self.last = last if self.last is None else max(self.last, last)


class Counting(NamedTuple):
    """A time limit with every option settled. `terms`: the day from which terms are counted, for `end_of_term`."""

    period: Period
    month_end: MonthEnd
    working_days: int = 0
    backward: bool = False
    included: bool = False
    align: Align | None = None
    terms: Range | None = None
    roll: Roll | None = None
    calendar: Calendar | None = None
    day_after: bool = False
    closing_day_counts: bool = True

    @property
    def fewest_terms(self) -> int:
        """How many terms there are at least from the day that they are counted from to the end of one."""
        term = None if self.align is None else self.align.end_of_term
        return 0 if term is None or term.begins is None else 1


def period_of(data: PeriodData | None) -> Period:
    """Years, months, weeks and days as a period; nothing stated is no time at all."""
    if data is None:
        return Period()
    return Period(data.years or 0, data.months or 0, data.weeks or 0, data.days or 0)


def last_day(start: date, counting: Counting, trace: Trace) -> date:
    """Steps 4 and 5: the last day of the period. Errors: `DateOutOfRange`, `OutsideCalendar`."""
    if counting.working_days and counting.calendar is not None:
        return _last_working_day(start, counting, counting.calendar, trace)
    period = counting.period
    if not period.months_in_all and not period.days_in_all:
        return start
    if counting.backward:
        found = period.before(start)
        last = _moved(found, 1) if counting.included else found
    else:
        # With the first day counted, a month that lacks the day is full at its own end: 31 January to 28 February.
        found = period.after(start, MonthEnd.FIRST_OF_NEXT if counting.included else counting.month_end)
        last = _moved(found, -1) if counting.included else found
    trace.steps.append(_told(start, last, counting))
    return last


def _last_working_day(start: date, counting: Counting, calendar: Calendar, trace: Trace) -> date:
    number = counting.working_days
    if counting.backward:
        last = _working_days_before(start, number, calendar, included=counting.included)
    else:
        last = add_working_days(start, number, calendar, included=counting.included)
    trace.looked_up(min(start, last), max(start, last))
    trace.steps.append(_told(start, last, counting))
    return last


def _working_days_before(start: date, number: int, calendar: Calendar, *, included: bool) -> date:
    day = start if included else _moved(start, -1)
    while True:
        number -= calendar.is_working_day(day)
        if number == 0:
            return day
        day = _moved(day, -1)


def aligned(last: date, counting: Counting, trace: Trace) -> Range:
    """Step 6: the fixed point that the last day moves on to; several, where the day terms run from is not known."""
    align = counting.align
    if align is None:
        return Range(last, last)
    found = _fixed_point(last, align, counting)
    if found != Range(last, last):
        trace.steps.append(f"{_point(align)} {last}: {found}")
    return found


def _point(align: Align) -> str:
    """The fixed point in words, up to the last day."""
    if align.first_of_month is not None:
        return f"first day of a month, {_plural(align.first_of_month, 'month')} on from"
    if align.end_of_year is not None:
        years = f", {_plural(align.end_of_year, 'year')} on," if align.end_of_year else ""
        return f"31 December{years} from"
    if align.next_day is not None:
        cut_off = align.next_day.cut_off
        return f"next {align.next_day.day[5:]}{'' if cut_off is None else f' with cut-off {cut_off[5:]}'} after"
    return "end of the term on or after"


def _fixed_point(last: date, align: Align, counting: Counting) -> Range:
    if align.end_of_term is not None:
        return _term_ends(last, period_of(align.end_of_term.every), counting)
    if align.first_of_month is not None:
        day = corresponding_day(last.replace(day=1), align.first_of_month)
    elif align.end_of_year is not None:
        year = last.year + align.end_of_year
        day = date(year, DECEMBER, 31) if year <= MAXYEAR else None
    else:
        day = None if align.next_day is None else _next_day(last, align.next_day)
    if day is None:
        raise DateOutOfRange(last, "the fixed point")
    return Range(day, day)


def _next_day(last: date, fixed: NextDay) -> date | None:
    day = month_day(fixed.day)
    if fixed.cut_off is None:
        return day.first_on_or_after(last)
    cut_off = month_day(fixed.cut_off)
    met = cut_off.first_on_or_after(last if fixed.cut_off_day == "counts" else _moved(last, 1))
    return None if met is None else day.first_on_or_after(met)


def month_day(text: str) -> MonthDay:
    """The month and day of `XXXX-06-30`."""
    return MonthDay(int(text[5:7]), int(text[8:10]))


def multiple(origin: date, every: Period, times: int, month_end: MonthEnd) -> date:
    """The day a number of periods after the origin, all counted at once from the origin.

    At once, so that terms of half a year from 31 August end on 28 February and again on 31 August.
    """
    return Period(months=every.months_in_all * times, days=every.days_in_all * times).after(origin, month_end)


def times_at_least(origin: date, every: Period, day: date) -> int:
    """A number of periods that surely does not lead past the day; 0 where the day is not after the origin."""
    longest = every.months_in_all * 31 + every.days_in_all
    return max(0, (day - origin).days // longest - 1)


def _term_ends(last: date, every: Period, counting: Counting) -> Range:
    """The first end of a term on or after the last day, for every day that terms may run from."""
    terms = counting.terms
    if terms is None or terms.earliest is None or terms.latest is None:
        return Range(last, None)
    fewest = counting.fewest_terms
    origins = _distinguishable(terms.earliest, terms.latest, last, every, counting)
    ends = [_term_end(origin, last, every, counting.month_end, fewest) for origin in origins]
    return Range(min(ends), max(ends))


def _term_end(origin: date, last: date, every: Period, month_end: MonthEnd, fewest: int) -> date:
    times = max(fewest, times_at_least(origin, every, last))
    while (end := multiple(origin, every, times, month_end)) < last:
        times += 1
    return end


def _distinguishable(first: date, final: date, last: date, every: Period, counting: Counting) -> set[date]:
    """The origins between which a term's end only grows: both ends, and either side of where it needs a term less."""
    days = {first, final}
    span = range(first.toordinal(), final.toordinal() + 1)
    month_end = counting.month_end
    times = max(counting.fewest_terms, times_at_least(final, every, last))
    while first < final and multiple(first, every, times, month_end) < last:
        reached = bisect_left(span, last, key=partial(_multiple_from, every, times, month_end))
        days |= {date.fromordinal(span[i]) for i in (reached - 1, reached) if i < len(span)}
        times += 1
    return days


def _multiple_from(every: Period, times: int, month_end: MonthEnd, ordinal: int) -> date:
    return multiple(date.fromordinal(ordinal), every, times, month_end)


def finished(day: date, counting: Counting, trace: Trace) -> date:
    """Steps 7 and 8: the next day in the direction of the count, and away from a day off.

    Errors: `OutsideCalendar`, `DateOutOfRange`.
    """
    if counting.day_after:
        after = _moved(day, -1 if counting.backward else 1)
        trace.steps.append(f"the day {'before' if counting.backward else 'after'}: {after}")
        day = after
    if counting.roll is not None and counting.calendar is not None:
        rolled = roll(day, counting.roll, counting.calendar)
        trace.looked_up(min(day, rolled), max(day, rolled))
        if rolled != day:
            trace.steps.append(f"{day} is no working day: {rolled}")
        return rolled
    return day


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise DateOutOfRange(day, f"{days} days") from None


def _told(start: date, last: date, counting: Counting) -> str:
    """A step in words: `6 months after 2025-08-31: 2026-02-28 (no 31 February: the last day of the month)`."""
    way = "before" if counting.backward else "after"
    first = ", that day included" if counting.included else ""
    return f"{_length(counting)} {way} {start}{first}: {last}{_missing(start, counting)}"


def _length(counting: Counting) -> str:
    if counting.working_days:
        return _plural(counting.working_days, "working day")
    return length(counting.period)


def length(period: Period) -> str:
    """A period in words: `1 year 6 months`."""
    parts = ((period.years, "year"), (period.months, "month"), (period.weeks, "week"), (period.days, "day"))
    return " ".join(_plural(number, unit) for number, unit in parts if number)


def _plural(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _missing(start: date, counting: Counting) -> str:
    months = counting.period.months_in_all * (-1 if counting.backward else 1)
    if counting.working_days or counting.included or not months or corresponding_day(start, months) is not None:
        return ""
    reached = corresponding_day(start.replace(day=1), months)
    lacks = f"no {start.day} {MONTHS[reached.month - 1]}" if reached is not None else "no such day"
    if counting.backward:
        return f" ({lacks}: the last day of the month)"
    match counting.month_end:
        case MonthEnd.LAST_DAY:
            return f" ({lacks}: the last day of the month)"
        case MonthEnd.FIRST_OF_NEXT:
            return f" ({lacks}: the first day of the next month)"
        case _:
            assert_never(counting.month_end)
