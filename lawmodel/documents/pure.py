"""ruamel.yaml's own event parser, made to read exactly what its C parser reads.

It stands in where the C library is missing. The two differ in small ways; each override below
removes one difference, in favour of the C parser, and names it. Tests hold the two together.
"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any, ClassVar

from ruamel.yaml.parser import Parser
from ruamel.yaml.reader import Reader
from ruamel.yaml.scanner import Scanner, ScannerError

__all__ = ["PureParser"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_TEXT_ENDS = "\0\r\n"


class PureParser(Reader, Scanner, Parser):
    """A parser whose `get_event` yields the events of the C parser, or raises a YAMLError."""

    # The C library is a YAML 1.1 parser with some of 1.2: in brackets, `:` and `?` are indicators.
    processing_version: ClassVar[tuple[int, int]] = (1, 1)
    top_level_block_style_scalar_no_indent_error_1_1: ClassVar[bool] = True
    comment_handling = None

    def __init__(self, text: str) -> None:
        self._resolver = self
        self.doc_infos = [SimpleNamespace(doc_version=None, tags=[])]
        Reader.__init__(self, text, loader=self)
        Scanner.__init__(self, loader=self)
        Parser.__init__(self, loader=self)

    def scan_to_next_token(self) -> None:
        """Skip to the next token; tabs may separate tokens wherever no new line's key could begin."""
        while True:
            while (char := self.peek()) == " " or (char == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            if char == "#":
                while self.peek() not in _TEXT_ENDS:
                    self.forward()
            if not self.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain(self) -> Any:
        """A plain scalar; in brackets, a colon needs a blank after it."""
        token = super().scan_plain()
        if self.flow_level and ":" in token.value:
            context = "while scanning a plain scalar"
            raise ScannerError(context, token.start_mark, "found unexpected ':'", token.end_mark)
        return token

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> list[str] | None:
        """The blanks within or after a plain scalar, folded; tabs are blanks, None ends the document."""
        length = 0
        while self.peek(length) in " \t":
            length += 1
        blanks = self.prefix(length)
        self.forward(length)
        if not self.scan_line_break():
            return [blanks] if blanks else []
        self.allow_simple_key = True
        breaks: list[str] = []
        while not (self.check_document_start() or self.check_document_end()):
            char = self.peek()
            if char == "\t" and self.column < indent:
                problem = "found a tab character that violates indentation"
                raise ScannerError("while scanning a plain scalar", start_mark, problem, self.get_mark())
            if char in " \t":
                self.forward()
            elif char in "\r\n":
                breaks.append(self.scan_line_break())
            else:
                return breaks or [" "]
        return None

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
        """The rest of a block scalar's header, where tabs are blanks too."""
        while self.peek() == "\t" or (self.peek() == " " and self.peek(1) in " \t"):
            self.forward()
        super().scan_block_scalar_ignored_line(start_mark)

    def scan_block_scalar_indicators(self, start_mark: Any) -> Any:
        """A block scalar's chomping and indentation; a tab or a comment may follow at once."""
        length = 0
        while self.peek(length) in "+-0123456789":
            length += 1
        if self.peek(length) not in "\t#":
            return super().scan_block_scalar_indicators(start_mark)
        header = re.fullmatch(r"([-+]?)([1-9]?)|([1-9])([-+])", self.prefix(length))
        if header is None:
            problem = "did not find expected comment or line break"
            raise ScannerError("while scanning a block scalar", start_mark, problem, self.get_mark())
        self.forward(length)
        sign, digit = header[1] or header[4], header[2] or header[3]
        return {"+": True, "-": False}.get(sign or ""), int(digit) if digit else None

    def scan_block_scalar_indentation(self) -> tuple[list[str], int, Any]:
        """The blank lines before a block scalar's first, which may be of any length but hold no tab."""
        breaks: list[str] = []
        widest = 0
        end_mark = self.get_mark()
        while (char := self.peek()) in " \r\n":
            if char == " ":
                self.forward()
                widest = max(widest, self.column)
            else:
                breaks.append(self.scan_line_break())
                end_mark = self.get_mark()
        if char == "\t":
            self._refuse_tab()
        return breaks, widest, end_mark

    def scan_block_scalar_breaks(self, indent: int) -> Any:
        """The blank lines within a block scalar; a tab does not indent."""
        result = super().scan_block_scalar_breaks(indent)
        if self.column < indent and self.peek() == "\t":
            self._refuse_tab()
        return result

    def _refuse_tab(self) -> None:
        problem = "found a tab character where an indentation space is expected"
        raise ScannerError("while scanning a block scalar", None, problem, self.get_mark())

    def scan_flow_scalar_non_spaces(self, double: Any, start_mark: Any) -> Any:
        """A run of a quoted scalar; escapes name characters of Unicode, and no lone surrogate."""
        try:
            chunks = super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError):  # chr() of more than U+10FFFF
            chunks = ["\ud800"]
        if any(map(_SURROGATE.search, chunks)):
            problem = "found invalid Unicode character escape code"
            raise ScannerError("while parsing a quoted scalar", start_mark, problem, self.get_mark())
        return chunks
