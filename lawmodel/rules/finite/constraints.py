"""Which constraints between facts can tell something of the facts that a rule asks for.

A constraint binds them through others, which nobody asked for, if what the others may be hangs on it. Where
another fact can be chosen so that every constraint that names it is kept, whatever else is so, those constraints tell
nothing: each case that keeps the rest can be made one that keeps them too. A fact that is given cannot be chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from lawmodel.model.fact import AS_OF, Implication
from lawmodel.rules.conditions.trace import facts_bound
from lawmodel.rules.finite.cases import Cases, Frame
from lawmodel.rules.finite.needs import Needs
from lawmodel.rules.finite.truth_table import TruthTable
from lawmodel.rules.question import World

__all__ = ["binding"]

_MOST: Final = 1 << 10
"""A fact with more cases than that (a set of many members) is taken for one that cannot be chosen freely."""


class _Named(NamedTuple):
    """A constraint with the facts that it names."""

    constraint: Implication
    names: frozenset[str]


def binding(world: World, bound: Needs, asked: Collection[str], given: Collection[str]) -> tuple[Implication, ...]:
    """The constraints that can tell something of the facts asked for, in a case in which these facts are given.

    `bound`: what all constraints ask of facts.
    """
    left = _linked([_Named(one, facts_bound(one)) for one in world.implications], asked)
    fixed = {*asked, *given}
    while (
        free := next((f for f in _names(left) if f not in fixed and _is_free(world, bound, f, left)), None)
    ) is not None:
        left = _linked([each for each in left if free not in each.names], asked)
    return tuple(each.constraint for each in left)


def _names(constraints: Iterable[_Named]) -> Mapping[str, None]:
    return dict.fromkeys(name for each in constraints for name in sorted(each.names))


def _linked(constraints: Sequence[_Named], asked: Collection[str]) -> list[_Named]:
    """The constraints that name one of the facts asked for, or are linked by others with such a one."""
    reached, size = set(asked), -1
    while len(reached) != size:
        size = len(reached)
        for each in constraints:
            if not reached.isdisjoint(each.names):
                reached |= each.names
    return [each for each in constraints if not reached.isdisjoint(each.names)]


def _is_free(world: World, bound: Needs, fact: str, constraints: Iterable[_Named]) -> bool:
    """Whether some value of a fact keeps every constraint that names it, whatever is so of the other facts."""
    cases = Cases(world, bound.only({fact}))
    if cases.space.count > _MOST:
        return False
    table, kept = TruthTable(world, cases), cases.space.everything
    for constraint, names in constraints:
        if fact in names:
            frame = Frame(None, unasked=names - {fact} | {AS_OF})
            kept &= table.condition(constraint.when, frame)[1] | table.condition(constraint.then, frame)[0]
    return bool(kept)
