"""The official suites: what YAML says is read so or refused with a reason, and both engines judge as JSON Schema says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import referencing
import referencing.jsonschema
from jsonschema import Draft202012Validator

from lawmodel.documents import Document, Unread, read
from lawmodel.schemas.registry import PUBLISHED, load
from tests.fuzz.sound import PARSERS, check_places, check_result, check_short_way
from tests.official import JSON_SCHEMA, YAML
from tests.test_json_schema_suite import nodes

EXPECTED = Path(__file__).parent / "cases" / "yaml" / "official.json"
"""By the name of a case: `read`, or the diagnostics with which it is refused."""

pytestmark = pytest.mark.skipif(
    not (YAML.folder.is_dir() and JSON_SCHEMA.folder.is_dir()),
    reason="the suites are not part of the repository; `make suites` fetches them, and `make test` does so first",
)


def yaml_cases() -> list[Any]:
    names = [str(file.parent.relative_to(YAML.folder)) for file in sorted(YAML.folder.rglob("in.yaml"))]
    return [pytest.param(name, id=name) for name in names]


def documents_of(text: str) -> Iterator[Any]:
    """What the suite says a stream means: one value of JSON after another."""
    decoder, rest = json.JSONDecoder(), text.strip()
    while rest:
        value, end = decoder.raw_decode(rest)
        yield value
        rest = rest[end:].strip()


def became_of(result: Document | Unread) -> str:
    return "read" if isinstance(result, Document) else " ".join(sorted({found.ident for found in result.diagnostics}))


@pytest.mark.parametrize("name", yaml_cases())
def test_read_as_the_specification_says_or_refused(name: str) -> None:
    folder = YAML.folder / name
    content = (folder / "in.yaml").read_bytes()
    usual = read("in.yaml", content)
    assert became_of(usual) == json.loads(EXPECTED.read_text(encoding="utf-8"))[name]
    for result in (usual, *(read("in.yaml", content, parser=parser) for parser in PARSERS)):
        check_result(result, content)
        assert isinstance(result, Document) is isinstance(usual, Document)
        if isinstance(result, Document):
            check_places(result)
            assert not (folder / "error").exists()
            means = list(documents_of((folder / "in.json").read_text(encoding="utf-8")))
            assert json.dumps([result.data]) == json.dumps(means)
    check_short_way(content)


def test_every_case_of_the_yaml_suite_is_run() -> None:
    names = {str(param.values[0]) for param in yaml_cases()}
    assert names == set(json.loads(EXPECTED.read_text(encoding="utf-8")))
    assert len(names) == 402


USED = {keyword for name in PUBLISHED for node in nodes(load(name)) for keyword in node}
FILES = {"$ref": "ref", "$defs": "defs", "if": "if-then-else", "then": "if-then-else"}
"""Where the suite has a keyword in a file of another name."""

WITHOUT_FILE = {"$id", "$schema", "description"}
"""What judges nothing; the suite's `default` is there to see that it does not."""


def groups(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for keyword in sorted({FILES.get(each, each) for each in USED - WITHOUT_FILE}):
        for group in json.loads((folder / f"{keyword}.json").read_text(encoding="utf-8")):
            yield f"{keyword}: {group['description']}", group


def json_schema_cases() -> list[Any]:
    folder = JSON_SCHEMA.folder / "tests" / "draft2020-12"
    return [pytest.param(group, id=name) for name, group in groups(folder)] if folder.is_dir() else []


def remotes() -> dict[str, Any]:
    folder = JSON_SCHEMA.folder / "remotes"
    return {
        f"http://localhost:1234/{file.relative_to(folder).as_posix()}": json.loads(file.read_text(encoding="utf-8"))
        for file in (folder / "draft2020-12").rglob("*.json")
    }


@pytest.mark.parametrize("group", json_schema_cases())
def test_both_engines_judge_as_the_suite_says(group: dict[str, Any]) -> None:
    others = remotes()
    quick = jsonschema_rs.Draft202012Validator(group["schema"], retriever=lambda uri: others[uri])
    default = referencing.jsonschema.DRAFT202012
    known = [(uri, default.create_resource(contents)) for uri, contents in others.items()]
    other = Draft202012Validator(group["schema"], registry=referencing.Registry().with_resources(known))
    for case in group["tests"]:
        assert quick.is_valid(case["data"]) is case["valid"], case["description"]
        assert other.is_valid(case["data"]) is case["valid"], case["description"]


def test_the_suite_has_cases_for_each_keyword_that_the_schemas_use() -> None:
    cases = [param.values[0] for param in json_schema_cases()]
    assert sum(len(case["tests"]) for case in cases) >= 400
