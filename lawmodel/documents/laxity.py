"""What the parser lets pass and YAML 1.2 does not: other readers refuse the file, or read something else.

- a comment that is glued to what it follows: `"a"#b` (YAML 1.2.2, 6.6)
- lines of brackets or of a quoted text that are indented no more than what holds them (6.1, 7.3, 7.4); a bracket
  may close in the column of its key, as many write it
- a lone `-` within brackets (7.3.3)
- blank lines before a block's first line that are longer than its indentation (8.1.1.1)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lawmodel.documents.characters import BREAK
from lawmodel.documents.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from lawmodel.documents.quotes import closed_later
from lawmodel.documents.rows import looks_like_key, row_at
from lawmodel.documents.watch import Watch

__all__ = ["held_to_yaml"]

_GLUED = re.compile(r"[^#\r\n]*+(?<=[^\x20\t\r\n])#")
_GLUED_LATER = re.compile(r"[\r\n][^#\r\n]*+(?<=[^\x20\t\r\n])#")
_GLUED_TO_HEADER = re.compile(r"[|>][-+0-9]*+#")
# The header of a block text, its comment, and all that is blank before its first text.
_BLANK_LINES = re.compile(rf"[|>][-+]?[\x20\t]*+(?:\#[^\r\n]*+)?{BREAK}([\x20\r\n]*+)[^\x20\r\n]")


def held_to_yaml(events: Iterator[Any], watch: Watch) -> Iterator[Any]:
    """The events as they come; what the parser let pass on the way is reported."""
    strictness = _Strictness(watch)
    has_comments = "#" in watch.parsed
    for event in events:
        if has_comments:
            strictness.comments_before(event)
        kind = type(event)
        if kind is ScalarEvent:
            if event.style or event.value == "-":
                strictness.scalar(event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            strictness.begin(event)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            strictness.end(event)
        yield event


class _Strictness:
    """Looks at one event after the other, and at the text between them."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.text = watch.parsed
        self.columns = [-1]  # of the open lists and mappings that are no brackets
        self.brackets: list[int] = []  # where the open brackets are
        self.is_flow: list[bool] = []  # of every open list or mapping, whether it is brackets
        self.last = 0  # how far the text was searched for comments

    def comments_before(self, event: Any) -> None:
        """The comments since the last event: each begins a line, or follows a blank."""
        start, end = event.start_mark.index, event.end_mark.index
        if start > self.last:
            first = _GLUED.match(self.text, self.last, start)
            if first is not None:
                self._glued(first.end() - 1)
            for later in _GLUED_LATER.finditer(self.text, self.last, start):
                self._glued(later.end() - 1)
        is_block = getattr(event, "flow_style", None) is False  # then its end is none of its own
        self.last = max(self.last, start if is_block else end)

    def begin(self, event: Any) -> None:
        """A list or mapping that begins."""
        self.is_flow.append(event.flow_style)
        if event.flow_style:
            self.brackets.append(event.start_mark.index)
        else:
            self.columns.append(event.start_mark.column)

    def end(self, event: Any) -> None:
        """A list or mapping that ends."""
        if not self.is_flow.pop():
            self.columns.pop()
            return
        start = self.brackets.pop()
        if not self.brackets:
            self._indentation(start, event.end_mark.index, "]}")

    def scalar(self, event: Any) -> None:
        """A text in quotes or a block, or a `-`."""
        start, end = event.start_mark.index, event.end_mark.index
        if not event.style:
            if self.brackets:
                advice = "put it in quotes if it is a text"
                self._report((start, end), "`-` stands alone within brackets", advice)
        elif event.style in "|>":
            self._block(start)
        elif event.start_mark.line != event.end_mark.line and not self.brackets and not self._is_open(start, end):
            self._indentation(start, end, "")

    def _is_open(self, start: int, end: int) -> bool:
        """Whether a text in quotes holds a line that begins as a key of what holds it: then a quote is missing."""
        least = self.columns[-1] + 1
        lines = _shorter_lines(least).finditer(self.text, start, end) if least else ()
        if not any(looks_like_key(row_at(self.text, line.end())) for line in lines):
            return False
        if not self.watch.has_open_quote:
            self.watch.has_open_quote = True
            self.watch.slip(closed_later(self.text, start, end))
        return True

    def _glued(self, sign: int) -> None:
        advice = "put a space before `#`; put a text that holds it in quotes"
        self._report((sign, sign + 1), "a comment begins right after something else", advice)

    def _indentation(self, start: int, end: int, closing: str) -> None:
        """The lines but the first of brackets or a quoted text, the blank ones left out."""
        least = self.columns[-1] + 1
        for line in _shorter_lines(least).finditer(self.text, start, end) if least else ():
            sign = line.end()
            if sign - line.start() < least or self.text[sign] not in closing:
                message = "this line is indented no more than what it belongs to"
                self._report((sign, sign + 1), message, f"begin it with {least} spaces or more")

    def _block(self, start: int) -> None:
        header = _GLUED_TO_HEADER.match(self.text, start)
        if header is not None:
            self._glued(header.end() - 1)
        blank = _BLANK_LINES.match(self.text, start)
        *lines, indentation = re.split(BREAK, blank[1]) if blank is not None else ("",)
        if self.columns[-1] < len(indentation) < max(map(len, lines), default=0):
            message = "blank lines before the first line of this text are longer than its indentation"
            self._report((start, start + 1), message, "delete the spaces in them")

    def _report(self, extent: tuple[int, int], message: str, advice: str) -> None:
        self.watch.report("yaml-syntax", extent, message, advice)


@lru_cache(maxsize=200)
def _shorter_lines(least: int) -> re.Pattern[str]:
    """A line end and the spaces after it, where they are fewer than `least` and more than spaces follow."""
    return re.compile(rf"[\r\n]\x20{{0,{least - 1}}}+(?!\x20)(?![\x20\t]*+(?:[\r\n]|\Z))")
