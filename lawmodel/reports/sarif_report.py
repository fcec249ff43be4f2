"""Diagnostics as SARIF 2.1.0 (OASIS, errata 01), which code hosts and editors show beside the lines.

Places are in characters, ends excluded, as SARIF counts them with `columnKind` unicodeCodePoints.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from lawmodel.checks import all_faults
from lawmodel.diagnostics import Diagnostic, Fault, Place, RelatedPlace, Severity, format_path
from lawmodel.fixing import replacement_for
from lawmodel.reports.fault_text import fenced
from lawmodel.version import VERSION

__all__ = ["render"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(diagnostics: Sequence[Diagnostic], files: int, unchecked: Sequence[str] = ()) -> str:
    """The report as one SARIF log with one run, and every check of the tool as a rule."""
    faults = sorted(all_faults().values(), key=lambda f: f.ident)
    numbers = {fault.ident: number for number, fault in enumerate(faults)}
    run = {
        "tool": {"driver": {"name": "lawmodel", "semanticVersion": VERSION, "language": "en", "rules": _rules(faults)}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": _results(diagnostics, numbers),
        "properties": {"files": files, "unchecked": list(unchecked)},
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rules(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    return [
        {
            "id": fault.ident,
            "shortDescription": {"text": fault.title},
            "fullDescription": {"text": fault.why},
            "help": {"text": fault.why, "markdown": _help(fault)},
            "defaultConfiguration": {"level": _LEVELS[fault.severity]},
        }
        for fault in faults
    ]


def _help(fault: Fault) -> str:
    """Why it matters, with the wrong and the right example as code."""
    parts = [fault.why]
    for label, example in (("Wrong", fault.wrong), ("Right", fault.right)):
        if example:
            parts.append(f"{label} (`{fault.example_file}`):\n\n{fenced(fault, example)}")
    return "\n\n".join(parts)


def _results(diagnostics: Iterable[Diagnostic], numbers: dict[str, int]) -> list[dict[str, Any]]:
    seen: Counter[tuple[str, str, str]] = Counter()
    results = []
    for diagnostic in diagnostics:
        # Like the baseline: known again by id, file and message, wherever it stands in the file.
        key = (diagnostic.ident, diagnostic.place.file, diagnostic.message)
        seen[key] += 1
        identity = hashlib.blake2b(repr((*key, seen[key])).encode(), digest_size=16).hexdigest()
        results.append(_result(diagnostic, numbers, identity))
    return results


def _result(diagnostic: Diagnostic, numbers: dict[str, int], identity: str) -> dict[str, Any]:
    advice = f"\nhelp: {diagnostic.help}" if diagnostic.help is not None else ""
    location = _location(diagnostic.place, diagnostic.excerpt)
    if diagnostic.path is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": format_path(diagnostic.path)}]
    result: dict[str, Any] = {
        "ruleId": diagnostic.ident,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message + advice},
        "locations": [location],
        "partialFingerprints": {"finding/v1": identity},
    }
    if diagnostic.ident in numbers:
        result["ruleIndex"] = numbers[diagnostic.ident]
    if diagnostic.related:
        result["relatedLocations"] = [_related(number, r) for number, r in enumerate(diagnostic.related, 1)]
    if diagnostic.fix is not None:
        result["fixes"] = [_fix(diagnostic, diagnostic.fix.description)]
    return result


def _related(number: int, related: RelatedPlace) -> dict[str, Any]:
    return {"id": number, **_location(related.place, related.excerpt), "message": {"text": related.message}}


def _fix(diagnostic: Diagnostic, description: str) -> dict[str, Any]:
    replacement = {
        "deletedRegion": _region(diagnostic.place),
        "insertedContent": {"text": replacement_for(diagnostic)},
    }
    change = {"artifactLocation": _artifact(diagnostic.place.file), "replacements": [replacement]}
    return {"description": {"text": description}, "artifactChanges": [change]}


def _location(place: Place, excerpt: str | None) -> dict[str, Any]:
    physical = {"artifactLocation": _artifact(place.file), "region": _region(place)}
    if excerpt and place.line == place.end_line:
        physical["contextRegion"] = {"startLine": place.line, "snippet": {"text": excerpt}}
    return {"physicalLocation": physical}


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _artifact(file: str) -> dict[str, Any]:
    """The file as an address: relative to the folder of the run, unless it lies elsewhere."""
    if PurePath(file).is_absolute():
        return {"uri": Path(file).as_uri()}
    return {"uri": quote(file, errors="replace"), "uriBaseId": "%SRCROOT%"}
