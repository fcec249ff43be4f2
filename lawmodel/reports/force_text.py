"""The standing of an instrument on a day, in words and as data."""

from __future__ import annotations

from typing import Any

from lawmodel.dates.partial import Range
from lawmodel.reports.record_text import cited
from lawmodel.rules.force import Force, StandingReport

__all__ = ["force_as_data", "show_force", "standing_as_data"]


def show_force(ident: str, on: Range, force: Force) -> str:
    """The standing, its reason and its citations; twice where external sources say more than the documents."""
    lines = [f"{ident} on {on}: {_words(force.by_documents)}"]
    lines += _details(force.by_documents)
    if force.with_external is not None:
        lines.append(f"  with sources from outside the documents: {_words(force.with_external)}")
        lines += _details(force.with_external)
    return "\n".join(lines) + "\n"


def force_as_data(ident: str, on: Range, force: Force) -> dict[str, Any]:
    """The same as data."""
    return {
        "id": ident,
        "on": str(on),
        "by_documents": standing_as_data(force.by_documents),
        "with_external": None if force.with_external is None else standing_as_data(force.with_external),
    }


def standing_as_data(report: StandingReport) -> dict[str, Any]:
    """One standing with its reason, citations and assumptions."""
    return {
        "standing": report.standing,
        "reason": report.reason,
        "cites": [c.model_dump(exclude_none=True) for c in report.cites],
        "assumptions": list(report.assumptions),
    }


def _words(report: StandingReport) -> str:
    return report.standing.replace("-", " ")


def _details(report: StandingReport) -> list[str]:
    lines = [f"    because: {report.reason}"]
    if report.cites:
        lines.append(f"    cited: {cited(report.cites)}")
    lines += [f"    assumed: {text}" for text in report.assumptions]
    return lines
