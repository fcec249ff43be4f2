"""Conditions without which a rule would give the same in every case: implied by others, or of no consequence.

Faithful law is sometimes redundant, so the record may say of a condition why it is so (`redundant`). Of
several that make each other superfluous only as many are told as could be left out together, and of many the first five.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawmodel.diagnostics import Path
from lawmodel.rules.finite.contexts import Context
from lawmodel.rules.finite.units import Unit

__all__ = ["Redundancies", "redundancies"]

_MOST = 5  # of a rule, settled or not: each is found by going through the rule without those before


class Redundancies(NamedTuple):
    """Superfluous conditions: those the record settles, those it does not; settled ones that are needed; what is left."""

    settled: tuple[Context, ...]
    unsettled: tuple[Context, ...]
    needed: tuple[Context, ...]
    left: tuple[Context, ...]


def redundancies(unit: Unit) -> Redundancies:
    """The superfluous conditions of a rule in which none is the same in every case: that would make others so."""
    settled = _one_by_one(unit, [], settled=True)
    unsettled = _one_by_one(unit, settled, settled=False)
    told = [one.path for one in (*settled, *unsettled)]
    seen = unit.seen([*settled, *unsettled])
    left = [one for one in seen if not any(_is_within(one.path, path) for path in told)]
    # Where more are settled than are looked for, one that is left may well be superfluous too.
    needed = [one for one in left if one.node.redundant is not None and len(settled) < _MOST]
    return Redundancies(tuple(settled), tuple(unsettled), tuple(needed), tuple(left))


def _one_by_one(unit: Unit, before: Sequence[Context], *, settled: bool) -> list[Context]:
    """Superfluous conditions, each found as if those before had been left out."""
    found: list[Context] = []
    while len(found) < _MOST:
        told = [one.path for one in (*before, *found)]
        seen = unit.seen([*before, *found])
        following = next(_superfluous(seen, told, settled=settled), None)
        if following is None:
            break
        found.append(following)
    return found


def _superfluous(seen: Sequence[Context], told: Sequence[Path], *, settled: bool) -> Iterator[Context]:
    """Superfluous conditions not yet told: the outermost, and of several that are told of none the last first."""
    found: list[Context] = []
    aside = list(told)
    for one in seen:
        if (one.node.redundant is not None) != settled or any(_is_within(one.path, path) for path in aside):
            continue
        if one.is_superfluous:
            found.append(one)
            aside.append(one.path)
    yield from found if settled else reversed(found)


def _is_within(path: Path, outer: Path) -> bool:
    return path[: len(outer)] == outer
