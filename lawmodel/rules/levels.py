"""How deep a rule is: through how many conditions within conditions, and rules behind rules, asking it leads.

No law needs many. What is too deep is told by a check and not asked: Python could not follow it to its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.model.rule import ConditionRule, Rule, TimeLimitRule
from lawmodel.model.time_limit import StartOf
from lawmodel.rules.conditions.parts import conditions_of, inner_starts, starts_of, starts_with_paths
from lawmodel.rules.laid_out import laid_out
from lawmodel.rules.question import NotARule, World

__all__ = ["MOST_LEVELS", "RulesTooDeep", "levels", "references_of", "rules_of_provision"]

MOST_LEVELS: Final = 60
"""How many levels a rule may have: each rule is one, and each condition within another."""


class RulesTooDeep(ValueError):
    """A rule that rests on too many others, one behind the other; `lawmodel check` finds it as `rule-too-deep`."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"`{self.path}` is more than {MOST_LEVELS} levels deep, and cannot be asked"


def levels(world: World, path: str) -> int:
    """How many levels a rule has, those of the rules behind it included; a rule that there is not has none.

    Of rules in a circle, which has no end, those are counted that lead around it.
    """
    known = laid_out(world).levels
    way: dict[
        str, tuple[int, int, list[str]]
    ] = {}  # to the rule looked at: its number there, its levels, what it names
    open_ends = [path]
    while open_ends:
        current = open_ends[-1]
        if current in known:
            open_ends.pop()
            continue
        if current not in way:
            way[current] = len(way), *_own(world, current)
            open_ends += [other for other in way[current][2] if other not in known and other not in way]
            continue
        _, number, named = way[current]
        behind = (known[other] if other in known else len(way) - way[other][0] for other in named)
        known[current] = number + max(behind, default=0)
        del way[current]
        open_ends.pop()
    return known[path]


def references_of(world: World, rule: Rule) -> Iterator[tuple[str, type[Rule]]]:
    """The rules that a rule refers to, each with the kind that it must be of."""
    for _, condition in conditions_of(rule):
        beyond = laid_out(world).condition(condition).beyond
        yield from ((node.rule, ConditionRule) for node in beyond if node.kind == "outcome-of")
    for start in starts_of(rule) if isinstance(rule, TimeLimitRule) else ():
        if isinstance(start, StartOf) and start.outcome_of is not None:
            yield start.outcome_of, TimeLimitRule


def rules_of_provision(provision: RuleProvision | VersionedProvision) -> tuple[Rule, ...]:
    """The rule, or each version's."""
    if isinstance(provision, RuleProvision):
        return (provision.rule,)
    return tuple(version.rule for version in provision.versions)


def _own(world: World, path: str) -> tuple[int, list[str]]:
    """The levels of a rule itself, and the rules that it refers to."""
    try:
        rules = rules_of_provision(world.provision(path))
    except NotARule:
        return 0, []
    named = [other for rule in rules for other, _ in references_of(world, rule)]
    return max(_levels_of(world, rule) for rule in rules), named


def _levels_of(world: World, rule: Rule) -> int:
    conditions = [laid_out(world).condition(condition).levels for _, condition in conditions_of(rule)]
    found = 1 + max(conditions, default=0)
    if isinstance(rule, ConditionRule):
        return found + _exceptions_behind_each_other(rule)
    if isinstance(rule, TimeLimitRule):
        within = (len(path) - len(at) for at, start in starts_with_paths(rule) for path, _ in inner_starts(start, at))
        return found + max(within, default=0) // 2
    return found


def _exceptions_behind_each_other(rule: ConditionRule) -> int:
    """The most exceptions of which each sets aside the next, as far as that matters."""
    known = {each.id for each in rule.unless}
    aside = {each.id: known.intersection(each.sets_aside) for each in rule.unless}
    found = 0
    while any(aside.values()) and found <= MOST_LEVELS:
        last = {ident for ident, names in aside.items() if not names}
        if not last:
            break  # a circle, which is told by another check
        aside = {ident: names - last for ident, names in aside.items() if names}
        found += 1
    return found
