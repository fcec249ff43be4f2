"""The faults met while a text is read: each at its line and column, and none the end of the reading.

A good file pays nothing: the reader calls in here only when something is odd.
"""

from __future__ import annotations

import re
from typing import NoReturn

from lawmodel.diagnostics import Diagnostic, Fix, Path, RelatedPlace, Severity
from lawmodel.documents.characters import BREAK, cleaned, forbidden_runs, holds_forbidden, name_of
from lawmodel.documents.events import ParserName
from lawmodel.documents.faults import severity_of
from lawmodel.documents.lines import Lines
from lawmodel.documents.places import locate
from lawmodel.documents.scalars import shown
from lawmodel.documents.stop import Slip

__all__ = ["MAX_ERRORS", "MAX_WARNINGS", "ReadingStoppedError", "Watch"]

MAX_ERRORS = 1000
"""How many errors of one file are reported before the reading stops."""

MAX_WARNINGS = 10_000
"""How many warnings."""

# Blank lines, comments and directives, all that may stand before a document; a thousand at once, since each takes memory.
_PROLOGUE = re.compile(rf"(?:[ \t]*+(?:#[^\r\n]*+)?{BREAK}|%[^\r\n]*+(?:{BREAK}|\Z)){{1,1000}}")
_END_MARK = re.compile(r"(?<![^\r\n])(\.\.\.)(?=[ \t\r\n]|\Z)[ \t]*+(?:#[^\r\n]*+)?")
_REACH = 10_000  # characters before a second document, in which the mark of the first one's end is looked for
_DIRECTIVE = re.compile(r"(?<![^\r\n])%[^\r\n]*")


class ReadingStoppedError(Exception):
    """A guard has stopped the reading, and its diagnostic is noted; never leaves the reader."""


