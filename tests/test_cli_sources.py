from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from lawmodel.checking import check
from lawmodel.cli import main
from lawmodel.corpus import Corpus
from tests.cited_documents import DOCUMENT, LINES, RECORD, digests_yaml, documents, files, on_disk, sources

OBSERVATIONS = """\
observations:
  annexes: {measure: annexes, value: 2, unit: annexes, cites: [{source: report, line: 6}]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a corpus and the documents, in which the command is run."""
    texts = files(digests=digests_yaml(tmp_path / "docs"))
    on_disk(tmp_path, texts)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def run(*arguments: str) -> int:
    return main(["sources", *arguments, "--documents", "docs"])


def change(folder: Path, old: str, new: str) -> None:
    """Change the document, and register it as it is now."""
    document = DOCUMENT.replace(old, new)
    documents(folder / "docs", document)
    on_disk(folder, {"registers/sources.yaml": sources(document, line_count=len(document.splitlines()))})


# verify


@pytest.mark.usefixtures("folder")
def test_nothing_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify") == 0
    assert capsys.readouterr().out == (
        "4 files checked: nothing wrong\n"
        "4 citations of lines and 4 digests held against 1 document; 1 citation of sources without one\n"
    )


def test_what_is_not_there_is_not_held_against_anything(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "docs" / "report.txt").unlink()
    assert run("verify") == 1
    assert capsys.readouterr().out.endswith(
        "0 citations of lines and 0 digests held against 0 documents; 5 citations of sources without one\n"
    )


def test_a_changed_line_at_its_citation(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, "announced", "denied")
    assert run("verify") == 1
    out = capsys.readouterr().out
    place = RECORD[: RECORD.index("line: 3") + len("line: ")]
    line, column = place.count("\n") + 1, len(place.rpartition("\n")[2]) + 1
    assert (
        f"agreements/act.yaml:{line}:{column}: error[cited-line-changed]"
        " line 3 of `report` no longer says what was cited\n" in out
    )
    assert "registers/digests.yaml:6:13: error[document-changed]" in out
    assert "\n4 files checked: 2 errors\n" in out


def test_a_moved_line_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, "The Minister", "A paragraph put in.\nThe Minister")
    assert run("verify", "--format", "json") == 1
    report = json.loads(capsys.readouterr().out)
    moved = [d for d in report["diagnostics"] if d["id"] == "cited-line-changed"]
    assert [d["message"] for d in moved] == [
        "what was line 3 of `report` is now line 4",
        "what was lines 4-5 of `report` is now lines 5-6",
        "what was line 5 of `report` is now line 6",
    ]
    assert [d["fix"]["replacement"] for d in moved] == ["4", '"5-6"', "6"]
    assert moved[0]["path"] == ["lifecycle", 0, "cites", 0, "line"]


def test_mending_a_move_as_advised_makes_it_right(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, "The Minister", "A paragraph put in.\nThe Minister")
    run("verify", "--format", "json")
    lines = RECORD.splitlines(keepends=True)
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    for one in reversed([d for d in found if "fix" in d]):
        text = lines[one["line"] - 1]
        mended = text[: one["column"] - 1] + one["fix"]["replacement"] + text[one["end_column"] - 1 :]
        lines[one["line"] - 1] = mended
    on_disk(folder, {"agreements/act.yaml": "".join(lines)})
    assert run("cite") == 0
    assert run("verify") == 0


