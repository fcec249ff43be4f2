"""Which constraints between facts can tell something of the facts that a rule asks for.

A constraint binds them through others, which nobody asked for, if what the others may be hangs on it. Where
another fact can be chosen so that every constraint that names it is kept, whatever else is so, those constraints tell
nothing: each case that keeps the rest can be made one that keeps them too. A fact that is given cannot be chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
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
    linked = _linked([_Named(one, facts_bound(one)) for one in world.implications], asked)
    left = dict(enumerate(linked))
    naming: dict[str, dict[int, None]] = {}
    for number, each in left.items():
        for name in sorted(each.names):
            naming.setdefault(name, {})[number] = None
    fixed = {*asked, *given}
    open_ends = dict.fromkeys(name for name in naming if name not in fixed)
    while open_ends:
        name = next(iter(open_ends))
        del open_ends[name]
        if not naming[name] or not _is_free(world, bound, name, [left[number] for number in naming[name]]):
            continue
        for number in [*naming[name]]:
            for other in left.pop(number).names:
                del naming[other][number]
                if other not in fixed:  # with fewer constraints on it, it may be free now
                    open_ends[other] = None
    return tuple(each.constraint for each in _linked([*left.values()], asked))


def _linked(constraints: Sequence[_Named], asked: Collection[str]) -> list[_Named]:
    """The constraints that name one of the facts asked for, or are linked by others with such a one."""
    naming: dict[str, list[_Named]] = {}
    for each in constraints:
        for name in each.names:
            naming.setdefault(name, []).append(each)
    reached = set(asked)
    open_ends = [*reached]
    while open_ends:
        for each in naming.pop(open_ends.pop(), ()):
            following = each.names - reached
            reached |= following
            open_ends += following
    return [each for each in constraints if not reached.isdisjoint(each.names)]


def _is_free(world: World, bound: Needs, fact: str, constraints: Iterable[_Named]) -> bool:
    """Whether some value of a fact keeps these constraints, which name it, whatever is so of the other facts."""
    cases = Cases(world, bound.only({fact}))
    if cases.space.count > _MOST:
        return False
    table, kept = TruthTable(world, cases), cases.space.everything
    for constraint, names in constraints:
        frame = Frame(None, unasked=names - {fact} | {AS_OF})
        kept &= table.condition(constraint.when, frame)[1] | table.condition(constraint.then, frame)[0]
    return bool(kept)
