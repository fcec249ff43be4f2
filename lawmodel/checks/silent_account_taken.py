"""A silent account that is taken."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.example_records import law
from lawmodel.checks.taken import taken_accounts
from lawmodel.diagnostics import Fault, Finding, Related, Severity
from lawmodel.loading import LoadedFile
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
      - {id: reported, silent: true, cites: [{source: report, lines: "1-9"}]}
    taken: printed
    because: the gazette gives the text
""")

FAULT = Fault(
    "silent-account-taken",
    Severity.ERROR,
    "a silent account that is taken",
    "Silence is never a no, and there is nothing in it to take: a rule that went by it would leave open what another"
    " source says.",
    wrong=_RIGHT.replace("taken: printed", "taken: reported"),
    right=_RIGHT,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every discrepancy of which a silent account is taken."""
    for part, number, account in taken_accounts(file):
        if account.silent is not None:
            yield Finding(
                FAULT.ident,
                part.at("taken"),
                f"`{account.id}` is taken, and it is silent",
                help="take an account that speaks, or `none`",
                related=(Related(part.at("accounts", number), "the silent account"),),
            )
