"""What all cases of a rule say of one question, worked out once for each rule and kept.

A rule can tell only a few values of each fact apart, so its cases can be gone through, all at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final
from weakref import WeakKeyDictionary

from lawmodel.rules import analysis
from lawmodel.rules.analysis import Analysis, RuleTooLarge
from lawmodel.rules.cases import Cases
from lawmodel.rules.facts import Facts
from lawmodel.rules.finite_gather import needs_of
from lawmodel.rules.finite_needs import Needs
from lawmodel.rules.finite_split import SplitAnalysis, split
from lawmodel.rules.question import Question, World
from lawmodel.rules.trace import facts_of
from lawmodel.rules.truth_table import TruthTable

__all__ = ["Analysis", "RuleTooLarge", "SplitAnalysis", "analysis_of", "static_analysis"]


@dataclass(slots=True)
class _Book:
    """What was worked out of the rules of one corpus."""

    needs: dict[str, tuple[Needs, frozenset[str], frozenset[str]]]
    analyses: dict[tuple[object, ...], Analysis | SplitAnalysis | None]
    """By the rule, the facts given that only bind others, and what is known of dates compared; None: too many cases."""


_BOOKS: WeakKeyDictionary[World, _Book] = WeakKeyDictionary()
_MOST_KEPT: Final = 256


def analysis_of(question: Question) -> Analysis | SplitAnalysis:
    """The analysis of the rule that a question asks, of all its cases, or else of those that the question leaves.

    Errors: `RuleTooLarge`, where even those are too many; `CircularRules`, `NotARule`.
    """
    world, path = question.world, question.path
    book = _BOOKS.setdefault(world, _Book({}, {}))
    if path not in book.needs:
        needs = needs_of([(world, path)])
        book.needs[path] = (needs, needs.compared(), _bound_elsewhere(world, needs))
    needs, compared, elsewhere = book.needs[path]
    given = elsewhere.intersection(question.facts)
    known = {name: question.facts[name] for name in compared if name in question.facts}
    key = (path, given, tuple(sorted((name, str(value)) for name, value in known.items())))
    if given:
        needs = needs_of([(world, path)], given)
    if key not in book.analyses:
        if len(book.analyses) >= _MOST_KEPT:
            book.analyses.clear()
        try:
            book.analyses[key] = _analysis(world, path, needs, known)
        except RuleTooLarge:
            book.analyses[key] = None
    return book.analyses[key] or _of_what_is_left(question, needs, known)


def _of_what_is_left(question: Question, needs: Needs, known: Facts) -> Analysis:
    """The analysis of the cases that a question leaves. Errors: `RuleTooLarge`."""
    dimensions = [
        replace(d, values=tuple(d.values[i] for i in d.possible(question.facts)) or d.values)
        for d in needs.dimensions(known)
    ]
    cases = Cases(question.world, needs, dimensions=dimensions)
    if cases.space.count > analysis.LIMIT:
        raise RuleTooLarge(question.path, cases.space.count)
    return Analysis(question.path, TruthTable(question.world, cases))


def static_analysis(world: World, path: str) -> Analysis | SplitAnalysis:
    """The analysis of a rule before any question. Errors: as of `analysis_of`."""
    return _analysis(world, path, needs_of([(world, path)]), {})


def _bound_elsewhere(world: World, needs: Needs) -> frozenset[str]:
    """The facts that no rule asks for and constraints speak of."""
    named = (name for one in world.implications for each in (one.when, one.then) for name in facts_of(each))
    return frozenset(named) - frozenset(needs.facts)


def _analysis(world: World, path: str, needs: Needs, known: Facts) -> Analysis | SplitAnalysis:
    cases = Cases(world, needs, known)
    if cases.space.count > analysis.LIMIT:
        return split(world, path, needs, known)
    return Analysis(path, TruthTable(world, cases))
