"""A whole decision in words: as text, as Markdown, and as data by the published schema `decision`.

What must not be missed comes first: under a draft, a repealed or a not-yet-binding instrument, that it
is one; then the answer; then why, what is still needed, and what was assumed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, cast

from lawmodel.model.source import Citation
from lawmodel.rules.decision import Assumed, Reasons
from lawmodel.rules.decision_report import (
    DecisionReport,
    ReportedAlternative,
    ReportedCitation,
    ReportedForce,
    ReportedLimit,
    ReportedLine,
    ReportedReasons,
    ReportedStanding,
)
from lawmodel.rules.explain import Line, format_value, lines_of
from lawmodel.rules.force import Force, StandingReport
from lawmodel.rules.time_result import Alternative, TimeResult
from lawmodel.truth import Truth

if TYPE_CHECKING:
    from lawmodel.rules.ask import Decision

__all__ = ["as_data", "as_markdown", "as_text", "force_as_data"]

NOTICE = "This is what the encoding yields, not legal advice."
_MARKS = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "unknown"}
_WIDTH = max(map(len, _MARKS.values()))


def as_text(decision: Decision) -> str:
    """The decision for a terminal; decisive branches are marked with `*`."""
    lines = [*_standing(decision), f"{decision.rule.path}: {decision.answer}"]
    lines.append(f"  {decision.rule.heading}{_ground(decision.rule.provision.cites)}")
    for title, reasons in _reasons(decision):
        lines += ["", f"{title}:", *(f"  {row}" for row in _reason_rows(reasons, decision, _text_line))]
    for title, rows in _sections(decision):
        lines += ["", f"{title}:", *(f"  {row}" for row in rows)]
    return "\n".join([*lines, "", f"{NOTICE} {_made_with(decision)}"]) + "\n"


def as_markdown(decision: Decision) -> str:
    """The decision as Markdown, the branches as nested lists with the decisive ones in bold."""
    lines = [
        f"# {decision.rule.heading}: {decision.answer}",
        "",
        f"`{decision.rule.path}`{_ground(decision.rule.provision.cites)}",
        "",
    ]
    standing = _standing(decision)
    lines += [f"> {line.strip()}  " for line in standing if line] + ([""] if standing else [])
    for title, reasons in _reasons(decision):
        lines += [f"## {title.capitalize()}", "", *_reason_rows(reasons, decision, _markdown_line), ""]
    for title, rows in _sections(decision):
        lines += [f"## {title.capitalize()}", "", *(f"- {row}" for row in rows), ""]
    return "\n".join([*lines, f"{NOTICE} {_made_with(decision)}"]) + "\n"


def as_data(decision: Decision) -> DecisionReport:
    """The decision as plain data."""
    report: DecisionReport = {
        "rule": decision.rule.path,
        "heading": decision.rule.heading,
        "as_of": str(decision.as_of),
        "answer": decision.answer,
        "standing": force_as_data(decision.force),
        "facts": {name: format_value(value) for name, value in decision.facts.items()},
        "reasons": [_reasons_as_data(r, decision) for r in decision.reasons],
        "versions": [{"id": v.id, "governs": v.governs.value, "answer": v.outcome} for v in decision.versions],
        "undetermined": list(decision.undetermined),
        "missing": list(decision.missing),
        "assumptions": [
            {"kind": a.kind, "text": a.text, "because": a.because, "cites": _cites(a.cites)}
            for a in decision.assumptions
        ],
        "cites": _cites(decision.rule.provision.cites),
        "made_with": decision.made_with,
    }
    if decision.answer == "no":
        report["would_be_yes_with"] = [str(change) for change in decision.what_would_change()]
    if decision.effective is not None:
        report["effective"] = decision.effective
    return report


def force_as_data(force: Force) -> ReportedForce:
    """The standing by the documents, and with external sources where it differs."""
    report: ReportedForce = {"by_documents": _standing_as_data(force.by_documents)}
    if force.with_external is not None:
        report["with_external"] = _standing_as_data(force.with_external)
    return report


def _standing_as_data(report: StandingReport) -> ReportedStanding:
    return {
        "standing": report.standing,
        "reason": report.reason,
        "cites": _cites(report.cites),
        "assumptions": list(report.assumptions),
    }


def _standing(decision: Decision) -> list[str]:
    """Nothing where the documents show the instrument to be in force; otherwise what it is, first."""
    standing, force = decision.standing, decision.force
    if standing.standing == "in-force" and force.with_external is None:
        return []
    lines = [
        f"{decision.rule.record} on {decision.as_of}: {_plain(standing.standing)} ({standing.reason}){_ground(standing.cites)}"
    ]
    if force.with_external is not None:
        documents = force.by_documents
        lines.append(
            f"  by the documents alone: {_plain(documents.standing)} ({documents.reason}){_ground(documents.cites)}"
        )
    lines.append(f"  effective answer: {decision.effective or 'none, since the instrument is not in force'}")
    return [*lines, ""]


def _reasons(decision: Decision) -> Iterator[tuple[str, Reasons]]:
    """The reasons of the rule, or of each version that may govern, with a title."""
    if decision.versions:
        governing = [v for v in decision.versions if v.governs is not Truth.NO]
        yield from zip((f"version {v.id} (gives {v.outcome})" for v in governing), decision.reasons, strict=True)
    else:
        yield from (("why", reasons) for reasons in decision.reasons)


def _reason_rows(reasons: Reasons, decision: Decision, write: Callable[[Line], str]) -> Iterator[str]:
    facts = decision.facts_used
    if reasons.scope is not None:
        yield write(Line(0, reasons.scope.truth, "the rule applies", reasons.scope.decisive))
        yield from (write(line) for line in lines_of(reasons.scope, facts, 1))
    if reasons.condition is not None:
        yield from (write(line) for line in lines_of(reasons.condition, facts))
    for exception in reasons.exceptions:
        text = f"exception {exception.id} (gives {exception.then})"
        yield write(Line(0, exception.applies, text, exception.applies is not Truth.NO, exception.cites))
        yield from (write(line) for line in lines_of(exception.condition, facts, 1))
    if reasons.time is not None:
        yield from (f"- {row}" for row in _time_rows(reasons.time))
    if reasons == Reasons(None, None, (), None):
        yield "- no source says what the rule is, or the model cannot say it"


def _text_line(line: Line) -> str:
    return f"{'*' if line.decisive else ' '} {_MARKS[line.truth]:{_WIDTH}} {'  ' * line.depth}{_told(line)}"


def _markdown_line(line: Line) -> str:
    mark = f"**{_MARKS[line.truth]}**" if line.decisive else _MARKS[line.truth]
    return f"{'  ' * line.depth}- {mark}: {_told(line)}"


def _told(line: Line) -> str:
    return f"{line.text}{f' ({line.given})' if line.given is not None else ''}{_ground(line.cites)}"


def _sections(decision: Decision) -> Iterator[tuple[str, list[str]]]:
    if decision.missing:
        yield "still needed", [f"{name}: {_question(decision, name)}" for name in decision.missing]
    if decision.answer == "no" and (changes := decision.what_would_change()):
        yield "it would be yes with", [str(change) for change in changes]
    if decision.assumptions:
        yield "assumed", [_assumed(a) for a in decision.assumptions]


def _time_rows(result: TimeResult) -> Iterator[str]:
    yield from result.steps
    if result.status == "unknown" and not result.steps:
        yield "the day from which it runs is not known, or not well enough"
    if result.status == "not-yet":
        yield "what it runs from has not happened"
    if result.proposed is not None:
        yield f"the proposed day satisfies it: {result.proposed}"
    if result.next_admissible is not None:
        yield f"the next admissible day is {result.next_admissible}"
    if result.would_be is not None:
        yield f"it would have been {_span(*result.would_be)}"
    if result.calendar is not None:
        used = result.calendar
        yield f"calendar {used.id}, {used.week} days a week; its holidays there are {used.certainty}"
    for alternative in result.alternatives:
        options = ", ".join(f"{_plain(k)} {_plain(v)}" for k, v in alternative.options.items())
        yield f"with {options}: {_span(alternative.earliest, alternative.latest)}"
    yield from (f"problem: {problem}" for problem in result.problems)


def _question(decision: Decision, fact: str) -> str:
    declared = decision.rule.world.facts.get(fact)
    return "" if declared is None else declared.question.get("en") or next(iter(declared.question.values()))


def _assumed(assumed: Assumed) -> str:
    return f"{assumed.kind}: {assumed.text}, because {assumed.because}{_ground(assumed.cites)}"


def _made_with(decision: Decision) -> str:
    made = decision.made_with
    return f"lawmodel {made['lawmodel']}, corpus {made['corpus']}, record {made['record']}."


def _reasons_as_data(reasons: Reasons, decision: Decision) -> ReportedReasons:
    facts = decision.facts_used
    report: ReportedReasons = {
        "scope": [] if reasons.scope is None else [_line_as_data(x) for x in lines_of(reasons.scope, facts)],
        "condition": []
        if reasons.condition is None
        else [_line_as_data(x) for x in lines_of(reasons.condition, facts)],
        "exceptions": [
            {
                "id": e.id,
                "then": e.then,
                "applies": e.applies.value,
                "condition": [_line_as_data(x) for x in lines_of(e.condition, facts)],
                "cites": _cites(e.cites),
            }
            for e in reasons.exceptions
        ],
    }
    if reasons.time is not None:
        report["time"] = _limit_as_data(reasons.time)
    return report


def _line_as_data(line: Line) -> ReportedLine:
    report: ReportedLine = {
        "depth": line.depth,
        "truth": line.truth.value,
        "text": line.text,
        "decisive": line.decisive,
        "cites": _cites(line.cites),
    }
    if line.given is not None:
        report["given"] = line.given
    return report


def _limit_as_data(result: TimeResult) -> ReportedLimit:
    report: ReportedLimit = {
        "status": result.status,
        "alternatives": [_alternative_as_data(a) for a in result.alternatives],
        "steps": list(result.steps),
        "problems": list(result.problems),
    }
    if result.earliest is not None:
        report["earliest"] = str(result.earliest)
    if result.latest is not None:
        report["latest"] = str(result.latest)
    if result.would_be is not None:
        report["would_be"] = [str(day or "..") for day in result.would_be]
    if result.next_admissible is not None:
        report["next_admissible"] = str(result.next_admissible)
    if result.proposed is not None:
        report["proposed"] = result.proposed.value
    if result.calendar is not None:
        report["calendar"] = f"{result.calendar.id}, {result.calendar.week} days a week, {result.calendar.certainty}"
    return report


def _alternative_as_data(alternative: Alternative) -> ReportedAlternative:
    report: ReportedAlternative = {"options": dict(alternative.options)}
    if alternative.earliest is not None:
        report["earliest"] = str(alternative.earliest)
    if alternative.latest is not None:
        report["latest"] = str(alternative.latest)
    return report


def _span(earliest: object, latest: object) -> str:
    return str(earliest) if earliest == latest and earliest is not None else f"{earliest or '..'}/{latest or '..'}"


def _plain(word: str) -> str:
    return word.replace("-", " ").replace("_", " ")


def _ground(cites: Iterable[Citation]) -> str:
    text = ", ".join(map(str, cites))
    return f"  [{text}]" if text else ""


def _cites(cites: Iterable[Citation]) -> list[ReportedCitation]:
    return [cast("ReportedCitation", c.model_dump(exclude_none=True)) for c in cites]
