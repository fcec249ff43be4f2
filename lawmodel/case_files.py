"""The facts of a case as a user gives them: settings of a command line, or a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lawmodel.documents import Unread, read
from lawmodel.model.fact import Fact
from lawmodel.rules.answers import value_from_text
from lawmodel.rules.conditions.facts import FactError, UnknownFact

__all__ = ["facts_from_bytes", "facts_from_settings"]


def facts_from_settings(settings: Iterable[str], declared: Mapping[str, Fact]) -> dict[str, object]:
    """Facts from `FACT=VALUE` settings, one for each fact. Errors: `FactError`."""
    facts: dict[str, object] = {}
    for setting in settings:
        name, equals, text = setting.partition("=")
        if not equals:
            raise FactError(setting, "is not FACT=VALUE")
        fact = declared.get(name)
        if fact is None:
            raise UnknownFact(name, declared)
        if name in facts:
            raise FactError(name, "is set twice; of a value that is one of several, write `a|b`")
        facts[name] = value_from_text(name, text, fact)
    return facts


def facts_from_bytes(file: str, content: bytes) -> dict[str, object]:
    """Facts from a YAML (or JSON) file: a mapping, or one with a key `facts`. Errors: `FactError`."""
    result = read(file, content)
    if isinstance(result, Unread):
        first = result.diagnostics[0]
        raise FactError(file, f"line {first.place.line}: {first.message}")
    data: Any = result.data
    if isinstance(data, dict) and isinstance(data.get("facts"), dict):
        data = data["facts"]
    if not isinstance(data, dict):
        raise FactError(file, "is not a mapping of facts to values")
    return dict(data)
