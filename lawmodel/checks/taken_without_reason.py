"""An account that is taken, and no reason why."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.example_records import ONE_TAKEN
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "taken-without-reason",
    Severity.ERROR,
    "an account that is taken without a reason",
    "To take one account is to decide between sources. Whoever relies on the record must be able to see why, and to"
    " decide otherwise; without a reason, `none` is taken.",
    wrong=ONE_TAKEN.replace("    because: the gazette is where acts are made known\n", ""),
    right=ONE_TAKEN,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every discrepancy of which an account is taken, without `because`."""
    for part in file.parts(Discrepancy):
        is_account = part.model.taken != "none" and part.model.taken in {each.id for each in part.model.accounts}
        if is_account and part.model.because is None:
            yield Finding(
                FAULT.ident,
                part.at("taken"),
                f"`{part.model.taken}` is taken, and no reason is given",
                help="write `because`, or `taken: none`",
            )
