"""Changed time limits, each with one small change: a longer period, another start, another way of counting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, get_args

from pydantic import BaseModel

from lawmodel.diagnostics import Path
from lawmodel.model.rule import TimeLimitRule
from lawmodel.model.time_limit import (
    Admissible,
    Align,
    Assumption,
    Bound,
    ClosingDay,
    Convention,
    Count,
    FirstDay,
    Lapse,
    LockIn,
    MonthEnd,
    Options,
    PeriodData,
    ResultDay,
    Roll,
    Start,
    StartByAccount,
    StartOf,
    StatedMeans,
    TermEnd,
)
from lawmodel.rules.mutation.condition_mutants import Changed, days_around

__all__ = ["changed_limits"]

_UNITS: Final = ("years", "months", "weeks", "days", "working_days")
_VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    "first_day": get_args(FirstDay),
    "month_end": get_args(MonthEnd),
    "result": get_args(ResultDay),
    "closing_day": get_args(ClosingDay),
    "roll": get_args(Roll),
}


def changed_limits(limit: TimeLimitRule, conventions: Mapping[str, Convention]) -> Iterator[Changed]:
    """A time limit with each of its small changes; those of its scope are changes of a condition."""
    yield from _within(limit, "runs_from", _starts(limit.runs_from, ("runs_from",)))
    if limit.period is not None:
        yield from _within(limit, "period", _periods(limit.period, ("period",)))
    yield from _options(limit, ())
    yield from _values(limit, "count", limit.count or "forward", get_args(Count))
    yield from _values(limit, "bound", limit.bound or "exactly", get_args(Bound))
    if limit.align is not None:
        yield from _without(limit, "align")
        yield from _within(limit, "align", _aligns(limit.align, ("align",)))
    if limit.admissible is not None:
        yield from _within(limit, "admissible", _admissibles(limit.admissible, ("admissible",)))
    if limit.stated_means is not None:
        yield from _values(limit, "stated_means", limit.stated_means, get_args(StatedMeans))
    for key in ("clear_days", "stated", "rescinded", "suspended", "proposed", "postpone"):
        yield from _without(limit, key)
    yield from _conventions(limit, conventions)
    yield from _assumptions(limit, conventions)


def _copy(model: BaseModel, key: str, value: object) -> Any:
    return model.model_copy(update={key: value})


def _within(model: BaseModel, key: str, changed: Iterable[Changed]) -> Iterator[Changed]:
    """A model with each change of what stands under one of its keys."""
    for one in changed:
        yield Changed(one.path, one.change, _copy(model, key, one.model))


def _without(model: BaseModel, key: str, path: Path = ()) -> Iterator[Changed]:
    if getattr(model, key) is not None:
        yield Changed((*path, key), f"`{key}` is left out", _copy(model, key, None))


def _values(model: BaseModel, key: str, now: str, values: Iterable[str], path: Path = ()) -> Iterator[Changed]:
    for value in values:
        if value != now:
            yield Changed((*path, key), f"`{now}` becomes `{value}`", _copy(model, key, value))


def _periods(period: PeriodData, path: Path) -> Iterator[Changed]:
    """One unit more or less, and the same number of another unit."""
    for unit in _UNITS:
        number = getattr(period, unit)
        if number is None:
            continue
        for other in (number - 1, number + 1):
            if other >= 0:
                yield Changed((*path, unit), f"{number} becomes {other}", _copy(period, unit, other))
        others = [other for other in _UNITS if getattr(period, other) is None] if number else []
        for other in others if unit != "working_days" else others[-1:]:
            if other != "working_days":
                changed = _copy(_copy(period, unit, None), other, number)
                yield Changed((*path, unit), f"{number} {_plain(unit)} become {number} {_plain(other)}", changed)


def _plain(unit: str) -> str:
    return unit.replace("_", " ")


def _starts(start: Start, path: Path) -> Iterator[Changed]:
    if isinstance(start, str):
        return
    for key, opposite in (("later_of", "earlier_of"), ("earlier_of", "later_of")):
        several: tuple[Start, ...] | None = getattr(start, key)
        if several is not None:
            turned = StartOf.model_construct(_fields_set={opposite}).model_copy(update={opposite: several})
            yield Changed((*path, key), f"`{key}` becomes `{opposite}`", turned)
            yield from _several(start, key, several, path)
    if start.by_account is not None:
        changed = _by_account(start.by_account, (*path, "by_account", "accounts"))
        yield from _within(start, "by_account", _within(start.by_account, "accounts", changed))
    if start.day is not None:
        for day in days_around(start.day):
            yield Changed((*path, "day"), f"`{start.day}` becomes `{day}`", _copy(start, "day", day))


def _several(start: StartOf, key: str, several: tuple[Start, ...], path: Path) -> Iterator[Changed]:
    for index, one in enumerate(several):
        fewer = (*several[:index], *several[index + 1 :])
        yield Changed(
            (*path, key, index), f"{_named(one)} is left out", fewer[0] if len(fewer) == 1 else _copy(start, key, fewer)
        )
        for inner in _starts(one, (*path, key, index)):
            others = tuple(inner.model if i == index else kept for i, kept in enumerate(several))
            yield Changed(inner.path, inner.change, _copy(start, key, others))


def _by_account(disputed: StartByAccount, path: Path) -> Iterator[Changed]:
    """The starts of the accounts, with one of them silent or changed."""
    accounts = disputed.accounts
    for name, one in accounts.items():
        fewer = {other: kept for other, kept in accounts.items() if other != name}
        if fewer:
            yield Changed((*path, name), "the account is silent", fewer)
        for inner in _starts(one, (*path, name)):
            yield Changed(inner.path, inner.change, {**accounts, name: inner.model})


def _named(start: Start) -> str:
    return f"`{start}`" if isinstance(start, str) else "the start"


def _options(options: Options, path: Path) -> Iterator[Changed]:
    """Each option that is stated: with every other value, and left out."""
    for key, values in _VALUES.items():
        now = getattr(options, key)
        if now is not None:
            yield from _values(options, key, now, values, path)
            yield from _without(options, key, path)
    if options.calendar is not None:
        week = 11 - options.calendar.week
        calendar = _copy(options.calendar, "week", week)
        yield Changed(
            (*path, "calendar", "week"), f"{options.calendar.week} becomes {week}", _copy(options, "calendar", calendar)
        )


def _aligns(align: Align, path: Path) -> Iterator[Changed]:
    for key, least in (("first_of_month", 1), ("end_of_year", 0)):
        number = getattr(align, key)
        for other in (number - 1, number + 1) if number is not None else ():
            if other >= least:
                yield Changed((*path, key), f"{number} becomes {other}", _copy(align, key, other))
    if align.next_day is not None:
        yield from _within(align, "next_day", _next_days(align.next_day, (*path, "next_day")))
    if align.end_of_term is not None:
        term, at = align.end_of_term, (*path, "end_of_term")
        changed = [
            *_term_start(term, at),
            *_within(term, "every", _periods(term.every, (*at, "every"))),
        ]
        yield from _within(align, "end_of_term", changed)


def _term_start(term: TermEnd, path: Path) -> Iterator[Changed]:
    """The changes of the day that terms are counted from."""
    for field, key in (("ends", "from"), ("begins", "begins")):
        start: Start | None = getattr(term, field)
        if start is not None:
            yield from _within(term, field, _starts(start, (*path, key)))


def _next_days(next_day: Any, path: Path) -> Iterator[Changed]:
    if next_day.cut_off_day is not None:
        yield from _values(next_day, "cut_off_day", next_day.cut_off_day, ("counts", "too-late"), path)
    for key in ("day", "cut_off"):
        text = getattr(next_day, key)
        if text is None:
            continue
        for day in days_around(text.replace("XXXX", "2001")):
            other = f"XXXX{day[4:]}"
            yield Changed((*path, key), f"`{text}` becomes `{other}`", _copy(next_day, key, other))


def _admissibles(admissible: Admissible, path: Path) -> Iterator[Changed]:
    window = admissible.window
    yield from _without(admissible, "not_before", path)
    yield from _without(admissible, "not_after", path)
    yield from _without(admissible, "window", path)
    for key in ("not_before", "not_after"):
        span: LockIn | Lapse | None = getattr(admissible, key)
        if span is not None:
            changed = [
                *_within(span, "starts", _starts(span.starts, (*path, key, "from"))),
                *_within(span, "period", _periods(span.period, (*path, key, "period"))),
            ]
            yield from _within(admissible, key, changed)
    if window is not None:
        at = (*path, "window")
        changed = [
            *_within(window, "starts", _starts(window.starts, (*at, "from"))),
            *_within(window, "every", _periods(window.every, (*at, "every"))),
            *_within(window, "open_for", _periods(window.open_for, (*at, "open_for"))),
        ]
        yield from _within(admissible, "window", changed)


def _conventions(limit: TimeLimitRule, conventions: Mapping[str, Convention]) -> Iterator[Changed]:
    if limit.convention is not None:
        yield from _without(limit, "convention")
        yield from _values(limit, "convention", limit.convention, conventions)


def _assumptions(limit: TimeLimitRule, conventions: Mapping[str, Convention]) -> Iterator[Changed]:
    """Each assumption that settles options: left out, another convention, other values of its options."""
    for index, taken in enumerate(limit.assumes):
        at: Path = ("assumes", index)
        if taken.convention is None and taken.options is None:
            continue
        others = (*limit.assumes[:index], *limit.assumes[index + 1 :])
        yield Changed(at, "the assumption is left out", _copy(limit, "assumes", others))
        for one in _assumption(taken, conventions, at):
            assumes = (*limit.assumes[:index], one.model, *limit.assumes[index + 1 :])
            yield Changed(one.path, one.change, _copy(limit, "assumes", assumes))


def _assumption(taken: Assumption, conventions: Mapping[str, Convention], path: Path) -> Iterator[Changed]:
    if taken.convention is not None:
        yield from _values(taken, "convention", taken.convention, conventions, path)
    if taken.options is not None:
        yield from _within(taken, "options", _options(taken.options, (*path, "options")))
