"""The standing of an instrument on a day, in words."""

from __future__ import annotations

from collections.abc import Sequence

from lawmodel.dates.partial import Range
from lawmodel.reports.record_text import cited
from lawmodel.rules.explaining.decision_report import ReportedTerm
from lawmodel.rules.standing.force import Force, StandingReport

__all__ = ["show_force"]


def show_force(ident: str, on: Range, force: Force, terms: Sequence[ReportedTerm] = ()) -> str:
    """The standing, its reason and its citations; twice where external sources say more than the documents.

    `terms`: the instrument's own rules that the day alone decides, with what they give.
    """
    lines = [f"{ident} on {on}: {_words(force.by_documents)}"]
    lines += _details(force.by_documents)
    if force.with_external is not None:
        lines.append(f"  with sources from outside the documents: {_words(force.with_external)}")
        lines += _details(force.with_external)
    for term in terms:
        lines.append(f"  by its own rule `{term['rule']}` ({term['heading']}): {term['answer']}")
    return "\n".join(lines) + "\n"


def _words(report: StandingReport) -> str:
    return report.standing.replace("-", " ")


def _details(report: StandingReport) -> list[str]:
    lines = [f"    because: {report.reason}"]
    if report.cites:
        lines.append(f"    cited: {cited(report.cites)}")
    lines += [f"    assumed: {text}" for text in report.assumptions]
    return lines
