"""What one entry of a register makes wrong in many places is told once by the command; nothing else is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lawmodel.checking import check
from lawmodel.cli import main
from lawmodel.diagnostics import Diagnostic, Fix, Place, RelatedPlace, Severity
from lawmodel.gathering import gathered
from tests.check_cases import lay

RECORD = """\
# yaml-language-server: $schema=https://schemas.lawmodel.org/1.0/instrument.schema.json
id: {id}
kind: law
stands_for: act
title: {{en: Law {id}}}
title_is: described
jurisdiction: AD
cites: [{{source: gazette, line: 20}}]
lifecycle:
"""
EVENT = "  - {{id: event-{n}, event: discussed, cites: [{{source: comment, line: {n}}}]}}\n"


def found(number: int, file: str = "agreements/a.yaml", entry: int = 7) -> list[Diagnostic]:
    """So many findings of one check in a file, that all show one entry of a register."""
    cause = RelatedPlace(Place("registers/sources.yaml", entry, 3, entry, 9), "the entry", "  kind: commentary")
    places = [Place(file, line, 1, line, 5) for line in range(1, number + 1)]
    return [
        Diagnostic(
            "commentary-alone", Severity.ERROR, place, f"fact {place.line}", "cite a document", (cause,), None, "x"
        )
        for place in places
    ]


def corpus(folder: Path, *numbers: int) -> Path:
    """A record for each number, with as many events that a commentary alone tells."""
    records = {
        f"agreements/law-{name}.yaml": RECORD.format(id=f"law-{name}")
        + "".join(EVENT.format(n=n) for n in range(1, number + 1))
        for name, number in zip("abcdefgh", numbers, strict=False)
    }
    lay(records, folder)
    return folder


def told(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[tuple[str, str]]:
    """Of each finding in the report its id and the help."""
    assert main(["check", "--corpus", str(folder), "--no-cache", *options]) == 1
    return re.findall(r"(?ms)^\S+: \w+\[(.+?)\].*?^  help: (.*?)$", capsys.readouterr().out)


def test_so_many_are_each_told() -> None:
    assert gathered(found(20)) == tuple(found(20))


def test_more_are_told_by_the_first_of_them() -> None:
    (one,) = gathered([*found(19), *found(3, "agreements/b.yaml"), *found(1, "agreements/c.yaml")])
    assert (one.place, one.message) == (Place("agreements/a.yaml", 1, 1, 1, 5), "fact 1")
    assert one.help == (
        "23 places in 3 files have this cause: correct the entry of the register, if that is wrong;"
        " else, in each, cite a document"
    )
    shown = [(r.place.file, r.place.line, r.message) for r in one.related]
    assert shown == [
        ("registers/sources.yaml", 7, "the entry"),
        ("agreements/b.yaml", 1, "here too"),
        ("agreements/c.yaml", 1, "here too"),
        ("agreements/a.yaml", 2, "here too"),
        ("agreements/a.yaml", 3, "here too"),
        ("agreements/a.yaml", 4, "here too"),
    ]


def test_of_one_file_that_is_said() -> None:
    (one,) = gathered([each._replace(help=None) for each in found(21)])
    assert one.help == "21 places of this file have this cause: correct the entry of the register, if that is wrong"


def test_where_each_is_mended_otherwise_that_is_said() -> None:
    (one,) = gathered([*found(20), found(1, "agreements/b.yaml")[0]._replace(help="write a discrepancy")])
    assert one.help is not None
    assert one.help.endswith("; else each is mended in its own way, which `--format json` tells")


def test_other_causes_and_other_checks_stay_apart_and_in_their_order() -> None:
    other = found(1)[0]._replace(ident="commentary-taken")
    elsewhere = found(20, entry=8)
    kept = gathered([other, *found(21), *elsewhere])
    assert kept[0] == other
    assert kept[1].message == "fact 1"
    assert kept[2:] == tuple(elsewhere)


@pytest.mark.parametrize(
    "unlike",
    [
        {"related": ()},
        {"fix": Fix("write it so", "so")},
        {"place": Place("registers/sources.yaml", 1, 1, 1, 5)},
        {"related": (RelatedPlace(Place("agreements/b.yaml", 7, 3, 7, 9), "the other", None),)},
    ],
)
def test_without_an_entry_elsewhere_that_could_be_wrong_each_is_told(unlike: dict[str, object]) -> None:
    each_alone = [each._replace(**unlike) for each in found(30)]  # type: ignore[arg-type]  # as the fields are
    assert gathered(each_alone) == tuple(each_alone)


def test_a_source_entered_as_a_commentary_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = corpus(tmp_path, 15, 10)
    (one,) = told(folder, capsys)
    assert (one[0], one[1].partition(":")[0]) == ("commentary-alone", "25 places in 2 files have this cause")
    assert len(check(folder).diagnostics) == 25  # the library gives each


def test_the_last_line_tells_how_many_findings_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--corpus", str(corpus(tmp_path, 15, 10)), "--no-cache"]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.endswith("1 error (told once where one entry is the cause; 25 findings in all)")


def test_annotations_are_told_once_and_reports_for_machines_give_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    finding = {"github": "^::error", "json": '"id": "comm', "sarif": '"ruleId": "comm', "junit": "<failure"}
    number = {}
    for name, pattern in finding.items():
        folder = corpus(tmp_path, 15, 10)
        assert main(["check", "--corpus", str(folder), "--no-cache", "--format", name]) == 1
        number[name] = len(re.findall(pattern, capsys.readouterr().out, re.MULTILINE))
    assert number == {"github": 1, "json": 25, "sarif": 25, "junit": 25}


def test_of_the_files_that_are_asked_about_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = corpus(tmp_path, 15, 10)
    assert len(told(folder, capsys, str(folder / "agreements" / "law-b.yaml"))) == 10


def test_what_a_baseline_lists_is_not_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, known = corpus(tmp_path / "corpus", 15, 10), tmp_path / "known.json"
    arguments = ["check", "--corpus", str(folder), "--no-cache", "--baseline", str(known)]
    assert main([*arguments, "--write-baseline"]) == 0
    assert capsys.readouterr().err.startswith("25 findings written")
    assert main(arguments) == 0
    corpus(folder, 15, 12)
    capsys.readouterr()
    assert len(told(folder, capsys, "--baseline", str(known))) == 2
