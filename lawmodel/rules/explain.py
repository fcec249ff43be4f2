"""A condition and its reasons in words: each branch with its truth, its clause and its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from lawmodel.dates.partial import Range
from lawmodel.model.condition import (
    AllOf,
    AnyOf,
    ByAccount,
    Comparison,
    Condition,
    Holds,
    IsStated,
    NotEncoded,
    NotOf,
    OneOf,
    OtherFact,
    OutcomeOf,
    RefersTo,
)
from lawmodel.model.source import Citation
from lawmodel.rules.facts import Facts, Never, Value
from lawmodel.rules.trace import Reason
from lawmodel.truth import Truth

__all__ = ["Line", "describe", "format_value", "lines_of"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an explanation: how deep it stands, what it says, its truth, and its ground.

    `given` is what the case says of the fact that the line asks for; None where it asks for none.
    """

    depth: int
    truth: Truth
    text: str
    decisive: bool
    cites: tuple[Citation, ...] = ()
    given: str | None = None


def lines_of(reason: Reason, facts: Facts, depth: int = 0) -> Iterator[Line]:
    """The lines of a reasons tree, every branch included, outermost first."""
    yield _line(reason, facts, depth)
    for child in reason.children:
        yield from lines_of(child, facts, depth + 1)


def describe(node: Condition) -> str:
    """What a condition asks, in words: its heading, or what it compares."""
    if node.heading is not None:
        return node.heading
    match node:
        case Holds():
            return f"{_words(node.fact)}{f': {_words(node.member)}' if node.member else ''}"
        case Comparison():
            value = _words(node.value.fact) if isinstance(node.value, OtherFact) else str(node.value)
            return f"{_words(node.fact)} is {_words(node.operator)} {value}"
        case OneOf():
            return f"{_words(node.fact)} is {_either([_words(v) for v in node.values])}{_and_others(node)}"
        case RefersTo():
            return f"{_words(node.fact)} lies in {_either(list(node.references))}{_and_others(node)}"
        case IsStated():
            return f"{_words(node.fact)}: known to have happened"
        case AllOf():
            return "all of these"
        case AnyOf():
            return f"at least one of these{_and_others(node)}"
        case NotOf():
            return "not so"
        case OutcomeOf():
            return f"the rule `{node.rule}` gives yes"
        case ByAccount():
            return f"sources disagree (`{node.discrepancy}`)"
        case NotEncoded():
            return f"not encoded: {node.reason}"
        case _:
            assert_never(node)


def format_value(value: Value | None) -> str:
    """A fact's value as a person reads it."""
    match value:
        case None:
            return "not known"
        case frozenset():
            return _either(sorted(value))
        case Mapping():
            return ", ".join(f"{'not ' if t is Truth.NO else ''}{m}" for m, t in value.items()) or "none"
        case Truth() | Never() | Range() | _:
            return str(value)


def _line(reason: Reason, facts: Facts, depth: int) -> Line:
    node = reason.node
    if node is None:
        return Line(depth, reason.truth, f"account `{reason.account}`: silent", reason.decisive)
    text = describe(node)
    if node.id is not None and node.heading is not None:
        text = f"{text} ({node.id})"
    if reason.account is not None:
        text = f"account `{reason.account}`: {text}"
    return Line(depth, reason.truth, text, reason.decisive, node.cites or (), _given(node, facts))


def _given(node: Condition, facts: Facts) -> str | None:
    """What the case says of the fact that a node asks for."""
    match node:
        case Comparison(value=OtherFact(fact=other)):
            return f"{format_value(facts.get(node.fact))}; {_words(other)}: {format_value(facts.get(other))}"
        case Holds(member=member) if member is not None:
            held = facts.get(node.fact)
            return format_value(held.get(member) if isinstance(held, Mapping) else None)
        case Holds() | Comparison() | OneOf() | RefersTo() | IsStated():
            return format_value(facts.get(node.fact))
        case _:
            return None


def _words(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")


def _either(texts: list[str]) -> str:
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} or {texts[-1]}"


def _and_others(node: OneOf | RefersTo | AnyOf) -> str:
    return "" if node.exhaustive else " (the list may not be complete)"
