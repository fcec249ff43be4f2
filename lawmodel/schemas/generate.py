"""The published JSON Schemas, generated from the models in normal form.

One named type of the model is one entry of `$defs`; each key carries its text. The output is the
same for the same model: `stale` compares it with what is published.
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import BaseModel, TypeAdapter

import lawmodel.model
from lawmodel.rules.explaining import decision_report
from lawmodel.schemas import reports
from lawmodel.schemas.descriptions import FORMS, SHAPES
from lawmodel.schemas.normal_form import REF, NotInNormalFormError, Schema, normal, references
from lawmodel.schemas.registry import PUBLISHED, address, file_name, model_of
from lawmodel.schemas.texts import class_text, field_text
from lawmodel.schemas.word_descriptions import words_text

__all__ = ["as_text", "generate", "named_types", "stale", "write"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_KEYWORDS = (
    *("$schema", "$id", "title", "description", "$ref", "type", "const", "enum", "pattern", "minLength"),
    *("minimum", "maximum", "default", "required", "properties", "patternProperties", "additionalProperties"),
    *("minProperties", "maxProperties", "minItems", "maxItems", "items", "if", "then", "allOf", "$defs"),
)
# Two types of the model have this form; neither name would do for both.
_IN_MODEL = {"IdPair": "RulePath"}
_NAMES_ARE_DATA = frozenset({"properties", "patternProperties", "$defs"})


def generate(name: str) -> Schema:
    """The schema of this name, as it is to be published."""
    raw = TypeAdapter(model_of(name)).json_schema(by_alias=True, mode="validation")
    generated: dict[str, Schema] = raw.pop("$defs", {})
    forms = _forms()
    definitions = {key: _inside_hoisted(normal(node, generated), forms) for key, node in generated.items()}
    root = _hoisted(normal(raw, generated), forms)
    if "$ref" not in root:
        model = model_of(name).__name__
        definitions[model] = root
        root = {"$ref": REF + model}
    used = _used(root, definitions, forms)
    schema = {"$schema": DIALECT, "$id": address(name), **root}
    schema["$defs"] = {key: _described(key, used[key]) for key in sorted(used)}
    ordered: Schema = _ordered(schema)
    return ordered


def as_text(schema: Schema) -> str:
    """A schema as it is published: two blanks of indent, one final newline."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write(directory: Path) -> list[str]:
    """Write every schema into the directory; the names of the files that changed."""
    changed = stale(directory)
    directory.mkdir(parents=True, exist_ok=True)
    for name in PUBLISHED:
        (directory / file_name(name)).write_text(as_text(generate(name)), encoding="utf-8", newline="\n")
    for old in set(changed) - {file_name(name) for name in PUBLISHED}:
        (directory / old).unlink()
    return changed


def stale(directory: Path) -> list[str]:
    """The names of schema files in the directory that are not what `write` would make, or should not be there."""
    wanted = {file_name(name): as_text(generate(name)) for name in PUBLISHED}
    found = {path.name: path.read_text(encoding="utf-8") for path in directory.glob("*.schema.json")}
    return sorted(key for key in wanted.keys() | found.keys() if wanted.get(key) != found.get(key))


@cache
def _forms() -> dict[str, str]:
    """The named types of the model that are not classes: the normal form of each, as text, and its name."""
    forms: dict[str, str] = {}
    for name in (*FORMS, *SHAPES):
        raw = TypeAdapter(_named_type(name)).json_schema(by_alias=True, mode="validation")
        generated: dict[str, Schema] = raw.pop("$defs", {})
        node = _inside_hoisted(normal(raw, generated), forms)
        # A recursive type is already a definition of its own.
        if "$ref" not in node:
            forms.setdefault(_key(node), name)
    return forms


def _key(node: Any) -> str:
    return json.dumps(node, sort_keys=True)


def _hoisted(node: Any, forms: Mapping[str, str]) -> Any:
    """The node with each part that is a named type replaced by a reference to it, from the leaves up."""
    if isinstance(node, list):
        return [_hoisted(child, forms) for child in node]
    if not isinstance(node, dict):
        return node
    result = _inside_hoisted(node, forms)
    name = forms.get(_key(result))
    if name is not None:
        return {"$ref": REF + name}
    if "pattern" in result:
        raise NotInNormalFormError("a text pattern that is not a named type with an entry in FORMS", result)
    return result


