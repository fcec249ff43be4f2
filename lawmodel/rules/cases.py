"""All cases that a rule can tell apart, and where among them a single question about a fact is yes or no.

What a case has beside facts is a dimension too: for each disagreement the account that is gone by (or all of
them), and for each other instrument that is relied on its standing (in force, unknown, or neither).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from types import MappingProxyType
from typing import Final

from lawmodel.dates.partial import parse
from lawmodel.model.condition import ByAccount, Comparison, Condition, Holds
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.model.fact import AS_OF
from lawmodel.rules.evaluate import Case, account_ids, evaluate
from lawmodel.rules.facts import Facts, Value
from lawmodel.rules.finite_needs import Needs
from lawmodel.rules.finite_values import Dimension, Distinct
from lawmodel.rules.mistyped import is_mistyped
from lawmodel.rules.question import Question, World
from lawmodel.rules.space import Space
from lawmodel.rules.trace import facts_of
from lawmodel.truth import NO, UNKNOWN, YES, Truth

__all__ = ["Cases", "Frame", "Left", "Pair"]

Pair = tuple[int, int]
"""The cases in which something is yes, and those in which it is no; in the rest it is unknown."""

_STANDINGS: Final = ("in-force", "unknown", "neither")
_NOTHING: Final[Facts] = MappingProxyType({})
_NO_MEMBERS: Final[Mapping[str, Truth]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a condition stands: in a rule of a record, or (None) in a constraint between facts; what is presumed."""

    record: str | None
    presumed: Facts = field(default_factory=lambda: _NOTHING)
    unasked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Left:
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
        self._number = {(d.fact, d.member): i for i, d in enumerate(self.dimensions)}
        self.facts: dict[str, tuple[int, ...]] = {}
        for number, dimension in enumerate(self.dimensions):
            self.facts[dimension.fact] = (*self.facts.get(dimension.fact, ()), number)
        self.own = needs.own

    def always(self, truth: Truth) -> Pair:
        """The same in every case."""
        return (self.space.everything if truth is YES else 0, self.space.everything if truth is NO else 0)

    def leaf(self, node: Condition, frame: Frame) -> Pair:
        """Where a condition without others within it is yes or no; unknown where a fact's type cannot answer it."""
        names = dict.fromkeys(facts_of(node))
        if is_mistyped(node, self.declared) or _repeats(node) or not frame.unasked.isdisjoint(names):
            return (0, 0)
        member = node.member if isinstance(node, Holds) else None
        numbers = [self._number.get((name, member)) for name in names]
        sides = [[(None, None)] if n is None else list(enumerate(self.dimensions[n].values)) for n in numbers]
        truths: dict[Truth, int] = {YES: 0, NO: 0, UNKNOWN: 0}
        for values in product(*sides):
            facts = dict(self._stated(names, [value for _, value in values], member, frame))
            truth = evaluate(node, Case(facts, lambda _: UNKNOWN, {}, {}))
            where = self.space.everything
            for number, (index, _) in zip(numbers, values, strict=True):
                if number is not None and index is not None:
                    where &= self.space.where(number, index)
            truths[truth] |= where
        return truths[YES], truths[NO]

    def _stated(
        self, names: Mapping[str, None], values: list[Distinct | None], member: str | None, frame: Frame
    ) -> Iterator[tuple[str, Value]]:
        for name, value in zip(names, values, strict=True):
            if value is None:
                # Undeclared; or a set of which no member is asked for, and then only whether it is stated.
                if name in self.declared:
                    yield name, _NO_MEMBERS
            elif value.value is not None:
                yield name, value.value if member is None else _as_member(member, value.value)
            elif name in frame.presumed:
                yield name, frame.presumed[name]

    def where_version(self, fact: str, governs: Callable[[Value | None], bool]) -> int:
        """The cases in which the day of a version passes a test."""
        number = self._number.get((fact, None))
        if number is None:
            return self.space.everything if governs(None) else 0
        passed = [i for i, each in enumerate(self.dimensions[number].values) if governs(each.value)]
        return self.space.among(number, passed)

    def by_account(self, node: ByAccount, frame: Frame, accounts: Mapping[str, Pair]) -> Pair:
        """That of the account that is gone by; where none is, what all agree on. A silent account is unknown."""
        key = (frame.record or "", node.discrepancy)
        if key not in self.accounts:
            return self._agreed(list(accounts.values()))
        found = self.discrepancies[key]
        yes = no = 0
        for index, choice in enumerate(self.accounts[key]):
            names = account_ids(found, node.accounts, choice)
            one = self._agreed([accounts.get(name, (0, 0)) for name in names])
            where = self.space.where(self.account_number[key], index)
            yes, no = yes | where & one[0], no | where & one[1]
        return yes, no

    def _agreed(self, pairs: list[Pair]) -> Pair:
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
        cases = self.space.everything
        if question is None:
            return Left(cases, tuple(name for name in self.facts if name != AS_OF and name in self.own))
        unsettled: dict[str, None] = {}
        for number, dimension in enumerate(self.dimensions):
            values = dimension.possible(question.facts)
            if len(values) < len(dimension.values):
                cases &= self.space.among(number, values)
            if len(values) > 1 and dimension.fact != AS_OF and dimension.fact in self.own:
                unsettled[dimension.fact] = None
        return Left(cases & self.settings(question), tuple(unsettled))

    def settings(self, question: Question) -> int:
        """The cases with the accounts that a question goes by, and the standings on its day."""
        cases = self.space.everything
        for (record, discrepancy), choices in self.accounts.items():
            chosen = question.chosen(record).get(discrepancy)
            if chosen in choices:
                number = self.account_number[record, discrepancy]
                cases &= self.space.where(number, choices.index(chosen))
        for record, number in self.standing_number.items():
            standing = question.world.force(record, question.as_of).deciding.standing
            index = _STANDINGS.index(standing) if standing in _STANDINGS else len(_STANDINGS) - 1
            cases &= self.space.where(number, index)
        return cases


def _discrepancy(world: World, record: str, ident: str) -> Discrepancy | None:
    return next((d for d in world.instrument(record).discrepancies if d.id == ident), None)


def _choices(found: Discrepancy | None) -> tuple[str | None, ...]:
    """The accounts that may be gone by; None: by none of them, all are evaluated and must agree."""
    if found is None:
        return (None,)
    ids = tuple(account.id for account in found.accounts)
    return (None, *ids) if found.taken == "none" else ids


def _as_member(member: str, value: Value) -> Value:
    return MappingProxyType({member: value}) if isinstance(value, Truth) else value


def _repeats(node: Condition) -> bool:
    """Whether a day is compared with one that comes every year: whether they are one is then never known."""
    return (
        isinstance(node, Comparison)
        and node.operator == "on"
        and isinstance(node.value, str)
        and parse(node.value).month_day is not None
    )
