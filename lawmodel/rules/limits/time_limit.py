"""The day that a time limit gives: the twelve steps of `docs/time-limits.md`, on what is known of a case.

No date is guessed. A start that is partly known gives a range that holds every day the limit can give; an
option that nothing settles is tried with every value; a day for which a calendar does not answer gives no date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from types import MappingProxyType
from typing import Final, get_args

from lawmodel.dates.partial import PartialDate, Range
from lawmodel.model.time_limit import (
    Assumption,
    ClosingDay,
    FirstDay,
    MonthEnd,
    Options,
    ResultDay,
    Start,
    StartOf,
    TimeLimit,
)
from lawmodel.rules.conditions.facts import NEVER
from lawmodel.rules.limits.effect import meets
from lawmodel.rules.limits.known import IfEver
from lawmodel.rules.limits.options import Combination, Refusal, SettledOptions, refusals, settled_options
from lawmodel.rules.limits.reading import read
from lawmodel.rules.limits.ready_limit import ReadyLimit, ready_limit
from lawmodel.rules.limits.time_result import (
    Alternative,
    Alternatives,
    CalendarUsed,
    Inputs,
    Status,
    TimeResult,
    if_at_all,
    merged,
)
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
    "compute_ready",
    "refusals",
    "settled_options",
]

AMBIGUOUS_MONTH_END = "ambiguous-month-end"
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "first_day": get_args(FirstDay),
    "month_end": get_args(MonthEnd),
    "result": get_args(ResultDay),
    "closing_day": get_args(ClosingDay),
}


def compute(limit: TimeLimit, inputs: Inputs) -> TimeResult:
    """What the limit gives, with what its open options give."""
    return compute_ready(ready_limit(limit, inputs.conventions), inputs)


def compute_ready(one: ReadyLimit, inputs: Inputs, anew: Callable[[], Inputs] | None = None) -> TimeResult:
    """The same of a limit that is made ready.

    What other conventions and options than those it assumes would give is computed when it is first read, on the same
    inputs, or on those that `anew` makes: where the inputs keep the result, the result should not keep them.
    """
    limit = one.limit
    result = _outcome(one, inputs)
    if limit.assumes and result.status not in {"does-not-apply", "not-yet"}:
        otherwise = partial(_assumed_otherwise, limit, (lambda: inputs) if anew is None else anew)
        result = result._replace(alternatives=Alternatives(result.alternatives, otherwise))
    return result if limit.proposed is None else result._replace(proposed=_proposed(limit, inputs, result))


def _outcome(one: ReadyLimit, inputs: Inputs) -> TimeResult:
    """Step 1, and the rest where the limit may apply."""
    applies = YES if one.limit.when is None else inputs.condition(one.limit.when)
    if applies is NO:
        return TimeResult("does-not-apply")
    result = _if_it_applies(one, inputs)
    return result if applies is YES else if_at_all(result)


def _if_it_applies(one: ReadyLimit, inputs: Inputs) -> TimeResult:
    """Steps 2 and 12."""
    if one.refused:
        return TimeResult("unknown", problems=tuple(f"{each.key}: {each.problem}" for each in one.refused))
    start = inputs.start(one.limit.runs_from)
    if start is NEVER:
        return _never(one.limit.runs_from, inputs)
    if isinstance(start, IfEver):
        return if_at_all(_with_every_option(one, inputs, start.days))
    if not isinstance(start, Range) or (start.earliest is None and start.latest is None):
        about = isinstance(start, PartialDate) and start.is_uncertain
        return TimeResult(
            "unknown", steps=(f"`{start}` is uncertain, so that no day follows from it",) if about else ()
        )
    return _with_every_option(one, inputs, start)


def _never(start: Start, inputs: Inputs) -> TimeResult:
    """Where the start never comes: not yet, unless a notice on which it rests is inadmissible or without effect."""
    rest = start.later_of or (start,) if isinstance(start, StartOf) else ()
    for one in rest:
        if isinstance(one, StartOf) and one.outcome_of is not None:
            status = inputs.status_of(one.outcome_of)
            if status in {"inadmissible", "no-effect"}:
                return TimeResult(status, steps=(f"`{one.outcome_of}`, from which it runs, gives no day: {status}",))
    return TimeResult("not-yet")


def _with_every_option(one: ReadyLimit, inputs: Inputs, start: Range) -> TimeResult:
    results = [read(one.limit, inputs, start, one.settled, counting) for _, counting in one.tried]
    if len(results) == 1:
        return results[0]
    whole = merged(results)._replace(alternatives=Alternatives((), partial(_alternatives, one, results)))
    # Where the whole is one day, each of the results is.
    if whole.status != "day" and _month_end_decides([combination for combination, _ in one.tried], results):
        return whole._replace(problems=(*whole.problems, AMBIGUOUS_MONTH_END))
    return whole


def _alternatives(one: ReadyLimit, results: Sequence[TimeResult]) -> Iterator[Alternative]:
    """What each combination of the values of the open options gives."""
    for (combination, _), result in zip(one.tried, results, strict=True):
        yield _alternative(_open_values(combination, one.settled), result)


def _open_values(combination: Combination, settled: SettledOptions) -> Mapping[str, str]:
    values = zip(_CHOICES, combination, strict=True)
    return MappingProxyType({name: value for name, value in values if getattr(settled, name) == "open"})


def _alternative(options: Mapping[str, str], result: TimeResult) -> Alternative:
    return Alternative(options, result.status, result.earliest, result.latest)


def _month_end_decides(tried: Sequence[Combination], results: Sequence[TimeResult]) -> bool:
    """Whether two readings that differ in nothing but the missing day give different results."""
    seen: dict[Combination, TimeResult] = {}
    for combination, result in zip(tried, results, strict=True):
        other = seen.setdefault(combination._replace(month_end="open"), result)
        if _given(other) != _given(result):
            return True
    return False


def _given(result: TimeResult) -> tuple[object, ...]:
    return result.status, result.earliest, result.latest, result.would_be, result.next_admissible


def _assumed_otherwise(limit: TimeLimit, inputs_of: Callable[[], Inputs]) -> Iterator[Alternative]:
    """What each other convention, or value of an option, than the one assumed would give."""
    inputs = inputs_of()
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
    instead = ready_limit(limit.model_copy(update={"assumes": assumes}), inputs.conventions)
    return _alternative(MappingProxyType(values), _outcome(instead, inputs))


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
