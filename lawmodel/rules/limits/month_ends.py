"""Whether a missing day can decide a time limit, found without any case: 31 August and six months.

A rule that no convention settles is looked at for every start day that lacks its corresponding day, over the
four hundred years after which the calendar repeats.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product

from lawmodel.dates.partial import Range
from lawmodel.dates.periods import DateOutOfRange, MonthEnd, Period, corresponding_day
from lawmodel.diagnostics import Path
from lawmodel.model.time_limit import Convention, PeriodData, Start, StartOf, TimeLimit
from lawmodel.rules.limits.counting import Counting, Trace, aligned, last_day, multiple, period_of
from lawmodel.rules.limits.options import combinations, refusals, settled_options

__all__ = ["ambiguous_periods", "may_be_ambiguous"]

_CYCLE = range(2000, 2400)
_MULTIPLES = 400
_UNSETTLED = Counting(Period(), MonthEnd.LAST_DAY)


def may_be_ambiguous(limit: TimeLimit, conventions: Mapping[str, Convention]) -> bool:
    """Whether two readings of a missing day can give different results, for some day that the limit runs from."""
    return next(ambiguous_periods(limit, conventions), None) is not None


def ambiguous_periods(limit: TimeLimit, conventions: Mapping[str, Convention]) -> Iterator[Path]:
    """The periods, by their paths, for which two readings of a missing day can give different results.

    None where something settles `month_end`, where no month is counted, and where what follows makes both the
    same day (the end of the year). Where days move to working days, weekends and holidays are left aside.
    """
    settled = settled_options(limit, conventions)
    if settled.month_end != "open" or refusals(limit, settled):
        return
    first_days = {one.first_day for one in combinations(limit, settled)}
    if limit.count != "backward" and "excluded" in first_days and _last_day_may_differ(limit):
        yield ("period",)
    for path, start, periods in _counted_elsewhere(limit):
        if _corresponding_day_may_differ(start, periods):
            yield path


def _last_day_may_differ(limit: TimeLimit) -> bool:
    period = period_of(limit.period)
    counting = _UNSETTLED._replace(period=period, align=limit.align, terms=_terms(limit))
    return any(_differs(start, counting) for start in _lacking(limit.runs_from, period.months_in_all))


def _differs(start: date, counting: Counting) -> bool:
    try:
        last, first = (_result(start, counting._replace(month_end=each)) for each in MonthEnd)
    except DateOutOfRange:
        return False
    return last != first


def _result(start: date, counting: Counting) -> Range:
    return aligned(last_day(start, counting, Trace()), counting, Trace())


def _terms(limit: TimeLimit) -> Range | None:
    """The day that terms run from, where the rule fixes it; else a term may end on any day."""
    origin = None if limit.align is None or limit.align.end_of_term is None else limit.align.end_of_term.starts
    day = None if origin is None else _fixed(origin)
    return None if day is None else Range(day, day)


def _counted_elsewhere(limit: TimeLimit) -> Iterator[tuple[Path, Start, list[tuple[Period, int]]]]:
    """The periods of lock-ins, times for notice, windows and terms: where, counted from what, how long, how often."""
    admissible, align = limit.admissible, limit.align
    if admissible is not None:
        for key, span in (("not_before", admissible.not_before), ("not_after", admissible.not_after)):
            if span is not None:
                yield ("admissible", key, "period"), span.starts, [(period_of(span.period), 1)]
        if (window := admissible.window) is not None:
            yield ("admissible", "window"), window.starts, _often(window.every, window.open_for)
    if align is not None and align.end_of_term is not None:
        origin = align.end_of_term.starts
        if origin is not None:
            yield ("align", "end_of_term", "every"), origin, _often(align.end_of_term.every)


def _often(*periods: PeriodData) -> list[tuple[Period, int]]:
    return [(period_of(period), _MULTIPLES) for period in periods]


def _corresponding_day_may_differ(start: Start, periods: Iterable[tuple[Period, int]]) -> bool:
    day = _fixed(start)
    for period, times in periods:
        if day is None:
            if period.months_in_all:
                return True
        elif any(_multiples_differ(day, period, k) for k in range(1, times + 1)):
            return True
    return False


def _multiples_differ(day: date, period: Period, times: int) -> bool:
    try:
        last, first = (multiple(day, period, times, each) for each in MonthEnd)
    except DateOutOfRange:
        return False
    return last != first


def _lacking(start: Start, months: int) -> Iterator[date]:
    """The days that the limit may run from and that have no corresponding day so many months later."""
    fixed = _fixed(start)
    days = _late_days() if fixed is None else [fixed]
    for day in days if months else []:
        try:
            if corresponding_day(day, months) is None:
                yield day
        except DateOutOfRange:
            return


def _late_days() -> Iterator[date]:
    """Every 29th, 30th and 31st of the cycle; no earlier day is ever missing."""
    for year, month in product(_CYCLE, range(1, 13)):
        for number in range(29, monthrange(year, month)[1] + 1):
            yield date(year, month, number)


def _fixed(start: Start) -> date | None:
    """The day that the rule itself fixes; None where it comes from the case."""
    if not isinstance(start, StartOf) or start.day is None:
        return None
    try:
        return date.fromisoformat(start.day)
    except ValueError:
        return None
