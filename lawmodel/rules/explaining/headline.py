"""What a decision answers, in one line that can stand alone: what is asked about, and the answer with its bound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from lawmodel.model.rule import ConditionRule, Gives, TimeLimitRule
from lawmodel.model.time_limit import Bound
from lawmodel.rules.conditions.words import either, plain
from lawmodel.rules.limits.options import settled_options
from lawmodel.rules.limits.time_result import Alternative, TimeResult
from lawmodel.vocabulary import Modality

if TYPE_CHECKING:
    from lawmodel.rules.ask import Decision

__all__ = ["answer_in_words", "bound_of", "gives_of", "modality_of", "open_options", "span", "subject"]

_BOUNDS: Mapping[str, str] = {"not-before": "not before ", "not-after": "not after ", "exactly": ""}
_OPEN = {
    "first_day": "whether the first day counts",
    "month_end": "what stands for a day that the month lacks",
    "result": "whether it is the last day or the day after",
    "closing_day": "whether the closing day itself counts",
}


def subject(decision: Decision) -> str | None:
    """What a yes or a no, or the day, is about: `obligation: a permit is needed (to: foreign citizens)`."""
    gives, modality = gives_of(decision), modality_of(decision)
    if gives is None:
        return modality
    named = [f"to: {gives.to}"] if gives.to else []
    named += [f"by: {_authority(decision, gives.by)}"] if gives.by else []
    whom = f" ({'; '.join(named)})" if named else ""
    return f"{modality}: {gives.what}{whom}" if modality else f"{gives.what}{whom}"


def answer_in_words(decision: Decision, *, by_account: bool = True) -> str:
    """The answer as a person reads it: `no`, `not before 2027-02-28`, `2020-08-14 or 2020-08-17: …`.

    Without `by_account`, days that differ by account are told as a range.
    """
    outcome = decision.outcome
    if not isinstance(outcome, TimeResult):
        return plain(outcome).replace("does not apply", "the rule does not apply")
    if outcome.status == "not-yet":
        return "not yet: what it runs from has not happened"
    if outcome.status not in ("day", "range"):
        return plain(outcome.status)
    bound = _BOUNDS[bound_of(decision) or "exactly"]
    if outcome.status == "day":
        return f"{bound}{outcome.earliest}"
    days = _range_in_words(decision, outcome, by_account=by_account)
    # `not before 2026-02-10 or later` would say nothing.
    return (
        f"{bound}a day that is {days}" if bound and days == span(outcome.earliest, outcome.latest) else f"{bound}{days}"
    )


def bound_of(decision: Decision) -> Bound | None:
    """Whether the day is the day itself, the first or the last possible one; None of a rule that gives no day."""
    bounds = {rule.bound or "exactly" for rule in decision.governing if isinstance(rule, TimeLimitRule)}
    return bounds.pop() if len(bounds) == 1 else None


def gives_of(decision: Decision) -> Gives | None:
    """What the rule gives, by whom and to whom; None where no version says it, or two differ."""
    each = [rule.gives for rule in decision.governing if isinstance(rule, (ConditionRule, TimeLimitRule))]
    return each[0] if each and all(gives == each[0] for gives in each) else None


def modality_of(decision: Decision) -> Modality | None:
    """Whether it gives an entitlement, an obligation, and so on."""
    each = {rule.modality for rule in decision.governing if isinstance(rule, (ConditionRule, TimeLimitRule))}
    return each.pop() if len(each) == 1 else None


def open_options(decision: Decision) -> frozenset[str]:
    """The ways of counting that nothing settles: each value of them was tried."""
    found: set[str] = set()
    for rule in decision.governing:
        if isinstance(rule, TimeLimitRule):
            settled = settled_options(rule, decision.rule.world.conventions)
            found |= {name for name in settled.settled_by if getattr(settled, name) == "open"}
    return frozenset(found)


def span(earliest: date | None, latest: date | None) -> str:
    """The days between which a day lies, in words."""
    if earliest is None and latest is None:
        return "not known"
    if earliest is None or latest is None:
        return f"{latest} or earlier" if earliest is None else f"{earliest} or later"
    return str(earliest) if earliest == latest else f"between {earliest} and {latest}"


def _range_in_words(decision: Decision, outcome: TimeResult, *, by_account: bool) -> str:
    """The days that it may be, where they are few and known why; else the first and the last of them."""
    options = open_options(decision)
    tried = [one for one in outcome.alternatives if one.options and set(one.options) <= options]
    if days := _single_days(((one.status, one.earliest, one.latest) for one in tried), outcome):
        told = either([_OPEN.get(name, plain(name)) for name in sorted(options) if _decides(tried, name)])
        return f"{either(days)}: {told} is not stated"
    for dispute in decision.disputes if by_account else ():
        results = (each.outcome for each in dispute.decisions.values())
        known = ((r.status, r.earliest, r.latest) for r in results if isinstance(r, TimeResult))
        if dispute.followed is None and (days := _single_days(known, outcome)):
            return f"{either(days)}, by the account that is taken of `{dispute.name}`"
    return span(outcome.earliest, outcome.latest)


def _single_days(each: Iterable[tuple[str, date | None, date | None]], whole: TimeResult) -> list[str]:
    """The days, if each is known and together they reach over the whole range; else none."""
    results = list(each)
    days = sorted({first for status, first, _ in results if status == "day" and first is not None})
    if not days or any(status != "day" for status, _, _ in results):
        return []
    return [str(day) for day in days] if (days[0], days[-1]) == (whole.earliest, whole.latest) else []


def _decides(tried: list[Alternative], name: str) -> bool:
    """Whether an option that is open makes a difference between two that differ in nothing else."""
    rest = [({k: v for k, v in one.options.items() if k != name}, one.earliest, one.latest) for one in tried]
    return any(a[0] == b[0] and a[1:] != b[1:] for a in rest for b in rest)


def _authority(decision: Decision, ident: str) -> str:
    """An authority by its name, where the world has a register of them."""
    world: Any = decision.rule.world
    found = getattr(world, "authorities", {}).get(ident)
    return ident if found is None else found.name.get("en") or next(iter(found.name.values()))
