"""Slips with quotes: those that are never closed, or by the next one, some lines on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lawmodel.documents.rows import Row, looks_like_key, row_after, row_at
from lawmodel.documents.stop import Slip, Stop

__all__ = ["closed_later", "curly_quote", "hiding", "open_quote", "quote_within"]

_CLOSE_QUOTE: Final = (
    "write the closing quote where the text ends; a long text may go on in lines that begin further right"
)

# What may hide or hold signs of YAML: comments, and texts in quotes, where one may begin.
_HIDING: Final = re.compile(
    r"""(?:^|(?<=[ \t,]))\#[^\r\n]*+ | (?:^|(?<=[-:,\[{ \t]))(?:"[^"\\]*+(?:\\.[^"\\]*+)*(?:"|\Z)|'[^']*+(?:''[^']*+)*(?:'|\Z))""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_MAY_BEGIN_TEXT: Final = re.compile(r"(?:^[ \t]*(?:-[ \t]+)*|[\[{]|[\[{].*,|:[ \t])[ \t]*\Z", re.DOTALL)
_CURLY_END: Final = {
    '"': re.compile(r"[“”„‟«»](?=[ \t]*(?:[,\]}]|#|\Z))"),
    "'": re.compile(r"[‘’‚‛](?=[ \t]*(?:[,\]}]|#|\Z))"),
}
_CURLY_START: Final = re.compile(r"(?:[-:,\[{][ \t]|[\[{])([“”„‟‘’‚‛«])[^”’»\"]*\Z")
_MOST: Final = 20_000  # quotes and comments that are looked at: of more, in one line, nobody tells one from the other
_WINDOW: Final = 300  # characters before a quote, in which it shows whether a text may begin there


def open_quote(stop: Stop) -> Slip | None:
    """A quote that is closed by the next one, some lines on, or by none."""
    text, row = stop.text, stop.row
    is_quote = stop.begun is not None and text[stop.begun : stop.begun + 1] in ('"', "'")
    for hidden in hiding(text, stop.begun or 0 if is_quote else stop.reach, row.end):
        start, end = hidden
        if text[start] == "#":
            continue
        if end == len(text) and (text[end - 1] != text[start] or end - start == 1):
            opening = row_at(text, start)
            message = "the quote that begins here is never closed"
            return _closed_by_curly(text, start) or Slip((start, opening.end), message, _CLOSE_QUOTE)
        if not start < row.start < end:
            continue
        seen = row_after(text, row_at(text, start))
        if seen is not None and any(map(looks_like_key, _rows(text, seen, end))):
            return closed_later(text, start, end)
    return None


def closed_later(text: str, start: int, end: int) -> Slip:
    """A quote that the next quote closes, lines after the text that it opens."""
    message = "the quote that begins here is closed only lines later"
    here = start, row_at(text, start).end
    return _closed_by_curly(text, start) or Slip(here, message, _CLOSE_QUOTE, (end - 1, end), "by this quote")


def _closed_by_curly(text: str, start: int) -> Slip | None:
    """A text that begins with a straight quote and ends, in its line, with another, which closes nothing."""
    curly = _CURLY_END[text[start]].search(text, start + 1, row_at(text, start).end)
    if curly is None:
        return None
    quote = text[start]
    message = f"`{curly[0]}` does not close the `{quote}` that opens the text"
    advice = f"write `{quote}` in its place; or, if it belongs to the text, `{quote}` after it"
    return Slip(curly.span(), message, advice, (start, start + 1), "opened here")


def curly_quote(text: str, start: int, position: int) -> Slip | None:
    """A quote that opens nothing, though a text begins with it, in which a sign of YAML stands at the position."""
    curly = _CURLY_START.search(text, start, position)
    if curly is None:
        return None
    message = f"`{curly[1]}` does not put a text in quotes, and `{text[position]} ` stands within it"
    return Slip(
        curly.span(1), message, 'write `"` before and after the text, in place of its own quotes or around them'
    )


def hiding(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The comments and texts in quotes that begin in a stretch of the text, as far as so many signs of them reach."""
    position = start
    for _ in range(_MOST):
        found = _HIDING.search(text, position)
        if found is None or found.start() >= end:
            return
        at, position = found.span()
        if text[at] == "#" or _may_begin_text(text, at):
            yield at, position
        else:
            position = at + 1


def _may_begin_text(text: str, at: int) -> bool:
    *lines, before = re.split(r"[\r\n]", text[max(0, at - _WINDOW) : at])
    return _MAY_BEGIN_TEXT.search(before if lines or at <= _WINDOW else f" ...{before}") is not None


def _rows(text: str, row: Row | None, end: int) -> Iterator[Row]:
    while row is not None and row.start < end:
        yield row
        row = row_after(text, row)


def quote_within(quote: str) -> str:
    return 'write `\\"` for it' if quote == '"' else "write it twice: `''`"
