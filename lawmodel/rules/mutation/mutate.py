"""Mutation of law data: what if the rule said something else, would any example notice?

Each mutant is the rule with one small change. A mutant that every example passes is equivalent, if it gives the
same in every case; or it shows what the examples leave open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from lawmodel.dates.calendars import Calendar
from lawmodel.dates.partial import InvalidDate, Range
from lawmodel.diagnostics import Path
from lawmodel.model.fact import Fact, Implication
from lawmodel.model.instrument import InstrumentBase
from lawmodel.model.provision import RuleProvision, Version, VersionedProvision
from lawmodel.model.rule import ConditionRule, Example, Rule, RuleException, TimeLimitRule
from lawmodel.model.source import Source
from lawmodel.model.time_limit import CalendarUse, Convention
from lawmodel.rules.ask import AskableRule
from lawmodel.rules.conditions.evaluate import UnknownAccount
from lawmodel.rules.conditions.facts import FactError
from lawmodel.rules.disputed import UnaskedAccount
from lawmodel.rules.examples import failure_of
from lawmodel.rules.finite.suggestion import Case
from lawmodel.rules.mutation.condition_mutants import Changed, changed_conditions, days_around
from lawmodel.rules.mutation.limit_mutants import changed_limits
from lawmodel.rules.mutation.mutant_cases import Comparison, Verdict
from lawmodel.rules.question import World
from lawmodel.rules.standing.force import Force

__all__ = ["Mutant", "Mutation", "Verdict", "mutants", "mutations", "suggest", "survivors"]


class Mutant(NamedTuple):
    """A rule with one change: where, by the path within its provision, and what, in short words."""

    path: Path
    change: str
    original: AskableRule
    rule: AskableRule


class Mutation(NamedTuple):
    """What became of a mutant; of a survivor the facts that tell it from the rule, where they were found.

    equivalent: the same on complete facts, as far as they were tried, and on partly known ones. not-compared: the
    rule has too many cases to tell.
    """

    mutant: Mutant
    verdict: Verdict
    case: Case | None = None


class AlteredWorld:
    """A corpus in which one provision is another."""

    def __init__(self, world: World, path: str, provision: RuleProvision | VersionedProvision) -> None:
        self._world = world
        self._path = path
        self._provision = provision

    @property
    def facts(self) -> Mapping[str, Fact]:
        return self._world.facts

    @property
    def implications(self) -> tuple[Implication, ...]:
        return self._world.implications

    @property
    def conventions(self) -> Mapping[str, Convention]:
        return self._world.conventions

    @property
    def sources(self) -> Mapping[str, Source]:
        return self._world.sources

    @property
    def acts(self) -> Collection[str]:
        return self._world.acts

    def instrument(self, ident: str) -> InstrumentBase:
        return self._world.instrument(ident)

    def provision(self, path: str) -> RuleProvision | VersionedProvision:
        return self._provision if path == self._path else self._world.provision(path)

    def force(self, ident: str, on: Range) -> Force:
        return self._world.force(ident, on)

    def calendar(self, use: CalendarUse) -> Calendar:
        return self._world.calendar(use)

    def convention(self, ident: str) -> Convention:
        return self._world.convention(ident)


def mutations(rule: AskableRule) -> Iterator[Mutation]:
    """What becomes of each mutant of a rule; an example that fails on the rule itself notices nothing."""
    comparison = Comparison(rule)
    examples = [example for example in rule.examples if _passes(rule, example)]
    for mutant in mutants(rule):
        if all(_passes(mutant.rule, example) for example in examples):
            verdict, case = comparison.verdict(mutant.rule)
            yield Mutation(mutant, verdict, case)
        else:
            yield Mutation(mutant, "killed")


def survivors(rule: AskableRule) -> tuple[Mutation, ...]:
    """The mutants that no example notices, and that are not known to be equivalent."""
    return tuple(one for one in mutations(rule) if one.verdict in ("survived", "not-compared"))


def suggest(mutation: Mutation) -> Case | None:
    """Facts on which a survivor and the rule differ, no more of them than are needed; what is right, the text says."""
    return mutation.case


def _passes(rule: AskableRule, example: Example) -> bool:
    try:
        return failure_of(rule, example) is None
    except (FactError, UnaskedAccount, UnknownAccount, InvalidDate):
        return False  # the example itself is wrong; a check says so


def mutants(rule: AskableRule) -> Iterator[Mutant]:
    """Every mutant of a rule, or of each version of a rule."""
    provision = rule.provision
    changed = (
        _versions(provision, rule.world) if isinstance(provision, VersionedProvision) else _only(provision, rule.world)
    )
    for one in changed:
        world = AlteredWorld(rule.world, rule.path, one.model)
        yield Mutant(one.path, one.change, rule, AskableRule(world, rule.path, rule.disputed))


def _only(provision: RuleProvision, world: World) -> Iterator[Changed]:
    for one in _rules(provision.rule, world):
        yield Changed(("rule", *one.path), one.change, provision.model_copy(update={"rule": one.model}))


def _versions(provision: VersionedProvision, world: World) -> Iterator[Changed]:
    for index, version in enumerate(provision.versions):
        for one in _version(version, world):
            versions = tuple(one.model if i == index else kept for i, kept in enumerate(provision.versions))
            yield Changed(
                ("versions", index, *one.path), one.change, provision.model_copy(update={"versions": versions})
            )


def _version(version: Version, world: World) -> Iterator[Changed]:
    for key, attribute in (("from", "from_day"), ("until", "until")):
        text = getattr(version.applies, attribute)
        for day in days_around(text) if text is not None else ():
            applies = version.applies.model_copy(update={attribute: day})
            yield Changed(
                ("applies", key), f"`{text}` becomes `{day}`", version.model_copy(update={"applies": applies})
            )
    for one in _rules(version.rule, world):
        yield Changed(("rule", *one.path), one.change, version.model_copy(update={"rule": one.model}))


def _rules(rule: Rule, world: World) -> Iterator[Changed]:
    if not isinstance(rule, (ConditionRule, TimeLimitRule)):
        return
    if rule.when is not None:
        yield Changed(("when",), "the scope is left out", rule.model_copy(update={"when": None}))
        yield from _conditions(rule, "when", ("when",), world)
    if isinstance(rule, TimeLimitRule):
        yield from changed_limits(rule, world.conventions)
    else:
        yield from _conditions(rule, "condition", ("if",), world)
        yield from _exceptions(rule, world)
    for name, value in rule.presume.items():
        fewer = {other: kept for other, kept in rule.presume.items() if other != name}
        yield Changed(("presume", name), "is not presumed", rule.model_copy(update={"presume": fewer}))
        if isinstance(value, bool):
            turned = rule.model_copy(update={"presume": {**rule.presume, name: not value}})
            yield Changed(("presume", name), "the opposite is presumed", turned)


def _conditions(rule: ConditionRule | TimeLimitRule, key: str, path: Path, world: World) -> Iterator[Changed]:
    for one in changed_conditions(getattr(rule, key), world.facts, path):
        yield Changed(one.path, one.change, rule.model_copy(update={key: one.model}))


def _exceptions(rule: ConditionRule, world: World) -> Iterator[Changed]:
    for index, exception in enumerate(rule.unless):
        before, after = rule.unless[:index], rule.unless[index + 1 :]
        left_out = rule.model_copy(update={"unless": (*before, *after)})
        yield Changed(("unless", index), f"exception `{exception.id}` is left out", left_out)
        for one in _exception(exception, world, ("unless", index)):
            yield Changed(one.path, one.change, rule.model_copy(update={"unless": (*before, one.model, *after)}))


def _exception(exception: RuleException, world: World, path: Path) -> Iterator[Changed]:
    other = "no" if exception.then == "yes" else "yes"
    turned = exception.model_copy(update={"then": other})
    yield Changed((*path, "then"), f"`{exception.then}` becomes `{other}`", turned)
    for index, name in enumerate(exception.sets_aside) if len(exception.sets_aside) > 1 else ():
        fewer = (*exception.sets_aside[:index], *exception.sets_aside[index + 1 :])
        changed = exception.model_copy(update={"sets_aside": fewer})
        yield Changed((*path, "sets_aside", index), f"`{name}` is not set aside", changed)
    for one in changed_conditions(exception.condition, world.facts, (*path, "if")):
        yield Changed(one.path, one.change, exception.model_copy(update={"condition": one.model}))
