"""A statement that states nothing."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.example_records import law
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.provision import StatementProvision
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
provisions:
  - id: aims
    kind: statement
    topic: aim
    heading: Aims
    cites: [{source: gazette, line: 2}]
    says: order at the border
""")

FAULT = Fault(
    "statement-says-nothing",
    Severity.ERROR,
    "a statement without words and without items",
    "A heading alone tells nobody what is provided. A text that was read and says nothing of the matter is a provision of"
    " kind `silent`.",
    wrong=_RIGHT.replace("    says: order at the border\n", ""),
    right=_RIGHT,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every statement that neither says anything nor has items."""
    for part in file.parts(StatementProvision):
        if part.model.says is None and not part.model.items:
            yield Finding(
                FAULT.ident,
                part.at("id"),
                f"the statement `{part.model.id}` says nothing",
                help="write `says` or `items`; if the text is silent on it, `kind: silent`",
            )
