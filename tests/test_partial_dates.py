"""Dates partly known: what is read, what is refused, and what two of them allow to be said."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lawmodel.dates import expressions, plain
from lawmodel.dates.month_day import MonthDay
from lawmodel.dates.partial import InvalidDate, NoDayLeft, PartialDate, Range, ReversedRange, hull, parse
from lawmodel.truth import NO, UNKNOWN, YES, Truth

CASES = Path(__file__).parent / "cases" / "dates"
WINDOW = tuple(date(2015, 12, 20) + timedelta(days=n) for n in range(30))


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def day_or_open(text: str) -> date | None:
    return None if text == ".." else date.fromisoformat(text)


@pytest.mark.parametrize("row", rows("edtf.csv"), ids=lambda row: row["text"])
def test_an_expression_allows_these_days(row: dict[str, str]) -> None:
    found = parse(row["text"])
    assert (found.earliest, found.latest) == (day_or_open(row["earliest"]), day_or_open(row["latest"]))
    month_day = found.month_day
    assert (f"{month_day.month:02}-{month_day.day:02}" if month_day else "") == row["month_day"]
    assert not found.is_uncertain
    assert found.text == str(found) == row["text"]


@pytest.mark.parametrize("row", rows("not_dates.csv"), ids=lambda row: row["text"])
def test_what_is_no_date_is_refused_in_words(row: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InvalidDate) as refused:
        parse(row["text"])
    assert refused.value.text == row["text"]
    assert refused.value.problem == row["problem"]
    assert str(refused.value).startswith(f"`{row['text']}` {row['problem']}")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("text", ["", "2015\n", "2013-09-20\n", " 2015", "../21", "/", "[" * 5000, "2015," * 40])
def test_what_no_table_can_hold_is_refused_too(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InvalidDate) as refused:
        parse(text)
    assert refused.value.text == text
    assert len(str(refused.value)) < 400
    assert capsys.readouterr().out == ""


def test_a_set_too_long_to_read_is_refused() -> None:
    with pytest.raises(InvalidDate, match="is longer than 100 characters"):
        parse(f"[{','.join(['2015-01-01'] * 10)}]")
    assert parse(f"[{','.join(['2015-01-01'] * 9)}]").is_day


@pytest.mark.parametrize(
    "text", ["2015~", "2015?", "2015%", "2015-06~", "~2015-06", "2015-?06", "2015?/2016", "../2016~"]
)
def test_a_qualified_date_has_no_bounds(text: str) -> None:
    found = parse(text)
    assert found.is_uncertain
    assert (found.earliest, found.latest, found.month_day) == (None, None, None)


@pytest.mark.parametrize("row", rows("comparisons.csv"), ids=lambda row: f"{row['one']} and {row['other']}")
def test_comparisons_say_no_more_than_is_known(row: dict[str, str]) -> None:
    one, other = parse(row["one"]), parse(row["other"])
    assert str(one.before(other)) == str(other.after(one)) == row["before"]
    assert str(one.after(other)) == str(other.before(one)) == row["after"]
    assert str(one.same_day(other)) == str(other.same_day(one)) == row["same_day"]


def test_a_comparison_takes_a_known_day() -> None:
    assert parse("2015").on_or_before(date(2015, 12, 31)) is YES
    assert parse("2015").on_or_before(date(2015, 12, 30)) is UNKNOWN
    assert parse("2015").on_or_after(date(2016, 1, 1)) is NO
    assert parse("XXXX-10-20").same_day(date(2016, 10, 21)) is NO
    assert parse("XXXX-10-20").same_day(date(2016, 10, 20)) is UNKNOWN


def test_a_known_day() -> None:
    found = PartialDate.of(date(2019, 2, 3))
    assert found == parse("2019-02-03")
    assert hash(found) == hash(parse("2019-02-03"))
    assert found.is_day
    assert found.day == date(2019, 2, 3)
    assert found.known_month_day == MonthDay(2, 3)
    assert parse("2019-02").day is None
    assert PartialDate.of(date(33, 4, 3)).text == "0033-04-03"


def test_a_moment_is_not_a_day() -> None:
    with pytest.raises(TypeError, match="not of moments"):
        PartialDate.of(datetime(2019, 2, 3))  # noqa: DTZ001 - the zone does not matter: it is refused
    with pytest.raises(TypeError, match="not of moments"):
        parse("2019").before(datetime(2019, 2, 3))  # noqa: DTZ001 - as above


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "expected"),
    [
        ("XXXX-03-16", "..", "2020-10-31", ("..", "2020-03-16")),
        ("XXXX-11-16", "..", "2020-10-31", ("..", "2019-11-16")),
        ("XXXX-03-16", "2019-03-17", "2020-10-31", ("2020-03-16", "2020-03-16")),
        ("XXXX-02-29", "1896-03-01", "1904-02-28", None),
        ("XXXX-02-29", "1896-03-01", "1904-02-29", ("1904-02-29", "1904-02-29")),
        ("XXXX-02-29", "1897-01-01", "..", ("1904-02-29", "..")),
        ("XXXX-03-16", "2019-03-17", "2020-03-15", None),
        ("XXXX-03-16", "9999-03-17", "..", None),
        ("XXXX-03-16", "..", "0001-03-15", None),
        ("2020", "2020-06-01", "2030-01-01", ("2020-06-01", "2020-12-31")),
        ("2020", "2021-01-01", "..", None),
        ("2020~", "2019-01-01", "..", ("2019-01-01", "..")),
        ("201X-03-16", "2012-01-01", "2013-01-01", ("2012-03-16", "2012-03-16")),
    ],
)
def test_within_narrows_to_possible_days(
    text: str, earliest: str, latest: str, expected: tuple[str, str] | None
) -> None:
    bounds = day_or_open(earliest), day_or_open(latest)
    if expected is None:
        with pytest.raises(NoDayLeft, match=text) as refused:
            parse(text).within(*bounds)
        assert (refused.value.stated, refused.value.earliest, refused.value.latest) == (parse(text), *bounds)
        return
    found = parse(text).within(*bounds)
    assert (found.earliest, found.latest) == (day_or_open(expected[0]), day_or_open(expected[1]))
    assert (found.text, found.month_day) == (text, parse(text).month_day)


def test_within_nothing_new_changes_nothing() -> None:
    assert parse("XXXX-03-16").within(None, None) == parse("XXXX-03-16")


def test_a_range_in_words() -> None:
    day = date(2019, 2, 3)
    assert str(Range(day, day)) == "2019-02-03"
    assert str(Range(None, day)) == "../2019-02-03"
    assert str(Range(None, None)) == "../.."
    with pytest.raises(ReversedRange, match="`2019-02-04` is later than `2019-02-03`"):
        Range(day + timedelta(days=1), day)


def test_the_hull_holds_all_and_an_open_end_stays_open() -> None:
    first, second = Range(date(2015, 1, 1), date(2015, 2, 1)), Range(date(2014, 1, 1), date(2015, 1, 5))
    assert hull([first, second]) == Range(date(2014, 1, 1), date(2015, 2, 1))
    assert hull([first, Range(None, date(2014, 1, 1))]) == Range(None, date(2015, 2, 1))
    with pytest.raises(ValueError, match="no ranges"):
        hull([])


ends = st.none() | st.sampled_from(WINDOW)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Ranges in one small window over a year's end, some open, some of a month and day whose year is open."""
    first, last = draw(ends), draw(ends)
    if first is not None and last is not None and first > last:
        first, last = last, first
    if draw(st.booleans()):
        return PartialDate(first, last, "any")
    stated = PartialDate(None, None, "any", month_day=MonthDay.of(draw(st.sampled_from(WINDOW))))
    try:
        return stated.within(first, last)
    except NoDayLeft:
        return stated


