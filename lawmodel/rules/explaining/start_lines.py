"""The day that a time limit runs from, as lines: each fact, event or account with its day, and which is gone by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lawmodel.model.rule import TimeLimitRule
from lawmodel.model.source import Citation
from lawmodel.model.time_limit import Start, StartByAccount, StartOf
from lawmodel.rules.conditions.facts import NEVER
from lawmodel.rules.conditions.words import plain
from lawmodel.rules.decision import format_time_result
from lawmodel.rules.explaining.wording import NOT_KNOWN, Words, kind_words
from lawmodel.rules.inputs import LimitInputs
from lawmodel.rules.limits.known import DateKnown

if TYPE_CHECKING:
    from lawmodel.rules.question import Question

__all__ = ["StartLine", "StartTeller"]


class StartLine(NamedTuple):
    """A start or a part of one: how deep it stands, what it is, its day in words, and its ground."""

    depth: int
    text: str
    day: str
    cites: tuple[Citation, ...] = ()


class StartTeller:
    """Tells the start of one time limit of a record."""

    def __init__(self, question: Question, record: str, rule: TimeLimitRule) -> None:
        self._question = question
        self._record = record
        self._rule = rule
        self._inputs: LimitInputs = question.limit_inputs(record, rule)
        self._words = Words(question.world, record)

    def lines(self) -> Iterator[StartLine]:
        """The lines of what the limit runs from, outermost first."""
        return self._of(self._rule.runs_from, "runs from: ", 0)

    def _of(self, start: Start, before: str, depth: int) -> Iterator[StartLine]:
        day = _in_words(self._inputs.start(start))
        if isinstance(start, str):
            yield StartLine(depth, before + self._words.fact(start), day)
        elif start.fact is not None:
            yield StartLine(depth, before + self._words.fact(start.fact), day)
        elif start.later_of is not None or start.earlier_of is not None:
            text = "the latest of these" if start.later_of is not None else "the earliest of these"
            yield StartLine(depth, before + text, day)
            for one in start.later_of or start.earlier_of or ():
                yield from self._of(one, "", depth + 1)
        elif start.by_account is not None:
            yield from self._accounts(start.by_account, self._inputs.start(start), before, depth)
        else:
            yield self._single(start, before, depth, day)

    def _single(self, start: StartOf, before: str, depth: int, day: str) -> StartLine:
        if start.outcome_of is not None:
            answer = self._question.limit_of(start.outcome_of)
            return StartLine(depth, f"{before}what the rule `{start.outcome_of}` gives", format_time_result(answer))
        if start.event is None:
            return StartLine(depth, f"{before}a day that is fixed", day)
        events = self._question.world.instrument(self._record).lifecycle
        event = next((e for e in events if e.id == start.event), None)
        if event is None:
            return StartLine(depth, f"{before}the event `{start.event}`", day)
        what = f", {event.what}" if event.what else ""
        return StartLine(depth, f"{before}the day of this event: {plain(event.event)}{what}", day, event.cites)

    def _accounts(self, start: StartByAccount, known: DateKnown, before: str, depth: int) -> Iterator[StartLine]:
        found = self._words.discrepancy(start.discrepancy)
        followed = self._inputs.accounts(start.discrepancy)
        names = [a.id for a in found.accounts] if found is not None else list(start.accounts)
        told = f"by account, since {kind_words(found)}: {found.matter} " if found is not None else "by account "
        gone_by = f"gone by `{followed[0]}`" if len(followed) == 1 else "no account is taken"
        day = _in_words(known) if known is not None or len(followed) == 1 else "the accounts do not agree"
        yield StartLine(depth, f"{before}{told}(`{start.discrepancy}`); {gone_by}", day)
        for name in names:
            cites = next((a.cites for a in found.accounts if a.id == name), ()) if found is not None else ()
            if name in start.accounts:
                first, *rest = self._of(start.accounts[name], f"account `{name}`: ", depth + 1)
                yield StartLine(first.depth, first.text, first.day, (*cites, *first.cites))
                yield from rest
            else:
                yield StartLine(depth + 1, f"account `{name}`", "silent", cites)


def _in_words(day: DateKnown) -> str:
    if day is None:
        return NOT_KNOWN
    return "not yet" if day is NEVER else str(day)
