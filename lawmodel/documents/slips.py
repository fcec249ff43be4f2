"""What a person wrote where the parser could not go on: the line to mend, and how.

The parser stops where it notices, which may be lines after the slip, and says what it expected. Here the lines around
that place are looked at for the slips that people make: an open quote or bracket, a line indented otherwise than its
neighbours, a colon, comma or space too few.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from lawmodel.documents.blanks import ANOTHER_BLANK, odd_blanks, wrong_dash
from lawmodel.documents.blocks import less_than_its_block
from lawmodel.documents.brackets import comment_in_brackets, open_bracket
from lawmodel.documents.columns import indented_otherwise, read_as_text
from lawmodel.documents.quotes import curly_quote, open_quote, quote_within
from lawmodel.documents.rows import Row, is_entry, key_column, looks_like_key, row_before
from lawmodel.documents.scalars import shown
from lawmodel.documents.stop import QUOTE_OF_TEXT, Slip, Stop

__all__ = ["slip_at"]

_UNSPACED_KEY: Final = re.compile(r"(?:- )?([\w\"'-]+):(?=[^ \t])")
_NO_COLON: Final = re.compile(r"(?:- )?(\w[\w-]*)[ ]*([=;\uff1a\ufe55])")
_BRACKET_AFTER_KEY: Final = re.compile(r"(?:- )?(\w[\w-]*)(:?[ ]?)[\[{]")


def slip_at(stop: Stop) -> Slip | None:
    """The slip behind a stop of the parser, where it can be told."""
    return next((slip for find in _FINDERS if (slip := find(stop)) is not None), None)


def _line_without_colon(stop: Stop) -> Slip | None:
    row = stop.opened
    if "could not find expected ':'" not in stop.problem or row is None:
        return None
    if (told := less_than_its_block(stop.text, row)) is not None:
        return told
    if row.said.startswith("//"):
        return Slip(row.extent, "this line is no comment and has no `: `", "a comment begins with `#`")
    if row.said[:1] in ("&", "*"):
        return _name_too_few(row.first, row.said[0])
    if (wrong := _wrong_colon(row)) is not None:
        return wrong
    advice = (
        "write a key, `: ` and its value; a text that goes on from the line before begins further right than its key"
    )
    return Slip(row.extent, "this line has no `: ` after a key", advice)


def _wrong_colon(row: Row) -> Slip | None:
    """A key with another sign in place of its colon, or without a plain space after it."""
    if (wrong := _NO_COLON.match(row.said)) is not None:
        return Slip(row.extent, f"`{wrong[2]}` stands in place of a colon", f"write `{wrong[1]}: ` and the value")
    if (glued := _UNSPACED_KEY.match(row.said)) is None:
        return None
    kind = row.said[glued.end() : glued.end() + 1]
    if ANOTHER_BLANK.match(kind):
        what = f"the blank after `{glued[1]}:` is of another kind (U+{ord(kind):04X})"
        return Slip(row.extent, what, "write a plain space")
    return Slip(row.extent, f"a space is missing after `{glued[1]}:`", f"write `{glued[1]}: ` and the value")


def _entry_without_key(before: Row, row: Row) -> Slip | None:
    """An entry whose first line is read as a text, though keys follow where its first key should stand."""
    if not is_entry(before) or looks_like_key(before) or key_column(before) != row.column:
        return None
    message = "this entry has no `: ` after its first key, and the next line is read as part of its text"
    advice = "write a key, `: ` and its value; or, if the entry is a text, the next line does not belong to it"
    return _wrong_colon(before) or Slip(before.extent, message, advice, row.extent, "the next line")


def _colon_too_many(stop: Stop) -> Slip | None:
    """A `: ` in a line that has one, or that is read as part of the line before."""
    if "mapping values are not allowed" not in stop.problem:
        return None
    row = stop.row
    if (dash := wrong_dash(row)) is not None:
        return dash
    key = _BRACKET_AFTER_KEY.match(row.said)
    if key is not None and key[2] != ": ":
        missing = "a space is" if key[2] == ":" else "a colon and a space are"
        return Slip(row.extent, f"{missing} missing after `{key[1]}`", f"write `{key[1]}: ` before the bracket")
    before = row_before(stop.text, row)
    if before is None or re.search(r":[ \t]", stop.text[row.first : stop.position]):
        message = "`: ` stands within a text without quotes"
        curly = curly_quote(stop.text, row.first, stop.position)
        return curly or Slip((stop.position, stop.position + 1), message, QUOTE_OF_TEXT)
    blanks = wrong_dash(before) or odd_blanks(before) or odd_blanks(row)
    return blanks or _entry_without_key(before, row) or read_as_text(stop.text, row, before)


def _after_a_value(stop: Stop) -> Slip | None:
    """Something in the line of a value that is complete."""
    row = stop.row
    if not stop.wants_key and not stop.wants_entry:
        return None
    if stop.position <= row.first or (dash := wrong_dash(row)) is not None:
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
        advice = f"if the quote belongs to the text, {quote_within(before[-1])}; else put all of the text in quotes"
        return Slip(here, "this stands after the quote that ends the text", advice)
    if before[-1:] in ("]", "}"):
        advice = "put a text that begins with a bracket in quotes"
        return Slip(here, "this stands after the bracket that ends a list or mapping", advice)
    return None


def _name_too_few(at: int, sign: str) -> Slip:
    """A `&` or `*` without the name that YAML wants after it, and that no record has."""
    return Slip((at, at + 1), f"`{sign}` cannot begin a text without quotes", "put the text in quotes")


def _sign_out_of_place(stop: Stop) -> Slip | None:
    here = (stop.position, stop.position + 1)
    sign = shown(stop.sign)
    if stop.begun is not None and re.search("scanning an (?:anchor|alias)", stop.problem):
        return _name_too_few(stop.begun, stop.text[stop.begun])
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
    if stop.begun is not None and "end of stream" in stop.problem and "quoted" in stop.problem:
        message = "the quote that begins here is never closed"
        return Slip((stop.begun, stop.begun + 1), message, "delete it, or write the closing quote where the text ends")
    if "node content" in stop.problem and stop.sign in (",", "?", "]", "}", "-", ":"):
        advice = "give every key a value, or leave the key out; put a text that begins with a sign of YAML in quotes"
        return Slip(here, f"{sign} stands where a value or a key should", advice)
    return None


def _neither_key_nor_entry(stop: Stop) -> Slip | None:
    """What is left, where another key or entry should have come."""
    if not (stop.wants_key or stop.wants_entry):
        return None
    message = "this is neither a key with its value nor an entry of a list"
    advice = "write a key, `: ` and its value in the column of its neighbours; put a text with signs of YAML in quotes"
    return Slip((stop.position, max(stop.row.end, stop.position)), message, advice)


def _after_the_end(stop: Stop) -> Slip | None:
    """Words in the line of a `...`, which ends the record."""
    has_ended = "<document start>" in stop.problem or "document end marker" in stop.problem
    if not has_ended or stop.text[stop.row.first : stop.row.first + 4].rstrip() != "...":
        return None
    advice = "delete the `...`, and put what follows it where it belongs; or put a text that begins so in quotes"
    return Slip(stop.row.extent, "the record ends at this `...`, and more stands in its line", advice)


_FINDERS: Final[tuple[Callable[[Stop], Slip | None], ...]] = (
    open_quote,
    comment_in_brackets,
    open_bracket,
    _line_without_colon,
    _colon_too_many,
    _after_a_value,
    indented_otherwise,
    _sign_out_of_place,
    _neither_key_nor_entry,
    _after_the_end,
)
