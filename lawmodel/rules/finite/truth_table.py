"""A rule as one truth table: for every case that it can tell apart, what it gives.

The table follows `evaluate` and `Question` exactly, with every rule that is referred to worked in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from lawmodel.dates.partial import Range
from lawmodel.model.condition import AllOf, AnyOf, Condition, OutcomeOf
from lawmodel.model.fact import AS_OF
from lawmodel.model.provision import RuleProvision, Version, VersionedProvision
from lawmodel.model.rule import ConditionRule, Rule, RuleException, TimeLimitRule
from lawmodel.rules.conditions.facts import Value, read_facts
from lawmodel.rules.finite.cases import Cases, Frame, Pair
from lawmodel.rules.finite.space import without
from lawmodel.rules.finite.values import ABSENT
from lawmodel.rules.question import CircularRules, World, governs
from lawmodel.truth import NO, YES

__all__ = ["Found", "Given", "Part", "TruthTable", "frame_of"]


class Given(NamedTuple):
    """What a rule gives: the cases of each outcome; in the rest it is unknown."""

    yes: int
    no: int
    does_not_apply: int

    @property
    def outcomes(self) -> tuple[int, int, int]:
        """Yes, no, does not apply."""
        return (self.yes, self.no, self.does_not_apply)


class Part(NamedTuple):
    """Some of the conditions directly within `all` or `any` that share no fact with the rest of a rule."""

    node: AllOf | AnyOf
    members: tuple[Condition, ...]
    frame: Frame


Known: TypeAlias = tuple[Condition, Pair]
"""A condition, and where it is yes and where no."""


class Found:
    """What was found of rules and conditions in some cases: the same for every table of the same rules in those cases."""

    def __init__(self) -> None:
        # By identity, since a node stands in one place only.
        self.conditions: dict[int, Known] = {}
        self.rules: dict[str, Given] = {}
        self.possible: int | None = None


class TruthTable:
    """What rules and conditions are in each of some cases. Errors: `CircularRules`, from each of its methods.

    `found`: what another table of the same rules in the same cases found, none of their conditions left out.
    """

    def __init__(self, world: World, cases: Cases, parts: Sequence[Part] = (), found: Found | None = None) -> None:
        self.world = world
        self.cases = cases
        self.space = cases.space
        self._found = Found() if found is None else found
        self._conditions = self._found.conditions
        self._left_out: frozenset[int] = frozenset()
        self._asked: list[str] = []
        self._apart = frozenset(id(member) for part in parts for member in part.members)
        self._parts_within: dict[int, list[Pair]] = {}
        for number, part in zip(cases.parts, parts, strict=True):
            pair = (self.space.where(number, 0), self.space.where(number, 1))
            self._parts_within.setdefault(id(part.node), []).append(pair)

    @property
    def possible(self) -> int:
        """The cases that the constraints between facts leave."""
        if self._found.possible is None:
            self._found.possible = self._possible()
        return self._found.possible

    def _possible(self) -> int:
        cases = self.space.everything
        # A constraint speaks of facts alone: it knows no day of the question.
        frame = Frame(None, unasked=frozenset({AS_OF}))
        for one in self.cases.binding:
            cases = without(cases, self.condition(one.when, frame)[0] & self.condition(one.then, frame)[1])
        for numbers in self.cases.facts.values():
            if any(self.cases.dimensions[n].values[-1] is ABSENT for n in numbers):
                cases &= self._absent_as_a_whole(numbers)
        return cases

    def _absent_as_a_whole(self, numbers: Sequence[int]) -> int:
        """What is presumed of an absent set is presumed of all its members."""
        values = {n: self.cases.dimensions[n].values for n in numbers}
        absent = [self.space.where(n, len(each) - 1) for n, each in values.items() if each[-1] is ABSENT]
        every = self.all_of([(cases, 0) for cases in absent])[0]
        some = self.any_of([(cases, 0) for cases in absent])[0]
        return every | (self.space.everything ^ some)

    # What rules give

    def rule(self, path: str) -> Given:
        """What a rule gives in every case."""
        given = self._found.rules
        if path not in given:
            if path in self._asked:
                raise CircularRules((*self._asked[self._asked.index(path) :], path))
            self._asked.append(path)
            try:
                given[path] = self._provision(path.partition("/")[0], self.world.provision(path))
            finally:
                self._asked.pop()
        return given[path]

    def _provision(self, record: str, provision: RuleProvision | VersionedProvision) -> Given:
        if isinstance(provision, RuleProvision):
            return self.given(record, provision.rule)
        governed, agreed = 0, [self.space.everything] * 3
        for version in provision.versions:
            holds = self.governed(provision, version)
            governed |= holds
            given = self.given(record, version.rule).outcomes
            agreed = [without(old, without(holds, new)) for old, new in zip(agreed, given, strict=True)]
        return Given(*(cases & governed for cases in agreed))

    def governed(self, provision: VersionedProvision, version: Version) -> int:
        """The cases in which a version may govern."""

        def may_govern(day: Value | None) -> bool:
            return governs(version, day if isinstance(day, Range) else Range(None, None)) is not NO

        return self.cases.where_version(provision.version_day, may_govern)

    def given(self, record: str, rule: Rule) -> Given:
        """What one rule, or version of a rule, gives in every case."""
        if not isinstance(rule, ConditionRule):
            return Given(0, 0, 0)
        frame = frame_of(self.world, record, rule)
        scope = self.cases.always(YES) if rule.when is None else self.condition(rule.when, frame)
        conditions = [self.condition(e.condition, frame) for e in rule.unless]
        return self.combined(scope, self.condition(rule.condition, frame), rule.unless, conditions)

    def combined(
        self, scope: Pair, base: Pair, exceptions: Sequence[RuleException], conditions: Sequence[Pair]
    ) -> Given:
        """The outcome from scope, condition, and exceptions."""
        if exceptions:
            applies = self.applying(exceptions, conditions)
            own = [e for e in exceptions if "rule" in e.sets_aside]
            against = self.any_of([applies[e.id] for e in own if e.then == "no"])
            favour = self.any_of([applies[e.id] for e in own if e.then == "yes"])
            # Where one may apply against and one in favour, neither prevails.
            base = (base[0] | favour[0]) & against[1], (base[1] | against[0]) & favour[1]
        return Given(scope[0] & base[0], scope[0] & base[1], scope[1])

    def applying(self, exceptions: Sequence[RuleException], conditions: Sequence[Pair]) -> dict[str, Pair]:
        """For each exception, where it applies: its condition holds and no other sets it aside."""
        holds = {e.id: pair for e, pair in zip(exceptions, conditions, strict=True)}
        applies: dict[str, Pair] = {}
        return {e.id: self._applying(e.id, exceptions, holds, applies) for e in exceptions}

    def _applying(
        self, ident: str, exceptions: Sequence[RuleException], holds: Mapping[str, Pair], applies: dict[str, Pair]
    ) -> Pair:
        if ident not in applies:
            applies[ident] = (0, 0)  # a circle of exceptions settles nothing
            setting_aside = [e.id for e in exceptions if ident in e.sets_aside and e.id != ident]
            against = [self._applying(each, exceptions, holds, applies) for each in setting_aside]
            applies[ident] = self.all_of([holds[ident], *((no, yes) for yes, no in against)])
        return applies[ident]

    # What conditions are

    def condition(self, node: Condition, frame: Frame) -> Pair:
        """Where a condition is yes, and where it is no."""
        known = self._conditions.get(id(node))
        if known is None:
            known = self._conditions[id(node)] = (node, self._truth(node, frame))
        return known[1]

    def _truth(self, node: Condition, frame: Frame) -> Pair:
        match node.kind:
            case "all":
                return self.all_of(self._all_within(node, frame))
            case "any":
                yes, no = self.any_of(self._all_within(node, frame))
                return yes, no if node.exhaustive else 0
            case "not":
                yes, no = self.condition(node.of, frame)
                return no, yes
            case "outcome-of":
                return self._outcome_of(node, frame)
            case "by-account":
                accounts = {name: self.condition(child, frame) for name, child in node.accounts.items()}
                return self.cases.by_account(node, frame, accounts)
            case "not-encoded":
                return (0, 0)
            case _:
                return self.cases.leaf(node, frame)

    def leave_out(self, nodes: Iterable[Condition], around: Collection[int]) -> None:
        """From now on, go through the rules as if these were not among the conditions of their `all` or `any`.

        `around`: the identities of the conditions that they stand within, directly or not; no other is changed by it.
        """
        self._left_out = frozenset(map(id, nodes))
        self._conditions = dict(self._found.conditions) if around else self._found.conditions
        for each in around:
            self._conditions.pop(each, None)

    def within(self, node: AllOf | AnyOf) -> list[tuple[int, Condition]]:
        """The conditions directly within a node that are gone through, by number; those of parts aside."""
        if not self._apart and not self._left_out:
            return list(enumerate(node.of))
        aside = self._apart | self._left_out
        return [(i, child) for i, child in enumerate(node.of) if id(child) not in aside]

    def members(self, part: Part) -> list[tuple[int, Condition]]:
        """The conditions of a part that are gone through, by number in the list that they are taken from."""
        own = {id(member) for member in part.members} - self._left_out
        return [(i, child) for i, child in enumerate(part.node.of) if id(child) in own]

    def parts_within(self, node: AllOf | AnyOf) -> list[Pair]:
        """The parts within a node: yes, no or unknown as such."""
        return self._parts_within.get(id(node), [])

    def _all_within(self, node: AllOf | AnyOf, frame: Frame) -> list[Pair]:
        return [self.condition(child, frame) for _, child in self.within(node)] + self.parts_within(node)

    def part(self, part: Part) -> Pair:
        """What a part is by itself."""
        pairs = [self.condition(member, part.frame) for _, member in self.members(part)]
        return self.all_of(pairs) if isinstance(part.node, AllOf) else self.any_of(pairs)

    def _outcome_of(self, node: OutcomeOf, frame: Frame) -> Pair:
        if frame.record is None:
            return (0, 0)
        given = self.rule(node.rule)
        pair = (given.yes, given.no | given.does_not_apply)
        return self.cases.relied_on(pair, node.rule.partition("/")[0], frame)

    def all_of(self, pairs: Sequence[Pair]) -> Pair:
        """Kleene's conjunction in every case."""
        yes, no = self.space.everything, 0
        for each in pairs:
            yes, no = yes & each[0], no | each[1]
        return yes, no

    def any_of(self, pairs: Sequence[Pair]) -> Pair:
        """Kleene's disjunction in every case."""
        yes, no = 0, self.space.everything
        for each in pairs:
            yes, no = yes | each[0], no & each[1]
        return yes, no


def frame_of(world: World, record: str, rule: Rule) -> Frame:
    """Where the conditions of a rule stand."""
    presumed = rule.presume if isinstance(rule, (ConditionRule, TimeLimitRule)) else {}
    return Frame(record, read_facts(presumed, world.facts)) if presumed else Frame(record)
