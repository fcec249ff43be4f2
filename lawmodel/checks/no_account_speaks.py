"""A discrepancy all of whose accounts are silent."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.example_records import ONE_SILENT
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "no-account-speaks",
    Severity.ERROR,
    "a discrepancy in which nobody says anything",
    "Sources that are all silent do not differ. What no text says, although a reader would look for it, is a provision of"
    " kind `silent`.",
    wrong=ONE_SILENT.replace("says: order at the border", "silent: true"),
    right=ONE_SILENT,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every discrepancy without an account that speaks."""
    for part in file.parts(Discrepancy):
        if all(account.silent is not None for account in part.model.accounts):
            message = f"all accounts of `{part.model.id}` are silent"
            advice = "write what one of them says; for a text that is silent, a provision of kind `silent`"
            yield Finding(FAULT.ident, part.at("accounts"), message, help=advice)
