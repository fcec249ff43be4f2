"""Things with a day, in the order in which they stand: the first of them that surely lies before a day, or after it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Final, Generic, TypeVar

from lawmodel.dates.partial import Range

__all__ = ["InOrder", "meet"]

T = TypeVar("T")
D = TypeVar("D", float, date)


class InOrder(Generic[T]):
    """Things, each with its day. To ask for one of thousands takes no longer than to ask for one of ten."""

    def __init__(self, things: Iterable[tuple[Range, T]]) -> None:
        self._things: Final[Sequence[tuple[Range, T]]] = [*things]

    def first_before(self, day: Range) -> T | None:
        """The first in the order of the things that is surely earlier than a day; None where none is."""
        return None if day.earliest is None else _found(self._ever_earlier, -day.earliest.toordinal())

    def first_after(self, day: Range) -> T | None:
        """The first in the order of the things that is surely later than a day; None where none is."""
        return None if day.latest is None else _found(self._ever_later, day.latest.toordinal())

    @cached_property
    def _ever_earlier(self) -> tuple[list[int], list[T]]:
        ends = ((day.latest, thing) for day, thing in self._things)
        return _ever_greater((-end.toordinal(), thing) for end, thing in ends if end is not None)

    @cached_property
    def _ever_later(self) -> tuple[list[int], list[T]]:
        begins = ((day.earliest, thing) for day, thing in self._things)
        return _ever_greater((begin.toordinal(), thing) for begin, thing in begins if begin is not None)


def _ever_greater(things: Iterable[tuple[int, T]]) -> tuple[list[int], list[T]]:
    """Those greater than all before them: what is greater than some number, the first of these is that is."""
    numbers: list[int] = []
    greater: list[T] = []
    for number, thing in things:
        if not numbers or number > numbers[-1]:
            numbers.append(number)
            greater.append(thing)
    return numbers, greater


def meet(ones: Iterable[tuple[D, D]], others: Iterable[tuple[D, D]]) -> bool:
    """Whether a span of the one kind has something in common with one of the other; each in the order of their beginnings."""
    mine, theirs = iter(ones), iter(others)
    one, other = next(mine, None), next(theirs, None)
    while one is not None and other is not None:
        if one[0] <= other[1] and other[0] <= one[1]:
            return True
        if one[1] < other[1]:
            one = next(mine, None)
        else:
            other = next(theirs, None)
    return False


def _found(ever_greater: tuple[list[int], list[T]], than: int) -> T | None:
    numbers, things = ever_greater
    at = bisect_right(numbers, than)
    return things[at] if at < len(numbers) else None
