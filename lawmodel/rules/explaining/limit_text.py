"""The counting of a time limit in rows of text: what it runs from, the steps, and what other ways of counting give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lawmodel.model.rule import TimeLimitRule
from lawmodel.rules.conditions.words import plain
from lawmodel.rules.explaining.headline import open_options, span
from lawmodel.rules.explaining.start_lines import StartTeller
from lawmodel.rules.explaining.wording import ground
from lawmodel.rules.limits.time_result import Alternative, TimeResult

if TYPE_CHECKING:
    from lawmodel.rules.ask import Decision

__all__ = ["limit_rows"]

_PROBLEMS = {
    "ambiguous-month-end": "nothing says what stands for a day that the month lacks",
    "outside-calendar": "a day lies outside what the calendar covers",
    "no-calendar": "there is no calendar to look the days up in",
    "date-out-of-range": "a day cannot be written as a date",
}


def limit_rows(decision: Decision, rule: TimeLimitRule, result: TimeResult) -> Iterator[str]:
    """The rows of one time limit."""
    if result.status != "does-not-apply":
        for line in StartTeller(decision.question, decision.rule.record, rule).lines():
            yield f"{'  ' * line.depth}- {line.text}: {line.day}{ground(line.cites)}"
    yield from (f"- {row}" for row in _counted(result))
    open_names = open_options(decision)
    tried = [one for one in result.alternatives if one.options and set(one.options) <= open_names]
    other = [one for one in result.alternatives if one not in tried and _days(one) != _days(result)]
    for title, alternatives in (("the text leaves the counting open:", tried), ("counted otherwise:", other)):
        if rows := list(dict.fromkeys(_alternative(decision, one, alternatives) for one in alternatives)):
            yield f"- {title}"
            yield from (f"  - {row}" for row in rows)


def _counted(result: TimeResult) -> Iterator[str]:
    yield from result.steps
    if result.status == "not-yet":
        yield "what it runs from has not happened"
    if result.proposed is not None:
        yield f"the proposed day keeps it: {result.proposed}"
    if result.next_admissible is not None:
        yield f"the next admissible day is {result.next_admissible}"
    if result.would_be is not None:
        would = "it would have been" if result.status == "no-effect" else "if it gives a day at all:"
        yield f"{would} {span(*result.would_be)}"
    if result.calendar is not None:
        used = result.calendar
        yield f"calendar {used.id}, {used.week} days a week; its holidays there are {used.certainty}"
    yield from (f"problem: {_PROBLEMS.get(problem, problem)}" for problem in result.problems)


def _alternative(decision: Decision, one: Alternative, beside: Sequence[Alternative]) -> str:
    conventions = decision.rule.world.conventions
    named = []
    for key, value in one.options.items():
        if len(beside) > 1 and all(other.options.get(key) == value for other in beside):
            continue  # it tells none from another
        convention = conventions.get(value) if key == "convention" else None
        named.append(f"{plain(key)} {plain(value)}" if convention is None else convention.title)
    days = span(one.earliest, one.latest) if one.status in ("day", "range") else plain(one.status)
    return f"{', '.join(named)}: {days}"


def _days(one: Alternative | TimeResult) -> tuple[object, ...]:
    return one.status, one.earliest, one.latest
