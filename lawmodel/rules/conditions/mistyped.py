"""Where a rule asks of a fact what its type cannot answer: whether a boolean is `before`, a choice a value it lacks.

Facts that no register declares are left aside: `lawmodel check` reports them as dangling references.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from lawmodel.dates.partial import parse_or_none
from lawmodel.diagnostics import Path
from lawmodel.model.condition import Comparison, Condition, Holds, OneOf, OtherFact
from lawmodel.model.fact import AS_OF, Fact, ListedFact
from lawmodel.model.time_limit import StartOf, TimeLimit
from lawmodel.rules.conditions.parts import inner_starts, starts_with_paths

__all__ = ["Mistyped", "is_mistyped", "mistyped_limit", "mistyped_node"]

Declared = Mapping[str, Fact]

_TYPES: Final[Mapping[str, str]] = {
    "boolean": "a boolean",
    "date": "a date",
    "choice": "a choice",
    "integer": "an integer",
    "text": "a text",
    "set": "a set",
    "legal-reference": "a legal reference",
}
_ASKED_WITH: Final[Mapping[str, str]] = {
    "boolean": "`kind: holds`",
    "date": "`kind: comparison`",
    "choice": "`kind: one-of`",
    "integer": "`kind: comparison`",
    "text": "`kind: one-of`",
    "set": "`kind: holds` and `member`",
    "legal-reference": "`kind: refers-to`",
}
"""The condition that asks for a fact of each type."""
_OPERATORS: Final[Mapping[str, frozenset[str]]] = {
    "date": frozenset({"before", "on-or-before", "on", "on-or-after", "after"}),
    "integer": frozenset({"less-than", "at-most", "equal-to", "at-least", "more-than"}),
}


class Mistyped(NamedTuple):
    """The key at fault, by its path, what is wrong, and advice."""

    path: Path
    problem: str
    advice: str | None = None


def is_mistyped(node: Condition, declared: Declared) -> bool:
    """Whether a node, without those within it, asks what a fact cannot answer, or of a day that does not exist."""
    if node.kind == "comparison" and isinstance(node.value, str) and parse_or_none(node.value) is None:
        return True
    return next(iter(mistyped_node(node, declared)), None) is not None


def mistyped_node(node: Condition, declared: Declared) -> Iterable[Mistyped]:
    """What is wrong with one node, those within it left aside."""
    match node.kind:
        case "holds":
            return _mistyped_holds(node, declared)
        case "comparison":
            return _mistyped_comparison(node, declared)
        case "one-of":
            return _mistyped_list(node, declared)
        case "refers-to":
            return _wanted(node.fact, ("legal-reference",), ("fact",), declared)
        case _:
            return ()


def _wanted(fact: str, types: tuple[str, ...], path: Path, declared: Declared) -> Iterator[Mistyped]:
    found = _type_of(fact, declared)
    if found is not None and found not in types:
        wanted = " or ".join(_TYPES[each] for each in types)
        advice = f"name another fact, or ask for it with {_ASKED_WITH[found]}"
        yield Mistyped(path, f"`{fact}` is {_TYPES[found]}, not {wanted}", advice)


def _type_of(fact: str, declared: Declared) -> str | None:
    if fact == AS_OF:
        return "date"
    return declared[fact].type if fact in declared else None


def _mistyped_holds(node: Holds, declared: Declared) -> Iterator[Mistyped]:
    fact = declared.get(node.fact)
    if node.member is None:
        if fact is not None and fact.type == "set":
            advice = f"name one with `member`: {', '.join(_values(fact))}"
            yield Mistyped(("fact",), f"`{node.fact}` is a set, and no member of it is named", advice)
        else:
            yield from _wanted(node.fact, ("boolean",), ("fact",), declared)
    elif fact is not None and fact.type == "set" and node.member not in _values(fact):
        advice = f"its members are {', '.join(_values(fact))}"
        yield Mistyped(("member",), f"`{node.member}` is not a member of `{node.fact}`", advice)
    else:
        yield from _wanted(node.fact, ("set",), ("fact",), declared)


def _mistyped_list(node: OneOf, declared: Declared) -> Iterator[Mistyped]:
    yield from _wanted(node.fact, ("choice", "text"), ("fact",), declared)
    fact = declared.get(node.fact)
    if fact is None or fact.type != "choice":
        return
    for index, value in enumerate(node.values):
        if value not in _values(fact):
            advice = f"its values are {', '.join(_values(fact))}"
            yield Mistyped(("values", index), f"`{value}` is not a value of `{node.fact}`", advice)


def _values(fact: Fact) -> tuple[str, ...]:
    return tuple(fact.values) if isinstance(fact, ListedFact) else ()


def _mistyped_comparison(node: Comparison, declared: Declared) -> Iterator[Mistyped]:
    kind = _type_of(node.fact, declared)
    if kind is None:
        return
    if kind not in _OPERATORS:
        yield from _wanted(node.fact, tuple(_OPERATORS), ("fact",), declared)
        return
    if node.operator not in _OPERATORS[kind]:
        advice = f"{_TYPES[kind]} is compared with {', '.join(sorted(_OPERATORS[kind]))}"
        yield Mistyped(("operator",), f"`{node.operator}` does not compare {_TYPES[kind]}", advice)
    if isinstance(node.value, OtherFact):
        yield from _wanted(node.value.fact, (kind,), ("value", "fact"), declared)
    elif isinstance(node.value, int) != (kind == "integer"):
        advice = "write a whole number, without quotes" if kind == "integer" else "write the date in quotes"
        yield Mistyped(("value",), f"`{node.value}` is not {_TYPES[kind]}, and `{node.fact}` is", advice)


def mistyped_limit(limit: TimeLimit, declared: Declared) -> Iterator[Mistyped]:
    """What in a time limit itself, its condition left aside, does not fit the types of its facts."""
    for path, start in starts_with_paths(limit):
        for inner, each in inner_starts(start, path):
            if isinstance(each, str):
                yield from _wanted(each, ("date",), inner, declared)
            elif isinstance(each, StartOf) and each.fact is not None:
                yield from _wanted(each.fact, ("date",), (*inner, "fact"), declared)
    for key in ("stated", "rescinded", "suspended", "proposed"):
        fact = getattr(limit, key)
        if fact is not None:
            yield from _wanted(fact, ("date",), (key,), declared)
    if limit.postpone is not None:
        yield from _wanted(limit.postpone.condition, ("boolean",), ("postpone", "while"), declared)
        yield from _wanted(limit.postpone.until, ("date",), ("postpone", "until"), declared)
