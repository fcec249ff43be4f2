"""Diagnostics as JSON, by the published schema `check-report`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from lawmodel.diagnostics import Diagnostic, Place, Severity
from lawmodel.fixing import replacement_for
from lawmodel.schemas.registry import SCHEMA_VERSION
from lawmodel.version import VERSION

__all__ = ["render"]


def render(diagnostics: Sequence[Diagnostic], files: int, unchecked: Sequence[str] = ()) -> str:
    """The report as one JSON object, its keys in a fixed order."""
    counts = Counter(d.severity for d in diagnostics)
    report = {
        "version": VERSION,
        "schema_version": SCHEMA_VERSION,
        "files": files,
        "unchecked": list(unchecked),
        "diagnostics": [_diagnostic(d) for d in diagnostics],
        "counts": {severity.value: counts[severity] for severity in Severity},
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": diagnostic.ident,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help,
        **_place(diagnostic.place),
        "path": None if diagnostic.path is None else list(diagnostic.path),
        "excerpt": diagnostic.excerpt,
        "related": [{**_place(r.place), "message": r.message} for r in diagnostic.related],
    }
    if diagnostic.fix is not None:
        row["fix"] = {"description": diagnostic.fix.description, "replacement": replacement_for(diagnostic)}
    return {key: value for key, value in row.items() if value is not None}


def _place(place: Place) -> dict[str, Any]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
