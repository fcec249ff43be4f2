"""A state that acts under a treaty without being among its parties."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.days import parties_of
from lawmodel.checks.example_records import treaty_of_two
from lawmodel.diagnostics import Fault, Finding, Location, Path, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import InstrumentBase
from lawmodel.model.provision import StatementProvision
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = treaty_of_two("""\
lifecycle:
  - {id: consent, event: ratified, state: SM, cites: [{source: gazette, line: 2}]}
""")

FAULT = Fault(
    "undeclared-party",
    Severity.ERROR,
    "a state that acts without being a party",
    "Where the parties are known to be all, a state that signs, ratifies or owes something is one of them. Its code is"
    " wrong, or it is missing from `parties`, or these are known only in part (`known: some`).",
    wrong=_RIGHT.replace(
        "state: SM, cites: [{source: gazette, line: 2}]", "state: MC, cites: [{source: gazette, line: 2}]"
    ),
    right=_RIGHT,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every event and item of a state that is not declared, in a record whose parties are all known."""
    parties = parties_of(file.record)
    if file.record is None or parties is None or parties.known != "all":
        return
    declared = {party.state for party in parties.states}
    for at, state in _states(file.record):
        if state not in declared:
            yield Finding(
                FAULT.ident,
                Location(file.path, at),
                f"`{state}` is not a declared party",
                help="add it to `parties`, correct the code, or write `known: some`",
                related=(Related(Location(file.path, ("parties",)), "the parties, said to be all"),),
            )


def _states(record: InstrumentBase) -> Iterator[tuple[Path, str]]:
    """The states whose act an event is, or whom an item concerns."""
    for index, event in enumerate(record.lifecycle):
        if event.state is not None:
            yield ("lifecycle", index, "state"), event.state
    for index, provision in enumerate(record.provisions):
        if type(provision) is StatementProvision:  # `isinstance` is slow with models
            for number, item in enumerate(provision.items):
                if item.state is not None:
                    yield ("provisions", index, "items", number, "state"), item.state