class Watch:
    """Collects the faults of one text. `parsed` is the text as the parser should see it."""

    def __init__(self, file: str, text: str, parser: ParserName | None) -> None:
        self.file = file
        self.text = text
        self.parsed = text
        self.was_cleaned = False
        self.has_open_quote = False  # then most of what follows is read inside out
        self.errors = 0
        self.warnings = 0
        self._parser = parser
        self._found: list[Diagnostic] = []
        self._second_keys: list[tuple[int, int]] = []  # index in `_found`, position in the text
        self._lines: Lines | None = None
        self._last_line: tuple[int, str | None] = (0, "")

    @property
    def lines(self) -> Lines:
        """The lines of the text, split when the first fault asks for them."""
        if self._lines is None:
            self._lines = Lines(self.text)
        return self._lines

    def _line(self, number: int) -> str | None:
        """A line of the text, as it is shown; its faults share it."""
        if self._last_line[0] != number:
            self._last_line = number, self.lines.shown(number)
        return self._last_line[1]

    def report(
        self,
        ident: str,
        extent: tuple[int, int],
        message: str,
        advice: str | None = None,
        *,
        replacement: str | None = None,
        path: Path | None = None,
        related: tuple[RelatedPlace, ...] = (),
    ) -> None:
        """Note a fault at a stretch of the text; `replacement` is what would mend it there."""
        place = self.lines.place(self.file, *extent)
        fix = None if replacement is None else Fix(f"write {shown(replacement)}", replacement)
        excerpt = self._line(place.line)
        severity = severity_of(ident)
        self._found.append(Diagnostic(ident, severity, place, message, advice, related, fix, excerpt, path))
        if severity is Severity.ERROR:
            self.errors += 1
            if self.errors == MAX_ERRORS:
                self._stop_after(f"{MAX_ERRORS} errors", extent)
        else:
            self.warnings += 1
            if self.warnings == MAX_WARNINGS:
                self._stop_after(f"{MAX_WARNINGS} warnings", extent)

    def _stop_after(self, what: str, extent: tuple[int, int]) -> NoReturn:
        advice = "mend these first; is the file a record at all?"
        self.stop("too-many-faults", extent, f"reading stopped after {what}", advice)

    def stop(
        self,
        ident: str,
        extent: tuple[int, int],
        message: str,
        advice: str,
        *,
        related: tuple[RelatedPlace, ...] = (),
    ) -> NoReturn:
        """Note a fault that ends the reading, and end it."""
        self.report(ident, extent, message, advice, related=related)
        raise ReadingStoppedError

    def second_key(self, extent: tuple[int, int], key: str, path: Path) -> None:
        """Note a key that its mapping already has."""
        self._second_keys.append((len(self._found), extent[0]))
        message = f"{shown(key)} is written twice in this mapping"
        self.report("duplicate-key", extent, message, "keep one of the two, or rename one", path=path)

    def related(self, extent: tuple[int, int], message: str) -> RelatedPlace:
        """Another stretch of the text, to be shown beside a fault."""
        place = self.lines.place(self.file, *extent)
        return RelatedPlace(place, message, self._line(place.line))

    def finish(self) -> tuple[Diagnostic, ...]:
        """All faults in the order of the text, each second key with the place of the first."""
        if self._second_keys:
            last = self._second_keys[-1][1]
            places = locate(self.parsed, self.file, self._parser, last=last)
            for index, position in self._second_keys:
                first = places.first_key(position)
                if first is not None:
                    related = RelatedPlace(first, "first written here", self._line(first.line))
                    self._found[index] = self._found[index]._replace(related=(related,))
        return tuple(sorted(self._found, key=lambda found: found.sort_key))

    def look_over(self) -> None:
        """Report what can be seen without parsing, and take it out of what will be parsed."""
        if holds_forbidden(self.text):
            self.parsed = cleaned(self.text)
            self.was_cleaned = True
            for start, end in forbidden_runs(self.text):
                self.character(self.text[start], (start, end))
        if "%" in self.text:
            self._directives()
        if self.parsed.endswith(" ") and self.parsed.rstrip(" ").endswith(("\n", "\r")):
            self.parsed += "\n"  # else the parser takes a last line of spaces for no line of a block

    def character(self, char: str, extent: tuple[int, int], path: Path | None = None) -> None:
        """Note a character that no file may hold, as itself or as an escape."""
        ident = "nul-character" if char == "\0" else "control-character"
        message = f"the character {name_of(char)} cannot stand in a record"
        self.report(ident, extent, message, "delete it; it is invisible in most editors", path=path)

    def tag(self, extent: tuple[int, int], path: Path | None = None) -> None:
        """Note a tag."""
        message = f"{shown(self.text[slice(*extent)])} is a tag, and a value's type follows from how it is written"
        self.report("yaml-tag", extent, message, "delete it; quote a text that begins with `!`", path=path)

    def slip(self, slip: Slip) -> None:
        """Note a slip in what is written, and what shows it."""
        seen = () if slip.seen is None else (self.related(slip.seen, slip.seen_as),)
        self.report("yaml-syntax", slip.extent, slip.message, slip.advice, related=seen)

    def second_document(self, extent: tuple[int, int]) -> NoReturn:
        """Note a second document, which is not read: at the mark with which the first ends, if it has one."""
        mark = self.end_mark_before(extent[0])
        if mark is None:
            advice = "delete the `---`, or make two files"
            self.stop("yaml-second-document", extent, "a second document begins here", advice)
        is_marked = self.text[extent[0] : extent[0] + 3] == "---"
        advice = f"delete the `...`{' and the `---` after it' if is_marked else ''}, or make two files"
        message = "the record ends at this `...`, and a second document begins after it"
        seen = (self.related(extent, "the second document begins here"),)
        self.stop("yaml-second-document", mark, message, advice, related=seen)

    def end_mark_before(self, position: int) -> tuple[int, int] | None:
        """The `...` that ends a document before a position, with nothing but comments and blank lines between them."""
        marks = _END_MARK.finditer(self.text, max(0, position - _REACH), position)
        written = self.text[:position].rstrip(" \t")
        return next((mark.span(1) for mark in marks if _end_of_prologue(written, mark.end()) == len(written)), None)

    def _directives(self) -> None:
        """Report the directives before the document, and make comments of them."""
        end = _end_of_prologue(self.text, 0)
        for directive in _DIRECTIVE.finditer(self.text, 0, end):
            message = f"{shown(directive[0].split()[0])} is a YAML directive, and records have none"
            advice = "delete the line; a text that begins with `%` needs quotes"
            self.report("yaml-directive", directive.span(), message, advice)
        self.parsed = _DIRECTIVE.sub(lambda line: "#" + line[0][1:], self.parsed[:end]) + self.parsed[end:]


def _end_of_prologue(text: str, start: int) -> int:
    """Where what may stand before a document ends, from a place on."""
    while found := _PROLOGUE.match(text, start):
        start = found.end()
    return start
