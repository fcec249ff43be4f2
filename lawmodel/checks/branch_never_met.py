"""A condition that no case can meet."""

from __future__ import annotations

from lawmodel.checks.asking import AskedRule
from lawmodel.checks.flawed import EITHER_WAY, FlawCheck, stale
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.rules.finite.flaws import Flaw

__all__ = ["FAULT", "compare", "find_in", "note"]

FAULT = Fault(
    "branch-never-met",
    Severity.ERROR,
    "a condition that no case can meet",
    "A branch asks for two things that exclude each other, for what the scope has ruled out, or for what a constraint"
    " between facts forbids. No law means to say it; a value or an operator is wrong.",
    wrong=EITHER_WAY.replace(
        "{kind: one-of, fact: purpose, values: [work, study]}",
        "{kind: all, of: [{kind: one-of, fact: purpose, values: [work]}, {kind: one-of, fact: purpose, values: [study]}]}",
    ).replace('purpose: work}, expect: "yes"', 'purpose: work}, expect: "no"'),
    right=EITHER_WAY,
)


def _finding(asked: AskedRule, flaw: Flaw) -> Finding:
    if flaw.is_stale:
        return stale(asked, flaw)
    return Finding(FAULT.ident, asked.at(*flaw.path), f"`{flaw.subject}` can never be met", help=_ADVICE)


_ADVICE = "what stands beside it, the scope, the bounds of a fact, or a constraint between facts excludes it"

find_in, note, compare = FlawCheck("branch-never-met", _finding).functions
