"""All cases of one rule, and what they say of a question: its outcome where they agree, the facts that can change it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from lawmodel.rules.decision import Outcome
from lawmodel.rules.finite.cases import Cases, Left
from lawmodel.rules.finite.needs import Needs
from lawmodel.rules.finite.space import Space
from lawmodel.rules.finite.truth_table import TruthTable
from lawmodel.rules.question import Question

__all__ = [
    "LIMIT",
    "MOST_CONDITIONS",
    "OUTCOMES",
    "Analysis",
    "Block",
    "Blocks",
    "RuleTooLarge",
    "Share",
    "differ_on_a_line",
    "differing_lines",
    "held_to_size",
]

LIMIT: Final = 1 << 20
"""The most cases that are gone through at once."""

MOST_CONDITIONS: Final = 500
"""The most conditions, each compared with the others, of a rule whose cases are gone through: of more it takes seconds."""

OUTCOMES: Final[tuple[Outcome, ...]] = ("yes", "no", "does-not-apply", "unknown")


class RuleTooLarge(ValueError):
    """A rule has more cases, or conditions, than can be gone through; `lawmodel check` finds it as `rule-too-large-to-analyse`.

    `number`: how many, of what `of` says.
    """

    def __init__(self, path: str, number: int, of: Literal["cases", "conditions"] = "cases") -> None:
        super().__init__(path, number, of)
        self.path = path
        self.number = number
        self.of = of

    def __str__(self) -> str:
        most = LIMIT if self.of == "cases" else MOST_CONDITIONS
        return f"`{self.path}` has {self.number} {self.of}, more than the {most} that can be gone through"


def held_to_size(path: str, needs: Needs) -> None:
    """Errors: `RuleTooLarge`, where a rule has too many conditions, those of the rules behind it included."""
    if needs.conditions > MOST_CONDITIONS:
        raise RuleTooLarge(path, needs.conditions, "conditions")


class Share(NamedTuple):
    """A fact and in how many of the cases left another value of it alone gives another outcome."""

    fact: str
    cases: int
    of: int


class Block(NamedTuple):
    """Some cases that stand together: those that no constraint between facts excludes, and what is given in each."""

    space: Space
    possible: int
    given: tuple[int, ...]


class Blocks:
    """All cases of a rule, and by the accounts and standings that a question goes by, those of that setting alone."""

    def __init__(self, cases: Cases, possible: int, given: tuple[int, ...]) -> None:
        self._cases = cases
        self._whole = Block(cases.space, possible, given)
        self._settings: dict[int, Block] = {}

    def left(self, question: Question | None) -> tuple[Block, Left]:
        """The block that a question is about, and what it leaves of it; before any question, all."""
        first = None if question is None else self._cases.setting(question)
        if question is None or first is None:
            left = self._cases.left(question)
            return self._whole, left._replace(cases=left.cases & self._whole.possible)
        block = self._settings.get(first)
        if block is None:
            block = self._settings[first] = self._setting(first)
        left = self._cases.left_by_facts(question, block.space)
        return block, left._replace(cases=left.cases & block.possible)

    def _setting(self, first: int) -> Block:
        space, (_, possible, given) = self._cases.fact_space, self._whole
        kept = [cases >> first & space.everything for cases in (possible, *given)]
        return Block(space, kept[0], tuple(kept[1:]))


class Analysis:
    """All cases of a rule, with what it gives in each; `possible`: those that no constraint between facts excludes."""

    def __init__(self, path: str, table: TruthTable) -> None:
        self.path = path
        self.cases = table.cases
        self.possible = table.possible
        given = table.rule(path).outcomes
        unknown = table.space.everything ^ (given[0] | given[1] | given[2])
        self.given = (*given, unknown)
        self._blocks = Blocks(self.cases, self.possible, self.given)
        # Facts that no rule asks for, and that only bind those it asks for, may differ along with any of them.
        self.beyond = tuple(n for f, ns in self.cases.facts.items() if f not in self.cases.own for n in ns)

    def outcome(self, question: Question) -> Outcome | None:
        """The outcome on which all cases left agree, else unknown; None where no case is left: the facts contradict."""
        block, left = self._blocks.left(question)
        if not left.cases:
            return None
        agreed = (o for o, cases in zip(OUTCOMES, block.given, strict=True) if left.cases & cases == left.cases)
        return next(agreed, "unknown")

    def differs(self, question: Question) -> bool:
        """Whether the cases left have different outcomes."""
        block, left = self._blocks.left(question)
        return sum(1 for cases in block.given if cases & left.cases) > 1

    def decisive_facts(self, question: Question | None = None) -> frozenset[str]:
        """The facts that can change the outcome in some case left; before any question, in some case at all.

        Those of `shares`, found without counting the cases in which each decides.
        """
        block, left = self._blocks.left(question)
        outcomes = [kept for cases in block.given if (kept := cases & left.cases)]
        if len(outcomes) < 2:
            return frozenset()
        space, numbers, beyond = block.space, self.cases.facts, self.beyond
        return frozenset(f for f in left.unsettled if differ_on_a_line(space, outcomes, (*numbers[f], *beyond)))

    def shares(self, question: Question) -> tuple[Share, ...]:
        """The facts that can change the outcome in some case left, most often decisive first."""
        block, left = self._blocks.left(question)
        outcomes = [kept for cases in block.given if (kept := cases & left.cases)]
        if len(outcomes) < 2:
            return ()
        count = left.cases.bit_count()
        found = []
        for fact in left.unsettled:
            numbers = (*self.cases.facts[fact], *self.beyond)
            lines = differing_lines(block.space, outcomes, numbers)
            if lines:
                found.append(Share(fact, (block.space.on_lines(lines, numbers) & left.cases).bit_count(), count))
        # Of equal share, the fact that stands first in the text is first.
        return tuple(sorted(found, key=lambda share: -share.cases))


def differ_on_a_line(space: Space, outcomes: Iterable[int], numbers: Sequence[int]) -> bool:
    """Whether cases of more than one outcome lie on some line along these dimensions."""
    seen = 0
    for cases in outcomes:
        lines = space.lines(cases, numbers)
        if seen & lines:
            return True
        seen |= lines
    return False


def differing_lines(space: Space, outcomes: Iterable[int], numbers: Sequence[int]) -> int:
    """The lines along these dimensions on which cases of more than one outcome lie."""
    once = twice = 0
    for cases in outcomes:
        lines = space.lines(cases, numbers)
        once, twice = once | lines, twice | once & lines
    return twice
