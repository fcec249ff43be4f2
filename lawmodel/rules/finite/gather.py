"""Gathering what a rule asks of facts, with all rules it refers to and the constraints that bind its facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from lawmodel.model.condition import Condition, OtherFact
from lawmodel.model.fact import AS_OF, Implication
from lawmodel.model.provision import Version, VersionedProvision
from lawmodel.model.rule import ConditionRule, TimeLimitRule
from lawmodel.model.time_limit import StartOf
from lawmodel.rules.conditions.parts import conditions_of, starts_of
from lawmodel.rules.finite.constraints import binding
from lawmodel.rules.finite.needs import Asked, Needs
from lawmodel.rules.laid_out import Leaf, laid_out
from lawmodel.rules.levels import rules_of_provision
from lawmodel.rules.question import World

__all__ = ["needs_of", "needs_within"]


def needs_of(worlds: Iterable[tuple[World, str]], given: Collection[str] = ()) -> Needs:
    """What the rules ask, with all rules they refer to and the constraints that bind their facts.

    `given`: facts of the case, which may bind those that are asked for where others could be anything.
    """
    each = list(worlds)
    needs = Needs(each[0][0].facts)
    for world, path in each:
        _gather_rule(world, path, needs, set())
    needs.own = frozenset(needs.facts)
    first = each[0][0]
    if first.implications:
        needs.binding = binding(first, _asked_by(first, first.implications), needs.own, given)
        _gather_constraints(first, needs.binding, needs)
    return needs


def _asked_by(world: World, implications: Iterable[Implication]) -> Needs:
    needs = Needs(world.facts)
    _gather_constraints(world, implications, needs)
    return needs


def _gather_constraints(world: World, implications: Iterable[Implication], needs: Needs) -> None:
    apart = laid_out(world)
    for implication in implications:
        for condition in (implication.when, implication.then):
            _gather_leaves(apart.condition(condition).leaves, needs)


def needs_within(world: World, record: str, condition: Condition) -> Needs:
    """What a condition of a record asks, with all rules it refers to."""
    needs = Needs(world.facts)
    _gather_condition(world, record, condition, needs, set())
    return needs


def _gather_rule(world: World, path: str, needs: Needs, seen: set[str]) -> None:
    if path in seen:
        return
    seen.add(path)
    record = path.partition("/")[0]
    provision = world.provision(path)
    if isinstance(provision, VersionedProvision):
        _gather_versions(provision, needs)
    for rule in rules_of_provision(provision):
        for _, condition in conditions_of(rule):
            _gather_condition(world, record, condition, needs, seen)
        for start in starts_of(rule) if isinstance(rule, TimeLimitRule) else ():
            if isinstance(start, StartOf) and start.outcome_of is not None:
                _gather_rule(world, start.outcome_of, needs, seen)
        for name in rule.presume if isinstance(rule, (ConditionRule, TimeLimitRule)) else ():
            if name in needs.facts:
                needs.facts[name].presumed = True


def _gather_versions(provision: VersionedProvision, needs: Needs) -> None:
    asked = needs.facts.setdefault(provision.version_day, Asked())
    needs.conditions += len(provision.versions)
    for version in provision.versions:
        asked.starts |= set(_version_starts(version))


def _version_starts(version: Version) -> Iterator[int]:
    for text, days in ((version.applies.from_day, 0), (version.applies.until, 1)):
        try:
            if text is not None:
                yield date.fromisoformat(text).toordinal() + days
        except ValueError:
            continue  # a day that is not in the calendar: a check reports it


def _gather_condition(world: World, record: str, condition: Condition, needs: Needs, seen: set[str]) -> None:
    apart = laid_out(world).condition(condition)
    needs.conditions += len(apart.nodes) + sum(leaf.listed for leaf in apart.leaves)
    _gather_leaves(apart.leaves, needs)
    for node in apart.beyond:
        if node.kind == "by-account":
            needs.accounts[record, node.discrepancy] = None
        else:
            other = node.rule.partition("/")[0]
            if other != record:
                needs.standings[other] = None
            _gather_rule(world, node.rule, needs, seen)


def _gather_leaves(leaves: Iterable[Leaf], needs: Needs) -> None:
    facts, declared = needs.facts, needs.declared
    for leaf in leaves:
        for name in leaf.facts:
            if name not in facts and (name == AS_OF or name in declared):
                facts[name] = Asked()
        if not leaf.is_mistyped and leaf.facts[0] in facts:
            _gather_leaf(leaf, facts)


def _gather_leaf(leaf: Leaf, facts: Mapping[str, Asked]) -> None:
    node, asked = leaf.node, facts[leaf.facts[0]]
    match node.kind:
        case "holds":
            if node.member is not None:
                asked.members[node.member] = None
        case "one-of":
            asked.lists[frozenset(node.values)] = None
        case "refers-to":
            asked.references.update(dict.fromkeys(leaf.references))
        case "comparison":
            asked.starts.update(leaf.starts)
            if isinstance(node.value, OtherFact) and node.value.fact in facts:
                asked.compared_with.add(node.value.fact)
                facts[node.value.fact].compared_with.add(node.fact)
        case _:
            return
