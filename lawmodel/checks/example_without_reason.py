"""An example that does not say why its outcome is right."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.example_records import CITIZENS_ENTER
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.rule import Example
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "example-without-reason",
    Severity.WARNING,
    "an example that does not say why",
    "An outcome that was copied from the rule proves nothing. `because` says in a few words what in the text makes it so,"
    " `cites` shows the line; one of them is enough.",
    wrong=CITIZENS_ENTER.replace(", because: nobody else does", ""),
    right=CITIZENS_ENTER,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every example with neither a reason nor a citation."""
    for part in file.parts(Example):
        if part.model.because is None and not part.model.cites:
            yield Finding(
                FAULT.ident,
                part.at(),
                "this example does not say why its outcome is right",
                help="add `because` with the words of the text that decide, or `cites` with its line",
            )
