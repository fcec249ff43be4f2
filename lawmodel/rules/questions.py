"""Asking a person for the facts of a case, one by one: always for the one that most often decides.

It stops when the outcome is settled, whatever is not yet said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lawmodel.model.fact import Fact
from lawmodel.rules.answers import value_from_text
from lawmodel.rules.ask import AskableRule, Decision
from lawmodel.rules.wrong_calls import held_to_mapping

__all__ = ["FactQuestion", "Interview", "NothingAsked"]


class NothingAsked(LookupError):
    """An answer was given, and nothing was asked: the outcome is settled, or nothing more can settle it."""

    def __str__(self) -> str:
        return "no fact is asked for any more"


class FactQuestion(NamedTuple):
    """A fact that is asked for, as the register declares it."""

    fact: str
    declared: Fact

    def text(self, language: str = "en") -> str:
        """The question in a language, else in the first one that it is written in."""
        texts = self.declared.question
        return texts.get(language) or next(iter(texts.values()))


class Interview:
    """A case that grows with each answer.

    `facts` are those given so far, as `decide` takes them. A fact is asked for once: if it is answered in
    part, or passed over, it stays as it is. Errors: as of `decide`.
    """

    def __init__(
        self,
        rule: AskableRule,
        on: object,
        accounts: Mapping[str, str] | None = None,
        facts: Mapping[str, object] | None = None,
        *,
        thorough: bool = True,
    ) -> None:
        self._rule = rule
        self._on = on
        self._accounts = {} if accounts is None else dict(held_to_mapping("accounts", accounts))
        self._thorough = thorough
        self._facts = {} if facts is None else dict(held_to_mapping("facts", facts))
        self._asked = {name for name, value in self._facts.items() if value is not None}
        self._decision = self._decide(self._facts)

    @property
    def facts(self) -> Mapping[str, object]:
        """The facts given so far."""
        return dict(self._facts)

    @property
    def decision(self) -> Decision:
        """What the rule gives on the facts so far."""
        return self._decision

    def next(self) -> FactQuestion | None:
        """The fact to ask for now; None where no fact that is still open can change the outcome."""
        open_facts = (name for name in self._decision.missing if name not in self._asked)
        name = next(open_facts, None)
        return None if name is None else FactQuestion(name, self._rule.world.facts[name])

    def answer(self, given: object) -> Decision:
        """Take the answer to the question asked: a text as a person types it, or a value as `decide` takes it.

        Errors: `FactError`, where it is no value of the fact or contradicts what was said, and then nothing has
        changed; `NothingAsked`.
        """
        asked = self._asked_now()
        value = value_from_text(asked.fact, given, asked.declared) if isinstance(given, str) else given
        facts = {**self._facts, asked.fact: value}
        self._decision = self._decide(facts)
        self._facts = facts
        self._asked.add(asked.fact)
        return self._decision

    def skip(self) -> None:
        """Pass over the question asked: the person does not know. Errors: `NothingAsked`."""
        self._asked.add(self._asked_now().fact)

    def _asked_now(self) -> FactQuestion:
        asked = self.next()
        if asked is None:
            raise NothingAsked
        return asked

    def _decide(self, facts: Mapping[str, object]) -> Decision:
        return self._rule.decide(facts, on=self._on, accounts=self._accounts, thorough=self._thorough)
