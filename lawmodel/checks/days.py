"""The days that a record gives, as far as they are known, for the checks that compare them.

A comparison of days is three-valued, and a check speaks only where the answer is sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from lawmodel.dates.partial import PartialDate, Range, parse_or_none
from lawmodel.diagnostics import Path
from lawmodel.model.instrument import InstrumentBase
from lawmodel.model.lifecycle import Event
from lawmodel.model.party import Parties
from lawmodel.registers import Registers
from lawmodel.rules.force import known_date
from lawmodel.vocabulary import ORIGIN_EVENTS

__all__ = [
    "Dated",
    "DayNote",
    "dated",
    "dated_events",
    "is_bilateral",
    "is_undisputed",
    "noted",
    "origins",
    "span",
    "told_together",
    "when",
]


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that a record gives, what for (an event's kind, or `dated`), and where."""

    what: str
    day: PartialDate
    path: Path
    event: Event | None = None


def dated_events(record: InstrumentBase, registers: Registers) -> dict[str | None, list[Dated]]:
    """The events of a record whose day is known at least in part, by the account that tells them (None: by none)."""
    told: dict[str | None, list[Dated]] = {}
    for index, event in enumerate(record.lifecycle):
        day = known_date(event, registers.sources)
        if day is not None:
            told.setdefault(event.account, []).append(Dated(event.event, day, ("lifecycle", index), event))
    return told


def told_together(record: InstrumentBase, registers: Registers) -> list[list[Dated]]:
    """The dated events that one telling holds: what nobody disputes with what is taken, and each other account alone."""
    told = dated_events(record, registers)
    undisputed = [e for account, events in told.items() if is_undisputed(record, account) for e in events]
    return [undisputed, *(events for account, events in told.items() if not is_undisputed(record, account))]


def origins(record: InstrumentBase, registers: Registers) -> Iterator[Dated]:
    """The days by which an act is dated or came about, except by an account that the record does not take."""
    for index, designation in enumerate(record.designations):
        day = parse_or_none(designation.dated)
        if day is not None and is_undisputed(record, designation.account):
            yield Dated("dated", day, ("designations", index))
    for account, events in dated_events(record, registers).items():
        if is_undisputed(record, account):
            yield from (e for e in events if e.what in ORIGIN_EVENTS)


def is_undisputed(record: InstrumentBase, account: str | None) -> bool:
    """Whether something is told by no particular account, or by the one that the record takes."""
    return account is None or any(account == f"{d.id}/{d.taken}" for d in record.discrepancies)


def is_bilateral(record: InstrumentBase) -> bool:
    """Whether the parties are known to be two, so that nobody can join later or be bound earlier than the other."""
    parties = getattr(record, "parties", None)
    if not isinstance(parties, Parties) or parties.known != "all":
        return False
    return len(parties.states) + len(parties.organisations) == 2


def when(day: PartialDate) -> str:
    """A date in a sentence: `on` a day, `in` a month or a year."""
    return f"{'on' if day.is_day else 'in'} `{day}`"


def span(first: str | None, last: str | None) -> Range | None:
    """The days from the first to the last, an end that is absent open; None where they name none (a check reports it)."""
    start, end = parse_or_none(first), parse_or_none(last)
    if (start is None) != (first is None) or (end is None) != (last is None):
        return None
    earliest = start.earliest if start is not None else None
    latest = end.latest if end is not None else None
    if earliest is not None and latest is not None and earliest > latest:
        return None
    return Range(earliest, latest)


class DayNote(TypedDict):
    """A `Dated` as plain data, for a check that compares files; the event itself is left out."""

    what: str
    text: str
    earliest: str | None
    latest: str | None
    path: list[str | int]


def noted(day: Dated) -> DayNote:
    """The note of a day."""
    earliest, latest = (None if end is None else end.isoformat() for end in (day.day.earliest, day.day.latest))
    return {"what": day.what, "text": day.day.text, "earliest": earliest, "latest": latest, "path": list(day.path)}


def dated(note: DayNote) -> Dated:
    """The day of a note."""
    earliest, latest = (None if end is None else date.fromisoformat(end) for end in (note["earliest"], note["latest"]))
    return Dated(note["what"], PartialDate(earliest, latest, note["text"]), tuple(note["path"]))
