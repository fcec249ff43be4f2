"""Whether a mutant that no example notices differs from its rule at all; and if so, on which facts.

Of conditions every case is compared, by their tables; of time limits many days are tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lawmodel.model.fact import AS_OF
from lawmodel.model.rule import TimeLimitRule
from lawmodel.rules.ask import AskableRule
from lawmodel.rules.finite import analysis
from lawmodel.rules.finite.cases import Cases
from lawmodel.rules.finite.gather import needs_of
from lawmodel.rules.finite.suggestion import Case, case_of, with_fewest_facts
from lawmodel.rules.finite.truth_table import TruthTable
from lawmodel.rules.finite.values import ABSENT, AsKnown, Dimension
from lawmodel.rules.mutation.limit_cases import LimitComparison

__all__ = ["Comparison", "Verdict"]

Verdict = Literal["killed", "survived", "equivalent", "differs-on-partly-known-facts", "not-compared"]


class Comparison:
    """A rule that mutants which no example notices are compared with."""

    def __init__(self, rule: AskableRule) -> None:
        self._rule = rule
        self._limit = LimitComparison(rule)
        self._gives_days = any(isinstance(each, TimeLimitRule) for each in rule.rules)

    def verdict(self, mutant: AskableRule) -> tuple[Verdict, Case | None]:
        """The verdict on a mutant, with facts on which it differs from the rule."""
        return self._by_trial(mutant) if self._gives_days else self._by_table(mutant)

    def _by_trial(self, mutant: AskableRule) -> tuple[Verdict, Case | None]:
        case = self._limit.differing_case(mutant, known_in_part=False)
        if case is not None:
            return "survived", with_fewest_facts(self._rule, mutant, case)
        case = self._limit.differing_case(mutant, known_in_part=True)
        return ("equivalent", None) if case is None else ("differs-on-partly-known-facts", case)

    def _by_table(self, mutant: AskableRule) -> tuple[Verdict, Case | None]:
        rule = self._rule
        needs = needs_of([(rule.world, rule.path), (mutant.world, mutant.path)])
        cases = Cases(rule.world, needs)
        if cases.space.count > analysis.LIMIT:
            return "not-compared", None
        differing = _differing(rule, mutant, cases)
        if differing:
            return "survived", with_fewest_facts(rule, mutant, case_of(cases, differing, rule.record))
        partly = Cases(rule.world, needs, dimensions=list(_or_unknown(cases)))
        differing = _differing(rule, mutant, partly)
        return (
            ("differs-on-partly-known-facts", case_of(partly, differing, rule.record))
            if differing
            else ("equivalent", None)
        )


def _differing(rule: AskableRule, mutant: AskableRule, cases: Cases) -> int:
    """The cases in which rule and mutant give different outcomes."""
    table, other = TruthTable(rule.world, cases), TruthTable(mutant.world, cases)
    differing = 0
    for one, two in zip(table.rule(rule.path).outcomes, other.rule(mutant.path).outcomes, strict=True):
        differing |= one ^ two
    return differing & table.possible


def _or_unknown(cases: Cases) -> Iterator[Dimension]:
    """The facts, each also not known at all; as many of them as can be gone through together."""
    size = cases.space.count
    for dimension in cases.dimensions:
        more = size // len(dimension.values) * (len(dimension.values) + 1)
        if dimension.fact == AS_OF or ABSENT in dimension.values or more > analysis.LIMIT:
            yield dimension
        else:
            size = more
            yield dimension._replace(values=(*dimension.values, AsKnown(None)))
