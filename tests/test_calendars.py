"""Working days: the tables, what a calendar does not answer, and how sure it is."""

from __future__ import annotations

import csv
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.dates.calendars import (
    Calendar,
    Certainty,
    InvalidCalendar,
    OutsideCalendar,
    Roll,
    add_working_days,
    roll,
    weekend_between,
)
from lawmodel.dates.public_holidays import UnknownCountry, holiday_year, years_known
from lawmodel.dates.ranges import Range

CASES = Path(__file__).parent / "cases" / "dates"
FIRST, LAST = date(2015, 1, 1), date(2025, 12, 31)


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def calendar_of(
    country: str = "TJ",
    week: int = 5,
    days_off: frozenset[date] = frozenset(),
    work_days: frozenset[date] = frozenset(),
) -> Calendar:
    return Calendar(country, week, FIRST, LAST, days_off, work_days)


some_calendars = st.builds(calendar_of, st.sampled_from(["TJ", "RU"]), st.sampled_from([5, 6]))
some_days = st.dates(date(2015, 3, 1), date(2025, 3, 1))


@pytest.mark.parametrize("row", rows("working_days.csv"), ids=lambda row: " ".join(list(row.values())[:5]))
def test_the_nth_working_day(row: dict[str, str]) -> None:
    calendar = calendar_of(row["country"], int(row["week"]))
    included = {"included": True, "excluded": False}[row["first_day"]]
    found = add_working_days(date.fromisoformat(row["start"]), int(row["number"]), calendar, included=included)
    assert str(found) == row["last_day"]


@pytest.mark.parametrize("row", rows("rolls.csv"), ids=lambda row: " ".join(list(row.values())[:3]))
def test_where_a_last_day_moves_to(row: dict[str, str]) -> None:
    calendar = calendar_of(row["country"], int(row["week"]))
    for to in Roll:
        assert str(roll(date.fromisoformat(row["day"]), to, calendar)) == row[to.value]


@pytest.mark.parametrize("country", ["TJ", "RU"])
def test_without_corrections_a_week_of_five_days_is_the_librarys(country: str) -> None:
    book = holidays.country_holidays(country, years=range(2015, 2026))
    calendar = calendar_of(country)
    every_day = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    assert [calendar.is_working_day(day) for day in every_day] == [book.is_working_day(day) for day in every_day]


@pytest.mark.parametrize("country", ["DE", "GP", "TJ", "US"])
def test_the_holidays_of_a_country_are_those_that_the_library_gives_when_asked_for_it(country: str) -> None:
    book = holidays.country_holidays(country, years=2021, language="en_US")
    found = holiday_year(country, 2021)
    assert found.off == set(book)
    assert found.weekend == {day for n in range(365) if book.is_weekend(day := date(2021, 1, 1) + timedelta(days=n))}
    assert years_known(country) == range(book.start_year, book.end_year + 1)


def test_one_country_is_loaded_without_the_others() -> None:
    program = "import sys; from lawmodel.dates.public_holidays import holiday_year; "
    program += "holiday_year('TJ', 2021); sys.exit('holidays.countries' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parent.parent, check=True)


def test_a_transfer_is_a_day_off_and_a_working_day() -> None:
    monday, saturday = date(2025, 9, 8), date(2025, 9, 13)
    plain = calendar_of()
    assert plain.is_working_day(monday)
    assert not plain.is_working_day(saturday)
    moved = calendar_of(days_off=frozenset({monday}), work_days=frozenset({saturday}))
    assert not moved.is_working_day(monday)
    assert moved.is_working_day(saturday)
    assert add_working_days(date(2025, 9, 5), 1, moved, included=False) == date(2025, 9, 10)


def test_corrections_come_before_the_list_of_holidays() -> None:
    holiday, exchanged = date(2025, 9, 9), date(2025, 11, 1)
    assert not calendar_of().is_working_day(holiday)
    assert calendar_of(work_days=frozenset({holiday})).is_working_day(holiday)
    assert calendar_of("RU").is_working_day(exchanged)
    assert not calendar_of("RU", days_off=frozenset({exchanged})).is_working_day(exchanged)


@pytest.mark.parametrize("day", [FIRST - timedelta(days=1), LAST + timedelta(days=1)])
def test_a_calendar_answers_only_for_what_it_covers(day: date) -> None:
    calendar = calendar_of()
    with pytest.raises(OutsideCalendar) as refused:
        calendar.is_working_day(day)
    assert (refused.value.day, refused.value.calendar) == (day, calendar)
    assert str(refused.value) == f"`{day}` is outside the 5-day calendar of TJ, 2015-01-01/2025-12-31"


