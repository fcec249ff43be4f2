"""Changed conditions, each with one small change: another operator, a threshold moved, a branch left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final, NamedTuple, assert_never

from lawmodel.dates.partial import InvalidDate, parse
from lawmodel.diagnostics import Path
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
    children,
)
from lawmodel.model.fact import Fact, ListedFact

__all__ = ["Changed", "changed_conditions", "days_around"]

_DATE_OPERATORS: Final = ("before", "on-or-before", "on", "on-or-after", "after")
_INTEGER_OPERATORS: Final = ("less-than", "at-most", "equal-to", "at-least", "more-than")


class Changed(NamedTuple):
    """A model with one change: where (a path within it), and what, in short words."""

    path: Path
    change: str
    model: Any


def changed_conditions(node: Condition, declared: Mapping[str, Fact], path: Path = ()) -> Iterator[Changed]:
    """A condition with each of its small changes, its own first."""
    yield from _own(node, declared, path)
    for step, child in children(node):
        for one in changed_conditions(child, declared, (*path, *step)):
            yield Changed(one.path, one.change, _with_child(node, step, one.model))


def _with_child(node: Condition, step: Sequence[str | int], child: Condition) -> Condition:
    match node:
        case AllOf() | AnyOf():
            of = tuple(child if index == step[1] else other for index, other in enumerate(node.of))
            return node.model_copy(update={"of": of})
        case NotOf():
            return node.model_copy(update={"of": child})
        case ByAccount():
            return node.model_copy(update={"accounts": {**node.accounts, str(step[1]): child}})
        case _:
            raise TypeError(f"`{node.kind}` has no conditions within it")


def _own(node: Condition, declared: Mapping[str, Fact], path: Path) -> Iterator[Changed]:
    match node:
        case Comparison():
            yield from _comparison(node, path)
        case OneOf():
            yield from _one_of(node, declared, path)
            yield from _open_or_closed(node, path)
        case RefersTo():
            yield from _refers_to(node, path)
            yield from _open_or_closed(node, path)
        case AllOf():
            yield from _joined_otherwise(node, path)
            yield from _without_each(node, path)
        case AnyOf():
            yield from _joined_otherwise(node, path)
            yield from _without_each(node, path)
            yield from _open_or_closed(node, path)
        case NotOf():
            yield Changed(path, "`not` is left out", node.of)
        case Holds() | IsStated() | OutcomeOf():
            yield Changed(path, "is turned into its opposite", NotOf(kind="not", of=node))
        case ByAccount():
            for name in node.accounts if len(node.accounts) > 1 else ():
                accounts = {other: child for other, child in node.accounts.items() if other != name}
                silent = node.model_copy(update={"accounts": accounts})
                yield Changed((*path, "accounts", name), "the account is silent", silent)
        case NotEncoded():
            return
        case _:
            assert_never(node)


def _comparison(node: Comparison, path: Path) -> Iterator[Changed]:
    family = _DATE_OPERATORS if node.operator in _DATE_OPERATORS else _INTEGER_OPERATORS
    for operator in family:
        if operator != node.operator:
            changed = node.model_copy(update={"operator": operator})
            yield Changed((*path, "operator"), f"`{node.operator}` becomes `{operator}`", changed)
    if isinstance(node.value, OtherFact):
        return
    others: list[object] = (
        [node.value - 1, node.value + 1] if isinstance(node.value, int) else [*days_around(node.value)]
    )
    for value in others:
        yield Changed((*path, "value"), f"`{node.value}` becomes `{value}`", node.model_copy(update={"value": value}))


def days_around(text: str) -> Iterator[str]:
    """The day before and the day after; of a date known in part, the days before its first and after its last."""
    try:
        known = parse(text)
        if known.earliest is not None:
            yield (known.earliest - timedelta(1)).isoformat()
        if known.latest is not None:
            yield (known.latest + timedelta(1)).isoformat()
    except (InvalidDate, OverflowError):
        return


def _one_of(node: OneOf, declared: Mapping[str, Fact], path: Path) -> Iterator[Changed]:
    fact = declared.get(node.fact)
    yield from _without_values(node, "values", path)
    for value in fact.values if isinstance(fact, ListedFact) else ():
        if value not in node.values:
            more = node.model_copy(update={"values": (*node.values, value)})
            yield Changed((*path, "values"), f"`{value}` is listed too", more)
    if len(node.values) == 1:
        yield Changed(path, "is turned into its opposite", NotOf(kind="not", of=node))


def _refers_to(node: RefersTo, path: Path) -> Iterator[Changed]:
    yield from _without_values(node, "references", path)
    for index, text in enumerate(node.references):
        for other in _wider_and_narrower(text):
            references = tuple(other if i == index else kept for i, kept in enumerate(node.references))
            changed = node.model_copy(update={"references": references})
            yield Changed((*path, "references", index), f"`{text}` becomes `{other}`", changed)
    if len(node.references) == 1:
        yield Changed(path, "is turned into its opposite", NotOf(kind="not", of=node))


_STEPS: Final = ("art.", "part", "para.", "item")


def _wider_and_narrower(text: str) -> Iterator[str]:
    """The place that holds a listed one (the article of a part), and one within it (the first part of an article)."""
    last = max((index for index, word in enumerate(_STEPS) if f" {word} " in text), default=-1)
    if last >= 0:
        yield text.rpartition(f" {_STEPS[last]} ")[0]
    if last + 1 < len(_STEPS):
        yield f"{text} {_STEPS[last + 1]} 1"


def _without_values(node: OneOf | RefersTo, key: str, path: Path) -> Iterator[Changed]:
    values: tuple[str, ...] = getattr(node, key)
    for index, value in enumerate(values) if len(values) > 1 else ():
        fewer = node.model_copy(update={key: (*values[:index], *values[index + 1 :])})
        yield Changed((*path, key, index), f"`{value}` is left out", fewer)


def _open_or_closed(node: OneOf | RefersTo | AnyOf, path: Path) -> Iterator[Changed]:
    words = "the list counts as incomplete" if node.exhaustive else "the list counts as complete"
    yield Changed(path, words, node.model_copy(update={"exhaustive": not node.exhaustive}))


def _joined_otherwise(node: AllOf | AnyOf, path: Path) -> Iterator[Changed]:
    if len(node.of) == 1:
        return
    if isinstance(node, AllOf):
        yield Changed(path, "`all` becomes `any`", AnyOf(kind="any", of=node.of))
    else:
        yield Changed(path, "`any` becomes `all`", AllOf(kind="all", of=node.of))


def _without_each(node: AllOf | AnyOf, path: Path) -> Iterator[Changed]:
    for index, child in enumerate(node.of) if len(node.of) > 1 else ():
        fewer = node.model_copy(update={"of": (*node.of[:index], *node.of[index + 1 :])})
        yield Changed((*path, "of", index), f"{_named(child)} is left out", fewer)


def _named(node: Condition) -> str:
    return f"`{node.id}`" if node.id is not None else "the branch"
