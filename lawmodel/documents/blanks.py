"""Slips of the blank: none where one belongs, or one of another kind, which looks the same."""

from __future__ import annotations

import re
from typing import Final

from lawmodel.documents.rows import Row
from lawmodel.documents.stop import Slip

__all__ = ["ANOTHER_BLANK", "odd_blanks", "wrong_dash"]

ANOTHER_BLANK: Final = re.compile(r"[\u00a0\u2000-\u200b\u202f\u3000]")
"""A blank that is no plain space to YAML, or shows none at all."""

_UNSPACED_DASH: Final = re.compile(r"-[A-Za-z\[{\"']")


def odd_blanks(row: Row) -> Slip | None:
    """A line that begins with blanks of another kind."""
    blank = ANOTHER_BLANK.match(row.said)
    if blank is None:
        return None
    message = f"this line begins with blanks of another kind (U+{ord(blank[0]):04X})"
    return Slip(row.extent, message, "indent with plain spaces")


def wrong_dash(row: Row) -> Slip | None:
    """An entry whose dash is followed by no plain space."""
    advice = "begin each entry of a list with `- `"
    if row.said.startswith("-") and (blank := ANOTHER_BLANK.match(row.said, 1)) is not None:
        return Slip(row.extent, f"the blank after `-` is of another kind (U+{ord(blank[0]):04X})", advice)
    if _UNSPACED_DASH.match(row.said) is None:
        return None
    return Slip(row.extent, "a space is missing after `-`", advice)
