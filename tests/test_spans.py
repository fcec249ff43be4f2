"""Numbers as far as sources state them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lawmodel.checks.spans import Span, as_percent, rounded, span_of


@pytest.mark.parametrize(
    ("value", "qualifier", "shown"),
    [
        (90, None, "90"),
        (90, "over", "90 or more"),
        (90, "at-least", "90 or more"),
        (90, "up-to", "at most 90"),
        (90, "about", "not known"),
        (None, "majority", "not known"),
        (None, None, "not known"),
    ],
)
def test_a_hedge_leaves_open(value: int | None, qualifier: str | None, shown: str) -> None:
    assert str(span_of(value, qualifier)) == shown


@pytest.mark.parametrize(
    ("stated", "fits", "fits_not"),
    [("85.4", "85.45", "85.46"), ("57", "56.5", "56.49"), ("13.0", "12.95", "12.94")],
)
def test_a_rounded_number_was_half_a_digit_off_at_most(stated: str, fits: str, fits_not: str) -> None:
    exactly = Fraction(fits), Fraction(fits_not)
    assert rounded(stated).within(Span(exactly[0], exactly[0])) is not None
    assert rounded(stated).within(Span(exactly[1], exactly[1])) is None


def test_sums_and_differences_of_open_numbers_are_open() -> None:
    over, exactly = span_of(90, "over"), span_of(10, None)
    assert str(over + exactly) == "100 or more"
    assert str(over.minus(exactly)) == "80 or more"
    assert str(exactly.minus(over)) == "at most -80"


def test_a_share_of_an_open_whole_has_a_greatest_value_only() -> None:
    assert str(as_percent(span_of(25, None), span_of(100, "over"))) == "0 to 25"
    assert str(as_percent(span_of(25, None), span_of(100, None))) == "25"


def test_nothing_is_known_of_a_share_of_nothing() -> None:
    assert as_percent(span_of(25, None), span_of(0, None)) == Span(None, None)


def test_above_is_said_only_where_it_is_sure() -> None:
    assert span_of(91, None).is_above(span_of(90, "up-to"))
    assert not span_of(91, None).is_above(span_of(90, "over"))
    assert not span_of(90, None).is_above(span_of(90, None))
