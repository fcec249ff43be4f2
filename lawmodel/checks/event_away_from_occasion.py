"""An event on a day on which the occasion it is said to belong to was not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawmodel.checks.example_records import law
from lawmodel.dates.partial import PartialDate, parse_or_none
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.lifecycle import Event
from lawmodel.registers import Registers
from lawmodel.truth import YES

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
lifecycle:
  - {id: adoption, event: adopted, happened_on: "2010-03-15", at: session, cites: [{source: gazette, line: 2}]}
""")

# The days of a year that a date names, whether or not it names the year: a day, or the ends of an interval.
_DAYS_OF_YEAR = r"[0-9X]{4}-([0-9]{2}-[0-9]{2})(?:/[0-9X]{4}-([0-9]{2}-[0-9]{2}))?"

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
        if part.model.at is None:
            continue
        occasion = registers.events.get(part.model.at)
        day = parse_or_none(part.model.happened_on)
        held = None if occasion is None else parse_or_none(occasion.happened_on)
        if day is not None and held is not None and (_are_apart(day, held) or _are_apart(held, day)):
            where = Location("registers/events.yaml", ("events", part.model.at, "happened_on"))
            yield Finding(
                FAULT.ident,
                part.at("happened_on"),
                f"`{day}` is not a day of `{part.model.at}`, which was on `{held}`",
                help="correct one of the days, or name the occasion that is meant",
                related=(Related(where, f"`{part.model.at}`"),),
            )


def _are_apart(one: PartialDate, other: PartialDate) -> bool:
    """Whether the one is surely before the other; of dates without a year, whether it is so in any one year."""
    if "X" not in one.text + other.text:
        return one.before(other) is YES
    days, others = (re.fullmatch(_DAYS_OF_YEAR, date.text) for date in (one, other))
    if days is None or others is None:
        return False
    last, first = days[2] or days[1], others[1]
    # An interval over the turn of the year has its end before its beginning, and nothing is said of it.
    return days[1] <= last < first <= (others[2] or first)
