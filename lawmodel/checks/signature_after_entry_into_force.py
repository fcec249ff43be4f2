"""A signature later than the entry into force of what is signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lawmodel.checks.days import Dated, is_bilateral, told_together, when
from lawmodel.checks.example_records import treaty_of_two
from lawmodel.checks.in_order import InOrder
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import InstrumentBase, Treaty
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = treaty_of_two("""\
lifecycle:
  - {id: signing, event: signed, happened_on: "2010-05-01", cites: [{source: gazette, line: 2}]}
  - {id: force, event: entered-into-force, happened_on: "2010-06", cites: [{source: gazette, line: 3}]}
""")

FAULT = Fault(
    "signature-after-entry-into-force",
    Severity.ERROR,
    "a signature later than the entry into force",
    "What binds already is not signed afterwards. Only a state that joins a treaty of many may sign late; of a law or"
    " an agreement of two, one of the days is wrong, or sources disagree and each event needs its account.",
    wrong=_RIGHT.replace("2010-05-01", "2010-07-01"),
    right=_RIGHT,
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every signature that is surely later than an entry into force that the same account tells."""
    if file.record is None:
        return
    for events in told_together(file, registers):
        starts = [e for e in events if e.what == "entered-into-force" and e.event is not None]
        if starts:
            yield from _late(file.path, events, _starts_by_state(file.record, starts))


def _late(
    path: str, events: Sequence[Dated], starts: Mapping[str | None, InOrder[Dated]] | InOrder[Dated]
) -> Iterator[Finding]:
    """One finding at most of a signature, by the first entry into force that it is too late for."""
    for signature in events:
        if signature.what != "signed" or signature.event is None:
            continue
        those = starts if isinstance(starts, InOrder) else starts.get(signature.event.state)
        start = None if those is None else those.first_before(signature.day)
        if start is not None:
            yield Finding(
                FAULT.ident,
                Location(path, (*signature.path, "happened_on")),
                f"signed {when(signature.day)}, after the entry into force {when(start.day)}",
                help="correct one of the days, or give each event its `account` of a discrepancy",
                related=(Related(Location(path, (*start.path, "happened_on")), "the entry into force"),),
            )


def _starts_by_state(
    record: InstrumentBase, starts: Sequence[Dated]
) -> Mapping[str | None, InOrder[Dated]] | InOrder[Dated]:
    """The entries into force that a signature must not follow, by the state that signs; of no treaty of many, all.

    A treaty of many stays open for signature, unless it entered into force for this very state.
    """
    everywhere = InOrder((start.day, start) for start in starts)
    if not isinstance(record, Treaty) or is_bilateral(record):
        return everywhere
    of: dict[str, list[Dated]] = {}
    for start in starts:
        if start.event is not None and start.event.state is not None:
            of.setdefault(start.event.state, []).append(start)
    return {None: everywhere, **{state: InOrder((s.day, s) for s in those) for state, those in of.items()}}
