"""A fact that a rule asks for, and that never changes its outcome."""

from __future__ import annotations

from lawmodel.checks.asking import AskedRule
from lawmodel.checks.example_records import law_with_rule
from lawmodel.checks.flawed import FlawCheck, stale
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.rules.finite.flaws import Flaw

__all__ = ["FAULT", "compare", "find_in", "note"]

_RIGHT = law_with_rule("""\
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
""")

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


def _finding(asked: AskedRule, flaw: Flaw) -> Finding:
    if flaw.is_stale:
        return stale(asked, flaw)
    return Finding(FAULT.ident, asked.at(*flaw.path), f"`{flaw.subject}` never changes the outcome", help=_ADVICE)


_ADVICE = "look for what is left out; or, if the text is so, say why: `redundant: [{finding: idle-fact, because: ...}]`"

find_in, note, compare = FlawCheck("idle-fact", _finding).functions
