"""The public holidays of a country in a year, as PyPI `holidays` knows them (imported when first asked).

What the library does not say is not made up here: it gives no holidays before a country's first year, nor
after 2100, which would pass for working days; such a year is refused. Its transfers are those it was written with: for
Russia they end with 2027 (release 0.109), for Tajikistan there are none, and a later year looks no different.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from holidays import HolidayBase

__all__ = ["HolidayYear", "UnknownCountry", "holiday_year", "regional_days", "weekend_length", "years_known"]


class UnknownCountry(LookupError):
    """A `country` code (ISO 3166-1 alpha-2, or ISO 3166-2 of a part of it) for which the library has no public holidays."""

    def __init__(self, country: str) -> None:
        super().__init__(country)
        self.country = country

    def __str__(self) -> str:
        return f"no public holidays are known for `{self.country}`"


class HolidayYear(NamedTuple):
    """One year of one country: days off, days of a weekend worked in exchange, and days off only estimated.

    `estimated` days are among `off`: feasts of the lunar calendar, before their day is announced. `weekend`: the days
    of its weekends, which some countries have moved from one pair of days to another.
    """

    off: frozenset[date]
    worked: frozenset[date]
    estimated: frozenset[date]
    weekend: frozenset[date]


_NO_DAYS: frozenset[date] = frozenset()


@lru_cache(maxsize=64)
def years_known(country: str) -> range:
    """The years for which the library gives the holidays of a country. Errors: `UnknownCountry`."""
    book = _book(country)
    return range(book.start_year, book.end_year + 1)


@lru_cache(maxsize=64)
def weekend_length(country: str) -> int:
    """Of how many days a country's weekend is. Errors: `UnknownCountry`."""
    return len(_book(country).weekend)


@lru_cache(maxsize=512)
def holiday_year(country: str, year: int, part: str | None = None) -> HolidayYear:
    """The public holidays of a year among `years_known`; empty for any other. Errors: `UnknownCountry`.

    `part`: also those of this part of the country alone, by its ISO 3166-2 code without that of the country.
    """
    if year not in years_known(country):
        return HolidayYear(_NO_DAYS, _NO_DAYS, _NO_DAYS, _NO_DAYS)
    book = _book(country, part, year)
    label = str(book.tr(getattr(book, "estimated_label", ""))).strip("%s ()（）")
    first = date(year, 1, 1)
    days = (date.fromordinal(first.toordinal() + n) for n in range((date(year, 12, 31) - first).days + 1))
    return HolidayYear(
        off=frozenset(day for day in book if day.year == year),
        worked=frozenset(day for day in book.weekend_workdays if day.year == year),
        estimated=frozenset(day for day, name in book.items() if label and label in name),
        weekend=frozenset(day for day in days if book.is_weekend(day)),
    )


@lru_cache(maxsize=128)
def regional_days(country: str, year: int) -> frozenset[date]:
    """The days off in some part of a country and not in the whole. Errors: `UnknownCountry`."""
    if year not in years_known(country):
        return _NO_DAYS
    parts = (holiday_year(country, year, part).off for part in _book(country).subdivisions)
    return frozenset().union(*parts) - holiday_year(country, year).off


def _book(country: str, part: str | None = None, year: int | None = None) -> HolidayBase:
    """The library's holidays. Errors: `UnknownCountry`."""
    try:
        # The language is stated because the library would otherwise take it from the environment.
        return _maker(country)(subdiv=part, years=year, language="en_US")
    except NotImplementedError:
        raise UnknownCountry(country if part is None else f"{country}-{part}") from None


@lru_cache(maxsize=64)
def _maker(country: str) -> Callable[..., HolidayBase]:
    """What makes the holidays of a country.

    Asked for one country the library imports the modules of all, which takes 0.1 s. So the one is loaded by itself;
    one that is not found where it should be is left to the library.
    """
    import holidays  # noqa: PLC0415 - 0.06 s, and few rules count working days
    from holidays.registry import COUNTRIES  # noqa: PLC0415

    module = next((name for name, classes in COUNTRIES.items() if country in classes), None)
    folders = [f"{folder}/countries" for folder in holidays.__path__]
    found = None if module is None else PathFinder.find_spec(f"holidays.countries.{module}", folders)
    if found is None or found.loader is None:
        return partial(holidays.country_holidays, country)
    alone = module_from_spec(found)
    found.loader.exec_module(alone)
    made: Callable[..., HolidayBase] = getattr(alone, country)
    return made
