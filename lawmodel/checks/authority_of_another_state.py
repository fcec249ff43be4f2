"""An act, event or party of one state with an authority of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pydantic import BaseModel

from lawmodel.checks.days import parties_of
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import InstrumentBase
from lawmodel.model.lifecycle import Event
from lawmodel.model.party import Parties, Person, StateParty
from lawmodel.model.register import Authority
from lawmodel.model.source import Source
from lawmodel.model.walk import Part
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = """\
id: example
kind: resolution
stands_for: act
title: {en: Resolution on an example}
title_is: described
jurisdiction: AD
issued_by: agency
cites: [{source: gazette, line: 1}]
lifecycle:
  - {id: adoption, event: adopted, state: AD, by: agency, cites: [{source: gazette, line: 1}]}
"""

FAULT = Fault(
    "authority-of-another-state",
    Severity.ERROR,
    "an act, an event or a party with an authority of another state",
    "An act of one state is issued by its own authorities, and what happens to it is done by them; so for an event and the"
    " state whose doing it is, and for a party and its competent authorities. One of the two is wrong: the state, where"
    " several agree against it, else what is named beside it; the other is shown with it.",
    wrong=_RIGHT.replace("jurisdiction: AD", "jurisdiction: SM"),
    right=_RIGHT,
)


_ADVICE: Final = "correct the code of the state, or name the authority that is meant"
_CONSULTING: Final = frozenset({"drafted", "developed", "discussed", "agreed", "proposals-made"})


class _Named(NamedTuple):
    """What belongs to a state: how to speak of it, its state, the part and keys where it stands; an authority's id."""

    what: str
    state: str
    part: Part[BaseModel]
    keys: tuple[str | int, ...]
    authority: str | None = None

    @property
    def at(self) -> Location:
        return self.part.at(*self.keys)

    @property
    def entry(self) -> tuple[Related, ...]:
        """Where the register says of which state an authority is."""
        if self.authority is None:
            return ()
        at = Location("registers/authorities.yaml", ("authorities", self.authority, "state"))
        return (Related(at, f"the register has `{self.authority}` of `{self.state}`"),)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every authority, or event, that is surely of another state than what it stands with."""
    if file.record is not None:
        yield from _in_record(Part(file.path, (), file.record), registers)
    parties = file.parts(StateParty)
    states = {party.model.state for party in parties}
    for party in parties:
        named = _authorities(party, registers, *(("competent_authorities", i) for i in _indexes(party.model)))
        # With the state of its authorities it would be there twice, where that is a party already.
        is_there = any(each.state in states for each in named)
        yield from _compare(party, "state", named, may_blame_state=not is_there)
    for person in file.parts(Person):
        yield from _compare(person, "state", _authorities(person, registers, ("authority",)))
    for body in file.parts(Authority):
        yield from _compare(body, "state", _authorities(body, registers, ("part_of",)))
    for source in file.parts(Source):
        yield from _compare(source, "state", _authorities(source, registers, ("author",)))


def _in_record(record: Part[InstrumentBase], registers: Registers) -> Iterator[Finding]:
    """Of a law or decree, against its jurisdiction; of every event, the authority against the state."""
    jurisdiction: str | None = vars(record.model).get("jurisdiction")
    issuers = _authorities(record, registers, ("adopted_by",), ("issued_by",))
    events = [
        Part(record.file, ("lifecycle", index), event)
        for index, event in enumerate(record.model.lifecycle)
        if event.state is not None or event.by is not None
    ]
    if jurisdiction is not None:
        acting = [each for event in events for each in _acting(event, registers)]
        yield from _compare(record, "jurisdiction", issuers + acting)
    parties = parties_of(record.model)
    declared = None if parties is None else {party.state for party in parties.states}
    for event in events:
        if event.model.state is not None and jurisdiction in (None, event.model.state):
            yield from _in_event(event, parties, declared, registers)


def _is_consultation(event: Part[Event], registers: Registers) -> bool:
    """Whether another state has a part in it by an authority of its own: it is asked, and does not make the act."""
    if event.model.state is None or event.model.event not in _CONSULTING:
        return False
    return [each.state for each in _authorities(event, registers, ("by",))] == [event.model.state]


def _acting(event: Part[Event], registers: Registers) -> list[_Named]:
    """The state whose act an event is; without it, the authority that acts."""
    if _is_consultation(event, registers):
        return []
    if event.model.state is not None:
        return [_Named(f"the event `{event.model.id}`", event.model.state, event, ("state",))]
    return _authorities(event, registers, ("by",))


def _in_event(
    event: Part[Event], parties: Parties | None, declared: set[str] | None, registers: Registers
) -> Iterator[Finding]:
    for named in _authorities(event, registers, ("by",)):
        if declared is not None and event.model.state not in declared and named.state in declared:
            # The code of the event is wrong; where all parties are known, undeclared-party has said so.
            if parties is not None and parties.known == "some" and event.model.state is not None:
                yield _at_state(event.at("state"), event.model.state, [named])
        else:
            yield from _compare(event, "state", [named])


def _compare(
    whole: Part[BaseModel], key: str, named: Sequence[_Named], *, may_blame_state: bool = True
) -> Iterator[Finding]:
    """One finding at the state where several are named and all are of one other state, else one at each that is."""
    state: str | None = vars(whole.model)[key]
    others = [] if state is None else [each for each in named if each.state != state]
    if state is None or not others:
        return
    if may_blame_state and 1 < len(others) == len(named) and len({each.state for each in others}) == 1:
        yield _at_state(whole.at(key), state, others)
        return
    for each in others:
        message = f"{each.what} is of `{each.state}`, and the state here is `{state}`"
        related = (Related(whole.at(key), f"the state, `{state}`"), *each.entry)
        yield Finding(FAULT.ident, each.at, message, help=_ADVICE, related=related)


def _at_state(at: Location, state: str, others: Sequence[_Named]) -> Finding:
    message = f"the state is `{state}`, and {others[0].what} is of `{others[0].state}`"
    related = tuple(Related(each.at, f"{each.what} is of `{each.state}`") for each in others)
    return Finding(FAULT.ident, at, message, help=_ADVICE, related=related)


def _authorities(part: Part[BaseModel], registers: Registers, *paths: tuple[str | int, ...]) -> list[_Named]:
    """The authorities that a part names under these keys, of those whose state is known."""
    found = []
    for path in paths:
        value: object = vars(part.model).get(str(path[0]))  # `getattr` is slow where there is none
        if value is None:
            continue
        ident = value[path[1]] if isinstance(value, tuple) and len(path) > 1 and isinstance(path[1], int) else value
        authority = registers.authorities.get(ident) if isinstance(ident, str) else None
        if authority is not None and authority.state is not None:
            found.append(_Named(f"`{ident}`", authority.state, part, path, str(ident)))
    return found


def _indexes(party: StateParty) -> range:
    return range(len(party.competent_authorities))