def test_a_count_that_leaves_the_calendar_is_refused() -> None:
    last_working = roll(LAST, Roll.PRECEDING, calendar_of())
    assert add_working_days(last_working, 1, calendar_of(), included=True) == last_working
    with pytest.raises(OutsideCalendar):
        add_working_days(last_working, 1, calendar_of(), included=False)
    first_of_january = calendar_of("RU")
    with pytest.raises(OutsideCalendar):
        roll(FIRST, Roll.PRECEDING, first_of_january)


def test_years_the_library_does_not_give_are_not_taken_for_working_days() -> None:
    calendar = Calendar("TJ", 5, date(1900, 1, 1), date(9999, 12, 31))
    first, last = years_known("TJ")[0], years_known("TJ")[-1]
    assert calendar.covers(date(first, 1, 1))
    assert calendar.covers(date(last, 12, 31))
    with pytest.raises(OutsideCalendar):
        calendar.is_working_day(date(first - 1, 12, 31))
    with pytest.raises(OutsideCalendar):
        calendar.is_working_day(date(last + 1, 1, 4))
    assert holiday_year("TJ", first).off
    assert holiday_year("TJ", last).off
    assert holiday_year("TJ", first - 1).off == holiday_year("TJ", last + 1).off == frozenset()
    assert not holidays.country_holidays("TJ", years=[first - 1, last + 1])


def estimated_feast() -> date:
    """A feast so far off that its day cannot have been announced."""
    return min(holiday_year("TJ", 2090).estimated)


def test_feasts_not_yet_announced_are_estimated() -> None:
    calendar = Calendar("TJ", 5, date(2015, 1, 1), date(2091, 12, 31))
    feast = estimated_feast()
    assert not calendar.is_working_day(feast)
    for days, expected in ((-3, "stated"), (-2, "estimated"), (0, "estimated"), (2, "estimated"), (3, "stated")):
        day = feast + timedelta(days=days)
        assert calendar.certainty(Range(day, day)) == expected
    assert calendar.certainty(Range(date(2090, 1, 1), date(2090, 12, 31))) is Certainty.ESTIMATED
    assert calendar.certainty(Range(FIRST, LAST)) is Certainty.STATED


@pytest.mark.parametrize(("feast", "day"), [("2033-01-02", "2032-12-31"), ("2071-12-31", "2072-01-02")])
def test_a_feast_of_the_next_or_last_year_makes_days_of_this_one_estimated(feast: str, day: str) -> None:
    assert date.fromisoformat(feast) in holiday_year("TJ", int(feast[:4])).estimated
    calendar = Calendar("TJ", 5, date(2030, 1, 1), date(2090, 12, 31))
    days = Range(date.fromisoformat(day), date.fromisoformat(day))
    assert calendar.certainty(days) is Certainty.ESTIMATED


def test_a_correction_settles_the_feast_of_its_day() -> None:
    feast = estimated_feast()
    days = Range(feast, feast)
    moved = Calendar(
        "TJ",
        5,
        date(2090, 1, 1),
        date(2090, 12, 31),
        days_off=frozenset({feast + timedelta(days=1)}),
        work_days=frozenset({feast}),
    )
    assert moved.certainty(days) is Certainty.STATED
    assert moved.is_working_day(feast)
    as_estimated = Calendar("TJ", 5, date(2090, 1, 1), date(2090, 12, 31), days_off=frozenset({feast}))
    assert as_estimated.certainty(days) is Certainty.STATED
    assert not as_estimated.is_working_day(feast)


@pytest.mark.parametrize(
    "days",
    [
        Range(None, LAST),
        Range(FIRST, None),
        Range(FIRST - timedelta(days=1), LAST),
        Range(FIRST, LAST + timedelta(days=1)),
    ],
    ids=str,
)
def test_days_not_all_covered_are_outside(days: Range) -> None:
    assert calendar_of().certainty(days) is Certainty.OUTSIDE


def test_a_calendar_may_not_contradict_itself() -> None:
    day = frozenset({date(2025, 9, 8)})
    with pytest.raises(InvalidCalendar, match="`2025-09-08` is given both as a day off and as a working day"):
        calendar_of(days_off=day | {date(2025, 9, 9)}, work_days=day | {date(2025, 9, 9)})
    with pytest.raises(InvalidCalendar, match="5 or 6 days, not `7`"):
        calendar_of(week=7)
    with pytest.raises(InvalidCalendar, match="ends on `2015-01-01`, before it begins"):
        Calendar("TJ", 5, LAST, FIRST)


def test_an_unknown_country_is_named() -> None:
    with pytest.raises(UnknownCountry, match="`ZZ`") as refused:
        calendar_of("ZZ").is_working_day(FIRST)
    assert refused.value.country == "ZZ"


@pytest.mark.parametrize("number", [0, -1])
def test_a_period_has_at_least_one_working_day(number: int) -> None:
    with pytest.raises(ValueError, match="at least one working day"):
        add_working_days(FIRST, number, calendar_of(), included=True)


