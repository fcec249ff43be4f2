from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from lawmodel.rules.finite.space import Space

SIZES = st.lists(st.integers(1, 4), min_size=1, max_size=4)


def cases(space: Space, found: int) -> set[tuple[int, ...]]:
    return {space.values(number) for number in range(space.count) if found >> number & 1}


@given(SIZES, st.data())
def test_cases_with_a_value(sizes: list[int], data: st.DataObject) -> None:
    space = Space(sizes)
    dimension = data.draw(st.integers(0, len(sizes) - 1))
    value = data.draw(st.integers(0, sizes[dimension] - 1))
    every = set(product(*map(range, sizes)))
    assert cases(space, space.everything) == every
    assert cases(space, space.where(dimension, value)) == {case for case in every if case[dimension] == value}


@given(SIZES, st.data())
def test_lines(sizes: list[int], data: st.DataObject) -> None:
    space = Space(sizes)
    some = data.draw(st.integers(0, space.everything))
    along = data.draw(st.lists(st.integers(0, len(sizes) - 1), unique=True))
    lines = space.lines(some, along)

    def line(case: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(0 if number in along else value for number, value in enumerate(case))

    assert cases(space, lines) == {line(case) for case in cases(space, some)}
    reached = {case for case in product(*map(range, sizes)) if line(case) in cases(space, lines)}
    assert cases(space, space.on_lines(lines, along)) == reached


def test_first() -> None:
    space = Space([2, 3])
    assert space.first(space.where(1, 2) & space.where(0, 1)) == (1, 2)


def test_a_space_too_large_to_make_can_be_counted() -> None:
    assert Space([10] * 30).count == 10**30
