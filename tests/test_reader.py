"""Reading: the case files, the two parsers against each other and against ruamel.yaml's own reading, and hostile input."""

from __future__ import annotations

import ast
import json
import os
import pickle
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

import lawmodel.documents.events
from lawmodel.diagnostics import Diagnostic, Fault, Severity, format_path
from lawmodel.documents import FAULTS, Document, Unread, read
from lawmodel.documents.events import MAX_DEPTH, MAX_NODES, ParserName, available_parser, parse_events
from lawmodel.documents.unread import MAX_BYTES
from lawmodel.documents.watch import MAX_ERRORS, MAX_WARNINGS
from tests.fuzz.sound import PARSERS, check_parsers, check_result

CASES = Path(__file__).parent / "cases" / "documents"
UPDATE = bool(os.environ.get("UPDATE_CASES"))


def describe(found: Diagnostic) -> str:
    """A diagnostic as the expected files have it; of a syntax error, what both parsers say: its line."""
    place = found.place
    if found.ident == "yaml-syntax":
        return f"{place.line} error yaml-syntax"
    text = f"{place.line}:{place.column}-{place.end_line}:{place.end_column} {found.severity.value} {found.ident}"
    if found.path is not None:
        text += f" {format_path(found.path)}"
    text += f": {found.message}"
    if found.fix is not None:
        text += f" [fix: {found.fix.replacement}]"
    if found.ident == "duplicate-key":
        text += "".join(f" [first: {first.place.line}:{first.place.column}]" for first in found.related)
    return text


def hold_to(expected: Path, text: str) -> None:
    if UPDATE:
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8")


def cases(kind: str) -> list[Any]:
    return [pytest.param(path, id=path.stem) for path in sorted((CASES / kind).glob("*.yaml"))]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("case", cases("invalid"))
def test_invalid_case(case: Path, parser: ParserName) -> None:
    result = read(case.name, case.read_bytes(), parser=parser)
    assert isinstance(result, Unread)
    assert result.file == case.name
    hold_to(case.with_suffix(".expected.txt"), "".join(describe(found) + "\n" for found in result.diagnostics))


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("case", cases("valid"))
def test_valid_case(case: Path, parser: ParserName) -> None:
    result = read(case.name, case.read_bytes(), parser=parser)
    assert isinstance(result, Document), result
    expected = {"data": result.data, "notes": [describe(note) for note in result.notes]}
    hold_to(case.with_suffix(".expected.json"), json.dumps(expected, ensure_ascii=False, indent=1) + "\n")


def test_every_case_has_its_expectation_and_the_other_way_round() -> None:
    for kind, suffix in (("invalid", ".expected.txt"), ("valid", ".expected.json")):
        stems = {path.name.removesuffix(".yaml") for path in (CASES / kind).glob("*.yaml")}
        expected = {path.name.removesuffix(suffix) for path in (CASES / kind).glob("*" + suffix)}
        assert stems == expected
        assert len(stems) >= 15


# ---- the catalogue of faults


@pytest.mark.parametrize("fault", [pytest.param(fault, id=fault.ident) for fault in FAULTS if fault.wrong])
def test_wrong_and_right_texts(fault: Fault) -> None:
    wrong = read(fault.example_file, fault.wrong.encode())
    found = wrong.diagnostics if isinstance(wrong, Unread) else wrong.notes
    assert fault.ident in {one.ident for one in found}
    right = read(fault.example_file, fault.right.encode())
    assert isinstance(right, Document)
    assert right.notes == ()


def identifiers_in_sources() -> Iterator[str]:
    package = Path(lawmodel.documents.__file__).parent
    for path in package.glob("*.py"):
        if path.name == "faults.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", str(node.value)):
                yield str(node.value)


def test_every_id_of_the_code_is_in_the_catalogue_and_none_there_is_unused() -> None:
    catalogue = {fault.ident for fault in FAULTS}
    words = set(identifiers_in_sources()) - {"utf-8"}
    assert {word for word in words if "-" in word} | {"surrogate"} == catalogue
    assert "surrogate" in words
    assert len(catalogue) == len(FAULTS)


# ---- documents


