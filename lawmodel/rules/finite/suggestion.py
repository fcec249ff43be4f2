"""Facts on which a rule and its mutant differ, as an example would state them; never with the outcome.

What is right, the text alone says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from lawmodel.dates.partial import Range, parse
from lawmodel.model.fact import AS_OF, Fact, ListedFact
from lawmodel.rules.conditions.facts import FactError
from lawmodel.rules.finite.cases import Cases
from lawmodel.rules.finite.values import NotYet

if TYPE_CHECKING:
    from lawmodel.rules.ask import AskableRule

__all__ = ["Case", "answer_on", "case_of", "with_fewest_facts"]


class Case(NamedTuple):
    """What an example states beside what it expects."""

    facts: Mapping[str, object]
    as_of: str | None = None
    accounts: Mapping[str, str] = MappingProxyType({})

    def as_data(self) -> dict[str, object]:
        """The case as a record writes it; what is empty is left out."""
        given: dict[str, object] = {"facts": dict(self.facts)}
        if self.as_of is not None:
            given["as_of"] = self.as_of
        if self.accounts:
            given["accounts"] = dict(self.accounts)
        return given


def case_of(cases: Cases, some: int, record: str) -> Case:
    """One of some cases as facts, for a rule of a record: with nothing unusual about it, where there is such a one."""
    for usual in _usual(cases):
        some = some & usual or some
    values = cases.space.first(some)
    facts: dict[str, object] = {}
    members: dict[str, dict[str, bool]] = {}
    for dimension, index in zip(cases.dimensions, values, strict=False):
        raw = dimension.values[index].raw
        if raw is not None and dimension.member is not None:
            members.setdefault(dimension.fact, {})[dimension.member] = bool(raw)
        elif raw is not None:
            facts[dimension.fact] = raw
    facts |= {fact: _set_value(held, cases.declared[fact]) for fact, held in members.items()}
    as_of = facts.pop(AS_OF, None)
    return Case(facts, None if as_of is None else str(as_of), _accounts(record, cases, values))


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


def _accounts(own: str, cases: Cases, values: tuple[int, ...]) -> dict[str, str]:
    """The accounts that must be fixed for a case."""
    fixed = {}
    for (record, discrepancy), choices in cases.accounts.items():
        choice = choices[values[cases.account_number[record, discrepancy]]]
        found = cases.discrepancies[record, discrepancy]
        if choice is not None and found is not None and choice != found.taken:
            fixed[discrepancy if record == own else f"{record}/{discrepancy}"] = choice
    return fixed


def answer_on(rule: AskableRule, case: Case) -> str | None:
    """What a rule gives in a case; None where its facts contradict."""
    on = Range(None, None) if case.as_of is None else parse(case.as_of)
    try:
        return rule.decide(case.facts, on=on, accounts=case.accounts).answer
    except FactError:
        return None


def with_fewest_facts(rule: AskableRule, mutant: AskableRule, case: Case) -> Case:
    """The case without the facts, the day and the accounts that are not needed for the two to differ."""
    smaller = [case._replace(facts={n: v for n, v in case.facts.items() if n != name}) for name in case.facts]
    smaller += [case._replace(accounts={n: a for n, a in case.accounts.items() if n != name}) for name in case.accounts]
    if case.as_of is not None:
        smaller.append(case._replace(as_of=None))
    for less in smaller:
        if _definite(answer_on(rule, less), answer_on(mutant, less)):
            return with_fewest_facts(rule, mutant, less)
    return case


def _definite(one: str | None, two: str | None) -> bool:
    """Whether two answers differ, and neither is that too little is known."""
    return one != two and "unknown" not in (one, two) and None not in (one, two)


def _set_value(members: Mapping[str, bool], declared: Fact) -> object:
    """A set of which these members are in or out: whole, where no other member is declared."""
    has = [member for member, held in members.items() if held]
    if isinstance(declared, ListedFact) and set(declared.values) == set(members):
        return has
    return {key: each for key, each in (("has", has), ("lacks", _out(members))) if each}


def _out(members: Mapping[str, bool]) -> list[str]:
    return [member for member, held in members.items() if not held]
