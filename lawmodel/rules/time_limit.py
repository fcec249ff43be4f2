"""The day that a time limit gives: the twelve steps of `docs/time-limits.md`, on what is known of a case.

No date is guessed. A start that is partly known gives a range that holds every day the limit can give; an
option that nothing settles is tried with every value; a day for which a calendar does not answer gives no date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from types import MappingProxyType
from typing import Final, get_args

from lawmodel.dates.partial import Range
from lawmodel.model.time_limit import Assumption, FirstDay, MonthEnd, Options, ResultDay, TimeLimit
from lawmodel.rules.effect import meets
from lawmodel.rules.facts import NEVER
from lawmodel.rules.options import Combination, Refusal, SettledOptions, combinations, refusals, settled_options
from lawmodel.rules.reading import read
from lawmodel.rules.time_result import Alternative, CalendarUsed, Inputs, Status, TimeResult, if_at_all, merged
from lawmodel.truth import NO, UNKNOWN, YES, Truth

__all__ = [
    "AMBIGUOUS_MONTH_END",
    "Alternative",
    "CalendarUsed",
    "Inputs",
    "Refusal",
    "SettledOptions",
    "Status",
    "TimeResult",
    "compute",
    "refusals",
    "settled_options",
]

AMBIGUOUS_MONTH_END = "ambiguous-month-end"
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "first_day": get_args(FirstDay),
    "month_end": get_args(MonthEnd),
    "result": get_args(ResultDay),
}


def compute(limit: TimeLimit, inputs: Inputs, *, otherwise: bool = True) -> TimeResult:
    """What the limit gives, with what its open options give.

    `otherwise`: also what other conventions and options than those it assumes would give, each a
    computation of its own.
    """
    result = _outcome(limit, inputs)
    if otherwise and limit.assumes and result.status not in {"does-not-apply", "not-yet"}:
        result = replace(result, alternatives=(*result.alternatives, *_assumed_otherwise(limit, inputs)))
    return result if limit.proposed is None else replace(result, proposed=_proposed(limit, inputs, result))


def _outcome(limit: TimeLimit, inputs: Inputs) -> TimeResult:
    """Step 1, and the rest where the limit may apply."""
    applies = YES if limit.when is None else inputs.condition(limit.when)
    if applies is NO:
        return TimeResult("does-not-apply")
    result = _if_it_applies(limit, inputs)
    return result if applies is YES else if_at_all(result)


def _if_it_applies(limit: TimeLimit, inputs: Inputs) -> TimeResult:
    """Steps 2 and 12."""
    settled = settled_options(limit, inputs.conventions)
    refused = refusals(limit, settled)
    if refused:
        return TimeResult("unknown", problems=tuple(f"{one.key}: {one.problem}" for one in refused))
    start = inputs.start(limit.runs_from)
    if start is NEVER:
        return TimeResult("not-yet")
    if not isinstance(start, Range) or (start.earliest is None and start.latest is None):
        return TimeResult("unknown")
    return _with_every_option(limit, inputs, start, settled)


def _with_every_option(limit: TimeLimit, inputs: Inputs, start: Range, settled: SettledOptions) -> TimeResult:
    tried = list(combinations(limit, settled))
    results = [read(limit, inputs, start, settled, combination) for combination in tried]
    whole = merged(results)
    if len(results) == 1:
        return whole
    named = (_open_values(combination, settled) for combination in tried)
    alternatives = tuple(_alternative(values, one) for values, one in zip(named, results, strict=True))
    problems = (*whole.problems, AMBIGUOUS_MONTH_END) if _month_end_decides(tried, results) else whole.problems
    return replace(whole, alternatives=alternatives, problems=problems)


def _open_values(combination: Combination, settled: SettledOptions) -> Mapping[str, str]:
    values = zip(_CHOICES, combination, strict=True)
    return MappingProxyType({name: value for name, value in values if getattr(settled, name) == "open"})


def _alternative(options: Mapping[str, str], result: TimeResult) -> Alternative:
    return Alternative(options, result.status, result.earliest, result.latest)


def _month_end_decides(tried: Sequence[Combination], results: Sequence[TimeResult]) -> bool:
    """Whether two readings that differ in nothing but the missing day give different results."""
    seen: dict[tuple[str, str], TimeResult] = {}
    for (first_day, _, last), result in zip(tried, results, strict=True):
        other = seen.setdefault((first_day, last), result)
        if _given(other) != _given(result):
            return True
    return False


def _given(result: TimeResult) -> tuple[object, ...]:
    return result.status, result.earliest, result.latest, result.would_be, result.next_admissible


def _assumed_otherwise(limit: TimeLimit, inputs: Inputs) -> Iterator[Alternative]:
    """What each other convention, or value of an option, than the one assumed would give."""
    for index, taken in enumerate(limit.assumes):
        if taken.convention is not None:
            for ident in inputs.conventions:
                if ident != taken.convention:
                    yield _instead(limit, inputs, index, {"convention": ident})
        elif taken.options is not None:
            for values in _other_values(taken.options):
                yield _instead(limit, inputs, index, values)


def _other_values(options: Options) -> Iterator[dict[str, str]]:
    """Every combination of the values of the options that are assumed, but the one assumed."""
    names = [name for name in _CHOICES if getattr(options, name) is not None]
    assumed = {name: getattr(options, name) for name in names}
    for values in product(*([value for value in _CHOICES[name] if value != "open"] for name in names)):
        other = dict(zip(names, values, strict=True))
        if other != assumed:
            yield other


def _instead(limit: TimeLimit, inputs: Inputs, index: int, values: dict[str, str]) -> Alternative:
    because = limit.assumes[index].because
    if "convention" in values:
        other = Assumption.model_construct(convention=values["convention"], because=because)
    else:
        kept = limit.assumes[index].options or Options()
        other = Assumption.model_construct(options=kept.model_copy(update=values), because=because)
    assumes = (*limit.assumes[:index], other, *limit.assumes[index + 1 :])
    return _alternative(MappingProxyType(values), _outcome(limit.model_copy(update={"assumes": assumes}), inputs))


def _proposed(limit: TimeLimit, inputs: Inputs, result: TimeResult) -> Truth | None:
    """Step 11. Where the limit gives no day, no day keeps it; where it is unknown whether it does, it is unknown."""
    if limit.proposed is None or result.status == "does-not-apply":
        return None
    proposed = inputs.date(limit.proposed)
    if proposed is NEVER:
        return None
    if result.status in {"inadmissible", "no-effect"}:
        return NO
    if result.status not in {"day", "range"}:
        return UNKNOWN
    return meets(proposed, limit.bound or "exactly", Range(result.earliest, result.latest))
