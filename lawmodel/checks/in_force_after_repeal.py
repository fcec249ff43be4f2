"""An act that lives on after its end: it enters into force, is revised, or is amended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple, TypedDict

from lawmodel.checks.days import (
    Dated,
    DayNote,
    dated,
    is_bilateral,
    is_undisputed,
    noted,
    origins,
    undisputed_events,
    when,
)
from lawmodel.checks.example_records import law
from lawmodel.checks.in_order import InOrder
from lawmodel.corpus import Corpus
from lawmodel.dates.partial import PartialDate
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import InstrumentBase
from lawmodel.registers import Registers
from lawmodel.vocabulary import CEASING_EVENTS

__all__ = ["FAULT", "compare", "note"]

_RIGHT = law("""\
lifecycle:
  - {id: end, event: expired, happened_on: "2012-05-01", cites: [{source: gazette, line: 2}]}
  - {id: revision, event: revised, happened_on: "2011-05-01", cites: [{source: gazette, line: 3}]}
""")

FAULT = Fault(
    "in-force-after-repeal",
    Severity.ERROR,
    "an act that lives on after its end",
    "What was repealed, has expired or was terminated does not enter into force again, is not revised and not amended."
    " A repeal takes effect with the repealing act's own force; a repeal in part (`what`) ends nothing here.",
    wrong=_RIGHT.replace("2011-05-01", "2013-05-01"),
    right=_RIGHT,
)


_LIVING: Final = frozenset({"entered-into-force", "revised", "introduced"})
"""What does not happen to an act that has ended."""


class _End(NamedTuple):
    """The day on which an act ended, how, where that stands, and whether the act's own record tells it."""

    day: PartialDate
    how: str
    at: Location
    is_own: bool


_Change = tuple[str, str, bool, int]
"""A relation to another record: its kind, the record, whether it is to a part alone, and its index."""


class _Note(TypedDict, total=False):
    """The life of an act as its record tells it, without what is disputed, and what the act does to others.

    What is empty is left out, and so are the days of an act that does nothing to others.
    """

    id: str
    origins: list[DayNote]
    ends: list[DayNote]
    events: list[DayNote]
    changes: list[_Change]


def note(file: LoadedFile, registers: Registers) -> _Note | None:
    record = file.record
    if record is None:
        return None
    found: _Note = {}
    events = undisputed_events(file, registers)
    if events:
        of_many = not is_bilateral(record)
        ends = [noted(e) for e in events if e.what in CEASING_EVENTS and not (of_many and _is_for_one(e))]
        if ends:
            found["ends"] = ends
        living = [noted(e) for e in events if e.what in _LIVING]
        if living:
            found["events"] = living
    changes = list(_changes(file, record))
    if changes:
        found["changes"] = changes
        found["origins"] = [noted(day) for day in origins(file, registers)]
    return {**found, "id": record.id} if found else None


def _changes(file: LoadedFile, record: InstrumentBase) -> Iterator[_Change]:
    for index, relation in enumerate(record.relations):
        if relation.relation in ("amends", "repeals") and is_undisputed(file, relation.account):
            yield relation.relation, relation.target, relation.what is not None, index


def _is_for_one(event: Dated) -> bool:
    return event.event is not None and event.event.state is not None


def compare(notes: Mapping[str, _Note], _corpus: Corpus) -> Iterator[Finding]:
    """Every event of an act, and every amendment of it, that is surely later than an end of it."""
    acting: dict[str, list[tuple[str, _Change]]] = {}
    for path, each in notes.items():
        for change in each.get("changes", ()):
            acting.setdefault(change[1], []).append((path, change))
    for path, each in notes.items():
        changes = acting.get(each["id"], [])
        ends = [*_own_ends(path, each), *_repeals(changes, notes)] if changes or "ends" in each else []
        if ends:
            yield from _events_after(path, each, ends)
            yield from _amendments_after(each["id"], changes, notes, _in_order(ends))
    for ident in acting.keys() - {each["id"] for each in notes.values()}:  # of which nothing else is known
        yield from _amendments_after(ident, acting[ident], notes, _in_order(_repeals(acting[ident], notes)))


def _own_ends(path: str, each: _Note) -> Iterator[_End]:
    for end in map(dated, each.get("ends", ())):
        how = "it expired" if end.what == "expired" else "it was terminated"
        yield _End(end.day, how, Location(path, end.path), is_own=True)


def _repeals(changes: list[tuple[str, _Change]], notes: Mapping[str, _Note]) -> Iterator[_End]:
    """The repeals of the whole act by others whose own entry into force is known."""
    repealing = (path for path, (relation, _, in_part, _) in changes if relation == "repeals" and not in_part)
    for path in dict.fromkeys(repealing):
        for start in map(dated, notes[path].get("events", ())):
            if start.what == "entered-into-force":
                how = f"`{notes[path]['id']}` repealed it"
                yield _End(start.day, how, Location(path, start.path), is_own=False)


def _in_order(ends: Iterable[_End]) -> InOrder[_End]:
    return InOrder((end.day, end) for end in ends)


def _events_after(path: str, each: _Note, ends: list[_End]) -> Iterator[Finding]:
    # An entry into force after the record's own end is an event out of order.
    of_others, all_ends = _in_order(e for e in ends if not e.is_own), _in_order(ends)
    for event in map(dated, each.get("events", ())):
        relevant = of_others if event.what == "entered-into-force" else all_ends
        at = Location(path, (*event.path, "happened_on"))
        yield from _after(at, f"`{event.what}` {when(event.day)}", event.day, relevant)


def _amendments_after(
    ident: str, changes: list[tuple[str, _Change]], notes: Mapping[str, _Note], ends: InOrder[_End]
) -> Iterator[Finding]:
    days_of: dict[str, list[PartialDate]] = {}
    for path, (relation, _, _, index) in changes:
        if path not in days_of:
            days_of[path] = _first_and_earliest([dated(day).day for day in notes[path].get("origins", ())])
        days = days_of[path]
        if relation == "amends" and days:
            at = Location(path, ("relations", index))
            yield from _after(at, f"amends `{ident}` by an act of `{days[0]}`", days[-1], ends)


def _first_and_earliest(days: list[PartialDate]) -> list[PartialDate]:
    """The first of several days, and the one that may be the earliest of them: what is before that is before all."""
    return days and [days[0], min(days, key=lambda day: day.earliest or date.min)]


def _after(at: Location, what: str, day: PartialDate, ends: InOrder[_End]) -> Iterator[Finding]:
    """At most one finding; an event on the very day of the end is a point of dispute, not a slip."""
    end = ends.first_before(day)
    if end is not None:
        yield Finding(
            FAULT.ident,
            at,
            f"{what}, although {end.how} {when(end.day)}",
            help="correct one of the days; an act that is made again is another act, with a record of its own",
            related=(Related(end.at, f"{end.how} {when(end.day)}"),),
        )
