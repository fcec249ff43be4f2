"""What to say of a node that violates a keyword of its schema: the finding's id, its words and its fix."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from lawmodel.diagnostics import Finding, Fix, Location

__all__ = ["closest", "form_of", "listed", "matches", "of_keyword"]

Schema = dict[str, Any]

_EXPECTED = {
    "array": "a list",
    "boolean": "`true` or `false`",
    "integer": "a whole number",
    "object": "a mapping",
    "string": "a text",
}
# Written without quotes these are not text to a reader of YAML 1.1.
_UNSAFE = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_SHOWN = 60


def of_keyword(keyword: str, schema: Schema, node: Any, at: Location) -> Finding:
    """The finding for one violated keyword; `schema` holds it, and `node` is the value that violates it."""
    if node is None and keyword in {"type", "enum", "const"}:
        return _null(at)
    match keyword:
        case "type":
            types = schema["type"]
            return _wrong_type([types] if isinstance(types, str) else types, schema, node, at)
        case "enum" | "const":
            words = schema["enum"] if keyword == "enum" else [schema["const"]]
            return _not_a_word(words, node, at)
        case "pattern":
            return _malformed(schema["description"], node, at)
        case "minItems" | "minProperties":
            return _too_few(schema[keyword], schema, node, at)
        case "maxItems" | "maxProperties":
            return _too_many(schema[keyword], node, at)
        case "minimum":
            return Finding("out-of-range", at, f"{shown(node)} is less than {schema['minimum']}", help=_range(schema))
        case "maximum":
            return Finding("out-of-range", at, f"{shown(node)} is more than {schema['maximum']}", help=_range(schema))
        case _:
            # A test holds the published schemas to the keywords above.
            raise NotImplementedError(f"no wording for the keyword `{keyword}`")


def shown(value: Any) -> str:
    """A scalar as the finding quotes it, cut where it is long."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = text.replace("\n", "\\n")
    return f"`{text}`" if len(text) <= _SHOWN else f"`{text[:_SHOWN]}...`"


