"""The registers of a corpus: what its records share, and which names they may use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lawmodel.loading import LoadedFile
from lawmodel.schemas.registry import schema_name_for

if TYPE_CHECKING:
    from lawmodel.dates.calendars import Calendar
    from lawmodel.model.base import ReferenceKind
    from lawmodel.model.fact import Fact, Implication
    from lawmodel.model.register import Authority, CalendarRegister, Observation, Occasion, Topic
    from lawmodel.model.source import Digests, Source
    from lawmodel.model.time_limit import CalendarUse, Convention

__all__ = ["Registers"]

_NAMES: Mapping[ReferenceKind, str] = {
    "source": "sources",
    "authority": "authorities",
    "topic": "topics",
    "occasion": "events",
    "observation": "observations",
    "convention": "conventions",
    "fact": "facts",
}


class Registers:
    """The registers of one folder. They do not change, and may be shared between threads.

    A register that the corpus does not have, or whose structure is wrong, has no entries.
    """

    def __init__(
        self,
        root: Path,
        files: Iterable[LoadedFile] | Mapping[str, LoadedFile],
        *,
        unread: frozenset[str] | None = None,
    ) -> None:
        self.root = root
        self.files = files if isinstance(files, Mapping) else MappingProxyType({f.path: f for f in files})
        self._unread = unread

    @cached_property
    def unread(self) -> frozenset[str]:
        """The files without a model: a reference to one is not reported as dangling, since its content is not known."""
        if self._unread is not None:
            return self._unread
        return frozenset(f.path for f in self.files.values() if not f.is_sound)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """What is cited (`registers/sources.yaml`): documents, pages, legal texts, by id."""
        return self._register("sources")

    @cached_property
    def authorities(self) -> Mapping[str, Authority]:
        """Who acts (`registers/authorities.yaml`): ministries, parliaments, commissions, organisations, by id."""
        return self._register("authorities")

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """What a statement can be about (`registers/topics.yaml`), by id."""
        return self._register("topics")

    @cached_property
    def events(self) -> Mapping[str, Occasion]:
        """Visits, meetings, sessions and the like at which something happened (`registers/events.yaml`), by id."""
        return self._register("events")

    @cached_property
    def observations(self) -> Mapping[str, Observation]:
        """Numbers that sources report (`registers/observations.yaml`), by id."""
        return self._register("observations")

    @cached_property
    def conventions(self) -> Mapping[str, Convention]:
        """Named ways of counting time, each with its legal source (`registers/conventions.yaml`), by id."""
        return self._register("conventions")

    @cached_property
    def digests(self) -> Mapping[str, Digests]:
        """Of each source by its id, the digests of its cited lines (`registers/digests.yaml`)."""
        return self._register("digests")

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """What rules may ask for, each with its type and its question (`registers/facts.yaml`), by name."""
        return self._register("facts")

    @cached_property
    def implications(self) -> tuple[Implication, ...]:
        """The constraints between facts (`implies` of `registers/facts.yaml`), in the order of the file."""
        register = self.register("facts")
        return () if register is None else tuple(register.implies)

    @cached_property
    def calendars(self) -> Mapping[str, CalendarRegister]:
        """The holidays of states, with corrections (`registers/calendars/`), by id."""
        paths = [path for path in self.files if path.startswith("registers/calendars/")]
        models = [self.files[path].model for path in paths]
        return MappingProxyType({model.id: model for model in models if model is not None})

    @cached_property
    def derived(self) -> dict[Any, Any]:
        """What is made of the registers but once, for the checks that look at every record by it."""
        return {}

    def register(self, name: str) -> Any | None:
        """The whole register of this name, or None where the corpus has none (or it cannot be read).

        Errors: LookupError for a name that no register has.
        """
        path = f"registers/{name}.yaml"
        if schema_name_for(path) is None:
            raise LookupError(f"there is no register `{name}`")
        file = self.files.get(path)
        return None if file is None else file.model

    def _register(self, name: str) -> Mapping[str, Any]:
        register = self.register(name)
        return MappingProxyType({} if register is None else getattr(register, name))

    def declared(self, kind: ReferenceKind) -> Collection[str]:
        """The names of a kind that the registers declare; none of what records declare."""
        if kind not in self._declared:
            self._declared[kind] = self.calendars if kind == "calendar" else self._names(kind)
        return self._declared[kind]

    @cached_property
    def _declared(self) -> dict[ReferenceKind, Collection[str]]:
        return {}  # by kind, once they were asked for: they are for every record

    def _names(self, kind: ReferenceKind) -> Collection[str]:
        """The names of one register as they stand in its file: a name needs no model."""
        file = self.files.get(f"registers/{_NAMES[kind]}.yaml") if kind in _NAMES else None
        names: Collection[str] = file.data[_NAMES[kind]] if file is not None and file.is_sound else ()
        return names

    def convention(self, ident: str) -> Convention:
        """The convention of this id. Errors: KeyError."""
        return self.conventions[ident]

    def calendar(self, use: CalendarUse) -> Calendar:
        """The calendar a time limit names, with the corrections of its register. Errors: KeyError, InvalidCalendar."""
        # Few rules count working days.
        from lawmodel.dates.calendars import Calendar, InvalidCalendar, weekend_between  # noqa: PLC0415

        register = self.calendars[use.holidays]
        try:
            days_off = frozenset(date.fromisoformat(d.day) for d in register.days_off)
            work_days = frozenset(date.fromisoformat(d.day) for d in register.work_days)
            span = [date.fromisoformat(day) for day in (register.checked_from, register.checked_until)]
            weekends = tuple(weekend_between(one.days, one.since, one.until) for one in register.weekend)
        except ValueError as error:  # as `2019-02-30`, which has the form of a day
            raise InvalidCalendar(f"a day of the calendar `{register.id}` is in no calendar") from error
        return Calendar(
            register.country,
            use.week,
            span[0],
            span[1],
            days_off,
            work_days,
            weekends,
            register.subdivisions,
            is_national=register.national_only is not None,
        )
