"""Whether a mutant that no example notices differs from its rule at all; and if so, on which facts.

Of conditions every case is compared, by their tables; of time limits many days are tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from lawmodel.model.fact import AS_OF
from lawmodel.model.rule import TimeLimitRule
from lawmodel.rules import analysis
from lawmodel.rules.ask import AskableRule
from lawmodel.rules.cases import Cases
from lawmodel.rules.finite_gather import needs_of
from lawmodel.rules.finite_values import ABSENT, AsKnown, Dimension, NotYet
from lawmodel.rules.limit_cases import LimitComparison
from lawmodel.rules.suggestion import Case, set_value, with_fewest_facts
from lawmodel.rules.truth_table import TruthTable

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
            return "survived", with_fewest_facts(rule, mutant, _case(rule, cases, differing))
        partly = Cases(rule.world, needs, dimensions=list(_or_unknown(cases)))
        differing = _differing(rule, mutant, partly)
        return ("differs-on-partly-known-facts", _case(rule, partly, differing)) if differing else ("equivalent", None)


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
            yield replace(dimension, values=(*dimension.values, AsKnown(None)))


def _case(rule: AskableRule, cases: Cases, differing: int) -> Case:
    """One of the cases as facts: with nothing unusual about it, where there is such a one."""
    for usual in _usual(cases):
        differing = differing & usual or differing
    values = cases.space.first(differing)
    facts: dict[str, object] = {}
    members: dict[str, dict[str, bool]] = {}
    for dimension, index in zip(cases.dimensions, values, strict=False):
        raw = dimension.values[index].raw
        if raw is not None and dimension.member is not None:
            members.setdefault(dimension.fact, {})[dimension.member] = bool(raw)
        elif raw is not None:
            facts[dimension.fact] = raw
    facts |= {fact: set_value(held, rule.world.facts[fact]) for fact, held in members.items()}
    as_of = facts.pop(AS_OF, None)
    return Case(facts, None if as_of is None else str(as_of), _accounts(rule, cases, values))


def _usual(cases: Cases) -> Iterator[int]:
    """Cases with the accounts that are gone by unasked, in force, and in which what has a date has happened."""
    for (key, choices), number in zip(cases.accounts.items(), cases.account_number.values(), strict=True):
        found = cases.discrepancies[key]
        taken = None if found is None or found.taken == "none" else found.taken
        yield cases.space.where(number, choices.index(taken))
    for number in cases.standing_number.values():
        yield cases.space.where(number, 0)
    for number, dimension in enumerate(cases.dimensions):
        dated = [i for i, value in enumerate(dimension.values) if not isinstance(value, NotYet)]
        yield cases.space.among(number, dated)


def _accounts(rule: AskableRule, cases: Cases, values: tuple[int, ...]) -> dict[str, str]:
    """The accounts that must be fixed for a case."""
    fixed = {}
    for (record, discrepancy), choices in cases.accounts.items():
        choice = choices[values[cases.account_number[record, discrepancy]]]
        found = cases.discrepancies[record, discrepancy]
        if choice is not None and found is not None and choice != found.taken:
            fixed[discrepancy if record == rule.record else f"{record}/{discrepancy}"] = choice
    return fixed
