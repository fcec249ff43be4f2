"""Slips with brackets: left open, closed by another, hidden by a comment, or without a comma between their items."""

from __future__ import annotations

import re

from lawmodel.documents.quotes import curly_quote, hiding, quote_within
from lawmodel.documents.rows import key_column, row_before
from lawmodel.documents.stop import QUOTE_OF_TEXT, Slip, Stop

__all__ = ["comment_in_brackets", "open_bracket"]


def comment_in_brackets(stop: Stop) -> Slip | None:
    """A `#` within brackets that hides those which should close them."""
    if "',' or" not in stop.problem and "node content" not in stop.problem:
        return None
    before = row_before(stop.text, stop.row)
    begun = stop.begun if stop.begun is not None and stop.begun < stop.row.start else before.start if before else 0
    for start, end in hiding(stop.text, max(begun, stop.reach), stop.position):
        if stop.text[start] == "#" and re.search(r"[\]}]", stop.text[start:end]):
            message = "`#` begins a comment here, and hides the rest of the line"
            return Slip(
                (start, end), message, "put a text that holds `#` in quotes; a comment stands after the brackets"
            )
    return None


def open_bracket(stop: Stop) -> Slip | None:
    """A bracket that is not closed before a line which is indented no more than the one in which it opens."""
    opened = stop.opened
    if "',' or" not in stop.problem or stop.begun is None or opened is None:
        return None
    bracket, row = stop.text[stop.begun], stop.row
    closing = {"[": "]", "{": "}"}.get(bracket, bracket)
    if row.start > opened.start and (row.column <= key_column(opened) or not row.said):
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
        curly = curly_quote(stop.text, begun, stop.position)
        if curly is not None:
            return curly
        message = "`: ` stands within a text without quotes"
        return Slip(
            here, message, f"{QUOTE_OF_TEXT}; or a comma is missing before the key", seen, "within this bracket"
        )
    if before[-1:] in ('"', "'"):
        advice = "put a comma before it; or, if the quote belongs to the text, " + quote_within(before[-1])
        return Slip(here, "this stands after the quote that ends a text", advice)
    if before[-1:] in ("]", "}"):
        advice = "put a comma before it; put a text that begins with a bracket in quotes"
        return Slip(here, "this stands after the bracket that ends a list or mapping", advice)
    advice = "separate the items by commas; put a text that holds or begins with a sign of YAML in quotes"
    return Slip(here, "a comma is missing before this", advice, seen, "within this bracket")
