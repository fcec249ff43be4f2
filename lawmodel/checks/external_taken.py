"""A page from outside that is believed where a document says something else."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.cited import kinds_stated
from lawmodel.checks.example_records import law
from lawmodel.checks.taken import taken_accounts
from lawmodel.diagnostics import Fault, Finding, Path, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.discrepancy import Account
from lawmodel.registers import Registers
from lawmodel.vocabulary import ACCOUNT_BEARING_KINDS, SourceKind, words

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
discrepancies:
  - id: spelling
    kind: transcription
    concerns: [title]
    matter: how the title is spelt
    accounts:
      - {id: printed, says: with a capital, cites: [{source: gazette, line: 1}]}
      - {id: online, says: without, cites: [{source: webpage}]}
    taken: printed
    because: the gazette is where acts are made known
""")

FAULT = Fault(
    "external-taken",
    Severity.ERROR,
    "an external account taken over a document",
    "Sources from outside stand beside the documents and never in their place: an account that rests on them alone is"
    " not taken where a document speaks. Decisions show what they would give all the same.",
    wrong=_RIGHT.replace("taken: printed", "taken: online"),
    right=_RIGHT,
)

_DOCUMENTS = frozenset(words(SourceKind)) - {"external"} - ACCOUNT_BEARING_KINDS


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every taken account without a document behind it, where another account that speaks has one."""
    looked_at: set[Path] = set()
    for part, _, taken in taken_accounts(file):
        if part.path in looked_at:
            continue  # two of one id are duplicate-id
        looked_at.add(part.path)
        if not _is_external(taken, registers):
            continue
        others = [
            Related(part.at("accounts", index), f"`{account.id}` rests on a document")
            for index, account in enumerate(part.model.accounts)
            if account is not taken and account.silent is None and _kinds(account, registers) & _DOCUMENTS
        ]
        if others:
            yield Finding(
                FAULT.ident,
                part.at("taken"),
                f"`{taken.id}` is taken, which rests on external sources alone, although a document speaks",
                help="take an account that rests on a document, or `none`",
                related=(*others, *kinds_stated(taken.cites, registers)),
            )


def _is_external(account: Account, registers: Registers) -> bool:
    kinds = _kinds(account, registers)
    return "external" in kinds and not kinds & _DOCUMENTS


def _kinds(account: Account, registers: Registers) -> frozenset[str]:
    return frozenset(registers.sources[c.source].kind for c in account.cites if c.source in registers.sources)
