"""The standing of an instrument on a day, in words."""

from __future__ import annotations

from lawmodel.dates.partial import Range
from lawmodel.reports.record_text import cited
from lawmodel.rules.force import Force, StandingReport

__all__ = ["show_force"]


def show_force(ident: str, on: Range, force: Force) -> str:
    """The standing, its reason and its citations; twice where external sources say more than the documents."""
    lines = [f"{ident} on {on}: {_words(force.by_documents)}"]
    lines += _details(force.by_documents)
    if force.with_external is not None:
        lines.append(f"  with sources from outside the documents: {_words(force.with_external)}")
        lines += _details(force.with_external)
    return "\n".join(lines) + "\n"


def _words(report: StandingReport) -> str:
    return report.standing.replace("-", " ")


def _details(report: StandingReport) -> list[str]:
    lines = [f"    because: {report.reason}"]
    if report.cites:
        lines.append(f"    cited: {cited(report.cites)}")
    lines += [f"    assumed: {text}" for text in report.assumptions]
    return lines
