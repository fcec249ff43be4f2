"""Why a condition is what it is: every branch evaluated, and which of them decide."""

from __future__ import annotations

from collections.abc import Sequence

from lawmodel.diagnostics import Path
from lawmodel.model.condition import Condition, NotEncoded, OtherFact, children
from lawmodel.model.fact import Implication
from lawmodel.rules.conditions.evaluate import Case
from lawmodel.rules.conditions.outline import Outline, Reason
from lawmodel.truth import UNKNOWN

__all__ = ["Reason", "facts_bound", "facts_of", "trace", "undetermined"]


def trace(node: Condition, case: Case, path: Path = (), *, decisive: bool = True) -> Reason:
    """The reasons tree of a condition: the same truth as `evaluate`, with no branch left out."""
    return Outline(node, case.discrepancies, path).reasons(case, decisive=decisive)


def facts_of(node: Condition) -> Sequence[str]:
    """The facts that a condition itself asks for, in the order of the text, repeated as they occur."""
    match node.kind:
        case "comparison":
            return (node.fact, node.value.fact) if isinstance(node.value, OtherFact) else (node.fact,)
        case "holds" | "one-of" | "refers-to" | "is-stated":
            return (node.fact,)
        case _:
            return [name for _, child in children(node) for name in facts_of(child)]


def facts_bound(constraint: Implication) -> frozenset[str]:
    """The facts that a constraint names."""
    return frozenset([*facts_of(constraint.when), *facts_of(constraint.then)])


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
