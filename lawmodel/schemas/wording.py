"""What to say of a node that violates a keyword of its schema: the finding's id, its words and its fix."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from lawmodel.diagnostics import Finding, Fix, Location
from lawmodel.likeness import Guess, guess, mend

if TYPE_CHECKING:
    from lawmodel.schemas.malformed import Remedy

__all__ = ["closest", "form_of", "listed", "malformed_key", "matches", "of_keyword", "shown", "unknown_key"]

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
_MOST_SIGNS, _MOST_KEYS = 20, 50
_LEFT_OUT = "leave the key out: what no source states is absent"


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
            return _malformed(schema, node, at)
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


def unknown_key(key: str) -> str:
    """What is wrong with a key that is not known: a blank that looks like a plain space is named."""
    blank = re.search(r"[^\S \t\r\n]|\u200b", key)
    kind = "" if blank is None else f", with a blank of another kind (U+{ord(blank[0]):04X})"
    return f"unknown key {shown(key)}{kind}"


def closest(word: str, candidates: Collection[str]) -> Guess | None:
    """The candidate that the word stands for, as a slip or by another usage, or None where none is near."""
    from lawmodel.schemas.usual import usual  # noqa: PLC0415 - only of what is wrong

    meant = usual(word, candidates)
    return guess(word, candidates) if meant is None else Guess(meant, is_certain=False)


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
    advice = _LEFT_OUT.replace("key", what)
    return Finding("null-value", at, f"{_subject(at)} is null", help=advice)


def _wrong_type(types: list[str], schema: Schema, node: Any, at: Location) -> Finding:
    expected = _form(schema) if "pattern" in schema else " or ".join(_EXPECTED[name] for name in types)
    advice, fix = _key_advice(at, node) or _type_advice(types, schema, node)
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
        case int() if "pattern" in schema and not isinstance(node, bool):
            advice = _remedy(schema, json.dumps(node)).advice
            return advice or "write it in this form, in quotes", None
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
        case list() if types == ["string"]:
            return "write one text; a text that begins with `[` needs quotes", None
        case dict() if types == ["string"]:
            return "write one text; a text that holds `: `, or begins with `{`, needs quotes", None
        case _ if types == ["string"]:
            return "put it in quotes", None
        case _ if types == ["integer"]:
            return "write a whole number, without quotes", None
        case _:
            return f"write {' or '.join(_EXPECTED[name] for name in types)}", None


def _key_advice(at: Location, node: Any) -> tuple[str, Fix | None] | None:
    """Help where the key tells what was meant by a value of another type."""
    match at.path[-1] if at.path else None, node:
        case "expect", bool():
            word = '"yes"' if node else '"no"'
            return f"write `{word}`", Fix(f"write `{word}`", word)
        case "lines", int() if not isinstance(node, bool):
            return f"write `line: {node}`", None
        case "line", str() if re.fullmatch(r"[1-9][0-9]*-[1-9][0-9]*", node):
            return f'write `lines: "{node}"`', None
        case _:
            return None


def _not_a_word(words: list[Any], node: Any, at: Location) -> Finding:
    if words == [True]:
        if isinstance(node, bool):
            return Finding("unknown-word", at, "`false` is not said here", help="leave the key out")
        return _wrong_type(["boolean"], {}, node, at)
    if not isinstance(node, str):
        return _word_expected(words, node, at)
    if node == "":
        return Finding(
            "unknown-word", at, f"{_subject(at)} is an empty text", help=f"the words here are {listed(words)}"
        )
    meant = closest(node, words)
    every = f"the words here are {listed(words)}"
    if meant is None:
        return Finding("unknown-word", at, f"{shown(node)} is not a word that is known here", help=every)
    return Finding(
        "unknown-word",
        at,
        f"{shown(node)} is not a word that is known here",
        help=f"did you mean `{meant.word}`? {every}",
        fix=mend(meant, _as_scalar(meant.word)),
    )


def _word_expected(words: list[Any], node: Any, at: Location) -> Finding:
    # An unquoted `no` or `on` reads as a boolean in YAML 1.1, and `true` was meant as a word by nobody.
    meant = {True: "yes", False: "no"}.get(node) if isinstance(node, bool) else None
    message = f"found {_found(node)} where one of the words {listed(words)} is expected"
    if meant not in words:
        return Finding("wrong-type", at, message, help="write one of them")
    return Finding("wrong-type", at, message, help=f'write `"{meant}"`', fix=Fix(f'write `"{meant}"`', f'"{meant}"'))


def _as_scalar(word: str) -> str:
    return json.dumps(word) if word in _UNSAFE else word


def _malformed(schema: Schema, text: str, at: Location) -> Finding:
    if text == "":
        return Finding("malformed-text", at, f"{_subject(at)} is an empty text", help=_LEFT_OUT)
    found = _remedy(schema, text)
    fix = None if found.replacement is None else Fix(f"write `{found.replacement}`", found.replacement)
    message = f"{shown(text)} is not {_form(schema)}{found.what}"
    return Finding("malformed-text", at, message, help=found.advice or _form_advice(schema, text), fix=fix)


def malformed_key(key: str, pattern: str, form: str, at: Location) -> Finding:
    """The finding for a key that is not of its form; what it names may stand elsewhere, so that nothing mends it."""
    schema = {"pattern": pattern, "description": form}
    found = _remedy(schema, key)
    message = f"the key {shown(key)} is not {form}{found.what}"
    return Finding("malformed-text", at, message, help=found.advice or _form_advice(schema, key))


def _remedy(schema: Schema, text: str) -> Remedy:
    from lawmodel.schemas.malformed import remedy  # noqa: PLC0415 - only of what is wrong

    return remedy(text, lambda other: matches(schema["pattern"], other))


def _form(schema: Schema) -> str:
    """The form of a text, as a message names it; that any line of text will do needs no telling."""
    form = str(schema["description"])
    return "a text" if form.startswith("one line of text") else form


def _form_advice(schema: Schema, text: str) -> str:
    """Advice where nothing shows what was meant: the characters that may not stand there, or an example."""
    odd = sorted({letter for letter in set(text) if not letter.isalnum() and letter not in schema["pattern"]})
    if odd and "[^" not in schema["pattern"]:
        return f"it may not hold {listed(odd[:_MOST_SIGNS])}{' and others' if len(odd) > _MOST_SIGNS else ''}"
    example = re.search(r"\bas (`[^`]+`)", str(schema["description"]))
    return "write it in this form" if example is None else f"write it as in {example[1]}"


def _range(schema: Schema) -> str:
    if "minimum" in schema and "maximum" in schema:
        return f"it lies between {schema['minimum']} and {schema['maximum']}"
    return f"it is {schema['minimum']} or more" if "minimum" in schema else f"it is {schema['maximum']} or less"


def _too_few(least: int, schema: Schema, node: Any, at: Location) -> Finding:
    if node == []:
        return Finding("too-few", at, f"{_subject(at)} is an empty list", help=f"list {_entries(least)} or more")
    if "properties" in schema:
        message = f"{_subject(at)} has none of its keys"
        return Finding("too-few", at, message, help=f"its keys are {listed(schema['properties'])}")
    message = f"{_subject(at)} has {_entries(len(node))}, and needs {least} or more"
    return Finding("too-few", at, message, help="add what is missing, or say it without the list")


def _too_many(most: int, node: Any, at: Location) -> Finding:
    if isinstance(node, dict):
        others = f" and {len(node) - _MOST_KEYS:,} others" if len(node) > _MOST_KEYS else ""
        message = f"{_subject(at)} has the keys {listed(list(node)[:_MOST_KEYS])}{others} together"
        return Finding("too-many", at, message, help=f"keep {_count(most)} of them")
    message = f"{_subject(at)} has {_entries(len(node))}, and takes no more than {most}"
    return Finding("too-many", at, message, help=f"keep {_count(most)} of them")


def _subject(at: Location) -> str:
    """The node as a message names it."""
    last = at.path[-1] if at.path else "the file"
    if isinstance(last, int):
        return f"entry {last + 1}"
    return shown(last) if at.path else last


def _count(number: int) -> str:
    return "one" if number == 1 else str(number)


def _entries(number: int) -> str:
    return "one entry" if number == 1 else f"{number or 'no'} entries"
