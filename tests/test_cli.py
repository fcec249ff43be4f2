from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from lawmodel.cli import COMMANDS, main
from tests.corpora import FACTS, SOURCES, record

ROOT = Path(__file__).parent.parent


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    try:
        status = main(arguments)
    except SystemExit as stop:  # argparse
        status = int(stop.code or 0)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    status, _, _ = run(capsys, "init", str(tmp_path / "laws"))
    assert status == 0
    return tmp_path / "laws"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, name, "--help")
    assert status == 0
    assert out.startswith(f"usage: lawmodel {name}")


def test_overview_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "--help")
    assert status == 0
    assert all(f"\n  {name} " in out for name in COMMANDS)


def test_nothing_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys)[0] == 2


def test_no_such_command(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "chek")
    assert status == 2
    assert "no command `chek`" in err


def test_a_new_corpus_passes(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "check", str(corpus), "--fail-on", "note")
    assert out == "4 files checked: nothing wrong\n"
    assert status == 0


def test_init_keeps_what_is_there(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = corpus / "agreements" / "example-treaty.yaml"
    record.write_text("mine", "utf-8")
    status, out, _ = run(capsys, "init", str(corpus))
    assert status == 0
    assert record.read_text("utf-8") == "mine"
    assert "example-treaty" not in out


def test_init_where_a_file_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "laws").write_text("", "utf-8")
    status, _, err = run(capsys, "init", str(tmp_path / "laws"))
    assert status == 2
    assert "is a file" in err


