"""An account that is taken, and no reason why."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.example_records import law
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
discrepancies:
  - id: spelling
    kind: transcription
    concerns: [title]
    matter: how the title is spelt
    accounts:
      - {id: printed, says: with a capital, cites: [{source: gazette, line: 1}]}
      - {id: reported, says: without, cites: [{source: report, line: 1}]}
    taken: printed
    because: the gazette is where acts are made known
""")

FAULT = Fault(
    "taken-without-reason",
    Severity.ERROR,
    "an account that is taken without a reason",
    "To take one account is to decide between sources. Whoever relies on the record must be able to see why, and to"
    " decide otherwise; without a reason, `none` is taken.",
    wrong=_RIGHT.replace("    because: the gazette is where acts are made known\n", ""),
    right=_RIGHT,
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
