"""What rules ask of each fact: thresholds, lists, members, references; and the values they so tell apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from lawmodel.dates.partial import Range
from lawmodel.model.fact import AS_OF, Fact, Implication, IntegerFact
from lawmodel.model.reference import LegalReference
from lawmodel.rules.conditions.facts import Value
from lawmodel.rules.conditions.trace import facts_bound
from lawmodel.rules.finite.values import (
    ABSENT,
    NOT_YET,
    Dimension,
    Distinct,
    days_between,
    names_told_apart,
    numbers_between,
    places_told_apart,
    truths,
)

__all__ = ["Asked", "Asking", "Needs"]


Asking: TypeAlias = "str | tuple[str, ...]"


class Asked:
    """What is asked of one fact. `starts`: the days (ordinals) or numbers at which an answer may change."""

    def __init__(self) -> None:
        self.starts: set[int] = set()
        self.lists: dict[frozenset[str], None] = {}
        self.members: dict[str, None] = {}
        self.references: dict[LegalReference, None] = {}
        self.compared_with: set[str] = set()
        self.presumed = False


class Needs:
    """What rules ask, by fact in the order of the text; the accounts they distinguish; the records they rely on.

    `own`: the facts that rules ask for; the others only bind them. `binding`: the constraints that do. `conditions`: of
    how many conditions, those that others are made of included, it was gathered; each version and each value listed is one.
    """

    def __init__(
        self,
        declared: Mapping[str, Fact],
        facts: dict[str, Asked] | None = None,
        accounts: dict[tuple[str, str], None] | None = None,
        standings: dict[str, None] | None = None,
        own: frozenset[str] = frozenset(),
        binding: tuple[Implication, ...] = (),
    ) -> None:
        self.declared = declared
        self.facts = facts or {}
        self.accounts = accounts or {}
        self.standings = standings or {}
        self.own = own
        self.binding = binding
        self.conditions = 0

    def dimensions(self, known: Mapping[str, Value]) -> tuple[Dimension, ...]:
        """The facts with the values told apart; of dates compared with each other, also what is known cuts them."""
        return tuple(d for name, asked in self.facts.items() for d in self._of(name, asked, known))

    def only(self, names: Collection[Asking], *, beside: bool = False) -> Needs:
        """The part of it that concerns these facts, accounts and standings; `beside`: all that does not."""

        def wanted(name: Asking) -> bool:
            return (name in names) != beside

        return Needs(
            self.declared,
            {name: asked for name, asked in self.facts.items() if wanted(name)},
            {key: None for key in self.accounts if wanted(key)},
            {record: None for record in self.standings if wanted((record,))},
            self.own,
            tuple(one for one in self.binding if any(map(wanted, facts_bound(one) & self.facts.keys()))),
        )

    def names(self) -> frozenset[Asking]:
        """The facts, the accounts (record and discrepancy) and the standings (the record alone) asked for."""
        return frozenset([*self.facts, *self.accounts, *((record,) for record in self.standings)])

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
                yield NOT_YET
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
