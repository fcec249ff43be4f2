"""Kleene's three truth values, and the connectives that keep an unknown unknown."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NoReturn

__all__ = ["NO", "UNKNOWN", "YES", "Truth", "all_of", "any_of", "negation", "truth"]


class Truth(Enum):
    """Yes, no, or unknown. It has no truthiness: ask which one it is."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __bool__(self) -> NoReturn:
        msg = "a three-valued truth is neither true nor false; compare it with Truth.YES, NO or UNKNOWN"
        raise TypeError(msg)

    def __str__(self) -> str:
        return self.value


YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


def truth(value: bool | None) -> Truth:
    """A Python answer as a truth: True is yes, False is no, None is unknown."""
    if value is None:
        return UNKNOWN
    return YES if value else NO


def all_of(values: Iterable[Truth]) -> Truth:
    """Kleene's conjunction: no if any is no, yes if all are yes, else unknown (no values: yes)."""
    seen = tuple(values)
    if NO in seen:
        return NO
    return UNKNOWN if UNKNOWN in seen else YES


def any_of(values: Iterable[Truth]) -> Truth:
    """Kleene's disjunction: yes if any is yes, no if all are no, else unknown (no values: no)."""
    seen = tuple(values)
    if YES in seen:
        return YES
    return UNKNOWN if UNKNOWN in seen else NO


def negation(value: Truth) -> Truth:
    """Kleene's negation: unknown stays unknown."""
    if value is UNKNOWN:
        return UNKNOWN
    return NO if value is YES else YES
