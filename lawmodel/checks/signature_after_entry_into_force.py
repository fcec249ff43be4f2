"""A signature later than the entry into force of what is signed."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.days import dated_events, is_bilateral, when
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.model.instrument import InstrumentBase, Treaty
from lawmodel.model.lifecycle import Event
from lawmodel.truth import YES

__all__ = ["FAULT", "find"]

_RIGHT = """\
id: example
kind: treaty
stands_for: act
title: {en: Agreement on an example}
title_is: described
parties:
  known: all
  states:
    - {state: AD, cites: [{source: gazette, line: 1}]}
    - {state: SM, cites: [{source: gazette, line: 1}]}
cites: [{source: gazette, line: 1}]
lifecycle:
  - {id: signing, event: signed, happened_on: "2010-05-01", cites: [{source: gazette, line: 2}]}
  - {id: force, event: entered-into-force, happened_on: "2010-06", cites: [{source: gazette, line: 3}]}
"""

FAULT = Fault(
    "signature-after-entry-into-force",
    Severity.ERROR,
    "a signature later than the entry into force",
    "What binds already is not signed afterwards. Only a state that joins a treaty of many may sign late; of a law or"
    " an agreement of two, one of the days is wrong, or sources disagree and each event needs its account.",
    wrong=_RIGHT.replace("2010-05-01", "2010-07-01"),
    right=_RIGHT,
)


def find(corpus: Corpus) -> Iterator[Finding]:
    """Every signature that is surely later than an entry into force that the same account tells."""
    for path, record in corpus.records:
        for events in dated_events(record, corpus).values():
            starts = [e for e in events if e.what == "entered-into-force" and e.event is not None]
            for signature in events:
                if signature.what != "signed" or signature.event is None:
                    continue
                for start in starts:
                    late = signature.day.after(start.day) is YES
                    if late and not _may_sign_late(record, signature.event, start.event):
                        yield Finding(
                            FAULT.ident,
                            Location(path, (*signature.path, "happened_on")),
                            f"signed {when(signature.day)}, after the entry into force {when(start.day)}",
                            help="correct one of the days, or give each event its `account` of a discrepancy",
                            related=(Related(Location(path, (*start.path, "happened_on")), "the entry into force"),),
                        )
                        break


def _may_sign_late(record: InstrumentBase, signature: Event, start: Event | None) -> bool:
    """A treaty of many stays open for signature, unless it entered into force for this very state."""
    if not isinstance(record, Treaty) or is_bilateral(record):
        return False
    return signature.state is not None and (start is None or start.state != signature.state)
