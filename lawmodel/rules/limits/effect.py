"""Whether a day that somebody proposes keeps a time limit: step 11 of `docs/time-limits.md`."""

from __future__ import annotations

from lawmodel.dates.partial import Range
from lawmodel.model.time_limit import Bound
from lawmodel.rules.conditions.facts import NEVER
from lawmodel.rules.limits.known import DateKnown
from lawmodel.truth import UNKNOWN, Truth

__all__ = ["meets"]


def meets(proposed: DateKnown, bound: Bound, days: Range) -> Truth | None:
    """Step 11: whether a proposed day keeps the limit; both ends of a limit are included. None: none is proposed."""
    if proposed is NEVER:
        return None
    if not isinstance(proposed, Range):
        return UNKNOWN
    match bound:
        case "not-before":
            return proposed.on_or_after(days)
        case "not-after":
            return proposed.on_or_before(days)
        case "exactly":
            return proposed.same_day(days)
