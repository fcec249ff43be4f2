"""What all cases of a rule say of one question: its outcome where they agree, and the facts that can yet change it.

A rule can tell only a few values of each fact apart, so its cases can be gone through, all at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from lawmodel.rules.cases import Cases
from lawmodel.rules.decision import Outcome
from lawmodel.rules.facts import Facts
from lawmodel.rules.finite_needs import Needs, needs_of
from lawmodel.rules.question import Question, World
from lawmodel.rules.trace import facts_of
from lawmodel.rules.truth_table import TruthTable

__all__ = ["LIMIT", "Analysis", "RuleTooLarge", "Share", "analysis_of"]

LIMIT: Final = 1 << 20
"""The most cases that are gone through at once."""

_OUTCOMES: Final[tuple[Outcome, ...]] = ("yes", "no", "does-not-apply", "unknown")


class RuleTooLarge(ValueError):
    """A rule has more cases than can be gone through; `lawmodel check` finds it as `rule-too-large-to-analyse`."""

    def __init__(self, path: str, cases: int) -> None:
        super().__init__(path, cases)
        self.path = path
        self.cases = cases

    def __str__(self) -> str:
        return f"`{self.path}` has {self.cases} cases, more than the {LIMIT} that can be gone through"


@dataclass(frozen=True, slots=True)
class Share:
    """A fact and in how many of the cases left another value of it alone gives another outcome."""

    fact: str
    cases: int
    of: int


class Analysis:
    """All cases of a rule, with what it gives in each; `possible`: those that no constraint between facts excludes."""

    def __init__(self, path: str, table: TruthTable) -> None:
        self.path = path
        self.cases = table.cases
        self.possible = table.possible
        given = table.rule(path).outcomes
        unknown = table.space.everything ^ (given[0] | given[1] | given[2])
        self.given = (*given, unknown)
        self._beyond = tuple(n for f, ns in self.cases.facts.items() if f not in self.cases.own for n in ns)

    def outcome(self, question: Question) -> Outcome | None:
        """The outcome on which all cases left agree, else unknown; None where no case is left: the facts contradict."""
        left = self.possible & self.cases.left(question).cases
        if not left:
            return None
        agreed = (o for o, cases in zip(_OUTCOMES, self.given, strict=True) if not left & ~cases)
        return next(agreed, "unknown")

    def differs(self, question: Question) -> bool:
        """Whether the cases left have different outcomes."""
        left = self.possible & self.cases.left(question).cases
        return sum(1 for cases in self.given if cases & left) > 1

    def shares(self, question: Question) -> tuple[Share, ...]:
        """The facts that can change the outcome in some case left, most often decisive first."""
        left = self.cases.left(question)
        return self.shares_among(self.possible & left.cases, left.unsettled)

    def shares_among(self, left: int, facts: Iterable[str]) -> tuple[Share, ...]:
        """The same for any set of cases; of equal share, the fact that stands first in the text is first."""
        outcomes = [kept for cases in self.given if (kept := cases & left)]
        if len(outcomes) < 2:
            return ()
        count = left.bit_count()
        decisive = ((fact, self._decisive(left, outcomes, self.cases.facts[fact])) for fact in facts)
        shares = [Share(fact, cases, count) for fact, cases in decisive if cases]
        return tuple(sorted(shares, key=lambda share: -share.cases))

    def _decisive(self, left: int, outcomes: Sequence[int], numbers: Sequence[int]) -> int:
        """How many of the cases left lie on a line, along a fact's values, on which the outcomes differ.

        Facts that the rule does not ask for, and that only bind those it asks for, may differ as well.
        """
        space = self.cases.space
        numbers = (*numbers, *self._beyond)
        once = twice = 0
        for cases in outcomes:
            lines = space.lines(cases, numbers)
            once, twice = once | lines, twice | once & lines
        return (space.on_lines(twice, numbers) & left).bit_count() if twice else 0


@dataclass(slots=True)
class _Book:
    """What was worked out of the rules of one corpus."""

    needs: dict[str, tuple[Needs, frozenset[str], frozenset[str]]]
    analyses: dict[tuple[object, ...], Analysis]


_BOOKS: WeakKeyDictionary[World, _Book] = WeakKeyDictionary()
_MOST_KEPT: Final = 256


def analysis_of(question: Question) -> Analysis:
    """The analysis of the rule that a question asks. Errors: `RuleTooLarge`, `CircularRules`, `NotARule`."""
    world, path = question.world, question.path
    book = _BOOKS.setdefault(world, _Book({}, {}))
    if path not in book.needs:
        needs = needs_of([(world, path)])
        book.needs[path] = (needs, needs.compared(), _bound_elsewhere(world, needs))
    needs, compared, elsewhere = book.needs[path]
    given = elsewhere.intersection(question.facts)
    known = {name: question.facts[name] for name in compared if name in question.facts}
    key = (path, given, tuple(sorted((name, str(value)) for name, value in known.items())))
    if key not in book.analyses:
        if given:
            needs = needs_of([(world, path)], given)
        if len(book.analyses) >= _MOST_KEPT:
            book.analyses.clear()
        book.analyses[key] = _analysis(world, path, needs, known)
    return book.analyses[key]


def _bound_elsewhere(world: World, needs: Needs) -> frozenset[str]:
    """The facts that no rule asks for and constraints speak of."""
    named = (name for one in world.implications for each in (one.when, one.then) for name in facts_of(each))
    return frozenset(named) - frozenset(needs.facts)


def _analysis(world: World, path: str, needs: Needs, known: Facts) -> Analysis:
    cases = Cases(world, needs, known)
    if cases.space.count > LIMIT:
        raise RuleTooLarge(path, cases.space.count)
    return Analysis(path, TruthTable(world, cases))
