"""Files: what is found in a corpus, and what a name that ends in `.yaml` may turn out to be."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lawmodel.diagnostics import Severity
from lawmodel.documents import Document, Unread, find_files, read_file
from lawmodel.documents.unread import MAX_BYTES


def only_fault(result: Document | Unread) -> tuple[str, str]:
    assert isinstance(result, Unread), result
    (found,) = result.diagnostics
    assert found.place.file == result.file
    assert found.severity is Severity.ERROR
    return found.ident, found.message


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    for folder in ("agreements", "registers"):
        (root / folder).mkdir(parents=True)
    return root


def write(path: Path, text: str = "kind: treaty\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


# ---- one file


def test_a_file_is_read_under_the_name_it_is_shown_as(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml", "kind: treaty\r\n")
    document = read_file(path, "agreements/a.yaml")
    assert isinstance(document, Document)
    assert (document.file, document.data, document.text) == (
        "agreements/a.yaml",
        {"kind": "treaty"},
        "kind: treaty\r\n",
    )
    assert document.place(("kind",)).file == "agreements/a.yaml"


def test_faults_of_the_text_are_reported(tmp_path: Path) -> None:
    result = read_file(write(tmp_path / "a.yaml", "a: 1\na: 2\n"), "a.yaml")
    assert only_fault(result)[0] == "duplicate-key"


def test_missing_file(tmp_path: Path) -> None:
    assert only_fault(read_file(tmp_path / "a.yaml", "a.yaml")) == ("unreadable-file", "the file does not exist")


def test_name_that_no_file_can_have() -> None:
    ident, message = only_fault(read_file(Path("a\0.yaml"), "a.yaml"))
    assert ident == "unreadable-file"
    assert "null" in message


def test_folder_and_pipe_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("opened"))
    assert only_fault(read_file(tmp_path / "folder.yaml", "f")) == (
        "not-a-regular-file",
        "this is a folder, not a file",
    )
    assert only_fault(read_file(tmp_path / "pipe.yaml", "p")) == ("not-a-regular-file", "this is a pipe, not a file")
    assert only_fault(read_file(Path(os.devnull), "n")) == ("not-a-regular-file", "this is a device, not a file")


def test_file_that_becomes_a_pipe_before_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.yaml")
    really_open = os.open

    def replaced_by_a_pipe(*arguments: Any) -> int:
        path.unlink()
        os.mkfifo(path)
        return really_open(*arguments)

    monkeypatch.setattr(os, "open", replaced_by_a_pipe)
    assert only_fault(read_file(path, "a.yaml"))[0] == "not-a-regular-file"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "forbid reading"),
        (FileNotFoundError(2, "No such file or directory"), "does not exist"),
        (OSError(5, "Input/output error"), "input/output error"),
    ],
)
def test_errors_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str) -> None:
    def fail(*_: Any) -> int:
        raise error

    path = write(tmp_path / "a.yaml")
    monkeypatch.setattr(os, "open", fail)
    ident, message = only_fault(read_file(path, "a.yaml"))
    assert ident == "unreadable-file"
    assert words in message


@pytest.mark.parametrize("change", [b"kind: treaty\nmore: 1\n", b"kind"])
def test_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: bytes) -> None:
    path = write(tmp_path / "a.yaml")
    after_reading(monkeypatch, lambda: path.write_bytes(change))
    ident, message = only_fault(read_file(path, "a.yaml"))
    assert ident == "unreadable-file"
    assert "changed" in message


def test_file_that_is_rewritten_with_the_same_length(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.yaml")
    after_reading(monkeypatch, lambda: os.utime(path, ns=(1, 1)))
    assert "changed" in only_fault(read_file(path, "a.yaml"))[1]


def after_reading(monkeypatch: pytest.MonkeyPatch, action: Callable[[], Any]) -> None:
    """Have something happen to a file between its being read and its being closed."""
    really_read = os.read

    def read(descriptor: int, size: int) -> bytes:
        content = really_read(descriptor, size)
        action()
        return content

    monkeypatch.setattr(os, "read", read)


def test_file_that_is_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.yaml")
    really_read = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, size: really_read(descriptor, min(size, 3)))
    result = read_file(path, "a.yaml")
    assert isinstance(result, Document)
    assert result.text.encode() == path.read_bytes()


@pytest.mark.parametrize("root", [".", "..", "up/..", "{}"])
def test_what_lies_in_a_folder_however_that_is_named(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: str
) -> None:
    (tmp_path / "away").mkdir()
    write(tmp_path / "away" / "b.yaml")
    write(corpus / "agreements" / "a.yaml")
    (corpus / "up").mkdir()
    (corpus / "agreements" / "out").symlink_to(tmp_path / "away")
    monkeypatch.chdir(corpus / "agreements" if root == ".." else corpus)
    within = Path(root.format(corpus))
    assert isinstance(read_file(within / "agreements" / "a.yaml", "a.yaml", within=within), Document)
    assert isinstance(read_file(corpus / "agreements" / "a.yaml", "a.yaml", within=within), Document)
    for outside in (within / "agreements/out/b.yaml", within / "../away/b.yaml", tmp_path / "away/b.yaml"):
        assert only_fault(read_file(outside, "b.yaml", within=within))[0] == "link-leaves-folder"


def test_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    after_reading(monkeypatch, lambda: pytest.fail("read"))
    assert only_fault(read_file(path, "a.yaml"))[0] == "file-too-large"


def test_links_may_not_leave_the_corpus(corpus: Path, tmp_path: Path) -> None:
    outside = write(tmp_path / "outside.yaml")
    inside = write(corpus / "agreements" / "inside.yaml")
    for name, target in (
        ("leaves", outside),
        ("stays", inside),
        ("nowhere", tmp_path / "corpus" / "none"),
        ("loop", Path("loop.yaml")),
    ):
        (corpus / "agreements" / f"{name}.yaml").symlink_to(target)

    def read_linked(name: str, within: Path | None = corpus) -> Document | Unread:
        return read_file(corpus / "agreements" / f"{name}.yaml", name, within=within)

    assert only_fault(read_linked("leaves"))[0] == "link-leaves-folder"
    assert isinstance(read_linked("leaves", within=None), Document)
    assert isinstance(read_linked("stays"), Document)
    assert only_fault(read_linked("nowhere")) == ("unreadable-file", "the file does not exist")
    assert only_fault(read_linked("loop"))[0] == "unreadable-file"


def test_a_folder_with_a_longer_name_is_not_within(corpus: Path) -> None:
    beside = write(corpus.parent / "corpus-old" / "a.yaml")
    assert only_fault(read_file(beside, "a.yaml", within=corpus))[0] == "link-leaves-folder"


# ---- a corpus


def names(corpus: Path) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    found = find_files(corpus)
    assert all(str(corpus / file.shown_as) == file.path for file in (*found.agreements, *found.registers))
    return (
        [file.shown_as for file in found.agreements],
        [file.shown_as for file in found.registers],
        [(one.ident, one.place.file) for one in found.diagnostics],
    )


def test_files_are_found_in_order_and_in_subfolders(corpus: Path) -> None:
    for name in ("agreements/b.yaml", "agreements/a.yaml", "agreements/tj/c.yaml", "registers/facts.yaml"):
        write(corpus / name)
    write(corpus / "registers/calendars/tj.yaml")
    write(corpus / "agreements/README.md")
    write(corpus / "other/d.yaml")
    assert names(corpus) == (
        ["agreements/a.yaml", "agreements/b.yaml", "agreements/tj/c.yaml"],
        ["registers/calendars/tj.yaml", "registers/facts.yaml"],
        [],
    )


def test_hidden_files_and_folders_are_left_out(corpus: Path) -> None:
    for name in (".a.yaml", ".git/b.yaml", ".c.yml", "d.yaml"):
        write(corpus / "agreements" / name)
    assert names(corpus) == (["agreements/d.yaml"], [], [])


def test_other_suffixes_are_reported_since_they_would_be_lost(corpus: Path) -> None:
    for name in (
        "agreements/a.yml",
        "agreements/b.YAML",
        "registers/c.Yml",
        "agreements/d.yaml",
        "agreements/e.yaml.bak",
    ):
        write(corpus / name)
    wrong = [("wrong-suffix", f"{name}") for name in ("agreements/a.yml", "agreements/b.YAML", "registers/c.Yml")]
    lost = [("unread-record", "agreements/e.yaml.bak")]
    assert names(corpus) == (["agreements/d.yaml"], [], [*wrong[:2], *lost, *wrong[2:]])


RECORD = "# yaml-language-server: $schema=../schema/1.0/instrument.schema.json\nid: a\nkind: law\n"


@pytest.mark.parametrize(
    "name",
    [
        "agreements/a.yaml.txt",
        "agreements/a.txt",
        "agreements/a.json",
        "agreements/a.ymal",
        "agreements/a.yam",
        "agreements/a.yaml ",
        "agreements/a",
        "agreements/.a.yaml",
        "registers/sources.txt",
        "a.yaml",
        "agreement",
        "Agreements",
        "Register",
    ],
)
def test_what_looks_like_a_record_is_not_lost(corpus: Path, name: str) -> None:
    write(corpus / "agreements/d.yaml")
    is_folder = "." not in name and "/" not in name
    write(corpus / name / "a.yaml" if is_folder else corpus / name, RECORD)
    assert names(corpus) == (["agreements/d.yaml"], [], [("unread-record", name)])
    (found,) = find_files(corpus).diagnostics
    assert found.severity is Severity.WARNING
    assert found.help is not None


def test_a_record_without_a_modeline_is_known_by_how_it_begins(corpus: Path) -> None:
    for name in ("agreements/a.txt", "b.yml", "agreements/d.yaml"):
        write(corpus / name, "# a law\nid: a\nkind: law\n")
    write(corpus / "agreements/c.json", '{"id": "c", "kind": "law"}')
    assert names(corpus)[2] == [("unread-record", n) for n in ("agreements/a.txt", "agreements/c.json", "b.yml")]


def test_what_is_no_record_is_passed_over(corpus: Path) -> None:
    quiet = (
        ".gitkeep",
        "README",
        "README.txt",
        "notes.md",
        ".DS_Store",
        "._d.yaml",
        ".#d.yaml",
        ".d.yaml.swp",
        "map.png",
    )
    for name in (*quiet, "d.yaml", "d.yaml.bak", "d.yaml~", "d.json", "notes.txt", ".yamllint.yaml"):
        write(corpus / "agreements" / name)
    for name in ("mkdocs.yaml", ".pre-commit-config.yaml", "other/d.yaml", "Registers/notes.txt"):
        write(corpus / name, "site: a\n")
    assert names(corpus) == (["agreements/d.yaml"], [], [])


def test_folder_without_agreements(tmp_path: Path) -> None:
    assert names(tmp_path) == ([], [], [("no-agreements", "agreements")])
    write(tmp_path / "agreements")
    assert names(tmp_path) == ([], [], [("no-agreements", "agreements"), ("unreadable-file", "agreements")])


def test_folder_of_agreements_without_records(corpus: Path) -> None:
    write(corpus / "agreements" / "README.md")
    write(corpus / "registers" / "facts.yaml")
    assert names(corpus) == ([], ["registers/facts.yaml"], [("no-records", "agreements")])
    assert find_files(corpus).diagnostics[0].severity is Severity.WARNING
    write(corpus / "agreements" / "a.yml")
    assert names(corpus)[2] == [("wrong-suffix", "agreements/a.yml")]


def test_folder_that_is_named_as_a_record(corpus: Path) -> None:
    write(corpus / "agreements" / "a.yaml" / "b.yaml")
    (corpus / "registers" / "facts.yaml").mkdir(parents=True)
    wrong = [("not-a-regular-file", "agreements/a.yaml"), ("not-a-regular-file", "registers/facts.yaml")]
    assert names(corpus) == (["agreements/a.yaml/b.yaml"], [], wrong)


def test_names_that_some_systems_take_for_one(corpus: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "accord-siège.yaml")
    for name in ("A.yaml", "a.yaml", "accord-siège.yaml", decomposed, "b/x.yaml", "B/y.yaml"):
        write(corpus / "agreements" / name)
    found = find_files(corpus)
    assert len(found.agreements) == 6
    assert [(one.ident, one.severity, one.place.file) for one in found.diagnostics] == [
        ("names-differ-in-case", Severity.WARNING, "agreements/a.yaml"),
        ("names-differ-in-case", Severity.WARNING, "agreements/accord-siège.yaml"),
    ]
    assert [one.related[0].place.file for one in found.diagnostics] == ["agreements/A.yaml", f"agreements/{decomposed}"]


def test_linked_folders_are_reported_and_not_followed(corpus: Path, tmp_path: Path) -> None:
    write(tmp_path / "outside" / "a.yaml")
    write(corpus / "drafts" / "b.yaml")
    (corpus / "agreements" / "out").symlink_to(tmp_path / "outside")
    (corpus / "agreements" / "in").symlink_to(corpus / "drafts")
    (corpus / "agreements" / "loop").symlink_to(corpus / "agreements")
    assert names(corpus) == (
        [],
        [],
        [
            ("linked-folder", "agreements/in"),
            ("linked-folder", "agreements/loop"),
            ("link-leaves-folder", "agreements/out"),
        ],
    )


def test_folder_that_may_not_be_listed(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(corpus / "agreements" / "closed" / "a.yaml")
    write(corpus / "agreements" / "b.yaml")
    really_scan = os.scandir

    def scan(folder: Any) -> Any:
        if os.fspath(folder).endswith("closed"):
            raise PermissionError(13, "Permission denied", os.fspath(folder))
        return really_scan(folder)

    monkeypatch.setattr(os, "scandir", scan)
    assert names(corpus) == (["agreements/b.yaml"], [], [("unreadable-file", "agreements/closed")])


def test_a_name_that_is_not_utf8_can_still_be_printed(corpus: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(corpus / "agreements") + b"/a\xff.yaml"))
    path.write_bytes(b"kind: treaty\n")
    (file,) = find_files(corpus).agreements
    assert file.shown_as == "agreements/a\ufffd.yaml"
    assert isinstance(read_file(Path(file.path), file.shown_as, within=corpus), Document)
