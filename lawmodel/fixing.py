"""Mending what can be mended safely: each fix puts its text where the finding stands, and nothing else changes.

A fix works on the text of the file, not on its data: comments, order, line ends and the byte order mark
stay as they are. A file is replaced as a whole or not at all, and only if it can be read afterwards.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import stat
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from lawmodel.diagnostics import Diagnostic, Severity
from lawmodel.documents import Unread, read
from lawmodel.documents.lines import Lines
from lawmodel.documents.scalars import NUMBER_STARTS, WORDS, number, quoted

__all__ = ["FixResult", "Refusal", "fix_files", "replaced_text", "replacement_for"]

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')
_MOST_READINGS = 50  # of a file whose fixes do not all fit; those that are not known to fit then are refused
_PLAIN = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@`])(?:[^\s:#,\[\]{}]|:(?!\s|$)|(?<!\s)#|[ ](?![ ]|$))+")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A fix that was not applied, and why."""

    diagnostic: Diagnostic
    reason: str


@dataclass(frozen=True, slots=True)
class FixResult:
    """The findings whose fixes were written, and those whose fixes were not."""

    applied: tuple[Diagnostic, ...]
    refused: tuple[Refusal, ...]


def fix_files(root: Path, diagnostics: Iterable[Diagnostic]) -> FixResult:
    """Apply the fixes of diagnostics whose files are named relative to `root`, and write the files.

    Of fixes that overlap the first is applied; the next check offers the other again, if it is
    still wanted. A file that cannot be written, or has changed since it was checked, is left alone.
    """
    fixable = sorted((d for d in diagnostics if d.fix is not None), key=lambda d: d.sort_key)
    applied: list[Diagnostic] = []
    refused: list[Refusal] = []
    for file, those in groupby(fixable, key=lambda d: d.place.file):
        found = list(those)
        try:
            done, left = _fix_file(root / file, found)
        except OSError as error:
            done, left = [], [Refusal(d, f"the file cannot be written: {error.strerror}") for d in found]
        applied += done
        refused += left
    return FixResult(tuple(applied), tuple(refused))


def replaced_text(diagnostic: Diagnostic) -> str | None:
    """The text that a fix replaces, where the diagnostic shows all of it; else None."""
    place = diagnostic.place
    if diagnostic.excerpt is None or place.line != place.end_line:
        return None
    return diagnostic.excerpt[place.column - 1 : place.end_column - 1]


def replacement_for(diagnostic: Diagnostic) -> str | None:
    """What a fix writes: its text, quoted where YAML needs it or where the text replaced was quoted.

    A replacement of several lines, an empty one, a quoted one, a number and a truth value stand as they are.
    """
    if diagnostic.fix is None:
        return None
    text = diagnostic.fix.replacement
    value = _plain_value(text)
    if not text or "\n" in text or _QUOTED.fullmatch(text) or isinstance(value, (bool, int)):
        return text
    old = replaced_text(diagnostic) or ""
    if old.startswith("'") and _QUOTED.fullmatch(old):
        return "'" + text.replace("'", "''") + "'"
    is_safe = value == text and _PLAIN.fullmatch(text) is not None
    return text if is_safe and not old.startswith('"') else quoted(text)


def _plain_value(text: str) -> object:
    """What the text says as a plain scalar; an oddity where readers differ on it."""
    if text in WORDS:
        return WORDS[text]
    return number(text) if text[0] in NUMBER_STARTS else text


@dataclass(frozen=True, slots=True)
class _Change:
    """One replacement in a text, by positions in characters."""

    start: int
    end: int
    text: str
    diagnostic: Diagnostic


def _fix_file(path: Path, diagnostics: list[Diagnostic]) -> tuple[list[Diagnostic], list[Refusal]]:
    """Apply the fixes of one file. Errors: OSError, where it cannot be read or written."""
    target = Path(os.path.realpath(path))  # a link stays one
    content = target.read_bytes()
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    text = content[len(mark) :].decode("utf-8", "surrogateescape")
    changes, refused = _changes(text, diagnostics)
    done = [change for change in changes if change is not None]
    file = diagnostics[0].place.file
    if done and _errors(file, _applied(text, done)) > _errors(file, text):
        done, spoiling = _fitting(file, text, done)
        refused += [Refusal(c.diagnostic, "the file could not be read afterwards") for c in spoiling]
    if done:
        _replace(target, mark + _applied(text, done).encode("utf-8", "surrogateescape"))
    return [change.diagnostic for change in done], refused


def _changes(text: str, diagnostics: list[Diagnostic]) -> tuple[list[_Change], list[Refusal]]:
    """The replacements that can be made together, in the order of the text."""
    lines = Lines(text)
    line_end = "\r\n" if "\r\n" in text else "\n"
    changes: list[_Change] = []
    refused: list[Refusal] = []
    for diagnostic in diagnostics:
        place, new = diagnostic.place, replacement_for(diagnostic)
        start, end = lines.position(place.line, place.column), lines.position(place.end_line, place.end_column)
        if new is None or diagnostic.excerpt is None or lines.shown(place.line) != diagnostic.excerpt:
            reason = "its line is too long" if not diagnostic.excerpt else "the file has changed since it was checked"
            refused.append(Refusal(diagnostic, reason))
        elif changes and start < changes[-1].end:
            refused.append(Refusal(diagnostic, "it overlaps another fix; check again"))
        else:
            changes.append(_Change(start, end, new.replace("\n", line_end), diagnostic))
    return changes, refused


def _fitting(file: str, text: str, changes: list[_Change]) -> tuple[list[_Change], list[_Change]]:
    """The changes that leave the file as readable as it was, and those that do not, found by halving."""
    kept: list[_Change] = []
    spoiling: list[_Change] = []
    waiting = [changes]
    limit, readings = _errors(file, text), 0
    while waiting:
        group = waiting.pop()
        readings += 1
        if readings <= _MOST_READINGS and _errors(file, _applied(text, [*kept, *group])) <= limit:
            kept += group
        elif len(group) == 1 or readings > _MOST_READINGS:
            spoiling += group
        else:
            half = len(group) // 2
            waiting += [group[half:], group[:half]]  # the first half is looked at first, so that `kept` stays in order
    return kept, spoiling


def _applied(text: str, changes: list[_Change]) -> str:
    pieces: list[str] = []
    done = 0
    for change in changes:
        pieces += [text[done : change.start], change.text]
        done = change.end
    return "".join([*pieces, text[done:]])


def _errors(file: str, text: str) -> int:
    """How many errors keep the text from being read."""
    result = read(file, text.encode("utf-8", "surrogateescape"))
    found = result.diagnostics if isinstance(result, Unread) else ()
    return sum(d.severity is Severity.ERROR for d in found)


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that whoever reads it sees the old one or the new one, whole."""
    if not os.access(path, os.W_OK):
        raise PermissionError(13, "its permissions forbid it")
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(stat.S_IMODE(path.stat().st_mode))
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
