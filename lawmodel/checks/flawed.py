"""What the checks of flawed rules have in common: a flaw that the analysis finds in a rule becomes a finding at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from lawmodel.checks.asking import AskedRule, Note, asked_beyond, asked_in, flaws_among, noted_beyond
from lawmodel.checks.example_records import law_with_rule
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Finding
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers
from lawmodel.rules.finite.flaws import Flaw, FlawKind

__all__ = ["EITHER_WAY", "FlawCheck", "stale"]

EITHER_WAY: Final = law_with_rule("""\
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
""")
"""A record without flaw, whose rule can be met in two ways: what the examples of these checks are made from."""


_FindIn = Callable[[LoadedFile, Registers], Iterator[Finding]]
_NoteOf = Callable[[LoadedFile, Registers], Note | None]
_Compare = Callable[[Mapping[str, Note], Corpus], Iterator[Finding]]


class FlawCheck(NamedTuple):
    """The check for one kind of flaw; `finding` says what is wrong. A check's module takes its `functions`."""

    kind: FlawKind
    finding: Callable[[AskedRule, Flaw], Finding]

    @property
    def functions(self) -> tuple[_FindIn, _NoteOf, _Compare]:
        """What a module has that checks a file and compares files."""
        return self.find_in, self.note, self.compare

    def find_in(self, file: LoadedFile, registers: Registers) -> Iterator[Finding]:
        """Every such flaw of the rules of a file that refer to no other record."""
        return (self.finding(*each) for each in flaws_among(asked_in(file, registers), self.kind))

    def note(self, file: LoadedFile, _registers: Registers) -> Note | None:
        """The rules that refer to other records."""
        return noted_beyond(file)

    def compare(self, notes: Mapping[str, Note], corpus: Corpus) -> Iterator[Finding]:
        """Every such flaw of those."""
        return (self.finding(*each) for each in flaws_among(asked_beyond(notes, corpus), self.kind))


def stale(asked: AskedRule, flaw: Flaw) -> Finding:
    """That a record settles a flaw which is not there."""
    message = f"nothing is found that settling `{flaw.kind}` could mean"
    return Finding(flaw.kind, asked.at(*flaw.path), message, help="leave it out of `redundant`")
