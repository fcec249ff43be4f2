"""The public holidays of a country in a year, as PyPI `holidays` knows them (imported when first asked).

What the library does not say is not made up here: it gives no holidays before a country's first year, nor
after 2100, which would pass for working days; such a year is refused. Its transfers are those it was written with: for
Russia they end with 2027 (release 0.109), for Tajikistan there are none, and a later year looks no different.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

__all__ = ["HolidayYear", "UnknownCountry", "holiday_year", "years_known"]


class UnknownCountry(LookupError):
    """A `country` code (ISO 3166-1 alpha-2) for which the library has no public holidays."""

    def __init__(self, country: str) -> None:
        super().__init__(country)
        self.country = country

    def __str__(self) -> str:
        return f"no public holidays are known for `{self.country}`"


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """One year of one country: days off, days of a weekend worked in exchange, and days off only estimated.

    `estimated` days are among `off`: feasts of the lunar calendar, before their day is announced.
    """

    off: frozenset[date]
    worked: frozenset[date]
    estimated: frozenset[date]


@lru_cache(maxsize=64)
def years_known(country: str) -> range:
    """The years for which the library gives the holidays of a country. Errors: `UnknownCountry`."""
    import holidays  # noqa: PLC0415 - 0.1 s, and few rules count working days

    try:
        book = holidays.country_holidays(country)
    except NotImplementedError:
        raise UnknownCountry(country) from None
    return range(book.start_year, book.end_year + 1)


@lru_cache(maxsize=512)
def holiday_year(country: str, year: int) -> HolidayYear:
    """The public holidays of a year among `years_known`; empty for any other. Errors: `UnknownCountry`."""
    import holidays  # noqa: PLC0415 - as above

    if year not in years_known(country):
        return HolidayYear(frozenset(), frozenset(), frozenset())
    # The language is stated because the library would otherwise take it from the environment.
    book = holidays.country_holidays(country, years=year, language="en_US")
    label = str(book.tr(getattr(book, "estimated_label", ""))).strip("%s ()（）")
    return HolidayYear(
        off=frozenset(day for day in book if day.year == year),
        worked=frozenset(day for day in book.weekend_workdays if day.year == year),
        estimated=frozenset(day for day, name in book.items() if label and label in name),
    )
