"""Periods: the tables of month ends, durations in text, and what adding months may never do."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawmodel.dates.periods import DateOutOfRange, InvalidPeriod, MonthEnd, Period, add_months, corresponding_day

CASES = Path(__file__).parent / "cases" / "dates"

days = st.dates(date(1600, 1, 1), date(2400, 12, 31))
some_months = st.integers(0, 1500)
month_ends = st.sampled_from(MonthEnd)
periods = st.builds(Period, *(st.integers(0, 400),) * 4)


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.mark.parametrize("row", rows("month_ends.csv"), ids=lambda row: f"{row['start']} {row['period']}")
def test_the_day_reached(row: dict[str, str]) -> None:
    start, period = date.fromisoformat(row["start"]), Period.parse(row["period"])
    assert str(period.after(start, MonthEnd.LAST_DAY)) == row["last_day"]
    assert str(period.after(start, MonthEnd.FIRST_OF_NEXT)) == row["first_of_next"]
    is_ambiguous = corresponding_day(start, period.months_in_all) is None
    assert is_ambiguous == (row["last_day"] != row["first_of_next"])


@pytest.mark.parametrize("row", rows("months_back.csv"), ids=lambda row: f"{row['start']} {row['period']}")
def test_the_day_reached_going_back(row: dict[str, str]) -> None:
    assert str(Period.parse(row["period"]).before(date.fromisoformat(row["start"]))) == row["before"]


@given(days, some_months)
def test_the_last_day_comes_no_later_than_the_first_of_next(day: date, months: int) -> None:
    floor = add_months(day, months, MonthEnd.LAST_DAY)
    ceiling = add_months(day, months, MonthEnd.FIRST_OF_NEXT)
    found = corresponding_day(day, months)
    if found is None:
        assert ceiling - floor == timedelta(days=1)
        assert ceiling.day == 1
    else:
        assert floor == found == ceiling
        assert found.day == day.day
    assert (floor.year * 12 + floor.month) - (day.year * 12 + day.month) == months


@given(days, some_months, some_months)
def test_months_at_once_and_in_two_steps_differ_by_a_bounded_few_days(day: date, first: int, second: int) -> None:
    # In steps a day once lost is lost (31 January, 28 February, 28 March); at most 31 - 28 days are.
    at_once = add_months(day, first + second, MonthEnd.LAST_DAY)
    in_steps = add_months(add_months(day, first, MonthEnd.LAST_DAY), second, MonthEnd.LAST_DAY)
    assert timedelta(0) <= at_once - in_steps <= timedelta(days=3)
    # The other way round a day is gained, and only ever one month's missing day.
    late = add_months(add_months(day, first, MonthEnd.FIRST_OF_NEXT), second, MonthEnd.FIRST_OF_NEXT)
    gained = late - add_months(day, first + second, MonthEnd.FIRST_OF_NEXT)
    assert timedelta(0) <= gained <= timedelta(days=3)


def test_months_at_once_and_in_two_steps_do_differ() -> None:
    last, start = MonthEnd.LAST_DAY, date(2025, 1, 31)
    assert add_months(start, 2, last) == date(2025, 3, 31)
    assert add_months(add_months(start, 1, last), 1, last) == date(2025, 3, 28)


@given(days, st.integers(0, 60), st.integers(-1500, 1500), month_ends)
def test_a_later_start_never_gives_an_earlier_day(day: date, later: int, months: int, month_end: MonthEnd) -> None:
    assert add_months(day, months, month_end) <= add_months(day + timedelta(days=later), months, month_end)


@given(days, st.integers(0, 60), periods, month_ends)
def test_periods_are_monotone_too(day: date, later: int, period: Period, month_end: MonthEnd) -> None:
    after = day + timedelta(days=later)
    assert period.after(day, month_end) <= period.after(after, month_end)
    assert period.before(day) <= period.before(after)


@given(days, some_months)
def test_counting_back_never_comes_too_late(day: date, months: int) -> None:
    back = add_months(day, -months, MonthEnd.LAST_DAY)
    assert add_months(back, months, MonthEnd.LAST_DAY) <= day
    assert back == add_months(day, -months, MonthEnd.FIRST_OF_NEXT)


@given(days)
def test_no_months_change_nothing(day: date) -> None:
    assert {add_months(day, 0, month_end) for month_end in MonthEnd} == {day}


@pytest.mark.parametrize(
    ("day", "months"),
    [(date(9999, 12, 1), 1), (date(1, 1, 31), -1), (date(2019, 1, 1), 10**30), (date(2019, 1, 1), -(10**30))],
)
def test_months_past_the_calendar_are_refused(day: date, months: int) -> None:
    with pytest.raises(DateOutOfRange, match="leaves the years 1 to 9999") as refused:
        add_months(day, months, MonthEnd.LAST_DAY)
    assert (refused.value.day, refused.value.step) == (day, f"{months} months")


@pytest.mark.parametrize("text", ["P8000Y", "P999999M", "P999999W", "P7979Y1D"])
def test_periods_past_the_calendar_are_refused(text: str) -> None:
    period, start = Period.parse(text), date(2020, 12, 31)
    with pytest.raises(DateOutOfRange) as refused:
        period.after(start, MonthEnd.LAST_DAY)
    assert str(refused.value) == f"`{text}` from `2020-12-31` leaves the years 1 to 9999"
    with pytest.raises(DateOutOfRange) as refused:
        period.before(start)
    assert refused.value.step == f"-{text}"


def test_a_period_of_more_days_than_python_counts_is_refused() -> None:
    with pytest.raises(DateOutOfRange):
        Period(days=10**12).after(date(2019, 1, 1), MonthEnd.LAST_DAY)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("P6M", Period(months=6)),
        ("P1Y6M", Period(years=1, months=6)),
        ("P2W", Period(weeks=2)),
        ("P1Y2M3W4D", Period(1, 2, 3, 4)),
        ("P0D", Period()),
    ],
)
def test_durations_in_text(text: str, period: Period) -> None:
    assert Period.parse(text) == period
    assert str(period) == text


@given(periods)
def test_a_duration_is_read_as_it_is_written(period: Period) -> None:
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize(
    "text", ["", "P", "6M", "P6", "PT6H", "P1.5M", "-P6M", "P-6M", "P6M1Y", "p6m", "P６M", "P6M\n", "P1234567D"]
)
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(InvalidPeriod) as refused:
        Period.parse(text)
    assert refused.value.text == text
    assert str(refused.value).startswith(f"`{text}` is not a duration")


@pytest.mark.parametrize("number", [-1, True, 1.0, "6"])
def test_numbers_of_a_period_are_whole_and_not_negative(number: int) -> None:
    with pytest.raises(InvalidPeriod, match="is not a whole number from 0 up"):
        Period(months=number)


def test_a_year_and_twelve_months_are_two_texts_of_one_length() -> None:
    assert Period.parse("P1Y") != Period.parse("P12M")
    assert Period.parse("P1Y").months_in_all == Period.parse("P12M").months_in_all == 12
    assert Period.parse("P1W2D").days_in_all == 9
