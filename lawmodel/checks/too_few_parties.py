"""A treaty with fewer parties than there must be."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.example_records import TWO_PARTIES
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import Arrangement, Treaty
from lawmodel.model.party import Parties
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "too-few-parties",
    Severity.ERROR,
    "a treaty with fewer parties than it must have",
    "A treaty is concluded between at least two (VCLT art. 2(1)(a)), and one of `level: multilateral` between more. Where all"
    " are said to be known, one is missing from the list, or only some are known.",
    wrong=TWO_PARTIES.replace("    - {state: SM, cites: [{source: gazette, line: 1}]}\n", ""),
    right=TWO_PARTIES,
)

_LEAST = 2


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every treaty or arrangement whose parties are said to be all and are too few."""
    for treaty in file.parts(Treaty):
        yield from _too_few(file.path, treaty.model.parties, treaty.model.level)
    for arrangement in file.parts(Arrangement):
        yield from _too_few(file.path, arrangement.model.parties, None)


def _too_few(path: str, parties: Parties, level: str | None) -> Iterator[Finding]:
    number = len(parties.states) + len(parties.organisations)
    if parties.known != "all" or number > _LEAST:
        return
    listed = Location(path, ("parties",), "key")
    if number < _LEAST:
        told = "one party is" if number else "no party is"
        advice = "add the missing party, or write `known: some`"
        yield Finding(FAULT.ident, listed, f"{told} listed, and these are said to be all", help=advice)
    elif level == "multilateral":
        yield Finding(
            FAULT.ident,
            Location(path, ("level",)),
            "the treaty is called multilateral, and has two parties, said to be all",
            help="correct the level, add the missing parties, or write `known: some`",
            related=(Related(listed, "the parties"),),
        )
