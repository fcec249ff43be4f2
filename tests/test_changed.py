"""`--changed-since`: what git says has changed, and what names it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from lawmodel.changed import NoHistory, affected_files, changes_since
from lawmodel.checking import check
from lawmodel.cli import main
from tests.check_cases import lay

Edit = Callable[[str, str, str], None]

THIRD = """\
# yaml-language-server: $schema=https://schemas.lawmodel.org/1.0/instrument.schema.json
id: third
kind: law
stands_for: act
title: {en: Third law}
title_is: described
jurisdiction: AD
cites: [{source: report, line: 1}]
"""


def git(folder: Path, *arguments: str) -> str:
    identity = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a"}
    environment = os.environ | identity | {"GIT_COMMITTER_EMAIL": "a@example.org"}
    done = subprocess.run(
        ["git", "-c", "core.autocrlf=false", *arguments],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The base corpus and a third record, committed, in a folder of a repository."""
    folder = tmp_path / "repository" / "laws of two"
    lay({"agreements/third.yaml": THIRD}, folder)
    git(folder.parent, "init", "--quiet")
    git(folder.parent, "add", ".")
    git(folder.parent, "commit", "--quiet", "--message", "first")
    return folder


@pytest.fixture
def edit(corpus: Path) -> Edit:
    def replace(file: str, old: str, new: str) -> None:
        text = (corpus / file).read_text("utf-8")
        assert old in text
        (corpus / file).write_text(text.replace(old, new), "utf-8")

    return replace


def affected(folder: Path, revision: str = "HEAD") -> set[str]:
    files = affected_files(changes_since(folder, revision), check(folder).corpus)
    return set(files) - {"lawmodel.toml", "pyproject.toml"}


def test_nothing_has_changed(corpus: Path) -> None:
    assert affected(corpus) == set()


def test_a_record_and_what_names_it(corpus: Path, edit: Edit) -> None:
    edit("agreements/base-law.yaml", "kind: law", "kind: code")
    assert affected(corpus) == {"agreements/base-law.yaml", "agreements/base-treaty.yaml"}


def test_a_record_that_nothing_names(corpus: Path, edit: Edit) -> None:
    edit("agreements/third.yaml", "Third law", "Law of the third")
    assert affected(corpus) == {"agreements/third.yaml"}


def test_committed_staged_and_new_files_count_alike(corpus: Path, edit: Edit) -> None:
    first = git(corpus, "rev-parse", "HEAD")
    edit("agreements/third.yaml", "Third law", "Law of the third")
    git(corpus, "commit", "--quiet", "--all", "--message", "second")
    edit("agreements/base-treaty.yaml", "level: interstate\n", "")
    git(corpus, "add", ".")
    (corpus / "agreements" / "no\u0447\u0442\u043e \u00fc.yaml").write_text(THIRD, "utf-8")
    treaty_and_new = {"agreements/base-treaty.yaml", "agreements/no\u0447\u0442\u043e \u00fc.yaml"}
    # The new file says to be `third`, so that whatever names `third` would be looked at; nothing does.
    assert affected(corpus) == treaty_and_new
    assert affected(corpus, first) == {*treaty_and_new, "agreements/third.yaml"}
    assert affected(corpus, "HEAD~1") == affected(corpus, first)


def test_a_record_that_is_gone(corpus: Path) -> None:
    (corpus / "agreements" / "base-law.yaml").unlink()
    assert affected(corpus) == {"agreements/base-law.yaml", "agreements/base-treaty.yaml"}


def test_a_record_under_another_name(corpus: Path) -> None:
    (corpus / "agreements" / "base-law.yaml").rename(corpus / "agreements" / "renamed.yaml")
    expected = {"agreements/base-law.yaml", "agreements/renamed.yaml", "agreements/base-treaty.yaml"}
    assert affected(corpus) == expected


