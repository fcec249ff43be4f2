"""What a record names that stands elsewhere: sources, authorities, facts, other records.

The types of the model say which of their texts are names (`Refers`); this looks for names by them, so
that a new field of such a type is looked after without another line here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any, Literal, NamedTuple, get_origin

from pydantic import BaseModel

from lawmodel.diagnostics import Path
from lawmodel.model.base import ReferenceKind, Refers
from lawmodel.model.walk import Part, field_types, types_in

__all__ = ["Mention", "Names", "mentions", "names_within"]

Names = Mapping[ReferenceKind, Collection[str]]
"""What a file names, each name once, by the kind of the thing."""


class Mention(NamedTuple):
    """A name at a node (or at the key that leads to it), and what kind of thing it should name."""

    kind: ReferenceKind
    target: str
    path: Path
    part: Literal["key", "value"] = "value"


_mention: Callable[[tuple[ReferenceKind, str, Path, Literal["key", "value"]]], Mention] = partial(
    tuple.__new__, Mention
)
"""A mention of its fields: what `Mention(...)` does, in a third of the time."""


class _Field(NamedTuple):
    attribute: str
    key: str
    text_kind: ReferenceKind | None
    key_kind: ReferenceKind | None


def mentions(parts: Iterable[Part[BaseModel]], *kinds: ReferenceKind) -> list[Mention]:
    """Every name in the parts of a file, each with its path; of these kinds, if any are named."""
    found: list[Mention] = []
    for _, path, model in parts:
        for attribute, key, text_kind, key_kind in _fields_of(type(model), kinds):
            value = model.__dict__[attribute]
            if value:
                _collect(value, (*path, key), text_kind, key_kind, found)
    return found


def names_within(parts: Mapping[type[BaseModel], Sequence[Part[BaseModel]]]) -> Names:
    """What the parts of a file name, by the kind of thing; where it is named, `mentions` tells in thrice the time."""
    found: dict[ReferenceKind, set[str]] = {}
    for kind, those in parts.items():
        for attribute, _, text_kind, key_kind in _fields(kind):
            texts = None if text_kind is None else found.setdefault(text_kind, set())
            keys = None if key_kind is None else found.setdefault(key_kind, set())
            for _, _, model in those:
                value = model.__dict__[attribute]
                if value:
                    _note(value, texts, keys)
    return {kind: names for kind, names in found.items() if names}


def _note(value: Any, texts: set[str] | None, keys: set[str] | None) -> None:
    """The names in a field, as texts and as keys."""
    kind = type(value)
    if kind is str:
        if texts is not None:
            texts.add(value)
    elif kind is tuple:
        for item in value:
            _note(item, texts, keys)
    elif kind is dict:
        if keys is not None:
            keys.update(value)
        for item in value.values():
            if texts is not None or item.__class__ is dict or item.__class__ is tuple:
                _note(item, texts, keys)


def _collect(
    value: Any, path: Path, text_kind: ReferenceKind | None, key_kind: ReferenceKind | None, found: list[Mention]
) -> None:
    """The names in a field; a part within it has names of its own."""
    kind = type(value)
    if kind is str:
        if text_kind is not None:
            found.append(_mention((text_kind, value, path, "value")))
    elif kind is tuple:
        for index, item in enumerate(value):
            _collect(item, (*path, index), text_kind, key_kind, found)
    elif kind is dict:
        for key, item in value.items():
            within = (*path, key)
            if key_kind is not None:
                found.append(_mention((key_kind, key, within, "key")))
            if text_kind is not None or item.__class__ is dict or item.__class__ is tuple:
                _collect(item, within, text_kind, key_kind, found)


@cache
def _fields_of(model: type[BaseModel], kinds: tuple[ReferenceKind, ...]) -> tuple[_Field, ...]:
    """The fields that hold names of these kinds, or of any where none is given."""
    if not kinds:
        return _fields(model)
    asked = [[kind if kind in kinds else None for kind in (f.text_kind, f.key_kind)] for f in _fields(model)]
    fields = (f._replace(text_kind=t, key_kind=k) for f, (t, k) in zip(_fields(model), asked, strict=True))
    return tuple(f for f in fields if f.text_kind or f.key_kind)


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    """The fields that hold names themselves, not only parts with names of their own."""
    fields, types = [], field_types(model)
    for name, info in model.model_fields.items():
        annotation, *metadata = types[name]
        text_kind = _kind_in(metadata) or _text_kind(annotation)
        key_kind = _key_kind(annotation)
        if text_kind or key_kind:
            fields.append(_Field(name, info.alias or name, text_kind, key_kind))
    return tuple(fields)


def _first(kinds: Iterable[ReferenceKind | None]) -> ReferenceKind | None:
    return next(filter(None, kinds), None)


def _kind_in(metadata: Iterable[Any]) -> ReferenceKind | None:
    return next((each.kind for each in metadata if isinstance(each, Refers)), None)


def _text_kind(annotation: Any) -> ReferenceKind | None:
    """The kind of the texts that a type holds as values, at any depth."""
    if not (args := types_in(annotation)):
        return None
    inner = args[1:] if get_origin(annotation) is dict else args
    return _kind_in(getattr(annotation, "__metadata__", ())) or _first(map(_text_kind, inner))


def _key_kind(annotation: Any) -> ReferenceKind | None:
    """The kind of the keys of a mapping type."""
    if not (args := types_in(annotation)):
        return None
    if get_origin(annotation) is dict:
        return _kind_in(getattr(args[0], "__metadata__", ()))
    return _first(map(_key_kind, args))
