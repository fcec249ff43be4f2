"""The options of `lawmodel check` that say what is checked, mended and shown."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from lawmodel.cli import main
from lawmodel.cli.terminal import Progress, takes_colours
from tests.check_cases import lay
from tests.faulty import report

RECORD = "agreements/base-law.yaml"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay({}, tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["check", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def spoil(corpus: Path, old: str = "source: gazette", new: str = "source: gazete") -> str:
    text = (corpus / RECORD).read_text("utf-8")
    assert old in text
    (corpus / RECORD).write_text(text.replace(old, new, 1), "utf-8")
    return text


def test_a_path_with_dots_is_the_same_file(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(corpus)
    assert run(capsys, "registers/../agreements/./base-law.yaml")[0] == 1


class Typed:
    """Standard input that holds these bytes."""

    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


def test_fix(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = spoil(corpus)
    status, out, err = run(capsys, "--fix")
    assert status == 0
    assert out.endswith("files checked: nothing wrong\n")
    assert err.splitlines()[0].startswith(f"{RECORD}:")
    assert err.splitlines()[0].endswith(": fixed[dangling-reference] write `gazette`")
    assert err.splitlines()[1:] == ["1 finding fixed"]
    assert (corpus / RECORD).read_text("utf-8") == good


def test_fix_leaves_what_has_no_fix(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(corpus)
    (corpus / "agreements" / "bad.yaml").write_text("id: [", "utf-8")
    status, out, _ = run(capsys, "--fix")
    assert status == 1
    assert "yaml-syntax" in out
    assert "gazete" not in out


def test_fix_is_limited_to_the_files_named(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(corpus)
    status, _, err = run(capsys, "--fix", "agreements/base-treaty.yaml")
    assert (status, err) == (0, "0 findings fixed\n")
    assert "gazete" in (corpus / RECORD).read_text("utf-8")


def test_what_is_allowed_is_not_fixed(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(corpus)
    settings = '[[ignore]]\nid = "dangling-reference"\npath = "**"\nreason = "x"\n'
    (corpus / "lawmodel.toml").write_text(settings, "utf-8")
    status, _, err = run(capsys, "--fix")
    assert (status, err) == (0, "0 findings fixed\n")


def test_the_shipped_records_are_not_fixed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, err = run(capsys, "--fix")
    assert status == 2
    assert "no corpus here to fix" in err


def test_stdin_takes_the_place_of_the_file(
    corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what is wrong with that text is told, by all that the other files say; the file itself is not touched."""
    good = (corpus / RECORD).read_bytes()
    (corpus / "agreements" / "bad.yaml").write_text("id: [", "utf-8")
    (corpus / "lawmodel.toml").write_text("x = 1", "utf-8")
    monkeypatch.setattr(sys, "stdin", Typed(good))
    assert run(capsys, "-", "--stdin-filename", RECORD)[:2] == (0, "1 file checked: nothing wrong\n")
    monkeypatch.setattr(sys, "stdin", Typed(good.replace(b"source: gazette", b"source: gazete", 1)))
    status, out, _ = run(capsys, "-", "--stdin-filename", str((corpus / RECORD).absolute()))
    assert status == 1
    assert out.startswith(f"{RECORD}:")
    assert out.endswith("1 file checked: 1 error\n")
    assert (corpus / RECORD).read_bytes() == good


