"""A text that does not have its form: what is the matter with it, and how it is written.

What the eye takes for the right text (a Cyrillic letter, a long dash, curled quotes, a sign that does not show) is
named by its character; a date in another country's order is written anew only where it can be read in one way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, NamedTuple

from lawmodel.likeness import LATIN

__all__ = ["Remedy", "remedy"]

Fits = Callable[[str], bool]
"""Whether a text has the form that is asked for."""

_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
_UNSEEN: Final = dict.fromkeys((0xAD, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF))
_BLANKS: Final = dict.fromkeys((0xA0, 0x2007, 0x202F, *range(0x2000, 0x2007), *range(0x2008, 0x200B), 0x3000), " ")
_PLAIN: Final = {**_UNSEEN, **_DASHES, **_BLANKS}
_QUOTES: Final = "\"'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a"
_ORDINALS: Final = ("", "1st", "2nd", "3rd")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNKNOWN: Final = frozenset(
    ("", "?", "-", "n/a", "na", "n.d.", "none", "no date", "tba", "tbd", "unknown", "not known", "undated")
)
_ABOUT: Final = re.compile(r"(?:ca?\.|circa|about|around|approx\.?|~) *([0-9]{4}(?:-[0-9]{2}){0,2})")
_LONGEST: Final = 1_000  # what is longer was not meant as a date or a name
_NUMBER_SIGN: Final = re.compile(r"(?:\u2116|N[o\u00ba\u00b0]?\.?|#) *", re.IGNORECASE)


class Remedy(NamedTuple):
    """What to say beside "is not ...", how to write it, and the text to put there where nothing else can be meant."""

    what: str = ""
    advice: str | None = None
    replacement: str | None = None


def remedy(text: str, fits: Fits) -> Remedy:
    """What is the matter with a text that does not fit, as far as it shows; nothing where it does not."""
    finders = _FINDERS if len(text) <= _LONGEST else _FINDERS[:1]
    return next((found for find in finders if (found := find(text, fits)) is not None), Remedy())


def _around(text: str, _: Fits) -> Remedy | None:
    if text != text.strip():
        return Remedy(advice="take away the blanks or line ends around it")
    return Remedy(advice="write it on one line") if "\n" in text else None


def _look_alike(text: str, fits: Fits) -> Remedy | None:
    """Characters in place of others that look like them, or do not show."""
    plain = text.translate(_PLAIN)
    if not fits(plain) and not fits("\u0444"):  # a form that takes Cyrillic letters may mean them
        plain = plain.translate(LATIN)
    odd = next(
        (place for place, letter in enumerate(text) if letter.translate(_PLAIN).translate(LATIN) != letter), None
    )
    if plain == text or odd is None:
        return None
    what = _named(odd, text[odd])
    if fits(plain):
        return Remedy(f": {what}", f"write `{plain}`", plain)
    bare = plain.strip(_QUOTES)
    return Remedy(f": {what}", f"write `{bare}`" if fits(bare) else "write it with the plain characters of the form")


def _named(position: int, letter: str) -> str:
    code = f"U+{ord(letter):04X}"
    if ord(letter) in _UNSEEN:
        return f"it holds a character that does not show ({code})"
    if ord(letter) in _BLANKS:
        return f"it holds a blank of another kind ({code})"
    if ord(letter) in _DASHES:
        return f"`{letter}` is a dash of another kind ({code})"
    script = unicodedata.name(letter, "another").partition(" ")[0].capitalize()
    return f"the {_ordinal(position + 1)} character, `{letter}`, is {script} ({code})"


def _ordinal(number: int) -> str:
    return _ORDINALS[number] if number < len(_ORDINALS) else f"{number}th"


def _in_quotes(text: str, fits: Fits) -> Remedy | None:
    """Quotes within the text: curled ones, which are none to YAML, or a second pair."""
    bare = text.strip(_QUOTES)
    if bare == text or not fits(bare):
        return None
    return Remedy(": its quotes are part of the text", f'write `"{bare}"`, with straight quotes', f'"{bare}"')


def _as_a_date(text: str, fits: Fits) -> Remedy | None:
    """A date in another form than the year, the month and the day."""
    if not fits("2015-06-01") or fits("a"):
        return None
    if text.casefold() in _UNKNOWN:
        return Remedy(advice="leave the key out: what no source states is absent")
    about = _ABOUT.fullmatch(text.casefold())
    if about is not None and fits(f"{about[1]}~"):
        return Remedy(advice=f'write `"{about[1]}~"`, which says that it is about then')
    days = sorted({day.isoformat() for day in _days(text)})
    if len(days) == 1:
        return Remedy(advice=f'write `"{days[0]}"`', replacement=f'"{days[0]}"')
    either = " or ".join(f'`"{day}"`' for day in days)
    return Remedy(advice=f"write {either}" if days else "write the year, the month and the day as `2015-06-01`")


def _days(text: str) -> Iterator[date]:
    """The days that a text can mean."""
    words = [
        word for word in re.split(r"[\s.,/-]+|(?<=[0-9])(?:st|nd|rd|th)\b", text.casefold()) if word and word != "of"
    ]
    numbers = [int(word) for word in words if word.isascii() and word.isdigit()]
    months = [_MONTHS.index(word[:3]) + 1 for word in words if word[:3] in _MONTHS]
    orders: list[tuple[int, int, int]] = []
    if re.fullmatch(r"[0-9]{8}", text):
        orders = [(int(text[:4]), int(text[4:6]), int(text[6:]))]
    elif len(words) == 3 and len(numbers) == 2 and len(months) == 1:
        orders = [(max(numbers), months[0], min(numbers))]
    elif len(words) == 3 and len(numbers) == 3:
        one, two, three = numbers
        if len(words[0]) == 4:
            orders = [(one, two, three)]
        elif "." in text or len(words[2]) == 4:
            orders = [(three, two, one)] if "." in text else [(three, two, one), (three, one, two)]
    for year, month, day in orders:
        if 1000 <= year <= date.max.year:
            try:
                yield date(year, month, day)
            except ValueError:
                continue


def _as_a_name(text: str, fits: Fits) -> Remedy | None:
    """A name in other letters, or joined otherwise; which thing it names is another matter."""
    numberless = _NUMBER_SIGN.sub("", text, count=1)
    if numberless != text and fits(numberless):
        return Remedy(advice=f"write `{numberless}`, without the sign before it")
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-z])", "-", text.strip())
    spellings = (*(re.sub(r"[\s_./-]+", by, words).strip(by).lower() for by in "-_"), text.upper(), text.lower())
    meant = next((spelling for spelling in spellings if spelling != text and fits(spelling)), None)
    return None if meant is None else Remedy(advice=f"write `{meant}`")


_FINDERS: Final = (_around, _in_quotes, _look_alike, _as_a_date, _as_a_name)
