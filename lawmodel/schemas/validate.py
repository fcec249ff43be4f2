"""The structure of a file: judged by its published schema, told as findings with advice.

One structural fault is one finding. What a validator reports twice (a misspelt key is both unknown
and missing) is told once, where the person must change the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from lawmodel.diagnostics import Finding, Location, Path
from lawmodel.likeness import Guess, mend
from lawmodel.schemas import wording
from lawmodel.schemas.engines import Engine, Judge, Violation, judge
from lawmodel.schemas.modeline import newer_schema

if TYPE_CHECKING:
    from lawmodel.schemas.first_faults import FaultyNode
    from lawmodel.schemas.neighbours import Kinds

__all__ = ["findings_by", "structural_findings"]

Schema = dict[str, Any]


def structural_findings(
    name: str, data: Any, file: str, *, engine: Engine = "auto", text: str | None = None
) -> list[Finding]:
    """Every structural fault in a file's data, sorted by path.

    `name` is the schema's (`registry.schema_name_for` gives it for a path), `data` plain data without
    floats, as the reader gives it. A file whose `text` declares a later schema is not judged: that it
    does is the finding. Both engines give the same findings. Raises `registry.UnknownSchemaError` and
    `engines.MissingEngineError`.
    """
    newer = None if text is None else newer_schema(text, file)
    if newer is not None:
        return [newer]
    return findings_by(judge(name, engine), data, file)


def findings_by(judge: Judge, data: Any, file: str) -> list[Finding]:
    """The same by a given judge."""
    violations = judge.violations(data)
    if not violations:
        return []
    from lawmodel.schemas.first_faults import first_of, how_many_more  # noqa: PLC0415 - only of what is wrong
    from lawmodel.schemas.neighbours import Kinds, required  # noqa: PLC0415

    nodes, left = first_of(_nodes(violations, data), data)
    kinds = Kinds(judge.schema["$defs"])
    found = [finding for node in nodes for finding in _findings_at(node, file, kinds)]
    told = sorted(required(found, judge, data), key=_order)
    return [*told, how_many_more(left, file)] if left else told


def _nodes(violations: Iterable[Violation], data: Any) -> Iterable[FaultyNode]:
    """The nodes that violate their schema, each with what is wrong there."""
    from lawmodel.schemas.first_faults import FaultyNode  # noqa: PLC0415

    nodes: dict[tuple[Path, int], FaultyNode] = {}
    for path, keyword, schema in violations:
        node = nodes.get((path, id(schema)))
        if node is None:
            node = nodes[path, id(schema)] = FaultyNode(path, schema, _value(data, path))
        # An engine may report a keyword once for each key that violates it.
        node.keywords[keyword] = None
    for node in nodes.values():
        node.look()
    return nodes.values()


def _value(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _order(finding: Finding) -> tuple[list[tuple[int, int, str]], str]:
    steps = [(0, step, "") if isinstance(step, int) else (1, 0, step) for step in finding.at.path]
    return steps, finding.ident


def _findings_at(node: FaultyNode, file: str, kinds: Kinds) -> Iterator[Finding]:
    """The findings of one node, of whose keys and number of keys several keywords may complain."""
    from lawmodel.schemas.neighbours import of_another_kind  # noqa: PLC0415 - only of what is wrong

    schema, value, at = node.schema, node.value, Location(file, node.path)
    missing = [key for key in schema["required"] if key not in value] if "required" in node.keywords else []
    free = _free_keys(schema, value) if node.unknown else []
    allowed = wording.listed(schema.get("properties", ())) if node.unknown else ""
    meant = {key: wording.closest(key, missing) or wording.closest(key, free) for key in node.unknown}
    for key in node.unknown:
        found = _unknown_key(key, meant[key], allowed, node, at, kinds.definitions)
        # A text in braces that holds a comma ends there, and the rest of it is a key without a value.
        if meant[key] is None:
            found = of_another_kind(found, key, value, kinds)
        yield found if value[key] is not None or found.fix is not None else _after_comma(found)
    if not node.has_more:
        return
    for key in missing:
        # A misspelt key is one fault: it is told where the key stands.
        if all(guessed is None or guessed.word != key for guessed in meant.values()):
            yield _missing_key(key, schema, value, at)
    for keyword in node.keywords:
        told = keyword in {"additionalProperties", "required"} or (keyword == "maxProperties" and node.unknown)
        if not told:
            yield wording.of_keyword(keyword, schema, value, at)


def _free_keys(schema: Schema, node: dict[str, Any]) -> list[str]:
    return [key for key in schema.get("properties", {}) if key not in node]


def _unknown_key(
    key: str, meant: Guess | None, allowed: str, node: FaultyNode, at: Location, definitions: Schema
) -> Finding:
    where = Location(at.file, (*at.path, key), part="key")
    if "patternProperties" in node.schema:
        (pattern,) = node.schema["patternProperties"]
        form = wording.form_of(pattern, definitions)
        return wording.malformed_key(key, pattern, form, where)
    message = wording.unknown_key(key)
    if meant is None:
        return Finding("unknown-key", where, message, help=f"the keys here are {allowed}")
    help_text = f"did you mean `{meant.word}`? the keys here are {allowed}"
    return Finding("unknown-key", where, message, help=help_text, fix=mend(meant))


def _after_comma(finding: Finding) -> Finding:
    advice = "if these words belong to the text before the comma, put that text in quotes"
    return finding._replace(help=advice if finding.help is None else f"{advice}; {finding.help}")


def _missing_key(key: str, schema: Schema, node: dict[str, Any], at: Location) -> Finding:
    # A union asks for its tag alone: without it, the other keys that may stand here are not known.
    near = None if "additionalProperties" in schema else wording.closest(key, node)
    if near is not None:
        where = Location(at.file, (*at.path, near.word), part="key")
        fix = mend(Guess(key, near.is_certain))
        return Finding("unknown-key", where, wording.unknown_key(near.word), help=f"did you mean `{key}`?", fix=fix)
    stated = schema["properties"][key]
    advice = f"its words are {wording.listed(stated['enum'])}" if "enum" in stated else stated.get("description")
    return Finding("missing-key", at, f"the key `{key}` is missing", help=advice)
