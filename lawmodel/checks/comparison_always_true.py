"""A comparison that every case meets."""

from __future__ import annotations

from lawmodel.checks.asking import AskedRule
from lawmodel.checks.flawed import EITHER_WAY, FlawCheck, stale
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.rules.finite.flaws import Flaw

__all__ = ["FAULT", "compare", "find_in", "note"]

FAULT = Fault(
    "comparison-always-true",
    Severity.ERROR,
    "a comparison that is always true",
    "A condition that every value of a fact meets decides nothing: an age of at least 0, a choice among all its values."
    " A threshold, an operator or a list is wrong, or the fact's bounds are.",
    wrong=EITHER_WAY.replace("values: [work, study]", "values: [work, study, visit]").replace(
        'purpose: visit}, expect: "no"', 'purpose: visit}, expect: "yes"'
    ),
    right=EITHER_WAY,
)


def _finding(asked: AskedRule, flaw: Flaw) -> Finding:
    if flaw.is_stale:
        return stale(asked, flaw)
    return Finding(FAULT.ident, asked.at(*flaw.path), f"`{flaw.subject}` is always true", help=_ADVICE)


_ADVICE = "correct the value or the list; or, if the text has it, say why in `redundant`"

find_in, note, compare = FlawCheck("comparison-always-true", _finding).functions
