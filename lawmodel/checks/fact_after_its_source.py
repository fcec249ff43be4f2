"""A fact dated after the source that is said to report it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from lawmodel.checks.once import once
from lawmodel.dates.partial import Range, parse_or_none
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import Designation
from lawmodel.model.lifecycle import Event
from lawmodel.model.register import Established, Observation
from lawmodel.model.source import Citation
from lawmodel.model.walk import Part
from lawmodel.registers import Registers
from lawmodel.rules.standing.force import written_between
from lawmodel.truth import YES

__all__ = ["ANNOUNCED", "FAULT", "find_in", "source_before"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: report, line: 1}]
lifecycle:
  - {id: adoption, event: adopted, happened_on: "2015-05-01", cites: [{source: report, line: 2}]}
"""

FAULT = Fault(
    "fact-after-its-source",
    Severity.ERROR,
    "a fact dated after the source that reports it",
    "No report tells of what came after it. The day, the source or the source's own date is wrong. What a text can"
    " announce for a later day (entry into force, expiry, a meeting) is not looked at.",
    wrong=_RIGHT.replace("2015-05-01", "2025-05-01"),
    right=_RIGHT,
)

# A law says when it will begin and end, and an act can set the day on which another ends.
ANNOUNCED = frozenset({"entered-into-force", "introduced", "expired", "terminated"})


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every event, designation, founding and count whose day is surely later than the day a source it cites was written."""
    for event in file.parts(Event):
        if event.model.event not in ANNOUNCED:
            yield from _late(registers, event, "happened_on", event.model.happened_on, event.model.cites)
    for designation in file.parts(Designation):
        yield from _late(registers, designation, "dated", designation.model.dated, designation.model.cites)
    for founding in file.parts(Established):
        yield from _late(registers, founding, "happened_on", founding.model.happened_on, founding.model.cites)
    for count in file.parts(Observation):
        yield from _late(registers, count, "period", count.model.period, count.model.cites)


def _late(
    registers: Registers, part: Part[BaseModel], key: str, text: str | None, cites: tuple[Citation, ...]
) -> Iterator[Finding]:
    day = None if text is None else parse_or_none(text)
    if day is None:
        return
    name = source_before(day, cites, registers)
    if name is not None:
        latest = _written(registers)[name].latest
        yield Finding(
            FAULT.ident,
            part.at(key),
            f"`{day}` is after the source `{name}` was written, by {latest} at the latest",
            help="correct the day, the citation, or the date of the source",
            related=(Related(Location("registers/sources.yaml", ("sources", name)), "the source"),),
        )


def source_before(day: Range, cites: Iterable[Citation], registers: Registers) -> str | None:
    """The first source of these that was surely written before a day; None where none was."""
    written = _written(registers)
    for citation in cites:
        source = written.get(citation.source)
        if source is not None and day.after(source) is YES:
            return citation.source
    return None


@once
def _written(registers: Registers) -> Mapping[str, Range]:
    """Between which days each source was written."""
    return {name: written_between(source) for name, source in registers.sources.items()}
