"""How an outcome is written that a rule of a provision can have."""

from __future__ import annotations

import re
from typing import Final

from lawmodel.checks.asking import rules_in
from lawmodel.dates.partial import parse_or_none
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.model.rule import ConditionRule, TimeLimitRule

__all__ = ["gives_days", "is_outcome", "outcome_words"]

_TRUTHS: Final = ("yes", "no", "unknown", "does-not-apply")
_STATUSES: Final = ("unknown", "does-not-apply", "not-yet", "inadmissible", "no-effect")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_outcome(text: str, provision: RuleProvision | VersionedProvision) -> bool:
    """Whether a text is written as an outcome of one of the provision's rules."""
    return text in outcome_words(provision) or (gives_days(provision) and _is_day_or_range(text))


def gives_days(provision: RuleProvision | VersionedProvision) -> bool:
    """Whether the provision, or a version of it, is a time limit."""
    return any(isinstance(rule, TimeLimitRule) for _, rule in rules_in(provision))


def outcome_words(provision: RuleProvision | VersionedProvision) -> tuple[str, ...]:
    """The words among the outcomes that a provision's rules can have."""
    rules = [rule for _, rule in rules_in(provision)]
    truths = _TRUTHS if any(isinstance(rule, ConditionRule) for rule in rules) else ()
    statuses = _STATUSES if gives_days(provision) else ("unknown",)
    return tuple(dict.fromkeys((*truths, *statuses)))


def _is_day_or_range(text: str) -> bool:
    """Whether a text is a day, or a range of at least two days with one end known."""
    first, slash, last = text.partition("/")
    if not slash:
        return _is_day(first)
    if ".." in (first, last):
        return first != last and _is_day(last if first == ".." else first)
    return _is_day(first) and _is_day(last) and first < last


def _is_day(text: str) -> bool:
    return _DAY.fullmatch(text) is not None and parse_or_none(text) is not None
