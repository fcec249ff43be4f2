"""Which facts a rule may ask for, with all rules that it refers to."""

from __future__ import annotations

from lawmodel.model.fact import AS_OF
from lawmodel.model.provision import VersionedProvision
from lawmodel.model.rule import TimeLimitRule
from lawmodel.model.time_limit import StartOf
from lawmodel.rules.conditions.parts import conditions_of, date_facts_of, starts_of
from lawmodel.rules.laid_out import laid_out
from lawmodel.rules.levels import rules_of_provision
from lawmodel.rules.world import World

__all__ = ["facts_asked"]


def facts_asked(world: World, path: str) -> tuple[str, ...]:
    """The facts in the order of the text, the day of the question left out. Errors: `NotARule`."""
    found: dict[str, None] = {}
    _collect(world, path, found, set())
    found.pop(AS_OF, None)
    return tuple(found)


def _collect(world: World, path: str, found: dict[str, None], seen: set[str]) -> None:
    if path in seen:
        return
    seen.add(path)
    provision = world.provision(path)
    if isinstance(provision, VersionedProvision):
        found[provision.version_day] = None
    for rule in rules_of_provision(provision):
        for _, condition in conditions_of(rule):
            apart = laid_out(world).condition(condition)
            found.update(dict.fromkeys(name for leaf in apart.leaves for name in leaf.facts))
            for node in apart.beyond:
                if node.kind == "outcome-of":
                    _collect(world, node.rule, found, seen)
        if isinstance(rule, TimeLimitRule):
            found.update(dict.fromkeys(date_facts_of(rule)))
            for start in starts_of(rule):
                if isinstance(start, StartOf) and start.outcome_of is not None:
                    _collect(world, start.outcome_of, found, seen)