def test_places_are_named_from_here(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    change(folder, "announced", "denied")
    monkeypatch.chdir(folder.parent)
    assert main(["sources", "verify", "--corpus", folder.name, "--documents", f"{folder.name}/docs"]) == 1
    assert f"{folder.name}/agreements/act.yaml:" in capsys.readouterr().out


def test_a_document_that_is_not_utf8(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "docs" / "report.txt").write_bytes(b"\xff\xfe\x00")
    assert run("verify") == 1
    assert "registers/sources.yaml:6:11: error[unreadable-document] `report.txt` is UTF-16" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["verify", "--documents", "nowhere"], "no folder `nowhere`"),
        (["verify", "--documents", "docs", "--corpus", "docs"], "has no folder `agreements`"),
        (["show", "--documents", "docs"], "show takes RECORD (and `--by`), or `--uncited` alone"),
        (["show", "act", "--uncited", "--documents", "docs"], "show takes RECORD"),
        (["show", "--uncited", "--by", "line", "--documents", "docs"], "show takes RECORD"),
        (["show", "acts", "--documents", "docs"], "no record and no register `acts`; did you mean `act`?"),
        (["show", "topic", "--documents", "docs"], "did you mean `topics`?"),
        (["show", "xyz", "--documents", "docs"], "`lawmodel list` has the ids of records"),
        (["show", "topics", "--documents", "docs"], "`topics` cites nothing"),
        (["cite", "reports", "3", "--documents", "docs"], "no source `reports`; did you mean `report`?"),
        (["cite", "report", "--documents", "docs"], "a line as `11` or lines as `4-8`, not ``"),
        (["cite", "report", "0", "--documents", "docs"], "not `0`"),
        (["cite", "report", "5-4", "--documents", "docs"], "not `5-4`"),
        (["cite", "report", "5-7", "--documents", "docs"], "`report` has no line 7: its document has 6"),
        (
            ["cite", "report", "5-9999999", "--documents", "docs"],
            "`report` has no line 9999999: its document has 6",
        ),
        (["cite", "webpage", "1", "--documents", "docs"], "`webpage` is cited as a whole"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_use(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    assert main(["sources", *arguments]) == 2
    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 1


def test_a_record_that_cannot_be_read_is_no_silence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    on_disk(folder, {"agreements/act.yaml": RECORD.replace("kind: law", "kind: lwa")})
    assert run("verify") == 2
    assert "`lawmodel check` shows all of them" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["verify"], ["show", "act"], ["cite"], ["verify", "--doc", "docs"]])
@pytest.mark.usefixtures("folder")
def test_the_documents_must_be_named(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["sources", *arguments])
    assert caught.value.code == 2


# show


@pytest.mark.usefixtures("folder")
def test_each_claim_beside_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "act") == 0
    gap = " " * 47
    assert capsys.readouterr().out == (
        "act\n"
        "  kind: law                                    report:1\n"
        "  stands_for: act                                  1  The Government has signed the Agreement.\n"
        "  title: en: Law on an example\n"
        "  title_is: described\n"
        "  jurisdiction: AD\n"
        "\n"
        "lifecycle/announcement\n"
        "  event: discussed                             report:3\n"
        "  what: announced by the Minister                  3  The Minister announced it.\n"
        f"{gap}webpage\n"
        f"{gap}  (no document of this source is kept)\n"
        "\n"
        "provisions/approval\n"
        "  kind: statement                              report:4-5\n"
        "  topic: aim                                       4  The Parliament has approved it,\n"
        "  heading: Approval                                5  and the Court was silent.\n"
        "\n"
        "provisions/approval/items/silence\n"
        "  says: the Court said nothing                 report:5\n"
        f"{gap}    5  and the Court was silent.\n"
    )


@pytest.mark.usefixtures("folder")
def test_each_line_beside_its_claims(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "act", "--by", "line") == 0
    gap = " " * 47
    assert capsys.readouterr().out == (
        "report: News report on an example\n"
        "    1  The Government has signed the           act\n"
        "       Agreement.                                kind: law\n"
        f"{gap}  stands_for: act\n"
        f"{gap}  title: en: Law on an example\n"
        f"{gap}  title_is: described\n"
        f"{gap}  jurisdiction: AD\n"
        "    3  The Minister announced it.              lifecycle/announcement\n"
        f"{gap}  event: discussed\n"
        f"{gap}  what: announced by the Minister\n"
        "    4  The Parliament has approved it,         provisions/approval\n"
        f"{gap}  kind: statement\n"
        f"{gap}  topic: aim\n"
        f"{gap}  heading: Approval\n"
        "    5  and the Court was silent.               provisions/approval (above)\n"
        f"{gap}provisions/approval/items/silence\n"
        f"{gap}  says: the Court said nothing\n"
        "\n"
        "webpage: A page seen elsewhere\n"
        "  (no document of this source is kept)         lifecycle/announcement\n"
        f"{gap}  event: discussed\n"
        f"{gap}  what: announced by the Minister\n"
    )


