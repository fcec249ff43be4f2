"""The validators that judge a file's data by its published schema, and what they find, in one form.

`jsonschema-rs` judges; `jsonschema`, an independent implementation in Python, is the second opinion.
Each is asked only which keyword of the schema a node violates. What to say of it is worked out from
the schema and the data alone, so that both lead to the same findings.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Any, NamedTuple, assert_never

from lawmodel.diagnostics import Path
from lawmodel.schemas.registry import GUARDED_END, Engine, load

__all__ = ["Engine", "Judge", "MissingEngineError", "Violation", "judge"]

Schema = dict[str, Any]

# Python's validator takes about a dozen frames a level, and a record may be 64 levels deep.
_FRAMES = 8_000
_RECURSION = Lock()


class Violation(NamedTuple):
    """A node that violates a keyword of a schema; `schema` is the object of the schema that holds the keyword."""

    path: Path
    keyword: str
    schema: Schema


class Judge(NamedTuple):
    """A schema and the engine that judges by it.

    `violations` takes a file's data and gives each violation, in no particular order.
    """

    schema: Schema
    violations: Callable[[Any], list[Violation]]

    @classmethod
    def by(cls, schema: Schema, engine: Engine = "auto") -> Judge:
        """The judge by a given schema. Raises `MissingEngineError` if the engine is not installed."""
        match engine:
            case "auto":
                return cls(schema, _fast(schema))
            case "jsonschema":
                return cls(schema, _second_opinion(schema))
            case _:
                assert_never(engine)


class MissingEngineError(RuntimeError):
    """The second opinion was asked for and is not installed."""

    def __str__(self) -> str:
        return "the `jsonschema` package is not installed; install `lawmodel[jsonschema]`"


@cache
def judge(name: str, engine: Engine = "auto") -> Judge:
    """The judge by the published schema of this name, built once; `auto` is `jsonschema-rs`."""
    return Judge.by(load(name), engine)


def _fast(schema: Schema) -> Callable[[Any], list[Violation]]:
    from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - 25 ms that only judging needs

    validator = Draft202012Validator(_plainly_ended(schema), validate_formats=False, offline=True)

    def violations(data: Any) -> list[Violation]:
        if validator.is_valid(data):  # mostly, and told sooner than that there are no errors
            return []
        holders: dict[tuple[str | int, ...], tuple[str, Schema]] = {}  # the same few, where very much is wrong
        found: list[Violation] = []
        for error in validator.iter_errors(data):
            way = tuple(error.schema_path)
            if way not in holders:
                holders[way] = str(way[-1]), _holder(schema, way)
            found.append(Violation(_path(data, error.instance_path), *holders[way]))
        return found

    return violations


def _plainly_ended(schema: Schema) -> Schema:
    """A schema that says the same to jsonschema-rs and is judged by in a third of the time.

    Its patterns end in `$` alone: the guard before it is for Python, and to look ahead takes an engine that goes back
    and forth. Patterns stand where the normal form has them: as definitions, and for the keys of a mapping.
    """
    if "$defs" not in schema:
        return schema
    return schema | {"$defs": {name: _without_guards(each) for name, each in schema["$defs"].items()}}


def _without_guards(node: Schema) -> Schema:
    match node:
        case {"pattern": str(pattern)}:
            return node | {"pattern": _without_guard(pattern)}
        case {"patternProperties": dict(patterned)}:
            return node | {"patternProperties": {_without_guard(key): child for key, child in patterned.items()}}
        case {"properties": dict(children)}:
            return node | {"properties": {key: _without_guards(child) for key, child in children.items()}}
        case _:
            return node


def _without_guard(pattern: str) -> str:
    return pattern.removesuffix(GUARDED_END) + "$" if pattern.endswith(GUARDED_END) else pattern


def _path(data: Any, steps: list[str | int]) -> Path:
    """The path with its keys as they are: jsonschema-rs gives the key `"120"` as the number 120."""
    path: list[str | int] = []
    for step in steps:
        key = str(step) if isinstance(data, dict) else step
        path.append(key)
        data = data[key]
    return tuple(path)


def _holder(schema: Any, path: tuple[str | int, ...]) -> Schema:
    """The object of the published schema that holds the keyword at this path; in the path, patterns have no guards."""
    for step in path[:-1]:
        if isinstance(step, str) and step not in schema:
            step = step.removesuffix("$") + GUARDED_END  # noqa: PLW2901 - the same step, as published
        schema = schema[step]
    holder: Schema = schema
    return holder


def _second_opinion(schema: Schema) -> Callable[[Any], list[Violation]]:
    try:
        from jsonschema import Draft202012Validator  # noqa: PLC0415 - an optional dependency
    except ImportError as error:
        raise MissingEngineError from error

    validator = Draft202012Validator(schema)

    def violations(data: Any) -> list[Violation]:
        with _deep_recursion():
            return [
                Violation(tuple(error.absolute_path), str(error.validator), error.schema)
                for error in validator.iter_errors(data)
            ]

    return violations


@contextmanager
def _deep_recursion() -> Iterator[None]:
    """More frames than Python's 1,000 for the time of a judgment; the limit is one for all threads."""
    with _RECURSION:
        before = sys.getrecursionlimit()
        sys.setrecursionlimit(max(before, _FRAMES))
        try:
            yield
        finally:
            sys.setrecursionlimit(before)
