"""From findings to diagnostics: each finding's node is given its place in the text.

Only files with findings are read again for it: a good corpus pays nothing for being able to point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lawmodel.checks import severity_of
from lawmodel.diagnostics import Diagnostic, Finding, Location, Place, RelatedPlace
from lawmodel.loading import LoadedFile

__all__ = ["place"]

_Opened = Callable[[str], LoadedFile | None]


def place(findings: Iterable[Finding], opened: _Opened) -> Iterator[Diagnostic]:
    """Give each finding its place in the text, and the line that stands there; `opened` gives a file by its path."""
    for finding in findings:
        at, excerpt = _place(finding.at, opened)
        related = tuple(RelatedPlace(*_placed(r.at, r.message, opened)) for r in finding.related)
        yield Diagnostic(
            finding.ident,
            severity_of(finding.ident),
            at,
            finding.message,
            finding.help,
            related,
            finding.fix,
            excerpt,
            finding.at.path,
        )


def _placed(at: Location, message: str, opened: _Opened) -> tuple[Place, str, str | None]:
    where, excerpt = _place(at, opened)
    return where, message, excerpt


def _place(at: Location, opened: _Opened) -> tuple[Place, str | None]:
    file = opened(at.file)
    if file is None or file.document is None:
        return Place(at.file, 1, 1, 1, 1), None
    if at.part == "first-line":
        first = file.document.line(1)
        return Place(at.file, 1, 1, 1, len(first) + 1), first
    where = file.document.place(at.path, at.part)
    return where, file.document.line(where.line)
