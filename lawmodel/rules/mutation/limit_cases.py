"""Cases on which two time limits are compared: days around thresholds and ends of months, and each day of a year.

A time limit tells endlessly many days apart; these are the ones between which ways of counting differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, islice, product
from typing import Final, TypeVar

from lawmodel.dates.month_day import last_of_month
from lawmodel.dates.partial import PartialDate, Range, parse
from lawmodel.model.condition import ByAccount
from lawmodel.model.rule import TimeLimitRule
from lawmodel.model.time_limit import StartOf
from lawmodel.rules.ask import AskableRule
from lawmodel.rules.conditions.facts import NEVER, Facts, Value
from lawmodel.rules.conditions.implied import ContradictoryFacts
from lawmodel.rules.conditions.parts import conditions_of, nodes_of, starts_of
from lawmodel.rules.finite.gather import needs_of
from lawmodel.rules.finite.missing_days import outcome_key
from lawmodel.rules.finite.needs import Needs
from lawmodel.rules.finite.suggestion import Case
from lawmodel.rules.finite.values import Stretch
from lawmodel.rules.question import Question
from lawmodel.truth import NO, YES, Truth

__all__ = ["LimitComparison"]

T = TypeVar("T")

_YEARS: Final = (2015, 2016, 2019, 2020)
_EVERY_DAY_OF: Final = 2019
_APART: Final = (0, -1, 1, -31, 31, -400, 400)
_MOST: Final = 900
"""How many cases are tried at most where several dates are combined, for all accounts together."""
_PARTLY: Final = ("2019-02", "2019", "2019-12-30/2020-01-02", "../2019-05-31", "2019-08-30/..")
_NOTHING_KNOWN: Final = Range(None, None)


class LimitComparison:
    """A time limit that mutants are compared with; what it gives is worked out once for each case."""

    def __init__(self, rule: AskableRule) -> None:
        self._rule = rule
        self._given: dict[str, object] = {}

    def differing_case(self, mutant: AskableRule, *, known_in_part: bool) -> Case | None:
        """Facts on which the two differ, if any of those tried does; complete facts, or some known in part."""
        trial = _Trial(self._rule, mutant)
        for facts, accounts in trial.partly_known() if known_in_part else trial.complete():
            key = f"{sorted((name, str(value)) for name, value in facts.items())} {sorted(accounts.items())}"
            if key not in self._given:
                self._given[key] = _answer(self._rule, facts, accounts)
            if self._given[key] != _answer(mutant, facts, accounts):
                return Case({name: _raw(value) for name, value in facts.items()}, None, accounts)
        return None


def _answer(rule: AskableRule, facts: Facts, accounts: Mapping[str, str]) -> object:
    try:
        return outcome_key(Question(rule.world, rule.path, facts, _NOTHING_KNOWN, accounts).answer(rule.path))
    except ContradictoryFacts:
        return None


def _raw(value: Value) -> object:
    """A value as an example writes it."""
    if isinstance(value, Truth):
        return value is YES
    if isinstance(value, frozenset):
        return next(iter(value))
    if isinstance(value, Mapping):
        return {"has": [m for m, t in value.items() if t is YES], "lacks": [m for m, t in value.items() if t is NO]}
    return value if isinstance(value, int) else str(value)


class _Trial:
    """The facts that two time limits ask for, and the values that they are tried with."""

    def __init__(self, rule: AskableRule, mutant: AskableRule) -> None:
        self._needs = needs_of([(rule.world, rule.path), (mutant.world, mutant.path)])
        self._settings = list(_settings(rule))
        limits = (each for one in (rule, mutant) for each in one.rules if isinstance(each, TimeLimitRule))
        self._presumed = frozenset(name for limit in limits for name in limit.presume)
        names = dict.fromkeys([*rule.facts, *mutant.facts])
        self._dates = [name for name in names if name in rule.world.facts and rule.world.facts[name].type == "date"]
        others = [name for name in names if name in rule.world.facts and name not in self._dates]
        self._others = [[(name, value) for value in _values(name, self._needs)] for name in others]
        self._special = list(dict.fromkeys([*self._thresholds(), *_ends_of_months()]))

    def complete(self) -> Iterator[tuple[Facts, Mapping[str, str]]]:
        """Every date known, or known not to have come; what is presumed, also absent."""
        for accounts in self._settings:
            for dates in self._days():
                for others in product(*self._others):
                    facts = {**dates, **dict(others)}
                    yield facts, accounts
                    if not self._presumed.isdisjoint(facts):
                        yield {name: value for name, value in facts.items() if name not in self._presumed}, accounts

    def partly_known(self) -> Iterator[tuple[Facts, Mapping[str, str]]]:
        """Some date not known, or known in part."""
        known: list[Value | None] = [None, *map(parse, _PARTLY), PartialDate.of(date(2019, 8, 31))]
        for accounts in self._settings:
            for values in self._spread(product(known, repeat=len(self._dates)), len(known) ** len(self._dates)):
                dates = {name: value for name, value in zip(self._dates, values, strict=True) if value is not None}
                for others in product(*([None, *each] for each in self._others)):
                    yield {**dates, **dict(one for one in others if one is not None)}, accounts

    def _days(self) -> Iterator[Facts]:
        if not self._dates:
            yield {}
            return
        first, *more = self._dates
        away = [None, *_APART]
        every = list(chain(self._special, () if more else _days_of(_EVERY_DAY_OF)))
        combined = product(every, product(away, repeat=len(more)))
        for day, apart in self._spread(combined, len(every) * len(away) ** len(more)) if more else combined:
            facts: dict[str, Value] = {first: PartialDate.of(day)}
            facts |= {name: _moved(day, days) for name, days in zip(more, apart, strict=True)}
            yield facts
        for name in self._dates:
            yield {other: PartialDate.of(date(2019, 3, 15)) for other in self._dates} | {name: NEVER}

    def _spread(self, cases: Iterable[T], count: int) -> Iterator[T]:
        """Some of so many cases, evenly, so that there are not too many with all accounts."""
        step = max(1, count * len(self._settings) // _MOST)
        # A step that shares no divisor with the values combined: else the same few of them come again and again.
        return islice(cases, 0, None, step + (step > 1 and step % 2 == 0))

    def _thresholds(self) -> Iterator[date]:
        for name in self._dates:
            for dimension in self._needs.dimensions({}):
                if dimension.fact == name:
                    points = (value.point for value in dimension.values if isinstance(value, Stretch))
                    yield from (date.fromordinal(point + days) for point in points for days in (-1, 0, 1))


def _moved(day: date, days: int | None) -> Value:
    return NEVER if days is None else PartialDate.of(day + timedelta(days))


def _ends_of_months() -> Iterator[date]:
    for year, month in product(_YEARS, range(1, 13)):
        last = last_of_month(year, month)
        yield from (last, last - timedelta(1), last - timedelta(2), last + timedelta(1))


def _days_of(year: int) -> Iterator[date]:
    return (date(year, 1, 1) + timedelta(days) for days in range(365))


def _values(name: str, needs: Needs) -> Iterator[Value]:
    """The values of a fact that is no date."""
    found = [d for d in needs.dimensions({}) if d.fact == name]
    if found and found[0].member is not None:
        for values in product(*(d.values for d in found)):
            yield {str(d.member): v.value for d, v in zip(found, values, strict=True) if isinstance(v.value, Truth)}
    elif found:
        yield from (value.value for value in found[0].values if value.value is not None)
    else:
        yield from (YES, NO)


def _settings(rule: AskableRule) -> Iterator[Mapping[str, str]]:
    """The accounts as they are gone by unasked, and each way to fix those that the rule distinguishes."""
    named: Sequence[str] = list(dict.fromkeys(name for each in rule.rules for name in _discrepancies(each)))
    found = [d for d in rule.world.instrument(rule.record).discrepancies if d.id in named]
    choices = [[None, *(account.id for account in d.accounts)] for d in found]
    for fixed in product(*choices):
        yield {d.id: account for d, account in zip(found, fixed, strict=True) if account is not None}


def _discrepancies(rule: object) -> Iterator[str]:
    if not isinstance(rule, TimeLimitRule):
        return
    for start in starts_of(rule):
        if isinstance(start, StartOf) and start.by_account is not None:
            yield start.by_account.discrepancy
    for _, condition in conditions_of(rule):
        yield from (node.discrepancy for _, node in nodes_of(condition) if isinstance(node, ByAccount))
