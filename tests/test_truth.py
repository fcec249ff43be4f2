from __future__ import annotations

from itertools import product

import pytest

from lawmodel.truth import NO, UNKNOWN, YES, Truth, all_of, any_of, negation, truth

ORDER = {NO: 0, UNKNOWN: 1, YES: 2}  # Kleene's connectives are the least and greatest in this order


@pytest.mark.parametrize(("left", "right"), list(product(Truth, repeat=2)))
def test_connectives_are_least_and_greatest(left: Truth, right: Truth) -> None:
    assert all_of([left, right]) is min(left, right, key=ORDER.__getitem__)
    assert any_of([left, right]) is max(left, right, key=ORDER.__getitem__)


@pytest.mark.parametrize(("left", "right"), list(product(Truth, repeat=2)))
def test_de_morgan(left: Truth, right: Truth) -> None:
    assert negation(all_of([left, right])) is any_of([negation(left), negation(right)])


def test_negation_keeps_unknown() -> None:
    assert [negation(t) for t in (YES, NO, UNKNOWN)] == [NO, YES, UNKNOWN]


def test_of_nothing() -> None:
    assert all_of([]) is YES
    assert any_of([]) is NO


def test_has_no_truthiness() -> None:
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(UNKNOWN)


def test_from_python() -> None:
    assert [truth(v) for v in (True, False, None)] == [YES, NO, UNKNOWN]