def listed(words: Iterable[Any]) -> str:
    """The words in backquotes, separated by commas."""
    return ", ".join(shown(word) for word in words)


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that the word is most likely a slip for, or None where none is near."""
    found = difflib.get_close_matches(word.lower(), list(candidates), n=1, cutoff=0.7)
    return found[0] if found else None


def matches(pattern: str, text: str) -> bool:
    """Whether the text has the form of a pattern of the published schemas."""
    return _compiled(pattern).search(text) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def form_of(pattern: str, definitions: Schema) -> str:
    """What a text of this pattern is: the description of the definition that states it."""
    return next(str(node["description"]) for node in definitions.values() if node.get("pattern") == pattern)


def _null(at: Location) -> Finding:
    if not at.path:
        return Finding("wrong-type", at, "the file is empty", help="write the record, or delete the file")
    what = "entry" if isinstance(at.path[-1], int) else "key"
    advice = f"leave the {what} out: what no source states is absent"
    return Finding("null-value", at, f"{_subject(at)} is null", help=advice)


def _wrong_type(types: list[str], schema: Schema, node: Any, at: Location) -> Finding:
    expected = schema["description"] if "pattern" in schema else " or ".join(_EXPECTED[name] for name in types)
    advice, fix = _type_advice(types, schema, node)
    return Finding("wrong-type", at, f"found {_found(node)} where {expected} is expected", help=advice, fix=fix)


def _found(node: Any) -> str:
    match node:
        case bool():
            return f"the boolean {shown(node)}"
        case int() | float():
            return f"the number {shown(node)}"
        case str():
            return f"the text {shown(node)}"
        case list():
            return "a list"
        case _:
            return "a mapping"


def _type_advice(types: list[str], schema: Schema, node: Any) -> tuple[str | None, Fix | None]:
    """Help and, where it is safe, a fix for a value of another type than one of these."""
    match node:
        case bool() | int() if "pattern" in schema and matches(schema["pattern"], json.dumps(node)):
            quoted = json.dumps(json.dumps(node))
            return "put it in quotes", Fix(f"write `{quoted}`", quoted)
        case str() if "integer" in types and re.fullmatch(r"0|-?[1-9][0-9]*", node):
            return "take the quotes away", Fix(f"write `{node}`", node)
        case str() if "boolean" in types:
            meant = _BOOLEANS.get(node.lower())
            word = json.dumps(meant)
            return "write `true` or `false`", None if meant is None else Fix(f"write `{word}`", word)
        case list() if types == ["object"]:
            return "write `key: value` pairs, without `- ` before them", None
        case _ if types == ["object"]:
            return schema["description"] if "patternProperties" in schema else "write `key: value` pairs", None
        case _ if types == ["array"]:
            return "begin each entry with `- `", None
        case _:
            return None, None


def _not_a_word(words: list[Any], node: Any, at: Location) -> Finding:
    if words == [True]:
        if isinstance(node, bool):
            return Finding("unknown-word", at, "`false` is not said here", help="leave the key out")
        return _wrong_type(["boolean"], {}, node, at)
    if not isinstance(node, str):
        return _word_expected(words, node, at)
    meant = closest(node, words)
    every = f"the words here are {listed(words)}"
    if meant is None:
        return Finding("unknown-word", at, f"{shown(node)} is not a word that is known here", help=every)
    return Finding(
        "unknown-word",
        at,
        f"{shown(node)} is not a word that is known here",
        help=f"did you mean `{meant}`? {every}",
        fix=Fix(f"write `{meant}`", _as_scalar(meant)),
    )


def _word_expected(words: list[Any], node: Any, at: Location) -> Finding:
    # An unquoted `no` or `on` reads as a boolean in YAML 1.1, and `true` was meant as a word by nobody.
    return Finding("wrong-type", at, f"found {_found(node)} where one of the words {listed(words)} is expected")


def _as_scalar(word: str) -> str:
    return json.dumps(word) if word in _UNSAFE else word


def _malformed(form: str, text: str, at: Location) -> Finding:
    advice: str | None = None
    if text == "":
        advice = "leave the key out: what no source states is absent"
        return Finding("malformed-text", at, f"{_subject(at)} is an empty text", help=advice)
    if text != text.strip():
        advice = "take away the blanks or line ends around it"
    elif "\n" in text:
        advice = "write it on one line"
    return Finding("malformed-text", at, f"{shown(text)} is not {form}", help=advice)


def _range(schema: Schema) -> str | None:
    if "minimum" in schema and "maximum" in schema:
        return f"it lies between {schema['minimum']} and {schema['maximum']}"
    return None


def _too_few(least: int, schema: Schema, node: Any, at: Location) -> Finding:
    if node == []:
        return Finding("empty-list", at, f"{_subject(at)} is an empty list", help=f"list {_entries(least)} or more")
    if "properties" in schema:
        message = f"{_subject(at)} has none of its keys"
        return Finding("too-few", at, message, help=f"its keys are {listed(schema['properties'])}")
    return Finding("too-few", at, f"{_subject(at)} has {_entries(len(node))}, and needs {least} or more")


def _too_many(most: int, node: Any, at: Location) -> Finding:
    if isinstance(node, dict):
        message = f"{_subject(at)} has the keys {listed(node)} together"
        return Finding("too-many", at, message, help=f"keep {_count(most)} of them")
    return Finding("too-many", at, f"{_subject(at)} has {_entries(len(node))}, and takes no more than {most}")


def _subject(at: Location) -> str:
    """The node as a message names it."""
    last = at.path[-1] if at.path else "the file"
    if isinstance(last, int):
        return f"entry {last + 1}"
    return f"`{last}`" if at.path else last


def _count(number: int) -> str:
    return "one" if number == 1 else str(number)


def _entries(number: int) -> str:
    return "one entry" if number == 1 else f"{number or 'no'} entries"
