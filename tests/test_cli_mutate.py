from __future__ import annotations

import json
from pathlib import Path

import pytest

from lawmodel.cli import main

RULE = "example-treaty/termination"


@pytest.fixture
def corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    main(["init", str(tmp_path / "laws")])
    capsys.readouterr()
    return tmp_path / "laws"


def test_no_mutant_of_a_rule_of_the_records_survives(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["mutate"])
    out = capsys.readouterr().out
    assert ", 0 survived, " in out, out
    assert status == 0


def test_a_rule_with_too_few_examples(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = corpus / "agreements" / "example-treaty.yaml"
    lines = [line for line in record.read_text("utf-8").splitlines() if "31 February" not in line]
    record.write_text("\n".join(lines) + "\n", "utf-8")
    status = main(["mutate", RULE, "--suggest", "--corpus", str(corpus)])
    out = capsys.readouterr().out
    assert status == 1
    assert f"{RULE}: no example notices" in out
    assert "month end" in out.replace("_", " ")
    assert '- {"facts": {"notification_received_on": ' in out
    assert "expect" not in out


def test_as_json(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["mutate", RULE, "--format", "json", "--corpus", str(corpus)])
    report = json.loads(capsys.readouterr().out)
    assert report["rules"] == 1
    assert report["mutants"] == sum(report["verdicts"].values())
    assert all(row["verdict"] != "killed" for row in report["unnoticed"])


def test_no_such_rule(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mutate", "example-treaty/nothing", "--corpus", str(corpus)]) == 2
    assert "is not a rule" in capsys.readouterr().err
