"""A signature later than the entry into force of what is signed."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.days import Dated, is_bilateral, told_together, when
from lawmodel.checks.example_records import treaty_of_two
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import InstrumentBase, Treaty
from lawmodel.model.lifecycle import Event
from lawmodel.registers import Registers
from lawmodel.truth import YES

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
        for signature in events if starts else ():
            if signature.what == "signed" and signature.event is not None:
                yield from _late(file.path, file.record, signature, signature.event, starts)


def _late(path: str, record: InstrumentBase, signature: Dated, event: Event, starts: list[Dated]) -> Iterator[Finding]:
    """One finding at most, by the first entry into force that the signature is too late for."""
    for start in starts:
        if signature.day.after(start.day) is YES and not _may_sign_late(record, event, start.event):
            yield Finding(
                FAULT.ident,
                Location(path, (*signature.path, "happened_on")),
                f"signed {when(signature.day)}, after the entry into force {when(start.day)}",
                help="correct one of the days, or give each event its `account` of a discrepancy",
                related=(Related(Location(path, (*start.path, "happened_on")), "the entry into force"),),
            )
            return


def _may_sign_late(record: InstrumentBase, signature: Event, start: Event | None) -> bool:
    """A treaty of many stays open for signature, unless it entered into force for this very state."""
    if not isinstance(record, Treaty) or is_bilateral(record):
        return False
    return signature.state is not None and (start is None or start.state != signature.state)