YEARS = (1800, *range(2013, 2019), 2300)  # far ones too, for an end that is open


def possible_days(one: PartialDate, other: PartialDate) -> list[date]:
    """Days that the one allows: all of the window, some far off, and both dates' months and days in several years."""
    days = {*WINDOW, date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)}
    stated = [each.month_day for each in (one, other) if each.month_day is not None]
    days.update(found for month_day in stated for year in YEARS if (found := month_day.in_year(year)) is not None)
    return [day for day in days if one.allows(day)]


COMPARISONS: dict[str, Callable[[date, date], bool]] = {
    "before": lambda one, other: one < other,
    "after": lambda one, other: one > other,
    "on_or_before": lambda one, other: one <= other,
    "on_or_after": lambda one, other: one >= other,
    "same_day": lambda one, other: one == other,
}


@given(one=partial_dates(), other=partial_dates(), name=st.sampled_from(sorted(COMPARISONS)))
@settings(max_examples=400, deadline=None)
def test_comparisons_agree_with_every_pair_of_days(one: PartialDate, other: PartialDate, name: str) -> None:
    answer: Truth = getattr(one, name)(other)
    holds = {COMPARISONS[name](*pair) for pair in product(possible_days(one, other), possible_days(other, one))}
    # Sound (yes: all pairs, no: none) and not timid (unknown only where both happen).
    assert holds == {YES: {True}, NO: {False}, UNKNOWN: {True, False}}[answer]


