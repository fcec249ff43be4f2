"""A start that one of several limits gives, where it is not known which of them applies.

Of two limits that apply on a condition and on its contrary, one gives its day, whichever it is: so each truth of
what decides is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product

from lawmodel.dates.partial import Range, hull
from lawmodel.model.provision import RuleProvision
from lawmodel.model.rule import TimeLimitRule
from lawmodel.model.time_limit import Start, StartOf
from lawmodel.rules.conditions.facts import NEVER, Facts
from lawmodel.rules.conditions.implied import ContradictoryFacts
from lawmodel.rules.conditions.parts import inner_starts
from lawmodel.rules.conditions.trace import facts_of
from lawmodel.rules.limits.known import DateKnown, IfEver
from lawmodel.rules.world import World
from lawmodel.truth import NO, UNKNOWN, YES, Truth

__all__ = ["either_way"]

_MOST = 3
"""So many facts are tried together: eight cases."""


def either_way(
    start: Start, world: World, facts: Facts, given: Callable[[Mapping[str, Truth]], DateKnown]
) -> DateKnown:
    """The day of a start on either truth of each fact that decides which of its limits apply; absent if none does.

    `given` is the day of the start with those facts besides. Errors: those of `given`, contradictory facts aside.
    """
    deciding = sorted(set(_deciding(start, world, facts)))
    if not 0 < len(deciding) <= _MOST:
        return None
    each: list[DateKnown] = []
    for truths in product((YES, NO), repeat=len(deciding)):
        try:
            each.append(given(dict(zip(deciding, truths, strict=True))))
        except ContradictoryFacts:
            continue
    days = [one.days if isinstance(one, IfEver) else one for one in each if one is not NEVER]
    ranges = [one for one in days if isinstance(one, Range)]
    if not ranges or len(ranges) != len(days):
        return None
    return hull(ranges) if all(isinstance(one, Range) for one in each) else IfEver(hull(ranges))


def _deciding(start: Start, world: World, facts: Facts) -> Iterator[str]:
    """The boolean facts, not known, of which it hangs whether the limits within a start apply."""
    for _, one in inner_starts(start):
        if not isinstance(one, StartOf) or one.outcome_of is None:
            continue
        provision = world.provision(one.outcome_of)
        rule = provision.rule if isinstance(provision, RuleProvision) else None
        if isinstance(rule, TimeLimitRule) and rule.when is not None:
            for name in facts_of(rule.when):
                if facts.get(name, UNKNOWN) is UNKNOWN and name in world.facts and world.facts[name].type == "boolean":
                    yield name
