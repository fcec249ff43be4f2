"""Gathering what a rule asks of facts, with all rules it refers to and the constraints that bind its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from lawmodel.dates.partial import parse
from lawmodel.model.condition import (
    ByAccount,
    Comparison,
    Condition,
    Holds,
    OneOf,
    OtherFact,
    OutcomeOf,
    RefersTo,
)
from lawmodel.model.fact import AS_OF, Implication
from lawmodel.model.provision import RuleProvision, Version, VersionedProvision
from lawmodel.model.reference import parse_reference
from lawmodel.model.rule import ConditionRule, Rule, TimeLimitRule
from lawmodel.model.time_limit import StartOf
from lawmodel.rules.finite_needs import Asked, Needs
from lawmodel.rules.mistyped import is_mistyped
from lawmodel.rules.parts import conditions_of, nodes_of, starts_of
from lawmodel.rules.question import World
from lawmodel.rules.trace import facts_of

__all__ = ["binding", "needs_of", "needs_within"]


def needs_of(worlds: Iterable[tuple[World, str]], given: Iterable[str] = ()) -> Needs:
    """What the rules ask, with all rules they refer to and the constraints that bind their facts.

    `given`: facts of the case; a constraint through a fact that no rule asks for binds only where it is given,
    or where it links two facts that are asked for.
    """
    each = list(worlds)
    needs = Needs(each[0][0].facts)
    for world, path in each:
        _gather_rule(world, path, needs, set())
    needs.own = frozenset(needs.facts)
    for implication in binding(each[0][0].implications, needs.facts, given):
        for condition in (implication.when, implication.then):
            _gather_condition(condition, needs)
    return needs


def needs_within(world: World, record: str, condition: Condition) -> Needs:
    """What a condition of a record asks, with all rules it refers to."""
    needs = Needs(world.facts)
    _gather_condition(condition, needs)
    for _, node in nodes_of(condition):
        _gather_beyond(world, record, node, needs, set())
    return needs


def _gather_rule(world: World, path: str, needs: Needs, seen: set[str]) -> None:
    if path in seen:
        return
    seen.add(path)
    record = path.partition("/")[0]
    provision = world.provision(path)
    if isinstance(provision, RuleProvision):
        rules: tuple[Rule, ...] = (provision.rule,)
    else:
        rules = tuple(version.rule for version in provision.versions)
        _gather_versions(provision, needs)
    for rule in rules:
        for _, condition in conditions_of(rule):
            _gather_condition(condition, needs)
            for _, node in nodes_of(condition):
                _gather_beyond(world, record, node, needs, seen)
        for start in starts_of(rule) if isinstance(rule, TimeLimitRule) else ():
            if isinstance(start, StartOf) and start.outcome_of is not None:
                _gather_rule(world, start.outcome_of, needs, seen)
        for name in rule.presume if isinstance(rule, (ConditionRule, TimeLimitRule)) else ():
            if name in needs.facts:
                needs.facts[name].presumed = True


def _gather_versions(provision: VersionedProvision, needs: Needs) -> None:
    asked = needs.facts.setdefault(provision.version_day, Asked())
    for version in provision.versions:
        asked.starts |= set(_version_starts(version))


def _version_starts(version: Version) -> Iterator[int]:
    for text, days in ((version.applies.from_day, 0), (version.applies.until, 1)):
        try:
            if text is not None:
                yield date.fromisoformat(text).toordinal() + days
        except ValueError:
            continue  # a day that is not in the calendar: a check reports it


def _gather_beyond(world: World, record: str, node: Condition, needs: Needs, seen: set[str]) -> None:
    if isinstance(node, ByAccount):
        needs.accounts[record, node.discrepancy] = None
    elif isinstance(node, OutcomeOf):
        other = node.rule.partition("/")[0]
        if other != record:
            needs.standings[other] = None
        _gather_rule(world, node.rule, needs, seen)


def _gather_condition(condition: Condition, needs: Needs) -> None:
    for _, node in nodes_of(condition):
        for name in facts_of(node) if not _has_children(node) else ():
            if name == AS_OF or name in needs.declared:
                needs.facts.setdefault(name, Asked())
        if not is_mistyped(node, needs.declared):
            _gather_node(node, needs)


def _has_children(node: Condition) -> bool:
    return node.kind in ("all", "any", "not", "by-account")


def _gather_node(node: Condition, needs: Needs) -> None:
    asked = needs.facts.get(getattr(node, "fact", ""))
    if asked is None:
        return
    match node:
        case Holds(member=member) if member is not None:
            asked.members[member] = None
        case OneOf():
            asked.lists[frozenset(node.values)] = None
        case RefersTo():
            asked.references.update(dict.fromkeys(parse_reference(one) for one in node.references))
        case Comparison(value=OtherFact(fact=other)):
            if other in needs.facts:
                asked.compared_with.add(other)
                needs.facts[other].compared_with.add(node.fact)
        case Comparison(value=value):
            asked.starts |= set(_thresholds(node.operator, value))
        case _:
            return


def _thresholds(operator: str, value: object) -> Iterator[int]:
    """Where the answer of a comparison may change, told by the first day, or number, from which it is another."""
    if isinstance(value, int):
        bounds: tuple[int | None, int | None] = (value, value)
    else:
        known = parse(str(value))
        bounds = (
            None if known.earliest is None else known.earliest.toordinal(),
            None if known.latest is None else known.latest.toordinal(),
        )
    first, last = bounds
    if operator in ("before", "on-or-after", "on", "less-than", "at-least", "equal-to"):
        yield from (bound for bound in (first, last) if bound is not None)
    if operator in ("on-or-before", "after", "on", "at-most", "more-than", "equal-to"):
        yield from (bound + 1 for bound in (first, last) if bound is not None)


def binding(implications: Iterable[Implication], asked: Iterable[str], given: Iterable[str]) -> tuple[Implication, ...]:
    """The constraints that can tell something of the facts asked for.

    A constraint, or a chain of them, binds if it links two of these facts, or one of them to a fact that is given.
    """
    known, facts = set(given), set(asked)
    chains: list[tuple[set[str], list[Implication]]] = []
    for implication in implications:
        names = {*facts_of(implication.when), *facts_of(implication.then)}
        linked = [c for c in chains if c[0] & names - facts]
        chains = [c for c in chains if c not in linked]
        chains.append((names.union(*(c[0] for c in linked)), [*(i for c in linked for i in c[1]), implication]))
    found = [i for names, each in chains if _binds(names & facts, names - facts, known) for i in each]
    return tuple(i for i in implications if i in found)


def _binds(asked: set[str], others: set[str], known: set[str]) -> bool:
    return bool(asked) and (len(asked) > 1 or not others or not known.isdisjoint(others))