@given(
    st.from_regex(r"[0-9]{4}(-(0[1-9]|1[0-2]|XX)(-([0-2][0-9]|3[01]|XX))?)?", fullmatch=True)
    | st.from_regex(r"(20[0-9]X|1[0-9]XX|[12]XXX|XXXX)(-(0[1-9]|1[0-2]|XX)(-([0-2][0-9]|3[01]|XX))?)?", fullmatch=True)
)
@example("2019-02-29")
@example("2015-02-XX")
@example("201X-02-29")
@example("XXXX-10-20")
@example("2015-04-31")
@example("2016-XX-30")
@example("0000-05")
@settings(max_examples=50, deadline=None)
def test_lone_dates_are_read_as_edtf_reads_them(text: str) -> None:
    expected = read_by_edtf(text)
    try:
        found = parse(text)
    except InvalidDate:
        assert expected is None or None in expected  # edtf refuses it, or bounds it by no day of the calendar
        return
    assert expected is not None
    for mine, theirs in zip((found.earliest, found.latest), expected, strict=True):
        if text.startswith("XXXX"):
            assert mine is None
        elif theirs is not None:
            assert mine == theirs
        else:
            # The one freedom taken: edtf bounds `201X-02-29` by 29 February 2010, and `000X` by the year 0.
            assert mine is not None
            assert text.endswith("-02-29") or text.startswith("0")
    if found.month_day is not None:
        assert text.endswith(f"-{found.month_day.month:02}-{found.month_day.day:02}")


def read_by_edtf(text: str) -> tuple[date | None, date | None] | None:
    """Its bounds (None: no day of the calendar), or None where edtf refuses the text."""
    import edtf  # noqa: PLC0415 - slow, and wanted by one test

    try:
        node = edtf.parse_edtf(text)
    except edtf.EDTFParseException:
        return None
    return calendar_day(node.lower_strict()), calendar_day(node.upper_strict())


def calendar_day(moment: tuple[int, ...]) -> date | None:
    try:
        return date(*moment[:3])
    except ValueError:
        return None


def test_two_dates_of_an_interval_are_read_as_alone() -> None:
    for start, end in product(("2013", "2014-02", "2015-06-30"), ("2016", "2016-02", "2016-02-29")):
        found = parse(f"{start}/{end}")
        assert (found.earliest, found.latest) == (parse(start).earliest, parse(end).latest)


PIECES = ("2015", "2016-02", "2019-02-29", "..", "/", "[", "]", ",", "~", "?", "-", "XXXX-10-20", "{", "21", "0000")


