"""Sets of cases held as integers: one bit a case, a case being one value in each dimension.

The cases are numbered so that a step in a dimension is a step of `strides[dimension]` bits; and, or and
shift then work on all cases at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["Space", "without"]


class Space:
    """All cases that so many values in each dimension make."""

    __slots__ = ("_everything", "_where", "count", "sizes", "strides")

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = tuple(sizes)
        strides, count = [], 1
        for size in self.sizes:
            strides.append(count)
            count *= size
        self.strides = tuple(strides)
        self.count = count
        self._everything: int | None = None
        self._where: dict[tuple[int, int], int] = {}

    @property
    def everything(self) -> int:
        """All cases. Made when first asked for: of a space that is too large only the count is wanted."""
        if self._everything is None:
            self._everything = (1 << self.count) - 1
        return self._everything

    def where(self, dimension: int, value: int) -> int:
        """The cases with this value in a dimension."""
        key = (dimension, value)
        cases = self._where.get(key)
        if cases is None:
            stride = self.strides[dimension]
            width = stride * self.sizes[dimension]
            block = (1 << stride) - 1
            cases = (
                self.where(dimension, 0) << (stride * value) if value else _repeated(block, width, self.count // width)
            )
            self._where[key] = cases
        return cases

    def among(self, dimension: int, values: Iterable[int]) -> int:
        """The cases with one of these values in a dimension."""
        cases = 0
        for value in values:
            where = self.where(dimension, value)
            cases = cases | where if cases else where  # of one value, what is kept itself
        return cases

    def lines(self, cases: int, dimensions: Iterable[int]) -> int:
        """The lines along these dimensions that hold one of the cases, each told by its case of first values."""
        for dimension in dimensions:
            stride = self.strides[dimension]
            reached = cases
            for value in range(1, self.sizes[dimension]):
                reached |= cases >> (stride * value)
            cases = reached & self.where(dimension, 0)
        return cases

    def on_lines(self, lines: int, dimensions: Iterable[int]) -> int:
        """All cases of these lines."""
        for dimension in dimensions:
            stride = self.strides[dimension]
            spread = lines
            for value in range(1, self.sizes[dimension]):
                spread |= lines << (stride * value)
            lines = spread
        return lines

    def first(self, cases: int) -> tuple[int, ...]:
        """The values of the first of the cases; there must be one."""
        return self.values((cases & -cases).bit_length() - 1)

    def values(self, case: int) -> tuple[int, ...]:
        """The values of a case by its number."""
        return tuple(case // stride % size for stride, size in zip(self.strides, self.sizes, strict=True))


def without(cases: int, others: int) -> int:
    """The cases that are not among the others: with `~`, which makes a negative number, it takes four times as long."""
    return cases ^ (cases & others)


def _repeated(block: int, width: int, times: int) -> int:
    """A block of bits so many times, one every `width` bits."""
    if times == 1:
        return block
    half = _repeated(block, width, times // 2)
    both = half | half << (width * (times // 2))
    return both if times % 2 == 0 else both | block << (width * (times - 1))
