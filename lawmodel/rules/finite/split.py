"""A rule with too many cases, split into parts that share no fact: each part is gone through by itself.

Of a part the rest of the rule sees only whether it is yes, no or unknown; how many of its cases are which
is its weight. So the cases of the whole are counted without being gone through.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from math import prod
from typing import NamedTuple

from lawmodel.model.condition import Condition, children
from lawmodel.model.provision import RuleProvision
from lawmodel.rules.conditions.parts import conditions_of
from lawmodel.rules.conditions.trace import facts_bound
from lawmodel.rules.decision import Outcome
from lawmodel.rules.finite import analysis
from lawmodel.rules.finite.analysis import (
    OUTCOMES,
    Analysis,
    Blocks,
    RuleTooLarge,
    Share,
    differ_on_a_line,
    differing_lines,
)
from lawmodel.rules.finite.cases import Cases, Frame
from lawmodel.rules.finite.gather import needs_within
from lawmodel.rules.finite.needs import Asking, Needs
from lawmodel.rules.finite.space import Space, without
from lawmodel.rules.finite.truth_table import Found, Part, TruthTable, frame_of
from lawmodel.rules.laid_out import laid_out
from lawmodel.rules.question import Question, World

__all__ = ["SplitAnalysis", "SplitCases", "SplitTable", "split"]

Weights = tuple[int, int, int]
"""How many cases of a part are yes, no, and unknown."""


class SplitCases(NamedTuple):
    """The cases of a rule, or of what is left of it beside the parts that stand for themselves; and of each part."""

    main: Cases
    parts: tuple[tuple[Part, Cases], ...] = ()


class SplitTable(NamedTuple):
    """A rule's table in which parts stand for themselves, and the table of each part."""

    main: TruthTable
    parts: tuple[tuple[Part, TruthTable], ...] = ()

    @classmethod
    def of(cls, world: World, cases: SplitCases, found: Sequence[Found]) -> SplitTable:
        """The tables of a rule, each with what was found before in its cases."""
        main = TruthTable(world, cases.main, [part for part, _ in cases.parts], found[0])
        parts = zip(cases.parts, found[1:], strict=True)
        return cls(main, tuple((part, TruthTable(world, own, found=known)) for (part, own), known in parts))


def split(world: World, path: str, needs: Needs, whole: Cases, unasked: Cases) -> SplitCases:
    """The cases of a rule by its parts. Errors: `RuleTooLarge` where a part, or what is left, is too large itself.

    `unasked`: the cases before any question, by which a part is measured, since what is known may cut facts further.
    """
    found = list(_Seams(world, path, needs, unasked.sizes()).parts())
    rest = needs.only(frozenset(name for _, names in found for name in names), beside=True)
    main = _among(world, rest, whole, len(found))
    if not found or main.space.count > analysis.LIMIT:
        raise RuleTooLarge(path, whole.space.count)
    return SplitCases(main, tuple((part, _among(world, needs.only(names), whole)) for part, names in found))


def _among(world: World, needs: Needs, whole: Cases, parts: int = 0) -> Cases:
    """The cases of some of what a rule asks, with the values that are told apart in the whole."""
    return Cases(world, needs, parts=parts, dimensions=[d for d in whole.dimensions if d.fact in needs.facts])


