"""The example records of the checks: how they begin, and those that several checks go wrong from."""

from __future__ import annotations

__all__ = [
    "CITIZENS_ENTER",
    "MINORS_EXCEPTED",
    "ONE_SILENT",
    "ONE_TAKEN",
    "SIX_MONTHS",
    "TWO_PARTIES",
    "TWO_VERSIONS",
    "law",
    "law_with_rule",
    "treaty_of_two",
]

_LAW = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 1}]
"""
_RULE = """\
provisions:
  - id: entry
    kind: rule
    heading: Entry
    cites: [{source: gazette, line: 2}]
    rule:
"""


def law(rest: str) -> str:
    """A record of a law with its head, and the rest."""
    return _LAW + rest


def law_with_rule(rule: str) -> str:
    """A record of a law with one provision, of which the rule comes last, indented by six."""
    return law(_RULE + rule)


CITIZENS_ENTER = law_with_rule("""\
      kind: condition
      modality: permission
      if: {kind: holds, fact: is_citizen}
      examples:
        - {facts: {is_citizen: true}, expect: "yes", because: a citizen enters}
        - {facts: {is_citizen: false}, expect: "no", because: nobody else does}
""")
"""A rule of one condition."""

MINORS_EXCEPTED = law_with_rule("""\
      kind: condition
      modality: permission
      if: {kind: holds, fact: is_citizen}
      unless:
        - id: minors
          sets_aside: [rule]
          if: {kind: comparison, fact: age, operator: less-than, value: 18}
          then: "no"
          cites: [{source: gazette, line: 3}]
      examples:
        - {facts: {is_citizen: true, age: 17}, expect: "no", because: a minor does not enter}
        - {facts: {is_citizen: true, age: 18}, expect: "yes", because: a citizen enters}
        - {facts: {is_citizen: false}, expect: "no", because: nobody else does}
""")
"""A rule with an exception."""

SIX_MONTHS = law_with_rule("""\
      kind: time-limit
      runs_from: notified_on
      period: {months: 6}
      first_day: excluded
      month_end: last-day
      result: last-day
      examples:
        - {facts: {notified_on: "2020-08-31"}, expect: "2021-02-28", because: February has no day 31}
""")
"""A time limit."""

TWO_VERSIONS = law("""\
provisions:
  - id: validity
    kind: versioned
    heading: Validity
    cites: [{source: gazette, line: 2}]
    version_day: entered_on
    versions:
      - id: first
        applies: {until: "2009-12-31"}
        rule: {kind: not-stated}
        cites: [{source: gazette, line: 2}]
      - id: second
        applies: {from: "2010-01-01"}
        rule: {kind: not-stated}
        cites: [{source: gazette, line: 2}]
""")
"""A provision with two versions."""

TWO_PARTIES = """\
id: example
kind: treaty
stands_for: act
title: {en: Agreement on an example}
title_is: described
parties:
  known: all
  states:
    - {state: AD, cites: [{source: gazette, line: 1}]}
    - {state: SM, cites: [{source: gazette, line: 1}]}
cites: [{source: gazette, line: 1}]
"""
"""A treaty between two states."""

ONE_SILENT = law("""\
discrepancies:
  - id: purpose
    kind: disagreement
    concerns: [title]
    matter: what the law is for
    accounts:
      - {id: printed, says: order at the border, cites: [{source: gazette, line: 1}]}
      - {id: reported, silent: true, cites: [{source: report, lines: "1-9"}]}
    taken: none
""")
"""A discrepancy in which one account is silent, and none is taken."""

ONE_TAKEN = law("""\
discrepancies:
  - id: spelling
    kind: transcription
    concerns: [title]
    matter: how the title is spelt
    accounts:
      - {id: printed, says: with a capital, cites: [{source: gazette, line: 1}]}
      - {id: reported, says: without, cites: [{source: report, line: 1}]}
    taken: printed
    because: the gazette is where acts are made known
""")
"""A discrepancy of which one account is taken."""


def treaty_of_two(rest: str) -> str:
    """A treaty between two states, and the rest."""
    return TWO_PARTIES + rest
