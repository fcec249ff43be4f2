"""What a finding says of a number or a truth value, held against how the file writes it.

`0519` is read as 519, and `True` as true. Who mends the file must see what stands there, and no mend may put
another text in its place: a number of an act is not what YAML makes of its digits.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from lawmodel.diagnostics import Diagnostic, Finding
from lawmodel.documents import Document

__all__ = ["as_written", "not_told_twice"]


def as_written(findings: Iterable[Finding], document: Document) -> list[Finding]:
    """The findings, each with the number or truth value at its place as the file writes it, and no other mend."""
    return [_as_written(each, document) if each.ident == "wrong-type" else each for each in findings]


def not_told_twice(notes: Iterable[Diagnostic], findings: Iterable[Finding]) -> tuple[Diagnostic, ...]:
    """The reader's notes but those on values that are of the wrong type anyway: quotes may not be what they want."""
    wrong = {each.at.path for each in findings if each.ident == "wrong-type" and each.at.part == "value"}
    return tuple(note for note in notes if note.path not in wrong)


def _as_written(finding: Finding, document: Document) -> Finding:
    value = document.data
    for step in finding.at.path:
        value = value[step]
    read = json.dumps(value) if isinstance(value, (bool, int)) else None
    place = document.place(finding.at.path)
    if read is None or place.line != place.end_line:
        return finding
    written = document.line(place.line)[place.column - 1 : place.end_column - 1]
    if written in (read, "") or finding.at.part != "value":
        return finding
    message = finding.message.replace(f"`{read}`", f"`{written}`", 1)
    if finding.fix is None:
        return finding._replace(message=message)
    advice = f"put it in quotes as it is meant: `{json.dumps(written)}`?"
    return finding._replace(message=message, help=advice, fix=None)
