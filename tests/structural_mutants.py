"""Records made up from the published schemas, and small changes to them: material for the tests of structure.

An instance is built from a definition with a random choice of optional keys. A mutant is an instance
with one part changed in a way in which people and programs get YAML wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from lawmodel.diagnostics import Path

Schema = dict[str, Any]

# Texts of each form, right to its edges: the shortest, the longest, the odd.
TEXTS: dict[str, list[str]] = {
    "ActNumber": ["207-7", "115-ФЗ", "1950 I 12"],
    "Anchor": ["title", "provisions/termination", "lifecycle/signing"],
    "Country": ["TJ", "RU"],
    "Day": ["2025-08-31", "0001-01-01"],
    "Decimal": ["12.5", "-3", "0"],
    "Edtf": ["2013-09-20", "2015", "XXXX-10-20", "2019/2021", "../2015", "2015/..", "2015~", "[2015,2016]"],
    "FactName": ["a", "entered_on", "has_7_years"],
    "Id": ["a", "tj-mia", "no-207-7"],
    "IdPair": ["a/b", "tj-law-amnesty-2019/eligibility"],
    "Language": ["en", "tgk"],
    "LineDigest": ["0123456789abcdef"],
    "LineNumber": ["1", "120"],
    "LineRange": ["1-2", "12-140"],
    "MonthDay": ["XXXX-04-01"],
    "SubdivisionCode": ["SCT", "6AE"],
    "Number": ["207", "207-7", "8/2", "IV"],
    "Reference": ["tj-criminal-code", "tj-criminal-code art. 335 part 1", "a art. 1 part 2 para. 3 item a"],
    "Sha256": ["0" * 64],
    "Text": ["x", "Entry into force", "Ё — №"],
    "Url": ["https://example.org/a", "http://a"],
}

ODD_VALUES: list[Any] = [
    None, True, False, 0, 1, -1, 7, 10**20, -(10**20), "", " ", "\n", "x\n", "1", "２０１９", "２０１９-０１-０１", "true",
    "2015", "no-such-word", "treaty", "Ⅳ", "a" * 300, [], {}, [[]], [None], {"": 1}, {"kind": "treaty"}, {"fact": "a"},
]  # fmt: skip


class Builder:
    """Builds instances of definitions; `rng` decides among branches, optional keys and texts."""

    def __init__(self, definitions: Schema, rng: Random) -> None:
        self._definitions = definitions
        self._rng = rng

    def of(self, name: str, depth: int = 3) -> Any:
        """An instance of a definition; below `depth` only required keys are given."""
        if name in TEXTS:
            return self._rng.choice(TEXTS[name])
        return self._of(self._definitions[name], depth)

    def _of(self, node: Schema, depth: int) -> Any:
        if "$ref" in node:
            return self.of(node["$ref"].removeprefix("#/$defs/"), depth)
        if "const" in node:
            return node["const"]
        if "enum" in node:
            return self._rng.choice(node["enum"])
        if "allOf" in node:
            return self._of_union(node, depth)
        match node["type"]:
            case "object" if "patternProperties" in node:
                return self._mapping(node, depth)
            case "object":
                return self._object(node, depth)
            case "array":
                least = node.get("minItems", 0)
                return [self._of(node["items"], depth - 1) for _ in range(self._count(least, depth))]
            case "integer":
                return self._rng.choice([node.get("minimum", -5), node.get("maximum", 7)])
            case "boolean":
                return self._rng.random() < 0.5
            case "string":
                return "any text"
            case types:
                return self._of({"type": self._rng.choice(types)}, depth)

    def _of_union(self, node: Schema, depth: int) -> Any:
        branches = [branch["then"] for branch in node["allOf"]]
        if isinstance(node["type"], list):
            told = {branch["if"]["type"] for branch in node["allOf"]}
            branches += [{"type": name} for name in node["type"] if name not in told]
        if depth <= 0:
            # Leaves first, so that a recursive definition comes to its end.
            branches = sorted(branches, key=self._weight)[:2]
        return self._tagged(node, self._rng.choice(branches), depth)

    def _tagged(self, node: Schema, branch: Schema, depth: int) -> Any:
        return self._of(branch, depth - (not isinstance(node["type"], list)))

    def _weight(self, branch: Schema) -> int:
        target = self._definitions[branch["$ref"].removeprefix("#/$defs/")] if "$ref" in branch else branch
        demanded = target.get("required", ())
        if target.get("minProperties"):
            return 1
        return sum(2 for key in demanded if "$ref" in target["properties"][key] or "items" in target["properties"][key])

    def _object(self, node: Schema, depth: int) -> dict[str, Any]:
        keys = [key for key in node["properties"] if key in node.get("required", ()) or self._wanted(depth)]
        most = node.get("maxProperties", len(keys))
        if len(keys) < node.get("minProperties", 0) or len(keys) > most:
            keys = [self._simplest(node)] if depth <= 0 else [self._rng.choice(list(node["properties"]))]
        self._rng.shuffle(keys)
        return {key: self._of(node["properties"][key], depth - 1) for key in keys}

    def _wanted(self, depth: int) -> bool:
        return depth > 0 and self._rng.random() < 0.4

    def _simplest(self, node: Schema) -> str:
        keys: list[str] = list(node["properties"])
        return min(keys, key=lambda key: ("items" in node["properties"][key], key == "by_account"))

    def _mapping(self, node: Schema, depth: int) -> dict[str, Any]:
        ((pattern, value),) = node["patternProperties"].items()
        form = next(name for name, other in self._definitions.items() if other.get("pattern") == pattern)
        keys = self._rng.sample(TEXTS[form], min(self._count(node.get("minProperties", 0), depth), len(TEXTS[form])))
        return {key: self._of(value, depth - 1) for key in keys}

    def _count(self, least: int, depth: int) -> int:
        return least + (self._rng.randrange(3) if depth > 0 else 0)


def places(data: Any, at: Path = ()) -> list[Path]:
    """Every node of the data, the root included."""
    found = [at]
    if isinstance(data, dict):
        found += [place for key, value in data.items() for place in places(value, (*at, key))]
    elif isinstance(data, list):
        found += [place for i, value in enumerate(data) for place in places(value, (*at, i))]
    return found


def node(data: Any, at: Path) -> Any:
    for step in at:
        data = data[step]
    return data


def replaced(data: Any, at: Path, value: Any) -> Any:
    """The data with another value at a place."""
    if not at:
        return deepcopy(value)
    changed = deepcopy(data)
    node(changed, at[:-1])[at[-1]] = deepcopy(value)
    return changed


Mutation = Callable[[Any, Random], Any]


def _drop_key(value: Any, rng: Random) -> Any:
    if isinstance(value, dict) and value:
        gone = rng.choice(list(value))
        return {key: child for key, child in value.items() if key != gone}
    return value


def _add_key(value: Any, rng: Random) -> Any:
    return {**value, "zzz_qqq": rng.choice(ODD_VALUES)} if isinstance(value, dict) else value


def _misspell_key(value: Any, rng: Random) -> Any:
    if not isinstance(value, dict) or not value:
        return value
    old = rng.choice(list(value))
    return _renamed(value, old, rng.choice([f"{old}s", old.upper()]))


def _rename_key(value: Any, rng: Random) -> Any:
    if not isinstance(value, dict) or not value:
        return value
    old = rng.choice(list(value))
    return _renamed(value, old, rng.choice([f"{old}\n", f" {old}", old[:-1], "", "kind", "id", "en", "２"]))


def _renamed(value: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if key == old else key: child for key, child in value.items()}


def _other_type(value: Any, rng: Random) -> Any:
    others = {dict: "a text", list: 5, str: rng.choice([5, True, ["a"]]), bool: rng.choice([0, 1, "true"])}
    return others.get(type(value), rng.choice([True, str(value), [value]]))


def _text_changed(value: Any, rng: Random) -> Any:
    if not isinstance(value, str):
        return value
    wide = value.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    return rng.choice(["", f"{value}\n", f"{value} ", f" {value}", value.upper(), wide, "no-such-word", f"{value}\r"])


def _null(value: Any, rng: Random) -> Any:
    del value, rng


def _odd(value: Any, rng: Random) -> Any:
    del value
    return rng.choice(ODD_VALUES)


def _number_changed(value: Any, rng: Random) -> Any:
    return rng.choice([10**20, -(10**20), 0, -1, 2**63, value == 1.0]) if type(value) is int else value


def _nested(value: Any, rng: Random) -> Any:
    return rng.choice([[value], [[value]], {"kind": value}, {"en": value}])


def _swapped_tag(value: Any, rng: Random) -> Any:
    tags = ["treaty", "law", "statement", "rule", "all", "not", "holds", "condition", "time-limit", "silent", "date"]
    for tag in ("kind", "type"):
        if isinstance(value, dict) and tag in value:
            return {**value, tag: rng.choice(tags)}
    return value


def _second_key(value: Any, rng: Random) -> Any:
    keys = ["fact", "event", "day", "end_of_year", "first_of_month", "one_of", "level", "by_account"]
    return {**value, rng.choice(keys): rng.choice(["a", 1, ["a"]])} if isinstance(value, dict) else value


def _entries_changed(value: Any, rng: Random) -> Any:
    if not isinstance(value, list):
        return value
    return rng.choice([[], value[:1], value + value, [*value, None], [*value, []]])


ONE_FAULT: tuple[Mutation, ...] = (_drop_key, _add_key, _misspell_key, _other_type, _text_changed, _null)
"""Changes after which the structure has one fault, or none."""

MUTATIONS: tuple[Mutation, ...] = (
    *ONE_FAULT, _rename_key, _odd, _number_changed, _nested, _swapped_tag, _second_key, _entries_changed,
)  # fmt: skip


def mutant(data: Any, rng: Random, mutations: tuple[Mutation, ...] = MUTATIONS) -> Any:
    """The data with one change somewhere."""
    at = rng.choice(places(data))
    return replaced(data, at, rng.choice(mutations)(node(data, at), rng))
