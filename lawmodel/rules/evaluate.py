"""What a condition is on the facts of a case: one `match` over the closed language, in Kleene's logic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import assert_never

from lawmodel.dates.partial import Range, parse
from lawmodel.model.condition import (
    AllOf,
    AnyOf,
    ByAccount,
    Comparison,
    Condition,
    Holds,
    IsStated,
    NotEncoded,
    NotOf,
    OneOf,
    OtherFact,
    OutcomeOf,
    RefersTo,
)
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.model.reference import LegalReference, parse_reference
from lawmodel.rules.facts import Facts, Never, Value
from lawmodel.truth import NO, UNKNOWN, YES, Truth, negation

__all__ = ["Case", "UnknownAccount", "account_ids", "compare", "evaluate"]


class UnknownAccount(ValueError):
    """An account was fixed that the discrepancy does not have."""

    def __init__(self, discrepancy: str, account: str, known: tuple[str, ...]) -> None:
        super().__init__(discrepancy, account, known)
        self.discrepancy = discrepancy
        self.account = account
        self.known = known

    def __str__(self) -> str:
        return f"`{self.account}` is not an account of `{self.discrepancy}`; it has {', '.join(self.known) or 'none'}"


class Case:
    """The facts of one case, and what else a condition may ask for.

    `outcome_of` answers references to other rules; `chosen` gives, for each discrepancy, the account
    that decides, where the record takes one or the caller fixed one.
    """

    __slots__ = ("chosen", "discrepancies", "facts", "outcome_of")

    def __init__(
        self,
        facts: Facts,
        outcome_of: Callable[[str], Truth],
        discrepancies: Mapping[str, Discrepancy],
        chosen: Mapping[str, str],
    ) -> None:
        self.facts = facts
        self.outcome_of = outcome_of
        self.discrepancies = discrepancies
        self.chosen = chosen


def evaluate(node: Condition, case: Case) -> Truth:
    """The truth of a condition: yes, no, or unknown where the facts known do not settle it."""
    match node:
        case Holds():
            return _holds(node, case.facts.get(node.fact))
        case AllOf():
            result = YES
            for child in node.of:
                value = evaluate(child, case)
                if value is NO:
                    return NO
                if value is UNKNOWN:
                    result = UNKNOWN
            return result
        case AnyOf():
            result = NO if node.exhaustive else UNKNOWN
            for child in node.of:
                value = evaluate(child, case)
                if value is YES:
                    return YES
                if value is UNKNOWN:
                    result = UNKNOWN
            return result
        case OneOf():
            return _one_of(node, case.facts.get(node.fact))
        case Comparison():
            return _comparison(node, case.facts)
        case NotOf():
            return negation(evaluate(node.of, case))
        case RefersTo():
            return _refers_to(node, case.facts.get(node.fact))
        case OutcomeOf():
            return case.outcome_of(node.rule)
        case IsStated():
            return _is_stated(case.facts.get(node.fact))
        case ByAccount():
            return _by_account(node, case)
        case NotEncoded():
            return UNKNOWN
        case _:
            assert_never(node)


def account_ids(discrepancy: Discrepancy | None, written: Mapping[str, object], chosen: str | None) -> tuple[str, ...]:
    """The accounts that are evaluated: the chosen one, else every account of the discrepancy."""
    if chosen is not None:
        return (chosen,)
    if discrepancy is None:
        return tuple(written)
    return tuple(account.id for account in discrepancy.accounts)


def compare(left: Value | None, operator: str, right: Value | None) -> Truth:
    """Whether two dates, or two integers, stand so to each other; unknown if either is."""
    if left is None or right is None:
        return UNKNOWN
    if isinstance(left, int) and isinstance(right, int):
        return YES if _INTEGERS[operator](left, right) else NO
    if isinstance(left, Never) or isinstance(right, Never):
        return _compare_never(left, operator, right)
    if isinstance(left, Range) and isinstance(right, Range):
        return _DATES[operator](left, right)
    return UNKNOWN


_INTEGERS: Mapping[str, Callable[[int, int], bool]] = {
    "less-than": int.__lt__,
    "at-most": int.__le__,
    "equal-to": int.__eq__,
    "at-least": int.__ge__,
    "more-than": int.__gt__,
}
_DATES: Mapping[str, Callable[[Range, Range], Truth]] = {
    "before": Range.before,
    "on-or-before": Range.on_or_before,
    "on": Range.same_day,
    "on-or-after": Range.on_or_after,
    "after": Range.after,
}


def _compare_never(left: Value, operator: str, right: Value) -> Truth:
    """What has not happened by the day of the question is not on, before or after any day by then."""
    del left, operator, right
    return NO


def _holds(node: Holds, value: Value | None) -> Truth:
    if node.member is None:
        return value if isinstance(value, Truth) else UNKNOWN
    return value.get(node.member, UNKNOWN) if isinstance(value, Mapping) else UNKNOWN


def _one_of(node: OneOf, value: Value | None) -> Truth:
    if not isinstance(value, frozenset):
        return UNKNOWN
    listed = value.intersection(node.values)
    if len(listed) == len(value):
        return YES
    return NO if not listed and node.exhaustive else UNKNOWN


def _comparison(node: Comparison, facts: Facts) -> Truth:
    left = facts.get(node.fact)
    if left is None:
        return UNKNOWN
    value = node.value
    if isinstance(value, OtherFact):
        return compare(left, node.operator, facts.get(value.fact))
    return compare(left, node.operator, value if isinstance(value, int) else parse(value))


def _refers_to(node: RefersTo, value: Value | None) -> Truth:
    if not isinstance(value, LegalReference):
        return UNKNOWN
    result = NO if node.exhaustive else UNKNOWN
    for listed in node.references:
        within = value.lies_within(parse_reference(listed))
        if within is YES:
            return YES
        if within is UNKNOWN:
            result = UNKNOWN
    return result


def _is_stated(value: Value | None) -> Truth:
    """A date that is known not to have happened is not stated; an absent fact may yet be."""
    if value is None or value is UNKNOWN:
        return UNKNOWN
    return NO if isinstance(value, Never) else YES


def _by_account(node: ByAccount, case: Case) -> Truth:
    """Yes if every account gives yes, no if every account gives no; an account that is silent is unknown."""
    ids = account_ids(case.discrepancies.get(node.discrepancy), node.accounts, case.chosen.get(node.discrepancy))
    values = {evaluate(node.accounts[name], case) if name in node.accounts else UNKNOWN for name in ids}
    return values.pop() if len(values) == 1 else UNKNOWN
