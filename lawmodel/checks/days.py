"""The days that a record gives, as far as they are known, for the checks that compare them.

A comparison of days is three-valued, and a check speaks only where the answer is sure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from lawmodel.checks.once import once
from lawmodel.dates.partial import PartialDate, Range, parse_or_none
from lawmodel.diagnostics import Path
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import InstrumentBase
from lawmodel.model.lifecycle import Event
from lawmodel.model.party import Parties
from lawmodel.registers import Registers
from lawmodel.rules.standing.force import known_date
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
    "parties_of",
    "span",
    "told_together",
    "undisputed_events",
    "when",
]


class Dated(NamedTuple):
    """A day that a record gives, what for (an event's kind, or `dated`), and where."""

    what: str
    day: PartialDate
    path: Path
    event: Event | None = None


@once
def dated_events(file: LoadedFile, registers: Registers) -> Mapping[str | None, Sequence[Dated]]:
    """The events of a record whose day is known at least in part, by the account that tells them (None: by none)."""
    told: dict[str | None, list[Dated]] = {}
    for index, event in enumerate(() if file.record is None else file.record.lifecycle):
        day = known_date(event, registers.sources)
        if day is not None:
            told.setdefault(event.account, []).append(Dated(event.event, day, ("lifecycle", index), event))
    return told


@once
def undisputed_events(file: LoadedFile, registers: Registers) -> Sequence[Dated]:
    """The dated events that no account tells, or one that the record takes."""
    told = dated_events(file, registers).items()
    return [e for account, events in told if is_undisputed(file, account) for e in events]


@once
def told_together(file: LoadedFile, registers: Registers) -> Sequence[Sequence[Dated]]:
    """The dated events that one telling holds: what nobody disputes with what is taken, and each other account alone."""
    told = dated_events(file, registers).items()
    others = [events for account, events in told if not is_undisputed(file, account)]
    return [undisputed_events(file, registers), *others]


@once
def origins(file: LoadedFile, registers: Registers) -> Sequence[Dated]:
    """The days by which an act is dated or came about, except by an account that the record does not take."""
    found = []
    for index, designation in enumerate(() if file.record is None else file.record.designations):
        day = parse_or_none(designation.dated)
        if day is not None and is_undisputed(file, designation.account):
            found.append(Dated("dated", day, ("designations", index)))
    return [*found, *(e for e in undisputed_events(file, registers) if e.what in ORIGIN_EVENTS)]


def is_undisputed(file: LoadedFile, account: str | None) -> bool:
    """Whether something is told by no particular account, or by the one that the record takes."""
    return account is None or account in _taken(file)


@once
def _taken(file: LoadedFile) -> frozenset[str]:
    """The accounts that a record takes, as `discrepancy/account`."""
    return frozenset(() if file.record is None else (f"{d.id}/{d.taken}" for d in file.record.discrepancies))


def is_bilateral(record: InstrumentBase) -> bool:
    """Whether the parties are known to be two, so that nobody can join later or be bound earlier than the other."""
    parties = parties_of(record)
    if parties is None or parties.known != "all":
        return False
    return len(parties.states) + len(parties.organisations) == 2


def parties_of(record: InstrumentBase | None) -> Parties | None:
    """The parties of a treaty or an arrangement; None of what has none. (`getattr` is slow where there are none.)"""
    parties = None if record is None else vars(record).get("parties")
    return parties if type(parties) is Parties else None


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


DayNote = tuple[str, str, str | None, str | None, list[str | int]]
"""A `Dated` as plain data, for a check that compares files: what for, text, first day, last day, and where."""


def noted(day: Dated) -> DayNote:
    """The note of a day."""
    first, last = day.day.earliest, day.day.latest
    ends = (None if first is None else first.isoformat(), None if last is None else last.isoformat())
    return (day.what, day.day.text, *ends, list(day.path))


def dated(note: DayNote) -> Dated:
    """The day of a note."""
    what, text, *ends, path = note
    earliest, latest = (None if end is None else date.fromisoformat(end) for end in ends)
    return Dated(what, PartialDate(earliest, latest, text), tuple(path))
