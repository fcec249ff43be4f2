"""Which fields of the model hold texts of a form, as dates or countries: a new field is looked after by its type."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from typing_extensions import TypeAliasType

from lawmodel.model.base import Written

__all__ = ["fields_written_as"]


@cache
def fields_written_as(model: type[BaseModel], *forms: Any) -> tuple[tuple[str, str], ...]:
    """The fields of a model that may hold a text of these forms (types of the model, as `Day`): attribute and key."""
    patterns = {m.pattern for form in forms for m in form.__metadata__ if isinstance(m, Written)}
    return tuple(
        (name, info.alias or name)
        for name, info in model.model_fields.items()
        if _has_form(info.metadata, patterns) or _may_hold(info.annotation, patterns)
    )


def _has_form(metadata: Any, patterns: set[Any]) -> bool:
    return any(isinstance(m, Written) and m.pattern in patterns for m in metadata)


def _may_hold(annotation: Any, patterns: set[Any]) -> bool:
    if isinstance(annotation, TypeAliasType):
        return False  # a union of models
    return _has_form(getattr(annotation, "__metadata__", ()), patterns) or any(
        _may_hold(arg, patterns) for arg in get_args(annotation)
    )
