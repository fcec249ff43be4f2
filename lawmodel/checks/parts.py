"""The parts of every file, each with its path: what a check walks that looks at one kind of thing anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args
from weakref import WeakKeyDictionary

from pydantic import BaseModel, StringConstraints
from typing_extensions import TypeAliasType

from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Location, Path

__all__ = ["Part", "fields_written_as", "parts_of", "parts_within"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file: a citation, an event, a node of a condition; `path` leads to it within the file."""

    file: str
    path: Path
    model: BaseModel

    def at(self, *path: str | int) -> Location:
        """The node that this path leads to from here."""
        return Location(self.file, (*self.path, *path))


_KNOWN: WeakKeyDictionary[Corpus, dict[str, tuple[Part, ...]]] = WeakKeyDictionary()


def parts_of(corpus: Corpus, file: str | None = None) -> Iterator[Part]:
    """Every part of a file, outermost first; without a file, of all files that have a model."""
    known = _KNOWN.setdefault(corpus, {})
    for path, model in corpus.models():
        if file in (None, path):
            if path not in known:
                known[path] = tuple(parts_within(model, path))
            yield from known[path]


def parts_within(model: BaseModel, file: str, path: Path = ()) -> Iterator[Part]:
    """A model and every model within it, outermost first, in the order of the fields."""
    yield Part(file, path, model)
    for attribute, key in _keys(type(model)):
        value = getattr(model, attribute)
        if isinstance(value, (BaseModel, tuple, Mapping)):
            yield from _within(value, file, (*path, key))


def _within(value: object, file: str, path: Path) -> Iterator[Part]:
    if isinstance(value, BaseModel):
        yield from parts_within(value, file, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _within(item, file, (*path, index))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _within(item, file, (*path, key))


@cache
def _keys(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    return tuple((name, info.alias or name) for name, info in model.model_fields.items())


@cache
def fields_written_as(model: type[BaseModel], form: Any) -> tuple[tuple[str, str], ...]:
    """The fields of a model that may hold a text of this form (a type of the model, as `Day`): attribute and key."""
    patterns = {m.pattern for m in form.__metadata__ if isinstance(m, StringConstraints)}
    return tuple(
        (name, info.alias or name)
        for name, info in model.model_fields.items()
        if _has_form(info.metadata, patterns) or _may_hold(info.annotation, patterns)
    )


def _has_form(metadata: Any, patterns: set[Any]) -> bool:
    return any(isinstance(m, StringConstraints) and m.pattern in patterns for m in metadata)


def _may_hold(annotation: Any, patterns: set[Any]) -> bool:
    if isinstance(annotation, TypeAliasType):
        return False  # a union of models
    return _has_form(getattr(annotation, "__metadata__", ()), patterns) or any(
        _may_hold(arg, patterns) for arg in get_args(annotation)
    )
