"""What is wrong, where, and how to mend it: the one vocabulary of every check.

A check speaks of a *node* of a file (`Location`: file and path); only when a person must see it is
the node turned into a *place* in the text (`Place`: line and column). `Finding` is the first form,
`Diagnostic` the second. Nothing here formats or prints: that is `lawmodel.reports`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, NamedTuple

__all__ = [
    "Diagnostic",
    "Fault",
    "Finding",
    "Fix",
    "Location",
    "Path",
    "Place",
    "Related",
    "RelatedPlace",
    "Severity",
    "format_path",
]

Path = tuple[str | int, ...]


class Severity(StrEnum):
    """How much a fault weighs; ordered, so that `--fail-on` can compare.

    error: the record is wrong, or cannot be read; `warning`: it is probably wrong, or will mislead
    a reader; `note`: true and worth knowing, and fine to keep.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note."""
        return _RANKS[self.value]


_RANKS = {"error": 0, "warning": 1, "note": 2}


class Fault(NamedTuple):
    """A kind of mistake: its stable id and its page in `lawmodel explain`.

    `wrong` and `right` are whole YAML files (a record, unless `example_file` names a register):
    the wrong one has this fault and the right one has no finding at all; a test holds both to it.
    """

    ident: str
    severity: Severity
    title: str
    why: str
    wrong: str = ""
    right: str = ""
    example_file: str = "agreements/example.yaml"


class Location(NamedTuple):
    """A node of a file: the whole node, or only the key that leads to it; or the line with which the file begins."""

    file: str
    path: Path = ()
    part: Literal["value", "key", "first-line"] = "value"


class Place(NamedTuple):
    """A stretch of a text: lines and columns count from 1, columns in characters, the end excluded."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class Fix(NamedTuple):
    """A safe mend: put `replacement` where the text of the finding's place stands."""

    description: str
    replacement: str


class Related(NamedTuple):
    """Another node that a finding is about, and what it has to do with it."""

    at: Location
    message: str


class Finding(NamedTuple):
    """A fault at a node. `message` is lower case, without a full stop; advice goes in `help`."""

    ident: str
    at: Location
    message: str
    help: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


class RelatedPlace(NamedTuple):
    """Where another node of a diagnostic stands in its file."""

    place: Place
    message: str
    excerpt: str | None = None


class Diagnostic(NamedTuple):
    """A fault at a place in a text, ready for any report.

    `excerpt` is the source line at `place.line` (None when the file could not be read as text),
    `path` the node within the file's data, where there is one.
    """

    ident: str
    severity: Severity
    place: Place
    message: str
    help: str | None = None
    related: tuple[RelatedPlace, ...] = ()
    fix: Fix | None = None
    excerpt: str | None = None
    path: Path | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """Order of a report: file, place, weight, id, message."""
        p = self.place
        return (p.file, p.line, p.column, self.severity.rank, self.ident, self.message)

    def under(self, folder: str) -> Diagnostic:
        """The same with a folder (ending in `/`, or empty) before the names of its files. Errors: ValueError."""
        if not folder:
            return self
        if not folder.endswith("/"):
            raise ValueError(f"`{folder}` does not end in `/`, and would run into the names of the files")
        related = tuple(r._replace(place=r.place._replace(file=folder + r.place.file)) for r in self.related)
        return self._replace(place=self.place._replace(file=folder + self.place.file), related=related)


def format_path(path: Path) -> str:
    """The path as a person writes it: `provisions[2].rule.period`; the root is `.`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text or "."
