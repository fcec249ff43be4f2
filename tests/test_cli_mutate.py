from __future__ import annotations

import json
from pathlib import Path

import pytest

from lawmodel.cli import main
from tests.cited_documents import on_disk
from tests.corpora import FACTS, SOURCES, record

EARLY = """\
kind: condition
modality: permission
if: {kind: comparison, fact: entered_on, operator: before, value: "2016-12-31"}
examples:
"""
FAR = """\
  - {facts: {entered_on: "2010-01-01"}, expect: "yes", because: early}
  - {facts: {entered_on: "2020-01-01"}, expect: "no", because: late}
"""
NEAR = """\
  - {facts: {entered_on: "2016-12-30"}, expect: "yes", because: early}
  - {facts: {entered_on: "2016-12-31"}, expect: "no", because: late}
"""


def corpus(folder: Path, rule: str) -> str:
    """The folder with a corpus of one rule, `act/rule`."""
    registers = {"registers/facts.yaml": FACTS, "registers/sources.yaml": SOURCES}
    return str(on_disk(folder, {**record(rules={"rule": rule}), **registers}))


def test_a_survivor_is_told_at_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mutate", "act/rule", "--corpus", corpus(tmp_path, EARLY + FAR), "--suggest"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("act/rule: no example notices\n")
    assert "  agreements/act.yaml:16: rule.if.operator: `before` becomes `on-or-before`\n" in out
    assert '    - {"facts": {"entered_on": "2016-12-31"}}\n' in out
    assert "expect" not in out


def test_what_is_noticed_is_not_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mutate", "--corpus", corpus(tmp_path, EARLY + NEAR)]) == 0
    assert capsys.readouterr().out.startswith("6 mutants of 1 rule: 6 noticed, 0 survived")


def test_a_rule_that_cannot_be_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = EARLY.replace("entered_on", "a") + "  - {expect: unknown, because: it is never met}\n"
    assert main(["mutate", "--corpus", corpus(tmp_path, wrong)]) == 2
    assert "`act/rule` cannot be asked; `lawmodel check` says why" in capsys.readouterr().err


def test_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mutate", "act/rule", "--format", "json", "--corpus", corpus(tmp_path, EARLY + FAR)]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["rules"], report["mutants"]) == (1, 6)
    assert report["verdicts"] == {"killed": 3, "survived": 3}
    assert [row["change"] for row in report["unnoticed"]] == [
        "`before` becomes `on-or-before`",
        "`2016-12-31` becomes `2016-12-30`",
        "`2016-12-31` becomes `2017-01-01`",
    ]
    assert report["unnoticed"][0] == {
        "rule": "act/rule",
        "file": "agreements/act.yaml",
        "line": 16,
        "path": ["rule", "if", "operator"],
        "change": "`before` becomes `on-or-before`",
        "verdict": "survived",
        "case": {"facts": {"entered_on": "2016-12-31"}},
    }


def test_no_such_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mutate", "act/nothing", "--corpus", corpus(tmp_path, EARLY + FAR)]) == 2
    assert "`act/nothing` is not a rule; `lawmodel list --rules` has them" in capsys.readouterr().err
