"""Legal time limits as data: from when, how long, counted how, and ending on what.

The same words get different dates from different depositaries, so each way of counting is a named
option (`docs/time-limits.md` gives the legal source of each). An option that neither the rule, nor its
convention, nor an assumption settles is open, and every value of it is tried.
"""

from typing import Annotated, Literal

from pydantic import Field, StrictInt

from lawmodel.model.base import (
    CalendarId,
    Closed,
    ConventionId,
    Counted,
    Day,
    DiscrepancyId,
    EventId,
    FactId,
    Id,
    Maybe,
    OnlyTrue,
    PositiveInt,
    RulePath,
    Text,
    Written,
)
from lawmodel.model.condition import Condition
from lawmodel.model.source import Citations

__all__ = [
    "Admissible",
    "Align",
    "Assumption",
    "Bound",
    "CalendarUse",
    "ClosingDay",
    "Convention",
    "Count",
    "FirstDay",
    "Lapse",
    "LockIn",
    "MonthEnd",
    "NextDay",
    "Options",
    "PeriodData",
    "Postpone",
    "ResultDay",
    "Roll",
    "Start",
    "StartByAccount",
    "StartOf",
    "StatedMeans",
    "TermEnd",
    "TimeLimit",
    "Window",
]

Count = Literal["forward", "backward"]
FirstDay = Literal["excluded", "included", "open"]
MonthEnd = Literal["last-day", "first-of-next", "open"]
ResultDay = Literal["last-day", "day-after", "open"]
StatedMeans = Literal["last-day", "effect"]
ClosingDay = Literal["in-time", "too-late", "open"]
Roll = Literal["none", "following", "preceding", "nearest"]
Bound = Literal["exactly", "not-before", "not-after"]
NaturalInt = Annotated[StrictInt, Field(ge=0, le=100_000)]
MonthDay = Annotated[str, Written(r"^XXXX-[0-9]{2}-[0-9]{2}$")]


class PeriodData(Closed):
    """A length of time: years, months, weeks and days add up; working days stand alone."""

    years: Maybe[NaturalInt] = None
    months: Maybe[NaturalInt] = None
    weeks: Maybe[NaturalInt] = None
    days: Maybe[NaturalInt] = None
    working_days: Maybe[NaturalInt] = None


class StartOf(Counted):
    """The day a period runs from, where it is more than one fact: exactly one of the keys.

    `event`: a lifecycle event of this record; `outcome_of`: the date another time limit gives;
    `later_of`, `earlier_of`: of several; `by_account`: sources disagree on it; `day`: a fixed day.
    """

    fact: Maybe[FactId] = None
    event: Maybe[EventId] = None
    day: Maybe[Day] = None
    outcome_of: Maybe[RulePath] = None
    later_of: "Annotated[Maybe[tuple[Start, ...]], Field(min_length=2)]" = None
    earlier_of: "Annotated[Maybe[tuple[Start, ...]], Field(min_length=2)]" = None
    by_account: "Maybe[StartByAccount]" = None

    key_count = (1, 1)


class StartByAccount(Closed):
    """One start for each account of a discrepancy of this record."""

    discrepancy: DiscrepancyId
    accounts: "Annotated[dict[Id, Start], Field(min_length=1)]"


Start = FactId | StartOf
"""A date fact by its name, or a `StartOf`."""


class LockIn(Closed):
    """Notice is inadmissible until `period` after `from` has passed (a lock-in)."""

    starts: Start = Field(alias="from")
    period: PeriodData


class Lapse(Closed):
    """Notice is inadmissible once `period` after `from` has passed; `closing_day` says whether that day still counts."""

    starts: Start = Field(alias="from")
    period: PeriodData


class Window(Closed):
    """Notice is admissible only within `open_for` of each multiple (k = 1, 2, ...) of `every` after `from`."""

    starts: Start = Field(alias="from")
    every: PeriodData
    open_for: PeriodData


class Admissible(Closed):
    """When the start may lie at all."""

    not_before: Maybe[LockIn] = None
    not_after: Maybe[Lapse] = None
    window: Maybe[Window] = None


class NextDay(Closed):
    """The first `day` of a year on or after the first `cut_off` on or after the last day; without one, on or after it."""

    day: MonthDay
    cut_off: Maybe[MonthDay] = None
    cut_off_day: Maybe[Literal["counts", "too-late"]] = None


class TermEnd(Closed):
    """The first end of a renewed term on or after the last day: one of the days that lie multiples of `every` apart.

    Either `from`, a day on which a term ends, the first of those ends; or `begins`, the day on which the first term
    begins: its end is one `every` later.
    """

    ends: Maybe[Start] = Field(default=None, alias="from")
    begins: Maybe[Start] = None
    every: PeriodData

    @property
    def starts(self) -> Start | None:
        """The day that terms are counted from; None where it is not written, and the limit refused."""
        return self.begins if self.ends is None else self.ends


class Align(Counted):
    """Move the last day on to a fixed point; exactly one of the keys.

    `first_of_month: n`: the first day of the nth month after the last day's; `end_of_year: n`: 31
    December of its year plus n.
    """

    first_of_month: Maybe[PositiveInt] = None
    end_of_year: Maybe[NaturalInt] = None
    next_day: Maybe[NextDay] = None
    end_of_term: Maybe[TermEnd] = None

    key_count = (1, 1)


class CalendarUse(Closed):
    """Which days are holidays (a calendar of the registers), and of how many days a working week is."""

    holidays: CalendarId
    week: Annotated[StrictInt, Field(ge=5, le=6)]


class Postpone(Closed):
    """While a fact holds, the effect waits until another day, if that is later."""

    condition: FactId = Field(alias="while")
    until: FactId


class Options(Closed):
    """The ways of counting that a convention or an assumption may settle."""

    first_day: Maybe[FirstDay] = None
    month_end: Maybe[MonthEnd] = None
    result: Maybe[ResultDay] = None
    closing_day: Maybe[ClosingDay] = None
    roll: Maybe[Roll] = None
    calendar: Maybe[CalendarUse] = None


class Assumption(Closed):
    """What the text does not settle and the rule takes: a convention, single options, or a reading, and why."""

    reading: Maybe[Text] = None
    convention: Maybe[ConventionId] = None
    options: Maybe[Options] = None
    because: Text
    cites: Maybe[Citations] = None


class Convention(Closed):
    """A named way of counting time, with the legal source that states it."""

    title: Text
    options: Options
    cites: Citations
    note: Maybe[Text] = None


class TimeLimit(Options):
    """A rule that gives a day; `docs/time-limits.md` states the order of its twelve steps."""

    kind: Literal["time-limit"]
    modality: Maybe[Literal["entitlement", "power", "obligation", "permission", "validity"]] = None
    when: Maybe[Condition] = None
    runs_from: Start
    admissible: Maybe[Admissible] = None
    period: Maybe[PeriodData] = None
    clear_days: Maybe[OnlyTrue] = None
    count: Maybe[Count] = None
    align: Maybe[Align] = None
    stated: Maybe[FactId] = None
    stated_means: Maybe[StatedMeans] = None
    rescinded: Maybe[FactId] = None
    suspended: Maybe[FactId] = None
    proposed: Maybe[FactId] = None
    postpone: Maybe[Postpone] = None
    bound: Maybe[Bound] = None
    convention: Maybe[ConventionId] = None
    assumes: tuple[Assumption, ...] = ()
