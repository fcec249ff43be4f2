"""What a rule yields on the facts of a case, with everything that a reader needs to weigh it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lawmodel.model.base import Id
from lawmodel.model.source import Citation
from lawmodel.rules.time_result import TimeResult
from lawmodel.rules.trace import Reason
from lawmodel.truth import Truth

__all__ = ["Assumed", "ExceptionTrace", "Outcome", "VersionTrace", "format_time_result"]

Outcome = Literal["yes", "no", "unknown", "does-not-apply"]


@dataclass(frozen=True, slots=True)
class Assumed:
    """Something that the outcome rests on and no fact of the case states.

    presumption: a fact whose absence the law gives a meaning; reading: one of two ways to read the
    text; convention: a way of counting time; standing: that force persists; implied: a fact that
    follows from another; not-encoded: a part of the rule that the model cannot say.
    """

    kind: Literal["presumption", "reading", "convention", "standing", "implied", "not-encoded", "account"]
    text: str
    because: str
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class ExceptionTrace:
    """An exception: whether its condition holds, and whether it applies (nothing sets it aside)."""

    id: Id
    then: Literal["yes", "no"]
    condition: Reason
    applies: Truth
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class VersionTrace:
    """A version of the provision, whether it is the one that governs, and what it gives."""

    id: Id
    governs: Truth
    outcome: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons of an outcome: the scope, the condition, the exceptions; of a time limit, its steps."""

    scope: Reason | None
    condition: Reason | None
    exceptions: tuple[ExceptionTrace, ...]
    time: TimeResult | None


def format_time_result(result: TimeResult) -> str:
    """The words in which an example expects it: a day, a range, or why there is none."""
    if result.status == "day":
        return str(result.earliest)
    if result.status == "range":
        return f"{result.earliest or '..'}/{result.latest or '..'}"
    return result.status
