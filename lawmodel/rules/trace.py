"""Why a condition is what it is: every branch evaluated, and which of them decide."""

from __future__ import annotations

from collections.abc import Iterator

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
from lawmodel.rules.evaluate import Case, ready
from lawmodel.rules.outline import Outline, Reason
from lawmodel.truth import UNKNOWN

__all__ = ["Reason", "facts_of", "trace", "undetermined"]


def trace(node: Condition, case: Case, path: Path = (), *, decisive: bool = True) -> Reason:
    """The reasons tree of a condition: the same truth as `evaluate`, with no branch left out."""
    return Outline(ready(node), case.discrepancies, path).reasons(case, decisive=decisive)


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