def test_a_document_is_frozen_and_can_be_sent_to_another_process() -> None:
    document = read("a.yaml", b"kind: treaty\n")
    assert isinstance(document, Document)
    with pytest.raises(AttributeError):
        document.file = "b.yaml"  # type: ignore[misc]  # the point of the test
    again = pickle.loads(pickle.dumps(document))  # noqa: S301  our own bytes
    assert again == document
    assert again.place(("kind",)) == document.place(("kind",))


def test_lines_and_text() -> None:
    document = read("a.yaml", "\ufeffa: 1\r\nb: x\u2028y\rc: 3".encode())
    assert isinstance(document, Document)
    assert document.text == "a: 1\r\nb: x\u2028y\rc: 3"
    assert [document.line(number) for number in range(-1, 6)] == ["", "", "a: 1", "b: x\u2028y", "c: 3", "", ""]
    assert document.place(("c",)).line == 3


def test_the_excerpt_is_the_line_of_the_place() -> None:
    result = read("a.yaml", b"a: 1\nb: [NO]\nb: 2\n")
    assert isinstance(result, Unread)
    assert [found.excerpt for found in result.diagnostics] == ["b: [NO]", "b: 2"]
    assert result.diagnostics[1].related[0].excerpt == "b: [NO]"
    assert [found.severity for found in result.diagnostics] == [Severity.WARNING, Severity.ERROR]


def test_a_syntax_error_says_what_is_the_matter_and_how_to_mend_it() -> None:
    result = read("a.yaml", b"kind: treaty\nheading: Entry into force: conditions\n")
    assert isinstance(result, Unread)
    (found,) = result.diagnostics
    assert found.message == "`: ` stands within a text without quotes"
    assert found.help is not None
    assert "in quotes" in found.help


def test_a_syntax_error_shows_where_what_it_interrupts_began() -> None:
    result = read("a.yaml", b"kind: treaty\nparties: [TJ\n  RU: x]\n")
    assert isinstance(result, Unread)
    (found,) = result.diagnostics
    assert (found.place.line, found.place.column) == (3, 5)
    assert [(other.place.line, other.place.column) for other in found.related] == [(2, 10)]


# ---- the guards at their exact limits


def flow_list(items: int) -> bytes:
    return b"[" + b"a," * items + b"]"


def idents(result: Document | Unread) -> list[str]:
    return [found.ident for found in (result.diagnostics if isinstance(result, Unread) else result.notes)]


@pytest.mark.parametrize("parser", PARSERS)
def test_depth_limit(parser: ParserName) -> None:
    deepest = b"[" * MAX_DEPTH + b"]" * MAX_DEPTH
    assert isinstance(read("a.yaml", deepest, parser=parser), Document)
    assert idents(read("a.yaml", b"[" + deepest + b"]", parser=parser)) == ["too-deep"]
    assert idents(read("a.yaml", b"a: &b " + b"[" * MAX_DEPTH, parser=parser)) == ["yaml-anchor", "too-deep"]


def test_node_limit() -> None:
    full = read("a.yaml", flow_list(MAX_NODES - 1))
    assert isinstance(full, Document)
    assert len(full.data) == MAX_NODES - 1
    assert full.place((MAX_NODES - 2,)).column == 2 * MAX_NODES - 2
    assert idents(read("a.yaml", flow_list(MAX_NODES))) == ["too-many-nodes"]


def test_size_limit() -> None:
    assert isinstance(read("a.yaml", b"a" + b" " * (MAX_BYTES - 1)), Document)
    assert idents(read("a.yaml", b"a" + b" " * MAX_BYTES)) == ["file-too-large"]


def test_error_limit() -> None:
    most = read("a.yaml", b"a: 1\n" * MAX_ERRORS)
    assert idents(most) == ["duplicate-key"] * (MAX_ERRORS - 1)
    more = idents(read("a.yaml", b"a: 1\n" * (MAX_ERRORS + 100)))
    assert more == ["duplicate-key"] * MAX_ERRORS + ["too-many-faults"]


def test_warning_limit() -> None:
    most = read("a.yaml", b"- on\n" * (MAX_WARNINGS - 1))
    assert isinstance(most, Document)
    assert idents(most) == ["truth-like-word"] * (MAX_WARNINGS - 1)
    more = idents(read("a.yaml", b"- on\n" * (MAX_WARNINGS + 100)))
    assert sorted(more) == ["too-many-faults"] + ["truth-like-word"] * MAX_WARNINGS


