"""The reasons of a rule as lines, outermost first: each branch with its truth, its words and its source.

A branch that asks another rule is followed by the parts of that rule which its answer stands on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lawmodel.model.condition import ByAccount, OutcomeOf
from lawmodel.model.rule import ConditionRule, Rule, TimeLimitRule
from lawmodel.model.source import Citation
from lawmodel.rules.conditions.facts import Facts
from lawmodel.rules.conditions.outline import Reason
from lawmodel.rules.conditions.words import plain
from lawmodel.rules.decision import Reasons
from lawmodel.rules.explaining.wording import Words
from lawmodel.rules.reasons import reasons_of
from lawmodel.rules.undetermined import governing_rules
from lawmodel.truth import Truth

if TYPE_CHECKING:
    from lawmodel.rules.question import Question

__all__ = ["Line", "Teller"]

_STANDS = {"in-force": Truth.YES, "unknown": Truth.UNKNOWN}


class Line(NamedTuple):
    """One line of an explanation: how deep it stands, what it says, its truth, and its ground.

    `given` is what the case says of the fact that the line asks for; None where it asks for none. `ident` is the
    id of the branch, `rule` the rule that it stands in, where that is not the one asked.
    """

    depth: int
    truth: Truth
    text: str
    decisive: bool
    cites: tuple[Citation, ...] = ()
    given: str | None = None
    ident: str | None = None
    rule: str | None = None


class Teller:
    """Tells the reasons of one rule; `rule` is its path, where it is not the one asked."""

    def __init__(self, question: Question, words: Words, facts: Facts, rule: str | None = None) -> None:
        self._question = question
        self._words = words
        self._facts = facts
        self._rule = rule

    @classmethod
    def of(cls, question: Question, record: str, rule: Rule, path: str | None = None) -> Teller:
        """The teller of a rule of a record, on the facts as that rule sees them."""
        facts = question.case(record, rule).facts if isinstance(rule, (ConditionRule, TimeLimitRule)) else {}
        return cls(question, Words(question.world, record), facts, path)

    def lines(self, reason: Reason, depth: int = 0, *, all_branches: bool = True) -> Iterator[Line]:
        """The lines of a reasons tree; without `all_branches`, of those that the outcome stands on."""
        yield self._line(reason, depth)
        for child in reason.children:
            if all_branches or child.decisive:
                yield from self.lines(child, depth + 1, all_branches=all_branches)
        if isinstance(reason.node, OutcomeOf) and reason.decisive:
            yield from self._behind(reason.node.rule, depth + 1)

    def _line(self, reason: Reason, depth: int) -> Line:
        account = f"account `{reason.account}`: " if reason.account is not None else ""
        if reason.node is None:
            return Line(depth, reason.truth, f"{account}silent", reason.decisive, rule=self._rule)
        node = reason.node
        text = account + self._words.condition(node)
        if isinstance(node, ByAccount):
            text += self._gone_by(node, reason)
        elif isinstance(node, OutcomeOf) and node.heading is not None:
            text += f": the rule `{node.rule}`"
        given = self._words.given(node, self._facts)
        return Line(depth, reason.truth, text, reason.decisive, node.cites or (), given, node.id, self._rule)

    def _gone_by(self, node: ByAccount, reason: Reason) -> str:
        """Which account is gone by, if any, and whether it makes a difference."""
        chosen = self._question.chosen(self._words.record).get(node.discrepancy)
        told = "; no account is taken" if chosen is None else f"; gone by `{chosen}`"
        if len({child.truth for child in reason.children}) == 1:
            return f"{told}, and each gives the same"
        speaking = {child.truth for child in reason.children if child.node is not None}
        return f"{told}; those that speak give the same, and the rest are silent" if len(speaking) == 1 else told

    def _behind(self, path: str, depth: int) -> Iterator[Line]:
        """The parts of another rule that its answer stands on; of another record, also its standing."""
        question, record = self._question, path.partition("/")[0]
        if record != self._words.record:
            standing = question.world.force(record, question.as_of).deciding
            text = f"`{record}`: {plain(standing.standing)}, {standing.reason}"
            truth = _STANDS.get(standing.standing, Truth.NO)
            yield Line(depth, truth, text, decisive=True, cites=standing.cites, rule=path)
        for rule in governing_rules(question, path):
            teller = Teller.of(question, record, rule, path)
            yield from teller.decisive(reasons_of(question, record, rule), depth)

    def decisive(self, reasons: Reasons, depth: int) -> Iterator[Line]:
        """The lines of a rule that its answer stands on: its scope, its condition, its exceptions."""
        for reason in (reasons.scope, reasons.condition):
            if reason is not None and reason.decisive:
                yield from self.lines(reason, depth, all_branches=False)
        for exception in reasons.exceptions:
            if exception.condition.decisive:
                yield from self.lines(exception.condition, depth, all_branches=False)
        if reasons.absent is not None:
            yield Line(depth, Truth.UNKNOWN, reasons.absent, decisive=True, rule=self._rule)
