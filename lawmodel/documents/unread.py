"""A file that gave no data: why, and how large one may be."""

from __future__ import annotations

from typing import NamedTuple

from lawmodel.diagnostics import Diagnostic, Place
from lawmodel.documents.faults import severity_of

__all__ = ["MAX_BYTES", "Unread", "of_file", "too_large"]

MAX_BYTES = 5_000_000
"""The largest file that is read."""


class Unread(NamedTuple):
    """A file that gave no data, and why: at least one of the diagnostics is an error."""

    file: str
    diagnostics: tuple[Diagnostic, ...]


def too_large(file: str, size: int) -> Diagnostic:
    """The diagnostic of a file that is larger than any record."""
    message = f"the file has {size:,} bytes, and at most {MAX_BYTES:,} are read"
    return of_file("file-too-large", Place(file, 1, 1, 1, 1), message, "split it into several records")


def of_file(ident: str, place: Place, message: str, advice: str | None = None) -> Diagnostic:
    """A diagnostic of a file that could not be read as text, so that there is no line to show."""
    return Diagnostic(ident, severity_of(ident), place, message, advice)
