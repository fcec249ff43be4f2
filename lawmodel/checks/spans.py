"""Numbers as far as a source states them: `over 90` is 90 or more, and a number not stated may be any."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Span", "as_percent", "rounded", "span_of"]

_LONGEST = 40  # characters; no source states a percentage in so many


@dataclass(frozen=True, slots=True)
class Span:
    """From the least to the greatest number possible, both counted; None is an end of which nothing is known."""

    least: Fraction | None
    most: Fraction | None

    def __str__(self) -> str:
        if self.least is not None and self.least == self.most:
            return _shown(self.least)
        if self.least is None:
            return "not known" if self.most is None else f"at most {_shown(self.most)}"
        return f"{_shown(self.least)} or more" if self.most is None else f"{_shown(self.least)} to {_shown(self.most)}"

    def __add__(self, other: Span) -> Span:
        return Span(_sum(self.least, other.least), _sum(self.most, other.most))

    def or_nothing(self) -> Span:
        """The number of what is counted: where no least is known, there may be none, and not fewer."""
        return Span(self.least or Fraction(0), self.most)

    def minus(self, other: Span) -> Span:
        """What is left of it, less another number."""
        return self + Span(_negative(other.most), _negative(other.least))

    def within(self, other: Span) -> Span | None:
        """What both allow; None where they exclude each other."""
        least = max((n for n in (self.least, other.least) if n is not None), default=None)
        most = min((n for n in (self.most, other.most) if n is not None), default=None)
        return None if least is not None and most is not None and least > most else Span(least, most)

    def is_above(self, other: Span) -> bool:
        """Whether this number is surely greater."""
        return self.least is not None and other.most is not None and self.least > other.most


def span_of(value: int | None, qualifier: str | None) -> Span:
    """What a stated number leaves open under its source's hedge; `over` allows the number itself, as people do."""
    if value is None or qualifier in ("about", "majority", "multiple"):
        return Span(None, None)
    number = Fraction(value)
    if qualifier in ("over", "at-least"):
        return Span(number, None)
    return Span(None, number) if qualifier == "up-to" else Span(number, number)


def rounded(text: str) -> Span:
    """What a number may have been before it was rounded to the decimals it is stated with, half either way."""
    if len(text) > _LONGEST:
        return Span(None, None)
    number = Fraction(text)
    half = Fraction(1, 2 * 10 ** len(text.partition(".")[2]))
    return Span(number - half, number + half)


def as_percent(part: Span, whole: Span) -> Span:
    """How many percent of a whole a part is; nothing is known of it unless both are positive."""
    if whole.least is None or whole.least <= 0 or part.least is None or part.least < 0:
        return Span(None, None)
    least = None if whole.most is None else 100 * part.least / whole.most
    return Span(least or Fraction(0), None if part.most is None else 100 * part.most / whole.least)


def _sum(one: Fraction | None, two: Fraction | None) -> Fraction | None:
    return None if one is None or two is None else one + two


def _negative(number: Fraction | None) -> Fraction | None:
    return None if number is None else -number


def _shown(number: Fraction) -> str:
    """A whole number, or two decimals."""
    return str(number.numerator) if number.denominator == 1 else f"{float(number):.2f}"