def test_a_register_beside_its_lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    on_disk(folder, {"registers/observations.yaml": OBSERVATIONS})
    assert run("show", "observations") == 0
    out = capsys.readouterr().out
    assert out.startswith("observations/annexes\n  measure: annexes ")
    assert "    6  The Agreement has two annexes.\n" in out


def test_a_missing_document_and_line_are_told_in_their_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents(folder / "docs", LINES[0])
    assert run("show", "act") == 0
    assert "(the document has 1 line)" in capsys.readouterr().out
    (folder / "docs" / "report.txt").unlink()
    for by in ("claim", "line"):
        assert run("show", "act", "--by", by) == 0
        assert "(the folder of documents has no" in capsys.readouterr().out


def test_blank_and_missing_lines_beside_their_claims(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = RECORD.replace("{source: report, line: 1}", '{source: report, lines: "1-3"}, {source: report, line: 1}')
    on_disk(folder, {"agreements/act.yaml": record.replace("line: 3}, {source: webpage}", "line: 7}")})
    assert run("show", "act", "--by", "line") == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row[:45].rstrip() for row in rows if row[4:5].isdigit()] == [
        "    1  The Government has signed the",
        "    3  The Minister announced it.",
        "    4  The Parliament has approved it,",
        "    5  and the Court was silent.",
        "    7  (the document has no such line)",
    ]
    assert sum(row[47:] == "act" for row in rows) == 1
    assert sum(row[47:] == "act (above)" for row in rows) == 1


def test_a_document_cannot_command_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents(folder / "docs", "\x1b]0;title\x07The Government\u00a0has\tsigned.\n")
    assert run("cite", "report", "1") == 0
    assert (
        capsys.readouterr().out == "{source: report, line: 1}\n    1  \ufffd]0;title\ufffdThe Government has signed.\n"
    )


def test_lines_that_nothing_cites(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "--uncited") == 0
    assert capsys.readouterr().out == (
        "report: News report on an example\n"
        "  1 of 5 lines with text are cited by nothing\n"
        "    6  The Agreement has two annexes.\n"
    )
    on_disk(folder, {"registers/observations.yaml": OBSERVATIONS})
    assert run("show", "--uncited") == 0
    assert "0 of 5 lines with text are cited by nothing" in capsys.readouterr().out


# cite


def test_digests_are_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = folder / "registers" / "digests.yaml"
    register.unlink()
    assert run("cite") == 0
    out = capsys.readouterr().out
    assert out == f"{register}: digests of 4 lines: 4 new, 0 changed, 0 gone\n"
    assert list(Corpus.load(folder).digests["report"].lines) == ["1", "3", "4", "5"]
    assert run("verify") == 0
    assert LINES[0] not in register.read_text("utf-8")


def test_writing_twice_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("cite")
    first = (folder / "registers" / "digests.yaml").read_bytes()
    capsys.readouterr()
    assert run("cite") == 0
    assert "0 new, 0 changed, 0 gone" in capsys.readouterr().out
    assert (folder / "registers" / "digests.yaml").read_bytes() == first


def test_lines_whose_digests_change_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, "announced", "denied")
    assert run("cite") == 0
    assert capsys.readouterr().out.endswith("0 new, 1 changed, 0 gone\n  changed: report:3\n")


@pytest.mark.parametrize(
    ("content", "ident"),
    [
        (None, "unreadable-document"),
        (DOCUMENT + "More.\n", "document-changed"),
        ("\n".join(LINES[:4]), "citation-outside-source"),
        (DOCUMENT.replace(LINES[2], ""), "blank-line-cited"),
    ],
)
def test_nothing_is_written_over_documents_that_do_not_fit(
    folder: Path, capsys: pytest.CaptureFixture[str], content: str | None, ident: str
) -> None:
    register = folder / "registers" / "digests.yaml"
    before = register.read_bytes()
    if content is None:
        (folder / "docs" / "report.txt").unlink()
    else:
        documents(folder / "docs", content)
    assert run("cite") == 1
    captured = capsys.readouterr()
    assert f"error[{ident}]" in captured.out
    assert "nothing was written" in captured.err
    assert register.read_bytes() == before


