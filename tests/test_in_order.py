"""The first thing before or after a day, what spans meet, and what is tied in circles: as by looking at each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lawmodel.checks.in_order import InOrder, meet
from lawmodel.checks.tied import tied
from lawmodel.dates.partial import parse
from lawmodel.truth import YES

DAYS = st.sampled_from(
    ["2009", "2010", "2010-03", "2010-03-05", "2011-01-01", "../2010", "2011/..", "2012~", "2008/2012"]
)
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4)).map(lambda s: (s[0], s[0] + s[1])), max_size=6).map(
    sorted
)
NAMES = "abcde"


@given(st.lists(DAYS, max_size=8), DAYS)
def test_the_first_before_a_day_and_after_it(written: list[str], asked: str) -> None:
    days, day = [parse(text) for text in written], parse(asked)
    things = InOrder((each, number) for number, each in enumerate(days))
    assert things.first_before(day) == next((n for n, each in enumerate(days) if each.before(day) is YES), None)
    assert things.first_after(day) == next((n for n, each in enumerate(days) if day.before(each) is YES), None)


@given(SPANS, SPANS)
def test_spans_meet_that_have_something_in_common(ones: list[tuple[int, int]], others: list[tuple[int, int]]) -> None:
    assert meet(ones, others) == any(a[0] <= b[1] and b[0] <= a[1] for a in ones for b in others)


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES + "x"), max_size=4)))
def test_two_are_tied_that_lead_to_each_other(names: dict[str, list[str]]) -> None:
    def led_to(start: str) -> set[str]:
        reached, following = {start}, [start]
        for name in following:
            new = [other for other in names.get(name, ()) if other not in reached]
            reached.update(new)
            following += new
        return reached

    knot_of = tied(names)
    assert knot_of.keys() == names.keys()
    for one in names:
        for other in names:
            assert (knot_of[one] == knot_of[other]) == (other in led_to(one) and one in led_to(other))


def test_a_long_chain_is_followed_to_its_end() -> None:
    chain = {str(number): [str(number + 1)] for number in range(50_000)}
    assert len({*tied(chain).values()}) == 50_000
    assert len({*tied({**chain, "50000": ["0"]}).values()}) == 1
