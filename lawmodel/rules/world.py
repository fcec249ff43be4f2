"""What rules may ask of a corpus."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from lawmodel.dates.calendars import Calendar
from lawmodel.dates.partial import Range
from lawmodel.model.fact import Fact, Implication
from lawmodel.model.instrument import InstrumentBase
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.model.source import Source
from lawmodel.model.time_limit import CalendarUse, Convention
from lawmodel.rules.standing.force import Force

__all__ = ["World"]


class World(Protocol):
    """What rules may ask of a corpus."""

    @property
    def facts(self) -> Mapping[str, Fact]: ...
    @property
    def implications(self) -> tuple[Implication, ...]: ...
    def instrument(self, ident: str) -> InstrumentBase: ...
    def provision(self, path: str) -> RuleProvision | VersionedProvision: ...
    def force(self, ident: str, on: Range) -> Force: ...
    def calendar(self, use: CalendarUse) -> Calendar: ...
    def convention(self, ident: str) -> Convention: ...
    @property
    def conventions(self) -> Mapping[str, Convention]: ...
    @property
    def sources(self) -> Mapping[str, Source]: ...
    @property
    def acts(self) -> Collection[str]:
        """The acts that a legal reference is known to be able to name; none where that is not known."""