@pytest.mark.parametrize("content", [b"id: [", b"\xff", b"", b"id: new # lawmodel: allow missing-key x"])
def test_stdin_of_a_new_file(
    content: bytes, corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Typed(content))
    status, out, _ = run(capsys, "-", "--stdin-filename", "agreements/new.yaml", "--format", "json")
    report = json.loads(out)
    assert status == 1
    assert report["files"] == 1
    assert {d["file"] for d in report["diagnostics"]} == {"agreements/new.yaml"}
    assert not (corpus / "agreements" / "new.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-"], "`-` needs --stdin-filename PATH"),
        (["-", RECORD, "--stdin-filename", RECORD], "`-` stands alone"),
        (["-", "--fix", "--stdin-filename", RECORD], "`-` is no file that could be fixed or have changed"),
        (["-", "--changed-since", "HEAD", "--stdin-filename", RECORD], "`-` is no file"),
        (["--stdin-filename", RECORD], "--stdin-filename goes with `-`"),
        (["-", "--stdin-filename", "notes.yaml"], "`notes.yaml` is not the place of a record or register"),
        (["-", "--stdin-filename", "agreements/x.txt"], "is not the place of a record or register"),
        (["-", "--stdin-filename", "../x.yaml"], "lies in no folder that has `agreements`"),
        (["-", "--stdin-filename", "../x.yaml", "--corpus", "."], "does not lie in the corpus"),
    ],
)
def test_wrong_use(arguments: list[str], message: str, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert corpus.is_dir()
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_fail_on_as_configured_unless_given(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(corpus, "id: base-law\n", "id: base-law\nnote: no\n")  # a warning
    assert run(capsys)[0] == 1
    (corpus / "lawmodel.toml").write_text('fail_on = "error"\n', "utf-8")
    assert run(capsys)[0] == 0
    assert run(capsys, "--fail-on", "note")[0] == 1


def test_a_wrong_configuration_is_told_of_any_file(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "lawmodel.toml").write_text("fail_on = 1\n", "utf-8")
    status, out, _ = run(capsys, RECORD)
    assert status == 1
    assert out.startswith("lawmodel.toml:1:11: error[wrong-configuration] ")
    assert out.endswith("1 file checked: 1 error\n")


@pytest.mark.parametrize("name", ["json", "sarif", "junit", "github"])
def test_reports_for_programs_are_utf8_and_plain(
    name: str, corpus: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    spoil(corpus, "title: {en: ", "title: {en: \u0417\u0430\u043a\u043e\u043d, xx: ")
    spoil(corpus)
    assert main(["check", "--format", name, "--color", "always"]) == 1
    out = capfdbinary.readouterr().out
    assert b"gazete" in out.decode("utf-8").encode()
    assert b"\x1b" not in out


class Stream(io.StringIO):
    """A text stream that says whether it is a terminal."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


@pytest.mark.parametrize(
    ("choice", "is_terminal", "environment", "expected"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", False, {"FORCE_COLOR": "1"}, True),
        ("auto", False, {"FORCE_COLOR": ""}, False),
        ("auto", True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", True, {"TERM": "dumb"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colours(
    choice: str, is_terminal: bool, environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    stream = Stream(is_terminal=is_terminal)
    assert takes_colours(stream, choice) is expected  # type: ignore[arg-type]  # a parameter is any text to the checker


def test_colours_in_the_report(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(corpus)
    assert "\x1b[1;31merror[dangling-reference]\x1b[0m" in run(capsys, "--color", "always")[1]
    assert "\x1b" not in run(capsys)[1]


class Clock:
    """A clock that goes on by so much each time it is read."""

    def __init__(self, step: float) -> None:
        self.step = step
        self.now = 0.0

    def monotonic(self) -> float:
        self.now += self.step
        return self.now


@pytest.mark.parametrize(
    ("step", "is_terminal", "is_told"), [(0.5, True, True), (0.5, False, False), (0.001, True, False)]
)
def test_progress(step: float, is_terminal: bool, is_told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told on a terminal, of work that takes more than a second, and wiped out at the end."""
    monkeypatch.setattr("lawmodel.cli.terminal.time", Clock(step))
    stream = Stream(is_terminal=is_terminal)
    assert list(Progress(stream)("reading", (1, 2, 3, 4, 5))) == [1, 2, 3, 4, 5]
    said = stream.getvalue()
    assert ("reading: 3 of 5" in said) is is_told
    assert "reading: 1 of 5" not in said
    assert (said == "") is not is_told
    assert not is_told or said.rpartition("\r")[0].endswith("\r" + " " * len("reading: 5 of 5"))


# ---- what hides the rest of a file


_TWO_FAULTS = """\
# yaml-language-server: $schema=../schema/1.0/instrument.schema.json
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: describd
jurisdiction: AD
cites: [{source: nowhere-at-all, line: 1}]
"""


def test_the_report_tells_what_is_not_checked_further(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong word hides the source that there is not: who reads the report learns that there may be more."""
    lay({"agreements/example.yaml": _TWO_FAULTS}, corpus)
    assert main(["check", "--no-cache"]) == 1
    out = capsys.readouterr().out
    assert "nowhere-at-all" not in out.replace("agreements/example.yaml", "")
    assert out.endswith("1 error; 1 file could not be checked further: agreements/example.yaml\n")
    status, text = report(capsys, corpus, "--no-cache")
    assert (status, json.loads(text)["unchecked"]) == (1, ["agreements/example.yaml"])


def test_a_file_elsewhere_that_is_not_checked_is_not_told(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay({"agreements/example.yaml": _TWO_FAULTS}, corpus)
    assert main(["check", "agreements/base-law.yaml", "--no-cache"]) == 0
    assert capsys.readouterr().out == "1 file checked: nothing wrong\n"


def test_a_fault_in_a_register_tells_what_records_miss_by_it(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay({}, corpus)
    sources = corpus / "registers" / "sources.yaml"
    sources.write_text(sources.read_text("utf-8") + "acounts: {}\n", "utf-8")
    assert main(["check", "--no-cache"]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.endswith(
        "1 file could not be checked further: registers/sources.yaml;"
        " records could not be fully held against registers/sources.yaml"
    )


def test_a_baseline_takes_even_what_hides_the_rest(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who adopts the check on an existing corpus has seen the fault; the last line goes on telling of it."""
    lay({"agreements/example.yaml": _TWO_FAULTS}, corpus)
    options = ["check", "--no-cache", "--baseline", "known.json"]
    assert main([*options, "--write-baseline"]) == 0
    assert capsys.readouterr().err.startswith("1 finding written")
    assert main(options) == 0
    assert capsys.readouterr().out.endswith(
        "nothing new; 1 file could not be checked further: agreements/example.yaml\n"
    )
