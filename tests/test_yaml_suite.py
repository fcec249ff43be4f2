"""YAML by the chapters of its specification: tests/cases/yaml."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lawmodel.documents import Document, Unread, read
from lawmodel.documents.events import ParserName
from tests.fuzz.sound import PARSERS, check_places, check_result, check_short_way

CASES = Path(__file__).parent / "cases" / "yaml"
CHAPTERS = ("05-characters", "06-structure", "07-flow", "08-block", "09-documents", "10-schemas")


def cases() -> list[Any]:
    found = []
    for chapter in CHAPTERS:
        file = read(f"{chapter}.yaml", (CASES / f"{chapter}.yaml").read_bytes())
        assert isinstance(file, Document), file
        found += [pytest.param(case, id=f"{case['of']} {number}") for number, case in enumerate(file.data)]
    return found


@pytest.mark.parametrize("parser", [None, *PARSERS])
@pytest.mark.parametrize("case", cases())
def test_read_as_the_specification_says_or_refused(case: dict[str, Any], parser: ParserName | None) -> None:
    content = case["text"].encode()
    result = read("a.yaml", content, parser=parser)
    check_result(result, content)
    if "refused" in case:
        assert isinstance(result, Unread), result
        assert {found.ident for found in result.diagnostics} == set(case["refused"])
        return
    assert isinstance(result, Document), result
    assert json.dumps(result.data) == json.dumps(case["data"])
    assert {note.ident for note in result.notes} == set(case.get("notes", ()))
    check_places(result)


@pytest.mark.parametrize("case", cases())
def test_the_short_way_reads_no_case_otherwise(case: dict[str, Any]) -> None:
    if check_short_way(case["text"].encode()):
        assert "data" in case


def test_the_cases_are_as_their_page_says() -> None:
    told = [param.values[0] for param in cases()]
    assert len(told) >= 150
    assert {path.stem for path in CASES.glob("*.yaml")} == set(CHAPTERS)
    for case in told:
        assert set(case) <= {"of", "text", "data", "refused", "notes", "allowed"}
        assert ("data" in case) is not ("refused" in case)
        assert case.get("allowed") in (None, "refused" in case and True)


def test_some_cases_are_read_the_short_way() -> None:
    assert sum(check_short_way(param.values[0]["text"].encode()) for param in cases()) >= 15
