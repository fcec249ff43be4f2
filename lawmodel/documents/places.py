"""Where each node of a YAML text stands: its key, and its value from first to last character.

Made only when somebody must be shown a place: a file without findings never comes here. The index is
as deep and as long as the reader's guards allow, and a text that stops being YAML is indexed so far.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from lawmodel.diagnostics import Path, Place
from lawmodel.documents import events as yaml
from lawmodel.documents.lines import Lines

__all__ = ["PlaceIndex", "locate"]

_BLOCK_HEADER = re.compile(r"([|>][-+0-9]*)[^\r\n]*")
_INDICATOR = re.compile(r"\s*[:?-]")


@dataclass(slots=True)
class _Node:
    """A key and its value as positions in the text; a list's item and the root have no key."""

    key: tuple[int, int] | None
    start: int
    end: int
    children: dict[str | int, _Node] = field(default_factory=dict)
    is_mapping: bool = False


class PlaceIndex:
    """The places of one text's nodes, by their paths."""

    def __init__(self, file: str, lines: Lines, root: _Node | None, repeated: dict[int, tuple[int, int]]) -> None:
        self.file = file
        self._lines = lines
        self._root = root
        self._repeated = repeated

    def __contains__(self, path: Path) -> bool:
        return self._root is not None and self._nearest(path, self._root)[1]

    def find(self, path: Path, part: Literal["key", "value"] = "value") -> Place:
        """The place of the node, or of its key.

        The item of a list and the root have no key: their values stand for it. Where the path does
        not exist, what leads to its nearest existing ancestor: the key, or else the first line.
        """
        if self._root is None:
            return self._lines.place(self.file, 0, 0)
        node, exact = self._nearest(path, self._root)
        if node.key is not None and (part == "key" or not exact):
            return self._lines.place(self.file, *node.key)
        end = node.end if exact else min(node.end, self._lines.end_of_line(node.start))
        return self._lines.place(self.file, node.start, end)

    def first_key(self, position: int) -> Place | None:
        """Where the key that is written again at `position` was written first in its mapping."""
        extent = self._repeated.get(position)
        return None if extent is None else self._lines.place(self.file, *extent)

    @staticmethod
    def _nearest(path: Path, root: _Node) -> tuple[_Node, bool]:
        node = root
        for step in path:
            child = node.children.get(step)
            if child is None:
                return node, False
            node = child
        return node, True


def locate(text: str, file: str = "", parser: yaml.ParserName | None = None, *, last: int | None = None) -> PlaceIndex:
    """The places of all nodes of a text, which need not be readable to its end; with `last`, of those up to there."""
    lines = Lines(text)
    builder = _Builder(text, len(text) if last is None else last)
    with contextlib.suppress(yaml.YAMLError):  # the reader reports it; the places so far are what there is
        builder.run(yaml.parse_events(text, parser))
    return PlaceIndex(file, lines, builder.close(), builder.repeated)


class _Builder:
    """Turns events into the tree of nodes."""

    def __init__(self, text: str, limit: int) -> None:
        self.text = text
        self.limit = limit
        self.root: _Node | None = None
        self.open: list[_Node] = []
        self.key: tuple[str, int, int] | None = None
        self.keys: list[tuple[str, int, int] | None] = []
        self.repeated: dict[int, tuple[int, int]] = {}  # start of a second key: extent of the first
        self.last = 0  # where the last thing that was written ends

    def run(self, events: Iterator[Any]) -> None:
        documents = nodes = 0
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent or kind is yaml.AliasEvent:
                self._scalar(event)
                nodes += 1
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._end(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._start(event, is_mapping=kind is yaml.MappingStartEvent)
                nodes += 1
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                self.last = event.end_mark.index
            if nodes > yaml.MAX_NODES or documents > 1 or len(self.open) > yaml.MAX_DEPTH:
                return
            if event.start_mark.index > self.limit:
                return

    def close(self) -> _Node | None:
        """The root, with collections that were left open ended where the reading did."""
        for node in self.open:
            node.end = max(node.end, self.last)
        return self.root

    def _start(self, event: Any, *, is_mapping: bool) -> None:
        start = event.start_mark.index
        self.last = max(self.last, event.end_mark.index if event.flow_style else start)
        node = self._place(start, self.last, yaml.NO_TEXT)
        node.is_mapping = is_mapping
        self.open.append(node)
        self.keys.append(self.key)
        self.key = None

    def _end(self, event: Any) -> None:
        if event.end_mark.index > event.start_mark.index:  # a closing bracket; block ends have no extent
            self.last = event.end_mark.index
        self.open.pop().end = self.last
        self.key = self.keys.pop()

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if start == end:
            start = end = self._after_indicator(start)
        elif event.style in ("|", ">"):
            end = self._end_of_block(start, end)
        self.last = max(self.last, end)
        self._place(start, end, getattr(event, "value", f"*{event.anchor}"))

    def _after_indicator(self, limit: int) -> int:
        """Where an absent value would begin: after the `:`, `?` or `-` that announces it."""
        announced = _INDICATOR.match(self.text, self.last, limit)
        return announced.end() if announced else self.last

    def _end_of_block(self, start: int, end: int) -> int:
        """The end of a block scalar's last line with text; of its header where there is none."""
        content_end = start + len(self.text[start:end].rstrip(" \t\r\n"))
        header = _BLOCK_HEADER.match(self.text, start)
        return header.end(1) if header is not None and content_end <= header.end() else content_end

    def _place(self, start: int, end: int, written: str) -> _Node:
        """Attach a node, or keep it as the key of the next one; a key written twice keeps its first."""
        if not self.open:
            node = _Node(None, start, end)
            self.root = self.root or node
            return node
        parent = self.open[-1]
        if not parent.is_mapping:
            node = _Node(None, start, end)
            parent.children[len(parent.children)] = node
        elif self.key is None:
            self.key = (written, start, end)
            node = _Node(None, start, end)
            first = parent.children.get(written)
            if first is not None and first.key is not None:
                self.repeated[start] = first.key
        else:
            name, *extent = self.key
            node = _Node((extent[0], extent[1]), start, end)
            parent.children.setdefault(name, node)
            self.key = None
        return node
