"""Places: what a person is shown is the text that was meant, to the character."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.diagnostics import Path as NodePath
from lawmodel.diagnostics import Place
from lawmodel.documents import Document, locate, read
from lawmodel.documents.events import ParserName, available_parser

CASES = Path(__file__).parent / "cases" / "documents" / "valid"
PARSERS: tuple[ParserName, ...] = ("c", "pure") if available_parser() == "c" else ("pure",)


def document(text: str, parser: ParserName | None = None) -> Document:
    result = read("a.yaml", text.encode(), parser=parser)
    assert isinstance(result, Document), result
    return result


def shown(text: str, place: Place) -> str:
    """The stretch of the text at a place, found by its lines and columns alone."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    before_end = "".join(lines[: place.end_line - 1]) + lines[place.end_line - 1][: place.end_column - 1]
    return before_end[len("".join(lines[: place.line - 1])) + place.column - 1 :]


def paths(data: Any) -> list[NodePath]:
    found: list[NodePath] = []
    pending: list[tuple[NodePath, Any]] = [((), data)]
    while pending:
        path, node = pending.pop()
        found.append(path)
        steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        pending.extend(((*path, step), child) for step, child in steps)
    return found


RECORD = """\
# a comment
kind: treaty   # its kind
title: {en: "An \\"agreement\\"", 'ru': Соглашение}
text: |
  First line.

  Last line.


# a comment after it
parties:
  - state: TJ
    authorities: [tj-mia,
      tj-mlme]

  - {state: RU}
absent:
heading: goes on
  in the next line
last:
- a
-
"""


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("kind",), "kind", "treaty"),
        (("title",), "title", """{en: "An \\"agreement\\"", 'ru': Соглашение}"""),
        (("title", "en"), "en", '"An \\"agreement\\""'),
        (("title", "ru"), "'ru'", "Соглашение"),
        (("text",), "text", "|\n  First line.\n\n  Last line."),
        (("parties",), "parties", "- state: TJ\n    authorities: [tj-mia,\n      tj-mlme]\n\n  - {state: RU}"),
        (("parties", 0), None, "state: TJ\n    authorities: [tj-mia,\n      tj-mlme]"),
        (("parties", 0, "authorities"), "authorities", "[tj-mia,\n      tj-mlme]"),
        (("parties", 0, "authorities", 1), None, "tj-mlme"),
        (("parties", 1), None, "{state: RU}"),
        (("absent",), "absent", ""),
        (("heading",), "heading", "goes on\n  in the next line"),
        (("last",), "last", "- a\n-"),
        (("last", 1), None, ""),
    ],
)
def test_keys_and_values(path: NodePath, key: str | None, value: str, parser: ParserName) -> None:
    read_record = document(RECORD, parser)
    assert shown(RECORD, read_record.place(path)) == value
    # the item of a list has no key; its value stands for it
    assert shown(RECORD, read_record.place(path, "key")) == (value if key is None else key)


def test_the_root_ends_with_the_last_thing_written() -> None:
    assert document(RECORD).place(()) == Place("a.yaml", 2, 1, 22, 2)
    assert document("# c\n\na: 1\n\n# d\n").place(()) == Place("a.yaml", 3, 1, 3, 5)
    assert document("~").place(()) == Place("a.yaml", 1, 1, 1, 2)


@pytest.mark.parametrize(
    ("path", "lead"),
    [
        (("unknown",), "kind: treaty"),  # the root's first line
        (("parties", 0, "standing"), "state: TJ"),  # the item's first line
        (("parties", 0, "authorities", 7), "authorities"),  # the key that leads there
        (("parties", 1, "name", "en"), "{state: RU}"),
        (("parties", "first"), "parties"),
        (("kind", "inner"), "kind"),
        (("absent", 0, "x"), "absent"),
    ],
)
def test_a_path_that_is_not_there_leads_to_its_nearest_ancestor(path: NodePath, lead: str) -> None:
    for part in ("value", "key"):
        text = shown(RECORD, document(RECORD).place(path, "key" if part == "key" else "value"))
        assert text.startswith(lead)
        assert "\n" not in text


