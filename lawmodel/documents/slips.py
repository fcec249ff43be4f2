"""What a person wrote where the parser could not go on: the line to mend, and how.

The parser stops where it notices, which may be lines after the slip, and says what it expected. Here the lines around
that place are looked at for the slips that people make: an open quote or bracket, a line indented otherwise than its
neighbours, a colon, comma or space too few.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from lawmodel.documents.rows import Row, is_entry, looks_like_key, row_after, row_at, row_before
from lawmodel.documents.scalars import shown

__all__ = ["CLOSE_QUOTE", "Slip", "Stop", "slip_at"]


_REACH: Final = 100_000
"""How many characters before the stop are looked at; what is further away shows where a quote or bracket begins."""


class Stop(NamedTuple):
    """Where the parser stopped and why, in its words, and where that began which it was reading."""

    text: str
    problem: str
    position: int
    begun: int | None

    @property
    def sign(self) -> str:
        """The character at which it stopped; nothing at the end of the text."""
        return self.text[self.position : self.position + 1]

    @property
    def wants_key(self) -> bool:
        """Whether another key should have come; the two parsers say it otherwise."""
        return "expected key" in self.problem or ("<block end>" in self.problem and "block mapping" in self.problem)

    @property
    def wants_entry(self) -> bool:
        """Whether another entry should have come."""
        return "'-' indicator" in self.problem or ("<block end>" in self.problem and "block coll" in self.problem)

    @property
    def reach(self) -> int:
        """The beginning of the first line that is looked at."""
        return row_at(self.text, max(0, self.position - _REACH)).start

    @property
    def row(self) -> Row:
        """The line in which it stopped."""
        return row_at(self.text, self.position)

    @property
    def opened(self) -> Row | None:
        """The line in which that began which it was reading."""
        return None if self.begun is None else row_at(self.text, self.begun)


class Slip(NamedTuple):
    """What is wrong, where, and how to mend it; and another stretch of the text that shows it."""

    extent: tuple[int, int]
    message: str
    advice: str
    seen: tuple[int, int] | None = None
    seen_as: str = ""


CLOSE_QUOTE: Final = (
    "write the closing quote where the text ends; a long text may go on in lines that begin further right"
)
_QUOTE_OF_TEXT: Final = "put a text that holds `: ` in quotes"
_COLUMN: Final = "the lines of one list or mapping begin in the same column"

# What may hide or hold signs of YAML: comments, and texts in quotes, where one may begin.
_HIDING: Final = re.compile(
    r"""(?:^|(?<=[ \t,]))\#[^\r\n]*+ | (?:^|(?<=[-:,\[{ \t]))(?:"(?:[^"\\]|\\.)*+(?:"|\Z)|'(?:[^']|'')*+(?:'|\Z))""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_MAY_BEGIN_TEXT: Final = re.compile(r"(?:^[ \t]*(?:-[ \t]+)*|[\[{]|[\[{].*,|:[ \t])[ \t]*\Z", re.DOTALL)
_WINDOW: Final = 300  # characters before a quote, in which it shows whether a text may begin there
_UNSPACED_DASH: Final = re.compile(r"-[A-Za-z\[{\"']")
_UNSPACED_KEY: Final = re.compile(r"(?:- )?([\w\"'-]+):(?=[^ \t])")
_NO_COLON: Final = re.compile(r"(?:- )?(\w[\w-]*)[ ]*([=;\uff1a\ufe55])")
_BRACKET_AFTER_KEY: Final = re.compile(r"(?:- )?(\w[\w-]*)(:?[ ]?)[\[{]")
_ANOTHER_BLANK: Final = re.compile(r"[\u00a0\u2000-\u200b\u202f\u3000]")


def slip_at(stop: Stop) -> Slip | None:
    """The slip behind a stop of the parser, where it can be told."""
    return next((slip for find in _FINDERS if (slip := find(stop)) is not None), None)


def _open_quote(stop: Stop) -> Slip | None:
    """A quote that is closed by the next one, some lines on, or by none."""
    text, row = stop.text, stop.row
    is_quote = stop.begun is not None and text[stop.begun : stop.begun + 1] in ('"', "'")
    for hiding in _hiding(text, stop.begun or 0 if is_quote else stop.reach, row.end):
        start, end = hiding
        if text[start] == "#":
            continue
        if end == len(text) and (text[end - 1] != text[start] or end - start == 1):
            opening = row_at(text, start)
            return Slip((start, opening.end), "the quote that begins here is never closed", CLOSE_QUOTE)
        if not start < row.start < end:
            continue
        opening = row_at(text, start)
        seen = row_after(text, opening)
        if seen is not None and any(map(looks_like_key, _rows(text, seen, end))):
            message = "the quote that begins here is closed only lines later"
            return Slip((start, opening.end), message, CLOSE_QUOTE, (end - 1, end), "by this quote")
    return None


