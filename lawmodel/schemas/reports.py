"""The JSON that this package writes, as types: each one is published as a schema and immutable with its version.

They are typed dictionaries, so that the code which writes a report is held to its schema by the
type checker and needs no model at run time. A key that is `NotRequired` is left out, never null.
"""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

__all__ = ["CheckReport", "Counts", "ReportedDiagnostic", "ReportedFix", "ReportedPlace"]


class PlaceKeys(TypedDict):
    """Where a stretch of text stands."""

    file: str
    """The file, relative to the corpus, with `/`."""
    line: int
    """The first line, counted from 1."""
    column: int
    """The first column, counted from 1, in characters."""
    end_line: int
    """The line in which it ends."""
    end_column: int
    """The column before which it ends."""


class ReportedPlace(PlaceKeys):
    """Another place that a diagnostic is about."""

    message: str
    """What that place has to do with it."""


class ReportedFix(TypedDict):
    """A safe mend of the text at the diagnostic's place."""

    description: str
    """What the mend does."""
    replacement: str
    """The text to put where the diagnostic's place stands."""


class ReportedDiagnostic(PlaceKeys):
    """One mistake at its place."""

    id: str
    """The stable id of the fault; `lawmodel explain` says more of it."""
    severity: Literal["error", "warning", "note"]
    """How much it weighs."""
    message: str
    """What is wrong, in a line."""
    help: NotRequired[str]
    """How to mend it."""
    path: NotRequired[list[str | int]]
    """The keys and positions that lead to the node, from the top of the file."""
    excerpt: NotRequired[str]
    """The line of the file at the place."""
    related: list[ReportedPlace]
    """Other places that it is about."""
    fix: NotRequired[ReportedFix]
    """A safe mend, where there is one."""


class Counts(TypedDict):
    """How many diagnostics there are of each severity."""

    error: int
    """How many errors."""
    warning: int
    """How many warnings."""
    note: int
    """How many notes."""


class CheckReport(TypedDict):
    """What `lawmodel check --format json` writes."""

    version: str
    """The version of lawmodel that wrote the report."""
    schema_version: str
    """The version of the schemas by which it judged."""
    files: int
    """How many files were checked."""
    unchecked: list[str]
    """Those of them that could not be read, or have a wrong structure: the rest of them is not checked."""
    diagnostics: list[ReportedDiagnostic]
    """Every diagnostic, in the order of files and places."""
    counts: Counts
    """How many of each severity."""
