"""What a record names that stands elsewhere: sources, authorities, facts, other records.

The types of the model say which of their texts are names (`Refers`); this looks for names by them, so
that a new field of such a type is looked after without another line here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from typing_extensions import TypeAliasType

from lawmodel.diagnostics import Path
from lawmodel.model.base import ReferenceKind, Refers
from lawmodel.model.walk import Part, field_types

__all__ = ["Mention", "mentions"]


class Mention(NamedTuple):
    """A name at a node (or at the key that leads to it), and what kind of thing it should name."""

    kind: ReferenceKind
    target: str
    path: Path
    part: Literal["key", "value"] = "value"


class _Field(NamedTuple):
    attribute: str
    key: str
    text_kind: ReferenceKind | None
    key_kind: ReferenceKind | None


def mentions(parts: Iterable[Part[BaseModel]]) -> list[Mention]:
    """Every name in the parts of a file, each with its path."""
    found: list[Mention] = []
    for part in parts:
        values = part.model.__dict__
        for field in _fields(type(part.model)):
            value = values[field.attribute]
            if value:
                _collect(value, (*part.path, field.key), field, found)
    return found


def _collect(value: Any, path: Path, field: _Field, found: list[Mention]) -> None:
    """The names in a field; a part within it has names of its own."""
    if isinstance(value, str):
        if field.text_kind is not None:
            found.append(Mention(field.text_kind, value, path))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _collect(item, (*path, index), field, found)
    elif isinstance(value, dict):
        for key, item in value.items():
            if field.key_kind is not None:
                found.append(Mention(field.key_kind, key, (*path, key), "key"))
            _collect(item, (*path, key), field, found)


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    """The fields that hold names themselves, not only parts with names of their own."""
    fields, types = [], field_types(model)
    for name, info in model.model_fields.items():
        text_kind = _first(map(_text_kind, types[name])) or _kind_in(types[name])
        key_kind = _first(map(_key_kind, types[name]))
        if text_kind or key_kind:
            fields.append(_Field(name, info.alias or name, text_kind, key_kind))
    return tuple(fields)


def _first(kinds: Iterable[ReferenceKind | None]) -> ReferenceKind | None:
    return next((kind for kind in kinds if kind is not None), None)


def _kind_in(metadata: Iterable[Any]) -> ReferenceKind | None:
    return _first(m.kind for m in metadata if isinstance(m, Refers))


def _text_kind(annotation: Any) -> ReferenceKind | None:
    """The kind of the texts that a type holds as values, at any depth."""
    if isinstance(annotation, TypeAliasType):
        return _text_kind(annotation.__value__)
    args = get_args(annotation)
    inner = args[1:] if get_origin(annotation) is dict else args
    return _kind_in(getattr(annotation, "__metadata__", ())) or _first(map(_text_kind, inner))


def _key_kind(annotation: Any) -> ReferenceKind | None:
    """The kind of the keys of a mapping type."""
    if get_origin(annotation) is dict:
        return _kind_in(getattr(get_args(annotation)[0], "__metadata__", ()))
    return _first(map(_key_kind, get_args(annotation)))
