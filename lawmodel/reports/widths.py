"""How many columns of a terminal a text takes (UAX 11: wide and full-width characters take two)."""

from __future__ import annotations

import unicodedata

__all__ = ["columns_of"]


def columns_of(text: str) -> int:
    """The columns that a text fills; combining characters fill none."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
