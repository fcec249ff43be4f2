"""A whole decision in words, as text and as Markdown; `explanation_data` has it as data.

What must not be missed comes first: under a draft, a repealed or a not-yet-binding instrument, that it
is one; then the answer and what it is about; then why, what each account gives, what is still needed, what the
sources leave open, and what was assumed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lawmodel.model.provision import VersionedProvision
from lawmodel.model.rule import ConditionRule, Rule, TimeLimitRule
from lawmodel.rules.conditions.words import plain
from lawmodel.rules.decision import Assumed, ExceptionTrace, Reasons
from lawmodel.rules.explaining.dispute_text import dispute_rows, open_rows
from lawmodel.rules.explaining.headline import answer_in_words, subject
from lawmodel.rules.explaining.limit_text import limit_rows
from lawmodel.rules.explaining.reason_lines import Line, Teller
from lawmodel.rules.explaining.wording import NOT_KNOWN, Words, ground
from lawmodel.rules.finite.analysis import RuleTooLarge
from lawmodel.rules.limits.time_result import TimeResult
from lawmodel.rules.standing.final_clauses import FROM_ADOPTION
from lawmodel.rules.standing.force import StandingReport
from lawmodel.truth import NO, Truth

if TYPE_CHECKING:
    from lawmodel.rules.ask import Decision
    from lawmodel.rules.finite.counterfactual import Change

__all__ = ["as_markdown", "as_text"]

NOTICE = "This is what the encoding yields, not legal advice."
_MARKS = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "unknown"}
_WIDTH = max(map(len, _MARKS.values()))


def as_text(decision: Decision) -> str:
    """The decision for a terminal; decisive branches are marked with `*`."""
    lines = [*_standing(decision), f"{decision.rule.path}: {answer_in_words(decision)}"]
    lines += [f"  {row}" for row in _about(decision)]
    for title, rule, reasons in _reasons(decision):
        lines += ["", f"{title}:", *(f"  {row}" for row in _reason_rows(rule, reasons, decision, _text_line))]
    for title, rows in _sections(decision):
        lines += ["", f"{title}:", *(f"  {row}" for row in rows)]
    return "\n".join([*lines, "", f"{NOTICE} {_made_with(decision)}"]) + "\n"


def as_markdown(decision: Decision) -> str:
    """The decision as Markdown, the branches as nested lists with the decisive ones in bold."""
    lines = [f"# {decision.rule.heading}: {answer_in_words(decision)}", "", f"`{decision.rule.path}`", ""]
    standing = [line.strip() for line in _standing(decision) if line]
    lines += [*(f"> {line}  " for line in standing), ""] if standing else []
    lines += [*(f"- {row}" for row in _about(decision)), ""]
    for title, rule, reasons in _reasons(decision):
        lines += [f"## {title.capitalize()}", "", *_reason_rows(rule, reasons, decision, _markdown_line), ""]
    for title, rows in _sections(decision):
        nested = (f"{row[: len(row) - len(row.lstrip())]}- {row.lstrip().removeprefix('- ')}" for row in rows)
        lines += [f"## {title.capitalize()}", "", *nested, ""]
    return "\n".join([*lines, f"{NOTICE} {_made_with(decision)}"]) + "\n"


def _standing(decision: Decision) -> list[str]:
    """Nothing where the documents show the instrument to be in force; otherwise what it is, first."""
    standing, force = decision.standing, decision.force
    if standing.standing == "in-force" and force.with_external is None:
        return []
    lines = [f"{decision.rule.record} on {decision.as_of}: {_told(standing)}"]
    if force.with_external is not None and standing is force.with_external:
        lines.append(f"  by the documents alone: {_told(force.by_documents)}")
    elif force.with_external is not None:
        lines.append(f"  with sources from outside the documents: {_told(force.with_external)}")
    if decision.adoption is not None:
        lines.append(f"  {FROM_ADOPTION}")
        if decision.effective == "unknown" != decision.answer:
            lines.append("  no source states that the text was adopted by then")
    effective, documents = _effective(decision, decision.effective), decision.effective_by_documents
    alone = "" if documents == decision.effective else f"; by the documents alone: {_effective(decision, documents)}"
    return [*lines, f"  effective answer: {effective}{alone}", ""]


def _told(standing: StandingReport) -> str:
    # Of two standings that are both unknown the reasons tell which is which.
    return f"{plain(standing.standing)} ({standing.reason}){ground(standing.cites)}"


def _effective(decision: Decision, effective: str | None) -> str:
    if effective is None:
        return "none, since the instrument is not in force"
    return answer_in_words(decision) if effective == decision.answer else effective


def _about(decision: Decision) -> Iterator[str]:
    """What the answer is about, where it stands, and what it does not say."""
    about = subject(decision)
    if about is not None:
        yield about
    yield f"{decision.rule.heading}{ground(decision.rule.provision.cites)}"
    if decision.adoption is not None and isinstance(decision.outcome, TimeResult) and decision.outcome.status == "day":
        yield "a day by the facts given here; the standing of the instrument goes by the sources"
    for name in decision.after_the_day_asked:
        words = Words(decision.rule.world, decision.rule.record)
        value = words.value(name, decision.facts[name])
        yield f"given: {words.fact(name)}, {value}, after the day asked about ({decision.as_of})"


def _reasons(decision: Decision) -> Iterator[tuple[str, Rule, Reasons]]:
    """The reasons of the rule, or of each version that may govern, with a title."""
    titles = ["why" for _ in decision.reasons]
    if decision.versions:
        governing = [v for v in decision.versions if v.governs is not NO]
        titles = [f"version {v.id} (gives {v.outcome})" for v in governing]
    yield from zip(titles, decision.governing, decision.reasons, strict=True)


def _reason_rows(rule: Rule, reasons: Reasons, decision: Decision, write: Callable[[Line], str]) -> Iterator[str]:
    teller = Teller.of(decision.question, decision.rule.record, rule)
    if decision.thorough and decision.outcome != decision.question.answer(decision.rule.path):
        yield f"- no branch alone settles it: every way in which the open facts can turn out gives {decision.answer}"
    if reasons.scope is not None:
        yield write(Line(0, reasons.scope.truth, "the rule applies", reasons.scope.decisive))
        yield from (write(line) for line in teller.lines(reasons.scope, 1))
    if reasons.condition is not None:
        yield from (write(line) for line in teller.lines(reasons.condition))
    for exception in reasons.exceptions:
        yield write(_exception_line(rule, exception))
        yield from (write(line) for line in teller.lines(exception.condition, 1))
    if reasons.time is not None and isinstance(rule, TimeLimitRule):
        yield from limit_rows(decision, rule, reasons.time)
    if reasons.absent is not None:
        yield f"- {reasons.absent}"
        yield from (f"- {note}" for note in _notes(decision, rule))


def _exception_line(rule: Rule, exception: ExceptionTrace) -> Line:
    unless = rule.unless if isinstance(rule, ConditionRule) else ()
    heading = next((e.heading for e in unless if e.id == exception.id), None)
    text = f"unless {heading or exception.id}: then {exception.then}"
    return Line(0, exception.applies, text, exception.condition.decisive, exception.cites)


def _notes(decision: Decision, rule: Rule) -> Iterator[str]:
    """What the record notes of a rule that no source states."""
    provision = decision.rule.provision
    notes = [provision.note]
    if isinstance(provision, VersionedProvision):
        notes += [version.note for version in provision.versions if version.rule is rule]
    yield from (note for note in notes if note is not None)


def _text_line(line: Line) -> str:
    return f"{'*' if line.decisive else ' '} {_MARKS[line.truth]:{_WIDTH}} {'  ' * line.depth}{_words(line)}"


def _markdown_line(line: Line) -> str:
    mark = f"**{_MARKS[line.truth]}**" if line.decisive else _MARKS[line.truth]
    return f"{'  ' * line.depth}- {mark}: {_words(line)}"


def _words(line: Line) -> str:
    given = "" if line.given is None else f" ({NOT_KNOWN if line.given == NOT_KNOWN else f'given: {line.given}'})"
    return f"{line.text}{given}{ground(line.cites)}"


def _sections(decision: Decision) -> Iterator[tuple[str, list[str]]]:
    words = Words(decision.rule.world, decision.rule.record)
    if rows := list(dispute_rows(decision)):
        yield "by account", rows
    if decision.missing:
        yield "still needed", [f"{name}: {words.question(name)}" for name in decision.missing]
    elif decision.in_every_case is not None:
        every = f"nothing: whichever way the open facts turn out, the answer is {decision.in_every_case} (`--thorough`)"
        yield "still needed", [every]
    if decision.answer == "no" and (rows := list(_changes(decision, words))):
        yield "it would be yes with", rows
    if rows := list(open_rows(decision)):
        yield "left open by the sources", rows
    if decision.assumptions:
        yield "assumed", [_assumed(a) for a in decision.assumptions]


def _changes(decision: Decision, words: Words) -> Iterator[str]:
    try:
        yield from (_change(change, words) for change in decision.what_would_change())
    except RuleTooLarge as too_large:
        yield f"not looked for: the rule has {too_large.number:,} {too_large.of}"


def _change(change: Change, words: Words) -> str:
    """A change in the words of the register: `person status: a person without any citizenship (now ...)`."""
    told = []
    for one in change.facts:
        name = words.fact(one.fact) + (f": {words.label(one.fact, one.member)}" if one.member else "")
        to = words.value(one.fact, one.value) if isinstance(one.value, frozenset) else one.words
        told.append(f"{name}: {to} (now {words.value(one.fact, one.was)})")
    return "; ".join(told)


def _assumed(assumed: Assumed) -> str:
    kind = f"{assumed.kind}, in `{assumed.rule}`" if assumed.rule is not None else assumed.kind
    return f"{kind}: {assumed.text}, because {assumed.because}{ground(assumed.cites)}"


def _made_with(decision: Decision) -> str:
    made = decision.made_with
    return f"lawmodel {made['lawmodel']}, corpus {made['corpus']}, record {made['record']}."
