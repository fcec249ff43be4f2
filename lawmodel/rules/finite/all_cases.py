"""What all cases of a rule say of one question, worked out once for each rule and kept.

A rule can tell only a few values of each fact apart, so its cases can be gone through, all at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias
from weakref import WeakKeyDictionary

from lawmodel.rules.conditions.facts import Facts
from lawmodel.rules.conditions.trace import facts_bound
from lawmodel.rules.finite import analysis
from lawmodel.rules.finite.analysis import Analysis, RuleTooLarge, held_to_size
from lawmodel.rules.finite.cases import Cases
from lawmodel.rules.finite.gather import needs_of
from lawmodel.rules.finite.needs import Needs
from lawmodel.rules.finite.split import SplitAnalysis, SplitCases, SplitTable, split
from lawmodel.rules.finite.truth_table import Found, Part, TruthTable
from lawmodel.rules.question import Question, World

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
    """What a rule asks; which of the facts are compared with others; the facts that would bind others if given."""

    needs: Needs
    compared: frozenset[str]
    elsewhere: frozenset[str]


_Table: TypeAlias = "tuple[SplitCases, Sequence[Found]]"


class _Book(NamedTuple):
    """What was worked out of the rules of one corpus."""

    asks: dict[tuple[str, frozenset[str]], _Asks]
    """By the rule, and the facts given that only bind others."""
    tables: dict[str, _Table]
    """The cases of a rule, by its parts, and what was found of its conditions in them before any question."""
    analyses: dict[tuple[object, ...], Analysis | SplitAnalysis | None]
    """By the rule, the facts given that only bind others, and what is known of dates compared; None: too many cases."""


_BOOKS: WeakKeyDictionary[World, _Book] = WeakKeyDictionary()
_NOTHING: Final[frozenset[str]] = frozenset()
_MOST_ASKS: Final = 1024
_MOST_ANALYSES: Final = 256
_MOST_TABLES: Final = 16


def _book_of(world: World) -> _Book:
    book = _BOOKS.get(world)
    if book is None:
        book = _BOOKS[world] = _Book({}, {}, {})
    return book


def _asks_of(world: World, path: str, given: frozenset[str] = _NOTHING) -> _Asks:
    asks, key = _book_of(world).asks, (path, given)
    found = asks.get(key)
    if found is None:
        if len(asks) >= _MOST_ASKS:
            asks.clear()
        needs = needs_of([(world, path)], given)
        found = asks[key] = _Asks(needs, needs.compared(), _bound_elsewhere(world, needs))
    return found


def what_is_asked(world: World, path: str) -> Needs:
    """What a rule asks of facts. Errors: `NotARule`."""
    return _asks_of(world, path).needs


def analysis_of(question: Question) -> Analysis | SplitAnalysis:
    """The analysis of the rule that a question asks, of all its cases, or else of those that the question leaves.

    Errors: `RuleTooLarge`, where even those are too many; `CircularRules`, `NotARule`.
    """
    world, path, facts = question.world, question.path, question.facts
    asks = _asks_of(world, path)
    given = asks.elsewhere.intersection(facts)
    needs, compared, _ = _asks_of(world, path, given) if given else asks
    known = {name: facts[name] for name in compared if name in facts}
    found = _kept_analysis(world, path, needs, known, given)
    return found or _of_what_is_left(question, needs, known)


def static_analysis(world: World, path: str) -> Analysis | SplitAnalysis:
    """The analysis of a rule before any question. Errors: as of `analysis_of`."""
    needs = what_is_asked(world, path)
    found = _kept_analysis(world, path, needs, {}, _NOTHING)
    if found is None:
        held_to_size(path, needs)
        raise RuleTooLarge(path, Cases(world, needs).space.count)
    return found


def static_table(world: World, path: str) -> SplitTable:
    """The table of a rule before any question. Errors: as of `analysis_of`."""
    return _static_table(world, path, what_is_asked(world, path))


def _static_table(world: World, path: str, needs: Needs) -> SplitTable:
    tables = _book_of(world).tables
    found = tables.get(path)
    if found is None:
        if len(tables) >= _MOST_TABLES:
            tables.clear()
        cases = _cases(world, path, needs, {})
        parts = [(part, *_gone_through(tables, part, own)) for part, own in cases.parts]
        cases = SplitCases(cases.main, tuple((part, own) for part, own, _ in parts))
        found = tables[path] = cases, [Found(), *(known for *_, known in parts)]
    return SplitTable.of(world, *found)


def _gone_through(tables: Mapping[str, _Table], part: Part, cases: Cases) -> tuple[Cases, Found]:
    """The cases of a part and what is found in them: of a reference to a rule with the same cases, what was found of it.

    So a rule is not gone through again with each rule that refers to it.
    """
    node = part.members[0]
    if len(part.members) == 1 and node.kind == "outcome-of" and node.rule in tables:
        of_rule, found = tables[node.rule]
        if not of_rule.parts and cases.are_those_of(of_rule.main):
            return of_rule.main, found[0]
    return cases, Found()


def _cases(world: World, path: str, needs: Needs, known: Facts) -> SplitCases:
    """The cases of a rule, split where there are too many of them. Errors: `RuleTooLarge`."""
    held_to_size(path, needs)
    whole = Cases(world, needs, known)
    if whole.space.count <= analysis.LIMIT:
        return SplitCases(whole)
    return split(world, path, needs, whole, Cases(world, needs) if known else whole)


def _kept_analysis(
    world: World, path: str, needs: Needs, known: Facts, given: frozenset[str]
) -> Analysis | SplitAnalysis | None:
    """The analysis of a rule with these facts in view; None, if it has too many cases."""
    analyses = _book_of(world).analyses
    key = (path, given, tuple(sorted((name, str(value)) for name, value in known.items())) if known else ())
    if key in analyses:
        return analyses[key]
    try:
        found = _analysis(world, path, needs, known, given)
    except RuleTooLarge:
        found = None
    if len(analyses) >= _MOST_ANALYSES:
        analyses.clear()
    analyses[key] = found
    return found


def _analysis(world: World, path: str, needs: Needs, known: Facts, given: frozenset[str]) -> Analysis | SplitAnalysis:
    if not known and not given:
        table = _static_table(world, path, needs)
    else:
        cases = _cases(world, path, needs, known)
        table = SplitTable.of(world, cases, [Found() for _ in range(1 + len(cases.parts))])
    return SplitAnalysis(path, table) if table.parts else Analysis(path, table.main)


def _of_what_is_left(question: Question, needs: Needs, known: Facts) -> Analysis:
    """The analysis of the cases that a question leaves. Errors: `RuleTooLarge`."""
    held_to_size(question.path, needs)
    dimensions = [
        d._replace(values=tuple(d.values[i] for i in d.possible(question.facts)) or d.values)
        for d in needs.dimensions(known)
    ]
    cases = Cases(question.world, needs, dimensions=dimensions)
    if cases.space.count > analysis.LIMIT:
        raise RuleTooLarge(question.path, cases.space.count)
    return Analysis(question.path, TruthTable(question.world, cases))


def _bound_elsewhere(world: World, needs: Needs) -> frozenset[str]:
    """The facts that constraints speak of and that make no case of their own unless they are given."""
    return frozenset(name for one in world.implications for name in facts_bound(one)).difference(needs.facts)
