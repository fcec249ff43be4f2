"""The parts of a file's model, each with the path that leads to it: one walk for whoever looks at any of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar, get_args, get_type_hints

from pydantic import BaseModel
from typing_extensions import TypeAliasType

from lawmodel.diagnostics import Location, Path

__all__ = ["Part", "field_types", "fields_with_parts", "ident_of", "kinds_of", "parts_within"]

M_co = TypeVar("M_co", bound=BaseModel, covariant=True)


class Part(NamedTuple, Generic[M_co]):
    """A part of a file: a citation, an event, a node of a condition; `path` leads to it within the file."""

    file: str
    path: Path
    model: M_co

    def at(self, *path: str | int) -> Location:
        """The node that this path leads to from here."""
        return Location(self.file, (*self.path, *path))


def parts_within(model: BaseModel, file: str = "", path: Path = ()) -> list[Part[BaseModel]]:
    """A model and every model within it, outermost first, in the order of the fields."""
    found: list[Part[BaseModel]] = []
    _collect(model, file, path, found)
    return found


def _collect(value: Any, file: str, path: Path, found: list[Part[BaseModel]]) -> None:
    kind: Any = type(value)
    if kind is tuple:
        for index, item in enumerate(value):
            _collect(item, file, (*path, index), found)
    elif kind is dict:
        for key, item in value.items():
            _collect(item, file, (*path, key), found)
    elif (holders := _holders(kind)) is not None:
        found.append(Part(file, path, value))
        values = value.__dict__
        for attribute, key in holders:
            within = values[attribute]
            if within:
                _collect(within, file, (*path, key), found)


@cache
def _holders(kind: type[object]) -> tuple[tuple[str, str], ...] | None:
    """The fields of a type of part that may hold parts; None for what is no part."""
    return fields_with_parts(kind) if issubclass(kind, BaseModel) else None


@cache
def fields_with_parts(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a type of part that may hold parts themselves: attribute and key."""
    types, fields = field_types(model), model.model_fields
    return tuple((name, info.alias or name) for name, info in fields.items() if any(map(_may_hold_models, types[name])))


def field_types(model: type[BaseModel]) -> Mapping[str, tuple[Any, ...]]:
    """The types of a model's fields, by attribute, each followed by what it is annotated with.

    What a recursive type holds pydantic knows only once it has built the model, and `typing` a hundred times as soon.
    """
    if model.__pydantic_fields_complete__:
        return {name: (info.annotation, *info.metadata) for name, info in model.model_fields.items()}
    return {name: (annotation,) for name, annotation in get_type_hints(model, include_extras=True).items()}


def _may_hold_models(annotation: Any) -> bool:
    if isinstance(annotation, TypeAliasType):
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_may_hold_models(arg) for arg in get_args(annotation))


def ident_of(value: object) -> str | None:
    """The id of a part that has one. (`getattr` is slow to say that a model has no such field.)"""
    ident = vars(value).get("id") if isinstance(value, BaseModel) else None
    return ident if isinstance(ident, str) else None


@cache
def kinds_of(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """A type of part and all types derived from it."""
    return (model, *(kind for derived in model.__subclasses__() for kind in kinds_of(derived)))
