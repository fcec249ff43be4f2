"""A commentary that is believed where sources disagree."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.cited import commentaries, kinds_stated
from lawmodel.checks.example_records import law
from lawmodel.checks.taken import taken_accounts
from lawmodel.diagnostics import Fault, Finding, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.discrepancy import Account
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
discrepancies:
  - id: purpose
    kind: disagreement
    concerns: [title]
    matter: what the law is for
    accounts:
      - {id: printed, says: order at the border, cites: [{source: gazette, line: 1}]}
      - {id: observer, says: closing the border, cites: [{source: comment, line: 3}]}
    taken: printed
    because: the gazette gives the text
""")

FAULT = Fault(
    "commentary-taken",
    Severity.ERROR,
    "an account that is taken although only a commentary gives it",
    "A commentary alone establishes no fact, whatever other sources say or leave out: what it tells is one account among"
    " others. Taken, it would become a fact of the record.",
    wrong=_RIGHT.replace("taken: printed", "taken: observer"),
    right=_RIGHT,
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every taken account that rests on commentaries alone."""
    for part, number, account in taken_accounts(file):
        if account.silent is None and _is_commentary(account, registers):  # what is silent is silent-account-taken
            yield Finding(
                FAULT.ident,
                part.at("taken"),
                f"`{account.id}` is taken, which rests on a commentary alone",
                help="take an account that rests on a document, or `none`",
                related=(
                    Related(part.at("accounts", number, "cites"), "the commentary"),
                    *kinds_stated(account.cites, registers),
                ),
            )


def _is_commentary(account: Account, registers: Registers) -> bool:
    known = [c.source for c in account.cites if c.source in registers.sources]
    return bool(known) and commentaries(registers).issuperset(known)
