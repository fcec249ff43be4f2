"""A condition, and the value of a fact, in the names of the data; `wording` has the labels of the registers."""

from __future__ import annotations

from collections.abc import Mapping
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
from lawmodel.rules.conditions.facts import Never, Value
from lawmodel.truth import Truth

__all__ = ["describe", "either", "format_value", "plain"]


def describe(node: Condition) -> str:
    """What a condition asks, in words: its heading, or what it compares."""
    if node.heading is not None:
        return node.heading
    match node:
        case Holds():
            return f"{plain(node.fact)}{f': {plain(node.member)}' if node.member else ''}"
        case Comparison():
            value = plain(node.value.fact) if isinstance(node.value, OtherFact) else str(node.value)
            return f"{plain(node.fact)} is {plain(node.operator)} {value}"
        case OneOf():
            return f"{plain(node.fact)} is {either([plain(v) for v in node.values])}{_and_others(node)}"
        case RefersTo():
            return f"{plain(node.fact)} lies in {either(list(node.references))}{_and_others(node)}"
        case IsStated():
            return f"{plain(node.fact)}: known to have happened"
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
            return either(sorted(value))
        case Mapping():
            return ", ".join(f"{'not ' if t is Truth.NO else ''}{m}" for m, t in value.items()) or "none"
        case Truth() | Never() | Range() | _:
            return str(value)


def plain(name: str) -> str:
    """A name of the data in plain words: `held_valid-passport` as `held valid passport`."""
    return name.replace("_", " ").replace("-", " ")


def either(texts: list[str]) -> str:
    """Several texts as alternatives: `a, b or c`."""
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} or {texts[-1]}"


def _and_others(node: OneOf | RefersTo | AnyOf) -> str:
    return "" if node.exhaustive else " (the list may not be complete)"
