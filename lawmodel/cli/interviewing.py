"""An interview at a terminal: questions on standard error, answers from standard input, a line each.

So the answers can come from a person, a file or a pipe, and standard output holds the decision alone.
"""

from __future__ import annotations

import sys

from lawmodel.model.fact import Fact, ListedFact
from lawmodel.rules.ask import Decision
from lawmodel.rules.conditions.facts import FactError
from lawmodel.rules.questions import FactQuestion, Interview

__all__ = ["interview"]

_FORMS = {
    "boolean": "yes or no",
    "date": "a date, as 2016-12-30, 2016, or none",
    "integer": "a whole number",
    "text": "a text",
    "legal-reference": "as `tj-criminal-code art. 335 part 1`",
}


def interview(asking: Interview) -> Decision:
    """Ask until the outcome is settled or the answers end; an empty answer means not known."""
    question = asking.next()
    while question is not None:
        line = _ask(question)
        if line is None:
            break
        if line.strip():
            try:
                asking.answer(line.strip())
            except FactError as error:
                sys.stderr.write(f"  {error}\n")
        else:
            asking.skip()
        question = asking.next()
    return asking.decision


def _ask(question: FactQuestion) -> str | None:
    """Put one question; the answer, or None where there are no more."""
    sys.stderr.write(f"{question.text()} ({_form(question.declared)}; empty: not known)\n> ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        sys.stderr.write(line if line.endswith("\n") else f"{line}\n")
    return line or None


def _form(fact: Fact) -> str:
    """What an answer looks like."""
    if isinstance(fact, ListedFact):
        values = ", ".join(
            f"{name}: {label.get('en') or next(iter(label.values()))}" for name, label in fact.values.items()
        )
        return f"one of {values}" if fact.type == "choice" else f"any of {values}"
    return _FORMS[fact.type]
