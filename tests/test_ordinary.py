"""The short way of reading: what it reads is what the parser reads, and nothing odd passes through it."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.documents import Document, read
from lawmodel.documents.ordinary import MAX_LENGTH, ordinary_data
from tests.fuzz.mutations import line_mutant, token_mutant, value_mutant
from tests.fuzz.sound import PARSERS, check_short_way

ROOT = Path(__file__).parents[1]
RECORDS = sorted((*(ROOT / "agreements").glob("*.yaml"), *(ROOT / "registers").rglob("*.yaml")))
CASES = sorted((ROOT / "tests" / "cases").rglob("*.yaml"))


def test_all_records_are_read_so_and_alike() -> None:
    parsed = [read(path.name, path.read_bytes(), parser=PARSERS[0]) for path in RECORDS]
    assert all(isinstance(document, Document) and document.notes == () for document in parsed)
    found = [ordinary_data(path.read_text(encoding="utf-8")) for path in RECORDS]
    assert found == [document.data for document in parsed if isinstance(document, Document)]


def test_with_other_line_ends_too() -> None:
    for path in RECORDS:
        text = path.read_text(encoding="utf-8")
        assert ordinary_data(text.replace("\n", "\r\n")) == ordinary_data(text)
        assert ordinary_data(text.replace("\n", "\r")) is None


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT / "tests"))) for path in CASES])
def test_no_case_is_read_otherwise(path: Path) -> None:
    check_short_way(path.read_bytes())


ORDINARY = [
    ("a: 1\n", {"a": 1}),
    ("a: 1 # b\n\n# c\n  # d\nb: x y", {"a": 1, "b": "x y"}),
    ("a:\n- b\n- c: 1\n  d: 2\n- [x]\nd:\n  - e\n", {"a": ["b", {"c": 1, "d": 2}, ["x"]], "d": ["e"]}),
    ("a: [b, {c: 1, d: [2]},\n   'it''s', \"\"]  # e\n", {"a": ["b", {"c": 1, "d": [2]}, "it's", ""]}),
    ('a: {"1": x, b_2: -7}\n', {"a": {"1": "x", "b_2": -7}}),
    ("a: [ ]\nb: { }\nc: [[], {}]\n", {"a": [], "b": {}, "c": [[], {}]}),
    ("a: >-\n  x\n  - y: z\nb: 2019-02-30\n", {"a": "x - y: z", "b": "2019-02-30"}),
    ("a: ../2015-10-15\nb: https://example.org/?c\nd: (e)\n", {"a": "../2015-10-15", "b": "https://example.org/?c", "d": "(e)"}),
    ("a:\n  b:\n    c: true\n  d: ~\n", {"a": {"b": {"c": True}, "d": None}}),
    ("a: Это — № 5\n", {"a": "Это — № 5"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "data"), ORDINARY)
def test_what_is_ordinary(text: str, data: Any) -> None:
    assert ordinary_data(text) == data
    assert check_short_way(text.encode())


NOT_ORDINARY = {
    "null without a word": "a:\nb: 1\n",
    "null at the end": "b: 1\na:\n",
    "duplicate key": "a: 1\na: 2\n",
    "duplicate key in brackets": "a: {b: 1, b: 2}\n",
    "word of YAML 1.1": "a: on\n",
    "key of YAML 1.1": "y: 1\n",
    "merge key": "a: {<<: b}\n",
    "old number": "a: 0777\n",
    "number with point": "a: 1.5\n",
    "number as key": "1: a\n",
    "text on two lines": "a: b\n  c\n",
    "item going on": "a:\n- b\n  - c\n",
    "quoted text on two lines": 'a: "b\n  c"\n',
    "literal block": "a: |\n  b\n",
    "folded block with a blank line": "a: >-\n  b\n\n  c\n",
    "folded block with a comment after a blank line": "a: >-\n  b\n\n  # c\n",
    "folded block with a deeper line": "a: >-\n  b\n   c\n",
    "folded block with a deeper comment at the end": "a: >-\n  b\n   # c",
    "folded block with a blank line after it": "a: >-\n  b\n\nc: 1\n",
    "folded block with a longer blank line at the end": "a: >-\n  b\n   ",
    "folded block that is not deeper": "a:\n  b: >-\n  c\n",
    "folded item": "a:\n- >-\n  b\n",
    "escape": 'a: "\\n"\n',
    "anchor": "a: &b c\n",
    "alias": "a: *b\n",
    "tag": "a: !b c\n",
    "directive": "%YAML 1.2\n",
    "document mark": "---\na: 1\n",
    "end mark": "a: 1\n...\n",
    "tab": "a:\tb\n",
    "tab in a text": 'a: "\t"\n',
    "control character": "a: b\x07\n",
    "old line end": "a: b\x85c\n",
    "carriage return": "a: b\rc: d\n",
    "byte order mark": "\ufeffa: 1\n",
    "glued comment": 'a: "b"#c\n',
    "comment in brackets": "a: [b, # c\n  d]\n",
    "empty item": "a:\n-\n- b\n",
    "list in a line": "a: - b\n",
    "two lists in a line": "a:\n- - b\n",
    "list at the top": "- a\n",
    "text at the top": "a\n",
    "nothing": "# a\n",
    "first line indented": "  a: 1\n",
    "line between two columns": "a:\n    b: 1\n  c: 2\n",
    "deeper line": "a: 1\n  b: 2\n",
    "list and mapping in one column": "a:\n  - b\n  c: 1\n",
    "mapping and list in one column": "a:\n  b: 1\n  - c\n",
    "comma too many": "a: [b,, c]\n",
    "comma before the end": "a: [b, ]\n",
    "comma after the end": "a: [b],\n",
    "comma at the beginning": "a: [,b]\n",
    "no comma": "a: [[b] [c]]\n",
    "bracket left open": "a: [b, [c]\n",
    "bracket too many": "a: [b]]\n",
    "wrong bracket": "a: [b}\n",
    "text after brackets": "a: [b] c\n",
    "brackets as key": "a: [b]: c\n",
    "key without value in brackets": "a: {b}\n",
    "pair in a list": "a: [b: c]\n",
    "colon in a text in brackets": "a: [b:c]\n",
    "text without colon": "a: 1\nb\n",
    "colon in a text": "a: b: c\n",
    "colon at the end of a text": "a: b:\n",
    "brackets going on in the column of their key": "a: [b,\nc]\n",
    "brackets going on in the column of their own list": "a:\n  - b: [c,\n    d]\n",
    "end mark in brackets": "a: [b,\n... c]\n",
    "deep brackets": "a: " + "[" * 40 + "]" * 40 + "\n",
    "deep keys": "".join(" " * depth + "a:\n" for depth in range(40)) + " " * 40 + "b\n",
    "long": "a: 1\n" + "# \n" * (MAX_LENGTH // 3),
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_ORDINARY)
def test_what_is_not(name: str) -> None:
    assert ordinary_data(NOT_ORDINARY[name]) is None


def test_the_longest_text_has_no_more_nodes_than_a_file_may() -> None:
    text = "a: [" + "a," * ((MAX_LENGTH - 6) // 2) + "a]"
    assert len(ordinary_data(text)["a"]) < MAX_LENGTH  # type: ignore[index]  # it is read
    assert check_short_way(text.encode(), PARSERS[:1])


PIECES = [
    *("a", "b: ", "- ", "  ", "\n", "\n  ", "\n- ", "\n  - ", ", ", ",\n  ", "[", "]", "{", "}", "{a: b}", "[a, b]"),
    *(
        " # c",
        '"x"',
        "'y'",
        "'",
        '"',
        "1",
        "-1",
        ":",
        ": ",
        ">-\n  x\n",
        ">-\n    x\n    y\n",
        "\nk: v",
        "\nl:",
        "\nm:\n",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
@settings(max_examples=500, deadline=None)
def test_what_is_written_like_records_is_read_alike(text: str) -> None:
    check_short_way(("a: " + text).encode())


@given(
    st.sampled_from(RECORDS),
    st.sampled_from((line_mutant, token_mutant, value_mutant)),
    st.randoms(use_true_random=False),
)
@settings(max_examples=200, deadline=None)
def test_pieces_of_changed_records_are_read_alike(path: Path, mutate: Any, rng: Random) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    start = rng.randrange(len(lines))
    some = lines[start : start + rng.randrange(1, 15)]
    indent = min(len(line) - len(line.lstrip(b" ")) for line in some)
    check_short_way(mutate(b"".join(line[indent:] for line in some), rng))
