"""What all cases of a rule say of one question, worked out once for each rule and kept.

A rule can tell only a few values of each fact apart, so its cases can be gone through, all at once.
"""

from __future__ import annotations

from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from lawmodel.rules import analysis
from lawmodel.rules.analysis import Analysis, RuleTooLarge
from lawmodel.rules.cases import Cases
from lawmodel.rules.facts import Facts
from lawmodel.rules.finite_gather import needs_of
from lawmodel.rules.finite_needs import Needs
from lawmodel.rules.finite_split import SplitAnalysis, SplitTable, split, split_table
from lawmodel.rules.question import Question, World
from lawmodel.rules.trace import facts_of
from lawmodel.rules.truth_table import Known, TruthTable

__all__ = [
    "Analysis",
    "RuleTooLarge",
    "SplitAnalysis",
    "analysis_of",
    "static_analysis",
    "static_table",
    "what_is_asked",
]


class _Asks(NamedTuple):
    """What a rule asks; which of the facts are compared with others; the facts beyond it that constraints speak of."""

    needs: Needs
    compared: frozenset[str]
    elsewhere: frozenset[str]


class _Book(NamedTuple):
    """What was worked out of the rules of one corpus."""

    asks: dict[str, _Asks]
    tables: dict[str, tuple[Cases, dict[int, Known]]]
    """The cases of a rule, and its leaves in them: the same for what is found before any question and after."""
    analyses: dict[tuple[object, ...], Analysis | SplitAnalysis | None]
    """By the rule, the facts given that only bind others, and what is known of dates compared; None: too many cases."""


_BOOKS: WeakKeyDictionary[World, _Book] = WeakKeyDictionary()
_MOST_ANALYSES: Final = 256
_MOST_TABLES: Final = 16


def _book_of(world: World) -> _Book:
    book = _BOOKS.get(world)
    if book is None:
        book = _BOOKS[world] = _Book({}, {}, {})
    return book


def _asks_of(world: World, path: str) -> _Asks:
    asks = _book_of(world).asks
    if path not in asks:
        needs = needs_of([(world, path)])
        asks[path] = _Asks(needs, needs.compared(), _bound_elsewhere(world, needs))
    return asks[path]


def what_is_asked(world: World, path: str) -> Needs:
    """What a rule asks of facts. Errors: `NotARule`."""
    return _asks_of(world, path).needs


def analysis_of(question: Question) -> Analysis | SplitAnalysis:
    """The analysis of the rule that a question asks, of all its cases, or else of those that the question leaves.

    Errors: `RuleTooLarge`, where even those are too many; `CircularRules`, `NotARule`.
    """
    world, path, facts = question.world, question.path, question.facts
    needs, compared, elsewhere = _asks_of(world, path)
    given = elsewhere.intersection(facts)
    known = {name: facts[name] for name in compared if name in facts}
    if given:
        needs = needs_of([(world, path)], given)
    found = _kept_analysis(world, path, needs, known, given)
    return found or _of_what_is_left(question, needs, known)


def static_analysis(world: World, path: str) -> Analysis | SplitAnalysis:
    """The analysis of a rule before any question. Errors: as of `analysis_of`."""
    needs = what_is_asked(world, path)
    found = _kept_analysis(world, path, needs, {}, frozenset())
    if found is None:
        raise RuleTooLarge(path, Cases(world, needs).space.count)
    return found


def static_table(world: World, path: str) -> SplitTable:
    """The table of a rule before any question. Errors: as of `analysis_of`."""
    needs = what_is_asked(world, path)
    cases, leaves = _cases_of(world, path, needs)
    if cases.space.count > analysis.LIMIT:
        return split_table(world, path, needs, {})
    return SplitTable(TruthTable(world, cases, leaves=leaves), ())


def _cases_of(world: World, path: str, needs: Needs) -> tuple[Cases, dict[int, Known]]:
    tables = _book_of(world).tables
    if path not in tables:
        if len(tables) >= _MOST_TABLES:
            tables.clear()
        tables[path] = (Cases(world, needs), {})
    return tables[path]


def _kept_analysis(
    world: World, path: str, needs: Needs, known: Facts, given: frozenset[str]
) -> Analysis | SplitAnalysis | None:
    """The analysis of a rule with these facts in view; None, if it has too many cases."""
    analyses = _book_of(world).analyses
    key = (path, given, tuple(sorted((name, str(value)) for name, value in known.items())) if known else ())
    if key not in analyses:
        if len(analyses) >= _MOST_ANALYSES:
            analyses.clear()
        try:
            analyses[key] = _analysis(world, path, needs, known, given)
        except RuleTooLarge:
            analyses[key] = None
    return analyses[key]


def _analysis(world: World, path: str, needs: Needs, known: Facts, given: frozenset[str]) -> Analysis | SplitAnalysis:
    cases, leaves = (Cases(world, needs, known), None) if known or given else _cases_of(world, path, needs)
    if cases.space.count > analysis.LIMIT:
        return split(world, path, needs, known)
    return Analysis(path, TruthTable(world, cases, leaves=leaves))


def _of_what_is_left(question: Question, needs: Needs, known: Facts) -> Analysis:
    """The analysis of the cases that a question leaves. Errors: `RuleTooLarge`."""
    dimensions = [
        d._replace(values=tuple(d.values[i] for i in d.possible(question.facts)) or d.values)
        for d in needs.dimensions(known)
    ]
    cases = Cases(question.world, needs, dimensions=dimensions)
    if cases.space.count > analysis.LIMIT:
        raise RuleTooLarge(question.path, cases.space.count)
    return Analysis(question.path, TruthTable(question.world, cases))


def _bound_elsewhere(world: World, needs: Needs) -> frozenset[str]:
    """The facts that no rule asks for and constraints speak of."""
    named = (name for one in world.implications for each in (one.when, one.then) for name in facts_of(each))
    return frozenset(named) - frozenset(needs.facts)