class _Seams:
    """Where a rule can be split: groups of conditions whose facts stand nowhere else in it."""

    def __init__(self, world: World, path: str, needs: Needs, sizes: Mapping[Asking, int]) -> None:
        self._world = world
        self._sizes = sizes
        self._record = path.partition("/")[0]
        provision = world.provision(path)
        rules = [provision.rule] if isinstance(provision, RuleProvision) else [v.rule for v in provision.versions]
        self._conditions = [(c, frame_of(world, self._record, rule)) for rule in rules for _, c in conditions_of(rule)]
        self._bonds = [facts_bound(constraint) for constraint in needs.binding]
        self._by_node: dict[int, Sequence[Asking]] = {}
        self._by_rule: dict[str, Sequence[Asking]] = {}
        self._uses = Counter(name for condition, _ in self._conditions for name in self._asked(condition))
        if not isinstance(provision, RuleProvision):
            self._uses[provision.version_day] += 1

    def parts(self) -> Iterator[tuple[Part, frozenset[Asking]]]:
        """The parts, each with all that its cases are made of; none is larger than can be gone through."""
        for condition, frame in self._conditions:
            yield from self._within(condition, frame)

    def _within(self, node: Condition, frame: Frame) -> Iterator[tuple[Part, frozenset[Asking]]]:
        if node.kind not in ("all", "any"):
            for _, child in children(node):
                yield from self._within(child, frame)
            return
        for members, names in self._groups(node.of):
            if self._stands_apart(members, names) and 3 < self._count(names) <= analysis.LIMIT:
                yield Part(node, tuple(members), frame), names
            else:
                for member in members:
                    yield from self._within(member, frame)

    def _groups(self, conditions: Sequence[Condition]) -> list[tuple[list[Condition], frozenset[Asking]]]:
        """The conditions in groups that share nothing with each other."""
        groups: list[tuple[list[Condition], frozenset[Asking]]] = []
        for condition in conditions:
            members, names = [condition], self._bound(frozenset(self._asked(condition)))
            for group in [g for g in groups if g[1] & names]:
                groups.remove(group)
                members, names = [*group[0], *members], names | group[1]
            groups.append((members, names))
        return groups

    def _bound(self, names: frozenset[Asking]) -> frozenset[Asking]:
        """What is asked, with all facts that constraints bind to it."""
        more = names.union(*(bond for bond in self._bonds if bond & names))
        return names if more == names else self._bound(more)

    def _asked(self, condition: Condition) -> Sequence[Asking]:
        """What each node asks, by itself: repeated as often as it is asked."""
        found = self._by_node.get(id(condition))
        if found is None:
            found = self._by_node[id(condition)] = self._asked_by(condition)
        return found

    def _asked_by(self, node: Condition) -> Sequence[Asking]:
        if node.kind == "outcome-of":
            if node.rule not in self._by_rule:
                self._by_rule[node.rule] = tuple(needs_within(self._world, self._record, node).names())
            return self._by_rule[node.rule]
        within = children(node)
        if not within:
            return [name for name in laid_out(self._world).leaf(node).facts if name in self._sizes]
        own: list[Asking] = [(self._record, node.discrepancy)] if node.kind == "by-account" else []
        for _, child in within:
            own += self._asked(child)
        return own

    def _stands_apart(self, members: Sequence[Condition], names: frozenset[Asking]) -> bool:
        uses = Counter(name for member in members for name in self._asked(member))
        return all(uses[name] == self._uses[name] for name in names)

    def _count(self, names: frozenset[Asking]) -> int:
        return prod(self._sizes[name] for name in names if name in self._sizes)


class _OnePart:
    """A part gone through by itself."""

    def __init__(self, table: TruthTable, part: Part) -> None:
        yes, no = table.part(part)
        self.cases = cases = table.cases
        self._blocks = Blocks(cases, table.possible, (yes, no, cases.space.everything ^ (yes | no)))
        self.beyond = tuple(n for fact, numbers in cases.facts.items() if fact not in cases.own for n in numbers)

    def left(self, question: Question | None) -> _PartLeft:
        """What a question leaves of the part; before any question, all."""
        block, left = self._blocks.left(question)
        return _PartLeft(block.space, left.cases, left.unsettled, [given & left.cases for given in block.given])


class _PartLeft(NamedTuple):
    """What a question leaves of a part: the cases, in which space, and the facts of which more than one value is left.

    `kinds`: the cases in which the part is yes; no; unknown.
    """

    space: Space
    cases: int
    unsettled: tuple[str, ...]
    kinds: Sequence[int]

    @property
    def weights(self) -> Weights:
        yes, no, unknown = (cases.bit_count() for cases in self.kinds)
        return yes, no, unknown

    @property
    def truths(self) -> list[int]:
        """The truths that the part can have: yes (0), no (1), unknown (2)."""
        return [truth for truth, cases in enumerate(self.kinds) if cases]

    def lines(self, numbers: Sequence[int]) -> list[int]:
        """The lines along these dimensions on which the part can be yes; no; unknown."""
        return [self.space.lines(cases, numbers) for cases in self.kinds]


class _Left:
    """What a question leaves: of the main cases, and of each part."""

    def __init__(self, main: int, unsettled: tuple[str, ...], parts: tuple[_PartLeft, ...]) -> None:
        self.main = main
        self.unsettled = unsettled
        self.parts = parts

    @cached_property
    def weights(self) -> tuple[Weights, ...]:
        """The weights of the parts: only how often a fact decides is found by them."""
        return tuple(part.weights for part in self.parts)


