"""The lines of a text by what stands in them: where each begins and ends, and which are its neighbours.

For a text that is no YAML, so that nothing is known of it but its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

__all__ = [
    "Row",
    "is_entry",
    "key_column",
    "looks_like_key",
    "row_after",
    "row_at",
    "row_before",
    "rows_above",
    "rows_below",
]

_KEY = re.compile(r"(?:-[ ]+)*[\w\"'-]+:(?:[ ]|$)")
_LINE_END = re.compile(r"\r\n?|\n")
_MOST_SKIPPED = 200  # comments and blank lines between a line and its neighbour
_MOST_ROWS: Final = 500  # around a line, that are looked at for what it belongs to
_FIRST = re.compile(r"[ \t]*+")
_DASH: Final = re.compile(r"-[ ]+(?=[^ ])")


class Row(NamedTuple):
    """A line: where it begins, where the first thing in it, and where it ends without blanks."""

    start: int
    first: int
    end: int
    said: str

    @property
    def column(self) -> int:
        """How many blanks are before the first thing in it."""
        return self.first - self.start

    @property
    def extent(self) -> tuple[int, int]:
        """All that stands in it."""
        return self.first, self.end


def row_at(text: str, position: int) -> Row:
    """The line of a position; a line end belongs to the line that it ends."""
    start = _start_of_line(text, position)
    ended = _LINE_END.search(text, position)
    line = text[start : len(text) if ended is None else ended.start()]
    blanks = _FIRST.match(line)
    said = line.strip(" \t")
    first = start + (blanks.end() if blanks and said else 0)
    return Row(start, first, first + len(said), said)


def _start_of_line(text: str, position: int) -> int:
    """Looked for in ever longer stretches: whoever asks for each line of a long text must not go through all of it."""
    size = 256
    while True:
        begin = max(0, position - size)
        found = max(text.rfind("\n", begin, position), text.rfind("\r", begin, position))
        if found >= 0 or begin == 0:
            return found + 1
        size *= 4


def row_before(text: str, row: Row) -> Row | None:
    """The line before, comments and blank lines left out."""
    before = row
    for _ in range(_MOST_SKIPPED):
        if before.start == 0:
            return None
        before = row_at(text, before.start - (2 if text.startswith("\r\n", before.start - 2) else 1))
        if before.said and not before.said.startswith("#"):
            return before
    return None


def row_after(text: str, row: Row) -> Row | None:
    """The line after, comments and blank lines left out."""
    after = row
    for _ in range(_MOST_SKIPPED):
        end = _next_start(text, after)
        if end >= len(text):
            return None
        after = row_at(text, end)
        if after.said and not after.said.startswith("#"):
            return after
    return None


def rows_above(text: str, row: Row) -> Iterator[Row]:
    """The lines above, from the nearest on, comments and blank lines left out; of very many only the nearest."""
    above = row_before(text, row)
    for _ in range(_MOST_ROWS):
        if above is None:
            return
        yield above
        above = row_before(text, above)


def rows_below(text: str, row: Row) -> Iterator[Row]:
    """The lines below, in the same way."""
    below = row_after(text, row)
    for _ in range(_MOST_ROWS):
        if below is None:
            return
        yield below
        below = row_after(text, below)


def _next_start(text: str, row: Row) -> int:
    """Where the line after it begins; the end of the text, after the last."""
    found = _LINE_END.search(text, row.end)
    return len(text) if found is None else found.end()


def looks_like_key(row: Row) -> bool:
    """Whether the line begins as a key does."""
    return _KEY.match(row.said) is not None


def is_entry(row: Row) -> bool:
    """Whether the line begins as an entry of a list does."""
    return row.said == "-" or row.said.startswith("- ")


def key_column(row: Row) -> int:
    """How many characters are before the first key in it: in the first line of an entry it stands after the dash."""
    dash = _DASH.match(row.said)
    return row.column + (0 if dash is None else dash.end())
