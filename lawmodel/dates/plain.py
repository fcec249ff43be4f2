"""Most EDTF: a lone date (`2013-09-20`, `2013-09`, `2015`, `201X`, `XXXX-10-20`), qualified or not, an interval, a set of dates.

Nearly every date of a record is one of these, and PyPI `edtf` takes 0.15 s to import and 10 ms to read one. It also bounds
`201X-02-29` by 2010-02-29, a day that is not in the calendar, and `XXXX-10-20` by the years 0 and 9999.
Digits may be unspecified at the end of the year, or for a whole month or day (ISO 8601-2, level 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from lawmodel.dates.month_day import MonthDay, last_of_month
from lawmodel.dates.ranges import Range, ReversedRange, hull

__all__ = [
    "ADVICE",
    "UNBOUNDED",
    "InvalidDate",
    "PlainDate",
    "bounds",
    "is_qualified",
    "read",
    "read_interval",
    "read_set",
]

PlainDate = tuple[Range, MonthDay | None]

UNBOUNDED = Range(None, None)
LONGEST_SHOWN = 60
LONGEST = 100
"""The most characters of an expression: edtf takes 20 ms for each member of a set."""

ADVICE = (
    "write a day, month or year (`2013-09-20`, `2013-09`, `2015`, `XXXX-10-20`), an interval "
    "(`2015-01/2016-03`, `2015/..`) or one of a set (`[2016-01-01..2016-12-31]`)"
)

_LONE_DATE = re.compile(
    r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX|XXXX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?",
)
_DATE = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_INTERVAL = re.compile(rf"({_DATE}|\.\.)/({_DATE}|\.\.)")
_SPAN = "|".join(rf"{each}\.\.{each}" for each in ("[0-9]{4}", "[0-9]{4}-[0-9]{2}", "[0-9]{4}-[0-9]{2}-[0-9]{2}"))
_MEMBER = f"(?:{_SPAN}|{_DATE})"
_SET = re.compile(rf"\[(?:{_SPAN}|{_MEMBER}(?:,{_MEMBER})+)\]")  # one date alone is no set
_QUALIFIED = re.compile(rf"{_DATE}[~?%]")
_UNSPECIFIED = "XX"


class InvalidDate(ValueError):
    """A text that names no day or days: `text`, the `problem` in words, and `advice` where there is some."""

    def __init__(self, text: str, problem: str, advice: str = "") -> None:
        super().__init__(text, problem, advice)
        self.text = text
        self.problem = problem
        self.advice = advice

    def __str__(self) -> str:
        shown = self.text if len(self.text) <= LONGEST_SHOWN else f"{self.text[:LONGEST_SHOWN]}…"
        return f"`{shown}` {self.problem}" + (f"; {self.advice}" if self.advice else "")


def read(text: str) -> PlainDate | None:
    """The bounds of a lone date, and its month and day where only the year is open; None: not a lone date."""
    match = _LONE_DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups()
    _refuse_impossible(text, year, month, day)
    stated = None if _UNSPECIFIED in (month or _UNSPECIFIED, day or _UNSPECIFIED) else MonthDay(int(month), int(day))
    if year == "XXXX":
        return UNBOUNDED, stated
    years = range(max(1, int(year.replace("X", "0"))), int(year.replace("X", "9")) + 1)
    earliest = _first(years, _months(month), day, last=False)
    latest = _first(reversed(years), _months(month)[::-1], day, last=True)
    if earliest is None or latest is None:
        raise InvalidDate(text, "is not in the calendar")
    return Range(earliest, latest), stated if "X" in year else None


def read_interval(text: str) -> Range | None:
    """The bounds of an interval of days, months, years or open ends (`2015-01/2016-03`, `2015/..`).

    None: anything else, and an interval with an impossible end or one that ends before it begins.
    """
    match = _INTERVAL.fullmatch(text)
    if match is None:
        return None
    first, last = match.groups()
    try:
        return Range(
            None if first == ".." else bounds(first).earliest,
            None if last == ".." else bounds(last).latest,
        )
    except (InvalidDate, ReversedRange):
        return None


def read_set(text: str) -> Range | None:
    """The bounds of one of a set of days, months, years, and of spans of them (`[2016-01..2016-12]`, `[2015,2017]`).

    None: anything else, and a set with an impossible date or a span that ends before it begins.
    """
    if len(text) > LONGEST or _SET.fullmatch(text) is None:
        return None
    spans = (member.partition("..") for member in text[1:-1].split(","))
    try:
        return hull(Range(bounds(first).earliest, bounds(last or first).latest) for first, _, last in spans)
    except (InvalidDate, ReversedRange):
        return None


def is_qualified(text: str) -> bool:
    """Whether a text is a lone day, month or year with a qualifier. Errors: `InvalidDate`, where the date is impossible."""
    if _QUALIFIED.fullmatch(text) is None:
        return False
    try:
        bounds(text[:-1])
    except InvalidDate as error:
        raise InvalidDate(text, f"holds `{text[:-1]}`, which {error.problem}", error.advice) from None
    return True


def bounds(text: str) -> Range:
    """The bounds of a lone date. Errors: `InvalidDate`, also for what is no lone date, such as a season."""
    found = read(text)
    if found is None:
        raise InvalidDate(text, "is not a day, month or year", ADVICE)
    return found[0]


def _refuse_impossible(text: str, year: str, month: str | None, day: str | None) -> None:
    if year == "0000":
        raise InvalidDate(text, "is in the year 0, which the calendar does not have")
    if month and month != _UNSPECIFIED and not 1 <= int(month) <= 12:
        raise InvalidDate(text, f"has no such month: `{month}`")
    if day and day != _UNSPECIFIED:
        # 31 for an unspecified month: January has it.
        in_month = MonthDay(1 if month in (None, _UNSPECIFIED) else int(month), int(day))
        if not in_month.comes_round:
            raise InvalidDate(text, f"has no such day: `{day}`")


def _months(month: str | None) -> range:
    return range(1, 13) if month in (None, _UNSPECIFIED) else range(int(month), int(month) + 1)


def _first(years: Iterable[int], months: range, day: str | None, *, last: bool) -> date | None:
    """The first day found, years and months taken in the order given; `last`: the last day of an open month."""
    for year in years:
        for month in months:
            if day is None or day == _UNSPECIFIED:
                return last_of_month(year, month) if last else date(year, month, 1)
            found = MonthDay(month, int(day)).in_year(year)
            if found is not None:
                return found
    return None
