"""The options of a time limit, settled: by the rule, then its convention, then what it assumes, else open.

A convention speaks of time limits in general, so what it says yields where the rule leaves no room for it: no
day after a fixed point or where no time passes, no moving of a day before which nothing may happen. Said by the
rule itself, such a combination is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final, Literal, NamedTuple, cast

from lawmodel.dates.periods import Period
from lawmodel.model.time_limit import (
    CalendarUse,
    ClosingDay,
    Convention,
    FirstDay,
    MonthEnd,
    Options,
    PeriodData,
    ResultDay,
    Roll,
    TimeLimit,
)
from lawmodel.rules.limits.counting import month_day, period_of

__all__ = [
    "NEVER_CLOSES",
    "OPEN",
    "OPTION_NAMES",
    "Combination",
    "Refusal",
    "SettledOptions",
    "combinations",
    "month_end_matters",
    "refusals",
    "settled_options",
]

OptionName = Literal["first_day", "month_end", "result", "closing_day", "roll", "calendar"]
OPTION_NAMES: Final[tuple[OptionName, ...]] = (
    "first_day", "month_end", "result", "closing_day", "roll", "calendar",
)  # fmt: skip
OPEN = "open"
RULE = "rule"
NO_PART = "no-part"
_FEWEST: Final = (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334)
_MOST: Final = (0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337)
"""Of how many days none to eleven months in a row consist, at least and at most."""
NEVER_CLOSES: Final = "a window that is open until the next one opens never closes"


class Combination(NamedTuple):
    """One value of each option that may be open, none of them open."""

    first_day: FirstDay
    month_end: MonthEnd
    result: ResultDay
    closing_day: ClosingDay


class SettledOptions(NamedTuple):
    """What each option is, `open` where nothing settles it.

    `settled_by`: for each option `rule`, `convention:<id>`, `assumption` (single options assumed) or
    `assumption:<id>` (a convention assumed), or `open`; of an option that nothing settles and that has no
    part in the rule, `no-part`.
    """

    first_day: FirstDay
    month_end: MonthEnd
    result: ResultDay
    closing_day: ClosingDay
    roll: Roll
    calendar: CalendarUse | None
    settled_by: Mapping[str, str]


class Refusal(NamedTuple):
    """Options that contradict each other, or lack what they need: the `key` at fault, why in words, and where in it."""

    key: str
    problem: str
    within: tuple[str, ...] = ()


def settled_options(limit: TimeLimit, conventions: Mapping[str, Convention]) -> SettledOptions:
    """Each option by the first that states it; a convention that is not in the register states nothing."""
    stated = list(_layers(limit, conventions))
    values: dict[str, object] = {}
    by: dict[str, str] = {}
    for name in OPTION_NAMES:
        layer, value = next(((who, v) for who, o in stated if (v := getattr(o, name)) is not None), (OPEN, None))
        by[name] = layer
        values[name] = value
    if limit.clear_days is not None:  # neither end counts
        values |= {"first_day": "excluded", "result": "day-after"}
        by |= {"first_day": RULE, "result": RULE}
    first_day = cast("FirstDay", values["first_day"] or OPEN)
    result = cast("ResultDay", values["result"] or OPEN)
    roll = cast("Roll", values["roll"] or "none")
    # A convention, an assumption or openness says nothing where the rule leaves no room for it.
    if roll != "none" and by["roll"] != RULE and (_cannot_roll(limit) or (result, by["result"]) == ("day-after", RULE)):
        roll, by["roll"] = "none", NO_PART
    if by["result"] != RULE and result != "last-day" and _has_no_day_after(limit, roll):
        result, by["result"] = "last-day", NO_PART
    if (first_day, result) == ("included", "day-after") and by["first_day"] != by["result"]:
        weaker = max(("first_day", "result"), key=lambda name: _rank(by[name]))
        first_day, result = ("excluded", result) if weaker == "first_day" else (first_day, "last-day")
        by[weaker] = NO_PART
    month_end = cast("MonthEnd", values["month_end"] or OPEN)
    closing_day = cast("ClosingDay", values["closing_day"] or OPEN)
    if not _closes(limit):
        closing_day, by["closing_day"] = "in-time", NO_PART
    calendar = cast("CalendarUse | None", values["calendar"])
    return SettledOptions(first_day, month_end, result, closing_day, roll, calendar, by)


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


def _has_no_day_after(limit: TimeLimit, roll: Roll) -> bool:
    """A fixed point, a day moved to, or the day itself from which a limit without a period runs."""
    return limit.align is not None or roll != "none" or not _has_length(limit)


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
    closing_days: tuple[ClosingDay, ...] = (settled.closing_day,)
    if settled.closing_day == OPEN:
        closing_days = ("in-time", "too-late")
    for one in map(Combination._make, product(first_days, month_ends, results, closing_days)):
        same = (one.month_end,) == month_ends[1:] and not month_end_matters(limit, one.first_day)
        if not same and (one.first_day, one.result) != ("included", "day-after"):
            yield one


def _closes(limit: TimeLimit) -> bool:
    """Whether there is a day on which the time for notice closes."""
    rule = limit.admissible
    return rule is not None and (rule.window is not None or rule.not_after is not None)


def month_end_matters(limit: TimeLimit, first_day: FirstDay) -> bool:
    """Whether months are counted forward to a corresponding day anywhere, so that one may lack it."""
    periods = [limit.period] if limit.count != "backward" and first_day != "included" else []
    if limit.admissible is not None and limit.admissible.not_before is not None:
        periods.append(limit.admissible.not_before.period)
    if limit.admissible is not None and limit.admissible.not_after is not None:
        periods.append(limit.admissible.not_after.period)
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
        if _working_days(limit):
            yield Refusal("roll", "the last of a number of working days is a working day")
    if settled.result == "day-after" and limit.align is not None:
        yield Refusal("result", "a fixed point is the day itself, never the day after it")
    if settled.result == "day-after" and settled.roll != "none" and limit.clear_days is None:
        yield Refusal("result", "a last day that moves to a working day has no day after")
    if (settled.first_day, settled.result) == ("included", "day-after"):
        yield Refusal("first_day", "with the first day counted, the day after the last is the corresponding day itself")
    if limit.clear_days is not None:
        if limit.first_day is not None or limit.result is not None:
            yield Refusal("clear_days", "neither end counts, which settles `first_day` and `result`")
        if not _has_length(limit):
            yield Refusal("clear_days", "there is no period of which the ends could be left out")
    if limit.stated_means is not None and limit.stated is None:
        yield Refusal("stated_means", "no day is `stated` that could mean it")
    if settled.calendar is None and (settled.roll != "none" or _working_days(limit)):
        yield Refusal("calendar", _lacks_a_calendar(limit, settled))


def _lacks_a_calendar(limit: TimeLimit, settled: SettledOptions) -> str:
    convention = settled.settled_by["roll"].partition(":")[2]
    if _working_days(limit) or not convention:
        return "working days need a calendar, and none is named"
    return f"`{convention}` moves a last day to a working day, and no calendar is named"


def _refused_periods(limit: TimeLimit) -> Iterator[Refusal]:
    period = limit.period
    if period is not None and period.working_days and _calendar_length(period):
        yield Refusal("period", "working days stand alone")
    term = limit.align.end_of_term if limit.align is not None else None
    if term is not None and (term.ends is None) == (term.begins is None):
        yield Refusal(
            "align", "terms are counted `from` the end of one, or from where the first `begins`: one of the two"
        )
    for key, within, data in _spans(limit):
        if data.working_days is not None:
            yield Refusal(key, "is counted in years, months, weeks and days, not in working days", within)
        elif within[-1] != "period" and not _calendar_length(data):
            yield Refusal(key, "has no length", within)
    window = limit.admissible.window if limit.admissible is not None else None
    if window is not None and _calendar_length(window.every) and _lasts_as_long(window.open_for, window.every):
        yield Refusal("admissible", NEVER_CLOSES, ("window", "open_for"))


def _spans(limit: TimeLimit) -> Iterator[tuple[str, tuple[str, ...], PeriodData]]:
    """The lengths of time beside the period, each by the option and where in it; those of windows and terms must be some."""
    if limit.admissible is not None and limit.admissible.window is not None:
        yield "admissible", ("window", "every"), limit.admissible.window.every
        yield "admissible", ("window", "open_for"), limit.admissible.window.open_for
    if limit.align is not None and limit.align.end_of_term is not None:
        yield "align", ("end_of_term", "every"), limit.align.end_of_term.every
    if limit.admissible is not None and limit.admissible.not_before is not None:
        yield "admissible", ("not_before", "period"), limit.admissible.not_before.period
    if limit.admissible is not None and limit.admissible.not_after is not None:
        yield "admissible", ("not_after", "period"), limit.admissible.not_after.period


def _lasts_as_long(one: PeriodData, other: PeriodData) -> bool:
    """Whether a length of time is surely no shorter than another, from whatever day both run.

    The months that both have lead to one day, so the months that one has more are held against the days.
    """
    first, second = period_of(one), period_of(other)
    months = first.months_in_all - second.months_in_all
    days = first.days_in_all - second.days_in_all
    return days >= (-_fewest_days(months) if months >= 0 else _most_days(-months))


def _fewest_days(months: int) -> int:
    years, rest = divmod(months, 12)
    return years * 365 + _FEWEST[rest]


def _most_days(months: int) -> int:
    """Among any years at most one in four, the first included, has a day more."""
    years, rest = divmod(months, 12)
    return years * 365 + (years + 3) // 4 + _MOST[rest]


def _calendar_length(data: PeriodData) -> bool:
    return any((data.years, data.months, data.weeks, data.days))


def _refused_days(limit: TimeLimit) -> Iterator[Refusal]:
    if limit.align is None or limit.align.next_day is None:
        return
    fixed = limit.align.next_day
    if (fixed.cut_off is None) != (fixed.cut_off_day is None):
        yield Refusal("align", "`cut_off` and `cut_off_day` go together")
    for text in (fixed.day, fixed.cut_off):
        if text is not None and not month_day(text).comes_round:
            yield Refusal("align", f"`{text}` is a day that never comes")