@given(st.lists(st.sampled_from(PIECES), max_size=7))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused_and_earliest_is_never_later(parts: list[str]) -> None:
    try:
        found = parse("".join(parts))
    except InvalidDate:
        return
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@given(st.dates(), st.dates())
def test_a_month_and_day_come_round_next_and_last(stated: date, day: date) -> None:
    month_day = MonthDay.of(stated)
    following, preceding = month_day.first_on_or_after(day), month_day.last_on_or_before(day)
    years = range(max(1, day.year - 9), min(9999, day.year + 9) + 1)
    such = [found for year in years if (found := month_day.in_year(year)) is not None]
    assert following == min((each for each in such if each >= day), default=None)
    assert preceding == max((each for each in such if each <= day), default=None)


def run(code: str, *options: str) -> str:
    """What a fresh interpreter prints; the code is this file's own."""
    return subprocess.run([sys.executable, *options, "-c", code], capture_output=True, text=True, check=True).stdout


def test_what_dates_mostly_are_imports_no_library() -> None:
    code = """
import sys
from lawmodel.dates import calendars, partial, periods
for text in ("2013-09-20", "2013-09", "2015", "XXXX-10-20", "201X", "2015-XX-XX", "2015/..", "2015-01/2016",
             "2015~", "[2015-01..2016-03]"):
    partial.parse(text)
print(sorted({"edtf", "holidays", "pyparsing"} & set(sys.modules)))
partial.parse("2015~/2016")
print("edtf" in sys.modules)
"""
    assert run(code).split("\n")[:2] == ["[]", "True"]


def test_sets_are_read_where_warnings_are_errors() -> None:
    code = "from lawmodel.dates.partial import parse; print(parse('[..2016-03]').latest)"
    assert run(code, "-W", "error").strip() == "2016-03-31"


def test_a_lone_date_that_is_none_is_named() -> None:
    assert plain.read("soon") is None
    with pytest.raises(InvalidDate, match="`soon` is not a day, month or year; write"):
        plain.bounds("soon")


_ENDS = ["..", "2015", "2016-02", "2016-02-29", "2015-12-31", "2015-02-29", "2015-13", "0000", "2016-1"]


_MEMBERS = ["2015", "2015-03", "2016-02-29", "2015-02-29", "2017-13", "2015..2017", "2015-12..2016-01-31", "2017..2015"]
_MEMBERS += ["..2015", "2015..", "0000", "201X", "2015~", ""]


@pytest.mark.parametrize("text", [f"[{one}]" for one in _MEMBERS] + [f"[{a},{b}]" for a in _MEMBERS for b in _MEMBERS])
def test_a_set_is_read_as_by_the_library_or_left_to_it(text: str) -> None:
    read = plain.read_set(text)
    try:
        found = expressions.read(text)
    except InvalidDate:
        assert read is None
    else:
        assert read is None or (read, False) == found
        assert (
            read is not None
            or "~" in text
            or text[1:3] == ".."
            or text[-3:-1] == ".."
            or "..," in text
            or ",.." in text
        )


@pytest.mark.parametrize("qualifier", ["~", "?", "%", "~~", "~?", ""])
@pytest.mark.parametrize(
    "date_text", ["2015", "2015-03", "2016-02-29", "2015-02-29", "2017-13", "2015-21", "0000", "201X", "XXXX-10-20"]
)
def test_a_qualified_date_is_read_as_by_the_library(date_text: str, qualifier: str) -> None:
    text = date_text + qualifier
    try:
        found = expressions.read(text)
    except InvalidDate as error:
        if plain_date_is_read_alone(text):
            return
        with pytest.raises(InvalidDate, match=re.escape(str(error))):
            parse(text)
    else:
        read = parse(text)
        assert ((read.earliest, read.latest), read.is_uncertain) == ((found[0].earliest, found[0].latest), found[1])


def plain_date_is_read_alone(text: str) -> bool:
    """Whether a text is a date that the library has no say in."""
    try:
        return plain.read(text) is not None
    except InvalidDate:
        return False


@pytest.mark.parametrize("text", [f"{first}/{last}" for first in _ENDS for last in _ENDS])
def test_an_interval_is_read_as_by_the_library_or_left_to_it(text: str) -> None:
    read = plain.read_interval(text)
    try:
        bounds, is_uncertain = expressions.read(text)
    except InvalidDate:
        assert read is None
    else:
        assert (read, is_uncertain) == (bounds, False)
