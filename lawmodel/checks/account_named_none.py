"""An account with the name that says that no account is taken."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.example_records import law
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.discrepancy import Account
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
discrepancies:
  - id: number
    kind: disagreement
    concerns: [title]
    matter: whether the law has a number
    accounts:
      - {id: numbered, says: it is No. 8, cites: [{source: gazette, line: 1}]}
      - {id: no-number, says: it has no number, cites: [{source: report, line: 1}]}
    taken: none
""")

FAULT = Fault(
    "account-named-none",
    Severity.ERROR,
    "an account named `none`",
    "`taken: none` says that no account is taken. Were an account called so, nobody could tell which of the two is meant.",
    wrong=_RIGHT.replace("id: no-number", "id: none"),
    right=_RIGHT,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every account whose id is `none`."""
    for part in file.parts(Account):
        if part.model.id == "none":
            message = "an account is named `none`, which `taken` uses for no account"
            yield Finding(FAULT.ident, part.at("id"), message, help="give the account another id")