@given(some_calendars, some_days, st.integers(0, 20), st.integers(1, 30), st.booleans())
@settings(max_examples=200, deadline=None)
def test_a_later_start_never_gives_an_earlier_working_day(
    calendar: Calendar, day: date, later: int, number: int, included: bool
) -> None:
    found = add_working_days(day, number, calendar, included=included)
    assert found <= add_working_days(day + timedelta(days=later), number, calendar, included=included)
    assert found < add_working_days(day, number + 1, calendar, included=included)


@given(some_calendars, some_days, st.integers(1, 30))
@settings(max_examples=200, deadline=None)
def test_the_nth_working_day_has_n_of_them_up_to_it(calendar: Calendar, day: date, number: int) -> None:
    found = add_working_days(day, number, calendar, included=False)
    between = [day + timedelta(days=n) for n in range(1, (found - day).days + 1)]
    assert calendar.is_working_day(found)
    assert sum(calendar.is_working_day(each) for each in between) == number
    assert add_working_days(day + timedelta(days=1), number, calendar, included=True) == found


@given(some_calendars, some_days)
@settings(max_examples=200, deadline=None)
def test_a_rolled_day_is_the_first_working_day_that_way(calendar: Calendar, day: date) -> None:
    following, preceding, nearest = (roll(day, to, calendar) for to in Roll)
    assert preceding <= day <= following
    assert calendar.is_working_day(preceding)
    assert calendar.is_working_day(following)
    between = [preceding + timedelta(days=n) for n in range(1, (following - preceding).days)]
    assert not any(calendar.is_working_day(each) for each in between)
    assert nearest == (following if following - day <= day - preceding else preceding)


def test_a_weekend_that_is_stated_comes_before_the_librarys() -> None:
    friday = weekend_between(["friday"], "2020-01-01", "2020-12-31")
    calendar = Calendar("TJ", 6, FIRST, LAST, weekends=(friday,))
    assert [calendar.is_working_day(date(2020, 7, n)) for n in (3, 5)] == [False, True]  # a Friday, a Sunday
    assert [calendar.is_working_day(date(2021, 7, n)) for n in (2, 4)] == [True, False]
    five = Calendar("TJ", 5, FIRST, LAST, weekends=(friday,))
    assert [five.is_working_day(date(2020, 7, n)) for n in (3, 4, 5)] == [True, False, False]


@pytest.mark.parametrize(("country", "week"), [("IR", 5), ("SA", 6), (None, 5)])
def test_a_weekend_that_is_not_known_is_not_guessed(country: str | None, week: int) -> None:
    with pytest.raises(InvalidCalendar, match=f"week of {week} days"):
        Calendar(country, week, FIRST, LAST).is_working_day(date(2020, 7, 1))


def test_the_weekend_of_a_country_that_moved_it() -> None:
    calendar = Calendar("AE", 5, FIRST, LAST)
    assert [calendar.is_working_day(date(2021, 7, n)) for n in (2, 3, 4)] == [False, False, True]
    assert [calendar.is_working_day(date(2023, 7, n)) for n in (7, 8, 9)] == [True, False, False]


def test_a_holiday_of_a_part_counts_where_the_part_is_named() -> None:
    saint_andrew = date(2021, 11, 30)
    days = Range(saint_andrew, saint_andrew)
    whole, scotland = Calendar("GB", 5, FIRST, LAST), Calendar("GB", 5, FIRST, LAST, parts=("SCT",))
    national = Calendar("GB", 5, FIRST, LAST, is_national=True)
    settled = Calendar("GB", 5, FIRST, LAST, work_days=frozenset({saint_andrew}))
    each = (whole, scotland, national, settled)
    assert [one.is_working_day(saint_andrew) for one in each] == [True, False, True, True]
    assert [one.certainty(days) for one in each] == [
        Certainty.IN_PART,
        Certainty.STATED,
        Certainty.STATED,
        Certainty.STATED,
    ]
    with pytest.raises(UnknownCountry, match="GB-XX"):
        Calendar("GB", 5, FIRST, LAST, parts=("XX",)).is_working_day(saint_andrew)


def test_without_a_country_only_what_is_listed_is_off() -> None:
    weekend = weekend_between(["sunday"], None, None)
    calendar = Calendar(None, 6, FIRST, LAST, days_off=frozenset({date(2020, 1, 2)}), weekends=(weekend,))
    assert [calendar.is_working_day(date(2020, 1, n)) for n in (1, 2, 5)] == [True, False, False]
    assert calendar.certainty(Range(date(2020, 1, 1), date(2020, 1, 5))) is Certainty.STATED
    assert str(calendar) == "the 6-day calendar of listed days, 2015-01-01/2025-12-31"


def test_a_weekend_of_three_days_is_no_weekend() -> None:
    weekend = weekend_between(["friday", "saturday", "sunday"], None, None)
    with pytest.raises(InvalidCalendar, match="not 3"):
        Calendar("TJ", 5, FIRST, LAST, weekends=(weekend,))
