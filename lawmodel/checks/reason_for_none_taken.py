"""A reason for an account, where none is taken."""

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
    taken: none
""")

FAULT = Fault(
    "reason-for-none-taken",
    Severity.WARNING,
    "a reason for an account, where none is taken",
    "`because` says why an account is taken. Beside `taken: none` it was left when the choice was taken back, or the"
    " choice was forgotten; what is to be known of a discrepancy that stays open belongs to its `matter`.",
    wrong=_RIGHT + "    because: the gazette is where acts are made known\n",
    right=_RIGHT,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every discrepancy of which no account is taken, with `because`."""
    for part in file.parts(Discrepancy):
        if part.model.taken == "none" and part.model.because is not None:
            yield Finding(
                FAULT.ident,
                part.at("because"),
                "no account is taken, and a reason is given",
                help="name the account that is taken, or leave `because` out",
            )
