"""Structural faults as a person reads them: the cases are files, and both validators tell them alike."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from lawmodel.diagnostics import Finding, format_path
from lawmodel.documents import Document
from lawmodel.documents.reader import read
from lawmodel.schemas import engines, wording
from lawmodel.schemas.engines import Engine, Judge, MissingEngineError, judge
from lawmodel.schemas.faults import FAULTS
from lawmodel.schemas.modeline import declared_version, newer_schema
from lawmodel.schemas.registry import PUBLISHED, SCHEMA_VERSION, UnknownSchemaError, load
from lawmodel.schemas.validate import findings_by, structural_findings

CASES = Path(__file__).resolve().parent / "cases" / "structure"
ENGINES: tuple[Engine, ...] = get_args(Engine)
FILES = sorted(CASES.glob("*/*.yaml"))


def document(text: str) -> Document:
    result = read("example.yaml", text.encode())
    assert isinstance(result, Document), result
    return result


def findings(name: str, text: str, engine: Engine = "auto") -> list[Finding]:
    data = document(text)
    return structural_findings(name, data.data, "example.yaml", engine=engine, text=data.text)


def told(finding: Finding) -> str:
    part = " (the key)" if finding.at.part == "key" else ""
    lines = [f"{format_path(finding.at.path)}{part}", f"  {finding.ident}: {finding.message}"]
    lines += [f"  help: {finding.help}"] if finding.help else []
    lines += [f"  fix: {finding.fix.description}"] if finding.fix else []
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_what_is_found_in_a_file(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    found = findings(file.parent.name, text)
    expected = file.with_suffix(".expected.txt")
    report = "".join(told(finding) for finding in found)
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8")
    assert findings(file.parent.name, text, "jsonschema") == found


def test_every_fault_has_a_case_and_every_case_a_fault() -> None:
    listed = [line.split(": ")[0].strip() for file in FILES for line in expected_lines(file) if is_fault(line)]
    assert set(listed) == {fault.ident for fault in FAULTS}


def expected_lines(file: Path) -> list[str]:
    return file.with_suffix(".expected.txt").read_text(encoding="utf-8").splitlines()


def is_fault(line: str) -> bool:
    return line.startswith("  ") and not line.startswith(("  help: ", "  fix: "))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.ident)
def test_the_page_of_a_fault_shows_it_and_only_it(fault: Any) -> None:
    assert [finding.ident for finding in findings("instrument", fault.wrong)] == [fault.ident]
    assert findings("instrument", fault.right) == []


def test_findings_stand_in_the_order_of_paths() -> None:
    data = {"sources": {f"s{i}": {} for i in range(3)}, "b": 1, "a": 1}
    found = structural_findings("sources", data, "registers/sources.yaml")
    assert [finding.at.path for finding in found] == sorted(finding.at.path for finding in found)
    entries = [None, *(["x"] * 11)]
    paths = [f.at.path[-1] for f in structural_findings("facts", {"facts": {}, "implies": entries}, "x")]
    assert paths == list(range(12)), "entries stand by their number, not by its text"


def test_every_keyword_of_the_published_schemas_has_its_words() -> None:
    judging = {"type", "enum", "const", "pattern", "minItems", "minProperties", "maxProperties", "minimum", "maximum"}
    structure = {"$ref", "$schema", "$id", "$defs", "description", "default", "properties", "patternProperties"}
    structure |= {"items", "allOf", "if", "then", "required", "additionalProperties"}
    used = {keyword for name, entry in PUBLISHED.items() if entry.files for keyword in keywords(load(name))}
    assert used - structure == judging
    with pytest.raises(NotImplementedError, match="no wording for the keyword `format`"):
        wording.of_keyword("format", {"format": "date"}, "x", structural_findings("sources", None, "x")[0].at)


def keywords(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return {keyword for child in schema for keyword in keywords(child)}
    if not isinstance(schema, dict):
        return set()
    found = set(schema)
    for keyword, child in schema.items():
        data_names = keyword in {"properties", "patternProperties", "$defs"}
        for inner in child.values() if data_names else [child]:
            found |= keywords(inner)
    return found


def test_more_entries_than_a_list_takes_is_one_finding() -> None:
    judge = Judge.by({"$defs": {}, "type": "array", "maxItems": 1})
    (found,) = findings_by(judge, ["a", "b"], "x")
    assert (found.ident, found.message) == ("too-many", "the file has 2 entries, and takes no more than 1")


def test_a_key_of_digits_stays_a_text_in_the_path() -> None:
    data = {"digests": {"report": {"sha256": "0" * 64, "lines": {"120": "short"}}}}
    for engine in ("auto", "jsonschema"):
        (found,) = structural_findings("digests", data, "registers/digests.yaml", engine=engine)
        assert found.at.path == ("digests", "report", "lines", "120")


def test_a_long_value_is_cut_in_the_message() -> None:
    data = {"sources": {"report": {"kind": "external", "title": "x", "language": "e" * 500}}}
    (found,) = structural_findings("sources", data, "registers/sources.yaml")
    assert found.message.startswith("`" + "e" * 60 + "...` is not a language code")


def test_a_judge_is_built_once() -> None:
    assert judge("sources") is judge("sources")
    assert judge("sources") is not judge("sources", "jsonschema")


def test_wrong_calls_are_exceptions(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnknownSchemaError):
        structural_findings("treaties", {}, "x")
    monkeypatch.setitem(sys.modules, "jsonschema", None)
    engines.judge.cache_clear()
    with pytest.raises(MissingEngineError, match=r"install `lawmodel\[jsonschema\]`"):
        structural_findings("sources", {}, "x", engine="jsonschema")


def test_python_recursion_is_as_it_was_after_a_judgment() -> None:
    before = sys.getrecursionlimit()
    structural_findings("sources", {}, "x", engine="jsonschema")
    assert sys.getrecursionlimit() == before


def test_judging_needs_no_model() -> None:
    code = (
        "import sys; from lawmodel.schemas.validate import structural_findings as f; "
        "assert f('sources', {}, 'x'); assert 'pydantic' not in sys.modules, 'pydantic'; "
        "assert 'jsonschema' not in sys.modules, 'jsonschema'"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("line", "version"),
    [
        ("# yaml-language-server: $schema=../schema/1.0/instrument.schema.json", "1.0"),
        ("# yaml-language-server: $schema=schema/2.11/facts.schema.json", "2.11"),
        ("#yaml-language-server:  $schema=/abs/schema/1.0/facts.schema.json", "1.0"),
        ("# yaml-language-server: $schema=https://schemas.lawmodel.org/3.4/x.schema.json", "3.4"),
        ("# yaml-language-server: $schema=https://example.org/other.json", None),
        ("# yaml-language-server: $schema=../schema/next/instrument.schema.json", None),
        ("note: yaml-language-server $schema=../schema/9.0/", None),
        ("", None),
    ],
)
def test_the_declared_version_is_that_of_the_modeline(line: str, version: str | None) -> None:
    assert declared_version(f"# a comment before\n{line}\nid: x\n") == version


def test_a_modeline_far_down_declares_nothing() -> None:
    modeline = "# yaml-language-server: $schema=../schema/9.0/x.schema.json\n"
    assert declared_version("#\n" * 9 + modeline) == "9.0"
    assert declared_version("#\n" * 10 + modeline) is None


@pytest.mark.parametrize(("version", "newer"), [(SCHEMA_VERSION, False), ("0.9", False), ("1.1", True), ("10.0", True)])
def test_versions_compare_as_numbers(version: str, newer: bool) -> None:
    finding = newer_schema(f"# yaml-language-server: $schema=../schema/{version}/x.schema.json\n", "x.yaml")
    assert (finding is not None) == newer


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_both_engines_take_a_pattern_to_the_very_end_of_a_text(name: str) -> None:
    schema = load(name)
    patterns = {each["pattern"] for each in schema["$defs"].values() if "pattern" in each}
    patterns |= {key for each in nodes(schema) for key in each.get("patternProperties", ())}
    told: dict[str, tuple[bool, ...]] = {}
    texts = ["en", "en\n", "e\nn", "en ", "", "\n", "12-14", "12-14\n", "TJ", "TJ\n", "2019-12-18\n", "some_fact\n"]
    for pattern in patterns:
        one = {"$defs": {"It": {"type": "string", "pattern": pattern}}, "$ref": "#/$defs/It"}
        key = {"$defs": {"It": {"patternProperties": {pattern: {"type": "integer"}}, "additionalProperties": False}}}
        for engine in ENGINES:
            of_text = Judge.by(one, engine)
            of_key = Judge.by(key | {"$ref": "#/$defs/It"}, engine)
            fit = tuple(not of_text.violations(text) for text in texts)
            assert told.setdefault(pattern, fit) == fit
            assert tuple(not of_key.violations({text: 1}) for text in texts) == fit
            assert not any(ok and text.endswith("\n") for ok, text in zip(fit, texts, strict=True))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_violation_names_the_object_of_the_published_schema(engine: Engine) -> None:
    by = judge("instrument", engine)
    found = by.violations({"kind": "law", "title": {"en": 3, "Q": "x"}})
    assert {"LocalizedText", "Text", "Statute"} <= {
        name for name, each in by.schema["$defs"].items() if any(violation.schema is each for violation in found)
    }


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object of a schema."""
    if isinstance(schema, dict):
        yield schema
    for child in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from nodes(child)
