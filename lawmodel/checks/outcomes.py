"""How an outcome is written that a rule of a provision can have."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lawmodel.checks.asking import rules_in
from lawmodel.dates.partial import parse_or_none
from lawmodel.model.provision import RuleProvision, VersionedProvision

__all__ = ["Outcomes", "outcomes_of"]

_TRUTHS: Final = ("yes", "no", "unknown", "does-not-apply")
_STATUSES: Final = ("unknown", "does-not-apply", "not-yet", "inadmissible", "no-effect")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Outcomes(NamedTuple):
    """What the rules of a provision can give: the words among their outcomes, and whether they give days."""

    words: tuple[str, ...]
    days: bool

    def include(self, text: str) -> bool:
        """Whether a text is written as one of them."""
        return text in self.words or (self.days and _is_day_or_range(text))


def outcomes_of(provision: RuleProvision | VersionedProvision) -> Outcomes:
    """What a provision's rule, or the rules of its versions, can give."""
    kinds = {rule.kind for _, rule in rules_in(provision)}
    days = "time-limit" in kinds
    truths = _TRUTHS if "condition" in kinds else ()
    return Outcomes(tuple(dict.fromkeys((*truths, *(_STATUSES if days else ("unknown",))))), days)


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
