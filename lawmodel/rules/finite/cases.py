"""All cases that a rule can tell apart, and where among them a single question about a fact is yes or no.

What a case has beside facts is a dimension too: for each disagreement the account that is gone by (or all of
them), and for each other instrument that is relied on its standing (in force, unknown, or neither).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import product
from math import prod
from operator import and_
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeAlias

from lawmodel.model.condition import ByAccount, Condition
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.model.fact import AS_OF
from lawmodel.rules.conditions.evaluate import Case, account_ids
from lawmodel.rules.conditions.facts import Facts, Value
from lawmodel.rules.finite.needs import Asking, Needs
from lawmodel.rules.finite.space import Space
from lawmodel.rules.finite.values import Dimension
from lawmodel.rules.laid_out import laid_out
from lawmodel.rules.question import Question, World
from lawmodel.truth import NO, UNKNOWN, YES, Truth

__all__ = ["Cases", "Frame", "Left", "Pair"]

Pair = tuple[int, int]
"""The cases in which something is yes, and those in which it is no; in the rest it is unknown."""

_Side: TypeAlias = "list[tuple[int, Value | None]]"
"""The values of a fact, or None where it is not stated, each with its cases."""

_STANDINGS: Final = ("in-force", "unknown", "neither")
_NOTHING: Final[Facts] = MappingProxyType({})
_NO_MEMBERS: Final[Mapping[str, Truth]] = MappingProxyType({})
_NOTHING_ELSE: Final[Mapping[str, Any]] = MappingProxyType({})


class Frame(NamedTuple):
    """Where a condition stands: in a rule of a record, or (None) in a constraint between facts; what is presumed."""

    record: str | None
    presumed: Facts = _NOTHING
    unasked: frozenset[str] = frozenset()


class Left(NamedTuple):
    """The cases that a question leaves, and the facts of which it leaves more than one value."""

    cases: int
    unsettled: tuple[str, ...]


class Cases:
    """The cases of some rules, each a value of every fact they ask for; `known` cuts facts that are compared.

    `parts`: how many parts of a rule stand for themselves, each a dimension more: yes, no, unknown.
    `dimensions`: other values of the facts than those.
    """

    def __init__(
        self,
        world: World,
        needs: Needs,
        known: Facts = _NOTHING,
        parts: int = 0,
        dimensions: Sequence[Dimension] | None = None,
    ) -> None:
        # No world is kept: what is worked out of a corpus must not keep it alive.
        self.declared = world.facts
        self._laid_out = laid_out(world)
        self.dimensions = tuple(needs.dimensions(known) if dimensions is None else dimensions)
        self.discrepancies = {key: _discrepancy(world, *key) for key in needs.accounts}
        self.accounts = {key: _choices(found) for key, found in self.discrepancies.items()}
        self.account_number = {key: len(self.dimensions) + i for i, key in enumerate(self.accounts)}
        first = len(self.dimensions) + len(self.accounts)
        self.standing_number = {record: first + i for i, record in enumerate(needs.standings)}
        sizes = [len(d.values) for d in self.dimensions] + [len(choices) for choices in self.accounts.values()]
        sizes += [len(_STANDINGS)] * len(needs.standings)
        self.parts = range(len(sizes), len(sizes) + parts)
        self.space = Space([*sizes, *(3 for _ in self.parts)])
        # The values of a fact with the cases of each: many conditions ask for the same fact.
        self._stated: dict[int, _Side] = {}
        self._number = {(d.fact, d.member): i for i, d in enumerate(self.dimensions)}
        self.facts: dict[str, tuple[int, ...]] = {}
        for number, dimension in enumerate(self.dimensions):
            self.facts[dimension.fact] = (*self.facts.get(dimension.fact, ()), number)
        self.own = needs.own
        self.binding = needs.binding

    def are_those_of(self, other: Cases) -> bool:
        """Whether the others are the same: told apart by the same values of the same facts, accounts and standings."""
        of_both = ((c.dimensions, c.own & c.facts.keys(), c.binding) for c in (self, other))
        beside = ((list(c.accounts), list(c.standing_number), c.parts) for c in (self, other))
        return next(beside) == next(beside) and next(of_both) == next(of_both)

    def sizes(self) -> Mapping[Asking, int]:
        """How many cases each fact, account and standing makes by itself."""
        sizes = self.space.sizes
        found: dict[Asking, int] = {fact: prod(sizes[n] for n in numbers) for fact, numbers in self.facts.items()}
        found |= {key: sizes[number] for key, number in self.account_number.items()}
        return found | {(record,): sizes[number] for record, number in self.standing_number.items()}

    def always(self, truth: Truth) -> Pair:
        """The same in every case."""
        return (self.space.everything if truth is YES else 0, self.space.everything if truth is NO else 0)

    def leaf(self, node: Condition, frame: Frame) -> Pair:
        """Where a condition without others within it is yes or no; unknown where a fact's type cannot answer it."""
        leaf = self._laid_out.leaf(node)
        if leaf.is_mistyped or leaf.repeats or not frame.unasked.isdisjoint(leaf.facts):
            return (0, 0)
        sides = [self._side(name, node.member if node.kind == "holds" else None, frame) for name in leaf.facts]
        yes = no = 0
        for where, facts in self._combined(leaf.facts, sides):
            truth = leaf.ask(Case(facts, _unsettled, _NOTHING_ELSE, _NOTHING_ELSE))
            if truth is YES:
                yes |= where
            elif truth is NO:
                no |= where
        return yes, no

    def _combined(self, names: Sequence[str], sides: Sequence[_Side]) -> Iterator[tuple[int, Facts]]:
        """The values of a fact, or those of several combined, as facts; each with its cases."""
        if len(names) == 1:
            for where, value in sides[0]:
                yield where, {} if value is None else {names[0]: value}
            return
        for values in product(*sides):
            facts = {name: value for name, (_, value) in zip(names, values, strict=True) if value is not None}
            yield reduce(and_, (where for where, _ in values)), facts

    def _side(self, name: str, member: str | None, frame: Frame) -> _Side:
        """The values of a fact, as a condition is asked of them, each with its cases; None where it is not stated."""
        number = self._number.get((name, member))
        if number is None:
            # Undeclared; or a set of which no member is asked for, and then only whether it is stated.
            return [(self.space.everything, _NO_MEMBERS if name in self.declared else None)]
        if number not in self._stated:
            values = (_as_member(member, each.value) for each in self.dimensions[number].values)
            self._stated[number] = [(self.space.where(number, index), value) for index, value in enumerate(values)]
        stated = self._stated[number]
        if name not in frame.presumed:
            return stated
        return [(cases, frame.presumed[name] if value is None else value) for cases, value in stated]

    def where_version(self, fact: str, governs: Callable[[Value | None], bool]) -> int:
        """The cases in which the day of a version passes a test."""
        number = self._number.get((fact, None))
        if number is None:
            return self.space.everything if governs(None) else 0
        passed = [i for i, each in enumerate(self.dimensions[number].values) if governs(each.value)]
        return self.space.among(number, passed)

    def by_account(self, node: ByAccount, frame: Frame, accounts: Mapping[str, Pair]) -> Pair:
        """That of the account that is gone by; where none is, what all agree on. A silent account is unknown."""
        yes = no = 0
        for where, names in self.gone_by(node, frame):
            one = self.agreed([accounts.get(name, (0, 0)) for name in names])
            yes, no = yes | where & one[0], no | where & one[1]
        return yes, no

    def gone_by(self, node: ByAccount, frame: Frame) -> Sequence[tuple[int, tuple[str, ...]]]:
        """The accounts that count, where they do: the one that is gone by, or all of them."""
        key = (frame.record or "", node.discrepancy)
        if key not in self.accounts:
            return [(self.space.everything, tuple(node.accounts))]
        found, number = self.discrepancies[key], self.account_number[key]
        ids = (account_ids(found, node.accounts, choice) for choice in self.accounts[key])
        return [(self.space.where(number, index), names) for index, names in enumerate(ids)]

    def agreed(self, pairs: Iterable[Pair]) -> Pair:
        """Where all are yes, and where all are no."""
        yes = no = self.space.everything
        for each in pairs:
            yes, no = yes & each[0], no & each[1]
        return yes, no

    def relied_on(self, pair: Pair, record: str, frame: Frame) -> Pair:
        """A rule's truth as another record may rely on it: yes only in force, no wherever surely not in force."""
        if record == frame.record or record not in self.standing_number:
            return pair
        number = self.standing_number[record]
        in_force, _, neither = (self.space.where(number, i) for i in range(len(_STANDINGS)))
        return pair[0] & in_force, pair[1] | neither

    def left(self, question: Question | None) -> Left:
        """The cases that what a question knows leaves: the facts, the accounts gone by, the standings on its day.

        Before any question, all are.
        """
        if question is None:
            return Left(self.space.everything, tuple(name for name in self.facts if name != AS_OF and name in self.own))
        by_facts = self.left_by_facts(question, self.space)
        return Left(by_facts.cases & self.settings(question), by_facts.unsettled)

    def left_by_facts(self, question: Question, space: Space) -> Left:
        """The cases of a space that the facts of a question leave; its first dimensions are those of the facts."""
        cases, facts = space.everything, question.facts
        unsettled: dict[str, None] = {}
        for number, dimension in enumerate(self.dimensions):
            known = dimension.known_in(facts)
            values = self._where_unknown[number] if known is None else dimension.possible_as(known)
            if len(values) < len(dimension.values):
                cases &= space.among(number, values)
            if len(values) > 1 and dimension.fact != AS_OF and dimension.fact in self.own:
                unsettled[dimension.fact] = None
        return Left(cases, tuple(unsettled))

    @cached_property
    def fact_space(self) -> Space:
        """The cases of one setting: the values of the facts alone."""
        return Space([len(dimension.values) for dimension in self.dimensions])

    def setting(self, question: Question) -> int | None:
        """Where the cases of a question's accounts and standings begin; None where they do not stand together."""
        if self.parts:
            return None
        first = 0
        for (record, discrepancy), choices in self.accounts.items():
            chosen = question.chosen(record).get(discrepancy)
            if chosen not in choices:
                return None
            first += choices.index(chosen) * self.space.strides[self.account_number[record, discrepancy]]
        for record, number in self.standing_number.items():
            first += _standing(question, record) * self.space.strides[number]
        return first

    @cached_property
    def _where_unknown(self) -> list[tuple[int, ...]]:
        """For each fact the numbers of the values that it may have where nothing is known of it."""
        return [dimension.possible_as(None) for dimension in self.dimensions]

    def settings(self, question: Question) -> int:
        """The cases with the accounts that a question goes by, and the standings on its day."""
        cases = self.space.everything
        for (record, discrepancy), choices in self.accounts.items():
            chosen = question.chosen(record).get(discrepancy)
            if chosen in choices:
                number = self.account_number[record, discrepancy]
                cases &= self.space.where(number, choices.index(chosen))
        for record, number in self.standing_number.items():
            cases &= self.space.where(number, _standing(question, record))
        return cases


def _standing(question: Question, record: str) -> int:
    """The number of the standing of a record on the day of a question."""
    standing = question.world.force(record, question.as_of).deciding.standing
    return _STANDINGS.index(standing) if standing in _STANDINGS else len(_STANDINGS) - 1


def _discrepancy(world: World, record: str, ident: str) -> Discrepancy | None:
    return next((d for d in world.instrument(record).discrepancies if d.id == ident), None)


def _choices(found: Discrepancy | None) -> tuple[str | None, ...]:
    """The accounts that may be gone by; None: by none of them, all are evaluated and must agree."""
    if found is None:
        return (None,)
    ids = tuple(account.id for account in found.accounts)
    return (None, *ids) if found.taken == "none" else ids


def _unsettled(_: str) -> Truth:
    return UNKNOWN


def _as_member(member: str | None, value: Value | None) -> Value | None:
    return MappingProxyType({member: value}) if member is not None and isinstance(value, Truth) else value
