"""The options of a time limit, settled: by the rule, then its convention, then what it assumes, else open.

A convention speaks of time limits in general, so what it says yields where the rule leaves no room for it: no
day after a fixed point, no moving of a day before which nothing may happen. Said by the rule itself, such a
combination is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final, Literal, cast

from lawmodel.dates.periods import Period
from lawmodel.model.time_limit import (
    CalendarUse,
    Convention,
    FirstDay,
    MonthEnd,
    Options,
    PeriodData,
    ResultDay,
    Roll,
    TimeLimit,
)
from lawmodel.rules.counting import month_day, period_of

__all__ = [
    "OPTION_NAMES",
    "Combination",
    "Refusal",
    "SettledOptions",
    "combinations",
    "month_end_matters",
    "refusals",
    "settled_options",
]

OptionName = Literal["first_day", "month_end", "result", "roll", "calendar"]
OPTION_NAMES: Final[tuple[OptionName, ...]] = ("first_day", "month_end", "result", "roll", "calendar")
OPEN = "open"
RULE = "rule"
NO_PART = "no-part"

Combination = tuple[FirstDay, MonthEnd, ResultDay]
"""One value each of `first_day`, `month_end` and `result`, none of them open."""


@dataclass(frozen=True, slots=True)
class SettledOptions:
    """What each option is, `open` where nothing settles it.

    `settled_by`: for each option `rule`, `convention:<id>`, `assumption` (single options assumed) or
    `assumption:<id>` (a convention assumed), or `open`; of an option that nothing settles and that has no
    part in the rule, `no-part`.
    """

    first_day: FirstDay
    month_end: MonthEnd
    result: ResultDay
    roll: Roll
    calendar: CalendarUse | None
    settled_by: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Options that contradict each other, or lack what they need: the `key` at fault, and why in words."""

    key: str
    problem: str


def settled_options(limit: TimeLimit, conventions: Mapping[str, Convention]) -> SettledOptions:
    """Each option by the first that states it; a convention that is not in the register states nothing."""
    stated = list(_layers(limit, conventions))
    values: dict[str, object] = {}
    by: dict[str, str] = {}
    for name in OPTION_NAMES:
        layer, value = next(((who, v) for who, o in stated if (v := getattr(o, name)) is not None), (OPEN, None))
        by[name] = layer
        values[name] = value
    first_day = cast("FirstDay", values["first_day"] or OPEN)
    result = cast("ResultDay", values["result"] or OPEN)
    roll = cast("Roll", values["roll"] or "none")
    # A convention, an assumption or openness says nothing where the rule leaves no room for it.
    if roll != "none" and by["roll"] != RULE and (_cannot_roll(limit) or (result, by["result"]) == ("day-after", RULE)):
        roll, by["roll"] = "none", NO_PART
    if by["result"] != RULE and result != "last-day" and (limit.align is not None or roll != "none"):
        result, by["result"] = "last-day", NO_PART
    if (first_day, result) == ("included", "day-after") and by["first_day"] != by["result"]:
        weaker = max(("first_day", "result"), key=lambda name: _rank(by[name]))
        first_day, result = ("excluded", result) if weaker == "first_day" else (first_day, "last-day")
        by[weaker] = NO_PART
    month_end = cast("MonthEnd", values["month_end"] or OPEN)
    return SettledOptions(first_day, month_end, result, roll, cast("CalendarUse | None", values["calendar"]), by)


def _layers(limit: TimeLimit, conventions: Mapping[str, Convention]) -> Iterator[tuple[str, Options]]:
    """Who states options, and which, in the order in which they prevail."""
    yield RULE, limit
    if limit.convention is not None and limit.convention in conventions:
        yield f"convention:{limit.convention}", conventions[limit.convention].options
    for taken in limit.assumes:
        if taken.options is not None:
            yield "assumption", taken.options
        if taken.convention is not None and taken.convention in conventions:
            yield f"assumption:{taken.convention}", conventions[taken.convention].options


def _rank(settled_by: str) -> int:
    kinds = (RULE, "convention", "assumption", OPEN)
    return kinds.index(settled_by.partition(":")[0])


def _cannot_roll(limit: TimeLimit) -> bool:
    return limit.bound == "not-before" or limit.count == "backward" or _working_days(limit) > 0


