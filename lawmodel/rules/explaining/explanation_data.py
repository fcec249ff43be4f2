"""A decision, and a standing, as data by the published schemas `decision` and `status`."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, cast

from lawmodel.model.discrepancy import Account, Discrepancy
from lawmodel.model.rule import Gives, Rule, TimeLimitRule
from lawmodel.model.source import Citation
from lawmodel.rules.conditions.outline import Reason
from lawmodel.rules.conditions.words import format_value
from lawmodel.rules.decision import Assumed, Reasons
from lawmodel.rules.disputed import Dispute
from lawmodel.rules.explaining.decision_report import (
    DecisionReport,
    ReportedAccount,
    ReportedAlternative,
    ReportedAssumption,
    ReportedCitation,
    ReportedDispute,
    ReportedForce,
    ReportedGives,
    ReportedLimit,
    ReportedLine,
    ReportedReasons,
    ReportedStanding,
    ReportedStart,
)
from lawmodel.rules.explaining.headline import answer_in_words, bound_of, gives_of, modality_of, open_options
from lawmodel.rules.explaining.reason_lines import Line, Teller
from lawmodel.rules.explaining.start_lines import StartTeller
from lawmodel.rules.finite.analysis import RuleTooLarge
from lawmodel.rules.limits.time_result import Alternative, TimeResult
from lawmodel.rules.standing.force import Force, StandingReport

if TYPE_CHECKING:
    from lawmodel.rules.ask import Decision

__all__ = ["as_data", "force_as_data"]


def as_data(decision: Decision) -> DecisionReport:
    """The decision as plain data."""
    pairs = zip(decision.governing, decision.reasons, strict=True)
    report: DecisionReport = {
        "rule": decision.rule.path,
        "heading": decision.rule.heading,
        "as_of": str(decision.as_of),
        "answer": decision.answer,
        "says": answer_in_words(decision),
        "standing": force_as_data(decision.force),
        "facts": {name: format_value(value) for name, value in decision.facts.items()},
        "after_the_day_asked": list(decision.after_the_day_asked),
        "reasons": [_reasons(rule, reasons, decision) for rule, reasons in pairs],
        "versions": [{"id": v.id, "governs": v.governs.value, "answer": v.outcome} for v in decision.versions],
        "undetermined": list(decision.undetermined),
        "missing": list(decision.missing),
        "assumptions": [_assumption(a) for a in decision.assumptions],
        "accounts": [_dispute(d) for d in decision.disputes],
        "left_open": [_discrepancy(d.name, d.discrepancy, {}) for d in decision.left_open],
        "cites": _cites(decision.rule.provision.cites),
        "made_with": decision.made_with,
    }
    _add_what_it_gives(report, decision)
    if decision.answer == "no":
        with suppress(RuleTooLarge):  # then it is not known, which is not none
            report["would_be_yes_with"] = [str(change) for change in decision.what_would_change()]
    if decision.effective is not None:
        report["effective"] = decision.effective
    if decision.effective_by_documents is not None:
        report["effective_by_documents"] = decision.effective_by_documents
    if decision.adoption is not None:
        report["text_adopted"] = cast("Literal['yes', 'unknown']", decision.adoption.with_external.value)
    if decision.in_every_case is not None:
        report["in_every_case"] = decision.in_every_case
    return report


def force_as_data(force: Force) -> ReportedForce:
    """The standing by the documents, and with external sources where it, or its reason, differs."""
    report: ReportedForce = {"by_documents": _standing(force.by_documents)}
    if force.with_external is not None:
        report["with_external"] = _standing(force.with_external)
    return report


def _standing(report: StandingReport) -> ReportedStanding:
    return {
        "standing": report.standing,
        "reason": report.reason,
        "cites": _cites(report.cites),
        "assumptions": list(report.assumptions),
    }


def _add_what_it_gives(report: DecisionReport, decision: Decision) -> None:
    gives, modality, bound = gives_of(decision), modality_of(decision), bound_of(decision)
    if modality is not None:
        report["modality"] = modality
    if gives is not None:
        report["gives"] = _gives(gives)
    if bound is not None:
        report["bound"] = bound


def _gives(gives: Gives) -> ReportedGives:
    report: ReportedGives = {"what": gives.what}
    if gives.by is not None:
        report["by"] = gives.by
    if gives.to is not None:
        report["to"] = gives.to
    return report


def _assumption(assumed: Assumed) -> ReportedAssumption:
    report: ReportedAssumption = {
        "kind": assumed.kind,
        "text": assumed.text,
        "because": assumed.because,
        "cites": _cites(assumed.cites),
    }
    if assumed.rule is not None:
        report["rule"] = assumed.rule
    return report


def _dispute(dispute: Dispute) -> ReportedDispute:
    answers = {name: decision.answer for name, decision in dispute.decisions.items()}
    report = _discrepancy(dispute.name, dispute.discrepancy, answers, is_chosen=dispute.is_chosen)
    if dispute.followed is not None:
        report["followed"] = dispute.followed
    if dispute.discrepancy.because is not None:
        report["because"] = dispute.discrepancy.because
    return report


def _discrepancy(
    name: str, discrepancy: Discrepancy, answers: dict[str, str], *, is_chosen: bool = False
) -> ReportedDispute:
    return {
        "name": name,
        "kind": discrepancy.kind,
        "matter": discrepancy.matter,
        "is_chosen": is_chosen,
        "accounts": [_account(account, answers.get(account.id)) for account in discrepancy.accounts],
    }


def _account(account: Account, answer: str | None) -> ReportedAccount:
    report: ReportedAccount = {
        "account": account.id,
        "silent": account.silent is not None,
        "cites": _cites(account.cites),
    }
    if account.says is not None:
        report["says"] = account.says
    if answer is not None:
        report["answer"] = answer
    return report


def _reasons(rule: Rule, reasons: Reasons, decision: Decision) -> ReportedReasons:
    teller = Teller.of(decision.question, decision.rule.record, rule)

    def lines(reason: Reason | None) -> list[ReportedLine]:
        return [] if reason is None else [_line(line) for line in teller.lines(reason)]

    report: ReportedReasons = {
        "scope": lines(reasons.scope),
        "condition": lines(reasons.condition),
        "exceptions": [
            {
                "id": e.id,
                "then": e.then,
                "applies": e.applies.value,
                "condition": lines(e.condition),
                "cites": _cites(e.cites),
            }
            for e in reasons.exceptions
        ],
    }
    if reasons.time is not None and isinstance(rule, TimeLimitRule):
        report["time"] = _limit(decision, rule, reasons.time)
    if reasons.absent is not None:
        report["absent"] = reasons.absent
    return report


def _line(line: Line) -> ReportedLine:
    report: ReportedLine = {
        "depth": line.depth,
        "truth": line.truth.value,
        "text": line.text,
        "decisive": line.decisive,
        "cites": _cites(line.cites),
    }
    if line.given is not None:
        report["given"] = line.given
    if line.ident is not None:
        report["id"] = line.ident
    if line.rule is not None:
        report["rule"] = line.rule
    return report


def _limit(decision: Decision, rule: TimeLimitRule, result: TimeResult) -> ReportedLimit:
    open_names = open_options(decision)
    report: ReportedLimit = {
        "status": result.status,
        "alternatives": [_alternative(a, open_names) for a in result.alternatives],
        "runs_from": _starts(decision, rule),
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


def _starts(decision: Decision, rule: TimeLimitRule) -> list[ReportedStart]:
    lines = StartTeller(decision.question, decision.rule.record, rule).lines()
    return [{"depth": x.depth, "text": x.text, "day": x.day, "cites": _cites(x.cites)} for x in lines]


def _alternative(alternative: Alternative, open_names: frozenset[str]) -> ReportedAlternative:
    is_open = bool(alternative.options) and set(alternative.options) <= open_names
    report: ReportedAlternative = {"options": dict(alternative.options), "is_open": is_open}
    if alternative.earliest is not None:
        report["earliest"] = str(alternative.earliest)
    if alternative.latest is not None:
        report["latest"] = str(alternative.latest)
    return report


def _cites(cites: Iterable[Citation]) -> list[ReportedCitation]:
    return [cast("ReportedCitation", c.model_dump(exclude_none=True)) for c in dict.fromkeys(cites)]