def test_where_there_is_no_corpus_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "docs")
    (folder / "agreements").rename(folder / "elsewhere")
    assert main(["sources", "cite", "--documents", "."]) == 2
    assert "there is no corpus here" in capsys.readouterr().err


def test_a_register_that_cannot_be_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "registers" / ".digests.yaml.unfinished").mkdir()
    assert run("cite") == 2
    assert "the register cannot be written: Is a directory" in capsys.readouterr().err


BARE = """\
# The sources of the example.
sources:
  report:
    kind: report-of-official-act
    title: News report on an example
    language: en
    file: report.txt  # as it was saved
    dated: "2020-10-31"
  webpage: {kind: external, title: A page seen elsewhere, language: en}
"""
IN_BRACES = (
    BARE[: BARE.index("  report:")]
    + """\
  report: {kind: report-of-official-act, title: News report on an example, file: report.txt, language: en}
  webpage: {kind: external, title: A page seen elsewhere, language: en}
"""
)


@pytest.mark.parametrize("register", [BARE, IN_BRACES, BARE.replace("\n", "\r\n"), "\ufeff" + BARE])
def test_what_a_source_with_a_file_lacks_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], register: str
) -> None:
    path = folder / "registers" / "sources.yaml"
    path.write_text(register, "utf-8", newline="")
    assert "source-half-described" in {d.ident for d in check(folder).diagnostics}
    assert run("cite") == 0
    assert capsys.readouterr().out.startswith(f"{path}: sha256 and line_count of `report` written\n")
    source = Corpus.load(folder).sources["report"]
    assert (source.sha256, source.line_count) == (hashlib.sha256(DOCUMENT.encode()).hexdigest(), 6)
    assert {"source-half-described", "stale-digest", "unused-digest"}.isdisjoint(
        d.ident for d in check(folder).diagnostics
    )
    written = path.read_bytes().decode("utf-8")
    for key in ("sha256", "line_count"):
        written = re.sub(rf"(, | *){key}: [0-9a-f\"]+(\r?\n)?", "", written, count=1)
    assert written == register


def test_what_a_source_says_already_is_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "registers" / "sources.yaml"
    path.write_text(BARE.replace("    dated", "    line_count: 6\n    dated"), "utf-8")
    assert run("cite") == 0
    assert capsys.readouterr().out.startswith(f"{path}: sha256 of `report` written\n")
    assert path.read_text("utf-8").count("line_count: 6\n") == 1


def test_an_entry_into_which_nothing_can_be_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = BARE.replace("    file: report.txt  # as it was saved\n", "    ? file\n    : report.txt\n")
    (folder / "registers" / "sources.yaml").write_text(register, "utf-8")
    assert run("cite") == 2
    digest = hashlib.sha256(DOCUMENT.encode()).hexdigest()
    told = f'write `sha256: "{digest}"` and `line_count: 6` into the entry of `report` in registers/sources.yaml'
    assert told in capsys.readouterr().err
    assert (folder / "registers" / "sources.yaml").read_text("utf-8") == register


def test_one_citation_with_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "registers" / "digests.yaml").read_bytes()
    assert run("cite", "report", "3") == 0
    assert capsys.readouterr().out == "{source: report, line: 3}\n    3  The Minister announced it.\n"
    assert (folder / "registers" / "digests.yaml").read_bytes() == before


@pytest.mark.usefixtures("folder")
def test_one_citation_of_several_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("cite", "report", "4-5") == 0
    assert capsys.readouterr().out == (
        '{source: report, lines: "4-5"}\n    4  The Parliament has approved it,\n    5  and the Court was silent.\n'
    )
