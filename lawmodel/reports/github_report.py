"""Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines of a change."""

from __future__ import annotations

from collections.abc import Sequence

from lawmodel.diagnostics import Diagnostic, Severity
from lawmodel.reports.text_report import summary

__all__ = ["render"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


def render(diagnostics: Sequence[Diagnostic], files: int, unchecked: Sequence[str] = ()) -> str:
    """One command a line, and a last line that counts."""
    return "".join(f"{line}\n" for line in (*map(_command, diagnostics), summary(diagnostics, files, unchecked)))


def _command(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    properties: dict[str, str | int] = {"file": place.file, "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # GitHub takes columns within one line only
        properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = diagnostic.ident
    shown = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    related = [f"see {r.place.file}:{r.place.line}:{r.place.column}: {r.message}" for r in diagnostic.related]
    advice = [f"help: {diagnostic.help}"] if diagnostic.help is not None else []
    message = "\n".join([diagnostic.message, *related, *advice])
    return f"::{_COMMANDS[diagnostic.severity]} {shown}::{message.translate(_DATA)}"
