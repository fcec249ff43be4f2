"""What a time limit asks of the question that it is part of: facts, events, other limits, conventions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from lawmodel.dates.calendars import Calendar
from lawmodel.dates.partial import Range
from lawmodel.model.condition import Condition
from lawmodel.model.time_limit import CalendarUse, Convention, Start
from lawmodel.rules.conditions.evaluate import Case
from lawmodel.rules.conditions.facts import NEVER, Never
from lawmodel.rules.either import either_way
from lawmodel.rules.limits.known import DateKnown, IfEver, resolve
from lawmodel.rules.limits.time_result import Status
from lawmodel.rules.standing.force import known_date
from lawmodel.truth import UNKNOWN, Truth

if TYPE_CHECKING:
    from lawmodel.rules.question import Question

__all__ = ["LimitInputs"]


class LimitInputs:
    """The inputs of one time limit of a record, on the facts of a case."""

    def __init__(self, question: Question, record: str, case: Case) -> None:
        self._question = question
        self._record = record
        self._case = case

    def condition(self, condition: Condition) -> Truth:
        """A condition on the facts of the case."""
        return self._question.prepared.condition(condition).ask(self._case)

    def boolean(self, fact: str) -> Truth:
        """A boolean fact."""
        value = self._case.facts.get(fact)
        return value if isinstance(value, Truth) else UNKNOWN

    def date(self, fact: str) -> DateKnown:
        """A date fact; absent is None."""
        value = self._case.facts.get(fact)
        return value if isinstance(value, (Range, Never)) else None

    def start(self, start: Start) -> DateKnown:
        """The day a period runs from."""
        found = resolve(start, self)
        if not isinstance(found, IfEver):
            return found
        return either_way(start, self._question.world, self._case.facts, partial(self._start_given, start)) or found

    def _start_given(self, start: Start, facts: Mapping[str, Truth]) -> DateKnown:
        """The day of a start with other facts besides. Errors: `ContradictoryFacts`."""
        return resolve(start, LimitInputs(self._question.assuming(facts), self._record, self._case))

    fact = date

    def event(self, event: str) -> DateKnown:
        """The day of a lifecycle event of the record, as far as its sources give it."""
        world = self._question.world
        found = next((e for e in world.instrument(self._record).lifecycle if e.id == event), None)
        return None if found is None else known_date(found, world.sources)

    def outcome_of(self, rule: str) -> DateKnown:
        """The day that another time limit gives; never, where it gives that nothing takes effect."""
        result = self._question.limit_of(rule)
        if result.status in ("not-yet", "no-effect", "does-not-apply", "inadmissible"):
            return NEVER
        if result.status == "unknown" and result.would_be is not None and result.would_be != (None, None):
            return IfEver(Range(*result.would_be))
        if result.earliest is None and result.latest is None:
            return None
        return Range(result.earliest, result.latest)

    def status_of(self, rule: str) -> Status:
        """The status of what another time limit gives."""
        return self._question.limit_of(rule).status

    def accounts(self, discrepancy: str) -> tuple[str, ...]:
        """The accounts of a discrepancy that count: the one taken or chosen, else all of them."""
        chosen = self._case.chosen.get(discrepancy)
        found = self._case.discrepancies.get(discrepancy)
        return (chosen,) if chosen is not None else tuple(a.id for a in found.accounts) if found is not None else ()

    def calendar(self, use: CalendarUse) -> Calendar:
        """A calendar of the registers."""
        return self._question.prepared.calendar(use)

    def convention(self, ident: str) -> Convention:
        """A convention of the registers."""
        return self._question.world.convention(ident)

    @property
    def conventions(self) -> Mapping[str, Convention]:
        """Every convention of the registers."""
        return self._question.world.conventions
