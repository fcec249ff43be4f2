"""A time limit whose last day depends on what stands for a missing day, and nothing says what does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lawmodel.checks.asking import conventions_are_known
from lawmodel.checks.example_records import SIX_MONTHS
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.rule import TimeLimitRule
from lawmodel.model.time_limit import Convention
from lawmodel.registers import Registers
from lawmodel.rules.limits.month_ends import ambiguous_periods
from lawmodel.rules.limits.options import OPEN, settled_options

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "ambiguous-month-end",
    Severity.ERROR,
    "a month end on which the last day depends",
    "Six months from 31 August there is no 31 February. By some practice the last day of February stands for it, by other"
    " the first of March. The rule, its convention or an assumption must say which, unless the result is the same. Where the"
    " text leaves it open, `month_end: open` says so; a convention that does not settle it, as the practice of some"
    " depositaries, leaves it open too. Then the limit gives both days as a range.",
    wrong=SIX_MONTHS.replace("      month_end: last-day\n", "").replace('"2021-02-28"', "2021-02-28/2021-03-01"),
    right=SIX_MONTHS,
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every time limit that some day of start makes ambiguous, and that nothing settles or leaves open in words."""
    for part in file.parts(TimeLimitRule):
        if not conventions_are_known(part.model, registers) or _is_left_open(part.model, registers.conventions):
            continue
        for path in ambiguous_periods(part.model, registers.conventions):
            yield Finding(
                FAULT.ident,
                part.at(*path),
                "a month may lack the corresponding day, and nothing says what stands for it",
                help="state `month_end`, name a convention, or assume one of them and say why;"
                " write `month_end: open` where the text leaves it open",
            )
            break


def _is_left_open(limit: TimeLimitRule, conventions: Mapping[str, Convention]) -> bool:
    """Whether `open` is written, or the convention that is gone by says how to count and leaves this out."""
    by = settled_options(limit, conventions).settled_by
    named = [limit.convention, *(taken.convention for taken in limit.assumes)]
    return by["month_end"] != OPEN or any(name is not None for name in named)
