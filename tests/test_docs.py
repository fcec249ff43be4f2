"""Docs that are generated are current, and what they say of commands is so."""

from __future__ import annotations

import re
import shlex
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from lawmodel.checks import all_faults
from lawmodel.cli import COMMANDS, main
from lawmodel.folder import Folder
from lawmodel.reports.fault_text import fault_pages
from lawmodel.schemas.generate import stale
from lawmodel.schemas.registry import published_folder

ROOT = Path(__file__).parent.parent


def test_pages_of_checks_are_current() -> None:
    written = {p.name: p.read_text("utf-8") for p in (ROOT / "docs" / "checks").iterdir()}
    assert written == fault_pages(all_faults().values())  # `make docs` writes them


def test_schemas_are_current() -> None:
    assert stale(published_folder()) == []  # `make schema` writes them


def test_every_command_is_in_the_readme() -> None:
    named = set(re.findall(r"`lawmodel ([a-z]+)", (ROOT / "README.md").read_text("utf-8")))
    assert named >= set(COMMANDS)
    assert named <= set(COMMANDS)


def test_files_named_in_the_docs_exist() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    paths = {
        m
        for page in pages
        for m in re.findall(r"`((?:docs|lawmodel|registers|tests|schema)/[\w./-]+)`", page.read_text("utf-8"))
    }
    assert paths
    assert sorted(p for p in paths if not (ROOT / p).exists()) == []


def test_the_readme_tells_how_many_files_there_are() -> None:
    files = len(Folder.find(ROOT).places)
    assert f"\n{files} files checked: nothing wrong\n" in (ROOT / "README.md").read_text("utf-8")


def sessions() -> list[str]:
    """The sessions of the README at a terminal in which commands of lawmodel are run."""
    blocks = re.findall(r"```console\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    return [block for block in blocks if block.startswith("$ lawmodel ")]


@pytest.mark.parametrize("session", sessions())
def test_the_readme_shows_what_commands_print(
    session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    if "init" not in session:
        main(["init", "laws"])
        record = tmp_path / "laws" / "agreements" / "example-treaty.yaml"
        record.write_text(record.read_text("utf-8").replace("gazette, line: 2", "gazete, line: 2"), "utf-8")
        capsys.readouterr()
    for shown in session.split("$ lawmodel ")[1:]:
        command, _, output = shown.partition("\n")
        main(shlex.split(command))
        # `...` stands for lines that are left out; brackets have no meaning here.
        pattern = re.sub(r"(?m)^\.\.\.$", "*", output.rstrip("\n")).replace("[", "[[]")
        assert fnmatchcase(capsys.readouterr().out.rstrip("\n"), pattern), command


def test_the_readme_has_sessions() -> None:
    assert len(sessions()) == 3
