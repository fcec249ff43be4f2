"""Facts on which a rule and its mutant differ, as an example would state them; never with the outcome.

What is right, the text alone says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lawmodel.dates.partial import Range, parse
from lawmodel.model.fact import Fact, ListedFact
from lawmodel.rules.facts import FactError

if TYPE_CHECKING:
    from lawmodel.rules.ask import AskableRule

__all__ = ["Case", "answer_on", "set_value", "with_fewest_facts"]


@dataclass(frozen=True, slots=True)
class Case:
    """What an example states beside what it expects."""

    facts: Mapping[str, object]
    as_of: str | None = None
    accounts: Mapping[str, str] = field(default_factory=dict)

    def as_data(self) -> dict[str, object]:
        """The case as a record writes it; what is empty is left out."""
        given: dict[str, object] = {"facts": dict(self.facts)}
        if self.as_of is not None:
            given["as_of"] = self.as_of
        if self.accounts:
            given["accounts"] = dict(self.accounts)
        return given


def answer_on(rule: AskableRule, case: Case) -> str | None:
    """What a rule gives in a case; None where its facts contradict."""
    on = Range(None, None) if case.as_of is None else parse(case.as_of)
    try:
        return rule.decide(case.facts, on=on, accounts=case.accounts).answer
    except FactError:
        return None


def with_fewest_facts(rule: AskableRule, mutant: AskableRule, case: Case) -> Case:
    """The case without the facts, the day and the accounts that are not needed for the two to differ."""
    smaller = [replace(case, facts={n: v for n, v in case.facts.items() if n != name}) for name in case.facts]
    smaller += [replace(case, accounts={n: a for n, a in case.accounts.items() if n != name}) for name in case.accounts]
    if case.as_of is not None:
        smaller.append(replace(case, as_of=None))
    for less in smaller:
        if _definite(answer_on(rule, less), answer_on(mutant, less)):
            return with_fewest_facts(rule, mutant, less)
    return case


def _definite(one: str | None, two: str | None) -> bool:
    """Whether two answers differ, and neither is that too little is known."""
    return one != two and "unknown" not in (one, two) and None not in (one, two)


def set_value(members: Mapping[str, bool], declared: Fact) -> object:
    """A set of which these members are in or out: whole, where no other member is declared."""
    has = [member for member, held in members.items() if held]
    if isinstance(declared, ListedFact) and set(declared.values) == set(members):
        return has
    return {key: each for key, each in (("has", has), ("lacks", _out(members))) if each}


def _out(members: Mapping[str, bool]) -> list[str]:
    return [member for member, held in members.items() if not held]
