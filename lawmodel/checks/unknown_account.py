"""The name of an account that its discrepancy does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lawmodel.checks.example_records import ONE_TAKEN
from lawmodel.checks.folding import named
from lawmodel.diagnostics import Fault, Finding, Location, Severity
from lawmodel.likeness import Guess, advised, guess, mend
from lawmodel.loading import LoadedFile
from lawmodel.model.condition import ByAccount
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.model.rule import Example
from lawmodel.model.time_limit import StartByAccount
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "unknown-account",
    Severity.ERROR,
    "an account that the discrepancy does not have",
    "What is taken, what a rule tells apart and what an example chooses are accounts of a discrepancy of the same file."
    " Under another name a rule would be silent where a source speaks.",
    wrong=ONE_TAKEN.replace("taken: printed", "taken: gazette"),
    right=ONE_TAKEN,
)

_NOBODY: Final = frozenset({"no", "nobody", "neither", "nothing", "null", "no-one"})
_Accounts = Mapping[str, tuple[str, ...]]


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every name of an account that is none of its discrepancy's; an unknown discrepancy is left to another check."""
    taking = [part for part in file.parts(Discrepancy) if part.model.taken != "none"]
    telling = file.parts(ByAccount, StartByAccount)
    choosing = [part for part in file.parts(Example) if part.model.accounts]
    if not (taking or telling or choosing):
        return
    accounts = {part.model.id: tuple(a.id for a in part.model.accounts) for part in file.parts(Discrepancy)}
    known = {discrepancy: frozenset(names) for discrepancy, names in accounts.items()}
    for part in taking:
        if part.model.taken not in known[part.model.id]:
            yield _finding(part.model.id, part.model.taken, accounts, part.at("taken"))
    for told in telling:
        for branch in told.model.accounts:
            if branch not in known.get(told.model.discrepancy, (branch,)):
                at = Location(file.path, (*told.path, "accounts", branch), "key")
                yield _finding(told.model.discrepancy, branch, accounts, at)
    for example in choosing:
        for name, account in (example.model.accounts or {}).items():
            if account not in known.get(name, (account,)):
                yield _finding(name, account, accounts, example.at("accounts", name))


def _finding(discrepancy: str, account: str, accounts: _Accounts, at: Location) -> Finding:
    known = accounts[discrepancy]
    meant = Guess("none", is_certain=False) if account in _NOBODY else guess(account, known)
    return Finding(
        FAULT.ident,
        at,
        f"`{account}` is not an account of the discrepancy `{discrepancy}`",
        help=advised(meant, f"its accounts are {named(known)}"),
        fix=mend(meant),
    )
