"""A list without entries."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.example_records import law
from lawmodel.diagnostics import Fault, Finding, Location, Severity
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
""")

FAULT = Fault(
    "empty-list",
    Severity.WARNING,
    "a list without entries",
    "What no source states is absent: the key is left out. An empty list reads as if there were none, which is a statement"
    " that nothing supports, and often it is what was left after the entries were cut.",
    wrong=_RIGHT + "relations: []\n",
    right=_RIGHT,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every empty list but the value of a set fact, which says that none of its members is there."""
    for path, entries in file.lists:
        if not entries and "facts" not in path and "presume" not in path:
            message = f"`{path[-1]}` has no entries"
            advice = "leave the key out, or write the entries that are missing"
            yield Finding(FAULT.ident, Location(file.path, path), message, help=advice)
