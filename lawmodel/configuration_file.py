"""Reading the configuration of a corpus: `lawmodel.toml`, or the table `tool.lawmodel` of `pyproject.toml`.

What is wrong in it is a finding like any other, at its place, and never an exception: the rest of it
holds, and nothing that it meant to silence is silenced.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from lawmodel.configuration import CONFIGURATION_FILES, FIRM, Configuration, Ignore
from lawmodel.diagnostics import Diagnostic, Place, Severity
from lawmodel.diagnostics import Path as DataPath
from lawmodel.likeness import advised, guess
from lawmodel.toml_places import TomlPlaces

__all__ = ["read_configuration"]

_SEVERITIES: Mapping[str, Severity | None] = {**{s.value: s for s in Severity}, "off": None}
_WHOLE: DataPath = ()
_TABLE: DataPath = ("tool", "lawmodel")
_KEYS = ("fail_on", "ignore", "severity")
_IGNORE_KEYS = ("id", "path", "reason")


def read_configuration(root: Path, known: Collection[str]) -> Configuration:
    """The configuration of the corpus in a folder; `known` are the ids of all checks."""
    # A `pyproject.toml` that cannot be read is no concern of a corpus that has a file of its own.
    own, shared = (_read(root / name, name) for name in CONFIGURATION_FILES)
    found, prefix = own, _WHOLE
    if own is None:
        found, prefix = shared, _TABLE
    elif isinstance(shared, _Text) and shared.at(_TABLE) is not None:
        message = "`tool.lawmodel` stands beside `lawmodel.toml`, and a corpus has one configuration"
        found = shared.wrong(_TABLE, message, "move it there")
    match found:
        case Diagnostic():
            return Configuration(diagnostics=(found,))
        case _Text():
            return _Settings(found, prefix, known).configuration()
        case None:
            return Configuration()


@dataclass(frozen=True, slots=True)
class _Text:
    """A TOML file that could be read: its data and their places."""

    data: dict[str, Any]
    places: TomlPlaces

    def at(self, path: DataPath) -> Any:
        """The value at a path of keys, or None."""
        value: Any = self.data
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
        return value

    def wrong(
        self, path: DataPath, message: str, advice: str | None = None, part: Literal["key", "value"] = "key"
    ) -> Diagnostic:
        place = self.places.find(path, part)
        return _wrong(place, message, advice, self.places.line(place.line))


def _read(file: Path, name: str) -> _Text | Diagnostic | None:
    """A configuration file; what is wrong with it; or None where there is none that speaks of lawmodel."""
    if not file.is_file():
        return None
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return _wrong(Place(name, 1, 1, 1, 1), f"`{name}` cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        return _wrong(Place(name, 1, 1, 1, 1), f"`{name}` is not UTF-8")
    if name == "pyproject.toml" and "lawmodel" not in text:
        return None
    try:
        return _Text(tomllib.loads(text), TomlPlaces(text, name))
    except (ValueError, RecursionError) as error:  # beside its own error: numbers too long, brackets too deep
        return _not_toml(name, text, str(error))


def _not_toml(name: str, text: str, error: str) -> Diagnostic:
    """The diagnostic of a text that is not TOML, at the place that the error ends with."""
    lines = text.splitlines() or [""]
    found = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", error, re.DOTALL)
    problem = found[1] if found is not None else error.removesuffix(" (at end of document)")
    line, column = (int(found[2]), int(found[3])) if found is not None else (len(lines), 1)
    excerpt = lines[line - 1] if line <= len(lines) else None
    message = f"this is not TOML: {problem[:1].lower()}{problem[1:]}"
    return _wrong(Place(name, line, column, line, column), message, None, excerpt)


def _wrong(place: Place, message: str, advice: str | None = None, excerpt: str | None = None) -> Diagnostic:
    return Diagnostic("wrong-configuration", Severity.ERROR, place, message, advice, excerpt=excerpt)


class _Settings:
    """Reads one table of settings, and collects what is wrong in it."""

    def __init__(self, text: _Text, prefix: DataPath, known: Collection[str]) -> None:
        self._text = text
        self._prefix = prefix
        self._known = known
        self._found: list[Diagnostic] = []

    def configuration(self) -> Configuration:
        table = self._text.at(self._prefix)
        if not isinstance(table, dict):
            if table is not None:
                self._wrong((), "`tool.lawmodel` is not a table")
            return Configuration(diagnostics=tuple(self._found))
        self._refuse_unknown(table, _KEYS, ())
        severities = dict(self._severities(table.get("severity", {})))
        ignores = tuple(self._ignores(table.get("ignore", [])))
        fail_on = self._fail_on(table.get("fail_on", Severity.WARNING.value))
        return Configuration(severities, ignores, fail_on, tuple(self._found))

    def _severities(self, table: Any) -> Iterator[tuple[str, Severity | None]]:
        if not isinstance(table, dict):
            self._wrong(("severity",), "`severity` is not a table", 'write `severity = {CHECK = "note"}`')
            return
        for ident, word in table.items():
            if not self._is_check(ident, ("severity", ident), "key"):
                continue
            if not isinstance(word, str) or word not in _SEVERITIES:
                advice = f"the severities are {', '.join(f'`{s}`' for s in _SEVERITIES)}"
                self._wrong(("severity", ident), f"`{word}` is not a severity", advice)
            else:
                yield ident, _SEVERITIES[word]

    def _ignores(self, entries: Any) -> Iterator[Ignore]:
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            advice = 'write `ignore = [{id = "...", path = "...", reason = "..."}]`'
            self._wrong(("ignore",), "`ignore` is not a list of tables", advice)
            return
        for index, entry in enumerate(entries):
            at: DataPath = ("ignore", index)
            self._refuse_unknown(entry, _IGNORE_KEYS, at)
            texts = [self._text_of(entry, key, at) for key in _IGNORE_KEYS]
            if None not in texts and self._is_check(entry["id"], (*at, "id"), "value"):
                place = self._text.places.find((*self._prefix, *at))
                yield Ignore(entry["id"], entry["path"], entry["reason"], place, self._text.places.line(place.line))

    def _text_of(self, entry: Mapping[str, Any], key: str, at: DataPath) -> str | None:
        text = entry.get(key)
        if isinstance(text, str) and text.strip():
            return text
        if key not in entry:
            why = ": whoever reads it must be able to judge whether it still holds" if key == "reason" else ""
            self._wrong(at, f"the key `{key}` is missing{why}")
        else:
            self._wrong((*at, key), f"`{key}` is not a text that says something")
        return None

    def _fail_on(self, word: Any) -> Severity:
        if isinstance(word, str) and word in _SEVERITIES and word != "off":
            return Severity(word)
        words = ", ".join(f"`{s.value}`" for s in Severity)
        self._wrong(("fail_on",), f"`{word}` is not a severity to fail on", f"write one of {words}")
        return Severity.WARNING

    def _is_check(self, ident: str, path: DataPath, part: Literal["key", "value"]) -> bool:
        if ident in FIRM:
            self._wrong(path, f"`{ident}` cannot be silenced: a file that has it is not checked at all", part=part)
        elif ident not in self._known:
            advice = _advice(ident, self._known, "`lawmodel explain` lists the checks")
            self._wrong(path, f"there is no check `{ident}`", advice, part=part)
        return ident in self._known and ident not in FIRM

    def _refuse_unknown(self, table: Mapping[str, Any], keys: Collection[str], at: DataPath) -> None:
        for key in table:
            if key not in keys:
                advice = _advice(key, keys, f"the keys here are {', '.join(f'`{k}`' for k in keys)}")
                self._wrong((*at, key), f"unknown setting `{key}`", advice, part="key")

    def _wrong(
        self, path: DataPath, message: str, advice: str | None = None, part: Literal["key", "value"] = "value"
    ) -> None:
        self._found.append(self._text.wrong((*self._prefix, *path), message, advice, part))


def _advice(word: str, candidates: Collection[str], otherwise: str) -> str:
    return advised(guess(word, candidates), otherwise)
