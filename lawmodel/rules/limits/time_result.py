"""What a time limit asks for and what it gives, and what several readings of one give together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, Protocol, overload

from lawmodel.dates.calendars import Calendar
from lawmodel.dates.partial import Range
from lawmodel.model.condition import Condition
from lawmodel.model.time_limit import CalendarUse, Convention, Start
from lawmodel.rules.limits.known import DateKnown
from lawmodel.truth import Truth

__all__ = [
    "Alternative",
    "Alternatives",
    "CalendarUsed",
    "Days",
    "Inputs",
    "Status",
    "TimeResult",
    "if_at_all",
    "merged",
    "of_days",
]

Status = Literal["day", "range", "unknown", "not-yet", "inadmissible", "no-effect", "does-not-apply"]
Days = tuple[date | None, date | None]
"""The first and the last possible day; None is an end of which nothing is known."""

_SURENESS = ("stated", "in-part", "estimated", "outside")


class Inputs(Protocol):
    """What a time limit asks of a case and of the registers. An absent date is None, an absent boolean unknown."""

    @property
    def conventions(self) -> Mapping[str, Convention]: ...
    def condition(self, condition: Condition, /) -> Truth: ...
    def date(self, fact: str, /) -> DateKnown: ...
    def boolean(self, fact: str, /) -> Truth: ...
    def start(self, start: Start, /) -> DateKnown: ...
    def status_of(self, rule: str, /) -> Status: ...
    def calendar(self, use: CalendarUse, /) -> Calendar:
        """The calendar named. Errors: `KeyError` where the registers have none of this id."""
        ...


class CalendarUsed(NamedTuple):
    """The calendar that days were looked up in, of how many days its week is, and how sure it is of those days.

    `certainty` is `stated`, `in-part` (some part of the country has a holiday among them), `estimated` (a feast that
    is not announced may fall among them) or `outside`.
    """

    id: str
    week: int
    certainty: str


class Alternative(NamedTuple):
    """What other options give: `options` by their names, another convention under `convention`."""

    options: Mapping[str, str]
    status: Status
    earliest: date | None
    latest: date | None


class Alternatives(Sequence[Alternative]):
    """What other options give, most of it computed when it is first read: each is a computation of its own."""

    def __init__(self, found: Sequence[Alternative], further: Callable[[], Iterable[Alternative]]) -> None:
        self._found = found
        self._further = further
        self._read: tuple[Alternative, ...] | None = None

    def _all(self) -> tuple[Alternative, ...]:
        if self._read is None:
            self._read = (*self._found, *self._further())
        return self._read

    @overload
    def __getitem__(self, index: int) -> Alternative: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Alternative, ...]: ...
    def __getitem__(self, index: int | slice) -> Alternative | tuple[Alternative, ...]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, Alternatives) else other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())


class TimeResult(NamedTuple):
    """What a time limit gives.

    `earliest` and `latest`: the day (status `day`; both are it) or the range it lies in (`range`; None is an end
    of which nothing is known); for every other status both are None. `would_be`: the days had a notice not been
    stopped (`no-effect`), or, where it is `unknown` whether the limit gives a day, the days if it does.
    `next_admissible`: of an `inadmissible` start, where it is known. `proposed`: whether the proposed day keeps
    the limit; None where none is proposed. `alternatives`: what each value of the open options gives, and what
    other conventions or options than those assumed would give. `problems`: `ambiguous-month-end` (the days
    differ because nothing says what stands for a missing day), `outside-calendar`, `no-calendar`,
    `date-out-of-range`, or why the rule is refused. `steps`: what was done, in short words.
    """

    status: Status
    earliest: date | None = None
    latest: date | None = None
    would_be: Days | None = None
    next_admissible: date | None = None
    proposed: Truth | None = None
    alternatives: Sequence[Alternative] = ()
    calendar: CalendarUsed | None = None
    problems: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


def of_days(days: Range, calendar: CalendarUsed | None, steps: tuple[str, ...]) -> TimeResult:
    """The result of counting: one day, or a range of which at least one end is known; else unknown."""
    if days.is_day:
        return TimeResult("day", days.earliest, days.latest, calendar=calendar, steps=steps)
    status: Status = "unknown" if days.earliest is None and days.latest is None else "range"
    return TimeResult(status, days.earliest, days.latest, calendar=calendar, steps=steps)


def if_at_all(result: TimeResult) -> TimeResult:
    """The result where it is unknown whether the limit gives it: its days are those if it does."""
    return result._replace(
        status="unknown", earliest=None, latest=None, would_be=_days_of(result), next_admissible=None
    )


def merged(results: Sequence[TimeResult]) -> TimeResult:
    """The result of several readings: their day if they agree, else the range of all; unknown if they differ in kind."""
    first = results[0]
    if len(results) == 1:
        return first
    statuses = {one.status for one in results}
    days = [pair for one in results if (pair := _days_of(one)) is not None]
    # A reading that gives nothing at all may give any day.
    is_limited = all(one.status != "unknown" or one.would_be is not None for one in results)
    possible = _hull(days) if days and is_limited else None
    problems = tuple(dict.fromkeys(problem for one in results for problem in one.problems))
    steps = tuple(dict.fromkeys(step for one in results for step in one.steps))
    calendar = _least_sure(one.calendar for one in results)
    if possible is not None and statuses <= {"day", "range"}:
        found = of_days(possible, calendar, steps)
        return found._replace(problems=problems) if problems else found
    nexts = {one.next_admissible for one in results}
    return TimeResult(
        first.status if len(statuses) == 1 else "unknown",
        would_be=None if possible is None else (possible.earliest, possible.latest),
        next_admissible=nexts.pop() if len(statuses) == len(nexts) == 1 else None,
        calendar=calendar,
        problems=problems,
        steps=steps,
    )


def _hull(days: Iterable[Days]) -> Range:
    """The smallest range that holds all of them; an end that is open in one is open in the whole."""
    first, last = zip(*days, strict=True)
    return Range(None if None in first else min(first), None if None in last else max(last))


def _days_of(result: TimeResult) -> Days | None:
    """The days that the result speaks of, certain or not."""
    return (result.earliest, result.latest) if result.status in {"day", "range"} else result.would_be


def _least_sure(calendars: Iterable[CalendarUsed | None]) -> CalendarUsed | None:
    used = [one for one in calendars if one is not None]
    return max(used, key=lambda one: _SURENESS.index(one.certainty), default=None)
