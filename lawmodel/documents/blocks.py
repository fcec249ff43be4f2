"""Slips in a text after `|` or `>`: its lines begin further right than its key, and none further left than the first."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lawmodel.documents.rows import Row, is_entry, key_column, looks_like_key, row_after, rows_above
from lawmodel.documents.stop import Slip

__all__ = ["less_than_its_block"]

_HEADER: Final = re.compile(r"(?:.*[\w\"']: +|- +)([|>])[-+0-9]*(?: +#.*)?")


class _Block(NamedTuple):
    """A text after `|` or `>`: the line of the sign, the column of its key, and the first line of the text."""

    header: Row
    sign: str
    column: int
    first: Row | None
    is_short: bool  # it has no line but the first


def less_than_its_block(text: str, row: Row) -> Slip | None:
    """A line that follows a text after `|` or `>`, begins further left than it, and is no key of what holds the text."""
    block = _block_before(text, row)
    if block is None or (row.column <= block.column and (looks_like_key(row) or is_entry(row))):
        return None
    here, sign = row.column + 1, block.sign
    if block.first is None:
        message = (
            f"this line begins in column {here}, and the text of the `{sign}` before it further right than its key"
        )
        advice = f"begin each line of that text in column {block.column + 3}"
        return Slip(row.extent, message, advice, block.header.extent, "the line before")
    first = block.first.column + 1
    if block.is_short and row.column > block.column and _goes_on(text, row):
        message = f"the text of a `{sign}` begins in column {first}, and goes on in column {here}"
        advice = f"begin its first line in column {here}, or the others in column {first} or further right"
        return Slip(block.first.extent, message, advice, row.extent, "the next line")
    message = f"this line begins in column {here}, and the text of the `{sign}` before it in column {first}"
    advice = (
        f"begin it in column {first} or further right if it belongs to that text; else write a key, `: ` and its value"
    )
    if looks_like_key(row):
        advice = f"begin it in column {first} or further right if it belongs to that text, in column {block.column + 1} if it is a key"
    return Slip(row.extent, message, advice, block.first.extent, "the first line of the text")


def _goes_on(text: str, row: Row) -> bool:
    """Whether another line follows in the same column, and no key stands in either."""
    after = row_after(text, row)
    return after is not None and after.column == row.column and not (looks_like_key(row) or looks_like_key(after))


def _block_before(text: str, row: Row) -> _Block | None:
    """The text after `|` or `>` that a line ends by beginning further left."""
    between: list[Row] = []
    least: float = float("inf")
    for above in rows_above(text, row):
        header = _HEADER.fullmatch(above.said)
        column = key_column(above) if looks_like_key(above) else above.column
        if header is not None and column < least:
            first = between[-1] if between else None
            if first is not None and first.column <= row.column:
                return None
            return _Block(above, header[1], column, first, len(between) == 1)
        between.append(above)
        least = min(least, above.column)
        if least == 0:
            return None
    return None