def test_an_entry_of_a_register_and_who_cites_it(corpus: Path, edit: Edit) -> None:
    edit("registers/sources.yaml", "title: Report of the ministry", "title: The report")
    found = affected(corpus)
    assert {"registers/sources.yaml", "agreements/third.yaml"} <= found
    assert "agreements/base-law.yaml" not in found


def test_an_entry_that_is_gone(corpus: Path, edit: Edit) -> None:
    text = (corpus / "registers" / "sources.yaml").read_text("utf-8")
    (report,) = (line for line in text.splitlines(keepends=True) if line.startswith("  report:"))
    edit("registers/sources.yaml", report, "")
    assert "agreements/third.yaml" in affected(corpus)


def test_a_register_that_cannot_be_compared_concerns_all_who_name_its_entries(corpus: Path, edit: Edit) -> None:
    edit("registers/sources.yaml", "sources:", "sources: [")
    assert {"agreements/third.yaml", "agreements/base-law.yaml", "agreements/base-treaty.yaml"} <= affected(corpus)


def test_a_calendar_and_who_counts_by_it(corpus: Path) -> None:
    calendar = corpus / "registers" / "calendars" / "ad.yaml"
    calendar.parent.mkdir(exist_ok=True)
    calendar.write_text("id: ad\n", "utf-8")
    assert affected(corpus) == {"registers/calendars/ad.yaml"}


def test_the_configuration_concerns_everything(corpus: Path) -> None:
    (corpus / "lawmodel.toml").write_text("", "utf-8")
    assert affected(corpus) >= {"agreements/third.yaml", "agreements/base-law.yaml", "registers/topics.yaml"}


def test_other_files_concern_nothing(corpus: Path) -> None:
    (corpus / "notes.yaml").write_text("x", "utf-8")
    (corpus.parent / "agreements").mkdir()
    (corpus.parent / "agreements" / "x.yaml").write_text("x", "utf-8")
    assert affected(corpus) == set()


def test_a_record_that_git_is_told_to_ignore_is_a_record(corpus: Path) -> None:
    (corpus / ".gitignore").write_text("new.yaml\n", "utf-8")
    (corpus / "agreements" / "new.yaml").write_text(THIRD, "utf-8")
    assert affected(corpus) == {"agreements/new.yaml"}


def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / "agreements").mkdir()
    with pytest.raises(NoHistory, match="lies in no git repository"):
        changes_since(tmp_path, "HEAD")


@pytest.mark.parametrize(
    "revision", ["nothing", "", "--output=x", "-h", "HEAD:agreements", "HEAD^{tree}", "a..b", "\n"]
)
def test_no_such_revision(revision: str, corpus: Path) -> None:
    with pytest.raises(NoHistory, match="there is no revision"):
        changes_since(corpus, revision)
    assert not (corpus / "x").exists()


def test_without_git(corpus: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoHistory, match="git is not installed"):
        changes_since(corpus, "HEAD")


def test_within_a_hook_the_corpus_own_repository_is_asked(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    assert affected(corpus) == set()


def test_command(corpus: Path, edit: Edit, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake that was there before is not told; one that a change elsewhere makes is."""
    edit("agreements/third.yaml", "source: report", "source: raport")
    git(corpus, "commit", "--quiet", "--all", "--message", "a mistake")
    monkeypatch.chdir(corpus)
    assert main(["check", "--changed-since", "HEAD"]) == 0
    assert capsys.readouterr().out == "0 files checked: nothing wrong\n"
    edit("agreements/base-law.yaml", "id: base-law", "id: base-lawn")
    assert main(["check", "--changed-since", "HEAD"]) == 1
    out = capsys.readouterr().out
    assert "agreements/base-treaty.yaml" in out
    assert "no record is named `base-law`" in out
    assert "third.yaml" not in out


def test_command_outside_git(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay({}, tmp_path)
    assert main(["check", str(tmp_path), "--changed-since", "HEAD"]) == 2
    err = capsys.readouterr().err
    assert "lies in no git repository" in err
    assert err.count("\n") == 1
