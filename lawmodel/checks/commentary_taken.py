"""A commentary that is believed where sources disagree."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.diagnostics import Fault, Finding, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.registers import Registers
from lawmodel.vocabulary import ACCOUNT_BEARING_KINDS

__all__ = ["FAULT", "find_in"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 1}]
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
"""

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
    for part in file.parts(Discrepancy):
        for index, account in enumerate(part.model.accounts):
            kinds = {registers.sources[c.source].kind for c in account.cites if c.source in registers.sources}
            speaks = account.silent is None  # what is silent is silent-account-taken
            if account.id == part.model.taken and speaks and kinds and kinds <= ACCOUNT_BEARING_KINDS:
                yield Finding(
                    FAULT.ident,
                    part.at("taken"),
                    f"`{account.id}` is taken, which rests on a commentary alone",
                    help="take an account that rests on a document, or `none`",
                    related=(Related(part.at("accounts", index, "cites"), "the commentary"),),
                )
