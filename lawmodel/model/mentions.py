"""What a record names that stands elsewhere: sources, authorities, facts, other records.

The types of the model say which of their texts are names (`Refers`); this walks a model by them, so
that a new field of such a type is looked after without another line here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from typing_extensions import TypeAliasType

from lawmodel.diagnostics import Path
from lawmodel.model.base import ReferenceKind, Refers

__all__ = ["Mention", "mentions"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at a node (or at the key that leads to it), and what kind of thing it should name."""

    kind: ReferenceKind
    target: str
    path: Path
    part: Literal["key", "value"] = "value"


@dataclass(frozen=True, slots=True)
class _Field:
    attribute: str
    key: str
    text_kind: ReferenceKind | None
    key_kind: ReferenceKind | None


def mentions(model: BaseModel, path: Path = ()) -> Iterator[Mention]:
    """Every name in a model, in the order of its fields, each with its path in the file."""
    for field in _fields(type(model)):
        value = getattr(model, field.attribute)
        if value is not None:
            yield from _walk(value, (*path, field.key), field.text_kind, field.key_kind)


def _walk(value: Any, path: Path, text_kind: ReferenceKind | None, key_kind: ReferenceKind | None) -> Iterator[Mention]:
    if isinstance(value, BaseModel):
        yield from mentions(value, path)
    elif isinstance(value, str):
        if text_kind is not None:
            yield Mention(text_kind, value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, (*path, index), text_kind, key_kind)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key_kind is not None:
                yield Mention(key_kind, key, (*path, key), "key")
            yield from _walk(item, (*path, key), text_kind, key_kind)


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    if not model.__pydantic_fields_complete__:
        model.model_rebuild()  # deferred: until then, what a recursive type holds is not known
    fields = []
    for name, info in model.model_fields.items():
        text_kind = _kind_in(info.metadata) or _text_kind(info.annotation)
        key_kind = _key_kind(info.annotation)
        if text_kind or key_kind or _may_hold_models(info.annotation):
            fields.append(_Field(name, info.alias or name, text_kind, key_kind))
    return tuple(fields)


def _kind_in(metadata: Any) -> ReferenceKind | None:
    return next((m.kind for m in metadata if isinstance(m, Refers)), None)


def _text_kind(annotation: Any) -> ReferenceKind | None:
    """The kind of the texts that a type holds as values, at any depth."""
    if isinstance(annotation, TypeAliasType):
        return _text_kind(annotation.__value__)
    found = _kind_in(getattr(annotation, "__metadata__", ()))
    if found is not None:
        return found
    args = get_args(annotation)
    inner = args[1:] if get_origin(annotation) is dict else args
    return next((k for k in map(_text_kind, inner) if k is not None), None)


def _key_kind(annotation: Any) -> ReferenceKind | None:
    """The kind of the keys of a mapping type."""
    if get_origin(annotation) is dict:
        return _kind_in(getattr(get_args(annotation)[0], "__metadata__", ()))
    return next((k for k in map(_key_kind, get_args(annotation)) if k is not None), None)


def _may_hold_models(annotation: Any) -> bool:
    if isinstance(annotation, TypeAliasType):
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_may_hold_models(arg) for arg in get_args(annotation))
