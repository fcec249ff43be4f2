"""What holds of every reading, whatever the bytes."""

from __future__ import annotations

import json
import re
from typing import Any

from lawmodel.diagnostics import Severity
from lawmodel.documents import Document, Unread, read
from lawmodel.documents.characters import NotText, decode
from lawmodel.documents.events import ParserName, available_parser
from lawmodel.documents.ordinary import ordinary_data

PARSERS: tuple[ParserName, ...] = ("c", "pure") if available_parser() == "c" else ("pure",)


def check_result(result: Document | Unread, content: bytes) -> None:
    """Data or errors, and each diagnostic at a place that the file has."""
    assert isinstance(result, Document | Unread)
    found = result.diagnostics if isinstance(result, Unread) else result.notes
    has_errors = any(one.severity is Severity.ERROR for one in found)
    assert has_errors is isinstance(result, Unread)
    lines = re.split(r"\r\n|\r|\n", content.decode("utf-8", "replace").removeprefix("\ufeff"))
    for one in found:
        place = one.place
        assert (1, 1) <= (place.line, place.column) <= (place.end_line, place.end_column)
        assert "\n" not in one.message
        assert not one.message.endswith(".")
        if one.excerpt is not None:
            assert one.excerpt == lines[place.line - 1]
            assert place.column <= len(one.excerpt) + 1
            assert place.end_column <= len(lines[place.end_line - 1]) + 1
    if isinstance(result, Document):
        check_plain(result.data)


def check_plain(data: Any) -> None:
    """Nothing but what JSON has, without fractions."""
    pending = [data]
    while pending:
        node = pending.pop()
        assert node is None or type(node) in (dict, list, str, int, bool)
        if isinstance(node, dict):
            assert all(type(key) is str for key in node)
            pending.extend(node.values())
        elif isinstance(node, list):
            pending.extend(node)


def check_places(document: Document) -> None:
    """Every node has its place, which the file has."""
    last = document.text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    pending: list[tuple[Any, tuple[str | int, ...]]] = [(document.data, ())]
    for _ in range(2000):
        if not pending:
            return
        node, path = pending.pop()
        for place in (document.place(path), document.place(path, "key")):
            assert 1 <= place.line <= place.end_line <= last
            assert place.end_column <= len(document.line(place.end_line)) + 1
        children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        pending.extend((child, (*path, step)) for step, child in children)


def check_short_way(content: bytes, parsers: tuple[ParserName, ...] = PARSERS) -> bool:
    """Whether the short way reads a file; what it reads is what the parser reads, and nothing is odd."""
    text = decode(content)
    data = None if isinstance(text, NotText) else ordinary_data(text)
    if data is None:
        return False
    for parser in parsers:
        parsed = read("a.yaml", content, parser=parser)
        assert isinstance(parsed, Document), (content, parsed)
        assert parsed.notes == ()
        assert json.dumps(parsed.data) == json.dumps(data)  # the order of keys and the types of numbers too
    return True


def check_parsers(content: bytes) -> None:
    """The two parsers read the same, or both refuse."""
    first, *others = (read("a.yaml", content, parser=parser) for parser in PARSERS)
    for other in others:
        assert type(first) is type(other), (first, other)
        if isinstance(first, Document) and isinstance(other, Document):
            assert json.dumps(first.data) == json.dumps(other.data)
            assert first.notes == other.notes
