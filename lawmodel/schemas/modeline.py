"""The schema that a file says it follows: the modeline by which editors find it."""

from __future__ import annotations

import re

from lawmodel.diagnostics import Finding, Location
from lawmodel.schemas.registry import SCHEMA_VERSION

__all__ = ["declared_version", "newer_schema"]

_MODELINE = re.compile(
    r"^# *yaml-language-server: *\$schema=(?:\S*/)?(?:schema|schemas\.[^/\s]+)/([0-9]{1,9}\.[0-9]{1,9})/", re.MULTILINE
)
_FIRST_LINES = 10


def declared_version(text: str) -> str | None:
    """The schema version of the modeline `# yaml-language-server: $schema=.../schema/<version>/...`, or None.

    It stands within the first ten lines, as a path or as the published address.
    """
    head = "\n".join(text.split("\n", _FIRST_LINES)[:_FIRST_LINES])
    found = _MODELINE.search(head)
    return None if found is None else found[1]


def newer_schema(text: str, file: str) -> Finding | None:
    """A finding if the file declares a later schema version than this package judges by."""
    declared = declared_version(text)
    if declared is None or _as_numbers(declared) <= _as_numbers(SCHEMA_VERSION):
        return None
    message = f"the file follows schema {declared}, and this version of lawmodel knows {SCHEMA_VERSION}"
    return Finding(
        "newer-schema",
        Location(file, (), "first-line"),
        message,
        help="update lawmodel, or write the file for this schema",
    )


def _as_numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
