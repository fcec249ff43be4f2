"""What does not change from case to case of a rule, worked out once: how facts are read, conditions, limits, disputes.

Nothing here depends on the facts of a case: each case is decided anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from lawmodel.dates.calendars import Calendar
from lawmodel.diagnostics import Path
from lawmodel.model.condition import Condition
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.model.rule import ConditionRule, TimeLimitRule
from lawmodel.model.time_limit import CalendarUse, TimeLimit
from lawmodel.rules.conditions.evaluate import Ask, Ready, ready
from lawmodel.rules.conditions.facts import FactReader, Facts, Value
from lawmodel.rules.conditions.implied import Constraint, constraint
from lawmodel.rules.conditions.outline import Outline
from lawmodel.rules.limits.ready_limit import ReadyLimit, ready_limit
from lawmodel.rules.world import World

__all__ = ["Disputes", "Prepared", "ReadyRule"]


class Disputes(NamedTuple):
    """The discrepancies of a record by id, and of those that are decided the account taken."""

    all: Mapping[str, Discrepancy]
    taken: Mapping[str, str]


class ReadyRule(NamedTuple):
    """A rule, and how its scope (if it has one) and its condition are asked."""

    rule: ConditionRule
    when: Ask | None
    condition: Ask


class Prepared:
    """Made ready when first asked for, and handed on from question to question of one rule.

    What is kept is found again by its identity: equal conditions may stand in two places, and comparing
    them would take longer than evaluating them.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.facts = FactReader(world.facts, world.acts)
        self._provisions: dict[str, tuple[str, RuleProvision | VersionedProvision]] = {}
        self._conditions: dict[int, Ready] = {}
        self._rules: dict[int, ReadyRule] = {}
        self._outlines: dict[int, Outline] = {}
        self._limits: dict[int, ReadyLimit] = {}
        self._calendars: dict[int, tuple[CalendarUse, Calendar]] = {}
        self._disputes: dict[str, Disputes] = {}
        self._presumed: dict[int, tuple[ConditionRule | TimeLimitRule, dict[str, Value]]] = {}

    @cached_property
    def constraints(self) -> tuple[Constraint, ...]:
        """The constraints between facts."""
        return tuple(constraint(one) for one in self._world.implications)

    def provision(self, path: str) -> tuple[str, RuleProvision | VersionedProvision]:
        """The record of a rule, and the provision that holds it. Errors: `NotARule`."""
        found = self._provisions.get(path)
        if found is None:
            found = self._provisions[path] = path.partition("/")[0], self._world.provision(path)
        return found

    def rule(self, rule: ConditionRule) -> ReadyRule:
        """How the scope of a rule and its condition are asked."""
        found = self._rules.get(id(rule))
        if found is None:
            when = None if rule.when is None else self.condition(rule.when).ask
            found = self._rules[id(rule)] = ReadyRule(rule, when, self.condition(rule.condition).ask)
        return found

    def condition(self, node: Condition) -> Ready:
        """A condition of a rule or of a constraint."""
        found = self._conditions.get(id(node))
        if found is None:
            found = self._conditions[id(node)] = ready(node)
        return found

    def outline(self, record: str, node: Condition, path: Path) -> Outline:
        """A condition of a rule of a record laid out for its reasons; `path` leads to it within the rule."""
        found = self._outlines.get(id(node))
        if found is None:
            found = self._outlines[id(node)] = Outline(node, self.disputes(record).all, path)
        return found

    def limit(self, limit: TimeLimit) -> ReadyLimit:
        """A time limit with its options settled."""
        found = self._limits.get(id(limit))
        if found is None:
            found = self._limits[id(limit)] = ready_limit(limit, self._world.conventions)
        return found

    def calendar(self, use: CalendarUse) -> Calendar:
        """A calendar of the registers. Errors: `KeyError`, `InvalidCalendar`."""
        found = self._calendars.get(id(use))
        if found is None:
            found = self._calendars[id(use)] = use, self._world.calendar(use)
        return found[1]

    def disputes(self, record: str) -> Disputes:
        """The discrepancies of a record."""
        found = self._disputes.get(record)
        if found is None:
            discrepancies = self._world.instrument(record).discrepancies
            taken = {d.id: d.taken for d in discrepancies if d.taken != "none"}
            found = self._disputes[record] = Disputes({d.id: d for d in discrepancies}, taken)
        return found

    def presumed(self, rule: ConditionRule | TimeLimitRule, facts: Facts) -> dict[str, Value]:
        """What the rule presumes of the facts that are absent. Errors: `UnknownFact`, `WrongFactValue`."""
        _, read = self._presumed.setdefault(id(rule), (rule, {}))
        absent = [name for name in rule.presume if name not in facts]
        for name in absent:
            if name not in read:
                read.update(self.facts.read({name: rule.presume[name]}))
        return {name: read[name] for name in absent}
