"""A quotation mark that puts no text in quotes, and is read as part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lawmodel.checks.example_records import law
from lawmodel.checks.plain_texts import plain_place, texts_within
from lawmodel.diagnostics import Fault, Finding, Location, Severity
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
note: "as the reporter counts"
""")

FAULT = Fault(
    "quote-read-as-text",
    Severity.WARNING,
    "a quotation mark that is read as part of a text",
    "Only `\"` and `'` put a text in quotes, and only where they stand at both its ends. The marks that a word processor"
    " writes (`“`, `”`, `„`) are letters of the text as any other, and so is a mark at one end only: it would be"
    " shown and compared with the text. A text that has such marks itself stands in quotes as a whole: `'“so called”'`.",
    wrong=_RIGHT.replace('"as', "as"),
    right=_RIGHT,
)

_LONE: Final = re.compile(r"[\"“”„‟«»]")
_OPENING: Final = "“”„‟"  # not `‘`, which may be a letter: ‘ulamā’
_CLOSING: Final = '"“”‟'
_CURLY: Final = re.compile(r"[“”„‟‘‚«»]")
_INNER: Final = re.compile(r"[\"“”„‟«»]")
_ALL_BUT_QUOTES: Final = bytes(byte for byte in range(256) if chr(byte) not in '"\n')  # leaves the pairs of each line


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every text without quotes that begins and ends with curly marks, or has a mark at one end only."""
    document = file.document
    if document is None or not file.is_sound or not _may_hold_one(document.text):
        return
    for path, text in texts_within(file.data):
        told = _told(text)
        if told is not None and plain_place(document, path, text) is not None:
            yield Finding(FAULT.ident, Location(file.path, path), told[0], help=told[1])


def _may_hold_one(text: str) -> bool:
    """Whether a line has a `"` that is of no pair, or the text a curly mark: most files have neither."""
    if not text.isascii() and _CURLY.search(text) is not None:
        return True
    return b'"' in text.encode().translate(None, _ALL_BUT_QUOTES).replace(b'""', b"")


def _told(text: str) -> tuple[str, str] | None:
    """What is wrong with a text without quotes, and how to mend it."""
    first, last = text[:1], text[-1:]
    if len(text) > 1 and first in _OPENING and last in _CLOSING and _INNER.search(text, 1, len(text) - 1) is None:
        message = f"`{first}` and `{last}` do not put the text in quotes, and are part of it"
        return message, 'write `"` in place of both; or, if they belong to the text, put all of it in quotes'
    marks = _LONE.findall(text)
    if len(marks) != 1 or marks[0] not in (first, last):
        return None
    if marks[0] == last and text[-2:-1].isdigit():  # inches, or seconds of an arc
        return None
    where, lacks = ("ends with", "opens") if marks[0] == last else ("begins with", "closes")
    message = f"the text {where} `{marks[0]}`, which nothing {lacks}"
    return message, 'write `"` at both ends, or delete the mark; or, if it belongs to the text, put all of it in quotes'
