from __future__ import annotations

from datetime import date

import pytest

from lawmodel.dates.partial import parse
from lawmodel.model.reference import parse_reference
from lawmodel.rules.conditions.facts import NEVER
from lawmodel.rules.finite.values import (
    ABSENT,
    AsKnown,
    Dimension,
    NotYet,
    OneTruth,
    days_between,
    names_told_apart,
    numbers_between,
    places_told_apart,
    truths,
)
from lawmodel.truth import NO, UNKNOWN, YES

CUT = date(2016, 12, 31).toordinal()


def test_a_threshold_cuts_the_days_in_two() -> None:
    before, since = days_between([CUT], 1)
    assert (before.raw, str(before)) == ("2016-12-30", "2016-12-30 or earlier")
    assert (since.raw, str(since)) == ("2016-12-31", "2016-12-31 or later")
    assert before.may_be(parse("2016"))
    assert since.may_be(parse("2016"))
    assert not since.may_be(parse("2015"))
    assert not before.may_be(NEVER)
    assert before.may_be(None)


def test_a_day_by_itself() -> None:
    _, day, after = days_between([CUT, CUT + 1], 1)
    assert (str(day), str(after)) == ("2016-12-31", "2017-01-01 or later")
    assert day.may_be(parse("XXXX-12-31"))
    assert not day.may_be(parse("XXXX-12-30"))


def test_words_of_a_stretch_between_two_thresholds() -> None:
    _, between, _ = days_between([CUT, CUT + 10], 1)
    assert str(between) == "2016-12-31 or later, until 2017-01-09"


def test_without_a_threshold_all_days_are_one() -> None:
    (every,) = days_between([], 1)
    assert every.may_be(parse("0001-01-01"))


def test_several_points_of_each_stretch() -> None:
    assert [v.raw for v in days_between([CUT], 2)] == ["2016-12-29", "2016-12-30", "2016-12-31", "2017-01-01"]
    assert [v.raw for v in days_between([CUT, CUT + 1], 2)][2:3] == ["2016-12-31"]


@pytest.mark.parametrize(
    ("starts", "least", "most", "expected"),
    [
        ([18], 0, 150, [17, 18]),
        ([0, 151], 0, 150, [0]),
        ([18], None, None, [17, 18]),
        ([], 5, 9, [5]),
        ([], None, None, [0]),
        ([7], 9, 5, [6, 7]),
    ],
)
def test_numbers(starts: list[int], least: int | None, most: int | None, expected: list[int]) -> None:
    assert [value.raw for value in numbers_between(starts, least, most, 1)] == expected


def test_words_of_numbers() -> None:
    few, many = numbers_between([18], 0, 150, 1)
    assert (str(few), str(many)) == ("17 or less", "18 or more, up to 150")


def test_values_that_the_same_lists_name_are_one() -> None:
    lists = [frozenset({"held", "lost"}), frozenset({"lost", "given-up"})]
    found = list(names_told_apart(lists, ["held", "lost", "given-up", "never", "unheard-of"]))
    assert [each.names for each in found] == [("held",), ("lost",), ("given-up",), ("never", "unheard-of")]
    assert str(found[3]) == "never or unheard of"
    assert found[3].may_be(frozenset({"held", "never"}))
    assert not found[0].may_be(frozenset({"never"}))


def test_texts_may_be_any_other() -> None:
    one, other = names_told_apart([frozenset({"something-else"})], None)
    assert (one.raw, other.raw) == ("something-else", "something-else-still")
    assert other.may_be(frozenset({"whatever"}))
    assert not other.may_be(frozenset({"something-else"}))


def test_places_within_the_same_listed_ones_are_one() -> None:
    listed = ["x art. 497", "x art. 498 part 2", "x art. 499 part 1", "x art. 499 part 2"]
    found = list(places_told_apart(parse_reference(text) for text in listed))
    assert [each.raw for each in found] == [
        "x art. 497",
        "x art. 498 part 2",
        "x art. 498 part 1",
        "x art. 499 part 1",
        "x art. 499 part 2",
    ]

    def possible(text: str) -> list[str]:
        return [each.raw for each in found if each.may_be(parse_reference(text))]

    assert possible("x art. 497 part 3") == ["x art. 497"]
    assert possible("x art. 498") == ["x art. 498 part 2", "x art. 498 part 1"]
    assert possible("x art. 498 part 3") == ["x art. 498 part 1"]
    assert possible("x art. 500") == ["x art. 498 part 1"]
    assert possible("y art. 497") == ["x art. 498 part 1"]
    assert possible("x") == [each.raw for each in found]


def test_place_within_two_listed_ones() -> None:
    found = list(places_told_apart(map(parse_reference, ["x art. 1", "x art. 1 part 2", "x part 2"])))
    within = {
        each.raw: [str(each.value.lies_within(parse_reference(t))) for t in ("x art. 1", "x art. 1 part 2", "x part 2")]
        for each in found
    }
    assert within == {
        "x art. 1 part 2": ["yes", "yes", "yes"],
        "x art. 1 part 1": ["yes", "no", "no"],
        "x art. 2 part 2": ["no", "no", "yes"],
        "x art. 2 part 1": ["no", "no", "no"],
    }


def test_what_is_presumed_when_absent() -> None:
    dimension = Dimension("a", None, (*truths(), ABSENT))
    assert dimension.possible({}) == (2,)
    assert dimension.possible({"a": YES}) == (0,)
    member = Dimension("papers", "visa", (*truths(), ABSENT))
    assert member.possible({"papers": {"visa": NO}}) == (1,)
    assert member.possible({"papers": {"passport": NO}}) == (0, 1)


def test_values_of_other_kinds() -> None:
    assert NotYet().may_be(NEVER)
    assert not NotYet().may_be(parse("2015"))
    assert OneTruth(YES).may_be(UNKNOWN)
    assert not OneTruth(YES).may_be(NO)
    assert AsKnown(None).may_be(None)
