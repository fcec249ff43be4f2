"""A condition that no case can meet."""

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
          - {kind: holds, fact: is_citizen}
          - {kind: one-of, fact: purpose, values: [work, study]}
      examples:
        - {facts: {is_citizen: true}, expect: "yes", because: a citizen enters}
        - {facts: {is_citizen: false, purpose: work}, expect: "yes", because: so does a worker}
        - {facts: {is_citizen: false, purpose: visit}, expect: "no", because: nobody else does}
"""

FAULT = Fault(
    "branch-never-met",
    Severity.ERROR,
    "a condition that no case can meet",
    "A branch asks for two things that exclude each other, for what the scope has ruled out, or for what a constraint"
    " between facts forbids. No law means to say it; a value or an operator is wrong.",
    wrong=_RIGHT.replace(
        "{kind: one-of, fact: purpose, values: [work, study]}",
        "{kind: all, of: [{kind: one-of, fact: purpose, values: [work]}, {kind: one-of, fact: purpose, values: [study]}]}",
    ).replace('purpose: work}, expect: "yes"', 'purpose: work}, expect: "no"'),
    right=_RIGHT,
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every condition that no case can meet, of the rules that refer to no other record."""
    return _findings(asked_in(file, registers))


def note(file: LoadedFile, _registers: Registers) -> Note | None:
    return noted_beyond(file)


def compare(notes: Mapping[str, Note], corpus: Corpus) -> Iterator[Finding]:
    """Every condition that no case can meet, of the rules that refer to other records."""
    return _findings(asked_beyond(notes, corpus))


def _findings(rules: Iterable[AskedRule]) -> Iterator[Finding]:
    for asked, flaw in flaws_among(rules, "branch-never-met"):
        if flaw.is_stale:
            yield Finding(
                FAULT.ident,
                asked.at(*flaw.path),
                f"nothing is found that settling `{FAULT.ident}` could mean",
                help=_STALE,
            )
        else:
            yield Finding(FAULT.ident, asked.at(*flaw.path), f"`{flaw.subject}` can never be met", help=_ADVICE)


_ADVICE = "what stands beside it, the scope, or a constraint between facts excludes it"
_STALE = "leave it out of `redundant`"
