"""A day of the far future for what is said to have happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from pydantic import BaseModel

from lawmodel.checks.example_records import law
from lawmodel.checks.fact_after_its_source import ANNOUNCED, source_before
from lawmodel.dates.partial import parse_or_none
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import Designation
from lawmodel.model.lifecycle import Event
from lawmodel.model.register import Established, Occasion
from lawmodel.model.source import Citation, Source
from lawmodel.model.walk import Part
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
lifecycle:
  - {id: adoption, event: adopted, happened_on: "2019-05-01", cites: [{source: gazette, line: 2}]}
""")

_HORIZON: Final = date(2100, 1, 1)

FAULT = Fault(
    "far-future-day",
    Severity.WARNING,
    "a day of the far future for what has happened",
    "What a record tells has happened, or is announced for a day that people will see; a day in the year 2100 or later is a"
    " slip for another. A day after the source that tells it is another finding, `fact-after-its-source`; this one needs no"
    " source with a date. Not looked at are the end of an act, which may lie as far off as its text says, and an item of a"
    " statement, which may be of a programme that plans so far ahead.",
    wrong=_RIGHT.replace("2019-05-01", "2109-05-01"),
    right=_RIGHT,
)

_FAR_ENDS: Final = frozenset({"expired", "terminated"})  # after ninety-nine years, say


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every day of an event, a designation, a founding, an occasion or a source that surely lies so far off."""
    for event in file.parts(Event):
        if _may_be_far(event.model.happened_on) and event.model.event not in _FAR_ENDS:
            cites = () if event.model.event in ANNOUNCED else event.model.cites
            yield from _far(event, "happened_on", event.model.happened_on, cites, registers)
    for designation in file.parts(Designation):
        yield from _far(designation, "dated", designation.model.dated, designation.model.cites, registers)
    for founding in file.parts(Established):
        yield from _far(founding, "happened_on", founding.model.happened_on, founding.model.cites, registers)
    for part in file.parts(Occasion):
        if _may_be_far(part.model.happened_on):
            yield from _far(part, "happened_on", part.model.happened_on, (), registers)
    for source in file.parts(Source):
        yield from _far(source, "dated", source.model.dated, (), registers)


def _may_be_far(text: str | None) -> bool:
    """Whether a date is worth reading: mostly the year comes first in it, and is an earlier one."""
    return text is not None and not "0" <= text < "2100"


def _far(
    part: Part[BaseModel], key: str, text: str | None, told_by: tuple[Citation, ...], registers: Registers
) -> Iterator[Finding]:
    """The finding, unless the day is after one of the sources that are held against it already (`told_by`)."""
    day = parse_or_none(text) if _may_be_far(text) else None
    if day is None or day.earliest is None or day.earliest < _HORIZON or source_before(day, told_by, registers):
        return
    message = f"`{text}` is in the far future, and this is said to have happened"
    yield Finding(FAULT.ident, part.at(key), message, help="correct the day")
