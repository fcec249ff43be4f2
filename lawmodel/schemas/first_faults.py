"""The structural faults of a file that are told: all of them, or of very many the first in the order of the file.

To word a fault costs as much as to judge a small record, and nobody reads thousands. What is counted are places: a key
that is not known, or a node that violates its schema otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from lawmodel.diagnostics import Finding, Location, Path
from lawmodel.schemas import wording

__all__ = ["AND_MORE", "MOST_TOLD", "FaultyNode", "first_of", "how_many_more", "places_left"]

Schema = dict[str, Any]

MOST_TOLD = 500
"""At how many places of a file faults of structure are told, and so many findings of each check."""

AND_MORE = "; from here on there is more of it, which is not told"
"""How the message of the finding ends after which no more of its check are told in its file."""


class FaultyNode:
    """A node, the object of the schema that it violates, and what is wrong there.

    `keywords` are those that it violates (a dictionary keeps their order), `unknown` its unknown keys,
    `has_more` whether anything else is told of the node.
    """

    def __init__(
        self, path: Path, schema: Schema, value: Any, keywords: dict[str, None] | None = None, *, has_more: bool = True
    ) -> None:
        self.path: Final = path
        self.schema: Final = schema
        self.value: Final = value
        self.keywords = {} if keywords is None else keywords
        self.unknown: list[str] = []
        self.has_more = has_more

    def look(self) -> None:
        """Find the keys that its schema does not know, and whether more is wrong; too many keys may be all of them."""
        if "additionalProperties" not in self.keywords:
            return
        if "patternProperties" in self.schema:
            (pattern,) = self.schema["patternProperties"]
            self.unknown = [key for key in self.value if not wording.matches(pattern, key)]
        else:
            self.unknown = [key for key in self.value if key not in self.schema["properties"]]
        self.has_more = bool(
            self.keywords.keys() - {"additionalProperties", *(("maxProperties",) if self.unknown else ())}
        )


def first_of(nodes: Iterable[FaultyNode], data: Any) -> tuple[list[FaultyNode], list[Path]]:
    """The nodes with what is told of them, and the paths of the places of which nothing is."""
    found = list(nodes)
    if sum(len(node.unknown) + node.has_more for node in found) <= MOST_TOLD:
        return found, []
    orders = _Orders()
    places: list[tuple[tuple[int, ...], int, str | None]] = []
    for number, node in enumerate(found):
        rank = orders.rank(node.path, data)
        if node.has_more:
            places.append((rank, number, None))
        order = orders.of(node.value) if node.unknown else {}
        places += (((*rank, order[key]), number, key) for key in node.unknown)
    places.sort(key=lambda place: place[:2])
    told: dict[int, FaultyNode] = {}
    for _, number, key in places[:MOST_TOLD]:
        node = found[number]
        if number not in told:
            told[number] = FaultyNode(node.path, node.schema, node.value, node.keywords, has_more=False)
        if key is None:
            told[number].has_more = True
        else:
            told[number].unknown.append(key)
    left = [_path(found[number], key) for _, number, key in places[MOST_TOLD:]]
    return list(told.values()), left


def how_many_more(left: list[Path], file: str) -> Finding:
    """What is said of the places of which nothing else is; it stands at the first of them."""
    message = f"the structure is wrong at {len(left):,} more places from here on"
    if len(left) == 1:
        message = "the structure is wrong here, too"
    advice = f"mend the {MOST_TOLD} before them first; is the file a record at all?"
    return Finding("too-many-faults", Location(file, left[0], part="key"), message, help=advice)


_LEFT = re.compile(r"the structure is wrong (?:at ([0-9,]+) more places from here on|here, too)")


def places_left(message: str) -> int | None:
    """How many places a message of `how_many_more` is about; None of another message."""
    said = _LEFT.fullmatch(message)
    return None if said is None else int((said[1] or "1").replace(",", ""))


def _path(node: FaultyNode, key: str | None) -> Path:
    return node.path if key is None else (*node.path, key)


class _Orders:
    """As which of its keys each key stands in a mapping; of each mapping found out once."""

    def __init__(self) -> None:
        self._orders: dict[int, dict[str, int]] = {}

    def of(self, mapping: dict[str, Any]) -> dict[str, int]:
        order = self._orders.get(id(mapping))
        if order is None:
            order = self._orders[id(mapping)] = {key: number for number, key in enumerate(mapping)}
        return order

    def rank(self, path: Path, data: Any) -> tuple[int, ...]:
        """The path in numbers, which sort as its nodes stand in the file."""
        rank: list[int] = []
        for step in path:
            rank.append(self.of(data)[step] if isinstance(step, str) else step)
            data = data[step]
        return tuple(rank)
