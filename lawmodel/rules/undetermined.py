"""Which facts the unknown parts of a rule ask for: by the paths of the rule, without going through its cases.

A table of cases in a database finds the same ones. `missing`, found by going through the cases, is those
among them that can yet change the outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawmodel.model.condition import NotEncoded, OutcomeOf
from lawmodel.model.fact import AS_OF
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.model.rule import ConditionRule, Rule, TimeLimitRule
from lawmodel.model.time_limit import StartOf
from lawmodel.rules.conditions.facts import Never, Value
from lawmodel.rules.conditions.parts import date_facts_of, starts_of
from lawmodel.rules.conditions.trace import Reason, facts_of
from lawmodel.rules.decision import Outcome
from lawmodel.rules.limits.time_result import TimeResult
from lawmodel.rules.question import NotARule, Question
from lawmodel.truth import UNKNOWN, Truth

__all__ = ["governing_rules", "is_open", "not_presumed", "undetermined_facts"]


def undetermined_facts(question: Question, path: str) -> tuple[str, ...]:
    """Every fact that an unknown part of a rule, under unknown parts only, asks for; references are followed."""
    found: dict[str, None] = {}
    _collect(question, path, found, set())
    found.pop(AS_OF, None)
    return tuple(found)


def not_presumed(question: Question, facts: Iterable[str]) -> tuple[str, ...]:
    """Those of the facts of which the rule asked does not presume something while they are absent."""
    rules = governing_rules(question, question.path)
    presuming = [rule.presume for rule in rules if isinstance(rule, (ConditionRule, TimeLimitRule)) and rule.presume]
    absent = {name for each in presuming for name in each if name not in question.facts}
    return tuple(name for name in facts if name not in absent)


def is_open(answer: Outcome | TimeResult) -> bool:
    """Whether more facts could make an answer another: unknown, or a range of days."""
    return answer == "unknown" or (isinstance(answer, TimeResult) and answer.status in ("unknown", "range"))


def governing_rules(question: Question, path: str) -> tuple[Rule, ...]:
    """The rule of a provision, or those of the versions that may govern the case."""
    provision = question.world.provision(path)
    if isinstance(provision, RuleProvision):
        return (provision.rule,)
    return tuple(v.rule for v in question.versions(provision))


def _collect(question: Question, path: str, found: dict[str, None], seen: set[str]) -> None:
    if path in seen or not is_open(question.answer(path)):
        return
    seen.add(path)
    record = path.partition("/")[0]
    for rule in governing_rules(question, path):
        for reason in _open_reasons(question, record, rule):
            _collect_leaves(question, reason, found, seen)
        if isinstance(rule, TimeLimitRule):
            _collect_dates(question, record, rule, found, seen)
    provision = question.world.provision(path)
    if isinstance(provision, VersionedProvision) and len(question.versions(provision)) != 1:
        found[provision.version_day] = None


def _open_reasons(question: Question, record: str, rule: Rule) -> Iterator[Reason]:
    """The scope, the condition and the exceptions of a rule that are not settled."""
    if not isinstance(rule, (ConditionRule, TimeLimitRule)):
        return
    case = question.case(record, rule)
    if rule.when is not None:
        yield question.reasons(record, ("when",), rule.when, case)
    if isinstance(rule, ConditionRule):
        yield question.reasons(record, ("if",), rule.condition, case)
        applies = question.exceptions_applying(rule, case)
        for index, exception in enumerate(rule.unless):
            if applies[exception.id] is UNKNOWN:
                yield question.reasons(record, ("unless", index, "if"), exception.condition, case)


def _collect_leaves(question: Question, reason: Reason, found: dict[str, None], seen: set[str]) -> None:
    if reason.truth is not UNKNOWN or reason.node is None:
        return
    for child in reason.children:
        _collect_leaves(question, child, found, seen)
    if isinstance(reason.node, OutcomeOf):
        _collect(question, reason.node.rule, found, seen)
    elif not reason.children and not isinstance(reason.node, NotEncoded):
        found.update(dict.fromkeys(facts_of(reason.node)))


def _collect_dates(
    question: Question, record: str, rule: TimeLimitRule, found: dict[str, None], seen: set[str]
) -> None:
    facts = question.case(record, rule).facts
    found.update(dict.fromkeys(name for name in date_facts_of(rule) if not _is_settled(facts.get(name))))
    for start in starts_of(rule):
        if isinstance(start, StartOf) and start.outcome_of is not None:
            try:
                _collect(question, start.outcome_of, found, seen)
            except NotARule:
                continue  # a check reports it


def _is_settled(value: Value | None) -> bool:
    if isinstance(value, Truth):
        return value is not UNKNOWN
    return isinstance(value, Never) or (value is not None and getattr(value, "is_day", True))
