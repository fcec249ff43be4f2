"""The parts of a rule, each with its path: its conditions, the starts of its periods, the facts it names."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.diagnostics import Path
from lawmodel.model.condition import Condition, NotEncoded, children
from lawmodel.model.rule import ConditionRule, NotEncodedRule, Rule, TimeLimitRule
from lawmodel.model.time_limit import Options, Start, StartOf, TimeLimit
from lawmodel.rules.decision import Assumed
from lawmodel.rules.facts import Facts

__all__ = [
    "assumptions_of",
    "conditions_of",
    "date_facts_of",
    "inner_starts",
    "nodes_of",
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


def nodes_of(condition: Condition, path: Path = ()) -> Iterator[tuple[Path, Condition]]:
    """A condition and everything within it, each with its path, outermost first."""
    yield path, condition
    for step, child in children(condition):
        yield from nodes_of(child, (*path, *step))


def starts_with_paths(limit: TimeLimit) -> Iterator[tuple[Path, Start]]:
    """Where a time limit's periods run from: the limit itself, its lock-in, window and term."""
    yield ("runs_from",), limit.runs_from
    if limit.admissible is not None and limit.admissible.not_before is not None:
        yield ("admissible", "not_before", "from"), limit.admissible.not_before.starts
    if limit.admissible is not None and limit.admissible.window is not None:
        yield ("admissible", "window", "from"), limit.admissible.window.starts
    if limit.align is not None and limit.align.end_of_term is not None:
        yield ("align", "end_of_term", "from"), limit.align.end_of_term.starts


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


def assumptions_of(rule: Rule, facts: Facts) -> Iterator[Assumed]:
    """What a rule assumes: presumptions it uses on these facts, readings it takes, conventions, gaps."""
    if isinstance(rule, (ConditionRule, TimeLimitRule)):
        absent = {name: value for name, value in rule.presume.items() if name not in facts}
        for name, value in absent.items():
            yield Assumed("presumption", f"{name}: {str(value).lower()}", "the law presumes it where it is not known")
    match rule:
        case ConditionRule():
            for reading in rule.assumes:
                yield Assumed("reading", reading.reading, reading.because, reading.cites or ())
        case TimeLimitRule():
            for taken in rule.assumes:
                words = _option_words(taken.options)
                if taken.reading is not None:
                    yield Assumed("reading", taken.reading, taken.because, taken.cites or ())
                if taken.convention is not None or words:
                    yield Assumed("convention", taken.convention or words, taken.because, taken.cites or ())
        case NotEncodedRule():
            yield Assumed("not-encoded", "the rule", rule.reason)
        case _:
            return
    for _, condition in conditions_of(rule):
        for _, node in nodes_of(condition):
            if isinstance(node, NotEncoded):
                yield Assumed("not-encoded", node.heading or node.id or "a condition", node.reason, node.cites or ())


def _option_words(options: Options | None) -> str:
    """Options as a person reads them: `first day: excluded, calendar: tj, 5 days a week`."""
    if options is None:
        return ""
    plain = options.model_dump(exclude_none=True, exclude={"calendar"})
    words = [f"{name.replace('_', ' ')}: {value}" for name, value in plain.items()]
    if options.calendar is not None:
        words.append(f"calendar: {options.calendar.holidays}, {options.calendar.week} days a week")
    return ", ".join(words)