def test_the_first_line_stands_for_a_long_root() -> None:
    assert document("a: 1\nb: 2\n").place(("c",)) == Place("a.yaml", 1, 1, 1, 5)


def test_membership_tells_what_is_there() -> None:
    index = locate(RECORD)
    assert ("parties", 0, "state") in index
    assert ("parties", 2) not in index
    assert () in index
    assert () not in locate("")


def test_a_text_that_stops_being_yaml_is_indexed_so_far() -> None:
    text = "kind: treaty\nparties:\n  - state: TJ\n  - [RU\nlast: x\n"
    index = locate(text, "b.yaml")
    assert shown(text, index.find(("parties", 0, "state"))) == "TJ"
    assert index.find(("parties",)).line == 3
    assert index.find(("last",)).line == 1
    assert locate("").find(("a",)) == Place("", 1, 1, 1, 1)
    assert locate("[" * 100_000).find((0,) * 70).column == 65


def test_a_key_written_twice_has_its_first_place() -> None:
    index = locate("a: 1\nb: {c: 1}\na: 2\nb: {c: 2}\n")
    assert index.find(("a",)).line == 1
    assert index.find(("b", "c")).line == 2
    first = index.first_key(15)
    assert first is not None
    assert first.line == 1
    assert index.first_key(0) is None


@pytest.mark.parametrize("indicator", ["|", ">", "|-", ">+", "|2", "|  # why"])
def test_blocks_end_with_their_last_line_of_text(indicator: str) -> None:
    text = f"a: {indicator}\n  one\n  two  \n\n\n# c\nb: 1\n"
    assert shown(text, document(text).place(("a",))) == f"{indicator}\n  one\n  two"
    empty = f"a: {indicator}\n\nb: 1\n"
    assert shown(empty, document(empty).place(("a",))) == indicator.split(maxsplit=1)[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = end.join(["a: x\x85y", "b: 'z\u2028'", "", "c: {d: 😀, e: last}"])
    read_text = document(text)
    assert read_text.place(("b",)) == Place("a.yaml", 2, 4, 2, 8)
    assert read_text.place(("c", "e"), "key") == Place("a.yaml", 4, 11, 4, 12)
    assert read_text.line(4)[10] == "e"


@pytest.mark.parametrize("case", [pytest.param(path, id=path.stem) for path in sorted(CASES.glob("*.yaml"))])
def test_both_parsers_place_alike_and_within_the_text(case: Path) -> None:
    results = [read(case.name, case.read_bytes(), parser=parser) for parser in PARSERS]
    for path in paths(json.loads(case.with_suffix(".expected.json").read_text(encoding="utf-8"))["data"]):
        found = {(one.place(path), one.place(path, "key")) for one in results if isinstance(one, Document)}
        assert len(found) == 1
        (value, key) = found.pop()
        for place in (value, key):
            one = results[0]
            assert isinstance(one, Document)
            assert 1 <= place.column <= len(one.line(place.line)) + 1
            assert 1 <= place.end_column <= len(one.line(place.end_line)) + 1
            assert (place.line, place.column) <= (place.end_line, place.end_column)


texts = st.text(st.characters(codec="utf-8", exclude_characters="\ufeff"), max_size=8)
data_of_any_shape = st.recursive(
    st.none() | st.booleans() | st.integers(0, 10**6) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=12,
)


def is_storable(text: str) -> bool:
    return not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]", text)


@given(data_of_any_shape, st.sampled_from([None, 1, 3]))
@settings(max_examples=200, deadline=None)
def test_the_text_at_a_place_reads_as_the_value(data: Any, indent: int | None) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    if not all(is_storable(json.loads(piece)) for piece in re.findall(r'"(?:[^"\\]|\\.)*"', text)):
        assert not isinstance(read("a.yaml", text.encode()), Document)
        return
    whole = document(text)
    assert whole.data == data
    for path in paths(data):
        part = shown(text, whole.place(path))
        node = data
        for step in path:
            node = node[step]
        assert json.loads(part) == node
        if path and isinstance(path[-1], str):
            assert json.loads(shown(text, whole.place(path, "key"))) == path[-1]
