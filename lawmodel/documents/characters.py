"""From bytes to text, and the characters that no file may hold.

Files are UTF-8 (RFC 3629), with or without a byte order mark. Characters that YAML forbids plainly
(YAML 1.2.2, 5.1) are refused as escapes too: XML and most tables cannot carry them any further.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["BREAK", "OLD_BREAKS", "NotText", "cleaned", "decode", "forbidden_runs", "holds_forbidden", "name_of"]

BREAK = r"(?:\r\n|\n|\r(?!\n))"
"""A line end as a regular expression that matches in one way alone, so that none is taken for two on the way back."""

OLD_BREAKS = "\x85\u2028\u2029"
"""Line ends to YAML 1.1 and its parsers, ordinary characters to YAML 1.2."""

# What YAML does not print, and U+FEFF, which is invisible and has no business within a text.
_OTHERS = "\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
_FORBIDDEN = f"[\0{_OTHERS}]"
_RUNS = f"\0+|[{_OTHERS}]+"
_PLAIN_ASCII = bytes((9, 10, 13, *range(0x20, 0x7F)))
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class NotText(NamedTuple):
    """The first byte that is not UTF-8: its value, its offset, and the text before it."""

    byte: int
    offset: int
    before: str
    is_utf16: bool


def decode(content: bytes) -> str | NotText:
    """The text of a file, without a byte order mark; or where it stops being UTF-8."""
    body = content.removeprefix(codecs.BOM_UTF8)
    if b"\0" in body and _is_unmarked_utf16(body):
        return NotText(0, content.index(0), "", is_utf16=True)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + len(content) - len(body)
        before = body[: error.start].decode("utf-8")
        return NotText(body[error.start], offset, before, content.startswith(_UTF16_MARKS))


def _is_unmarked_utf16(body: bytes) -> bool:
    """Whether every second byte, and no other, is mostly zero: UTF-16 of a text in Latin letters."""
    even, odd = body[::2].count(0), body[1::2].count(0)
    return min(even, odd) == 0 and max(even, odd) * 3 > len(body)


def holds_forbidden(text: str) -> bool:
    """Whether any character of the text is one that no file may hold."""
    # Taking the plain ASCII out as bytes first is six times as fast as searching all of the text.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN_ASCII)
    return bool(rest) and re.search(_FORBIDDEN, rest.decode("utf-8", "surrogatepass")) is not None


def forbidden_runs(text: str) -> Iterator[tuple[int, int]]:
    """Each unbroken run of forbidden characters, as start and end; NUL runs by themselves."""
    for match in re.finditer(_RUNS, text):
        yield match.span()


def cleaned(text: str) -> str:
    """The text with U+FFFD in place of each forbidden character, so that reading can go on."""
    return re.sub(_FORBIDDEN, "\ufffd", text)


def name_of(char: str) -> str:
    """A character as people look it up: `U+0007`."""
    return f"U+{ord(char):04X}"
