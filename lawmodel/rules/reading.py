"""One reading of a time limit, every option settled, on a start known at least in part: steps 3 to 10."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lawmodel.dates.calendars import Calendar, Certainty, InvalidCalendar, OutsideCalendar
from lawmodel.dates.calendars import Roll as RollTo
from lawmodel.dates.partial import Range
from lawmodel.dates.periods import DateOutOfRange, MonthEnd
from lawmodel.dates.public_holidays import UnknownCountry
from lawmodel.model.time_limit import CalendarUse, TimeLimit
from lawmodel.rules.admissibility import admission
from lawmodel.rules.counting import Counting, Trace, aligned, finished, last_day, period_of
from lawmodel.rules.effect import is_stopped, replaced
from lawmodel.rules.facts import NEVER
from lawmodel.rules.options import Combination, SettledOptions
from lawmodel.rules.time_result import CalendarUsed, Inputs, TimeResult, if_at_all, of_days
from lawmodel.truth import YES, Truth

__all__ = ["NO_CALENDAR", "OUTSIDE", "OUT_OF_RANGE", "read"]

OUTSIDE = "outside-calendar"
OUT_OF_RANGE = "date-out-of-range"
NO_CALENDAR = "no-calendar"


def read(limit: TimeLimit, inputs: Inputs, start: Range, settled: SettledOptions, chosen: Combination) -> TimeResult:
    """What the limit gives with the options chosen. Of what cannot be computed, the problem and no date."""
    try:
        calendar = _calendar(limit, inputs, settled)
    except (KeyError, InvalidCalendar):
        return TimeResult("unknown", problems=(NO_CALENDAR,))
    try:
        return _admitted(limit, inputs, start, _counting(limit, settled, chosen, calendar), settled)
    except OutsideCalendar as outside:
        used = None if settled.calendar is None else _named(settled.calendar, Certainty.OUTSIDE)
        return TimeResult("unknown", calendar=used, problems=(OUTSIDE,), steps=(str(outside),))
    except UnknownCountry:
        return TimeResult("unknown", problems=(NO_CALENDAR,))
    except DateOutOfRange as error:
        return TimeResult("unknown", problems=(OUT_OF_RANGE,), steps=(str(error),))


def _admitted(
    limit: TimeLimit, inputs: Inputs, start: Range, counting: Counting, settled: SettledOptions
) -> TimeResult:
    """Step 3, and the rest on the days of the start that it leaves."""
    if limit.admissible is None:
        return _counted(limit, inputs, start, counting, settled)
    admitted = admission(limit.admissible, start, inputs.start, counting.month_end)
    if admitted.starts is None:
        following = "" if admitted.next_day is None else f"; the next day that is: {admitted.next_day}"
        steps = (f"{start} is not admissible{following}",)
        return TimeResult("inadmissible", next_admissible=admitted.next_day, steps=steps)
    result = _counted(limit, inputs, admitted.starts, counting, settled)
    return result if admitted.truth is YES else if_at_all(result)


def _counted(limit: TimeLimit, inputs: Inputs, start: Range, counting: Counting, settled: SettledOptions) -> TimeResult:
    """Steps 4 to 10, from both ends of the start."""
    term = None if limit.align is None else limit.align.end_of_term
    terms = None if term is None else inputs.start(term.starts)
    if terms is NEVER:
        return TimeResult("not-yet", steps=("the day that terms run from has not come",))
    if isinstance(terms, Range):
        counting = replace(counting, terms=terms)
    trace = Trace()
    first = None if start.earliest is None else _ends(start.earliest, counting, trace)
    final = first if start.is_day else None if start.latest is None else _ends(start.latest, counting, trace)
    counted = Range(None if first is None else first.earliest, None if final is None else final.latest)
    days = replaced(limit, counted, inputs.date, inputs.boolean)
    if days != counted:
        trace.steps.append(f"a later day is stated, or waited for: {days}")
    result = of_days(days, _used(settled, counting, trace), tuple(dict.fromkeys(trace.steps)))
    return _effective(limit, inputs, result, days)


def _ends(start: date, counting: Counting, trace: Trace) -> Range:
    """Steps 4 to 8 for one day; two ends where the day that terms run from is not known."""
    found = aligned(last_day(start, counting, trace), counting, trace)
    first, final = (None if day is None else finished(day, counting, trace) for day in (found.earliest, found.latest))
    return Range(first, final)


def _effective(limit: TimeLimit, inputs: Inputs, result: TimeResult, days: Range) -> TimeResult:
    """Step 10: a notice stopped before its day has no effect; the day stays as what would have been."""
    if limit.rescinded is None and limit.suspended is None:
        return result
    match is_stopped(limit, days, inputs.date):
        case Truth.NO:
            return result
        case Truth.YES:
            steps = (*result.steps, f"rescinded or suspended before {days}")
            return replace(if_at_all(result), status="no-effect", steps=steps)
        case Truth.UNKNOWN:
            return if_at_all(result)


def _calendar(limit: TimeLimit, inputs: Inputs, settled: SettledOptions) -> Calendar | None:
    """The calendar, if days are looked up at all."""
    counts = limit.period is not None and limit.period.working_days
    return inputs.calendar(settled.calendar) if settled.calendar and (counts or settled.roll != "none") else None


def _counting(limit: TimeLimit, settled: SettledOptions, chosen: Combination, calendar: Calendar | None) -> Counting:
    first_day, month_end, last = chosen
    return Counting(
        period=period_of(limit.period),
        month_end=MonthEnd(month_end),
        working_days=(limit.period.working_days or 0) if limit.period is not None else 0,
        backward=limit.count == "backward",
        included=first_day == "included",
        align=limit.align,
        roll=None if settled.roll == "none" else RollTo(settled.roll),
        calendar=calendar,
        day_after=last == "day-after",
    )


def _used(settled: SettledOptions, counting: Counting, trace: Trace) -> CalendarUsed | None:
    if settled.calendar is None or counting.calendar is None or trace.first is None:
        return None
    return _named(settled.calendar, counting.calendar.certainty(Range(trace.first, trace.last)))


def _named(use: CalendarUse, certainty: Certainty) -> CalendarUsed:
    return CalendarUsed(use.holidays, use.week, certainty.value)
