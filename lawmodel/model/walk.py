"""The parts of a file's model, each with the path that leads to it: one walk for whoever looks at any of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from inspect import get_annotations
from types import SimpleNamespace
from typing import Any, Generic, Literal, NamedTuple, TypeVar, get_origin, get_type_hints

from pydantic import BaseModel
from typing_extensions import TypeAliasType

from lawmodel.diagnostics import Location, Path

__all__ = [
    "Part",
    "field_types",
    "fields_with_parts",
    "ident_of",
    "kinds_of",
    "lists_within",
    "parts_within",
    "types_in",
]

_NO_PARTS = frozenset({str, int, bool})
"""What is no part, and stands in lists and mappings beside those that are, as the name of a fact does."""

M_co = TypeVar("M_co", bound=BaseModel, covariant=True)


class Part(NamedTuple, Generic[M_co]):
    """A part of a file: a citation, an event, a node of a condition; `path` leads to it within the file."""

    file: str
    path: Path
    model: M_co

    def at(self, *path: str | int) -> Location:
        """The node that this path leads to from here."""
        return Location(self.file, (*self.path, *path))


_part: Callable[[tuple[str, Path, BaseModel]], Part[BaseModel]] = partial(tuple.__new__, Part)
"""A part of its fields: what `Part(...)` does, in a third of the time."""


def parts_within(model: BaseModel, file: str = "", path: Path = ()) -> list[Part[BaseModel]]:
    """A model and every model within it, outermost first, in the order of the fields."""
    found: list[Part[BaseModel]] = []
    _collect(model, file, path, found)
    return found


def _collect(value: Any, file: str, path: Path, found: list[Part[BaseModel]]) -> None:
    kind: Any = type(value)
    holders = _HOLDERS[kind]
    if holders is None:  # a list or a mapping within another
        for step, item in value.items() if kind is dict else enumerate(value) if kind is tuple else ():
            if type(item) not in _NO_PARTS:
                _collect(item, file, (*path, step), found)
        return
    found.append(_part((file, path, value)))
    values = value.__dict__
    for attribute, key in holders:
        within = values[attribute]
        if within:
            kind = type(within)
            if kind is tuple or kind is dict:
                for step, item in enumerate(within) if kind is tuple else within.items():
                    if type(item) not in _NO_PARTS:
                        _collect(item, file, path + (key, step), found)  # noqa: RUF005 - twice as fast
            elif kind not in _NO_PARTS:
                _collect(within, file, (*path, key), found)


class _Holders(dict[type[Any], tuple[tuple[str, str], ...] | None]):
    """The fields of a type of part that may hold parts; None for what is no part."""

    def __missing__(self, kind: type[Any]) -> tuple[tuple[str, str], ...] | None:
        self[kind] = fields_with_parts(kind) if issubclass(kind, BaseModel) else None
        return self[kind]


_HOLDERS = _Holders()


@cache
def fields_with_parts(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a type of part that may hold parts themselves: attribute and key."""
    types, fields = field_types(model), model.model_fields
    return tuple((name, info.alias or name) for name, info in fields.items() if _may_hold_models(types[name][0]))


def lists_within(parts: Mapping[type[BaseModel], Sequence[Part[BaseModel]]]) -> list[tuple[Path, tuple[Any, ...]]]:
    """Every list that is written in the parts of a file and has not just one entry, with the path to it."""
    found = []
    for kind, those in parts.items():
        for attribute, key in _fields_with_lists(kind):
            for _, path, model in those:
                value = model.__dict__[attribute]
                if type(value) is dict:
                    lists = [(name, each) for name, each in value.items() if type(each) is tuple]
                    found += [((*path, key, name), each) for name, each in lists if len(each) != 1]
                elif value:
                    if type(value) is tuple and len(value) > 1:
                        found.append(((*path, key), value))
                elif value == () and attribute in model.__pydantic_fields_set__:  # else it is not written
                    found.append(((*path, key), value))
    return found


@cache
def _fields_with_lists(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a type of part that may hold lists themselves: attribute and key."""
    types, fields = field_types(model), model.model_fields
    return tuple((name, info.alias or name) for name, info in fields.items() if _may_hold_lists(types[name][0]))


def _may_hold_lists(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(map(_may_hold_lists, types_in(annotation)))


def field_types(model: type[BaseModel]) -> Mapping[str, tuple[Any, ...]]:
    """The types of a model's fields, by attribute, each followed by what it is annotated with.

    What a recursive type holds pydantic knows only once it has built the model, and `typing` a hundred times as soon.
    """
    if model.__pydantic_fields_complete__:
        return {name: (info.annotation, *info.metadata) for name, info in model.model_fields.items()}
    stated: dict[str, Any] = {}
    for cls in reversed(model.__mro__[: model.__mro__.index(BaseModel)]):  # whose own annotations take longest
        stated |= _stated_types(cls)
    return {name: (stated[name],) for name in model.model_fields}


@cache
def _stated_types(cls: type[BaseModel]) -> Mapping[str, Any]:
    """The types of the fields that a class states itself."""
    stated = {name: of for name, of in get_annotations(cls).items() if name in cls.model_fields}
    return get_type_hints(
        SimpleNamespace(__annotations__=stated), vars(sys.modules[cls.__module__]), include_extras=True
    )


def types_in(annotation: Any) -> tuple[Any, ...]:
    """The types that a type is made of: of a list that of its items, of a mapping those of its keys and values."""
    if isinstance(annotation, type):
        return ()
    if isinstance(annotation, TypeAliasType):
        return (annotation.__value__,)
    return () if get_origin(annotation) is Literal else getattr(annotation, "__args__", ())


def _may_hold_models(annotation: Any) -> bool:
    if isinstance(annotation, TypeAliasType):
        return True
    if isinstance(annotation, type):
        return issubclass(annotation, BaseModel)
    return any(map(_may_hold_models, types_in(annotation)))


def ident_of(value: object) -> str | None:
    """The id of a part that has one. (`getattr` is slow to say that a model has no such field.)"""
    ident = None if type(value) in _NO_PARTS else vars(value).get("id")
    return ident if type(ident) is str else None


@cache
def kinds_of(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """A type of part and all types derived from it."""
    return (model, *(kind for derived in model.__subclasses__() for kind in kinds_of(derived)))
