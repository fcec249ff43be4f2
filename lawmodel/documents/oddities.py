"""Nodes that are no plain texts, and what a record does not have: aliases, tags, odd keys and numbers.

Each function reports what is odd to the watch and gives what the reading goes on with.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

from lawmodel.diagnostics import Path
from lawmodel.documents.characters import holds_forbidden
from lawmodel.documents.events import LONGEST_KEY, MAX_DEPTH, MAX_NODES, NO_TEXT, DocumentStartEvent
from lawmodel.documents.scalars import WORDS, Oddity, number, quoted, shown
from lawmodel.documents.watch import Watch

__all__ = [
    "Stack",
    "Trail",
    "alias",
    "collection",
    "end_or_document",
    "key_text",
    "marks",
    "path_of",
    "plain_value",
    "too_many_nodes",
]

Stack = list[tuple[Any, Any, str | None]]
"""The collections around the open one, each with its `append` (of a list) or its present key (of a mapping)."""

Trail = tuple[Stack, Any, str | None]
"""Where the reader stands: the collections around the open one, the open one, and its present key."""

_TAG = re.compile(r"!(?:<[^>\s]*>|[^\s,\[\]{}]*)")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_SHORT_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b"}


def path_of(trail: Trail, written: str = "") -> Path:
    """The path of the node that is being read; `written` is its key, where that comes just now."""
    stack, holder, key = trail
    steps = [len(outer) - 1 if isinstance(outer, list) else step for outer, _, step in stack[1:]]
    if stack:
        steps.append(len(holder) if isinstance(holder, list) else written if key is None else key)
    return tuple("" if step is None or step == NO_TEXT else step for step in steps)


def plain_value(watch: Watch, event: Any, trail: Trail) -> Any:
    """The value of a plain scalar that may be no text; an oddity is reported, unless it is a key's own fault."""
    text: str = event.value
    value = WORDS[text] if text in WORDS else number(text)
    if not isinstance(value, Oddity):
        return value
    is_key = isinstance(trail[1], dict) and trail[2] is None
    if is_key and not value.is_text:
        return value  # and so not a text, which `key_text` reports
    if is_key or value.ident != "yaml-merge-key":
        extent, path = _extent(event), path_of(trail, text)
        watch.report(value.ident, extent, value.message, value.help, replacement=value.replacement, path=path)
    return value.value


def key_text(watch: Watch, event: Any, value: Any, trail: Trail) -> str:
    """The key to go on with, where the mapping has it already or it is not a text."""
    written: str = event.value
    if len(written) > LONGEST_KEY:
        message = f"a key has {len(written):,} characters, and at most {LONGEST_KEY:,} are read"
        watch.report("yaml-syntax", _extent(event), message, "write a text of this length as a value")
        return written[:LONGEST_KEY]
    path = path_of(trail, written)
    if isinstance(value, str):
        watch.second_key(_extent(event), written, path)
        return written
    if value is None:
        message, replacement = "a key is missing or null, and keys are texts", None
        advice = "write the key, or put it in quotes"
    else:
        kind = "a truth value" if isinstance(value, bool) else "a number"
        message, replacement = f"the key {shown(written)} is {kind}, and keys are texts", quoted(written)
        advice = "put the key in quotes"
    watch.report("non-text-key", _extent(event), message, advice, replacement=replacement, path=path)
    return written


def collection(watch: Watch, event: Any, trail: Trail) -> None:
    """A mapping or list that begins: too deep, where a key should stand, or marked with anchor or tag."""
    stack, holder, key = trail
    extent = event.start_mark.index, event.start_mark.index + 1
    if len(stack) == MAX_DEPTH:
        message = f"mappings and lists lie more than {MAX_DEPTH} deep in one another here"
        watch.stop("too-deep", extent, message, "flatten the record; is a bracket left open?")
    if isinstance(holder, dict) and key is None:
        message = "a mapping or list stands where a key should, and keys are texts"
        advice = "put a text that begins with a bracket in quotes"
        watch.report("non-text-key", extent, message, advice, path=path_of(trail)[:-1])
    _glued_question_mark(watch, event)
    _properties(watch, event, trail)


def alias(watch: Watch, event: Any, trail: Trail) -> str | None:
    """An alias, a value that is written elsewhere: placed as null, or given as the key it stands for."""
    _, holder, key = trail
    path = path_of(trail, f"*{event.anchor}")
    message = f"{shown('*' + event.anchor)} is an alias, and records have none"
    watch.report(
        "yaml-alias", _extent(event), message, "write the value itself; quote a text that begins with `*`", path=path
    )
    if isinstance(holder, list):
        holder.append(None)
    elif key is None:
        return f"*{event.anchor}"
    else:
        holder[key] = None
    return None


def end_or_document(watch: Watch, event: Any, documents: list[Any]) -> None:
    """An event that is no node; a second document's start ends the reading."""
    if documents and isinstance(event, DocumentStartEvent):
        watch.second_document(_extent(event))


def too_many_nodes(watch: Watch, event: Any) -> NoReturn:
    """More keys and values than one file may hold."""
    message = f"the file holds more than {MAX_NODES:,} keys and values"
    watch.stop("too-many-nodes", _extent(event), message, "split it into several records")


def marks(watch: Watch, event: Any, trail: Trail) -> None:
    """What a scalar may carry or name that no record has: an anchor, a tag, forbidden characters."""
    _glued_question_mark(watch, event)
    if event.anchor is not None or event.ctag is not None:
        _properties(watch, event, trail)
    if event.style == '"' and holds_forbidden(event.value):
        _escapes(watch, event, trail)


def _glued_question_mark(watch: Watch, event: Any) -> None:
    """A `?` that begins a text within brackets, which the parsers take for the sign of a key (YAML 1.1)."""
    start, end = _extent(event)
    if start and watch.parsed[start - 1] == "?" and (start < end or not hasattr(event, "value")):  # no absent value
        message = "`?` begins a text within brackets, and would be lost"
        watch.report("yaml-syntax", (start - 1, start), message, "put the text in quotes")


def _properties(watch: Watch, event: Any, trail: Trail) -> None:
    """The anchor and the tag of a node, if it has them."""
    start = event.start_mark.index
    path = path_of(trail, getattr(event, "value", ""))
    if event.anchor is not None:
        at = watch.text.find(f"&{event.anchor}", start)
        message = f"{shown('&' + event.anchor)} is an anchor, and records have none"
        extent = (at, at + len(event.anchor) + 1)
        watch.report("yaml-anchor", extent, message, "delete it; quote a text that begins with `&`", path=path)
    if event.ctag is not None:
        tag = _TAG.search(watch.text, start)
        watch.tag(tag.span() if tag else (start, start + 1), path)


def _escapes(watch: Watch, event: Any, trail: Trail) -> None:
    """The escapes in a double-quoted scalar that name a character no file may hold."""
    path = path_of(trail, event.value)
    for escape in _ESCAPE.finditer(watch.text, event.start_mark.index, event.end_mark.index):
        code = escape[1] or escape[2] or escape[3]
        char = chr(int(code, 16)) if code else _SHORT_ESCAPES.get(escape[4], " ")
        if holds_forbidden(char):
            watch.character(char, escape.span(), path)


def _extent(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index
