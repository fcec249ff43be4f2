"""What changed between two versions of the published schemas, and which changes break existing files.

A change is breaking if a file that the old version accepts may be refused by the new one. Texts and
defaults are not compared: they judge nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Change", "compare", "compare_folders"]

Schema = dict[str, Any]

_REF = "#/$defs/"
_ANY_TYPE = frozenset({"array", "boolean", "integer", "null", "number", "object", "string"})
# What is least may rise, and what is greatest may sink: then files are refused.
_BOUNDS = {
    **dict.fromkeys(("minimum", "minItems", "minLength", "minProperties"), 1),
    **dict.fromkeys(("maximum", "maxItems", "maxLength", "maxProperties"), -1),
}


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One change: `where` is a definition and the keys within it, `what` says it in words."""

    where: str
    what: str
    breaking: bool


def compare_folders(old: Path, new: Path) -> dict[str, tuple[Change, ...]]:
    """The changes of each schema file in two folders of published schemas; unchanged files are left out."""
    before, after = _read(old), _read(new)
    changes: dict[str, tuple[Change, ...]] = {}
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            changes[name] = (Change(name, "the schema is gone", breaking=True),)
        elif name not in before:
            changes[name] = (Change(name, "the schema is new", breaking=False),)
        else:
            found = compare(before[name], after[name])
            if found:
                changes[name] = found
    return changes


def _read(folder: Path) -> dict[str, Schema]:
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.schema.json")}


def compare(old: Schema, new: Schema) -> tuple[Change, ...]:
    """Every change between two versions of one schema in normal form, sorted by where it is."""
    return tuple(sorted(set(_Comparison(old["$defs"], new["$defs"]).of(old, new, "the file"))))


class _Comparison:
    """Walks two schemas side by side, following references; each pair of definitions once."""

    def __init__(self, old: Mapping[str, Schema], new: Mapping[str, Schema]) -> None:
        self._old = old
        self._new = new
        self._seen: set[tuple[str, str]] = set()

    def of(self, old: Schema, new: Schema, where: str) -> Iterator[Change]:
        if "$ref" in old or "$ref" in new:
            names = (old.get("$ref", where), new.get("$ref", where))
            if names in self._seen:
                return
            self._seen.add(names)
            if "$ref" in old and "$ref" in new:
                where = new["$ref"].removeprefix(_REF)
            old, new = _resolved(old, self._old), _resolved(new, self._new)
            yield from self.of(old, new, where)
            return
        yield from _types(old, new, where)
        yield from _words(old, new, where)
        yield from _patterns(old, new, where)
        yield from _bounds(old, new, where)
        yield from self._keys(old, new, where)
        yield from self._branches(old, new, where)
        if "items" in old and "items" in new:
            yield from self.of(old["items"], new["items"], f"{where}[]")

    def _keys(self, old: Schema, new: Schema, where: str) -> Iterator[Change]:
        before, after = old.get("properties", {}), new.get("properties", {})
        for key in before.keys() - after.keys():
            yield Change(where, f"the key `{key}` is gone", breaking=True)
        for key in after.keys() - before.keys():
            yield Change(where, f"the key `{key}` is new", breaking=False)
        for key in before.keys() & after.keys():
            yield from self.of(before[key], after[key], f"{where}.{key}")
        demanded, demands = set(old.get("required", ())), set(new.get("required", ()))
        for key in demands - demanded:
            yield Change(where, f"the key `{key}` is now required", breaking=True)
        for key in (demanded - demands) & after.keys():
            yield Change(where, f"the key `{key}` is no longer required", breaking=False)
        yield from self._patterned_keys(old.get("patternProperties", {}), new.get("patternProperties", {}), where)

    def _patterned_keys(self, old: Schema, new: Schema, where: str) -> Iterator[Change]:
        if old.keys() != new.keys():
            yield Change(where, "keys have another form", breaking=True)
        for before, after in zip(old.values(), new.values(), strict=False):
            yield from self.of(before, after, f"{where}.*")

    def _branches(self, old: Schema, new: Schema, where: str) -> Iterator[Change]:
        before, after = _by_case(old), _by_case(new)
        for case in before.keys() & after.keys():
            yield from self.of(before[case], after[case], f"{where} ({case})")
        # A word or type that is itself new or gone is told of elsewhere.
        for case in (after.keys() - before.keys()) & _cases(old):
            yield Change(where, f"`{case}` must now have a form", breaking=True)
        for case in (before.keys() - after.keys()) & _cases(new):
            yield Change(where, f"`{case}` may have any form", breaking=False)


def _resolved(node: Schema, definitions: Mapping[str, Schema]) -> Schema:
    while "$ref" in node:
        node = definitions[node["$ref"].removeprefix(_REF)]
    return node


def _types(old: Schema, new: Schema, where: str) -> Iterator[Change]:
    before, after = _type_set(old), _type_set(new)
    for gone in before - after:
        yield Change(where, f"no longer takes the type `{gone}`", breaking=True)
    for added in after - before:
        yield Change(where, f"takes the type `{added}`", breaking=False)


def _type_set(node: Schema) -> frozenset[str]:
    if "const" in node or "enum" in node:
        return frozenset({"boolean" if word is True else "string" for word in _word_list(node)})
    types = node.get("type", _ANY_TYPE)
    return frozenset({types} if isinstance(types, str) else types)


def _words(old: Schema, new: Schema, where: str) -> Iterator[Change]:
    before, after = _word_list(old), _word_list(new)
    if not before and after:
        yield Change(where, f"takes only the words {', '.join(map(str, after))}", breaking=True)
    elif before and not after:
        yield Change(where, "takes more than a list of words", breaking=False)
    else:
        for word in before:
            if word not in after:
                yield Change(where, f"no longer takes the word `{word}`", breaking=True)
        for word in after:
            if word not in before:
                yield Change(where, f"takes the word `{word}`", breaking=False)


def _word_list(node: Schema) -> list[Any]:
    return [node["const"]] if "const" in node else list(node.get("enum", ()))


def _patterns(old: Schema, new: Schema, where: str) -> Iterator[Change]:
    before, after = old.get("pattern"), new.get("pattern")
    if after is not None and before != after:
        # Whether one pattern takes all that another does is not decided here.
        yield Change(where, "texts must have another form", breaking=True)
    elif before is not None and after is None:
        yield Change(where, "texts may have any form", breaking=False)


def _bounds(old: Schema, new: Schema, where: str) -> Iterator[Change]:
    for bound, sign in _BOUNDS.items():
        before, after = old.get(bound), new.get(bound)
        if before != after:
            narrower = after is not None and (before is None or sign * (after - before) > 0)
            yield Change(where, f"`{bound}` is {_shown(after)} instead of {_shown(before)}", breaking=narrower)


def _shown(bound: int | None) -> str:
    return "not stated" if bound is None else str(bound)


def _by_case(node: Schema) -> dict[str, Schema]:
    """What each tag or type of a union must be."""
    cases: dict[str, Schema] = {}
    for branch in node.get("allOf", ()):
        test = branch["if"]
        if "properties" in test:
            (words,) = test["properties"].values()
            cases |= dict.fromkeys(_word_list(words), branch["then"])
        else:
            cases[test["type"]] = branch["then"]
    return cases


def _cases(node: Schema) -> set[str]:
    """The tags or types that a union takes at all."""
    tags = {word for key in node.get("required", ()) for word in _word_list(node.get("properties", {}).get(key, {}))}
    return tags or set(_type_set(node))
