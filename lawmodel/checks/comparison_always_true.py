"""A comparison that every case meets."""

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
    "comparison-always-true",
    Severity.ERROR,
    "a comparison that is always true",
    "A condition that every value of a fact meets decides nothing: an age of at least 0, a choice among all its values."
    " A threshold, an operator or a list is wrong, or the fact's bounds are.",
    wrong=_RIGHT.replace("values: [work, study]", "values: [work, study, visit]").replace(
        'purpose: visit}, expect: "no"', 'purpose: visit}, expect: "yes"'
    ),
    right=_RIGHT,
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every comparison that is always true, of the rules that refer to no other record."""
    return _findings(asked_in(file, registers))


def note(file: LoadedFile, _registers: Registers) -> Note | None:
    return noted_beyond(file)


def compare(notes: Mapping[str, Note], corpus: Corpus) -> Iterator[Finding]:
    """Every comparison that is always true, of the rules that refer to other records."""
    return _findings(asked_beyond(notes, corpus))


def _findings(rules: Iterable[AskedRule]) -> Iterator[Finding]:
    for asked, flaw in flaws_among(rules, "comparison-always-true"):
        if flaw.is_stale:
            yield Finding(
                FAULT.ident,
                asked.at(*flaw.path),
                f"nothing is found that settling `{FAULT.ident}` could mean",
                help=_STALE,
            )
        else:
            yield Finding(FAULT.ident, asked.at(*flaw.path), f"`{flaw.subject}` is always true", help=_ADVICE)


_ADVICE = "correct the value or the list; or, if the text has it, say why in `redundant`"
_STALE = "leave it out of `redundant`"
