"""Where each key and value of a TOML text stands. `tomllib` gives the data, and no places.

Only texts that `tomllib` has accepted come here, so that this needs to know where things begin and
end and not what is right.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lawmodel.diagnostics import Path, Place
from lawmodel.documents.lines import Lines

__all__ = ["TomlPlaces"]

Extent = tuple[int, int]

_TOKEN = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*\''''
    r"""|[\[\]{},=.]|[^\s\#\[\]{},=."']+|\#[^\n]*""",
    re.DOTALL,
)


class _Token(NamedTuple):
    text: str
    start: int
    end: int


class TomlPlaces:
    """The places of one text's nodes, by their paths: keys of tables, positions in arrays."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._lines = Lines(text)
        self._extents = dict(_Walk(text).extents())

    def find(self, path: Path, part: Literal["key", "value"] = "value") -> Place:
        """The place of the key, or of the value; of tables and arrays, the key stands for it.

        A table that is only implied (`a.b = 1`) stands where it is first spoken of; for a path that is
        not there, the nearest one that leads to it, at last the first line.
        """
        while path:
            for other, extents in self._extents.items():
                if other[: len(path)] == path:
                    return self._lines.place(self._file, *extents[part == "value"])
            path = path[:-1]
        return self._lines.place(self._file, 0, 0)

    def line(self, number: int) -> str:
        """A line of the text, counted from 1, without its end."""
        return self._lines.line(number)


class _Walk:
    """One way through the tokens of a text, from statement to statement."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = (_Token(m[0], *m.span()) for m in _TOKEN.finditer(text))
        self.tokens = [token for token in found if not token.text.startswith("#")]
        self.next = 0
        self.tables_in: dict[Path, int] = {}  # of an array of tables, how many were begun

    def extents(self) -> Iterator[tuple[Path, tuple[Extent, Extent]]]:
        """Every path with the extents of its key and its value; tables that are only implied have none."""
        table: Path = ()
        while self.next < len(self.tokens):
            if self._at("["):
                table, extent = self._header()
                yield table, (extent, extent)
            else:
                yield from self._pair(table)

    def _at(self, signs: str) -> bool:
        return self.next < len(self.tokens) and self.tokens[self.next].text in tuple(signs)

    def _take(self) -> _Token:
        self.next += 1
        return self.tokens[self.next - 1]

    def _header(self) -> tuple[Path, Extent]:
        self._take()
        of_array = self._at("[")
        if of_array:
            self._take()
        names, extent = self._key()
        path: Path = ()
        for name in names[:-1]:
            path = self._within((*path, name))
        path = (*path, names[-1])
        if of_array:
            self._take()
            self.tables_in[path] = self.tables_in.get(path, 0) + 1
        self._take()
        return self._within(path), extent

    def _within(self, path: Path) -> Path:
        """The path, led into the last table where it names an array of tables."""
        count = self.tables_in.get(path)
        return path if count is None else (*path, count - 1)

    def _key(self) -> tuple[Path, Extent]:
        first = self._take()
        names, end = [_name(first.text)], first.end
        while self._at("."):
            self._take()
            last = self._take()
            names.append(_name(last.text))
            end = last.end
        return tuple(names), (first.start, end)

    def _pair(self, table: Path) -> Iterator[tuple[Path, tuple[Extent, Extent]]]:
        names, extent = self._key()
        self._take()  # the `=`
        yield from self._value((*table, *names), extent)

    def _value(self, path: Path, key: Extent | None) -> Iterator[tuple[Path, tuple[Extent, Extent]]]:
        first = self._take()
        if first.text not in ("[", "{"):
            extent = (first.start, self._end_of_scalar(first.end))
            yield path, (key or extent, extent)
            return
        extent = key or (first.start, first.end)
        yield path, (extent, extent)
        count = 0
        while not self._at("]}"):
            yield from self._pair(path) if first.text == "{" else self._value((*path, count), None)
            count += 1
            if self._at(","):
                self._take()
        self._take()

    def _end_of_scalar(self, end: int) -> int:
        """A number with a point, or a day and an hour, is several tokens of one line."""
        while self.next < len(self.tokens) and not self._at(",]}"):
            token = self.tokens[self.next]
            if "\n" in self.text[end : token.start]:
                break
            end = self._take().end
        return end


def _name(token: str) -> str:
    if token[0] in "\"'":
        name: str = tomllib.loads(f"name = {token}")["name"]
        return name
    return token
