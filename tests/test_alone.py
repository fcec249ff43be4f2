"""A file checked alone: what it shows by itself and with what it names; the rest is left to the whole check."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawmodel.checking import check
from lawmodel.checks import IN_FILE
from lawmodel.cli import main
from lawmodel.diagnostics import Diagnostic, Place
from lawmodel.folder import Folder, shipped_corpus
from lawmodel.naming import named_by
from lawmodel.rechecking import check_alone
from tests.check_cases import Case, all_cases, lay

RECORDS = [c for c in all_cases() if not c.is_valid and all(path.startswith("agreements/") for path in c.files)][::4]
LAW = "agreements/base-law.yaml"
_IN_FILE = {check.FAULT.ident for check in IN_FILE}


def lines(diagnostics: tuple[Diagnostic, ...], path: str) -> list[Diagnostic]:
    return [each for each in diagnostics if each.place.file == path]


def told(diagnostics: list[Diagnostic]) -> set[tuple[str, Place, str]]:
    """The findings without their advice, which may name a record that was not looked at."""
    return {(each.ident, each.place, each.message) for each in diagnostics}


@pytest.mark.parametrize("case", RECORDS, ids=lambda c: c.name)
def test_alone_finds_what_the_whole_check_finds_in_the_file(case: Case, tmp_path: Path) -> None:
    lay(case.files, tmp_path)
    path = next(iter(case.files))
    alone = check_alone(Folder.find(tmp_path), {path})
    whole = lines(check(tmp_path).diagnostics, path)
    found = told(lines(alone.diagnostics, path))
    assert found <= told(whole)
    assert told([d for d in whole if d.ident in _IN_FILE - {"dangling-reference"}]) <= found
    assert alone.files == 1 + len(named_by(Folder.find(tmp_path), {path}))


def test_every_record_is_whole_by_itself() -> None:
    folder = Folder.find(shipped_corpus())
    records = {path for path in folder.places if path.startswith("agreements/")}
    assert {d for path in records for d in check_alone(folder, {path}).diagnostics if d.place.file == path} == set()


def test_a_record_that_is_named_is_looked_up(tmp_path: Path) -> None:
    lay({}, tmp_path)
    text = (tmp_path / LAW).read_text(encoding="utf-8")
    cite = "cites: [{source: gazette, line: 1}]"
    naming = text + f"relations: [{{relation: cites, target: base-treaty, {cite}}}]\n"
    (tmp_path / LAW).write_text(naming, encoding="utf-8")
    folder = Folder.find(tmp_path)
    assert named_by(folder, {LAW}) == ["agreements/base-treaty.yaml"]
    assert lines(check_alone(folder, {LAW}).diagnostics, LAW) == []
    (tmp_path / "agreements/base-treaty.yaml").unlink()
    found = lines(check_alone(Folder.find(tmp_path), {LAW}).diagnostics, LAW)
    assert [d.ident for d in found] == ["dangling-reference"]


def test_what_others_have_wrong_is_not_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay({"agreements/other.yaml": "id: [broken\n"}, tmp_path)
    assert main(["check", "--corpus", str(tmp_path), "--alone", str(tmp_path / LAW)]) == 0
    assert capsys.readouterr().out == "1 file checked: nothing wrong\n"
    assert main(["check", "--corpus", str(tmp_path), "--alone", str(tmp_path / "agreements/other.yaml")]) == 1


def test_alone_needs_a_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay({}, tmp_path)
    assert main(["check", "--corpus", str(tmp_path), "--alone"]) == 2
    assert "--alone needs the records" in capsys.readouterr().err
    register = str(tmp_path / "registers/sources.yaml")
    assert main(["check", "--corpus", str(tmp_path), "--alone", register]) == 2
