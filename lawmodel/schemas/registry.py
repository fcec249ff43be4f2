"""The published schemas: their version, address and names, and which file of a corpus each one judges.

The table names the model types as text: judging files needs the published JSON alone, and loading
the models would cost more than judging.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, NamedTuple

__all__ = [
    "BASE_ADDRESS",
    "GUARDED_END",
    "PUBLISHED",
    "SCHEMA_VERSION",
    "Engine",
    "PublishedSchema",
    "UnknownSchemaError",
    "address",
    "file_name",
    "load",
    "model_of",
    "published_folder",
    "schema_name_for",
]

SCHEMA_VERSION = "1.0"
"""The version that this package judges by and writes; raised with every published change."""

Engine = Literal["auto", "jsonschema"]
"""What judges by a schema: `jsonschema-rs`, or the second opinion."""

BASE_ADDRESS = "https://schemas.lawmodel.org/"
"""Where the schemas are named to be; nothing is fetched from there at run time."""

GUARDED_END = r"(?!\n)$"
"""How each pattern of a published schema ends: Python's `$` alone also matches before a final newline."""


class PublishedSchema(NamedTuple):
    """A schema by name: the type it is generated from (`module:attribute`), and the files it judges.

    `files` is a path pattern within a corpus (`*` within a folder, `**` any folders), or None for
    the schema of a report that this package writes.
    """

    name: str
    model: str
    files: str | None


_PACKAGE = Path(__file__).resolve().parent.parent


class UnknownSchemaError(LookupError):
    """No schema of this name is published."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"no schema is named `{self.name}`; the names are {', '.join(PUBLISHED)}"


PUBLISHED: dict[str, PublishedSchema] = {
    entry.name: entry
    for entry in (
        PublishedSchema("instrument", "lawmodel.model.instrument:Instrument", "agreements/**/*.yaml"),
        PublishedSchema("sources", "lawmodel.model.source:SourcesRegister", "registers/sources.yaml"),
        PublishedSchema("digests", "lawmodel.model.source:DigestsRegister", "registers/digests.yaml"),
        PublishedSchema("authorities", "lawmodel.model.register:AuthoritiesRegister", "registers/authorities.yaml"),
        PublishedSchema("facts", "lawmodel.model.fact:FactsRegister", "registers/facts.yaml"),
        PublishedSchema("topics", "lawmodel.model.register:TopicsRegister", "registers/topics.yaml"),
        PublishedSchema("events", "lawmodel.model.register:EventsRegister", "registers/events.yaml"),
        PublishedSchema("observations", "lawmodel.model.register:ObservationsRegister", "registers/observations.yaml"),
        PublishedSchema("conventions", "lawmodel.model.register:ConventionsRegister", "registers/conventions.yaml"),
        PublishedSchema("calendar", "lawmodel.model.register:CalendarRegister", "registers/calendars/*.yaml"),
        PublishedSchema("check-report", "lawmodel.schemas.reports:CheckReport", None),
        PublishedSchema("decision", "lawmodel.rules.explaining.decision_report:DecisionReport", None),
        PublishedSchema("status", "lawmodel.rules.explaining.decision_report:StatusReport", None),
    )
}


def schema_name_for(path: str) -> str | None:
    """The schema that judges the file at this path (relative to the corpus, with `/`), or None."""
    for entry in PUBLISHED.values():
        if entry.files is not None and _as_regex(entry.files).fullmatch(path):
            return entry.name
    return None


@cache
def _as_regex(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*/|\*)", pattern)
    wild = {"**/": "(?:[^/]+/)*", "*": "[^/]+"}
    return re.compile("".join(wild.get(part, re.escape(part)) for part in parts))


def file_name(name: str) -> str:
    """The name of the published file of a schema."""
    return f"{name}.schema.json"


def address(name: str, version: str = SCHEMA_VERSION) -> str:
    """The absolute `$id` of a schema."""
    return f"{BASE_ADDRESS}{version}/{file_name(name)}"


def published_folder(version: str = SCHEMA_VERSION, package: Path = _PACKAGE) -> Path:
    """The folder of a version's published files: within the installed package, else in the checkout."""
    # Not importlib.resources: it costs 16 ms of start-up and serves zipped packages, which cannot
    # hold the compiled validators anyway.
    installed = package / "data" / "schema" / version
    # In a checkout the folder stands beside the package; the wheel takes it in as data.
    return installed if installed.is_dir() else package.parent / "schema" / version


def load(name: str) -> dict[str, Any]:
    """The published schema of this name. Raises `UnknownSchemaError` for a name that is not published."""
    if name not in PUBLISHED:
        raise UnknownSchemaError(name)
    text = (published_folder() / file_name(name)).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def model_of(name: str) -> Any:
    """The type that a schema is generated from; this imports the models."""
    if name not in PUBLISHED:
        raise UnknownSchemaError(name)
    module, _, attribute = PUBLISHED[name].model.partition(":")
    return getattr(import_module(module), attribute)
