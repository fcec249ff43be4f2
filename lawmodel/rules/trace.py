"""Why a condition is what it is: every branch evaluated, and which of them decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

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


class Reason(NamedTuple):
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


def trace(node: Condition, case: Case, path: Path = (), *, decisive: bool = True) -> Reason:
    """The reasons tree of a condition: the same truth as `evaluate`, with no branch left out."""
    truths: dict[int, Truth] = {}
    _find_truths(node, case, truths)
    return _reason(node, case, path, truths, decisive=decisive)


def _find_truths(node: Condition, case: Case, truths: dict[int, Truth]) -> Truth:
    """The truth of a node, and by their identity of all within it: each is found once."""
    match node:
        case AllOf() | AnyOf():
            truth = _joined(node, [_find_truths(child, case, truths) for child in node.of])
        case NotOf():
            truth = negation(_find_truths(node.of, case, truths))
        case ByAccount():
            for child in node.accounts.values():
                _find_truths(child, case, truths)
            truth = evaluate(node, case)
        case _:
            truth = evaluate(node, case)
    truths[id(node)] = truth
    return truth


def _reason(
    node: Condition, case: Case, path: Path, truths: Mapping[int, Truth], *, decisive: bool, account: str | None = None
) -> Reason:
    truth = truths[id(node)]
    match node:
        case AllOf() | AnyOf():
            every = _list_is_open(node, truth)
            children = tuple(
                _reason(
                    child,
                    case,
                    (*path, "of", index),
                    truths,
                    decisive=decisive and (every or truths[id(child)] is truth),
                )
                for index, child in enumerate(node.of)
            )
        case NotOf():
            children = (_reason(node.of, case, (*path, "of"), truths, decisive=decisive),)
        case ByAccount():
            children = tuple(_account_reasons(node, case, path, truths, decisive=decisive))
        case _:
            children = ()
    return Reason(node, path, truth, decisive, children, account)


def _account_reasons(
    node: ByAccount, case: Case, path: Path, truths: Mapping[int, Truth], *, decisive: bool
) -> Iterator[Reason]:
    """One branch for each account, also for those that do not decide; a silent account is unknown."""
    discrepancy = case.discrepancies.get(node.discrepancy)
    deciding = account_ids(discrepancy, node.accounts, case.chosen.get(node.discrepancy))
    for name in dict.fromkeys([*account_ids(discrepancy, node.accounts, None), *deciding]):
        at, decides = (*path, "accounts", name), decisive and name in deciding
        if name in node.accounts:
            yield _reason(node.accounts[name], case, at, truths, decisive=decides, account=name)
        else:
            yield Reason(None, at, UNKNOWN, decides, (), name)


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
