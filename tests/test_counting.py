"""From a day to a day: against a slow second implementation, and the laws that month arithmetic keeps."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.dates.calendars import Calendar, Roll
from lawmodel.dates.partial import Range
from lawmodel.dates.periods import MonthEnd, Period
from lawmodel.model.time_limit import Align, PeriodData
from lawmodel.rules.limits.counting import Counting, Trace, aligned, finished, last_day, multiple, period_of
from tests.slow_time_limit import slow_align, slow_last_day, slow_multiples, slow_roll

CALENDAR = Calendar("RU", 5, date(2009, 1, 1), date(2041, 12, 31))  # wider than any limit reaches, and moves
ORIGIN = date(2012, 8, 31)

days = st.dates(date(2014, 1, 1), date(2024, 12, 31))
# The days that months lack, or that other days are moved to, are met often.
awkward = st.builds(date, st.integers(2014, 2024), st.sampled_from([1, 3, 5, 7, 8, 10, 12]), st.integers(28, 31))
starts = st.one_of(days, awkward)
numbers = st.integers(0, 14)
lengths = st.fixed_dictionaries(
    {}, optional={"years": st.integers(0, 3), "months": numbers, "weeks": numbers, "days": numbers}
)
term_keys = st.sampled_from(["from", "begins"])
terms = lengths.filter(lambda data: any(data.values()))
month_days = st.builds(lambda month, day: f"XXXX-{month:02}-{day:02}", st.integers(1, 12), st.integers(1, 28))


def aligns() -> st.SearchStrategy[dict[str, Any] | None]:
    next_day = st.fixed_dictionaries(
        {"day": month_days, "cut_off": month_days, "cut_off_day": st.sampled_from(["counts", "too-late"])}
    )
    next_day |= st.fixed_dictionaries({"day": month_days})
    return st.one_of(
        st.none(),
        st.builds(lambda n: {"first_of_month": n}, st.integers(1, 8)),
        st.builds(lambda n: {"end_of_year": n}, st.integers(0, 3)),
        st.builds(lambda fixed: {"next_day": fixed}, next_day),
        st.builds(lambda key, every: {"end_of_term": {key: "x_on", "every": every}}, term_keys, terms),
    )


@st.composite
def countings(draw: st.DrawFn) -> tuple[Counting, PeriodData, str]:
    """A time limit with every option settled, and the way its last day moves, if it does."""
    working_days = draw(st.one_of(st.just(0), st.just(0), st.integers(1, 15)))
    data = PeriodData.model_validate({"working_days": working_days} if working_days else draw(lengths))
    backward, included = draw(st.booleans()), draw(st.booleans())
    align = draw(aligns())
    way = "none" if working_days else draw(st.sampled_from(["none", "following", "preceding", "nearest"]))
    day_after = draw(st.booleans()) and align is None and not included
    counting = Counting(
        period=period_of(data),
        month_end=draw(st.sampled_from(MonthEnd)),
        working_days=working_days,
        backward=backward,
        included=included,
        align=None if align is None else Align.model_validate(align),
        terms=Range(ORIGIN, ORIGIN),
        roll=None if way == "none" else Roll(way),
        calendar=CALENDAR,
        day_after=day_after,
    )
    return counting, data, way


def counted(start: date, counting: Counting) -> date:
    found = aligned(last_day(start, counting, Trace()), counting, Trace())
    assert found.earliest is not None
    assert found.is_day
    return finished(found.earliest, counting, Trace())


@settings(max_examples=600, deadline=None)
@given(starts, countings())
def test_counting_is_what_walking_day_by_day_gives(start: date, drawn: tuple[Counting, PeriodData, str]) -> None:
    counting, data, way = drawn
    first_of_next = counting.month_end is MonthEnd.FIRST_OF_NEXT
    last = slow_last_day(
        start,
        data,
        first_of_next=first_of_next,
        included=counting.included,
        backward=counting.backward,
        works=CALENDAR.is_working_day,
    )
    expected = slow_align(last, counting.align, ORIGIN, first_of_next=first_of_next)
    if counting.day_after:
        expected += timedelta(days=-1 if counting.backward else 1)
    if way != "none":
        expected = slow_roll(expected, way, CALENDAR.is_working_day)
    assert counted(start, counting) == expected


@settings(max_examples=400, deadline=None)
@given(starts, st.integers(0, 70), countings())
def test_a_later_start_never_ends_earlier(start: date, more: int, drawn: tuple[Counting, PeriodData, str]) -> None:
    counting, _, _ = drawn
    assert counted(start, counting) <= counted(start + timedelta(days=more), counting)


@given(starts, st.integers(0, 60))
def test_the_last_day_of_a_month_and_the_first_of_the_next_hold_the_corresponding_day(start: date, months: int) -> None:
    period = Period(months=months)
    floor, ceiling = period.after(start, MonthEnd.LAST_DAY), period.after(start, MonthEnd.FIRST_OF_NEXT)
    assert floor <= ceiling <= floor + timedelta(days=1)
    assert (floor == ceiling) == (floor.day == start.day)


@given(starts, st.integers(0, 30), st.integers(0, 30))
def test_months_at_once_end_no_earlier_than_month_by_month(start: date, first: int, then: int) -> None:
    at_once = Period(months=first + then).after(start, MonthEnd.LAST_DAY)
    by_steps = Period(months=then).after(Period(months=first).after(start, MonthEnd.LAST_DAY), MonthEnd.LAST_DAY)
    assert by_steps <= at_once
    if start.day <= 28:
        assert by_steps == at_once


@settings(deadline=None)
@given(starts, terms, st.sampled_from(MonthEnd), st.integers(0, 20))
def test_multiples_are_counted_from_the_origin(origin: date, every: dict[str, int], end: MonthEnd, times: int) -> None:
    data = PeriodData.model_validate(every)
    slow = slow_multiples(origin, data, first_of_next=end is MonthEnd.FIRST_OF_NEXT)
    listed = [next(slow) for _ in range(min(times, 8) + 1)]
    assert multiple(origin, period_of(data), len(listed) - 1, end) == listed[-1]


@settings(max_examples=150, deadline=None)
@given(starts, starts, st.integers(0, 900), term_keys, terms, st.sampled_from(MonthEnd))
def test_terms_from_a_day_known_in_part_end_within_what_each_day_gives(
    last: date, first: date, more: int, key: str, every: dict[str, int], end: MonthEnd
) -> None:
    align = Align.model_validate({"end_of_term": {key: "x_on", "every": every}})
    final = first + timedelta(days=more)
    counting = Counting(Period(), end, align=align, terms=Range(first, final))

    def one(origin: date) -> Range:
        return aligned(last, Counting(Period(), end, align=align, terms=Range(origin, origin)), Trace())

    each = [one(first + timedelta(days=n)) for n in range(more + 1)]
    ends = [day.earliest for day in each if day.earliest is not None]
    assert aligned(last, counting, Trace()) == Range(min(ends), max(ends))


def test_the_first_day_counted_and_no_such_day() -> None:
    counting = Counting(Period(months=1), MonthEnd.LAST_DAY, included=True)
    assert last_day(date(2025, 1, 31), counting, Trace()) == date(2025, 2, 28)
    assert last_day(date(2024, 1, 31), counting, Trace()) == date(2024, 2, 29)


def test_a_trace_remembers_every_day_that_was_looked_up() -> None:
    counting = Counting(Period(), MonthEnd.LAST_DAY, working_days=3, calendar=CALENDAR)
    trace = Trace()
    assert last_day(date(2024, 5, 8), counting, trace) == date(2024, 5, 15)
    assert (trace.first, trace.last) == (date(2024, 5, 8), date(2024, 5, 15))
    assert trace.steps == ["3 working days after 2024-05-08: 2024-05-15"]
    moved = Trace()
    counting = Counting(Period(), MonthEnd.LAST_DAY, roll=Roll.FOLLOWING, calendar=CALENDAR)
    assert finished(date(2024, 6, 8), counting, moved) == date(2024, 6, 10)
    assert (moved.first, moved.last) == (date(2024, 6, 8), date(2024, 6, 10))
    assert moved.steps == ["2024-06-08 is no working day: 2024-06-10"]
