"""Diagnostics as plain data that JSON can write, and back."""

from __future__ import annotations

from typing import Any

from lawmodel.diagnostics import Diagnostic, Fix, Place, RelatedPlace, Severity

__all__ = ["as_data", "of_data"]


def as_data(diagnostic: Diagnostic) -> list[Any]:
    """A diagnostic as a list of its fields, in their order."""
    fix, path = diagnostic.fix, diagnostic.path
    return [
        diagnostic.ident,
        diagnostic.severity.value,
        _place_data(diagnostic.place),
        diagnostic.message,
        diagnostic.help,
        [[_place_data(r.place), r.message, r.excerpt] for r in diagnostic.related],
        None if fix is None else [fix.description, fix.replacement],
        diagnostic.excerpt,
        None if path is None else list(path),
    ]


def of_data(data: list[Any]) -> Diagnostic:
    """The diagnostic of such a list. Errors: TypeError and ValueError, of anything else."""
    ident, severity, place, message, advice, related, fix, excerpt, path = data
    return Diagnostic(
        ident,
        Severity(severity),
        Place(*place),
        message,
        advice,
        tuple(RelatedPlace(Place(*where), said, line) for where, said, line in related),
        None if fix is None else Fix(*fix),
        excerpt,
        None if path is None else tuple(path),
    )


def _place_data(place: Place) -> list[Any]:
    return [place.file, place.line, place.column, place.end_line, place.end_column]
