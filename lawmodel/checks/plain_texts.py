"""The texts of a file that stand without quotes: what YAML makes of their signs, their author may not know."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.diagnostics import Path, Place
from lawmodel.documents import Document

__all__ = ["plain_place", "texts_within"]


def texts_within(data: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in the data, with the path that leads to it; keys are none."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts_within(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts_within(value, (*path, index))


def plain_place(document: Document, path: Path, text: str) -> tuple[Place, str] | None:
    """The place of a text that stands without quotes on one line, and that line; None of another text."""
    place = document.place(path)
    line = document.line(place.end_line)
    return (place, line) if line[place.column - 1 : place.end_column - 1] == text else None
