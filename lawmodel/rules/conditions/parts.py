"""The parts of a rule, each with its path: its conditions, the starts of its periods, the facts it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawmodel.diagnostics import Path
from lawmodel.model.condition import Condition, children
from lawmodel.model.rule import ConditionRule, Rule, TimeLimitRule
from lawmodel.model.time_limit import Start, StartOf, TimeLimit

__all__ = [
    "conditions_of",
    "date_facts_of",
    "inner_starts",
    "nodes_of",
    "planned_facts",
    "starts_of",
    "starts_with_paths",
]


def conditions_of(rule: Rule) -> Iterator[tuple[Path, Condition]]:
    """The conditions of a rule, each with its path within the rule: scope, condition, exceptions."""
    match rule:
        case ConditionRule():
            if rule.when is not None:
                yield ("when",), rule.when
            yield ("if",), rule.condition
            for index, exception in enumerate(rule.unless):
                yield ("unless", index, "if"), exception.condition
        case TimeLimitRule():
            if rule.when is not None:
                yield ("when",), rule.when
        case _:
            return


def nodes_of(condition: Condition, path: Path = ()) -> Sequence[tuple[Path, Condition]]:
    """A condition and everything within it, each with its path, outermost first."""
    found: list[tuple[Path, Condition]] = []
    _lay_out(condition, path, found)
    return found


def _lay_out(condition: Condition, path: Path, found: list[tuple[Path, Condition]]) -> None:
    found.append((path, condition))
    for step, child in children(condition):
        _lay_out(child, path + step, found)


def starts_with_paths(limit: TimeLimit) -> Iterator[tuple[Path, Start]]:
    """Where a time limit's periods run from: the limit itself, its lock-in, window and term."""
    yield ("runs_from",), limit.runs_from
    if limit.admissible is not None and limit.admissible.not_before is not None:
        yield ("admissible", "not_before", "from"), limit.admissible.not_before.starts
    if limit.admissible is not None and limit.admissible.not_after is not None:
        yield ("admissible", "not_after", "from"), limit.admissible.not_after.starts
    if limit.admissible is not None and limit.admissible.window is not None:
        yield ("admissible", "window", "from"), limit.admissible.window.starts
    if limit.align is not None and limit.align.end_of_term is not None:
        for key, start in (("from", limit.align.end_of_term.ends), ("begins", limit.align.end_of_term.begins)):
            if start is not None:
                yield ("align", "end_of_term", key), start


def inner_starts(start: Start, path: Path = ()) -> Iterator[tuple[Path, Start]]:
    """A start and the starts within it, each with its path."""
    yield path, start
    if not isinstance(start, StartOf):
        return
    for key in ("later_of", "earlier_of"):
        for index, inner in enumerate(getattr(start, key) or ()):
            yield from inner_starts(inner, (*path, key, index))
    if start.by_account is not None:
        for name, inner in start.by_account.accounts.items():
            yield from inner_starts(inner, (*path, "by_account", "accounts", name))


def starts_of(limit: TimeLimit) -> Iterator[Start]:
    """Every start in a time limit, those within others included."""
    for path, start in starts_with_paths(limit):
        for _, inner in inner_starts(start, path):
            yield inner


def planned_facts(limit: TimeLimit) -> Iterator[str]:
    """The facts that name a day to come: the one proposed, the one that a notice states, the one waited for."""
    until = limit.postpone.until if limit.postpone is not None else None
    yield from (name for name in (limit.proposed, limit.stated, until) if name is not None)


def date_facts_of(limit: TimeLimit) -> Iterator[str]:
    """The facts a time limit itself names: of its starts, and of what may replace or stop it."""
    for start in starts_of(limit):
        if isinstance(start, str):
            yield start
        elif start.fact is not None:
            yield start.fact
    for name in (limit.stated, limit.rescinded, limit.suspended, limit.proposed):
        if name is not None:
            yield name
    if limit.postpone is not None:
        yield limit.postpone.condition
        yield limit.postpone.until
