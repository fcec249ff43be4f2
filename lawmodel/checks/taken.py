"""Which accounts a file takes: three checks judge them, and most discrepancies take none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lawmodel.checks.once import once
from lawmodel.loading import LoadedFile
from lawmodel.model.discrepancy import Account, Discrepancy
from lawmodel.model.walk import Part

__all__ = ["Taken", "taken_accounts"]


class Taken(NamedTuple):
    """An account that is taken: its discrepancy, and which of the accounts of that it is."""

    discrepancy: Part[Discrepancy]
    number: int
    account: Account


@once
def taken_accounts(file: LoadedFile) -> Sequence[Taken]:
    """Every account that its discrepancy takes, in the order of the file."""
    return [
        Taken(part, index, account)
        for part in file.parts(Discrepancy)
        for index, account in enumerate(part.model.accounts)
        if account.id == part.model.taken
    ]
