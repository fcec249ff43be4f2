"""What a rule asks of each fact, with all that it refers to: thresholds, lists, members, references.

From it follow the values of the fact that the rule can tell apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from lawmodel.dates.partial import Range, parse
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
from lawmodel.model.fact import AS_OF, Fact, Implication, IntegerFact
from lawmodel.model.provision import RuleProvision, Version, VersionedProvision
from lawmodel.model.reference import LegalReference, parse_reference
from lawmodel.model.rule import ConditionRule, Rule, TimeLimitRule
from lawmodel.model.time_limit import StartOf
from lawmodel.rules.facts import Value
from lawmodel.rules.finite_values import (
    ABSENT,
    Dimension,
    Distinct,
    NotYet,
    days_between,
    names_told_apart,
    numbers_between,
    places_told_apart,
    truths,
)
from lawmodel.rules.mistyped import is_mistyped
from lawmodel.rules.parts import conditions_of, nodes_of, starts_of
from lawmodel.rules.question import World
from lawmodel.rules.trace import facts_of

__all__ = ["Asked", "Needs", "needs_of"]


@dataclass(slots=True)
class Asked:
    """What is asked of one fact. `starts`: the days (ordinals) or numbers at which an answer may change."""

    starts: set[int] = field(default_factory=set)
    lists: dict[frozenset[str], None] = field(default_factory=dict)
    members: dict[str, None] = field(default_factory=dict)
    references: dict[LegalReference, None] = field(default_factory=dict)
    compared_with: set[str] = field(default_factory=set)
    presumed: bool = False


@dataclass(slots=True)
class Needs:
    """What rules ask, by fact in the order of the text; the accounts they distinguish; the records they rely on."""

    declared: Mapping[str, Fact]
    facts: dict[str, Asked] = field(default_factory=dict)
    accounts: dict[tuple[str, str], None] = field(default_factory=dict)
    standings: dict[str, None] = field(default_factory=dict)
    rules: dict[str, None] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    """The facts that rules ask for; the others only bind them."""

    def dimensions(self, known: Mapping[str, Value]) -> tuple[Dimension, ...]:
        """The facts with the values told apart; of dates compared with each other, also what is known cuts them."""
        return tuple(d for name, asked in self.facts.items() for d in self._of(name, asked, known))

    def compared(self) -> frozenset[str]:
        """The facts that are compared with another fact."""
        return frozenset(name for name, asked in self.facts.items() if asked.compared_with)

    def _of(self, name: str, asked: Asked, known: Mapping[str, Value]) -> Iterator[Dimension]:
        fact = self.declared.get(name)
        presumed: tuple[Distinct, ...] = (ABSENT,) if asked.presumed else ()
        if name == AS_OF:
            yield Dimension(name, None, tuple(self._days(name, known)))
        elif fact is not None and fact.type == "set":
            yield from (Dimension(name, member, (*truths(), *presumed)) for member in asked.members)
        elif fact is not None:
            yield Dimension(name, None, (*self._values(name, asked, fact, known), *presumed))

    def _values(self, name: str, asked: Asked, fact: Fact, known: Mapping[str, Value]) -> Iterator[Distinct]:
        match fact.type:
            case "boolean":
                yield from truths()
            case "date":
                yield from self._days(name, known)
                yield NotYet()
            case "integer":
                least, most = (fact.minimum, fact.maximum) if isinstance(fact, IntegerFact) else (None, None)
                group = self._group(name)
                starts = self._starts(group, known)
                yield from numbers_between(starts, least, most, _points(group))
            case "choice" | "text":
                values = fact.values if fact.type == "choice" else None
                yield from names_told_apart(asked.lists, values)
            case _:
                yield from places_told_apart(asked.references)

    def _days(self, name: str, known: Mapping[str, Value]) -> Iterator[Distinct]:
        group = self._group(name)
        yield from days_between(self._starts(group, known), _points(group))

    def _group(self, name: str) -> frozenset[str]:
        """The facts that are compared with this one, directly or through others, itself included."""
        group, found = {name}, [name]
        while found:
            asked = self.facts.get(found.pop(), Asked())
            found += [other for other in asked.compared_with if other not in group]
            group |= asked.compared_with
        return frozenset(group)

    def _starts(self, group: frozenset[str], known: Mapping[str, Value]) -> set[int]:
        starts = {start for name in group if name in self.facts for start in self.facts[name].starts}
        if len(group) > 1:
            starts |= {start for name in group for start in _edges(known.get(name))}
        return starts


def _points(group: frozenset[str]) -> int:
    """How many days stand for a stretch: enough for each fact of a group to move past all others."""
    return 1 if len(group) == 1 else len(group) + 1


def _edges(value: Value | None) -> Iterator[int]:
    if isinstance(value, Range):
        if value.earliest is not None:
            yield value.earliest.toordinal()
        if value.latest is not None:
            yield value.latest.toordinal() + 1
    elif isinstance(value, int):
        yield value
        yield value + 1


def needs_of(worlds: Iterable[tuple[World, str]], given: Iterable[str] = ()) -> Needs:
    """What the rules ask, with all rules they refer to and the constraints that bind their facts.

    `given`: facts of the case; a constraint through a fact that no rule asks for binds only where it is given,
    or where it links two facts that are asked for.
    """
    each = list(worlds)
    needs = Needs(each[0][0].facts)
    for world, path in each:
        _gather_rule(world, path, needs)
    needs.own = frozenset(needs.facts)
    for implication in binding(each[0][0].implications, needs.facts, given):
        for condition in (implication.when, implication.then):
            _gather_condition(condition, needs)
    return needs


def _gather_rule(world: World, path: str, needs: Needs) -> None:
    if path in needs.rules:
        return
    needs.rules[path] = None
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
                _gather_beyond(world, record, node, needs)
        for start in starts_of(rule) if isinstance(rule, TimeLimitRule) else ():
            if isinstance(start, StartOf) and start.outcome_of is not None:
                _gather_rule(world, start.outcome_of, needs)
        for name in rule.presume if isinstance(rule, ConditionRule) else ():
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


def _gather_beyond(world: World, record: str, node: Condition, needs: Needs) -> None:
    if isinstance(node, ByAccount):
        needs.accounts[record, node.discrepancy] = None
    elif isinstance(node, OutcomeOf):
        other = node.rule.partition("/")[0]
        if other != record:
            needs.standings[other] = None
        _gather_rule(world, node.rule, needs)


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
