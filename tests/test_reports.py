"""Reports in the formats of other tools, read by those tools or held to their schemas."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from junitparser import Failure, JUnitXml

from lawmodel.checks import all_faults
from lawmodel.diagnostics import Diagnostic, Fix, Place, RelatedPlace, Severity
from lawmodel.reports import FORMATS, renderer
from lawmodel.reports.text_report import summary, told
from lawmodel.schemas.registry import load
from tests.check_cases import all_cases, diagnose

SARIF_SCHEMA = json.loads((Path(__file__).parent / "sarif" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))

LINE = "  - {state: 'NOR', cites: [{source: gazette, line: 1}]}"
DANGLING = Diagnostic(
    "dangling-reference",
    Severity.ERROR,
    Place("agreements/a.yaml", 3, 13, 3, 18),
    "`NOR` is not declared",
    help="did you mean `NO`?",
    related=(RelatedPlace(Place("registers/b.yaml", 7, 1, 9, 2), "declared here", None),),
    fix=Fix("write `NO`", "NO"),
    excerpt=LINE,
    path=("parties", "states", 0, "state"),
)
ODD = Diagnostic(
    "control-character",
    Severity.WARNING,
    Place("agreements/100%, a: b/\u0438\u043c\u044f #1?.yaml", 1, 2, 4, 1),
    '50% of\r\n`a, b: c` <&> "]]>" ::error::\x07\ufffe\ud800',
    excerpt='x: "\x07"\x85 <b>',
)
UNREAD = Diagnostic("not-utf-8", Severity.ERROR, Place("agreements/c.yaml", 1, 1, 1, 1), "this is not UTF-8")
NOTE = Diagnostic("missing-modeline", Severity.NOTE, Place("agreements/a.yaml", 1, 1, 1, 3), "no schema is named")
EVERY = (DANGLING, ODD, UNREAD, NOTE)


def sarif(*diagnostics: Diagnostic) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(renderer("sarif")(diagnostics, 3).encode("utf-8", "replace"))
    jsonschema.Draft4Validator(SARIF_SCHEMA).validate(log)
    assert len(log["runs"]) == 1
    run: dict[str, Any] = log["runs"][0]
    return run


def test_text_says_nothing_to_the_terminal() -> None:
    """A file under review must not be able to colour, wipe out or add lines of the report."""
    lines = told(ODD).split("\n")
    assert len(lines) == 3
    assert lines[0].endswith('50% of\ufffd\ufffd`a, b: c` <&> "]]>" ::error::\ufffd\ufffe\ufffd')
    assert lines[1:] == ['    1 | x: "\ufffd"\ufffd <b>', "      |  ^^^^^^^^^^"]


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found(name: str) -> None:
    report = renderer(name)((), 3)
    assert report.endswith("\n")
    assert ("3 files checked: nothing wrong" in report) == (name in ("text", "junit", "github"))


def test_sarif_schema_tells_right_from_wrong() -> None:
    log = json.loads(renderer("sarif")(EVERY[:1], 1))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not jsonschema.Draft4Validator(SARIF_SCHEMA).is_valid(log)


def test_sarif_result() -> None:
    run = sarif(*EVERY)
    result = run["results"][0]
    assert (result["ruleId"], result["level"]) == ("dangling-reference", "error")
    assert result["message"]["text"] == "`NOR` is not declared\nhelp: did you mean `NO`?"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "agreements/a.yaml", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 3, "startColumn": 13, "endLine": 3, "endColumn": 18}
    assert place["contextRegion"]["snippet"]["text"] == LINE
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "parties.states[0].state"}]
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_related_place_and_fix() -> None:
    result = sarif(DANGLING)["results"][0]
    related = result["relatedLocations"][0]
    assert related["message"]["text"] == "declared here"
    assert related["physicalLocation"]["region"] == {"startLine": 7, "startColumn": 1, "endLine": 9, "endColumn": 2}
    change = result["fixes"][0]["artifactChanges"][0]
    assert change["artifactLocation"]["uri"] == "agreements/a.yaml"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 13, "endLine": 3, "endColumn": 18},
            "insertedContent": {"text": "'NO'"},
        }
    ]


def test_sarif_rules_are_every_check() -> None:
    run = sarif(*EVERY)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(all_faults())
    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == [d.ident for d in EVERY]
    dangling = next(rule for rule in rules if rule["id"] == "dangling-reference")
    fault = all_faults()["dangling-reference"]
    assert dangling["shortDescription"]["text"] == fault.title
    assert fault.wrong.rstrip() in dangling["help"]["markdown"]
    assert dangling["defaultConfiguration"] == {"level": "error"}


def test_sarif_levels_may_differ_from_the_rules() -> None:
    assert [r["level"] for r in sarif(*EVERY)["results"]] == ["error", "warning", "error", "note"]


def test_sarif_addresses() -> None:
    elsewhere = Path("laws").absolute() / "agreements" / "a b.yaml"
    results = sarif(ODD, NOTE.under(f"{elsewhere.parent.as_posix()}/"))["results"]
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results]
    assert re.fullmatch(r"[A-Za-z0-9%/._~-]+", uris[0])
    assert unquote(uris[0]) == ODD.place.file
    assert uris[1].startswith("file:///")
    assert PurePath(unquote(uris[1])).name == "a.yaml"


def test_sarif_identity_outlives_an_edit_above_and_tells_equal_findings_apart() -> None:
    def identities(*diagnostics: Diagnostic) -> list[str]:
        return [r["partialFingerprints"]["finding/v1"] for r in sarif(*diagnostics)["results"]]

    lower = Diagnostic(NOTE.ident, NOTE.severity, Place("agreements/a.yaml", 9, 1, 9, 3), NOTE.message)
    assert identities(lower) == identities(NOTE)
    assert len(set(identities(NOTE, lower))) == 2
    assert identities(NOTE) != identities(UNREAD)


def junit(tmp_path: Path, *diagnostics: Diagnostic) -> Any:
    file = tmp_path / "report.xml"
    file.write_bytes(renderer("junit")(diagnostics, 3).encode("utf-8"))
    (suite,) = JUnitXml.fromfile(str(file))
    return suite


def test_junit_loads(tmp_path: Path) -> None:
    suite = junit(tmp_path, *EVERY)
    assert (suite.tests, suite.failures, suite.errors) == (4, 3, 0)
    cases = list(suite)
    assert [c.name for c in cases][:1] == ["dangling-reference at 3:13"]
    assert [c.classname for c in cases] == [d.place.file for d in EVERY]
    assert [c.is_passed for c in cases] == [False, False, False, True]
    (failure,) = cases[0].result
    assert isinstance(failure, Failure)
    assert (failure.message, failure.type) == (DANGLING.message, DANGLING.ident)
    assert "did you mean `NO`?" in str(failure.text)
    assert cases[3].system_out.startswith("agreements/a.yaml:1:1: note[missing-modeline]")


def test_junit_carries_odd_characters(tmp_path: Path) -> None:
    (failure,) = next(iter(junit(tmp_path, ODD))).result
    assert failure.message == ODD.message.replace("\x07\ufffe\ud800", "\ufffd\ufffd\ufffd")
    assert 'x: "\ufffd"\ufffd <b>' in str(failure.text)


def test_junit_of_nothing_is_a_test_that_passes(tmp_path: Path) -> None:
    suite = junit(tmp_path)
    assert (suite.tests, suite.failures) == (1, 0)
    assert [(c.name, c.is_passed) for c in suite] == [(summary((), 3), True)]


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Workflow commands as the runner of GitHub Actions reads them: it splits, then takes the escapes back."""
    found = []
    for line in text.splitlines():
        match = re.fullmatch(r"::([a-z]+) (.*?)::(.*)", line)
        if match is not None:
            parts = dict(part.split("=", 1) for part in match[2].split(","))
            properties = {k: _unescaped(v, "%3A:", "%2C,") for k, v in parts.items()}
            found.append((match[1], properties, _unescaped(match[3])))
    return found


