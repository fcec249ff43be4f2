"""A date that is in no calendar, or a span of time that ends before it begins."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from lawmodel.checks.example_records import law
from lawmodel.checks.forms import fields_written_as
from lawmodel.dates.partial import InvalidDate, parse, parse_or_none
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.base import Day, Edtf
from lawmodel.model.provision import Applies
from lawmodel.model.register import CalendarRegister
from lawmodel.model.source import Dating
from lawmodel.model.time_limit import MonthDay
from lawmodel.model.walk import Part
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
lifecycle:
  - {id: adoption, event: adopted, happened_on: "2012-02-29", cites: [{source: gazette, line: 2}]}
""")

FAULT = Fault(
    "impossible-date",
    Severity.ERROR,
    "a date that is in no calendar",
    "A date can have the right form and still be none: 30 February, a thirteenth month, an interval that ends before"
    " it begins. Nothing can be compared with it.",
    wrong=_RIGHT.replace("2012-02-29", "2013-02-29"),
    right=_RIGHT,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every text in the place of a date that names no day, and every span that is the wrong way round."""
    for kind, parts in file.parts_by_type.items():
        for attribute, key in _dates(kind):
            for part in parts:
                text = getattr(part.model, attribute)
                if isinstance(text, str):
                    yield from _refused(part, key, text)
    for span in file.parts(Applies, Dating, CalendarRegister):
        yield from _reversed(span)


@cache
def _dates(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    return fields_written_as(model, Edtf, Day, MonthDay)


def _refused(part: Part[BaseModel], key: str, text: str) -> Iterator[Finding]:
    try:
        parse(text)
    except InvalidDate as error:
        yield Finding(
            FAULT.ident, part.at(key), f"`{text}` {error.problem}", help=error.advice or _days_there_are(text)
        )


def _days_there_are(text: str) -> str:
    """What the calendar has where the text asks for more."""
    found = re.search(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if found is None or not 1 <= int(found[2]) <= 12 or not int(found[1]):
        return "the months are 01 to 12, and the days 01 to 31 at most"
    year, month = int(found[1]), int(found[2])
    return f"{month_name[month]} {year} has {monthrange(year, month)[1]} days"


def _reversed(part: Part[Applies | Dating | CalendarRegister]) -> Iterator[Finding]:
    match part.model:
        case Applies(from_day=first, until=last):
            keys = ("from", "until")
        case Dating(not_before=first, not_after=last):
            keys = ("not_before", "not_after")
        case CalendarRegister(checked_from=first, checked_until=last):
            keys = ("checked_from", "checked_until")
    start, end = parse_or_none(first), parse_or_none(last)
    if start and end and start.earliest and end.latest and start.earliest > end.latest:
        message = f"`{keys[0]}` is `{first}`, later than `{keys[1]}`, which is `{last}`"
        yield Finding(FAULT.ident, part.at(keys[1]), message, help="put the earlier day first")
