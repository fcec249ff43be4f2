"""The conditions of a corpus's rules taken apart: the nodes of each, and what is found of a single question about a fact.

Gathering what a rule asks, judging whether it can be asked and going through its cases all read the same nodes, and
rules that are referred to are read again with each rule that refers to them. So it is kept, with the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias
from weakref import WeakKeyDictionary

from lawmodel.dates.partial import Range, parse
from lawmodel.diagnostics import Path
from lawmodel.model.condition import ByAccount, Condition, OutcomeOf
from lawmodel.model.fact import Fact
from lawmodel.model.reference import LegalReference, parse_reference
from lawmodel.rules.conditions.evaluate import Ask, ready
from lawmodel.rules.conditions.mistyped import is_mistyped
from lawmodel.rules.conditions.parts import nodes_of
from lawmodel.rules.conditions.trace import facts_of
from lawmodel.rules.world import World

__all__ = ["Apart", "LaidOut", "Leaf", "laid_out"]


class Leaf:
    """A condition without others within it, and the facts that it asks for, each once.

    `starts`: of a comparison, the first days (ordinals) or numbers from which its answer is another. `repeats`: a day is
    compared with one that comes every year, so that whether they are one is never known. Neither is looked for where a
    fact's type cannot answer the condition.
    """

    __slots__ = ("_ask", "_references", "facts", "is_mistyped", "node", "repeats", "starts")

    def __init__(self, node: Condition, declared: Mapping[str, Fact]) -> None:
        self.node = node
        self.facts = tuple(dict.fromkeys(facts_of(node)))
        self.is_mistyped = is_mistyped(node, declared)
        self.starts: tuple[int, ...] = ()
        self.repeats = False
        self._ask: Ask | None = None
        self._references: tuple[LegalReference, ...] | None = None
        if self.is_mistyped:
            return
        if node.kind == "comparison" and isinstance(node.value, str):
            known = parse(node.value)
            self.starts = tuple(_days(node.operator, known))
            self.repeats = node.operator == "on" and known.month_day is not None
        elif node.kind == "comparison" and isinstance(node.value, int):
            self.starts = tuple(_thresholds(node.operator, node.value, node.value))

    @property
    def listed(self) -> int:
        """How many values or places it lists, beyond the first."""
        if self.node.kind == "one-of":
            return len(self.node.values) - 1
        return len(self.node.references) - 1 if self.node.kind == "refers-to" else 0

    @property
    def references(self) -> tuple[LegalReference, ...]:
        """The places that a legal reference is looked for in."""
        if self._references is None:
            named = self.node.references if self.node.kind == "refers-to" else ()
            self._references = tuple(map(parse_reference, named))
        return self._references

    @property
    def ask(self) -> Ask:
        """How it is asked of a case."""
        if self._ask is None:
            self._ask = ready(self.node).ask
        return self._ask


Beyond: TypeAlias = "ByAccount | OutcomeOf"


class Apart(NamedTuple):
    """A condition taken apart: every node with its path, outermost first; its questions; what leads beyond the facts.

    `levels`: how many of its nodes stand within each other at most.
    """

    nodes: Sequence[tuple[Path, Condition]]
    leaves: Sequence[Leaf]
    beyond: Sequence[Beyond]
    levels: int


class LaidOut:
    """The conditions of a corpus by their identity (equal ones may stand in two places); `sound` and `levels`: of the
    rules judged so far.
    """

    def __init__(self, declared: Mapping[str, Fact]) -> None:
        self._declared = declared
        self._conditions: dict[int, Apart] = {}
        self._leaves: dict[int, Leaf] = {}
        self.sound: dict[str, bool] = {}
        self.levels: dict[str, int] = {}

    def condition(self, root: Condition) -> Apart:
        """A condition of a rule, or of a constraint."""
        found = self._conditions.get(id(root))
        if found is None:
            nodes = nodes_of(root)
            leaves, beyond = list(self._asking(node for _, node in nodes)), list(_beyond(nodes))
            found = Apart(nodes, leaves, beyond, 1 + max(len(path) for path, _ in nodes) // 2)
            self._conditions[id(root)] = found
        return found

    def leaf(self, node: Condition) -> Leaf:
        """A condition without others within it."""
        found = self._leaves.get(id(node))
        if found is None:
            found = self._leaves[id(node)] = Leaf(node, self._declared)
        return found

    def _asking(self, nodes: Iterable[Condition]) -> Iterator[Leaf]:
        for node in nodes:
            if node.kind in ("holds", "comparison", "one-of", "refers-to", "is-stated"):
                yield self.leaf(node)


def _beyond(nodes: Iterable[tuple[Path, Condition]]) -> Iterator[Beyond]:
    for _, node in nodes:
        if node.kind in ("by-account", "outcome-of"):
            yield node


_KEPT: WeakKeyDictionary[World, LaidOut] = WeakKeyDictionary()


def laid_out(world: World) -> LaidOut:
    """The conditions of a corpus; what is laid out does not keep the corpus alive."""
    found = _KEPT.get(world)
    if found is None:
        found = _KEPT[world] = LaidOut(world.facts)
    return found


def _days(operator: str, known: Range) -> Iterator[int]:
    first, last = (None if day is None else day.toordinal() for day in (known.earliest, known.latest))
    return _thresholds(operator, first, last)


def _thresholds(operator: str, first: int | None, last: int | None) -> Iterator[int]:
    """Where the answer of a comparison may change, told by the first day, or number, from which it is another."""
    if operator in ("before", "on-or-after", "on", "less-than", "at-least", "equal-to"):
        yield from (bound for bound in (first, last) if bound is not None)
    if operator in ("on-or-before", "after", "on", "at-most", "more-than", "equal-to"):
        yield from (bound + 1 for bound in (first, last) if bound is not None)
