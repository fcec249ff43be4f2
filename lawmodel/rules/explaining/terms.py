"""The rules of an instrument that the day alone decides, such as one on the term of a programme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lawmodel.dates.partial import Range
from lawmodel.model.fact import AS_OF
from lawmodel.model.rule import ConditionRule
from lawmodel.rules.conditions.parts import conditions_of
from lawmodel.rules.conditions.trace import facts_of

if TYPE_CHECKING:
    from lawmodel.rules.ask import AskableRule
    from lawmodel.rules.explaining.decision_report import ReportedTerm

__all__ = ["terms_on"]


def terms_on(rules: Iterable[AskableRule], on: Range) -> list[ReportedTerm]:
    """What those of the rules give on a day that ask for the day and for nothing else."""
    return [
        {"rule": rule.path, "heading": rule.heading, "answer": rule.decide({}, on=on).answer}
        for rule in rules
        if _asks_the_day_alone(rule)
    ]


def _asks_the_day_alone(rule: AskableRule) -> bool:
    conditions = [c for one in rule.rules for _, c in conditions_of(one) if isinstance(one, ConditionRule)]
    return rule.is_sound and not rule.facts and any(AS_OF in facts_of(condition) for condition in conditions)
