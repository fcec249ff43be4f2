"""An account that says nothing and is not said to be silent, or that is said to be both."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.example_records import ONE_SILENT
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.discrepancy import Account
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "account-says-nothing",
    Severity.ERROR,
    "an account that neither says anything nor is silent",
    "A source that was read and says nothing of a matter is an account too, and must be told from one of which it was"
    " forgotten to write what it says: either `says` (or `date`), or `silent: true`.",
    wrong=ONE_SILENT.replace("silent: true, ", ""),
    right=ONE_SILENT,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every account without words, date or silence, and every one that speaks and is silent."""
    for part in file.parts(Account):
        speaks = part.model.says is not None or part.model.date is not None
        if not speaks and part.model.silent is None:
            message = f"the account `{part.model.id}` says nothing"
            advice = "write what it says, or `silent: true` if the source was read and is silent"
            yield Finding(FAULT.ident, part.at(), message, help=advice)
        elif speaks and part.model.silent is not None:
            message = f"the account `{part.model.id}` is silent and yet says something"
            yield Finding(FAULT.ident, part.at("silent"), message, help="keep one of the two")
