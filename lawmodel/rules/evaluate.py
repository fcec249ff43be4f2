"""What a condition is on the facts of a case: one `match` over the closed language, in Kleene's logic.

A condition is made ready once (`ready`) and then asked of as many cases as there are; `evaluate` does both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias, assert_never

from lawmodel.dates.partial import Range, parse
from lawmodel.diagnostics import Path
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
    children,
)
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.model.reference import LegalReference, parse_reference
from lawmodel.rules.facts import Facts, Never, Value
from lawmodel.truth import NO, UNKNOWN, YES, Truth, all_of, any_of, negation

__all__ = [
    "Ask",
    "Case",
    "Join",
    "MistypedComparison",
    "Ready",
    "UnknownAccount",
    "account_ids",
    "compare",
    "evaluate",
    "ready",
]


class UnknownAccount(ValueError):
    """An account was fixed that the discrepancy does not have."""

    def __init__(self, discrepancy: str, account: str, known: tuple[str, ...]) -> None:
        super().__init__(discrepancy, account, known)
        self.discrepancy = discrepancy
        self.account = account
        self.known = known

    def __str__(self) -> str:
        return f"`{self.account}` is not an account of `{self.discrepancy}`; it has {', '.join(self.known) or 'none'}"


class MistypedComparison(ValueError):
    """A comparison that its fact's type has no answer to: an age `before` a number.

    `lawmodel check` finds it as `mistyped-fact`.
    """

    def __init__(self, operator: str, left: Value, right: Value) -> None:
        super().__init__(operator, left, right)
        self.operator = operator
        self.left = left
        self.right = right

    def __str__(self) -> str:
        kind = "dates" if isinstance(self.left, Range) else "integers"
        return f"`{self.operator}` does not compare {kind}: `{self.left}` and `{self.right}`"


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


Ask: TypeAlias = Callable[[Case], Truth]
"""A condition ready to be asked of a case."""
Join: TypeAlias = Callable[[Sequence[Truth]], Truth]
"""The truth of a condition from the truths of all those within it."""


class Ready(NamedTuple):
    """A condition made ready: how it is asked, and those within it, each with the step of the path to it.

    `ask` stops as soon as the truth is settled; `join` gives it from the truths of all conditions within (None where
    there are none, or where they are accounts: which of them count depends on the case).
    """

    node: Condition
    ask: Ask
    join: Join | None
    within: tuple[tuple[Path, Ready], ...]


def evaluate(node: Condition, case: Case) -> Truth:
    """The truth of a condition: yes, no, or unknown where the facts known do not settle it."""
    return ready(node).ask(case)


def ready(node: Condition) -> Ready:
    """A condition ready to be asked of many cases."""
    within = tuple((step, ready(child)) for step, child in children(node))
    return Ready(node, _asking(node, [child.ask for _, child in within]), _joining(node), within)


def _joining(node: Condition) -> Join | None:
    match node:
        case AllOf():
            return all_of
        case AnyOf():
            return any_of if node.exhaustive else lambda truths: any_of([*truths, UNKNOWN])
        case NotOf():
            return lambda truths: negation(truths[0])
        case _:
            return None


def _asking(node: Condition, within: Sequence[Ask]) -> Ask:
    match node:
        case Holds():
            return _holds(node)
        case AllOf():
            return _all_of(within)
        case AnyOf():
            return _any_of(within, NO if node.exhaustive else UNKNOWN)
        case OneOf():
            return _one_of(node)
        case Comparison():
            return _comparison(node)
        case NotOf():
            return lambda case: negation(within[0](case))
        case RefersTo():
            return _refers_to(node)
        case OutcomeOf():
            return lambda case: case.outcome_of(node.rule)
        case IsStated():
            return lambda case: _is_stated(case.facts.get(node.fact))
        case ByAccount():
            return _by_account(node, dict(zip(node.accounts, within, strict=True)))
        case NotEncoded():
            return lambda _: UNKNOWN
        case _:
            assert_never(node)


def _all_of(within: Sequence[Ask]) -> Ask:
    def ask(case: Case) -> Truth:
        result = YES
        for each in within:
            value = each(case)
            if value is NO:
                return NO
            if value is UNKNOWN:
                result = UNKNOWN
        return result

    return ask


def _any_of(within: Sequence[Ask], otherwise: Truth) -> Ask:
    def ask(case: Case) -> Truth:
        result = otherwise
        for each in within:
            value = each(case)
            if value is YES:
                return YES
            if value is UNKNOWN:
                result = UNKNOWN
        return result

    return ask


def _holds(node: Holds) -> Ask:
    fact, member = node.fact, node.member

    def ask(case: Case) -> Truth:
        value = case.facts.get(fact)
        if member is None:
            return value if isinstance(value, Truth) else UNKNOWN
        return value.get(member, UNKNOWN) if isinstance(value, Mapping) else UNKNOWN

    return ask


def _one_of(node: OneOf) -> Ask:
    fact, listed, otherwise = node.fact, frozenset(node.values), NO if node.exhaustive else UNKNOWN

    def ask(case: Case) -> Truth:
        value = case.facts.get(fact)
        if not isinstance(value, frozenset):
            return UNKNOWN
        if value <= listed:
            return YES
        return otherwise if value.isdisjoint(listed) else UNKNOWN

    return ask


def _comparison(node: Comparison) -> Ask:
    fact, operator, value = node.fact, node.operator, node.value

    def ask(case: Case) -> Truth:
        left = case.facts.get(fact)
        if left is None:
            return UNKNOWN
        if isinstance(value, str):
            return compare(left, operator, parse(value))
        return compare(left, operator, case.facts.get(value.fact) if isinstance(value, OtherFact) else value)

    return ask


def _refers_to(node: RefersTo) -> Ask:
    otherwise = NO if node.exhaustive else UNKNOWN

    def ask(case: Case) -> Truth:
        value = case.facts.get(node.fact)
        if not isinstance(value, LegalReference):
            return UNKNOWN
        result = otherwise
        for listed in node.references:
            within = value.lies_within(parse_reference(listed))
            if within is YES:
                return YES
            if within is UNKNOWN:
                result = UNKNOWN
        return result

    return ask


def _by_account(node: ByAccount, accounts: Mapping[str, Ask]) -> Ask:
    """Yes if every account gives yes, no if every account gives no; an account that is silent is unknown."""

    def ask(case: Case) -> Truth:
        chosen = case.chosen.get(node.discrepancy)
        if chosen is not None:
            return accounts[chosen](case) if chosen in accounts else UNKNOWN
        ids = account_ids(case.discrepancies.get(node.discrepancy), accounts, None)
        values = {accounts[name](case) if name in accounts else UNKNOWN for name in ids}
        return values.pop() if len(values) == 1 else UNKNOWN

    return ask


def _is_stated(value: Value | None) -> Truth:
    """A date that is known not to have happened is not stated; an absent fact may yet be."""
    if value is None or value is UNKNOWN:
        return UNKNOWN
    return NO if isinstance(value, Never) else YES


def account_ids(discrepancy: Discrepancy | None, written: Mapping[str, object], chosen: str | None) -> tuple[str, ...]:
    """The accounts that are evaluated: the chosen one, else every account of the discrepancy."""
    if chosen is not None:
        return (chosen,)
    if discrepancy is None:
        return tuple(written)
    return tuple(account.id for account in discrepancy.accounts)


def compare(left: Value | None, operator: str, right: Value | None) -> Truth:
    """Whether two dates, or two integers, stand so to each other; unknown if either is. Errors: `MistypedComparison`."""
    if left is None or right is None:
        return UNKNOWN
    if isinstance(left, Never) or isinstance(right, Never):
        return NO  # what has not happened by the day of the question is not on, before or after any day by then
    try:
        if isinstance(left, Range) and isinstance(right, Range):
            return _DATES[operator](left, right)
        if isinstance(left, int) and isinstance(right, int):
            return YES if _INTEGERS[operator](left, right) else NO
    except KeyError:
        raise MistypedComparison(operator, left, right) from None
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
