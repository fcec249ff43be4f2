"""An event on a day on which the occasion it is said to belong to was not."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.dates.partial import parse_or_none
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.lifecycle import Event
from lawmodel.registers import Registers
from lawmodel.truth import YES

__all__ = ["FAULT", "find_in"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 1}]
lifecycle:
  - {id: adoption, event: adopted, happened_on: "2010-03-15", at: session, cites: [{source: gazette, line: 2}]}
"""

FAULT = Fault(
    "event-away-from-occasion",
    Severity.ERROR,
    "an event on a day without the occasion it belongs to",
    "What happened at a visit or a session happened on one of its days. One of the days is wrong, or it was another visit.",
    wrong=_RIGHT.replace("2010-03-15", "2010-05-15"),
    right=_RIGHT,
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every event that is surely before or after the occasion under `at`."""
    for part in file.parts(Event):
        occasion = None if part.model.at is None else registers.events.get(part.model.at)
        day = parse_or_none(part.model.happened_on)
        held = None if occasion is None else parse_or_none(occasion.happened_on)
        if day is not None and held is not None and YES in (day.before(held), day.after(held)):
            where = Location("registers/events.yaml", ("events", str(part.model.at), "happened_on"))
            yield Finding(
                FAULT.ident,
                part.at("happened_on"),
                f"`{day}` is not a day of `{part.model.at}`, which was on `{held}`",
                help="correct one of the days, or name the occasion that is meant",
                related=(Related(where, f"`{part.model.at}`"),),
            )
