"""Findings that are better told by what stands around them: keys that must be there, and kinds that have a key."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Any

from lawmodel.diagnostics import Finding, Location, Path, Related
from lawmodel.schemas.engines import Judge

__all__ = ["Kinds", "of_another_kind", "required"]

Schema = dict[str, Any]


def required(findings: list[Finding], judge: Judge, data: Any) -> list[Finding]:
    """The findings, where a key without a value cannot be left out told so; the data is judged once more without them."""
    empty = {each.at.path for each in findings if _is_of_empty_key(each, data)}
    needed = set(_needed(judge, _without(data, empty), empty)) if empty else set()
    return [
        _to_be_written(each) if each.at.path in needed and _is_of_empty_key(each, data) else each for each in findings
    ]


def _is_of_empty_key(finding: Finding, data: Any) -> bool:
    path = finding.at.path
    if not path or not isinstance(path[-1], str) or finding.ident not in ("null-value", "malformed-text"):
        return False
    return finding.at.part == "value" and _at(data, path) in (None, "")


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _without(data: Any, paths: set[Path]) -> Any:
    """The data without these keys: only what lies on the way to them is new."""
    new: dict[Path, Any] = {(): copy.copy(data)}
    for path in paths:
        for length in range(1, len(path)):
            way = path[:length]
            if way not in new:
                holder = new[way[:-1]]
                holder[way[-1]] = new[way] = copy.copy(holder[way[-1]])
        new[path[:-1]].pop(path[-1], None)
    return new[()]


def _needed(judge: Judge, data: Any, left_out: set[Path]) -> Iterator[Path]:
    """Those of the keys left out without which the rest is not as it must be."""
    missing = [each for each in judge.violations(data) if each.keyword == "required"]
    lacking = {(*each.path, key) for each in missing for key in each.schema["required"]}
    yield from lacking & left_out


def _to_be_written(finding: Finding) -> Finding:
    return finding._replace(help=f"write its value: `{finding.at.path[-1]}` must be there")


class Kinds:
    """The unions of a schema that are told by a `kind`: which keys each kind has. Found out once, when first asked."""

    def __init__(self, definitions: Schema) -> None:
        self.definitions = definitions

    def others_with(self, key: str, kind: str) -> list[str]:
        """The other kinds of a union with this kind, of which the part has the key."""
        unions = (union for union in self._unions if any(kind in words for words, _ in union))
        having = (words for union in unions for words, keys in union if key in keys)
        return list(dict.fromkeys(word for words in having for word in words if word != kind))

    @cached_property
    def _unions(self) -> list[list[tuple[list[str], Collection[str]]]]:
        choices = ([each for each in union.get("allOf", ()) if "if" in each] for union in self.definitions.values())
        unions = ([(_kinds(each["if"]), self._keys(each["then"])) for each in union] for union in choices)
        return [told for union in unions if (told := [(words, keys) for words, keys in union if words])]

    def _keys(self, part: Schema) -> Collection[str]:
        meant = self.definitions[part["$ref"].rpartition("/")[2]] if "$ref" in part else part
        keys: Collection[str] = meant.get("properties", {})
        return keys


def of_another_kind(finding: Finding, key: str, node: Schema, kinds: Kinds) -> Finding:
    """An unknown key that other kinds of such a part have: then the kind may be what is wrong."""
    kind = node.get("kind")
    others = kinds.others_with(key, kind) if isinstance(kind, str) else []
    if not others:
        return finding
    has = " or ".join(f"`{other}`" for other in others)
    advice = f"a `{kind}` has no `{key}`; where {has} was meant, correct the kind; {finding.help or ''}".rstrip("; ")
    at = Location(finding.at.file, (*finding.at.path[:-1], "kind"))
    return finding._replace(help=advice, related=(*finding.related, Related(at, "by this kind")))


def _kinds(condition: Schema) -> list[str]:
    choice = condition.get("properties", {}).get("kind", {})
    return list(choice["enum"]) if "enum" in choice else [choice["const"]] if "const" in choice else []
