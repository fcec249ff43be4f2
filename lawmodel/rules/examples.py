"""Running the examples of a rule: each is a case with the outcome that the text gives it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from lawmodel.dates.partial import Range, parse
from lawmodel.diagnostics import Path
from lawmodel.model.provision import VersionedProvision
from lawmodel.model.rule import Example
from lawmodel.rules.ask import AskableRule, Decision
from lawmodel.rules.conditions.facts import Facts
from lawmodel.rules.conditions.trace import Reason, facts_of
from lawmodel.rules.conditions.words import describe, format_value
from lawmodel.rules.decision import Reasons
from lawmodel.rules.limits.time_result import TimeResult
from lawmodel.truth import NO, YES

__all__ = ["Failure", "asked_on", "decisive_line", "decisive_path", "failure_of", "run"]

_ANY_DAY = Range(None, None)


class Failure(NamedTuple):
    """What an example expects and the rule does not give; `key` is the example's: `expect`, `proposed` or `missing`.

    `line` is the part of the rule on which the outcome stands, in words, and `at` its path within the provision.
    """

    example: Example
    key: Literal["expect", "proposed", "missing"]
    expected: str
    got: str
    line: str
    at: Path


def run(rule: AskableRule, example: Example) -> Decision:
    """The decision on an example's case. Errors: as of `decide`."""
    return rule.decide(example.facts, on=asked_on(example), accounts=example.accounts)


def asked_on(example: Example) -> Range:
    """The day on which an example asks; where it names none, nothing is known of it. Errors: `InvalidDate`."""
    return _ANY_DAY if example.as_of is None else parse(example.as_of)


def failure_of(rule: AskableRule, example: Example) -> Failure | None:
    """How an example fails, if it does. Errors: as of `decide`."""
    decision = run(rule, example)
    found = _difference(example, decision)
    return found and Failure(example, *found, decisive_line(decision), decisive_path(decision))


def _difference(
    example: Example, decision: Decision
) -> tuple[Literal["expect", "proposed", "missing"], str, str] | None:
    """The first of what an example says of its case that the decision does not; and both in words."""
    if example.expect != decision.answer:
        return "expect", f"`{example.expect}`", f"`{decision.answer}`"
    if example.proposed is not None and example.proposed != (given := _proposed(decision)):
        return "proposed", _kept(example.proposed), _kept(given)
    if example.missing is not None and decision.still_needed != set(example.missing):
        return "missing", _listed(example.missing), _listed(decision.missing)
    return None


def _proposed(decision: Decision) -> str | None:
    """Whether the day proposed keeps the limit; None where the rule tests none, or none is proposed."""
    outcome = decision.outcome
    return None if not isinstance(outcome, TimeResult) or outcome.proposed is None else outcome.proposed.value


def _kept(proposed: str | None) -> str:
    return "no proposed day to be tested" if proposed is None else f"`{proposed}` of the proposed day"


def _listed(facts: tuple[str, ...]) -> str:
    return f"missing {', '.join(f'`{fact}`' for fact in facts)}" if facts else "nothing missing"


def decisive_line(decision: Decision) -> str:
    """The first part of the rule on which its outcome stands, and what the case says of it."""
    found = (line for reasons in decision.reasons for line in _lines(reasons, decision.facts_used))
    return next(found, "")


def decisive_path(decision: Decision) -> Path:
    """Where the first part of the rule stands on which its outcome does, within the provision."""
    rules: list[Path] = [("rule",)]
    if isinstance(decision.rule.provision, VersionedProvision):
        rules = [("versions", i, "rule") for i, each in enumerate(decision.versions) if each.governs is not NO]
    for rule, reasons in zip(rules, decision.reasons, strict=False):
        found = next(_paths(reasons), None)
        if found is not None:
            return (*rule, *found)
    return rules[0] if rules else ()


def _paths(reasons: Reasons) -> Iterator[Path]:
    """As `_lines`; a time limit stands as a whole, since each of its steps depends on those before it."""
    if reasons.time is not None:
        yield ()
    if reasons.scope is not None and reasons.scope.truth is not YES:
        yield from (leaf.path for leaf in _decisive_leaves(reasons.scope))
        return
    yield from (each.condition.path for each in reasons.exceptions if each.applies is YES)
    if reasons.condition is not None:
        yield from (leaf.path for leaf in _decisive_leaves(reasons.condition))


def _lines(reasons: Reasons, facts: Facts) -> Iterator[str]:
    if reasons.time is not None:
        yield from (*reversed(reasons.time.steps), *reasons.time.problems)
    conditions = [reasons.condition] if reasons.condition is not None else []
    applying = [f"exception `{e.id}` applies" for e in reasons.exceptions if str(e.applies) == "yes"]
    if reasons.scope is not None and str(reasons.scope.truth) != "yes":
        conditions, applying = [reasons.scope], []
    yield from applying
    for reason in conditions:
        yield from (_line(leaf, facts) for leaf in _decisive_leaves(reason))


def _decisive_leaves(reason: Reason) -> Iterator[Reason]:
    if not reason.decisive:
        return
    if not reason.children and reason.node is not None:
        yield reason
    for child in reason.children:
        yield from _decisive_leaves(child)


def _line(leaf: Reason, facts: Facts) -> str:
    """The truth of a condition, and the facts that it asks for."""
    if leaf.node is None:
        return ""
    names = dict.fromkeys(facts_of(leaf.node))
    given = ", ".join(f"{name.replace('_', ' ')}: {format_value(facts.get(name))}" for name in names)
    return f"{describe(leaf.node)}: {leaf.truth}" + (f" ({given})" if given else "")