def _hiding(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The comments and texts in quotes that begin in a stretch of the text."""
    position = start
    while (found := _HIDING.search(text, position)) is not None and found.start() < end:
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


def _comment_in_brackets(stop: Stop) -> Slip | None:
    """A `#` within brackets that hides those which should close them."""
    if "',' or" not in stop.problem and "node content" not in stop.problem:
        return None
    before = row_before(stop.text, stop.row)
    begun = stop.begun if stop.begun is not None and stop.begun < stop.row.start else before.start if before else 0
    for start, end in _hiding(stop.text, max(begun, stop.reach), stop.position):
        if stop.text[start] == "#" and re.search(r"[\]}]", stop.text[start:end]):
            message = "`#` begins a comment here, and hides the rest of the line"
            return Slip(
                (start, end), message, "put a text that holds `#` in quotes; a comment stands after the brackets"
            )
    return None


def _open_bracket(stop: Stop) -> Slip | None:
    """A bracket that is not closed before a line which is indented no more than the one in which it opens."""
    opened = stop.opened
    if "',' or" not in stop.problem or stop.begun is None or opened is None:
        return None
    bracket, row = stop.text[stop.begun], stop.row
    closing = {"[": "]", "{": "}"}.get(bracket, bracket)
    if row.start > opened.start and (row.column <= opened.column or not row.said):
        message = f"the `{bracket}` that opens here is not closed"
        advice = f"write `{closing}` where it ends; put a text that begins with `{bracket}` in quotes"
        return Slip((stop.begun, opened.end), message, advice, row.extent, "this line is read as if it belonged to it")
    return _within_brackets(stop, bracket, closing)


def _within_brackets(stop: Stop, bracket: str, closing: str) -> Slip | None:
    """A comma that is missing, or a bracket that does not fit, within one line or between lines of one."""
    begun, here = stop.begun or 0, (stop.position, stop.position + 1)
    before = stop.text[: stop.position].rstrip()
    seen = (begun, begun + 1)
    if stop.sign in ("]", "}"):
        message = f"`{stop.sign}` does not close the `{bracket}` that is open here"
        return Slip(here, message, f"write `{closing}` before it, or quote the text that holds it", seen, "opened here")
    if stop.sign == ":":
        message = "`: ` stands within a text without quotes"
        return Slip(
            here, message, f"{_QUOTE_OF_TEXT}; or a comma is missing before the key", seen, "within this bracket"
        )
    if before[-1:] in ('"', "'"):
        advice = "put a comma before it; or, if the quote belongs to the text, " + _quote_within(before[-1])
        return Slip(here, "this stands after the quote that ends a text", advice)
    if before[-1:] in ("]", "}"):
        advice = "put a comma before it; put a text that begins with a bracket in quotes"
        return Slip(here, "this stands after the bracket that ends a list or mapping", advice)
    advice = "separate the items by commas; put a text that holds or begins with a sign of YAML in quotes"
    return Slip(here, "a comma is missing before this", advice, seen, "within this bracket")


def _quote_within(quote: str) -> str:
    return 'write `\\"` for it' if quote == '"' else "write it twice: `''`"


def _line_without_colon(stop: Stop) -> Slip | None:
    row = stop.opened
    if "could not find expected ':'" not in stop.problem or row is None:
        return None
    if row.said.startswith("//"):
        return Slip(row.extent, "this line is no comment and has no `: `", "a comment begins with `#`")
    if (wrong := _NO_COLON.match(row.said)) is not None:
        return Slip(row.extent, f"`{wrong[2]}` stands in place of a colon", f"write `{wrong[1]}: ` and the value")
    if (glued := _UNSPACED_KEY.match(row.said)) is not None:
        kind = row.said[glued.end() : glued.end() + 1]
        if _ANOTHER_BLANK.match(kind):
            what = f"the blank after `{glued[1]}:` is of another kind (U+{ord(kind):04X})"
            return Slip(row.extent, what, "write a plain space")
        return Slip(row.extent, f"a space is missing after `{glued[1]}:`", f"write `{glued[1]}: ` and the value")
    advice = (
        "write a key, `: ` and its value; a text that goes on from the line before begins further right than its key"
    )
    return Slip(row.extent, "this line has no `: ` after a key", advice)


def _colon_too_many(stop: Stop) -> Slip | None:
    """A `: ` in a line that has one, or that is read as part of the line before."""
    if "mapping values are not allowed" not in stop.problem:
        return None
    row = stop.row
    if (dash := _unspaced_dash(row)) is not None:
        return dash
    key = _BRACKET_AFTER_KEY.match(row.said)
    if key is not None and key[2] != ": ":
        missing = "a space is" if key[2] == ":" else "a colon and a space are"
        return Slip(row.extent, f"{missing} missing after `{key[1]}`", f"write `{key[1]}: ` before the bracket")
    before = row_before(stop.text, row)
    if before is None or re.search(r":[ \t]", stop.text[row.first : stop.position]):
        message = "`: ` stands within a text without quotes"
        return Slip((stop.position, stop.position + 1), message, _QUOTE_OF_TEXT)
    return (
        _unspaced_dash(before)
        or _odd_blanks(before)
        or _odd_blanks(row)
        or _odd_entry(stop.text, before, row)
        or (_too_far_right(row, before) if row.column > before.column else _read_as_text(row, before))
    )


def _unspaced_dash(row: Row) -> Slip | None:
    if _UNSPACED_DASH.match(row.said) is None:
        return None
    return Slip(row.extent, "a space is missing after `-`", "begin each entry of a list with `- `")


def _odd_blanks(row: Row) -> Slip | None:
    blank = _ANOTHER_BLANK.match(row.said)
    if blank is None:
        return None
    message = f"this line begins with blanks of another kind (U+{ord(blank[0]):04X})"
    return Slip(row.extent, message, "indent with plain spaces")


def _odd_entry(text: str, before: Row, row: Row) -> Slip | None:
    """The first line of an entry, where all its other lines begin in another column than it wants."""
    after = row_after(text, row)
    if not is_entry(before) or is_entry(row) or after is None or after.column != row.column:
        return None
    message = f"this entry begins in column {before.column + 1}, and its other lines in column {row.column + 1}"
    advice = f"begin it in column {row.column - 1}, or the others below its first key"
    return Slip(before.extent, message, advice, row.extent, "the next line") if row.column >= 2 else None


def _too_far_right(row: Row, before: Row) -> Slip:
    message = "this line begins further right than the one before, and is read as part of its text"
    advice = f"begin a key in the column of its neighbours; {_QUOTE_OF_TEXT}"
    return Slip(row.extent, message, advice, before.extent, "the line before")


def _read_as_text(row: Row, before: Row) -> Slip:
    """A line no further right than the one before, which began a text or went on with it."""
    if is_entry(row):
        advice = "below a key stands either its text or a list; put a text that goes on with `- ` in quotes"
        return Slip(
            row.extent, "this entry is read as part of the text before it", advice, before.extent, "the line before"
        )
    advice = f"write a key, `: ` and its value; {_QUOTE_OF_TEXT}"
    message = "this line has no `: ` after a key, and the next is read as part of its text"
    return Slip(before.extent, message, advice, row.extent, "the next line")


def _after_a_value(stop: Stop) -> Slip | None:
    """Something in the line of a value that is complete."""
    row = stop.row
    if not stop.wants_key and not stop.wants_entry:
        return None
    if stop.position <= row.first or (dash := _unspaced_dash(row)) is not None:
        return dash if stop.position > row.first else None
    before, here = stop.text[row.first : stop.position].rstrip(), (stop.position, row.end)
    if stop.sign in ("]", "}"):
        message = f"`{stop.sign}` closes no bracket"
        return Slip((stop.position, stop.position + 1), message, "delete it, or put a text that holds it in quotes")
    if stop.sign == ",":
        return Slip(
            (stop.position, stop.position + 1), "a comma stands after the value", "delete it: only brackets have commas"
        )
    if before[-1:] in ('"', "'"):
        advice = f"if the quote belongs to the text, {_quote_within(before[-1])}; else put all of the text in quotes"
        return Slip(here, "this stands after the quote that ends the text", advice)
    if before[-1:] in ("]", "}"):
        advice = "put a text that begins with a bracket in quotes"
        return Slip(here, "this stands after the bracket that ends a list or mapping", advice)
    return None


def _indented_otherwise(stop: Stop) -> Slip | None:
    """A line that begins where none of its neighbours does."""
    row, opened = stop.row, stop.opened
    wants_entry = stop.wants_entry
    if opened is None or not (wants_entry or stop.wants_key) or stop.position > row.first:
        return None
    before = row_before(stop.text, row)
    if before is not None and is_entry(row):
        return _entry_among_others(stop, row, before, wants_entry=wants_entry)
    if wants_entry and before is not None and before.column + 1 == row.column:
        odd = _odd_entry(stop.text, before, row)
        if odd is not None:
            return odd
    begun = (stop.begun or 0) - opened.start
    if wants_entry and row.column == begun:
        message = f"this line is no entry, and begins in column {row.column + 1} as the entries before it"
        advice = f"begin it with `- `; or, if it belongs to the entry before, in column {row.column + 3}"
        return Slip(row.extent, message, advice, opened.extent, "the first of the entries")
    what = "the entries of the list before it" if wants_entry else "the keys that it belongs to"
    message = f"this line begins in column {row.column + 1}, and {what} in column {begun + 1}"
    return Slip(row.extent, message, _COLUMN, opened.extent, "the first of them")


def _entry_among_others(stop: Stop, row: Row, before: Row, *, wants_entry: bool) -> Slip:
    """A `- ` that stands in another column than the entry before, or after something that is none."""
    after = row_after(stop.text, row)
    if is_entry(before) and before.column != row.column and after is not None and after.column >= row.column:
        message = f"this entry begins in column {before.column + 1}, and the next in column {row.column + 1}"
        return Slip(before.extent, message, _COLUMN, row.extent, "the next")
    above = row_before(stop.text, before)
    is_first = above is not None and above.said.endswith(":") and above.column <= row.column
    if is_first and not is_entry(before) and before.column in (row.column, row.column + 2):
        return Slip(before.extent, "this entry has no `- ` before it", "begin each entry of a list with `- `")
    if wants_entry:
        message = f"this entry begins in column {row.column + 1}, and those before it in another"
        return Slip(row.extent, message, _COLUMN, before.extent, "the line before")
    advice = "delete the `-`; or begin it in the column of the entries it belongs to"
    return Slip(row.extent, "a `-` stands among the keys of a mapping", advice, before.extent, "the line before")


def _sign_out_of_place(stop: Stop) -> Slip | None:
    here = (stop.position, stop.position + 1)
    sign = shown(stop.sign)
    if "tab" in stop.problem or stop.sign == "\t":
        return Slip(here, "a tab stands where spaces should", "indent with spaces, not with tabs")
    if "cannot start any token" in stop.problem:
        what = "a backquote" if stop.sign == "`" else sign
        return Slip(here, f"{what} cannot begin a text without quotes", "put the text in quotes")
    if "sequence entries are not allowed" in stop.problem:
        advice = "put a text that begins with `- ` in quotes; a list begins on a new line"
        return Slip(here, "`- ` cannot begin a text without quotes", advice)
    if "mapping keys are not allowed" in stop.problem:
        return Slip(
            here, "`? ` cannot begin a text without quotes", "put the text in quotes; leave out what is not known"
        )
    if "found unexpected ':'" in stop.problem:
        advice = (
            "write a space after the colon of a key; put a text that holds `:` in quotes when it stands within brackets"
        )
        return Slip(here, "no space follows the `:`", advice)
    if re.search(r"expected (?:a )?comment or", stop.problem):
        advice = "put a text that begins with `>` or `|` in quotes; a block's text begins on the next line"
        return Slip((stop.position, stop.row.end), "this stands in the line of `>` or `|`", advice)
    if "unknown escape" in stop.problem:
        start = stop.position if stop.sign == "\\" else stop.position - 1
        advice = "in double quotes write `\\\\` for a backslash, or use single quotes"
        return Slip((start, start + 2), f"{shown(stop.text[start : start + 2])} is no escape", advice)
    if "node content" in stop.problem and stop.sign in (",", "?", "]", "}", "-"):
        advice = "give every key a value, or leave the key out; put a text that begins with a sign of YAML in quotes"
        return Slip(here, f"{sign} stands where a value or a key should", advice)
    return None


_FINDERS: Final[tuple[Callable[[Stop], Slip | None], ...]] = (
    _open_quote,
    _comment_in_brackets,
    _open_bracket,
    _line_without_colon,
    _colon_too_many,
    _after_a_value,
    _indented_otherwise,
    _sign_out_of_place,
)
