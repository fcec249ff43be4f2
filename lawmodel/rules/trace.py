"""Why a condition is what it is: every branch evaluated, and which of them decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
    RefersTo,
)
from lawmodel.rules.evaluate import Case, account_ids, evaluate
from lawmodel.truth import UNKNOWN, Truth, all_of, any_of, negation

__all__ = ["Reason", "facts_of", "trace", "undetermined"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One node of a condition with its truth on the facts, and its branches.

    `path` leads from the condition's root to the node. `decisive`: without this branch the truth of
    the whole would not stand on what it stands on. `account` names the account that the branch is of; a
    silent account has no node.
    """

    node: Condition | None
    path: Path
    truth: Truth
    decisive: bool
    children: tuple[Reason, ...] = ()
    account: str | None = None


def trace(node: Condition, case: Case, path: Path = (), *, decisive: bool = True, account: str | None = None) -> Reason:
    """The reasons tree of a condition: the same truth as `evaluate`, with no branch left out."""
    match node:
        case AllOf() | AnyOf():
            values = [evaluate(child, case) for child in node.of]
            truth = _joined(node, values)
            decides = [decisive and (value is truth or _list_is_open(node, truth)) for value in values]
            children = tuple(
                trace(child, case, (*path, "of", i), decisive=decides[i]) for i, child in enumerate(node.of)
            )
            return Reason(node, path, truth, decisive, children, account)
        case NotOf():
            child = trace(node.of, case, (*path, "of"), decisive=decisive)
            return Reason(node, path, negation(child.truth), decisive, (child,), account)
        case ByAccount():
            return _trace_accounts(node, case, path, decisive=decisive, account=account)
        case _:
            return Reason(node, path, evaluate(node, case), decisive, (), account)


def facts_of(node: Condition) -> Iterator[str]:
    """The facts that a condition itself asks for, in the order of the text, repeated as they occur."""
    match node:
        case Comparison(fact=fact, value=value):
            yield fact
            if isinstance(value, OtherFact):
                yield value.fact
        case Holds(fact=fact) | OneOf(fact=fact) | RefersTo(fact=fact) | IsStated(fact=fact):
            yield fact
        case AllOf(of=of) | AnyOf(of=of):
            for child in of:
                yield from facts_of(child)
        case NotOf(of=child):
            yield from facts_of(child)
        case ByAccount(accounts=accounts):
            for child in accounts.values():
                yield from facts_of(child)
        case _:
            return


def undetermined(reason: Reason) -> tuple[str, ...]:
    """Every fact of an unknown leaf whose ancestors are all unknown, in the order of the text."""
    found: dict[str, None] = {}
    _collect_undetermined(reason, found)
    return tuple(found)


def _collect_undetermined(reason: Reason, found: dict[str, None]) -> None:
    if reason.truth is not UNKNOWN or reason.node is None:
        return
    if reason.children:
        for child in reason.children:
            _collect_undetermined(child, found)
    elif not isinstance(reason.node, NotEncoded):
        found.update(dict.fromkeys(facts_of(reason.node)))


def _joined(node: AllOf | AnyOf, values: list[Truth]) -> Truth:
    if isinstance(node, AllOf):
        return all_of(values)
    return any_of(values if node.exhaustive else [*values, UNKNOWN])


def _list_is_open(node: AllOf | AnyOf, truth: Truth) -> bool:
    """No listed branch is met, but the list is incomplete: all of its noes together leave it unknown."""
    return isinstance(node, AnyOf) and not node.exhaustive and truth is UNKNOWN


def _trace_accounts(node: ByAccount, case: Case, path: Path, *, decisive: bool, account: str | None) -> Reason:
    chosen = case.chosen.get(node.discrepancy)
    deciding = account_ids(case.discrepancies.get(node.discrepancy), node.accounts, chosen)
    every = account_ids(case.discrepancies.get(node.discrepancy), node.accounts, None)
    children = []
    for name in dict.fromkeys([*every, *deciding]):
        decides = decisive and name in deciding
        at = (*path, "accounts", name)
        if name in node.accounts:
            children.append(trace(node.accounts[name], case, at, decisive=decides, account=name))
        else:
            children.append(Reason(None, at, UNKNOWN, decides, (), name))
    return Reason(node, path, evaluate(node, case), decisive, tuple(children), account)
