"""How the example records of the checks begin; what is right or wrong in one of them stands after it."""

from __future__ import annotations

__all__ = ["law", "law_with_rule"]

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