def _inside_hoisted(node: Schema, forms: Mapping[str, str]) -> Schema:
    """The same for a definition, which must not become a reference to itself."""
    return {key: _hoisted(child, forms) for key, child in node.items()}


def _used(root: Schema, definitions: Mapping[str, Schema], forms: Mapping[str, str]) -> dict[str, Schema]:
    """The definitions that the root leads to, and the forms of patterned keys, which messages name."""
    every = {name: json.loads(text) for text, name in forms.items()} | dict(definitions)
    by_pattern = {node["pattern"]: name for name, node in every.items() if "pattern" in node}
    used: dict[str, Schema] = {}
    waiting = list(references(root))
    while waiting:
        name = waiting.pop()
        if name not in used:
            used[name] = every[name]
            waiting += references(used[name])
            waiting += [by_pattern[key] for key in _key_patterns(used[name])]
    return used


def _key_patterns(node: Any) -> list[str]:
    if not isinstance(node, dict):
        return [found for child in node for found in _key_patterns(child)] if isinstance(node, list) else []
    return [*node.get("patternProperties", {}), *(p for child in node.values() for p in _key_patterns(child))]


def _described(name: str, node: Schema) -> Schema:
    """A definition with its own text and that of each of its keys."""
    model = _classes().get(name)
    if model is None:
        described = {**node, "description": FORMS.get(name) or SHAPES[name]}
        if "properties" in node:  # the tag of a union
            described["properties"] = {key: _with_words(child) for key, child in node["properties"].items()}
        return described
    text = class_text(model)
    described = dict(node) if text is None else {**node, "description": text}
    fields = _fields_by_key(model)
    described["properties"] = {
        key: _with_words({**child, "description": field_text(model, fields[key], key)})
        for key, child in node.get("properties", {}).items()
    }
    return described


def _with_words(node: Schema) -> Schema:
    """A key with what each of its words means, where it allows certain words only."""
    if "enum" not in node:
        return node
    text = [node["description"]] if "description" in node else []
    return {**node, "description": "\n\n".join([*text, words_text(node["enum"])])}


def _fields_by_key(model: type) -> dict[str, str]:
    if issubclass(model, BaseModel):
        return {field.alias or name: name for name, field in model.model_fields.items()}
    return {name: name for name in model.__annotations__}


def named_types() -> dict[str, Any]:
    """Every type of the model that has a definition of its own in a published schema, by the definition's name."""
    names = sorted({name for schema in PUBLISHED for name in generate(schema)["$defs"]})
    return {name: _classes().get(name) or _named_type(name) for name in names}


@cache
def _modules() -> tuple[ModuleType, ...]:
    found = sorted(info.name for info in pkgutil.iter_modules(lawmodel.model.__path__))
    return (*(import_module(f"lawmodel.model.{name}") for name in found), reports, decision_report)


@cache
def _classes() -> dict[str, type]:
    """The classes of the model by name; pydantic names definitions so, and names are not used twice."""
    return {
        name: value
        for module in _modules()
        for name, value in vars(module).items()
        if isinstance(value, type) and value.__module__ == module.__name__
    }


def _named_type(name: str) -> Any:
    for module in _modules():
        found = vars(module).get(_IN_MODEL.get(name, name))
        if found is not None:
            return found
    raise LookupError(f"`{name}` is described, but no module of the model has it")


def _ordered(node: Any) -> Any:
    """The node with its keywords in the order in which a person reads them; names of keys keep the model's."""
    if isinstance(node, list):
        return [_ordered(child) for child in node]
    if not isinstance(node, dict):
        return node
    result: Schema = {}
    for keyword in sorted(node, key=_KEYWORDS.index):
        child = node[keyword]
        if keyword in _NAMES_ARE_DATA:
            result[keyword] = {name: _ordered(value) for name, value in child.items()}
        else:
            result[keyword] = _ordered(child)
    return result
