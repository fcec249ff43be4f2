"""One reading of a time limit, every option settled, on a start known at least in part: steps 3 to 10."""

from __future__ import annotations

from datetime import date

from lawmodel.dates.calendars import Calendar, Certainty, InvalidCalendar, OutsideCalendar
from lawmodel.dates.partial import Range
from lawmodel.dates.periods import DateOutOfRange
from lawmodel.dates.public_holidays import UnknownCountry
from lawmodel.model.time_limit import CalendarUse, TimeLimit
from lawmodel.rules.conditions.facts import NEVER
from lawmodel.rules.limits.admissibility import admission
from lawmodel.rules.limits.counting import Counting, Trace, aligned, finished, last_day
from lawmodel.rules.limits.known import IfEver
from lawmodel.rules.limits.notices import is_stopped, replaced
from lawmodel.rules.limits.options import SettledOptions
from lawmodel.rules.limits.time_result import CalendarUsed, Inputs, TimeResult, if_at_all, of_days
from lawmodel.truth import YES, Truth

__all__ = ["NO_CALENDAR", "OUTSIDE", "OUT_OF_RANGE", "read"]

OUTSIDE = "outside-calendar"
OUT_OF_RANGE = "date-out-of-range"
NO_CALENDAR = "no-calendar"


def read(limit: TimeLimit, inputs: Inputs, start: Range, settled: SettledOptions, counting: Counting) -> TimeResult:
    """What the limit gives, counted in one way. Of what cannot be computed, the problem and no date."""
    try:
        calendar = _calendar(limit, inputs, settled)
    except (KeyError, InvalidCalendar):
        return TimeResult("unknown", problems=(NO_CALENDAR,))
    if calendar is not None:
        counting = counting._replace(calendar=calendar)
    try:
        return _admitted(limit, inputs, start, counting, settled)
    except OutsideCalendar as outside:
        used = None if settled.calendar is None else _named(settled.calendar, Certainty.OUTSIDE)
        return TimeResult("unknown", calendar=used, problems=(OUTSIDE,), steps=(str(outside),))
    except (UnknownCountry, InvalidCalendar):
        return TimeResult("unknown", problems=(NO_CALENDAR,))
    except DateOutOfRange as error:
        return TimeResult("unknown", problems=(OUT_OF_RANGE,), steps=(str(error),))


def _admitted(
    limit: TimeLimit, inputs: Inputs, start: Range, counting: Counting, settled: SettledOptions
) -> TimeResult:
    """Step 3, and the rest on the days of the start that it leaves."""
    if limit.admissible is None:
        return _counted(limit, inputs, start, counting, settled)
    closing = counting.closing_day_counts
    admitted = admission(limit.admissible, start, inputs.start, counting.month_end, closing_day_counts=closing)
    if admitted.starts is None:
        return TimeResult("inadmissible", next_admissible=admitted.next_day, steps=admitted.steps)
    result = _counted(limit, inputs, admitted.starts, counting, settled)
    result = result._replace(steps=(*admitted.steps, *result.steps))
    return result if admitted.truth is YES else if_at_all(result)


def _counted(limit: TimeLimit, inputs: Inputs, start: Range, counting: Counting, settled: SettledOptions) -> TimeResult:
    """Steps 4 to 10, from both ends of the start."""
    term = None if limit.align is None else limit.align.end_of_term
    origin = None if term is None else term.starts
    terms = None if origin is None else inputs.start(origin)
    if terms is NEVER:
        return TimeResult("not-yet", steps=("the day that terms run from has not come",))
    if isinstance(terms, IfEver):
        known = counting._replace(terms=terms.days)
        return if_at_all(_from_both_ends(limit, inputs, start, known, settled))
    if isinstance(terms, Range):
        counting = counting._replace(terms=terms)
    return _from_both_ends(limit, inputs, start, counting, settled)


def _from_both_ends(
    limit: TimeLimit, inputs: Inputs, start: Range, counting: Counting, settled: SettledOptions
) -> TimeResult:
    trace = Trace()
    first = None if start.earliest is None else _ends(start.earliest, counting, trace)
    final = first if start.is_day else None if start.latest is None else _ends(start.latest, counting, trace)
    if first is not None and first is final:
        counted = first
    else:
        counted = Range(None if first is None else first.earliest, None if final is None else final.latest)
    days = replaced(limit, counted, inputs, counting, trace)
    if days is not counted and days != counted:
        trace.steps.append(f"a later day is stated, or waited for: {days}")
    return _effective(limit, inputs, days, _used(settled, counting, trace), trace)


def _ends(start: date, counting: Counting, trace: Trace) -> Range:
    """Steps 4 to 8 for one day; two ends where the day that terms run from is not known."""
    found = aligned(last_day(start, counting, trace), counting, trace)
    first = None if found.earliest is None else finished(found.earliest, counting, trace)
    if found.is_day:
        return Range(first, first)
    return Range(first, None if found.latest is None else finished(found.latest, counting, trace))


def _effective(
    limit: TimeLimit, inputs: Inputs, days: Range, calendar: CalendarUsed | None, trace: Trace
) -> TimeResult:
    """Step 10: a notice stopped before its day has no effect; the day stays as what would have been."""
    stopped = is_stopped(limit, days, inputs, trace)
    result = of_days(days, calendar, tuple(dict.fromkeys(trace.steps)))
    match stopped:
        case Truth.NO:
            return result
        case Truth.YES:
            return if_at_all(result)._replace(status="no-effect")
        case Truth.UNKNOWN:
            return if_at_all(result)


def _calendar(limit: TimeLimit, inputs: Inputs, settled: SettledOptions) -> Calendar | None:
    """The calendar, if days are looked up at all."""
    counts = limit.period is not None and limit.period.working_days
    return inputs.calendar(settled.calendar) if settled.calendar and (counts or settled.roll != "none") else None


def _used(settled: SettledOptions, counting: Counting, trace: Trace) -> CalendarUsed | None:
    if settled.calendar is None or counting.calendar is None or trace.first is None:
        return None
    return _named(settled.calendar, counting.calendar.certainty(Range(trace.first, trace.last)))


def _named(use: CalendarUse, certainty: Certainty) -> CalendarUsed:
    return CalendarUsed(use.holidays, use.week, certainty.value)
