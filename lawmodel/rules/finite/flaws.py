"""Flaws of a rule that show without any case: what can never be met, what is always true, what changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from lawmodel.diagnostics import Path
from lawmodel.model.condition import children
from lawmodel.model.fact import AS_OF
from lawmodel.model.rule import ConditionRule, TimeLimitRule
from lawmodel.rules.conditions.trace import facts_of
from lawmodel.rules.conditions.words import describe
from lawmodel.rules.finite.all_cases import Analysis, SplitAnalysis, static_analysis
from lawmodel.rules.finite.contexts import Context
from lawmodel.rules.finite.redundancy import Redundancies, redundancies
from lawmodel.rules.finite.space import without
from lawmodel.rules.finite.suggestion import Case, case_of
from lawmodel.rules.finite.units import Unit, units_of
from lawmodel.rules.question import World

__all__ = ["Flaw", "FlawKind", "flaws_of"]

FlawKind = Literal[
    "branch-never-met", "comparison-always-true", "disagreeing-exceptions", "redundant-branch", "idle-fact"
]


class Flaw(NamedTuple):
    """What is wrong, or superfluous, and where: `path` is within the provision.

    `subject`: the condition in words, the fact, or the two exceptions. `is_stale`: the record settles it, and it is
    not so. `case`: facts on which it shows.
    """

    kind: FlawKind
    path: Path
    subject: str
    is_stale: bool = False
    case: Case | None = None


def flaws_of(world: World, path: str) -> tuple[Flaw, ...]:
    """The flaws of a rule, or of each version of a rule, but those that the record settles.

    Errors: `RuleTooLarge`, where its cases cannot be gone through; `CircularRules`, `NotARule`, `FactError`.
    """
    analysis = static_analysis(world, path)
    return tuple(flaw for unit in units_of(world, path) for flaw in _of_unit(unit, analysis, path.partition("/")[0]))


def _of_unit(unit: Unit, analysis: Analysis | SplitAnalysis, record: str) -> Iterator[Flaw]:
    found = [*_constant(unit.seen()), *_disagreeing(unit, record)]
    if not found:
        # What is the same in every case, and exceptions that disagree, make other conditions superfluous.
        superfluous = redundancies(unit)
        found += _redundant(superfluous)
        if isinstance(unit.rule, ConditionRule):
            found += _idle(superfluous.left, analysis.decisive_facts())
    settled = unit.rule.redundant if isinstance(unit.rule, (ConditionRule, TimeLimitRule)) else ()
    kinds = {one.finding for one in settled}
    yield from (flaw for flaw in found if flaw.kind not in kinds)
    for index, one in enumerate(settled):
        kind = next((k for k in _KINDS if k == one.finding), None)
        if kind is not None and all(flaw.kind != kind for flaw in found):
            yield Flaw(kind, (*unit.path, "redundant", index), one.finding, is_stale=True)


_KINDS: tuple[FlawKind, ...] = ("branch-never-met", "comparison-always-true", "redundant-branch", "idle-fact")
"""What the record may settle; two exceptions that disagree leave the outcome open, whatever it says."""


def _constant(seen: Sequence[Context]) -> Iterator[Flaw]:
    """The innermost conditions that are the same in every case."""
    told: list[Path] = []
    for one in reversed(seen):
        if any(path[: len(one.path)] == one.path for path in told) or one.node.redundant is not None:
            continue
        if one.is_never_met:
            yield Flaw("branch-never-met", one.path, describe(one.node))
        elif not children(one.node) and one.is_always_met:
            yield Flaw("comparison-always-true", one.path, describe(one.node))
        else:
            continue
        told.append(one.path)


def _disagreeing(unit: Unit, record: str) -> Iterator[Flaw]:
    """Pairs of exceptions to the rule that can both apply, one for yes and one for no."""
    if not isinstance(unit.rule, ConditionRule) or len(unit.rule.unless) < 2:
        return
    exceptions = unit.rule.unless
    conditions = [unit.table.condition(e.condition, unit.frame) for e in exceptions]
    applies = unit.table.applying(exceptions, conditions)
    cases = unit.table.possible & unit.governed
    if unit.rule.when is not None:
        cases = without(cases, unit.table.condition(unit.rule.when, unit.frame)[1])
    for (_, one), (index, two) in combinations(enumerate(exceptions), 2):
        both = cases & applies[one.id][0] & applies[two.id][0]
        if both and one.then != two.then and "rule" in one.sets_aside and "rule" in two.sets_aside:
            case = case_of(unit.table.cases, both, record)
            yield Flaw("disagreeing-exceptions", (*unit.path, "unless", index), f"`{one.id}` and `{two.id}`", case=case)


def _redundant(found: Redundancies) -> Iterator[Flaw]:
    for one in found.unsettled:
        yield Flaw("redundant-branch", one.path, describe(one.node))
    for one in found.needed:
        yield Flaw("redundant-branch", (*one.path, "redundant"), describe(one.node), is_stale=True)


def _idle(left: Sequence[Context], decisive: frozenset[str]) -> Iterator[Flaw]:
    """The facts that conditions which are not superfluous ask for, and that never change the outcome."""
    asked: dict[str, Path] = {}
    for one in left:
        for fact in facts_of(one.node) if not children(one.node) else ():
            asked.setdefault(fact, one.path)
    for fact, path in asked.items():
        if fact not in decisive and fact != AS_OF:
            yield Flaw("idle-fact", path, fact)
