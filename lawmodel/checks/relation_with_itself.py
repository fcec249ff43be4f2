"""An instrument that is said to act upon itself."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.example_records import law
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.lifecycle import Relation
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
relations:
  - {relation: amends, target: base-law, cites: [{source: gazette, line: 2}]}
""")

FAULT = Fault(
    "relation-with-itself",
    Severity.ERROR,
    "an instrument that acts upon itself",
    "A relation is stated on the instrument that acts, and names another. An act that refers to its own articles has"
    " no relation with itself, and that one was amended is stated on the amending act.",
    wrong=_RIGHT.replace("target: base-law", "target: example"),
    right=_RIGHT,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every relation whose target is the record that states it."""
    for part in file.parts(Relation):
        if file.record is not None and part.model.target == file.record.id:
            yield Finding(
                FAULT.ident,
                part.at("target"),
                f"`{part.model.target}` {part.model.relation} itself",
                help="name the other instrument; if it acts upon this one, state the relation there",
            )
