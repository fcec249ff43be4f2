"""A day in a calendar that stands there for nothing: twice, both off and worked, or outside its span."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.register import CalendarRegister
from lawmodel.registers import Registers
from lawmodel.schemas.registry import address

__all__ = ["FAULT", "find_in"]

_RIGHT = f"""\
# yaml-language-server: $schema={address("calendar")}
id: ad
country: AD
checked_from: "2010-01-01"
checked_until: "2012-12-31"
days_off:
  - {{day: "2011-05-02", because: 1 May was a Sunday, cites: [{{source: gazette, line: 1}}]}}
work_days:
  - {{day: "2011-05-07", because: for the Monday, cites: [{{source: gazette, line: 1}}]}}
cites: [{{source: gazette, line: 1}}]
"""

FAULT = Fault(
    "calendar-day-out-of-place",
    Severity.ERROR,
    "a calendar's day that has no place in it",
    "A calendar answers for the days from `checked_from` to `checked_until`: a correction outside them is never used. A"
    " day cannot be off and worked at once, and one that is listed twice was probably meant to be another.",
    wrong=_RIGHT.replace("2011-05-07", "2011-05-02"),
    right=_RIGHT,
    example_file="registers/calendars/ad.yaml",
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every correction outside the span of its calendar, and every second one of a day."""
    for part in file.parts(CalendarRegister):
        calendar = part.model
        if calendar.checked_from > calendar.checked_until:
            return  # impossible-date
        first: dict[str, Location] = {}
        for key, days in (("days_off", calendar.days_off), ("work_days", calendar.work_days)):
            for index, each in enumerate(days):
                at = part.at(key, index, "day")
                if not calendar.checked_from <= each.day <= calendar.checked_until:
                    span = f"{calendar.checked_from} to {calendar.checked_until}"
                    message = f"`{each.day}` is outside the days for which the calendar was checked, {span}"
                    yield Finding(FAULT.ident, at, message, help="correct the day, or the span of the calendar")
                elif each.day in first:
                    message = f"`{each.day}` is in this calendar already"
                    related = (Related(first[each.day], "the other entry"),)
                    yield Finding(FAULT.ident, at, message, help="keep one of the two", related=related)
                first.setdefault(each.day, at)