def _unescaped(text: str, *more: str) -> str:
    for escape in (*more, "%0D\r", "%0A\n", "%25%"):
        text = text.replace(escape[:3], escape[3:])
    return text


def test_github_annotations() -> None:
    found = commands(renderer("github")(EVERY, 3))
    assert [command for command, _, _ in found] == ["error", "warning", "error", "notice"]
    assert found[0][1] == {
        "file": "agreements/a.yaml",
        "line": "3",
        "endLine": "3",
        "col": "13",
        "endColumn": "18",
        "title": "dangling-reference",
    }
    see = "see registers/b.yaml:7:1: declared here"
    assert found[0][2] == f"{DANGLING.message}\n{see}\nhelp: did you mean `NO`?"


def test_github_escapes() -> None:
    (_, properties, message) = commands(renderer("github")((ODD,), 3))[0]
    assert properties["file"] == ODD.place.file
    assert "col" not in properties  # of several lines GitHub takes no columns
    assert message == ODD.message
    assert len(renderer("github")((ODD,), 3).splitlines()) == 2


def test_github_ends_with_the_count() -> None:
    assert renderer("github")(EVERY, 3).splitlines()[-1] == "3 files checked: 2 errors, 1 warning, 1 note"


def test_json_report_holds_to_its_schema() -> None:
    report = json.loads(renderer("json")((DANGLING, UNREAD, NOTE), 3))
    jsonschema.Draft202012Validator(load("check-report")).validate(report)
    assert report["diagnostics"][0]["fix"] == {"description": "write `NO`", "replacement": "'NO'"}


def test_reports_of_real_findings(tmp_path: Path) -> None:
    """Every finding of every case in each format; SARIF and JUnit must be read back with as many."""
    cases = [case for case in all_cases() if not case.is_valid][::7]
    found = [d for n, case in enumerate(cases) for d in diagnose(case.files, tmp_path / str(n))]
    assert len(sarif(*found)["results"]) == len(found)
    assert junit(tmp_path, *found).tests == len(found)
    assert len(commands(renderer("github")(found, 3))) == len(found)
