"""A decision for a person, and as data by the published schema `decision`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawmodel.reports.force_text import standing_as_data
from lawmodel.reports.record_text import cited
from lawmodel.rules.ask import Decision
from lawmodel.rules.decision import Assumed, Reasons
from lawmodel.rules.explain import Line, format_value, lines_of
from lawmodel.rules.time_result import TimeResult
from lawmodel.truth import Truth

__all__ = ["decision_as_data", "show_decision"]

_MARKS = {Truth.YES: "yes    ", Truth.NO: "no     ", Truth.UNKNOWN: "unknown"}


def show_decision(decision: Decision) -> str:
    """The decision as text: standing first where it is not simply in force, then the answer and why."""
    lines = [*_standing(decision), f"{decision.rule.path}: {decision.answer}", f"  {decision.rule.heading}"]
    lines += [f"  [{cited(decision.rule.provision.cites)}]"]
    for reasons in decision.reasons:
        lines += _reasons(reasons, decision)
    lines += [f"  version {v.id}: governs: {v.governs}; gives {v.outcome}" for v in decision.versions]
    if decision.missing:
        lines += ["", "still needed:", *(f"  {name}: {_question(decision, name)}" for name in decision.missing)]
    if decision.assumptions:
        lines += ["", "assumed:", *(f"  {_assumed(a)}" for a in decision.assumptions)]
    made = decision.made_with
    lines += [
        "",
        f"This is what the encoding yields, not legal advice. lawmodel {made['lawmodel']}, corpus {made['corpus']}",
    ]
    return "\n".join(lines) + "\n"


def decision_as_data(decision: Decision) -> dict[str, Any]:
    """The decision as plain data."""
    return {
        "rule": decision.rule.path,
        "heading": decision.rule.heading,
        "as_of": str(decision.as_of),
        "answer": decision.answer,
        "effective": decision.effective,
        "standing": {
            "by_documents": standing_as_data(decision.force.by_documents),
            "with_external": None
            if decision.force.with_external is None
            else standing_as_data(decision.force.with_external),
        },
        "facts": {name: format_value(value) for name, value in decision.facts.items()},
        "reasons": [_reasons_as_data(r, decision) for r in decision.reasons],
        "versions": [{"id": v.id, "governs": str(v.governs), "outcome": v.outcome} for v in decision.versions],
        "undetermined": list(decision.undetermined),
        "missing": list(decision.missing),
        "assumptions": [
            {"kind": a.kind, "text": a.text, "because": a.because, "cites": _cites(a.cites)}
            for a in decision.assumptions
        ],
        "cites": _cites(decision.rule.provision.cites),
        "made_with": dict(decision.made_with),
    }


def _standing(decision: Decision) -> list[str]:
    standing = decision.standing
    if standing.standing == "in-force" and decision.force.with_external is None:
        return []
    lines = [f"{decision.rule.record} on {decision.as_of}: {standing.standing.replace('-', ' ')} ({standing.reason})"]
    if decision.force.with_external is not None:
        documents = decision.force.by_documents
        lines.append(f"  by the documents alone: {documents.standing.replace('-', ' ')} ({documents.reason})")
    lines.append(f"  effective answer: {decision.effective or 'none, since it is not in force'}")
    return [*lines, ""]


def _reasons(reasons: Reasons, decision: Decision) -> Iterator[str]:
    facts = decision.facts_used
    if reasons.scope is not None:
        yield "  applies where"
        yield from (_line(line) for line in lines_of(reasons.scope, facts, 1))
    if reasons.condition is not None:
        yield from (_line(line) for line in lines_of(reasons.condition, facts))
    for exception in reasons.exceptions:
        yield f"  exception {exception.id}: applies: {exception.applies}; then {exception.then}  [{cited(exception.cites)}]"
        yield from (_line(line) for line in lines_of(exception.condition, facts, 1))
    if reasons.time is not None:
        yield from _time(reasons.time)


def _line(line: Line) -> str:
    given = f" ({line.given})" if line.given is not None else ""
    ground = f"  [{cited(line.cites)}]" if line.cites else ""
    return f"  {'*' if line.decisive else ' '} {_MARKS[line.truth]} {'  ' * line.depth}{line.text}{given}{ground}"


def _time(result: TimeResult) -> Iterator[str]:
    yield from (f"    {step}" for step in result.steps)
    if result.proposed is not None:
        yield f"    the proposed day satisfies it: {result.proposed}"
    if result.next_admissible is not None:
        yield f"    the next admissible day: {result.next_admissible}"
    if result.would_be is not None:
        yield f"    it would have been: {result.would_be[0]} to {result.would_be[1]}"
    if result.calendar is not None:
        yield f"    calendar: {result.calendar}"
    for alternative in result.alternatives:
        options = ", ".join(f"{k}: {v}" for k, v in alternative.options.items())
        yield f"    if {options}: {alternative.earliest or '..'} to {alternative.latest or '..'}"
    yield from (f"    problem: {problem}" for problem in result.problems)


def _question(decision: Decision, fact: str) -> str:
    declared = decision.rule.world.facts.get(fact)
    return "" if declared is None else declared.question.get("en") or next(iter(declared.question.values()))


def _assumed(assumed: Assumed) -> str:
    ground = f"  [{cited(assumed.cites)}]" if assumed.cites else ""
    return f"{assumed.kind}: {assumed.text}, because {assumed.because}{ground}"


def _reasons_as_data(reasons: Reasons, decision: Decision) -> dict[str, Any]:
    facts = decision.facts_used
    return {
        "scope": [] if reasons.scope is None else [_line_as_data(x) for x in lines_of(reasons.scope, facts)],
        "condition": []
        if reasons.condition is None
        else [_line_as_data(x) for x in lines_of(reasons.condition, facts)],
        "exceptions": [
            {
                "id": e.id,
                "then": e.then,
                "applies": str(e.applies),
                "condition": [_line_as_data(x) for x in lines_of(e.condition, facts)],
                "cites": _cites(e.cites),
            }
            for e in reasons.exceptions
        ],
        "time": None if reasons.time is None else _time_as_data(reasons.time),
    }


def _line_as_data(line: Line) -> dict[str, Any]:
    return {
        "depth": line.depth,
        "truth": str(line.truth),
        "text": line.text,
        "decisive": line.decisive,
        "given": line.given,
        "cites": _cites(line.cites),
    }


def _time_as_data(result: TimeResult) -> dict[str, Any]:
    return {
        "status": result.status,
        "earliest": _day(result.earliest),
        "latest": _day(result.latest),
        "would_be": None if result.would_be is None else [_day(d) for d in result.would_be],
        "next_admissible": _day(result.next_admissible),
        "proposed": None if result.proposed is None else str(result.proposed),
        "alternatives": [
            {"options": dict(a.options), "earliest": _day(a.earliest), "latest": _day(a.latest)}
            for a in result.alternatives
        ],
        "steps": list(result.steps),
        "problems": list(result.problems),
    }


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def _cites(cites: Any) -> list[dict[str, Any]]:
    return [c.model_dump(exclude_none=True) for c in cites]
