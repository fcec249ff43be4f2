"""A text that ends where a `#` begins a comment, though the words go on."""

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
note: 'what the reporter counts as #2 of the drafts'
""")

FAULT = Fault(
    "text-cut-by-comment",
    Severity.WARNING,
    "a text that a `#` cuts short",
    "A `#` after a blank begins a comment, unless the text stands in quotes: `Aims #2 of the draft` says `Aims` only. A"
    " comment is written with a blank after its `#`.",
    wrong=_RIGHT.replace("'", ""),
    right=_RIGHT,
)

_GLUED: Final = re.compile(r" #(?=[^\s#!])")


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every plain text that is followed, on its line, by a `#` with a word glued to it."""
    document = file.document
    if document is None or document.text.find("#", 1) < 0:  # most files have none but in their first line
        return
    if not file.is_sound or _GLUED.search(document.text) is None:
        return
    for path, text in texts_within(file.data):
        plain = plain_place(document, path, text)
        if plain is None:
            continue
        place, line = plain
        cut = _GLUED.match(line, place.end_column - 1)
        if cut is not None:
            rest = line[cut.end() - 1 :].rstrip()
            message = f"the text ends before `{rest}`, which is a comment"
            advice = "put the text in quotes; or, if it is a comment, write a blank after the `#`"
            yield Finding(FAULT.ident, Location(file.path, path), message, help=advice)
