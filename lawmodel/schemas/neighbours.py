"""Findings that are better told by what stands around them: keys that must be there, and kinds that have a key."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lawmodel.diagnostics import Finding, Location, Path, Related
from lawmodel.schemas.engines import Judge

__all__ = ["of_another_kind", "required"]

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
    left = copy.deepcopy(data)
    for path in paths:
        _at(left, path[:-1]).pop(path[-1], None)
    return left


def _needed(judge: Judge, data: Any, left_out: set[Path]) -> Iterator[Path]:
    """Those of the keys left out without which the rest is not as it must be."""
    missing = [each for each in judge.violations(data) if each.keyword == "required"]
    lacking = {(*each.path, key) for each in missing for key in each.schema["required"]}
    yield from lacking & left_out


def _to_be_written(finding: Finding) -> Finding:
    return replace(finding, help=f"write its value: `{finding.at.path[-1]}` must be there")


def of_another_kind(finding: Finding, key: str, node: Schema, definitions: Schema) -> Finding:
    """An unknown key that other kinds of such a part have: then the kind may be what is wrong."""
    kind = node.get("kind")
    others = list(dict.fromkeys(_kinds_with(key, kind, definitions))) if isinstance(kind, str) else []
    if not others:
        return finding
    has = " or ".join(f"`{other}`" for other in others)
    advice = f"a `{kind}` has no `{key}`; where {has} was meant, correct the kind; {finding.help or ''}".rstrip("; ")
    at = Location(finding.at.file, (*finding.at.path[:-1], "kind"))
    return replace(finding, help=advice, related=(*finding.related, Related(at, "by this kind")))


def _kinds_with(key: str, kind: str, definitions: Schema) -> Iterator[str]:
    """The other kinds of a union with this kind, of which the part has the key."""
    for union in definitions.values():
        choices = [
            (each["if"].get("properties", {}).get("kind"), each["then"])
            for each in union.get("allOf", ())
            if "if" in each
        ]
        told = [(_words(choice), then) for choice, then in choices if choice is not None]
        if any(kind in words for words, _ in told):
            for words, then in told:
                part = definitions[then["$ref"].rpartition("/")[2]] if "$ref" in then else then
                if key in part.get("properties", {}):
                    yield from (word for word in words if word != kind)


def _words(choice: Schema) -> list[str]:
    return list(choice["enum"]) if "enum" in choice else [choice["const"]] if "const" in choice else []
