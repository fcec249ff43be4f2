"""The published schemas: in normal form, whole, described, up to date, and found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, Field, TypeAdapter

from lawmodel.schemas import generate as generation
from lawmodel.schemas import texts
from lawmodel.schemas.descriptions import EVERYWHERE, FIELDS, FORMS, SHAPES
from lawmodel.schemas.generate import as_text, generate, named_types, stale, write
from lawmodel.schemas.normal_form import NotInNormalFormError, normal
from lawmodel.schemas.registry import (
    BASE_ADDRESS,
    PUBLISHED,
    SCHEMA_VERSION,
    UnknownSchemaError,
    file_name,
    load,
    model_of,
    published_folder,
    schema_name_for,
)
from lawmodel.schemas.texts import UndescribedFieldError, field_text
from lawmodel.schemas.word_descriptions import WORDS, UndescribedWordsError, words_text

CHECKOUT = Path(__file__).resolve().parent.parent
NAMES = sorted(PUBLISHED)

# What would make one fault into many reports, or is not JSON Schema.
FORBIDDEN = {"anyOf", "oneOf", "not", "else", "discriminator", "title", "nullable", "format", "unevaluatedProperties"}


def nodes(schema: Any, *, named: bool = False) -> Iterator[dict[str, Any]]:
    """Every object of a schema that holds keywords; `named`: the keys of this one are names of data."""
    if isinstance(schema, list):
        for child in schema:
            yield from nodes(child)
    elif isinstance(schema, dict):
        if not named:
            yield schema
        for key, child in schema.items():
            yield from nodes(child, named=not named and key in {"properties", "patternProperties", "$defs"})


def test_what_is_published_is_what_the_models_say() -> None:
    assert stale(CHECKOUT / "schema" / SCHEMA_VERSION) == []


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_valid_schema_with_an_address(name: str) -> None:
    schema = load(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"{BASE_ADDRESS}{SCHEMA_VERSION}/{name}.schema.json"


@pytest.mark.parametrize("name", NAMES)
def test_each_is_in_normal_form(name: str) -> None:
    for node in nodes(load(name)):
        assert not FORBIDDEN & node.keys(), node
        assert node.get("default", True) is not None
        if node.get("type") == "object" and "allOf" not in node and node.keys() > {"type"} and "required" in node:
            assert node.get("additionalProperties") is False or len(node["properties"]) == 1
        if "enum" in node or "const" in node:
            assert "type" not in node, "type and words would report one fault twice"
        for branch in node.get("allOf", ()):
            assert branch.keys() == {"if", "then"}


@pytest.mark.parametrize("name", NAMES)
def test_every_text_form_is_guarded_against_a_final_newline(name: str) -> None:
    for node in nodes(load(name)):
        for pattern in [node.get("pattern"), *node.get("patternProperties", {})]:
            assert pattern is None or (pattern.startswith("^") and pattern.endswith(r"(?!\n)$"))
            # `\d`, `\w` and `\s` mean different characters in different engines.
            assert pattern is None or not any(escape in pattern for escape in (r"\d", r"\w", r"\s", r"\b"))


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_described(name: str) -> None:
    for key, node in load(name)["$defs"].items():
        assert node["description"], key
        if "additionalProperties" in node:
            for field, stated in node.get("properties", {}).items():
                assert stated["description"], f"{key}.{field}"


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_explained(name: str) -> None:
    for key, node in load(name)["$defs"].items():
        for field, stated in node.get("properties", {}).items():
            for word in stated.get("enum", ()):
                assert f"- `{word}`: " in stated["description"], f"{key}.{field}: {word}"


def test_words_are_explained_in_one_table_alone_and_none_is_left_of_a_list_that_is_gone() -> None:
    lists = {
        tuple(stated["enum"])
        for name in NAMES
        for node in load(name)["$defs"].values()
        for stated in node.get("properties", {}).values()
        if "enum" in stated
    }
    explained: dict[str, set[str]] = {table: set() for table in WORDS}
    for words in lists:
        tables = [table for table, meanings in WORDS.items() if meanings.keys() >= set(words)]
        assert len(tables) == 1, (words, tables)
        explained[tables[0]] |= set(words)
    assert explained == {table: set(meanings) for table, meanings in WORDS.items()}


def test_a_word_without_a_meaning_is_an_error() -> None:
    with pytest.raises(UndescribedWordsError, match="explains `yes`, `perhaps`"):
        words_text(["yes", "perhaps"])


def test_no_description_is_left_of_a_field_that_is_gone() -> None:
    types: dict[str, Any] = {
        cls.__name__: cls for named in named_types().values() if isinstance(named, type) for cls in named.__mro__
    }
    for model, described in FIELDS.items():
        assert model in types, f"{model} is described and is no model"
        keys = {field.alias or name for name, field in types[model].model_fields.items()} | {"kind"}
        assert described.keys() <= keys, f"{model}: {described.keys() - keys}"
    every_key = {
        key for name in NAMES for node in load(name)["$defs"].values() for key in node.get("properties", {})
    }  # fmt: skip
    assert EVERYWHERE.keys() <= every_key
    assert FORMS.keys() | SHAPES.keys() <= named_types().keys()


def test_a_field_without_a_text_is_an_error() -> None:
    with pytest.raises(UndescribedFieldError, match=r"`unheard_of` of `Citation`"):
        field_text(named_types()["Citation"], "unheard_of", "unheard_of")


def test_the_docstring_of_a_field_comes_before_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    citation = named_types()["Citation"]
    table = field_text(citation, "line", "line")
    monkeypatch.setattr(texts, "_docstrings", lambda _: {"Citation.line": "Said in\n  the model."})
    assert table == FIELDS["Citation"]["line"]
    assert field_text(citation, "line", "line") == "Said in the model."


def test_reports_are_described_by_their_docstrings() -> None:
    diagnostic = load("check-report")["$defs"]["ReportedDiagnostic"]
    assert diagnostic["properties"]["column"]["description"] == "The first column, counted from 1, in characters."


@pytest.mark.parametrize("name", NAMES)
def test_generation_is_deterministic(name: str) -> None:
    text = as_text(generate(name))
    assert text == as_text(generate(name))
    assert text.endswith("}\n")
    assert "\r" not in text
    assert list(json.loads(text))[:2] == ["$schema", "$id"]


def test_keys_keep_the_order_of_the_model() -> None:
    assert list(load("instrument")["$defs"]["Citation"]["properties"]) == ["source", "line", "lines", "at"]


def test_write_replaces_what_is_stale_and_removes_what_is_gone(tmp_path: Path) -> None:
    assert write(tmp_path) == sorted(file_name(name) for name in PUBLISHED)
    assert write(tmp_path) == []
    (tmp_path / "topics.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "gone.schema.json").write_text("{}", encoding="utf-8")
    assert stale(tmp_path) == ["gone.schema.json", "topics.schema.json"]
    assert write(tmp_path) == ["gone.schema.json", "topics.schema.json"]
    assert stale(tmp_path) == []
    assert not (tmp_path / "gone.schema.json").exists()


class Left(BaseModel):
    a: int


class Right(BaseModel):
    b: int


class Pair(BaseModel):
    kind: Literal["pair"]
    either: Left | Right


@pytest.mark.parametrize(
    ("of", "problem"),
    [
        (Pair, "two branches of type object"),
        (dict[str, int], "an object without named or patterned keys"),
        (Annotated[str, Field(pattern="[a-z]+")], "not anchored"),
        (Annotated[str, Field(pattern="^[a-z]+")], "not anchored"),
    ],
)
def test_a_model_that_has_no_normal_form_is_refused(of: Any, problem: str) -> None:
    raw = TypeAdapter(of).json_schema()
    with pytest.raises(NotInNormalFormError, match=problem):
        normal(raw, raw.get("$defs", {}))


TAGGED: dict[str, dict[str, Any]] = {
    "One": {"type": "object", "properties": {"kind": {"const": "one"}}},
    "Any": {"enum": ["a", 1]},
}


@pytest.mark.parametrize(
    ("node", "problem"),
    [
        ({"oneOf": [{"$ref": "#/$defs/One"}]}, "a union without a tag"),
        (
            {"oneOf": [{"$ref": "#/$defs/One"}], "discriminator": {"propertyName": "kind", "mapping": {}}},
            "a tag that leads to another branch",
        ),
        ({"anyOf": [{"$ref": "#/$defs/Any"}, {"type": "string"}]}, "a branch without one JSON type"),
    ],
)
def test_a_union_that_nothing_decides_is_refused(node: dict[str, Any], problem: str) -> None:
    with pytest.raises(NotInNormalFormError, match=problem):
        normal(node, TAGGED)


@pytest.mark.parametrize(
    ("forms", "error", "problem"),
    [
        (
            {name: text for name, text in FORMS.items() if name != "Url"},
            NotInNormalFormError,
            "an entry in FORMS.*http",
        ),
        ({**FORMS, "NoSuchType": "a text"}, LookupError, "`NoSuchType` is described, but no module"),
    ],
)
def test_every_form_of_text_is_named_and_every_name_a_type(
    forms: dict[str, str], error: type[Exception], problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generation, "FORMS", forms)
    generation._forms.cache_clear()
    with pytest.raises(error, match=problem):
        generate("sources")
    generation._forms.cache_clear()


def test_a_tagged_union_is_decided_by_its_tag() -> None:
    assert load("instrument")["$defs"]["Provision"]["allOf"][0] == {
        "if": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "statement"}}},
        "then": {"$ref": "#/$defs/StatementProvision"},
    }


def test_a_union_of_types_is_decided_by_the_type() -> None:
    start = load("instrument")["$defs"]["Start"]
    assert start["type"] == ["string", "object"]
    assert [branch["if"] for branch in start["allOf"]] == [{"type": "string"}, {"type": "object"}]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("agreements/a.yaml", "instrument"),
        ("agreements/tj/2019/a.yaml", "instrument"),
        ("agreements/a.yml", None),
        ("agreements/a.yaml.bak", None),
        ("drafts/agreements/a.yaml", None),
        ("registers/sources.yaml", "sources"),
        ("registers/tj/sources.yaml", None),
        ("registers/calendars/tj.yaml", "calendar"),
        ("registers/calendars/tj/2025.yaml", None),
        ("registers/autorities.yaml", None),
        ("registers/check-report.yaml", None),
    ],
)
def test_a_file_is_judged_by_the_schema_of_its_place(path: str, name: str | None) -> None:
    assert schema_name_for(path) == name


def test_an_unknown_schema_is_an_error_that_lists_the_names() -> None:
    with pytest.raises(UnknownSchemaError, match=r"no schema is named `sourcs`; the names are .*sources"):
        load("sourcs")
    with pytest.raises(UnknownSchemaError):
        model_of("sourcs")


def test_schemas_are_found_in_the_installed_package_before_the_checkout(tmp_path: Path) -> None:
    package = tmp_path / "lawmodel"
    assert published_folder(package=package) == tmp_path / "schema" / SCHEMA_VERSION
    (package / "data" / "schema" / SCHEMA_VERSION).mkdir(parents=True)
    assert published_folder(package=package) == package / "data" / "schema" / SCHEMA_VERSION