def _working_days(limit: TimeLimit) -> int:
    return (limit.period.working_days or 0) if limit.period is not None else 0


def combinations(limit: TimeLimit, settled: SettledOptions) -> Iterator[Combination]:
    """Every value of the open options, those left out that contradict another or change nothing."""
    first_days: tuple[FirstDay, ...] = (settled.first_day,)
    month_ends: tuple[MonthEnd, ...] = (settled.month_end,)
    if settled.first_day == OPEN:
        first_days = ("excluded", "included") if _has_length(limit) else ("excluded",)
    if settled.month_end == OPEN:
        month_ends = ("last-day", "first-of-next")
    results: tuple[ResultDay, ...] = ("last-day", "day-after") if settled.result == OPEN else (settled.result,)
    for first_day, month_end, result in product(first_days, month_ends, results):
        same = (month_end,) == month_ends[1:] and not month_end_matters(limit, first_day)
        if not same and (first_day, result) != ("included", "day-after"):
            yield first_day, month_end, result


def month_end_matters(limit: TimeLimit, first_day: FirstDay) -> bool:
    """Whether months are counted forward to a corresponding day anywhere, so that one may lack it."""
    periods = [limit.period] if limit.count != "backward" and first_day != "included" else []
    if limit.admissible is not None and limit.admissible.not_before is not None:
        periods.append(limit.admissible.not_before.period)
    if limit.admissible is not None and limit.admissible.window is not None:
        periods += [limit.admissible.window.every, limit.admissible.window.open_for]
    if limit.align is not None and limit.align.end_of_term is not None:
        periods.append(limit.align.end_of_term.every)
    return any(period_of(period).months_in_all for period in periods)


def _has_length(limit: TimeLimit) -> bool:
    return _working_days(limit) > 0 or period_of(limit.period) != Period()


def refusals(limit: TimeLimit, settled: SettledOptions) -> tuple[Refusal, ...]:
    """Why a time limit cannot be computed as it is written; none if it can."""
    return (*_refused_options(limit, settled), *_refused_periods(limit), *_refused_days(limit))


def _refused_options(limit: TimeLimit, settled: SettledOptions) -> Iterator[Refusal]:
    if settled.roll != "none":
        if limit.bound == "not-before":
            yield Refusal("roll", "a day before which nothing takes effect does not move to another")
        if limit.count == "backward":
            yield Refusal("roll", "a day counted back does not move to another")
        if _working_days(limit):
            yield Refusal("roll", "the last of a number of working days is a working day")
    if settled.result == "day-after" and limit.align is not None:
        yield Refusal("result", "a fixed point is the day itself, never the day after it")
    if settled.result == "day-after" and settled.roll != "none":
        yield Refusal("result", "a last day that moves to a working day has no day after")
    if (settled.first_day, settled.result) == ("included", "day-after"):
        yield Refusal("first_day", "with the first day counted, the day after the last is the corresponding day itself")
    if settled.calendar is None and (settled.roll != "none" or _working_days(limit)):
        yield Refusal("calendar", "working days need a calendar, and none is named")


def _refused_periods(limit: TimeLimit) -> Iterator[Refusal]:
    period = limit.period
    if period is not None and period.working_days and _calendar_length(period):
        yield Refusal("period", "working days stand alone")
    window = limit.admissible.window if limit.admissible is not None else None
    lock_in = limit.admissible.not_before if limit.admissible is not None else None
    term = limit.align.end_of_term if limit.align is not None else None
    whole = [("admissible", window.every), ("admissible", window.open_for)] if window is not None else []
    whole += [("align", term.every)] if term is not None else []
    for key, data in [*whole, *([("admissible", lock_in.period)] if lock_in is not None else [])]:
        if data.working_days is not None:
            yield Refusal(key, "is counted in years, months, weeks and days, not in working days")
    for key, data in whole:
        if data.working_days is None and not _calendar_length(data):
            yield Refusal(key, "has no length")


def _calendar_length(data: PeriodData) -> bool:
    return any((data.years, data.months, data.weeks, data.days))


def _refused_days(limit: TimeLimit) -> Iterator[Refusal]:
    if limit.align is None or limit.align.next_day is None:
        return
    for text in (limit.align.next_day.day, limit.align.next_day.cut_off):
        if not month_day(text).comes_round:
            yield Refusal("align", f"`{text}` is a day that never comes")
