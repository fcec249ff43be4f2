"""A branch without which the rule would be the same."""

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
    "redundant-branch",
    Severity.NOTE,
    "a branch that changes nothing",
    "What other branches imply changes no outcome. Faithful law is sometimes redundant, and then the branch stays, and its"
    " `redundant` says why; else it is a slip of the encoding. Of branches that make each other redundant, one is told.",
    wrong=_RIGHT.replace(
        "          - {kind: holds, fact: is_citizen}\n",
        "          - {kind: holds, fact: is_citizen}\n          - {kind: one-of, fact: purpose, values: [study]}\n",
    ),
    right=_RIGHT,
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every branch that changes nothing and is not settled, and every one settled that is needed, of the rules that refer to no other record."""
    return _findings(asked_in(file, registers))


def note(file: LoadedFile, _registers: Registers) -> Note | None:
    return noted_beyond(file)


def compare(notes: Mapping[str, Note], corpus: Corpus) -> Iterator[Finding]:
    """Every branch that changes nothing and is not settled, and every one settled that is needed, of the rules that refer to other records."""
    return _findings(asked_beyond(notes, corpus))


def _findings(rules: Iterable[AskedRule]) -> Iterator[Finding]:
    for asked, flaw in flaws_among(rules, "redundant-branch"):
        if flaw.path[-2:-1] == ("redundant",):
            message, advice = (
                f"nothing is found that settling `{FAULT.ident}` could mean",
                "leave it out of `redundant`",
            )
        elif flaw.is_stale:
            message = f"`{flaw.subject}` is said to be redundant, and without it the rule is another"
            advice = "leave `redundant` out, or look again at what was meant to imply it"
        else:
            message, advice = f"without `{flaw.subject}` the rule would be the same", _ADVICE
        yield Finding(FAULT.ident, asked.at(*flaw.path), message, help=advice)


_ADVICE = "leave it out; or, if the text has it, say so: `redundant: {because: ...}`"
