"""A branch without which the rule would be the same."""

from __future__ import annotations

from lawmodel.checks.asking import AskedRule
from lawmodel.checks.flawed import EITHER_WAY, FlawCheck, stale
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.rules.finite.flaws import Flaw

__all__ = ["FAULT", "compare", "find_in", "note"]

FAULT = Fault(
    "redundant-branch",
    Severity.NOTE,
    "a branch that changes nothing",
    "What other branches imply changes no outcome. Faithful law is sometimes redundant, and then the branch stays, and its"
    " `redundant` says why; else it is a slip of the encoding. Of branches that make each other redundant, one is told.",
    wrong=EITHER_WAY.replace(
        "          - {kind: holds, fact: is_citizen}\n",
        "          - {kind: holds, fact: is_citizen}\n          - {kind: one-of, fact: purpose, values: [study]}\n",
    ),
    right=EITHER_WAY,
)


def _finding(asked: AskedRule, flaw: Flaw) -> Finding:
    if flaw.path[-2:-1] == ("redundant",):
        return stale(asked, flaw)
    if flaw.is_stale:
        message = f"`{flaw.subject}` is said to be redundant, and without it the rule is another"
        advice = "leave `redundant` out, or look again at what was meant to imply it"
    else:
        message, advice = f"without `{flaw.subject}` the rule would be the same", _ADVICE
    return Finding(FAULT.ident, asked.at(*flaw.path), message, help=advice)


_ADVICE = "leave it out; or, if the text has it, say so: `redundant: {because: ...}`"

find_in, note, compare = FlawCheck("redundant-branch", _finding).functions
