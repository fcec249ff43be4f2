"""Every check finds its fault, at its place, and nothing else; each fault's own examples hold it to that."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawmodel.allowing import FAULTS as ALLOWING_FAULTS
from lawmodel.checking import check
from lawmodel.checks import ALL_CHECKS, all_faults
from lawmodel.citing.faults import FAULTS as CITING_FAULTS
from lawmodel.cli import main
from lawmodel.configuration import FAULTS as CONFIGURATION_FAULTS
from lawmodel.diagnostics import Diagnostic, Fault
from lawmodel.documents import FAULTS as READER_FAULTS
from lawmodel.documents import Document, read
from lawmodel.loading import FAULTS as LOADING_FAULTS
from lawmodel.schemas.faults import FAULTS as SCHEMA_FAULTS
from tests.check_cases import CASES, Case, all_cases, diagnose, lay, told, with_modeline

_OF_READER = {fault.ident for fault in READER_FAULTS}
_OF_CORPUS = [fault for fault in all_faults().values() if fault.ident not in _OF_READER]
INVALID = [case for case in all_cases() if not case.is_valid]
VALID = [case for case in all_cases() if case.is_valid]


def _laid(fault: Fault, text: str, folder: Path) -> tuple[Diagnostic, ...]:
    shown = text if fault.ident == "missing-modeline" else with_modeline(text, fault.example_file)
    return diagnose({fault.example_file: shown}, folder)


def test_base_corpus_has_no_fault(tmp_path: Path) -> None:
    assert diagnose({}, tmp_path) == ()


def test_a_register_that_is_not_there_is_told_once_a_file(tmp_path: Path) -> None:
    """Not once for each of the names that it should have declared."""
    lay({}, tmp_path)
    (tmp_path / "registers" / "sources.yaml").unlink()
    found = [d.place.file for d in check(tmp_path).diagnostics if d.ident == "dangling-reference"]
    assert len(found) == len(set(found)) > 2


@pytest.mark.parametrize("fault", [f for f in _OF_CORPUS if f.wrong], ids=lambda f: f.ident)
def test_wrong_example_has_the_fault(fault: Fault, tmp_path: Path) -> None:
    found = _laid(fault, fault.wrong, tmp_path)
    assert {(d.ident, d.severity) for d in found} == {(fault.ident, fault.severity)}


@pytest.mark.parametrize("fault", [f for f in _OF_CORPUS if f.right], ids=lambda f: f.ident)
def test_right_example_has_no_fault(fault: Fault, tmp_path: Path) -> None:
    assert _laid(fault, fault.right, tmp_path) == ()


@pytest.mark.parametrize("fault", [f for f in READER_FAULTS if f.wrong], ids=lambda f: f.ident)
def test_examples_of_reading(fault: Fault) -> None:
    wrong = read(fault.example_file, fault.wrong.encode())
    found = wrong.notes if isinstance(wrong, Document) else wrong.diagnostics
    assert (fault.ident, fault.severity) in {(d.ident, d.severity) for d in found}
    right = read(fault.example_file, fault.right.encode())
    assert isinstance(right, Document)
    assert right.notes == ()


@pytest.mark.parametrize("case", INVALID, ids=lambda c: c.name)
def test_invalid_case(case: Case, tmp_path: Path) -> None:
    assert told(diagnose(case.files, tmp_path), case) == case.expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", VALID, ids=lambda c: c.name)
def test_valid_case(case: Case, tmp_path: Path) -> None:
    assert told(diagnose(case.files, tmp_path), case) == ""


@pytest.mark.parametrize("case", INVALID, ids=lambda c: c.name)
def test_fix_mends_what_it_is_offered_for(case: Case, tmp_path: Path) -> None:
    """Each fix, applied alone, takes away its own finding and adds none; a case without a fix says nothing here."""
    before = diagnose(case.files, tmp_path / "as-it-is")
    for number, found in enumerate(before):
        if found.fix is None:
            continue
        folder = tmp_path / str(number)
        lay(case.files, folder)
        file = folder / found.place.file
        file.write_text(_mended(file.read_text(encoding="utf-8"), found), encoding="utf-8")
        after = diagnose({found.place.file: file.read_text(encoding="utf-8")} | _others(case, found), folder)
        assert len(after) == len(before) - 1, after


def _others(case: Case, found: Diagnostic) -> dict[str, str]:
    return {path: text for path, text in case.files.items() if path != found.place.file}


def _mended(text: str, found: Diagnostic) -> str:
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: found.place.line - 1])) + found.place.column - 1
    end = sum(map(len, lines[: found.place.end_line - 1])) + found.place.end_column - 1
    assert found.fix is not None
    return text[:start] + found.fix.replacement + text[end:]


@pytest.mark.parametrize("check", ALL_CHECKS, ids=lambda c: c.FAULT.ident)
def test_every_check_has_cases_and_examples(check: object) -> None:
    fault: Fault = check.FAULT  # type: ignore[attr-defined]  # pytest gives a parameter's type to nobody
    own = [case for case in all_cases() if case.ident == fault.ident]
    assert {case.is_valid for case in own} == {True, False}, f"write cases in {CASES / fault.ident}"
    assert fault.wrong
    assert fault.right


def test_every_case_is_of_a_check() -> None:
    assert {case.ident for case in all_cases()} <= set(all_faults())
    texts = set(CASES.rglob("*.txt"))
    assert texts == {case.expected for case in INVALID}


@pytest.mark.parametrize("case", INVALID, ids=lambda c: c.name)
def test_invalid_case_has_the_fault_it_stands_under(case: Case) -> None:
    assert f"[{case.ident}]" in case.expected.read_text(encoding="utf-8")


def test_checks_are_sorted_and_named_for_their_fault() -> None:
    names = [check.__name__.rpartition(".")[2] for check in ALL_CHECKS]  # type: ignore[union-attr]  # modules
    assert names == sorted(names)
    assert names == [check.FAULT.ident.replace("-", "_") for check in ALL_CHECKS]


def test_an_id_has_one_weight() -> None:
    """What is an error to one part of lawmodel is no warning to another: nothing else says which of the two was met."""
    listed = [*READER_FAULTS, *LOADING_FAULTS, *SCHEMA_FAULTS, *CONFIGURATION_FAULTS, *ALLOWING_FAULTS, *CITING_FAULTS]
    listed += [check.FAULT for check in ALL_CHECKS]
    several = {each.ident: {one.severity for one in listed if one.ident == each.ident} for each in listed}
    assert {ident: weights for ident, weights in several.items() if len(weights) > 1} == {}
    structural = [fault.ident for fault in SCHEMA_FAULTS]
    assert not {check.FAULT.ident for check in ALL_CHECKS} & set(structural)


@pytest.mark.parametrize("option", [["--fail-on", "error"], ["--fail-on", "note"], []])
def test_a_file_that_is_not_checked_further_is_never_passed(
    option: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = all_faults()["too-few"]
    lay({fault.example_file: with_modeline(fault.wrong, fault.example_file)}, tmp_path)
    (tmp_path / "lawmodel.toml").write_text('fail_on = "error"\n', encoding="utf-8")
    assert main(["check", "--corpus", str(tmp_path), "--no-cache", *option]) == 1
    assert "error[too-few] `cites` is an empty list" in capsys.readouterr().out
