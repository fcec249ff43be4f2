"""Two exceptions that can both apply, and say the opposite."""

from __future__ import annotations

from lawmodel.checks.asking import AskedRule
from lawmodel.checks.example_records import law_with_rule
from lawmodel.checks.flawed import FlawCheck
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.rules.finite.flaws import Flaw

__all__ = ["FAULT", "compare", "find_in", "note"]

_RIGHT = law_with_rule("""\
      kind: condition
      modality: permission
      if: {kind: holds, fact: is_citizen}
      unless:
        - id: minors
          sets_aside: [rule]
          if: {kind: comparison, fact: age, operator: less-than, value: 18}
          then: "no"
          cites: [{source: gazette, line: 3}]
        - id: residents
          sets_aside: [rule, minors]
          if: {kind: holds, fact: is_resident}
          then: "yes"
          cites: [{source: gazette, line: 4}]
      examples:
        - {facts: {is_citizen: true, age: 17, is_resident: false}, expect: "no", because: a minor does not enter}
        - {facts: {is_citizen: false, age: 17, is_resident: true}, expect: "yes", because: a resident does at any age}
        - {facts: {is_citizen: true, age: 18, is_resident: false}, expect: "yes", because: a citizen enters}
        - {facts: {is_citizen: false, age: 18, is_resident: false}, expect: "no", because: nobody else does}
""")

FAULT = Fault(
    "disagreeing-exceptions",
    Severity.ERROR,
    "two exceptions that can both apply and disagree",
    "Where one exception gives yes and another no, and both apply, the outcome is unknown: the order in which they are"
    " written decides nothing. The text says which yields, and `sets_aside` of the other names it.",
    wrong=_RIGHT.replace("sets_aside: [rule, minors]", "sets_aside: [rule]").replace(
        '"yes", because: a resident does at any age', "unknown, because: the two disagree"
    ),
    right=_RIGHT,
)


def _finding(asked: AskedRule, flaw: Flaw) -> Finding:
    given = {} if flaw.case is None else flaw.case.facts
    shown = ", ".join(f"{name}: {_written(value)}" for name, value in given.items())
    return Finding(
        FAULT.ident,
        asked.at(*flaw.path),
        f"{flaw.subject} can both apply, one for yes and the other for no",
        help="name in `sets_aside` of one the other, which yields to it"
        + (f"; both apply with {shown}" if shown else ""),
    )


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


find_in, note, compare = FlawCheck("disagreeing-exceptions", _finding).functions
