"""Reading a YAML file into plain data, with every fault at its line and column and nothing raised.

A record's YAML is a small part of YAML: mappings with text keys, lists, texts, whole numbers, truth
values and null, written out where they stand. Aliases, tags, merge keys, directives and second
documents are refused, and so is what grows without bound (depth, nodes, digits, bytes).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from lawmodel.diagnostics import Diagnostic, Place
from lawmodel.diagnostics import Path as DataPath
from lawmodel.documents import oddities
from lawmodel.documents.characters import NotText, decode
from lawmodel.documents.events import (
    MAX_DEPTH,
    MAX_NODES,
    NO_TEXT,
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ParserName,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
    parse_events,
)
from lawmodel.documents.files import content_of
from lawmodel.documents.lines import Lines
from lawmodel.documents.places import PlaceIndex, locate
from lawmodel.documents.scalars import NUMBER_STARTS, WORDS
from lawmodel.documents.syntax import report_syntax
from lawmodel.documents.unread import MAX_BYTES, Unread, of_file, too_large
from lawmodel.documents.watch import ReadingStoppedError, Watch

__all__ = ["Document", "read", "read_file"]

_WARY = re.compile(r"[&!\\]|\?[^\s,]")  # signs of anchors, tags, escapes and a `?` that is glued to its key
# Blanks, comments and document marks; a text of nothing else has no document, or an empty one.
_NOTHING = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+|---|\.\.\.)*+")


class _Lazy:
    """What a document works out when it is first asked for; threads may do so twice, to the same end."""

    __slots__ = ("lines", "places")

    def __init__(self) -> None:
        self.lines: Lines | None = None
        self.places: PlaceIndex | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file's data, and the text it came from.

    `data` is a dict with text keys, a list, str, int, bool or None, at any level. `notes` are
    warnings that did not stop the reading. `text` is without byte order mark, its lines as in the file.
    """

    file: str
    data: Any
    text: str
    notes: tuple[Diagnostic, ...] = ()
    parser: ParserName | None = field(default=None, repr=False, compare=False)
    _lazy: _Lazy = field(default_factory=_Lazy, init=False, repr=False, compare=False)

    def place(self, path: DataPath, part: Literal["key", "value"] = "value") -> Place:
        """Where the node stands, or its key; for a path that is not there, what leads nearest to it."""
        if self._lazy.places is None:
            self._lazy.places = locate(self.text, self.file, self.parser)
        return self._lazy.places.find(path, part)

    def line(self, number: int) -> str:
        """A line of the text, counted from 1, without its end; empty where there is no such line."""
        if self._lazy.lines is None:
            self._lazy.lines = Lines(self.text)
        return self._lazy.lines.line(number)


def read_file(path: Path, shown_as: str, *, within: Path | None = None) -> Document | Unread:
    """Read a file, reported as `shown_as`; with `within`, only if it lies in that folder in truth."""
    content = content_of(path, shown_as, within=within)
    return content if isinstance(content, Unread) else read(shown_as, content)


def read(file: str, content: bytes, *, parser: ParserName | None = None) -> Document | Unread:
    """Read a file's bytes. `file` is the name to report; `parser` is chosen by what is installed."""
    if len(content) > MAX_BYTES:
        return Unread(file, (too_large(file, len(content)),))
    text = decode(content)
    if isinstance(text, NotText):
        return Unread(file, (_not_utf8(file, text),))
    watch = Watch(file, text, parser)
    documents: list[Any] = []
    with contextlib.suppress(ReadingStoppedError):
        _read_into(documents, watch, parser)
    found = watch.finish()
    return Unread(file, found) if watch.errors else Document(file, documents[0], text, found, parser)


def _read_into(documents: list[Any], watch: Watch, parser: ParserName | None) -> None:
    watch.look_over()
    try:
        _build(parse_events(watch.parsed, parser), documents, watch)
    except YAMLError as error:
        if not watch.was_cleaned:  # else the parser may have stumbled over what stands for the lost characters
            report_syntax(watch, error)
        return
    if not documents or (documents[0] is None and _NOTHING.fullmatch(watch.text)):
        watch.report("empty-file", (0, 0), "the file holds no data", "write the record, or delete the file")


def _build(events: Iterator[Any], documents: list[Any], watch: Watch) -> None:
    """Build the data of the events into `documents`; a guard may stop the reading.

    This loop is what a good file costs, so its state is in locals: `append` is set within a list;
    within a mapping, `key` is set once the key is read. All that is rare is done elsewhere.
    """
    wary = any(sign in watch.parsed for sign in "&!\\?") and _WARY.search(watch.parsed) is not None
    holder: Any = documents
    append: Any = documents.append
    key: str | None = None
    stack: oddities.Stack = []
    limit = MAX_NODES - 1  # number of the last event allowed; events that are no nodes move it on
    for count, event in enumerate(events):
        kind = type(event)
        if kind is ScalarEvent:
            value = event.value
            if not event.style and (value in WORDS or value[0] in NUMBER_STARTS):  # plain, perhaps no text
                value = oddities.plain_value(watch, event, (stack, holder, key))
            if wary:
                oddities.marks(watch, event, (stack, holder, key))
            if append is not None:
                append(value)
            elif key is not None:
                holder[key] = value
                key = None
            elif value.__class__ is str and value not in holder:
                key = value
            else:
                key = oddities.key_text(watch, event, value, (stack, holder, key))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            holder, append, key = stack.pop()
            key = NO_TEXT if append is None and key is None else None  # a collection stood as the key
            limit += 1
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if wary or len(stack) == MAX_DEPTH or (append is None and key is None):
                oddities.collection(watch, event, (stack, holder, key))
            child: Any = {} if kind is MappingStartEvent else []
            if append is not None:
                append(child)
            elif key is not None:
                holder[key] = child
            stack.append((holder, append, key))
            holder, append, key = child, getattr(child, "append", None), None
        elif kind is AliasEvent:
            key = oddities.alias(watch, event, (stack, holder, key))
        else:
            oddities.end_or_document(watch, event, documents)
            limit += 1
        if count > limit:
            oddities.too_many_nodes(watch, event)


def _not_utf8(file: str, text: NotText) -> Diagnostic:
    """The diagnostic of a file that is not UTF-8, at its first bad byte."""
    place = Lines(text.before).place(file, len(text.before), len(text.before))
    if text.is_utf16:
        return of_file("not-utf-8", place, "the file is UTF-16", "save it as UTF-8")
    message = f"the byte 0x{text.byte:02X} at offset {text.offset} is not UTF-8"
    return of_file("not-utf-8", place, message, "save the file as UTF-8")