class SplitAnalysis:
    """A rule gone through by its parts: the same answers as `Analysis` gives."""

    def __init__(self, path: str, table: SplitTable) -> None:
        self.path = path
        self._main = Analysis(path, table.main)
        self._parts = tuple(_OnePart(own, part) for part, own in table.parts)

    def outcome(self, question: Question) -> Outcome | None:
        """The outcome on which all cases left agree, else unknown; None where no case is left: the facts contradict."""
        left = self._left(question).main
        agreed = (o for o, cases in zip(OUTCOMES, self._main.given, strict=True) if left & cases == left)
        return next(agreed, "unknown") if left else None

    def differs(self, question: Question) -> bool:
        """Whether the cases left have different outcomes."""
        left = self._left(question).main
        return sum(1 for cases in self._main.given if cases & left) > 1

    def shares(self, question: Question) -> tuple[Share, ...]:
        """The facts that can change the outcome in some case left, most often decisive first."""
        left = self._left(question)
        count = self._weight(left.main, left.weights)
        found = [Share(fact, cases, count) for fact, cases in self._decisive(left) if cases]
        return tuple(sorted(found, key=lambda share: -share.cases))

    def decisive_facts(self, question: Question | None = None) -> frozenset[str]:
        """The facts that can change the outcome in some case left; before any question, in some case at all."""
        left, main, space = self._left(question), self._main, self._main.cases.space
        outcomes = [kept for cases in main.given if (kept := cases & left.main)]
        numbers, beyond = main.cases.facts, main.beyond
        found = [f for f in left.unsettled if differ_on_a_line(space, outcomes, (*numbers[f], *beyond))]
        for index, (part, mine) in enumerate(zip(self._parts, left.parts, strict=True)):
            # Two truths that decide something, and between which the fact turns its part.
            pairs = [truths for truths in combinations(mine.truths, 2) if self._turning(index, truths, left)]
            for fact in mine.unsettled if pairs else ():
                lines = mine.lines((*part.cases.facts[fact], *part.beyond))
                if any(lines[one] & lines[two] for one, two in pairs):
                    found.append(fact)
        return frozenset(found)

    def _left(self, question: Question | None) -> _Left:
        of_main = self._main.cases.left(question)
        main = self._main.possible & of_main.cases
        parts = tuple(part.left(question) for part in self._parts)
        for number, each in zip(self._main.cases.parts, parts, strict=True):
            main &= self._main.cases.space.among(number, each.truths)
        return _Left(main, of_main.unsettled, parts)

    def _weight(self, cases: int, weights: Sequence[Weights]) -> int:
        """How many cases of the whole some main cases stand for."""
        if not cases:
            return 0
        if not weights:
            return cases.bit_count()
        number = self._main.cases.parts[len(weights) - 1]
        kinds = ((self._main.cases.space.where(number, i), n) for i, n in enumerate(weights[-1]) if n)
        return sum(n * self._weight(cases & where, weights[:-1]) for where, n in kinds)

    def _decisive(self, left: _Left) -> Iterator[tuple[str, int]]:
        """For each fact of which more than one value is left, in how many cases it alone can change the outcome."""
        main, space = self._main, self._main.cases.space
        outcomes = [kept for cases in main.given if (kept := cases & left.main)]
        for fact in left.unsettled:
            numbers = (*main.cases.facts[fact], *main.beyond)
            lines = differing_lines(space, outcomes, numbers)
            yield fact, self._weight(space.on_lines(lines, numbers) & left.main, left.weights)
        for index, (part, mine) in enumerate(zip(self._parts, left.parts, strict=True)):
            turned = self._turned(index, left)
            for fact in mine.unsettled if turned else ():
                yield fact, _decisive_in_part(mine, (*part.cases.facts[fact], *part.beyond), turned)

    def _turned(self, index: int, left: _Left) -> dict[tuple[int, ...], int]:
        """In how many cases of everything else a part decides, by the truths that it must be able to have there."""
        possible = left.parts[index].truths
        each = (kinds for size in (2, 3) for kinds in combinations(possible, size))
        return {kinds: cases for kinds in each if (cases := self._turned_by(index, kinds, left))}

    def _turned_by(self, index: int, kinds: tuple[int, ...], left: _Left) -> int:
        """In how many cases of everything else the outcome differs between these truths of a part."""
        weights = (*left.weights[:index], (1, 0, 0), *left.weights[index + 1 :])
        return self._weight(self._turning(index, kinds, left), weights)

    def _turning(self, index: int, kinds: Sequence[int], left: _Left) -> int:
        """Where in the rest the outcome differs between these truths of a part, told with the part taken for yes."""
        space, number = self._main.cases.space, self._main.cases.parts[index]
        among = left.main & space.among(number, kinds)
        return differing_lines(space, [cases & among for cases in self._main.given], (number,))


def _decisive_in_part(left: _PartLeft, numbers: Sequence[int], turned: Mapping[tuple[int, ...], int]) -> int:
    """The cases in which a fact turns its part, and the part the whole."""
    space, lines = left.space, left.lines(numbers)
    total = 0
    for kinds, cases in turned.items():
        exactly = space.everything
        for kind in range(3):
            exactly = exactly & lines[kind] if kind in kinds else without(exactly, lines[kind])
        total += (space.on_lines(exactly, numbers) & left.cases).bit_count() * cases
    return total
