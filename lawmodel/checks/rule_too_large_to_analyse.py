"""A rule with more cases than can be gone through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lawmodel.checks.asking import AskedRule, Note, asked_beyond, asked_in, noted_beyond
from lawmodel.checks.example_records import law_with_rule
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers
from lawmodel.rules.finite.analysis import MOST_CONDITIONS, RuleTooLarge

__all__ = ["FAULT", "compare", "find_in", "note"]

_DATED = '          - {kind: comparison, fact: %s, operator: "on", value: "20%02d-01-01"}\n'
_COMPARED = """\
          - {kind: comparison, fact: entered_on, operator: after, value: {fact: notified_on}}
          - {kind: comparison, fact: entered_on, operator: after, value: {fact: as_of}}
"""
_HEAD = law_with_rule("""\
      kind: condition
      modality: permission
      if:
        kind: any
        of:
""")
_TAIL = """\
      examples:
        - {facts: {entered_on: "2001-01-01"}, expect: "yes", because: that day is listed}
"""


def _conditions(numbers: range) -> str:
    """Three dates that are compared with each other, and with days: of each, every day and every span between is a case."""
    dates = [_DATED % (fact, number) for fact in ("entered_on", "notified_on") for number in numbers]
    return _COMPARED + "".join(dates)


FAULT = Fault(
    "rule-too-large-to-analyse",
    Severity.WARNING,
    "a rule with too many cases or conditions",
    "What can never be met, what is redundant and which facts are exactly missing is found by going through all cases of a"
    f" rule, up to 2^20 of them, and {MOST_CONDITIONS} conditions; a rule whose facts do not interact is gone through part by part. Of a larger"
    " one none of it is known, though it can still be asked.",
    wrong=_HEAD + _conditions(range(1, 40)) + _TAIL,
    right=_HEAD + _conditions(range(1, 3)) + _TAIL,
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every rule with too many cases, of those that refer to no other record."""
    return _findings(asked_in(file, registers))


def note(file: LoadedFile, _registers: Registers) -> Note | None:
    return noted_beyond(file)


def compare(notes: Mapping[str, Note], corpus: Corpus) -> Iterator[Finding]:
    """Every rule with too many cases, of those that refer to other records."""
    return _findings(asked_beyond(notes, corpus))


def _findings(rules: Iterable[AskedRule]) -> Iterator[Finding]:
    for asked in rules:
        found = asked.flaws()
        if isinstance(found, RuleTooLarge):
            yield Finding(
                FAULT.ident,
                asked.at("id"),
                f"`{found.path}` has {found.number} {found.of}, too many to go through",
                help="make rules of parts of it, and refer to them with `outcome-of`",
            )
