"""Options of a time limit that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.asking import conventions_are_known
from lawmodel.checks.example_records import SIX_MONTHS
from lawmodel.diagnostics import Fault, Finding, Path, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.rule import TimeLimitRule
from lawmodel.registers import Registers
from lawmodel.rules.limits.options import NEVER_CLOSES, Refusal, refusals, settled_options

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "contradictory-time-limit",
    Severity.ERROR,
    "options of a time limit that contradict each other",
    "Some ways of counting exclude each other: with the first day counted there is no day after the last; a day before which"
    " nothing takes effect does not move to another; working days need a calendar, and stand alone; a window closes before the next one"
    " opens. What would say the same in two ways is refused too. Such a limit gives no day.",
    wrong=SIX_MONTHS.replace("first_day: excluded", "first_day: included")
    .replace("result: last-day", "result: day-after")
    .replace('expect: "2021-02-28"', "expect: unknown"),
    right=SIX_MONTHS,
)


_CALENDAR = (
    "name one of `registers/calendars/` with its week, as `calendar: {holidays: xx, week: 5}`;"
    " where last days do not move here, write `roll: none`"
)

_ADVICE = {NEVER_CLOSES: "let it be open for less than `every`; of what opens once and stays open write `not_before`"}


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every option that another one excludes, or that lacks what it needs."""
    for part in file.parts(TimeLimitRule):
        if not conventions_are_known(part.model, registers):
            continue
        for refusal in refusals(part.model, settled_options(part.model, registers.conventions)):
            yield Finding(
                FAULT.ident,
                part.at(*_place(part.model, refusal)),
                f"`{refusal.key}`: {refusal.problem}",
                help=_CALENDAR if refusal.key == "calendar" else _ADVICE.get(refusal.problem),
            )


def _place(limit: TimeLimitRule, refusal: Refusal) -> Path:
    """The key at fault; of a calendar that is not named, what asks for it."""
    if getattr(limit, refusal.key) is not None:
        return (refusal.key, *refusal.within)
    if refusal.key != "calendar":
        return ()
    if limit.period is not None and limit.period.working_days:
        return ("period", "working_days")
    return next(((key,) for key in ("roll", "convention") if getattr(limit, key) is not None), ())
