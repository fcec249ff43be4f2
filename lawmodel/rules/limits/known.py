"""What is known of a date, and of the later, the earlier or the disputed one of several.

A date is a range of possible days; or NEVER, known not to have happened by the day of the question; or one that
comes on a day of a range if it ever does (`IfEver`); or absent (None), of which nothing is known, not even whether
it has happened.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Protocol, TypeAlias

from lawmodel.dates.partial import InvalidDate, Range, hull, parse
from lawmodel.model.time_limit import Start, StartOf
from lawmodel.rules.conditions.facts import NEVER, Never

__all__ = ["DateKnown", "IfEver", "Leaves", "among_accounts", "earlier", "later", "resolve"]


class IfEver(NamedTuple):
    """A day of which it is not known whether it ever comes; if it does, it is one of `days`."""

    days: Range


DateKnown: TypeAlias = "Range | IfEver | Never | None"


class Leaves(Protocol):
    """What the starts of a time limit are in a case, each by its name.

    `accounts`: the accounts of a discrepancy that count: the one taken or chosen, else all of them.
    """

    def fact(self, fact: str) -> DateKnown: ...
    def event(self, event: str) -> DateKnown: ...
    def outcome_of(self, rule: str) -> DateKnown: ...
    def accounts(self, discrepancy: str) -> tuple[str, ...]: ...


def resolve(start: Start, leaves: Leaves) -> DateKnown:
    """The day that a start names, as far as the leaves are known; a silent account is absent."""
    if isinstance(start, str):
        return leaves.fact(start)
    if start.later_of is not None:
        return later(resolve(one, leaves) for one in start.later_of)
    if start.earlier_of is not None:
        return earlier(resolve(one, leaves) for one in start.earlier_of)
    if start.by_account is not None:
        written = start.by_account.accounts
        names = leaves.accounts(start.by_account.discrepancy)
        return among_accounts(resolve(written[name], leaves) if name in written else None for name in names)
    return _single(start, leaves)


def _single(start: StartOf, leaves: Leaves) -> DateKnown:
    if start.fact is not None:
        return leaves.fact(start.fact)
    if start.event is not None:
        return leaves.event(start.event)
    if start.outcome_of is not None:
        return leaves.outcome_of(start.outcome_of)
    try:
        return None if start.day is None else parse(start.day)
    except InvalidDate:
        return None  # a day that is not in the calendar: a check reports it


def later(dates: Iterable[DateKnown]) -> DateKnown:
    """The latest of several: never, if one of them never comes; no earlier than any that is known."""
    each = list(dates)
    if NEVER in each:
        return NEVER
    ranges = [days for one in each if (days := _days(one)) is not None]
    latest = [one.latest for one in ranges if one.latest is not None]
    days = _range(
        max((one.earliest for one in ranges if one.earliest is not None), default=None),
        max(latest) if len(latest) == len(each) else None,
    )
    return _if_ever(days) if any(isinstance(one, IfEver) for one in each) else days


def earlier(dates: Iterable[DateKnown]) -> DateKnown:
    """The earliest of several: what never comes is passed over; no later than any that surely comes."""
    each = [one for one in dates if one is not NEVER]
    if not each:
        return NEVER
    ranges = [days for one in each if (days := _days(one)) is not None]
    certain = [one.latest for one in each if isinstance(one, Range) and one.latest is not None]
    earliest = [one.earliest for one in ranges if one.earliest is not None]
    first = min(earliest) if len(earliest) == len(each) else None
    if certain or not all(isinstance(one, IfEver) for one in each):
        return _range(first, min(certain, default=None))
    # Each of them may be the only one that comes.
    latest = [one.latest for one in ranges if one.latest is not None]
    return _if_ever(_range(first, max(latest) if len(latest) == len(each) else None))


def among_accounts(dates: Iterable[DateKnown]) -> DateKnown:
    """What accounts that disagree leave: all of their days; absent if one is silent, or if one says never."""
    each = list(dates)
    if len(each) == 1 and isinstance(each[0], Range):
        return _range(each[0].earliest, each[0].latest)
    if each and all(one is NEVER for one in each):
        return NEVER
    ranges = [days for one in each if (days := _days(one)) is not None]
    if not each or len(ranges) != len(each):
        return None
    whole = hull(ranges)
    days = _range(whole.earliest, whole.latest)
    return _if_ever(days) if any(isinstance(one, IfEver) for one in each) else days


def _days(one: DateKnown) -> Range | None:
    """The days of a date that comes, or may."""
    return one.days if isinstance(one, IfEver) else one if isinstance(one, Range) else None


def _if_ever(days: Range | None) -> IfEver | None:
    return None if days is None else IfEver(days)


def _range(earliest: date | None, latest: date | None) -> Range | None:
    """A range with at least one known end; with none, nothing is known."""
    return None if earliest is None and latest is None else Range(earliest, latest)
