"""Lock-ins and windows: against windows listed day by day, for starts and origins known in part."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.dates.partial import Range
from lawmodel.dates.periods import MonthEnd, Period
from lawmodel.model.time_limit import Admissible, PeriodData, Window
from lawmodel.rules.conditions.facts import NEVER
from lawmodel.rules.limits.admissibility import Admission, admission
from lawmodel.rules.limits.known import DateKnown
from lawmodel.truth import NO, UNKNOWN, YES, Truth
from tests.slow_time_limit import slow_in_time, slow_in_window, slow_multiples

starts = st.dates(date(2000, 1, 1), date(2012, 12, 31))
origins = st.dates(date(1999, 1, 1), date(2003, 12, 31))
everies = st.one_of(
    st.builds(lambda n: {"months": n}, st.integers(1, 30)),
    st.builds(lambda n: {"days": n}, st.integers(20, 400)),
    st.builds(lambda n: {"years": n}, st.integers(1, 4)),
)
lengths = st.one_of(
    st.builds(lambda n: {"days": n}, st.integers(1, 60)), st.builds(lambda n: {"months": n}, st.integers(1, 15))
)


@st.composite
def windows(draw: st.DrawFn) -> Admissible:
    return Admissible.model_validate({"window": {"from": "x_on", "every": draw(everies), "open_for": draw(lengths)}})


def admitted(
    rule: Admissible, start: Range, origin: DateKnown, end: MonthEnd = MonthEnd.LAST_DAY, *, counts: bool = False
) -> Truth:
    return asked(rule, start, origin, end, counts=counts).truth


def asked(
    rule: Admissible, start: Range, origin: DateKnown, end: MonthEnd = MonthEnd.LAST_DAY, *, counts: bool = False
) -> Admission:
    return admission(rule, start, lambda _: origin, end, closing_day_counts=counts)


def window_of(rule: Admissible) -> Window:
    assert rule.window is not None
    return rule.window


@settings(max_examples=250, deadline=None)
@given(windows(), starts, origins, st.sampled_from(MonthEnd), st.booleans())
def test_a_day_is_in_a_window_if_it_is_among_its_days(
    rule: Admissible, day: date, origin: date, end: MonthEnd, counts: bool
) -> None:
    slow = slow_in_window(
        day, window_of(rule), origin, first_of_next=end is MonthEnd.FIRST_OF_NEXT, closing_day_counts=counts
    )
    assert admitted(rule, Range(day, day), Range(origin, origin), end, counts=counts) is (YES if slow else NO)


@settings(max_examples=150, deadline=None)
@given(windows(), starts, origins)
def test_the_next_admissible_day_is_the_first_one(rule: Admissible, day: date, origin: date) -> None:
    found = asked(rule, Range(day, day), Range(origin, origin))
    if found.truth is YES:
        return
    opens_on = slow_multiples(origin, window_of(rule).every, first_of_next=False)
    assert found.next_day == next(opens for opens in islice(opens_on, 1, None) if opens > day)


@settings(max_examples=150, deadline=None)
@given(windows(), starts, st.integers(0, 60), origins, st.integers(0, 40))
def test_an_answer_for_days_known_in_part_holds_for_each(
    rule: Admissible, start: date, more: int, origin: date, later: int
) -> None:
    span, origin_span = Range(start, start + timedelta(days=more)), Range(origin, origin + timedelta(days=later))
    whole = asked(rule, span, origin_span)
    pairs = [
        (start + timedelta(days=i), origin + timedelta(days=k))
        for i in range(0, more + 1, 3)
        for k in range(0, later + 1, 3)
    ]
    each = {pair: admitted(rule, Range(pair[0], pair[0]), Range(pair[1], pair[1])) for pair in pairs}
    if whole.truth is not UNKNOWN:
        assert set(each.values()) == {whole.truth}
    if whole.starts is not None:
        assert all(whole.starts.allows(pair[0]) for pair, truth in each.items() if truth is YES)


@given(starts, st.integers(0, 60), origins, st.integers(0, 40), st.integers(0, 40))
def test_a_lock_in_is_over_from_its_corresponding_day(
    day: date, more: int, origin: date, later: int, months: int
) -> None:
    rule = Admissible.model_validate({"not_before": {"from": "x_on", "period": {"months": months}}})
    border = Period(months=months)
    first, final = (border.after(origin + timedelta(days=n), MonthEnd.LAST_DAY) for n in (0, later))
    last = day + timedelta(days=more)
    expected = YES if day >= final else NO if last < first else UNKNOWN
    found = asked(rule, Range(day, last), Range(origin, origin + timedelta(days=later)))
    assert found.truth is expected
    if later == 0:
        assert found.next_day == (first if expected is NO else None)


def test_what_has_not_begun_admits_nothing_and_what_is_not_known_decides_nothing() -> None:
    lock_in = Admissible.model_validate({"not_before": {"from": "x_on", "period": {"years": 1}}})
    window = Admissible.model_validate({"window": {"from": "x_on", "every": {"years": 1}, "open_for": {"days": 1}}})
    day = Range(date(2020, 1, 1), date(2020, 1, 1))
    assert [admitted(rule, day, NEVER) for rule in (lock_in, window)] == [NO, NO]
    assert [admitted(rule, day, None) for rule in (lock_in, window)] == [UNKNOWN, UNKNOWN]


def test_windows_of_a_start_without_an_end() -> None:
    rule = Admissible.model_validate({"window": {"from": "x_on", "every": {"years": 10}, "open_for": {"years": 1}}})
    origin = Range(date(2000, 1, 1), date(2000, 1, 1))
    assert admitted(rule, Range(date(2010, 1, 1), None), origin) is UNKNOWN
    assert admitted(rule, Range(None, date(2009, 12, 31)), origin) is NO
    assert admitted(rule, Range(None, date(2010, 1, 1)), origin) is UNKNOWN


def test_windows_counted_from_a_day_of_which_one_end_is_known() -> None:
    rule = Admissible.model_validate({"window": {"from": "x_on", "every": {"years": 10}, "open_for": {"years": 1}}})
    day = Range(date(2010, 6, 1), date(2010, 6, 1))
    assert admitted(rule, day, Range(None, date(2000, 1, 1))) is UNKNOWN
    assert admitted(rule, day, Range(date(2000, 1, 1), None)) is UNKNOWN
    assert admitted(rule, day, Range(date(2000, 6, 2), None)) is NO
    assert asked(rule, day, Range(date(2000, 6, 2), None)).next_day is None


def test_a_lock_in_leaves_the_later_days_of_a_start() -> None:
    rule = Admissible.model_validate({"not_before": {"from": "x_on", "period": {"years": 1}}})
    origin = Range(date(2019, 1, 10), date(2019, 1, 10))
    january = Range(date(2020, 1, 1), date(2020, 1, 31))
    found = asked(rule, january, origin)
    assert (found.truth, found.starts) == (UNKNOWN, Range(date(2020, 1, 10), date(2020, 1, 31)))
    assert asked(rule, Range(None, january.latest), origin).starts == found.starts
    assert asked(rule, january, None).starts == january


@given(starts, st.integers(0, 60), origins, st.integers(0, 40), st.integers(0, 40), st.booleans())
def test_a_time_for_notice_closes_on_its_corresponding_day_or_before_it(
    day: date, more: int, origin: date, later: int, months: int, counts: bool
) -> None:
    rule = Admissible.model_validate({"not_after": {"from": "x_on", "period": {"months": months}}})
    last = day + timedelta(days=more)
    span, origins_of = Range(day, last), Range(origin, origin + timedelta(days=later))
    each = {
        slow_in_time(day + timedelta(days=i), origin + timedelta(days=k), rule_period(rule), closing_day_counts=counts)
        for i in (0, more)
        for k in (0, later)
    }
    found = asked(rule, span, origins_of, counts=counts)
    assert found.truth is (UNKNOWN if len(each) > 1 else YES if each == {True} else NO)
    assert found.next_day is None
    if found.starts is not None:
        days = [day + timedelta(days=n) for n in range(more + 1)]
        final = origin + timedelta(days=later)
        in_time = [one for one in days if slow_in_time(one, final, rule_period(rule), closing_day_counts=counts)]
        assert found.starts == Range(in_time[0], in_time[-1])


def rule_period(rule: Admissible) -> PeriodData:
    assert rule.not_after is not None
    return rule.not_after.period


def test_a_time_for_notice_that_has_not_begun_does_not_lapse() -> None:
    rule = Admissible.model_validate({"not_after": {"from": "x_on", "period": {"months": 1}}})
    day = Range(date(2020, 1, 1), date(2020, 1, 1))
    assert [admitted(rule, day, begun) for begun in (NEVER, None)] == [YES, UNKNOWN]


def test_a_lock_in_that_outlasts_the_time_for_notice_leaves_no_day() -> None:
    rule = Admissible.model_validate(
        {
            "not_before": {"from": "x_on", "period": {"months": 2}},
            "not_after": {"from": "x_on", "period": {"months": 1}},
        }
    )
    year = Range(date(2020, 1, 1), date(2020, 12, 31))
    found = asked(rule, year, Range(date(2020, 1, 1), date(2020, 1, 1)))
    assert (found.truth, found.starts, found.next_day) == (NO, None, None)
