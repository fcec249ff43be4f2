"""What counts as a breaking change between two versions of a schema."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from lawmodel.schemas.compare import Change, compare, compare_folders
from lawmodel.schemas.generate import write
from lawmodel.schemas.registry import PUBLISHED, load

OLD: dict[str, Any] = {
    "$ref": "#/$defs/Record",
    "$defs": {
        "Id": {"type": "string", "pattern": "^[a-z]+$"},
        "Record": {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"$ref": "#/$defs/Id"},
                "kind": {"enum": ["treaty", "law"]},
                "count": {"type": "integer", "minimum": 1, "maximum": 9},
                "names": {"type": "array", "items": {"$ref": "#/$defs/Id"}, "minItems": 2},
                "titles": {"type": "object", "patternProperties": {"^[a-z]+$": {"type": "string"}}},
                "value": {"type": ["string", "integer"], "allOf": [
                    {"if": {"type": "string"}, "then": {"$ref": "#/$defs/Id"}}]},
                "part": {"$ref": "#/$defs/Part"},
            },
            "additionalProperties": False,
        },
        "Part": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"enum": ["one", "two"]}},
            "allOf": [
                {"if": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "one"}}},
                 "then": {"$ref": "#/$defs/One"}},
            ],
        },
        "One": {"type": "object", "properties": {"within": {"$ref": "#/$defs/Part"}, "a": {"type": "integer"}}},
    },
}  # fmt: skip

RECORD = ("$defs", "Record")
FIELDS = (*RECORD, "properties")
GONE = object()


def changed(*steps: tuple[tuple[str | int, ...], Any]) -> dict[str, Any]:
    """The old schema with other values at some paths."""
    schema = deepcopy(OLD)
    for path, value in steps:
        holder: Any = schema
        for step in path[:-1]:
            holder = holder[step]
        if value is GONE:
            del holder[path[-1]]
        else:
            holder[path[-1]] = value
    return schema


CASES: list[tuple[tuple[str | int, ...], Any, str, str, bool]] = [
    ((*FIELDS, "count"), GONE, "Record", "the key `count` is gone", True),
    ((*FIELDS, "note"), {"type": "string"}, "Record", "the key `note` is new", False),
    ((*RECORD, "required"), ["id", "kind"], "Record", "the key `kind` is now required", True),
    ((*RECORD, "required"), [], "Record", "the key `id` is no longer required", False),
    ((*FIELDS, "kind", "enum"), ["treaty"], "Record.kind", "no longer takes the word `law`", True),
    ((*FIELDS, "kind", "enum"), ["treaty", "law", "code"], "Record.kind", "takes the word `code`", False),
    ((*FIELDS, "kind"), {"type": "string"}, "Record.kind", "takes more than a list of words", False),
    ((*FIELDS, "count", "minimum"), 2, "Record.count", "`minimum` is 2 instead of 1", True),
    ((*FIELDS, "count", "minimum"), 0, "Record.count", "`minimum` is 0 instead of 1", False),
    ((*FIELDS, "count", "maximum"), 8, "Record.count", "`maximum` is 8 instead of 9", True),
    ((*FIELDS, "count", "maximum"), GONE, "Record.count", "`maximum` is not stated instead of 9", False),
    ((*FIELDS, "names", "minItems"), 3, "Record.names", "`minItems` is 3 instead of 2", True),
    ((*FIELDS, "names", "maxItems"), 3, "Record.names", "`maxItems` is 3 instead of not stated", True),
    ((*FIELDS, "names", "items"), {"type": "string"}, "Record.names[]", "texts may have any form", False),
    ((*FIELDS, "count", "type"), ["integer", "string"], "Record.count", "takes the type `string`", False),
    ((*FIELDS, "value", "type"), ["string"], "Record.value", "no longer takes the type `integer`", True),
    ((*FIELDS, "value", "allOf"), [], "Record.value", "`string` may have any form", False),
    ((*FIELDS, "titles", "patternProperties"), {"^[a-z]{2}$": {"type": "string"}}, "Record.titles",
     "keys have another form", True),
    ((*FIELDS, "titles", "patternProperties", "^[a-z]+$", "type"), "integer", "Record.titles.*",
     "no longer takes the type `string`", True),
    (("$defs", "Id", "pattern"), "^[a-z0-9]+$", "Id", "texts must have another form", True),
    (("$defs", "One", "properties", "a", "type"), ["integer", "string"], "One.a", "takes the type `string`", False),
    (("$defs", "Part", "properties", "kind", "enum"), ["one"], "Part.kind", "no longer takes the word `two`", True),
    (("$defs", "Part", "allOf", 0, "if", "properties", "kind"), {"enum": ["one", "two"]}, "Part",
     "`two` must now have a form", True),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "where", "what", "breaking"), CASES)
def test_a_change_is_told_with_its_weight(
    path: tuple[str | int, ...], value: Any, where: str, what: str, breaking: bool
) -> None:
    assert Change(where, what, breaking) in compare(OLD, changed((path, value)))


def test_words_in_place_of_any_text_break() -> None:
    assert compare(changed(((*FIELDS, "kind"), {"type": "string"})), OLD) == (
        Change("Record.kind", "takes only the words treaty, law", breaking=True),
    )


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_schema_does_not_differ_from_itself_nor_by_its_texts(name: str) -> None:
    reworded = json.loads(json.dumps(load(name)).replace('"description": "', '"description": "New: '))
    assert compare(load(name), reworded) == ()


def test_the_same_form_under_another_name_is_no_change() -> None:
    renamed = json.loads(json.dumps(OLD).replace("#/$defs/Id", "#/$defs/Name").replace('"Id": ', '"Name": '))
    assert compare(OLD, renamed) == ()


def test_folders_are_compared_file_by_file(tmp_path: Path) -> None:
    old, new = tmp_path / "1.0", tmp_path / "1.1"
    write(old)
    write(new)
    assert compare_folders(old, new) == {}
    (old / "topics.schema.json").rename(old / "themes.schema.json")
    schema = load("sources")
    schema["$defs"]["Source"]["required"].append("sha256")
    (new / "sources.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    assert compare_folders(old, new) == {
        "sources.schema.json": (Change("Source", "the key `sha256` is now required", breaking=True),),
        "themes.schema.json": (Change("themes.schema.json", "the schema is gone", breaking=True),),
        "topics.schema.json": (Change("topics.schema.json", "the schema is new", breaking=False),),
    }
