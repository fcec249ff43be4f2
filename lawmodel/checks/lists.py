"""The lists of a file as it is written, each with the path that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawmodel.diagnostics import Path

__all__ = ["lists_in"]


def lists_in(data: Any, path: Path = ()) -> Iterator[tuple[Path, list[Any]]]:
    """Every list in a file's data, outermost first."""
    if isinstance(data, list):
        yield path, data
        for index, item in enumerate(data):
            if isinstance(item, (dict, list)):
                yield from lists_in(item, (*path, index))
    elif isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, (dict, list)):
                yield from lists_in(value, (*path, key))
