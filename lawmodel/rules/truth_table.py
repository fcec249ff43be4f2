"""A rule as one truth table: for every case that it can tell apart, what it gives.

The table follows `evaluate` and `Question` exactly, with every rule that is referred to worked in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from lawmodel.dates.partial import Range
from lawmodel.model.condition import AllOf, AnyOf, ByAccount, Condition, NotEncoded, NotOf, OutcomeOf
from lawmodel.model.fact import AS_OF
from lawmodel.model.provision import RuleProvision, Version, VersionedProvision
from lawmodel.model.rule import ConditionRule, Rule, RuleException, TimeLimitRule
from lawmodel.rules.cases import Cases, Frame, Pair
from lawmodel.rules.facts import Value, read_facts
from lawmodel.rules.finite_gather import binding
from lawmodel.rules.finite_values import ABSENT
from lawmodel.rules.question import CircularRules, World, governs
from lawmodel.truth import NO, YES

__all__ = ["Given", "Known", "Part", "TruthTable"]


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


class TruthTable:
    """What rules and conditions are in each of some cases. Errors: `CircularRules`, from each of its methods."""

    def __init__(
        self, world: World, cases: Cases, parts: Sequence[Part] = (), leaves: dict[int, Known] | None = None
    ) -> None:
        self.world = world
        self.cases = cases
        self._parts = parts
        self._left_out: frozenset[int] = frozenset()
        self.space = cases.space
        self._given: dict[str, Given] = {}
        # By identity, since a node stands in one place only; `leaves` may be those of another table of the same rule.
        self._leaves: dict[int, Known] = {} if leaves is None else leaves
        self._joined: dict[int, Known] = {}
        self._asked: list[str] = []

    @cached_property
    def possible(self) -> int:
        """The cases that the constraints between facts leave."""
        cases = self.space.everything
        # A constraint speaks of facts alone: it knows no day of the question.
        frame = Frame(None, unasked=frozenset({AS_OF}))
        for one in binding(self.world.implications, self.cases.facts, self.cases.facts):
            cases &= ~(self.condition(one.when, frame)[0] & self.condition(one.then, frame)[1])
        for numbers in self.cases.facts.values():
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
        if path not in self._given:
            if path in self._asked:
                raise CircularRules((*self._asked[self._asked.index(path) :], path))
            self._asked.append(path)
            try:
                self._given[path] = self._provision(path.partition("/")[0], self.world.provision(path))
            finally:
                self._asked.pop()
        return self._given[path]

    def _provision(self, record: str, provision: RuleProvision | VersionedProvision) -> Given:
        if isinstance(provision, RuleProvision):
            return self.given(record, provision.rule)
        governed, agreed = 0, [self.space.everything] * 3
        for version in provision.versions:
            holds = self.governed(provision, version)
            governed |= holds
            given = self.given(record, version.rule).outcomes
            agreed = [old & (new | ~holds) for old, new in zip(agreed, given, strict=True)]
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
        frame = self.frame(record, rule)
        scope = self.cases.always(YES) if rule.when is None else self.condition(rule.when, frame)
        conditions = [self.condition(e.condition, frame) for e in rule.unless]
        return self.combined(scope, self.condition(rule.condition, frame), rule.unless, conditions)

    def frame(self, record: str, rule: Rule) -> Frame:
        """Where the conditions of a rule stand."""
        presumed = rule.presume if isinstance(rule, (ConditionRule, TimeLimitRule)) else {}
        return Frame(record, read_facts(presumed, self.world.facts))

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

        def applying(ident: str) -> Pair:
            if ident not in applies:
                applies[ident] = (0, 0)  # a circle of exceptions settles nothing
                against = [applying(e.id) for e in exceptions if ident in e.sets_aside and e.id != ident]
                applies[ident] = self.all_of([holds[ident], *((no, yes) for yes, no in against)])
            return applies[ident]

        return {e.id: applying(e.id) for e in exceptions}

    # What conditions are

    def condition(self, node: Condition, frame: Frame) -> Pair:
        """Where a condition is yes, and where it is no."""
        known = self._leaves.get(id(node)) or self._joined.get(id(node))
        if known is not None:
            return known[1]
        is_leaf, pair = self._found(node, frame)
        (self._leaves if is_leaf else self._joined)[id(node)] = (node, pair)
        return pair

    def _found(self, node: Condition, frame: Frame) -> tuple[bool, Pair]:
        """Whether a condition stands alone, and where it is yes and no."""
        match node:
            case AllOf():
                return False, self.all_of(self._all_within(node, frame))
            case AnyOf():
                yes, no = self.any_of(self._all_within(node, frame))
                return False, (yes, no if node.exhaustive else 0)
            case NotOf():
                yes, no = self.condition(node.of, frame)
                return False, (no, yes)
            case OutcomeOf():
                return False, self._outcome_of(node, frame)
            case ByAccount():
                accounts = {name: self.condition(child, frame) for name, child in node.accounts.items()}
                return False, self.cases.by_account(node, frame, accounts)
            case NotEncoded():
                return False, (0, 0)
            case _:
                return True, self.cases.leaf(node, frame)

    def leave_out(self, nodes: Iterable[Condition]) -> None:
        """From now on, go through the rules as if these were not among the conditions of their `all` or `any`."""
        self._left_out = frozenset(map(id, nodes))
        self._given.clear()
        self._joined.clear()

    def within(self, node: AllOf | AnyOf) -> list[Condition]:
        """The conditions directly within a node that are gone through, those of parts aside."""
        apart = {id(member) for part in self._parts if part.node is node for member in part.members}
        return [child for child in node.of if id(child) not in apart and id(child) not in self._left_out]

    def parts_within(self, node: AllOf | AnyOf) -> list[Pair]:
        """The parts within a node: yes, no or unknown as such."""
        numbers = (n for n, part in zip(self.cases.parts, self._parts, strict=True) if part.node is node)
        return [(self.space.where(n, 0), self.space.where(n, 1)) for n in numbers]

    def _all_within(self, node: AllOf | AnyOf, frame: Frame) -> list[Pair]:
        return [self.condition(child, frame) for child in self.within(node)] + self.parts_within(node)

    def part(self, part: Part) -> Pair:
        """What a part is by itself."""
        pairs = [self.condition(member, part.frame) for member in part.members if id(member) not in self._left_out]
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
