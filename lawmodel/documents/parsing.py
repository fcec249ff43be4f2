"""The long way: the parser's events built into data, with every fault reported where it stands.

It reads all of YAML that a record may have, and knows all that it may not have.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import Any

from lawmodel.diagnostics import Diagnostic
from lawmodel.documents import oddities
from lawmodel.documents.events import (
    LONGEST_KEY,
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
from lawmodel.documents.laxity import held_to_yaml
from lawmodel.documents.scalars import NUMBER_STARTS, WORDS
from lawmodel.documents.syntax import report_syntax
from lawmodel.documents.watch import ReadingStoppedError, Watch

__all__ = ["parsed_data"]

_WARY = re.compile(r"[&!\\]|\?[^\s,]")  # signs of anchors, tags, escapes and a `?` that is glued to its key
# Blanks, comments and document marks; a text of nothing else has no document, or an empty one.
_NOTHING = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+|---|\.\.\.)*")


def parsed_data(file: str, text: str, parser: ParserName | None) -> tuple[Any, tuple[Diagnostic, ...], bool]:
    """The data of a text, what was found in it, and whether it can be used: there is no error."""
    watch = Watch(file, text, parser)
    documents: list[Any] = []
    with contextlib.suppress(ReadingStoppedError):
        _read_into(documents, watch, parser)
    found = watch.finish()
    return (None, found, False) if watch.errors else (documents[0], found, True)


def _read_into(documents: list[Any], watch: Watch, parser: ParserName | None) -> None:
    watch.look_over()
    try:
        _build(held_to_yaml(parse_events(watch.parsed, parser), watch), documents, watch)
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
            elif value.__class__ is str and value not in holder and len(value) <= LONGEST_KEY:
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
