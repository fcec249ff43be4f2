"""The reasons of a rule on the facts of a case: its scope, its condition, its exceptions; of a time limit, its counting."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from lawmodel.model.rule import ConditionRule, NotEncodedRule, NotStatedRule, Rule, RuleException, TimeLimitRule
from lawmodel.rules.conditions.evaluate import Case
from lawmodel.rules.decision import ExceptionTrace, Reasons
from lawmodel.rules.limits.time_result import TimeResult
from lawmodel.truth import NO, YES, Truth

if TYPE_CHECKING:
    from lawmodel.rules.question import Question

__all__ = ["NOT_STATED", "reasons_of"]

NOT_STATED = "there is a rule, and no source says what it is"


def reasons_of(question: Question, record: str, rule: Rule) -> Reasons:
    """Why a rule of a record gives what it gives."""
    if isinstance(rule, ConditionRule):
        return _of_condition(question, record, rule, question.case(record, rule))
    match rule:
        case NotStatedRule():
            return Reasons(None, None, (), None, NOT_STATED)
        case NotEncodedRule():
            return Reasons(None, None, (), None, f"the text states a rule that this model cannot say: {rule.reason}")
        case TimeLimitRule():
            case = question.case(record, rule)
            scope = None if rule.when is None else question.reasons(record, ("when",), rule.when, case)
            answer = question.apply(record, rule)
            return Reasons(scope, None, (), answer if isinstance(answer, TimeResult) else None)
        case _:
            assert_never(rule)


def _of_condition(question: Question, record: str, rule: ConditionRule, case: Case) -> Reasons:
    scope = None if rule.when is None else question.reasons(record, ("when",), rule.when, case)
    # Out of its scope nothing turns on what the rule says.
    applicable = scope is None or scope.truth is not NO
    applies = question.exceptions_applying(rule, case)
    set_aside = any(applies[e.id] is YES and "rule" in e.sets_aside for e in rule.unless)
    decisive = applicable and not set_aside
    condition = question.reasons(record, ("if",), rule.condition, case, decisive=decisive)
    # Nor on exceptions that can only give what the rule gives without them.
    matter = {e.then for e in rule.unless} != {condition.truth.value}
    exceptions = tuple(
        _exception(question, record, i, e, case, applies[e.id], applicable=applicable and (matter or set_aside))
        for i, e in enumerate(rule.unless)
    )
    return Reasons(scope, condition, exceptions, None)


def _exception(
    question: Question,
    record: str,
    index: int,
    exception: RuleException,
    case: Case,
    applies: Truth,
    *,
    applicable: bool,
) -> ExceptionTrace:
    decisive = applicable and applies is not NO
    path = ("unless", index, "if")
    condition = question.reasons(record, path, exception.condition, case, decisive=decisive)
    return ExceptionTrace(exception.id, exception.then, condition, applies, exception.cites)
