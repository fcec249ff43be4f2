"""The normal form of a published schema: one fault in the data is one error in any validator.

Generated schemas say a union as `oneOf` or `anyOf`. A validator then reports every branch that did
not fit, and in a recursive union the number of reports grows exponentially with the depth. Here a
union is instead decided by what the data itself shows, its tag or its JSON type, and only the
branch that was meant is applied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lawmodel.schemas.registry import GUARDED_END

__all__ = ["NotInNormalFormError", "Schema", "normal", "references"]

Schema = dict[str, Any]

REF = "#/$defs/"

_SUBSCHEMA = ("items", "if", "then")
_SUBSCHEMAS = ("properties", "patternProperties")
_LOCAL_ANNOTATIONS = frozenset({"title", "default", "description"})


class NotInNormalFormError(ValueError):
    """A model type whose schema cannot be brought into normal form; the model must be said otherwise."""

    def __init__(self, problem: str, node: Schema) -> None:
        super().__init__(problem, node)
        self.problem = problem
        self.node = node

    def __str__(self) -> str:
        return f"{self.problem}: {self.node}"


def normal(node: Schema, definitions: Mapping[str, Schema]) -> Schema:
    """The node in normal form; `definitions` are the generated `$defs`, asked what a reference leads to.

    Generated titles, defaults and descriptions fall away (an absent key has no default; texts are
    added later), except a boolean default, which tells a reader what an absent key means.
    """
    if "oneOf" in node:
        return _tagged_union(node, definitions)
    if "anyOf" in node:
        return _union_by_type(node, definitions)
    result = {key: value for key, value in node.items() if key not in _LOCAL_ANNOTATIONS}
    if isinstance(node.get("default"), bool):
        result["default"] = node["default"]
    for key in _SUBSCHEMA:
        if key in result:
            result[key] = normal(result[key], definitions)
    for key in _SUBSCHEMAS:
        if key in result:
            result[key] = {name: normal(child, definitions) for name, child in result[key].items()}
    return _closed_object(_one_error(result))


def _one_error(node: Schema) -> Schema:
    """The node without keywords that would report the same fault a second time."""
    if "const" in node or "enum" in node:
        node.pop("type", None)
    pattern = node.get("pattern")
    if pattern is not None:
        node["pattern"] = _guarded(pattern)
        if node.get("minLength") == 1 and not re.search(pattern, ""):
            del node["minLength"]
    return node


def _closed_object(node: Schema) -> Schema:
    if node.get("type") != "object":
        return node
    if "patternProperties" in node:
        node["patternProperties"] = {_guarded(key): child for key, child in node["patternProperties"].items()}
    elif "properties" not in node:
        raise NotInNormalFormError("an object without named or patterned keys", node)
    node["additionalProperties"] = False
    return node


def _guarded(pattern: str) -> str:
    """The pattern with its end guarded: Python's `$` also matches before a final newline."""
    if not (pattern.startswith("^") and pattern.endswith("$")):
        raise NotInNormalFormError("a pattern that is not anchored at both ends", {"pattern": pattern})
    return pattern if pattern.endswith(GUARDED_END) else pattern[:-1] + GUARDED_END


def _tagged_union(node: Schema, definitions: Mapping[str, Schema]) -> Schema:
    if "discriminator" not in node:
        raise NotInNormalFormError("a union without a tag", node)
    tag: str = node["discriminator"]["propertyName"]
    mapping: dict[str, str] = node["discriminator"]["mapping"]
    branches = []
    # In the order of the model, which the mapping (sorted by tag) has lost.
    for reference in (member["$ref"] for member in node["oneOf"]):
        stated = definitions[reference.removeprefix(REF)]["properties"][tag]
        tags = [stated["const"]] if "const" in stated else list(stated["enum"])
        if any(mapping.get(word) != reference for word in tags):
            raise NotInNormalFormError("a tag that leads to another branch", node)
        branches.append((tags, reference))
    return {
        "type": "object",
        "required": [tag],
        "properties": {tag: {"enum": [word for tags, _ in branches for word in tags]}},
        "allOf": [_branch(tag, tags, reference) for tags, reference in branches],
    }


def _branch(tag: str, tags: list[str], reference: str) -> Schema:
    test = {"const": tags[0]} if len(tags) == 1 else {"enum": tags}
    return {
        "if": {"type": "object", "required": [tag], "properties": {tag: test}},
        "then": {"$ref": reference},
    }


def _union_by_type(node: Schema, definitions: Mapping[str, Schema]) -> Schema:
    members: dict[str, Schema] = {}
    for member in node["anyOf"]:
        of = _json_type(member, definitions)
        if of in members:
            raise NotInNormalFormError(f"a union with two branches of type {of}", node)
        members[of] = normal(member, definitions)
    result: Schema = {"type": list(members)}
    branches = [
        {"if": {"type": of}, "then": member}
        for of, member in members.items()
        if member != {"type": of}
    ]  # fmt: skip
    if branches:
        result["allOf"] = branches
    return result


def _json_type(member: Schema, definitions: Mapping[str, Schema]) -> str:
    target = definitions[member["$ref"].removeprefix(REF)] if "$ref" in member else member
    of = target.get("type")
    if not isinstance(of, str):
        raise NotInNormalFormError("a branch without one JSON type", member)
    return of


def references(node: Any) -> Iterator[str]:
    """The names of the definitions that a schema refers to directly, anywhere within it."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].removeprefix(REF)
        for child in node.values():
            yield from references(child)
    elif isinstance(node, list):
        for child in node:
            yield from references(child)
