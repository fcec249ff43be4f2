"""What a rule yields on the facts of a case, with everything that a reader needs to weigh it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from lawmodel.model.base import Id
from lawmodel.model.source import Citation
from lawmodel.rules.conditions.trace import Reason
from lawmodel.rules.limits.time_result import TimeResult
from lawmodel.truth import Truth

__all__ = ["Assumed", "ExceptionTrace", "Outcome", "VersionTrace", "format_time_result"]

Outcome = Literal["yes", "no", "unknown", "does-not-apply"]


class Assumed(NamedTuple):
    """Something that the outcome rests on and no fact of the case states.

    presumption: a fact whose absence the law gives a meaning; reading: one of two ways to read the
    text; convention: a way of counting time; standing: that force persists; implied: a fact that
    follows from another; not-encoded: a part of the rule that the model cannot say; account: the account
    of a discrepancy that is gone by. `rule`: the rule whose assumption it is, where the rule asked rests on it.
    """

    kind: Literal["presumption", "reading", "convention", "standing", "implied", "not-encoded", "account"]
    text: str
    because: str
    cites: tuple[Citation, ...] = ()
    rule: str | None = None


class ExceptionTrace(NamedTuple):
    """An exception: whether its condition holds, and whether it applies (nothing sets it aside)."""

    id: Id
    then: Literal["yes", "no"]
    condition: Reason
    applies: Truth
    cites: tuple[Citation, ...]


class VersionTrace(NamedTuple):
    """A version of the provision, whether it is the one that governs, and what it gives."""

    id: Id
    governs: Truth
    outcome: str


class Reasons(NamedTuple):
    """The reasons of an outcome: the scope, the condition, the exceptions; of a time limit, its steps.

    `absent`: why there are none, where no source says what the rule is, or the model cannot say it.
    """

    scope: Reason | None
    condition: Reason | None
    exceptions: tuple[ExceptionTrace, ...]
    time: TimeResult | None
    absent: str | None = None


def format_time_result(result: TimeResult) -> str:
    """The words in which an example expects it: a day, a range, or why there is none."""
    if result.status == "day":
        return str(result.earliest)
    if result.status == "range":
        return f"{result.earliest or '..'}/{result.latest or '..'}"
    return result.status
