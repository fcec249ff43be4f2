"""What the model says of itself: the texts that editors show, gathered when schemas are written.

Docstrings are read from the source with `ast`, not at run time: no command but `schema write` pays
for it, and it works where docstrings are stripped. A field without one has its text in
`lawmodel.schemas.descriptions`.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from lawmodel.schemas.descriptions import EVERYWHERE, FIELDS

__all__ = ["UndescribedFieldError", "class_text", "field_text"]


class UndescribedFieldError(LookupError):
    """A field that neither its docstring nor the table of descriptions explains."""

    def __init__(self, model: str, key: str) -> None:
        super().__init__(model, key)
        self.model = model
        self.key = key

    def __str__(self) -> str:
        return f"`{self.key}` of `{self.model}` has no text; add one to lawmodel/schemas/descriptions.py"


def class_text(of: type) -> str | None:
    """The docstring of a class as paragraphs, or None."""
    text = _docstrings(_module_of(of)).get(of.__name__)
    return None if text is None else _paragraphs(text)


def field_text(of: type, field: str, key: str) -> str:
    """What a field means: its docstring, else its text in the table; `key` is the field's name in a file.

    The class that states the field is asked first, then those it inherits from. Raises
    `UndescribedFieldError` if nothing explains it.
    """
    for cls in _lineage(of):
        docstring = _docstrings(_module_of(cls)).get(f"{cls.__name__}.{field}")
        if docstring is not None:
            return _paragraphs(docstring)
        if key in FIELDS.get(cls.__name__, {}):
            return FIELDS[cls.__name__][key]
    if key in EVERYWHERE:
        return EVERYWHERE[key]
    raise UndescribedFieldError(of.__name__, key)


def _lineage(of: type) -> Iterator[type]:
    """The class and those of this package it inherits from; a typed dictionary keeps them apart from its mro."""
    yield of
    for base in getattr(of, "__orig_bases__", of.__bases__):
        if isinstance(base, type) and base.__module__.startswith("lawmodel."):
            yield from _lineage(base)


def _module_of(of: type) -> ModuleType:
    return sys.modules[of.__module__]


@cache
def _docstrings(module: ModuleType) -> dict[str, str]:
    """The docstrings of a module's classes (`Name`) and of their annotated fields (`Name.field`)."""
    found: dict[str, str] = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef):
            own = ast.get_docstring(node)
            if own is not None:
                found[node.name] = own
            found |= {f"{node.name}.{field}": text for field, text in _attribute_docstrings(node).items()}
    return found


def _attribute_docstrings(node: ast.ClassDef) -> dict[str, str]:
    """Each annotated name that a string statement follows directly."""
    found: dict[str, str] = {}
    for statement, following in zip(node.body, node.body[1:], strict=False):
        match statement, following:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str() as text)):
                found[name] = text
            case _:
                pass
    return found


def _paragraphs(text: str) -> str:
    """The text with the line ends of the source taken out, and those between paragraphs kept."""
    return "\n\n".join(" ".join(part.split()) for part in inspect.cleandoc(text).split("\n\n"))