def test_digit_limit() -> None:
    document = read("a.yaml", b"[999999999999999999, -999999999999999999]")
    assert isinstance(document, Document)
    assert document.data == [10**18 - 1, 1 - 10**18]
    assert idents(read("a.yaml", b"[1000000000000000000]")) == ["number-too-long"]


# ---- properties


PIECES = [
    *"ab1é~.-?:[]{},\"'|>#&*!%@\\`= ",
    *("\n", "\n", "\n  ", "\n- ", "\n    ", "\t", "\r\n", "\r", "\x85", "\u2028", "\ufeff", "\x07"),
    *(
        "key: ",
        "- ",
        ": ",
        ", ",
        "? ",
        " # c",
        "---\n",
        "...\n",
        "<<: ",
        "|\n  x\n",
        ">-\n   z\n",
        "|2-",
        "a: b",
        "a:b",
    ),
    *('"x"', "'y'", '"\\ud800"', '"\\x07"', "\\N", "&a ", "*a", "!!str ", "on", "0777", "12:30", "1.5", "%YAML 1.2\n"),
]
yaml_like = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(st.binary(max_size=60) | yaml_like.map(str.encode))
@settings(max_examples=300, deadline=None)
def test_whatever_the_bytes_the_result_is_sound(content: bytes) -> None:
    check_result(read("a.yaml", content), content)


@given(yaml_like)
@settings(max_examples=400, deadline=None)
def test_the_two_parsers_agree(text: str) -> None:
    check_parsers(text.encode())


def test_asking_for_a_parser_that_is_not_there_is_a_wrong_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lawmodel.documents.events, "_C_PARSER", None)
    assert available_parser() == "pure"
    assert isinstance(read("a.yaml", b"kind: treaty\n"), Document)
    with pytest.raises(ImportError, match=r"ruamel\.yaml\.clib"):
        read("a.yaml", b"kind: treaty\n", parser="c")


def test_old_line_ends_move_no_mark() -> None:
    text = "a: x\x85y\u2028z\nb: 'on'\n"
    for parser in PARSERS:
        marks = [event.start_mark.index for event in parse_events(text, parser) if getattr(event, "value", "") == "on"]
        assert marks == [text.index("'on'")]


words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\ufeff\x85\u2028\u2029"),
    max_size=12,
)
scalars = (
    st.none()
    | st.booleans()
    | st.integers(1 - 10**18, 10**18 - 1)
    | words
    | st.sampled_from(["no", "2019-02-30", "12:30", "0777", "<<"])
)
records = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4), max_leaves=20
)


def written(data: Any, *, flow: bool) -> str:
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = flow
    yaml.allow_unicode = True
    yaml.width = 10**6
    stream = StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()


@given(records, st.booleans())
@settings(max_examples=200, deadline=None)
def test_ordinary_documents_read_as_written_and_as_ruamel_reads_them(data: Any, flow: bool) -> None:
    text = written(data, flow=flow)
    # Within brackets the parsers follow YAML 1.1, where these characters need quotes; ruamel leaves them out.
    assume(not (flow and re.search(r"\?|:\S", text)))
    for parser in PARSERS:
        document = read("a.yaml", text.encode(), parser=parser)
        assert isinstance(document, Document), (text, document)
        assert document.data == data
        assert {note.ident for note in document.notes} <= {"truth-like-word", "old-number"}
    assert YAML(typ="safe", pure=True).load(text) == data


def test_a_fix_can_be_put_where_the_place_is() -> None:
    text = "party: NO\nlist: [on, 1_000, 0777]\nno: off # y\n"
    document = read("a.yaml", text.encode())
    assert isinstance(document, Document)
    lines = text.split("\n")
    for note in reversed(document.notes):
        assert note.fix is not None
        line = lines[note.place.line - 1]
        lines[note.place.line - 1] = (
            line[: note.place.column - 1] + note.fix.replacement + line[note.place.end_column - 1 :]
        )
    mended = read("a.yaml", "\n".join(lines).encode())
    assert isinstance(mended, Document)
    assert mended.data == document.data
    assert mended.notes == ()
