"""A party that is listed twice."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.example_records import TWO_PARTIES
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.party import Parties
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "party-twice",
    Severity.ERROR,
    "a party that is listed twice",
    "Each party stands once, with all its competent authorities and all its citations. One of two entries is usually a"
    " wrong code, and the true party is missing.",
    wrong=TWO_PARTIES.replace("state: SM", "state: AD"),
    right=TWO_PARTIES,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every second entry of a state or an organisation among the parties."""
    for part in file.parts(Parties):
        states, others = part.model.states, part.model.organisations
        if len({*(p.state for p in states), *(p.organisation for p in others)}) < len(states) + len(others):
            places = [(p.state, part.at("states", i, "state")) for i, p in enumerate(states)]
            places += [(p.organisation, part.at("organisations", i, "organisation")) for i, p in enumerate(others)]
            yield from _repeated(places)


def _repeated(parties: list[tuple[str, Location]]) -> Iterator[Finding]:
    first: dict[str, Location] = {}
    for name, at in parties:
        if name in first:
            yield Finding(
                FAULT.ident,
                at,
                f"`{name}` is already a party",
                help="join the two entries, or correct the code",
                related=(Related(first[name], "the other entry"),),
            )
        first.setdefault(name, at)
