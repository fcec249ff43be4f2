"""What a condition is on the facts of a case: one `match` over the closed language, in Kleene's logic.

A condition is made ready once (`ready`) and then asked of as many cases as there are; `evaluate` does both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias, assert_never

from lawmodel.dates.partial import Range, parse, parse_or_none
from lawmodel.model.condition import ByAccount, Comparison, Condition, OneOf, RefersTo
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.model.reference import LegalReference, parse_reference
from lawmodel.rules.conditions.facts import NEVER, Facts, Value
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
    "joining",
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
    """A condition made ready: how it is asked. `ask` stops as soon as the truth is settled."""

    node: Condition
    ask: Ask


def evaluate(node: Condition, case: Case) -> Truth:
    """The truth of a condition: yes, no, or unknown where the facts known do not settle it."""
    return ready(node).ask(case)


def ready(node: Condition) -> Ready:
    """A condition ready to be asked of many cases."""
    return Ready(node, _asking(node))


def joining(node: Condition) -> Join | None:
    """How the truth of a condition follows from the truths of all conditions within.

    None where there are none, or where they are accounts: which of them count depends on the case.
    """
    match node.kind:
        case "all":
            return all_of
        case "any":
            return any_of if node.exhaustive else lambda truths: any_of([*truths, UNKNOWN])
        case "not":
            return lambda truths: negation(truths[0])
        case _:
            return None


def _asking(node: Condition) -> Ask:
    # By its kind: to ask eleven classes one after the other whether they have it takes longer than all the rest.
    match node.kind:
        case "holds":
            return _holds(node.fact) if node.member is None else _has_member(node.fact, node.member)
        case "all":
            return _all_of([_asking(child) for child in node.of])
        case "any":
            return _any_of([_asking(child) for child in node.of], NO if node.exhaustive else UNKNOWN)
        case "one-of":
            return _one_of(node)
        case "comparison":
            return _comparison(node)
        case "not":
            return _not_of(_asking(node.of))
        case "refers-to":
            return _refers_to(node)
        case "outcome-of":
            return _outcome_of(node.rule)
        case "is-stated":
            return _is_stated(node.fact)
        case "by-account":
            return _by_account(node, {name: _asking(child) for name, child in node.accounts.items()})
        case "not-encoded":
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


def _not_of(within: Ask) -> Ask:
    return lambda case: negation(within(case))


def _outcome_of(rule: str) -> Ask:
    return lambda case: case.outcome_of(rule)


# The types of values are told by `type` below: to find that None is no `Truth` or no mapping, `isinstance` takes long.


def _holds(fact: str) -> Ask:
    def ask(case: Case) -> Truth:
        value = case.facts.get(fact)
        return value if type(value) is Truth else UNKNOWN

    return ask


def _has_member(fact: str, member: str) -> Ask:
    def ask(case: Case) -> Truth:
        value = case.facts.get(fact)
        if value is None or type(value) is Truth:
            return UNKNOWN
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
    if isinstance(value, str):
        return _compared_with_day(fact, operator, value)
    if isinstance(value, int):
        return lambda case: compare(case.facts.get(fact), operator, value)
    other = value.fact
    return lambda case: compare(case.facts.get(fact), operator, case.facts.get(other))


def _compared_with_day(fact: str, operator: str, text: str) -> Ask:
    day, test = parse_or_none(text), _DATES.get(operator)

    def ask(case: Case) -> Truth:
        left = case.facts.get(fact)
        if left is None:
            return UNKNOWN
        if day is not None and test is not None and isinstance(left, Range):
            return test(left, day)
        return compare(left, operator, parse(text))

    return ask


def _refers_to(node: RefersTo) -> Ask:
    fact, references, otherwise = node.fact, node.references, NO if node.exhaustive else UNKNOWN

    def ask(case: Case) -> Truth:
        value = case.facts.get(fact)
        if not isinstance(value, LegalReference):
            return UNKNOWN
        result = otherwise
        for listed in references:
            within = value.lies_within(parse_reference(listed))
            if within is YES:
                return YES
            if within is UNKNOWN:
                result = UNKNOWN
        return result

    return ask


def _by_account(node: ByAccount, accounts: Mapping[str, Ask]) -> Ask:
    """Yes if every account gives yes, no if every account gives no; an account that is silent is unknown."""
    discrepancy = node.discrepancy

    def ask(case: Case) -> Truth:
        chosen = case.chosen.get(discrepancy)
        if chosen is not None:
            return accounts[chosen](case) if chosen in accounts else UNKNOWN
        declared = case.discrepancies.get(discrepancy)
        if declared is None:
            return UNKNOWN  # nobody knows which accounts there are: a check reports it
        ids = account_ids(declared, accounts, None)
        values = {accounts[name](case) if name in accounts else UNKNOWN for name in ids}
        return values.pop() if len(values) == 1 else UNKNOWN

    return ask


def _is_stated(fact: str) -> Ask:
    """A date that is known not to have happened is not stated; an absent fact may yet be."""

    def ask(case: Case) -> Truth:
        value = case.facts.get(fact)
        if value is None or value is UNKNOWN:
            return UNKNOWN
        return NO if value is NEVER else YES

    return ask


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
    if left is NEVER or right is NEVER:
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
