"""A fact that a rule asks for, and that never changes its outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lawmodel.checks.asking import AskedRule, Note, asked_beyond, asked_in, flaws_among, noted_beyond
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers

__all__ = ["FAULT", "compare", "find_in", "note"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 1}]
provisions:
  - id: entry
    kind: rule
    heading: Entry
    cites: [{source: gazette, line: 2}]
    rule:
      kind: condition
      modality: permission
      if:
        kind: any
        of:
          - {kind: one-of, fact: purpose, values: [work]}
          - {kind: one-of, fact: purpose, values: [study]}
      examples:
        - {facts: {purpose: work}, expect: "yes", because: a worker enters}
        - {facts: {purpose: study}, expect: "yes", because: a student enters}
        - {facts: {purpose: visit}, expect: "no", because: a visitor does not}
"""

FAULT = Fault(
    "idle-fact",
    Severity.NOTE,
    "a fact that never changes the outcome",
    "A rule that asks for a fact, and gives the same whatever it is, asks for nothing; though none of its branches could be"
    " left out alone. Where the text is so, the rule says why in `redundant`, by this finding.",
    wrong=_RIGHT.replace("values: [study]", "values: [study, visit]").replace(
        'visit}, expect: "no"', 'visit}, expect: "yes"'
    ),
    right=_RIGHT,
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every fact that never changes the outcome of a rule that asks for it, of the rules that refer to no other record."""
    return _findings(asked_in(file, registers))


def note(file: LoadedFile, _registers: Registers) -> Note | None:
    return noted_beyond(file)


def compare(notes: Mapping[str, Note], corpus: Corpus) -> Iterator[Finding]:
    """Every fact that never changes the outcome of a rule that asks for it, of the rules that refer to other records."""
    return _findings(asked_beyond(notes, corpus))


def _findings(rules: Iterable[AskedRule]) -> Iterator[Finding]:
    for asked, flaw in flaws_among(rules, "idle-fact"):
        if flaw.is_stale:
            yield Finding(
                FAULT.ident,
                asked.at(*flaw.path),
                f"nothing is found that settling `{FAULT.ident}` could mean",
                help=_STALE,
            )
        else:
            yield Finding(
                FAULT.ident, asked.at(*flaw.path), f"`{flaw.subject}` never changes the outcome", help=_ADVICE
            )


_ADVICE = "look for what is left out; or, if the text is so, say why: `redundant: [{finding: idle-fact, because: ...}]`"
_STALE = "leave it out of `redundant`"
