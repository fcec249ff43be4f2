"""A time limit made ready to be computed: its options settled, and each way of counting that they leave open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lawmodel.dates.calendars import Roll as RollTo
from lawmodel.dates.periods import MonthEnd
from lawmodel.model.time_limit import Convention, TimeLimit
from lawmodel.rules.limits.counting import Counting, period_of
from lawmodel.rules.limits.options import Combination, Refusal, SettledOptions, combinations, refusals, settled_options

__all__ = ["ReadyLimit", "ready_limit"]


class ReadyLimit(NamedTuple):
    """A time limit, its options, why it cannot be computed (if so), and otherwise the ways of counting, one at least.

    No `Counting` here has a calendar or a day that terms run from yet: those come with the case.
    """

    limit: TimeLimit
    settled: SettledOptions
    refused: tuple[Refusal, ...]
    tried: tuple[tuple[Combination, Counting], ...]


def ready_limit(limit: TimeLimit, conventions: Mapping[str, Convention]) -> ReadyLimit:
    """A time limit ready to be computed for many cases."""
    settled = settled_options(limit, conventions)
    refused = refusals(limit, settled)
    tried = () if refused else tuple((one, _counting(limit, settled, one)) for one in combinations(limit, settled))
    return ReadyLimit(limit, settled, refused, tried)


def _counting(limit: TimeLimit, settled: SettledOptions, chosen: Combination) -> Counting:
    return Counting(
        period=period_of(limit.period),
        month_end=MonthEnd(chosen.month_end),
        working_days=(limit.period.working_days or 0) if limit.period is not None else 0,
        backward=limit.count == "backward",
        included=chosen.first_day == "included",
        align=limit.align,
        roll=None if settled.roll == "none" else RollTo(settled.roll),
        day_after=chosen.result == "day-after",
        closing_day_counts=chosen.closing_day == "in-time",
    )