def test_a_finding(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = corpus / "agreements" / "example-treaty.yaml"
    record.write_text(record.read_text("utf-8").replace("source: gazette, line: 2", "source: gazete, line: 2"), "utf-8")
    status, out, _ = run(capsys, "check", str(corpus))
    assert status == 1
    lines = out.splitlines()
    assert lines[0] == (
        f"{corpus.as_posix()}/agreements/example-treaty.yaml:14:78: "
        "error[dangling-reference] `gazete` is not a source of registers/sources.yaml"
    )
    assert lines[2].index("^") == lines[1].index("gazete")
    assert lines[2].count("^") == len("gazete")
    assert "  help: did you mean `gazette`?" in lines
    assert lines[-1] == "4 files checked: 1 error"


def test_json_report(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "agreements" / "bad.yaml").write_text("id: [", "utf-8")
    status, out, _ = run(capsys, "check", str(corpus), "--format", "json")
    report = json.loads(out)
    assert status == 1
    assert report["counts"] == {"error": 1, "warning": 0, "note": 0}
    assert report["diagnostics"][0]["id"] == "yaml-syntax"


def test_fail_on(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = corpus / "agreements" / "example-treaty.yaml"
    record.write_text(record.read_text("utf-8").replace("state: RU", "state: no"), "utf-8")
    assert run(capsys, "check", str(corpus), "--fail-on", "error")[0] == 1
    record.write_text(record.read_text("utf-8").replace("state: no", "state: 'NO'"), "utf-8")
    assert run(capsys, "check", str(corpus))[0] == 0


def test_baseline(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = corpus / "agreements" / "example-treaty.yaml"
    good = record.read_text("utf-8")
    record.write_text(good.replace("source: gazette, line: 2", "source: gazete, line: 2"), "utf-8")
    known = tmp_path / "known.json"
    assert run(capsys, "check", str(corpus), "--baseline", str(known), "--write-baseline")[0] == 0
    record.write_text("# a line more\n" + record.read_text("utf-8"), "utf-8")
    assert run(capsys, "check", str(corpus), "--baseline", str(known))[0] == 0
    record.write_text(good.replace("source: gazette", "source: gazete"), "utf-8")
    status, out, _ = run(capsys, "check", str(corpus), "--baseline", str(known))
    assert status == 1
    assert "gazete" in out


@pytest.mark.parametrize("content", [None, "", "[]", '{"findings": [1]}'])
def test_wrong_baseline(content: str | None, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = tmp_path / "known.json"
    if content is not None:
        known.write_text(content, "utf-8")
    status, _, err = run(capsys, "check", str(corpus), "--baseline", str(known))
    assert status == 2
    assert "is not a baseline" in err


def test_only_the_file_named(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "agreements" / "bad.yaml").write_text("id: [", "utf-8")
    status, out, _ = run(capsys, "check", str(corpus / "agreements" / "example-treaty.yaml"))
    assert (status, out) == (0, "1 file checked: nothing wrong\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "nowhere"], "no file `nowhere`"),
        (["check", "--corpus", "nowhere"], "no folder `nowhere`"),
        (["check", "--corpus", "."], "has no folder `agreements`"),
        (["show", "nothing", "--corpus", "laws"], "no record `nothing`"),
        (["show", "example-treat", "--corpus", "laws"], "did you mean `example-treaty`?"),
        (["show", "nothing-like-it", "--corpus", "laws"], "no record `nothing-like-it`; `lawmodel list` has the ids"),
        (["decide", "example-treaty/nothing", "--corpus", "laws"], "is not a rule; `lawmodel list --rules` has them"),
        (["decide", "example-treaty/terminaton", "--corpus", "laws"], "did you mean `example-treaty/termination`?"),
        (
            ["decide", "example-treaty/termination", "--set", "notification_recieved_on=2020", "--corpus", "laws"],
            "did you mean `notification_received_on`?",
        ),
        (["explain", "nothing-like-it"], "no check `nothing-like-it`; `lawmodel explain` lists them"),
        (["decide", "example-treaty/termination", "--set", "x=1", "--corpus", "laws"], "fact `x`: is not declared"),
        (["decide", "example-treaty/termination", "--set", "x", "--corpus", "laws"], "is not FACT=VALUE"),
        (
            [
                "decide",
                "example-treaty/termination",
                *["--set", "notification_received_on=2020"] * 2,
                "--corpus",
                "laws",
            ],
            "fact `notification_received_on`: is set twice; of a value that is one of several, write `a|b`",
        ),
        (
            ["decide", "example-treaty/termination", *["--account", "day=first"] * 2, "--corpus", "laws"],
            "`day` is given two accounts: one can be gone by",
        ),
        (["explain", "dangling-reference", "--write", "laws"], "CHECK is explained, or all pages are written"),
        (["explain", "--write", "laws/lawmodel.md"], "`laws/lawmodel.md`: File exists"),
        (["explain", "dangling-referense"], "did you mean `dangling-reference`?"),
        (["schema", "check", "nowhere"], "no folder `nowhere`"),
    ],
)
def test_wrong_use_is_one_line(
    arguments: list[str],
    message: str,
    corpus: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(corpus.parent)
    (corpus / "lawmodel.md").write_text("a file", "utf-8")
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_a_corpus_too_wrong_to_load(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "agreements" / "bad.yaml").write_text("id: [", "utf-8")
    status, _, err = run(capsys, "list", "--corpus", str(corpus))
    assert status == 2
    assert "agreements/bad.yaml:1" in err


def write_law_with(condition: str, folder: Path) -> None:
    rules = {"rule": f"kind: condition\nmodality: entitlement\nif: {condition}\n"}
    texts = {"registers/sources.yaml": SOURCES, "registers/facts.yaml": FACTS, **record(rules=rules)}
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize(
    "condition",
    [
        "{kind: comparison, fact: a, operator: at-least, value: 3}",
        "{kind: holds, fact: entered_on}",
        "{kind: by-account, discrepancy: matter, accounts: {one: {kind: holds, fact: a}}}",
    ],
)
def test_a_rule_with_a_fault_is_asked_and_said_to_have_one(
    condition: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_law_with(condition, tmp_path)
    facts = ["--set", "a=true", "--set", "entered_on=2020-01-01", "--corpus", str(tmp_path)]
    status, out, err = run(capsys, "decide", "act/rule", "--on", "2021-01-01", *facts)
    assert status == 0
    assert "act/rule: unknown" in out
    assert err.startswith("lawmodel decide: `act/rule` has a fault that `lawmodel check` tells; what the faulty part")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("fact: age, operator: before, value: 18", "`before` does not compare integers: `20` and `18`"),
        ('fact: entered_on, operator: before, value: "2020-02-31"', "`2020-02-31` has no such day: `31`"),
    ],
)
@pytest.mark.parametrize("more", [[], ["--ask"], ["--format", "json"], ["--thorough"]])
def test_a_rule_that_the_check_finds_fault_with(
    wrong: str, message: str, more: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_law_with(f"{{kind: comparison, {wrong}}}", tmp_path)
    facts = ["--set", "age=20", "--set", "entered_on=2020-01-01", "--corpus", str(tmp_path)]
    status, out, err = run(capsys, "decide", "act/rule", "--on", "2021-01-01", *facts, *more)
    assert (status, out) == (2, "")
    assert err == f"lawmodel decide: `act/rule` cannot be asked: {message}; `lawmodel check` tells where it says so\n"


def test_decide(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["decide", "example-treaty/termination", "--on", "2021-01-01", "--corpus", str(corpus)]
    status, out, _ = run(capsys, *arguments, "--set", "notification_received_on=2020-08-31")
    assert status == 0
    assert "example-treaty/termination: not before 2021-02-28" in out
    _, out, _ = run(capsys, *arguments, "--format", "json")
    assert json.loads(out)["missing"] == ["notification_received_on"]


def test_decide_reads_facts_from_a_file(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = tmp_path / "case.yaml"
    facts.write_text('notification_received_on: "2020-03-01"\n', "utf-8")
    _, out, _ = run(capsys, "decide", "example-treaty/termination", "--facts", str(facts), "--corpus", str(corpus))
    assert "example-treaty/termination: not before 2020-09-01" in out


def test_show_and_list_and_status(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "show", "example-treaty", "--corpus", str(corpus))
    assert "2020-01-31" in out
    assert "gazette:2" in out
    _, out, _ = run(capsys, "list", "--corpus", str(corpus), "--format", "json")
    assert [row["id"] for row in json.loads(out)] == ["example-treaty"]
    _, out, _ = run(capsys, "status", "example-treaty", "--on", "2020-01-30", "--corpus", str(corpus))
    assert out.startswith("example-treaty on 2020-01-30: not yet")


def test_a_pipe_that_closes_is_no_fault() -> None:
    command = f"{sys.executable} -m lawmodel explain | head -n 1"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S602
    assert done.stderr == ""


_INTERRUPTED_AT_ONCE = """
    import sys
    from lawmodel.__main__ import run

    class Interrupting:
        def find_spec(self, name, *_):
            if name == sys.argv[1]:
                raise KeyboardInterrupt

    sys.meta_path.insert(0, Interrupting())
    sys.argv[1:] = [sys.argv[1], "--version"]
    run()
"""


def test_an_interrupt_is_told_in_a_line_while_modules_are_imported() -> None:
    script = dedent(_INTERRUPTED_AT_ONCE)
    command = [sys.executable, "-c", script, "lawmodel.cli"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "lawmodel: interrupted\n")


def test_no_colours_without_a_terminal(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "agreements" / "bad.yaml").write_text("id: [", "utf-8")
    assert "\x1b" not in run(capsys, "check", str(corpus))[1]


def test_ask_stops_when_the_answer_is_settled(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("soon\n2020-08-31\n2021-01-01\n"))
    arguments = ["decide", "example-treaty/termination", "--on", "2021-01-01", "--corpus", str(corpus), "--ask"]
    status, out, err = run(capsys, *arguments)
    assert status == 0
    assert "example-treaty/termination: not before 2021-02-28" in out
    assert err.count("On which day was the notification received?") == 2
    assert "fact `notification_received_on`: `soon` is not a date" in err


@pytest.mark.parametrize("answers", ["", "\n"])
def test_ask_ends_with_the_answers(
    answers: str, corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
    arguments = ["decide", "example-treaty/termination", "--on", "2021-01-01", "--corpus", str(corpus), "--ask"]
    status, out, _ = run(capsys, *arguments)
    assert status == 0
    assert "still needed:\n  notification_received_on" in out


def test_ask_and_facts_cannot_both_read_standard_input(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["decide", "example-treaty/termination", "--corpus", str(corpus), "--ask", "--facts", "-"]
    status, _, err = run(capsys, *arguments)
    assert status == 2
    assert "--ask" in err
