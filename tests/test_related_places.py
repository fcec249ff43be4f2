"""A finding stands at what must be mended, and shows what it contradicts as a related place."""

from __future__ import annotations

from pathlib import Path

from lawmodel.diagnostics import Diagnostic
from tests.check_cases import Case, all_cases, diagnose

CASES_BY_NAME = {case.name: case for case in all_cases()}


def shown(name: str, folder: Path) -> list[tuple[str, list[str]]]:
    """The findings of a case by their place, each with its related places and what is said of them."""
    return [(_where(each), _related(each)) for each in diagnose(_case(name).files, folder)]


def _case(name: str) -> Case:
    return CASES_BY_NAME[name]


def _where(found: Diagnostic) -> str:
    return f"{found.place.file.rpartition('/')[2]}:{found.place.line}:{found.place.column}"


def _related(found: Diagnostic) -> list[str]:
    return [f"{r.place.file.rpartition('/')[2]}:{r.place.line} {r.message}" for r in found.related]


def test_an_authority_is_shown_with_the_state_and_with_its_entry(tmp_path: Path) -> None:
    assert shown("authority-of-another-state/invalid/issuer.yaml", tmp_path) == [
        ("case.yaml:8:12", ["case.yaml:7 the state, `SM`", "authorities.yaml:5 the register has `agency` of `AD`"])
    ]


def test_a_state_is_shown_with_those_that_agree_against_it(tmp_path: Path) -> None:
    assert shown("authority-of-another-state/invalid/jurisdiction.yaml", tmp_path) == [
        ("case.yaml:8:15", ["case.yaml:9 `agency` is of `AD`", "case.yaml:12 `ministry` is of `AD`"])
    ]


def test_a_circle_is_shown_with_its_other_references(tmp_path: Path) -> None:
    assert shown("circular-rules/invalid/two-records", tmp_path / "two") == [
        ("one.yaml:17:36", ["two.yaml:17 `two/entry` refers to `one/entry`"])
    ]
    assert shown("circular-rules/invalid/rule-of-itself.yaml", tmp_path / "one") == [("case.yaml:17:86", [])]
