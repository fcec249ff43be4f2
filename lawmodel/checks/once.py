"""What several checks make of a file, or of the registers, made once: it is kept with what it is made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar, TypeVarTuple

__all__ = ["once"]


class _Keeping(Protocol):
    """A file or the registers: neither changes, so that what is made of them stays true."""

    @property
    def derived(self) -> dict[Any, Any]: ...


K = TypeVar("K", bound=_Keeping)
R = TypeVar("R")
Ts = TypeVarTuple("Ts")


def once(make: Callable[[K, *Ts], R]) -> Callable[[K, *Ts], R]:
    """The same function, which makes its value once for what it is given. Whoever gets the value leaves it as it is."""

    @wraps(make)
    def kept(of: K, /, *rest: *Ts) -> R:
        made, key = of.derived, (make, *rest)
        if key not in made:
            made[key] = make(of, *rest)
        value: R = made[key]
        return value

    return kept
