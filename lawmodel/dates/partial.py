"""A date as far as it is known, written in EDTF (ISO 8601-2): a day, a month, a year, an interval, one of a set.

`parse` reads one. The value is the range of its possible days, so that a rule may decide on it where
every possible day gives the same answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from lawmodel.dates import plain
from lawmodel.dates.month_day import MonthDay
from lawmodel.dates.plain import InvalidDate
from lawmodel.dates.ranges import Range, ReversedRange, hull

__all__ = ["InvalidDate", "NoDayLeft", "PartialDate", "Range", "ReversedRange", "hull", "parse", "parse_or_none"]


class NoDayLeft(ValueError):
    """A date that is said to lie where none of its possible days does: `stated` and the range it was held to."""

    def __init__(self, stated: PartialDate, earliest: date | None, latest: date | None) -> None:
        super().__init__(stated, earliest, latest)
        self.stated = stated
        self.earliest = earliest
        self.latest = latest

    def __str__(self) -> str:
        return f"`{self.stated}` has no day within `{self.earliest or '..'}/{self.latest or '..'}`"


@dataclass(frozen=True, slots=True)
class PartialDate(Range):
    """A date as a source states it: its EDTF `text`, and the days it may be.

    `is_uncertain`: qualified by `~`, `?` or `%`, and then without bounds, since the text does not say how
    far off it may be. `month_day`: known although the year is not (`XXXX-10-20`, `201X-10-20`). An interval
    means one day somewhere within. After `within` the bounds may be closer than the text, which stays as stated.
    """

    text: str
    is_uncertain: bool = False
    month_day: MonthDay | None = None

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The date of a known day. Errors: TypeError."""
        if not isinstance(day, date):
            raise TypeError(f"a known day is a `datetime.date`, not `{day!r}`")
        return cls(day, day, day.isoformat())

    def __str__(self) -> str:
        return self.text

    @property
    def known_month_day(self) -> MonthDay | None:
        return self.month_day or (MonthDay.of(self.day) if self.day else None)

    def allows(self, day: date) -> bool:
        return Range.allows(self, day) and self.month_day in (None, MonthDay.of(day))

    def within(self, earliest: date | None, latest: date | None) -> PartialDate:
        """The date, known also to be no earlier and no later than these days (None: nothing known).

        A year-less date takes the first and last such day within: `XXXX-03-16` no later than 2020-10-31 is
        2020-03-16 at the latest. Errors: `NoDayLeft`.
        """
        first = max((day for day in (self.earliest, earliest) if day is not None), default=None)
        last = min((day for day in (self.latest, latest) if day is not None), default=None)
        if self.month_day is not None:
            first_such = first and self.month_day.first_on_or_after(first)
            last_such = last and self.month_day.last_on_or_before(last)
            if (first and not first_such) or (last and not last_such):
                raise NoDayLeft(self, earliest, latest)
            first, last = first_such, last_such
        try:
            return replace(self, earliest=first, latest=last)
        except ReversedRange:
            raise NoDayLeft(self, earliest, latest) from None


@lru_cache(maxsize=4096)
def parse(text: str) -> PartialDate:
    """The date that an EDTF text states.

    Read: a day, month or year, also with unspecified digits (`201X`, `2015-XX-XX`, `XXXX-10-20`); an interval
    with both ends stated or `..`; one of a set, `[…]`; any of these, if without `X`, qualified by `~`, `?` or `%`.
    Not read, since they give no bounds that a source states: seasons, `{…}`, times of day, an end that is
    missing (`2015/`). Errors: `InvalidDate`.
    """
    lone = plain.read(text)
    if lone is not None:
        bounds, month_day = lone
        return PartialDate(bounds.earliest, bounds.latest, text, month_day=month_day)
    several = plain.read_interval(text) or plain.read_set(text)
    if several is not None:
        return PartialDate(several.earliest, several.latest, text)
    if plain.is_qualified(text):  # how far off it may be, the text does not say
        return PartialDate(None, None, text, is_uncertain=True)
    from lawmodel.dates import expressions  # noqa: PLC0415 - it imports edtf, which takes 0.15 s

    bounds, is_uncertain = expressions.read(text)
    return PartialDate(bounds.earliest, bounds.latest, text, is_uncertain)


def parse_or_none(text: str | None) -> PartialDate | None:
    """The same of a text that may be absent, or impossible: None, since a check reports an impossible date."""
    try:
        return None if text is None else parse(text)
    except InvalidDate:
        return None
