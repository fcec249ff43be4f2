"""A treaty in force for a state that had not consented yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lawmodel.checks.days import Dated, is_bilateral, told_together, when
from lawmodel.checks.example_records import treaty_of_two
from lawmodel.checks.in_order import InOrder
from lawmodel.dates.partial import Range
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import Treaty
from lawmodel.registers import Registers
from lawmodel.vocabulary import CONSENT_EVENTS

__all__ = ["FAULT", "find_in"]

_RIGHT = treaty_of_two("""\
lifecycle:
  - {id: consent-ad, event: ratified, state: AD, happened_on: "2010-05-01", cites: [{source: gazette, line: 2}]}
  - {id: force, event: entered-into-force, happened_on: "2010-06-01", cites: [{source: gazette, line: 3}]}
""")

FAULT = Fault(
    "in-force-before-consent",
    Severity.ERROR,
    "a treaty in force before a party consented",
    "A treaty binds a state that has consented to it, and not before (VCLT art. 24). One between two states is not in"
    " force while one of them has still to ratify; a treaty of many may be, but not for the state that has not.",
    wrong=_RIGHT.replace("2010-05-01", "2010-07-01"),
    right=_RIGHT,
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every entry into force that is surely earlier than the consent of a declared party that it binds."""
    for treaty in file.parts(Treaty):
        for events in told_together(file, registers):
            yield from _early(file.path, treaty.model, events)


def _early(path: str, record: Treaty, events: Sequence[Dated]) -> Iterator[Finding]:
    starts = [event for event in events if event.what == "entered-into-force" and event.event is not None]
    if not starts:
        return
    needed_for = _consents(record, events)
    for start in starts:
        state = None if start.event is None else start.event.state
        consent = needed_for[state].first_after(start.day) if state in needed_for else None
        if consent is not None:
            yield _finding(path, start, consent)


def _consents(record: Treaty, events: Sequence[Dated]) -> Mapping[str | None, InOrder[Dated]]:
    """The consents of declared parties that an entry into force needs for a state: its own; for none, those of both of two."""
    declared = {party.state for party in record.parties.states}
    of: dict[str | None, list[tuple[Range, Dated]]] = {}
    for each in events:
        if each.what in CONSENT_EVENTS and each.event is not None:
            if each.event.state in declared:
                of.setdefault(each.event.state, []).append((each.day, each))
            if is_bilateral(record) and (each.event.state is None or each.event.state in declared):
                of.setdefault(None, []).append((each.day, each))
    return {state: InOrder(those) for state, those in of.items()}


def _finding(path: str, start: Dated, consent: Dated) -> Finding:
    state = consent.event.state if consent.event is not None else None
    told = f"`{consent.what}`" if state is None else f"`{consent.what}` by {state}"
    return Finding(
        FAULT.ident,
        Location(path, (*start.path, "happened_on")),
        f"in force {when(start.day)}, before {told} {when(consent.day)}",
        help="correct one of the days; provisional application is not entry into force (VCLT art. 25)",
        related=(Related(Location(path, (*consent.path, "happened_on")), f"{told} {when(consent.day)}"),),
    )
