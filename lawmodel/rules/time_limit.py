"""The day that a time limit gives: the twelve steps of `docs/time-limits.md`, on what is known of a case.

No date is guessed. A start that is partly known gives a range that holds every day the limit can give; an
option that nothing settles is tried with every value; a day for which a calendar does not answer gives no date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Literal, Protocol

from lawmodel.dates.calendars import Calendar, Certainty, OutsideCalendar
from lawmodel.dates.calendars import Roll as RollTo
from lawmodel.dates.partial import Range, hull
from lawmodel.dates.periods import DateOutOfRange, MonthEnd
from lawmodel.dates.public_holidays import UnknownCountry
from lawmodel.model.condition import Condition
from lawmodel.model.time_limit import Assumption, CalendarUse, Convention, Options, Start, TimeLimit
from lawmodel.rules.admissibility import admission
from lawmodel.rules.counting import Counting, Trace, aligned, finished, last_day, period_of
from lawmodel.rules.effect import is_stopped, meets, replaced
from lawmodel.rules.facts import NEVER
from lawmodel.rules.known import DateKnown
from lawmodel.rules.options import Combination, SettledOptions, combinations, refusals, settled_options
from lawmodel.truth import NO, UNKNOWN, YES, Truth

__all__ = ["Alternative", "CalendarUsed", "Inputs", "Status", "TimeResult", "compute"]

Status = Literal["day", "range", "unknown", "not-yet", "inadmissible", "no-effect", "does-not-apply"]
Days = tuple[date | None, date | None]

AMBIGUOUS = "ambiguous-month-end"
OUTSIDE = "outside-calendar"
OUT_OF_RANGE = "date-out-of-range"
NOT_FOUND = "calendar-not-found"


class Inputs(Protocol):
    """What a time limit asks of the case and of the registers."""

    @property
    def conventions(self) -> Mapping[str, Convention]: ...
    def condition(self, condition: Condition) -> Truth: ...
    def date(self, fact: str) -> DateKnown: ...
    def boolean(self, fact: str) -> Truth: ...
    def start(self, start: Start) -> DateKnown: ...
    def calendar(self, use: CalendarUse) -> Calendar:
        """Errors: `KeyError` where the register has none of this id."""
        ...


@dataclass(frozen=True, slots=True)
class CalendarUsed:
    """The calendar that days were looked up in, of how many days its week is, and how sure it is of them."""

    id: str
    week: int
    certainty: Literal["stated", "estimated", "outside"]


@dataclass(frozen=True, slots=True)
class Alternative:
    """What other options give: `options` by name, a convention under `convention`."""

    options: Mapping[str, str]
    status: Status
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class TimeResult:
    """What a time limit gives.

    `earliest` and `latest` are the day (`day`, then equal) or the range it lies in (`range`; None is an end of
    which nothing is known); None for every other status. `would_be`: the days, had a notice that has `no-effect`
    not been stopped, or, where it is `unknown` whether the limit gives a day at all, if it does.
    `next_admissible`: for `inadmissible`, where known. `proposed`: whether the proposed day keeps the limit;
    None where none is proposed. `alternatives`: what each value of the open options gives, where they differ or
    more than one was tried, and what other conventions than an assumed one give. `problems`: ids, of which
    `ambiguous-month-end` says that the days differ for want of a rule on a missing day. `steps`: what was done.
    """

    status: Status
    earliest: date | None = None
    latest: date | None = None
    would_be: Days | None = None
    next_admissible: date | None = None
    proposed: Truth | None = None
    alternatives: tuple[Alternative, ...] = ()
    calendar: CalendarUsed | None = None
    problems: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


def compute(limit: TimeLimit, inputs: Inputs) -> TimeResult:
    """The day, with what every open option gives and what other conventions than an assumed one would give."""
    result = _outcome(limit, inputs)
    if limit.assumes and result.status != "does-not-apply":
        others = tuple(_assumed_otherwise(limit, inputs))
        result = replace(result, alternatives=result.alternatives + others)
    return replace(result, proposed=_proposed(limit, inputs, result))


def _outcome(limit: TimeLimit, inputs: Inputs) -> TimeResult:
    applies = YES if limit.when is None else inputs.condition(limit.when)
    if applies is NO:
        return TimeResult("does-not-apply")
    refused = refusals(limit, inputs.conventions)
    if refused:
        return TimeResult("unknown", problems=tuple(f"{one.key}: {one.problem}" for one in refused))
    start = inputs.start(limit.runs_from)
    if start is NEVER:
        return TimeResult("not-yet")
    if not isinstance(start, Range) or (start.earliest is None and start.latest is None):
        return TimeResult("unknown")
    result = _counted(limit, inputs, start)
    return result if applies is YES else _perhaps(result)


def _perhaps(result: TimeResult) -> TimeResult:
    """What is known where it is unknown whether the limit gives a day at all."""
    days = result.would_be if result.earliest is None and result.latest is None else (result.earliest, result.latest)
    return replace(result, status="unknown", earliest=None, latest=None, would_be=days, next_admissible=None)


def _counted(limit: TimeLimit, inputs: Inputs, start: Range) -> TimeResult:
    """Steps 3 to 10 and 12: with every value of the options that are open."""
    settled = settled_options(limit, inputs.conventions)
    tried = list(combinations(limit, settled, month_end_matters=_month_end_matters(limit)))
    results = [_with_options(limit, inputs, start, settled, combination) for combination in tried]
    merged = _merged(results)
    if len(results) == 1:
        return merged
    named = [_named(combination, settled) for combination in tried]
    alternatives = tuple(
        Alternative(options, one.status, one.earliest, one.latest) for options, one in zip(named, results, strict=True)
    )
    problems = (*merged.problems, AMBIGUOUS) if _differ_by_month_end(tried, results) else merged.problems
    return replace(merged, alternatives=alternatives, problems=problems)


def _month_end_matters(limit: TimeLimit) -> bool:
    """Whether a month is counted anywhere, so that one may lack the day."""
    periods = [limit.period] if limit.count != "backward" else []
    if limit.admissible is not None and limit.admissible.not_before is not None:
        periods.append(limit.admissible.not_before.period)
    if limit.admissible is not None and limit.admissible.window is not None:
        periods += [limit.admissible.window.every, limit.admissible.window.open_for]
    if limit.align is not None and limit.align.end_of_term is not None:
        periods.append(limit.align.end_of_term.every)
    return any(period_of(period).months_in_all for period in periods)


def _named(combination: Combination, settled: SettledOptions) -> Mapping[str, str]:
    """The values tried of the options that are open."""
    values = zip(("first_day", "month_end", "result"), combination, strict=True)
    return MappingProxyType({name: value for name, value in values if getattr(settled, name) == "open"})


def _differ_by_month_end(tried: Sequence[Combination], results: Sequence[TimeResult]) -> bool:
    seen: dict[tuple[str, str], TimeResult] = {}
    for (first_day, _, last), result in zip(tried, results, strict=True):
        other = seen.setdefault((first_day, last), result)
        if _what(other) != _what(result):
            return True
    return False


def _what(result: TimeResult) -> tuple[object, ...]:
    return (result.status, result.earliest, result.latest, result.would_be, result.next_admissible)


def _merged(results: Sequence[TimeResult]) -> TimeResult:
    """One result of several: one day if all give it, else the range of all; unknown if they differ in kind."""
    first = results[0]
    if len(results) == 1:
        return first
    common = TimeResult(
        first.status,
        calendar=next((one.calendar for one in results if one.calendar is not None), None),
        problems=tuple(dict.fromkeys(problem for one in results for problem in one.problems)),
        steps=tuple(dict.fromkeys(step for one in results for step in one.steps)),
    )
    statuses = {one.status for one in results}
    if statuses <= {"day", "range"}:
        return replace(common, **_as_days(hull(Range(one.earliest, one.latest) for one in results)))
    would_be = _hull_of(one.would_be or (one.earliest, one.latest) for one in results if _has_days(one))
    if len(statuses) > 1:
        return replace(common, status="unknown", would_be=would_be)
    nexts = {one.next_admissible for one in results}
    return replace(common, would_be=would_be, next_admissible=nexts.pop() if len(nexts) == 1 else None)


def _has_days(result: TimeResult) -> bool:
    return result.would_be is not None or result.status in {"day", "range"}


def _hull_of(days: Iterator[Days]) -> Days | None:
    ranges = [Range(*pair) for pair in days]
    if not ranges:
        return None
    whole = hull(ranges)
    return whole.earliest, whole.latest


def _as_days(days: Range) -> dict[str, Any]:
    return {"status": "day" if days.is_day else "range", "earliest": days.earliest, "latest": days.latest}
