"""A notice taken back, or stating a later day: against days gone through one by one, whatever is known of them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.dates.partial import Range
from lawmodel.model.time_limit import TimeLimit
from lawmodel.rules.limits.time_limit import compute
from tests.slow_time_limit import slow_stopped
from tests.time_limit_cases import CaseInputs

DAY = timedelta(days=1)
CLAUSE = {"kind": "time-limit", "runs_from": "given_on", "first_day": "excluded", "result": "last-day"}

days = st.integers(0, 40).map(lambda n: date(2020, 1, 1) + n * DAY)
spans = st.builds(lambda day, more: [day + n * DAY for n in range(more + 1)], days, st.integers(0, 12))


@settings(max_examples=200, deadline=None)
@given(spans, spans, st.integers(1, 20))
def test_a_notice_is_stopped_if_it_is_on_every_day_that_it_and_its_rescission_may_have(
    notices: list[date], rescissions: list[date], period: int
) -> None:
    limit = TimeLimit.model_validate({**CLAUSE, "period": {"days": period}, "rescinded": "rescinded_on"})
    facts = {
        "given_on": Range(notices[0], notices[-1]),
        "rescinded_on": Range(rescissions[0], rescissions[-1]),
    }
    stopped = {slow_stopped(day, other, day + period * DAY) for day in notices for other in rescissions}
    result = compute(limit, CaseInputs(facts))
    if len(stopped) > 1:
        assert result.status == "unknown"
    else:
        assert result.status == ("no-effect" if stopped == {True} else "day" if len(notices) == 1 else "range")


@settings(max_examples=100, deadline=None)
@given(spans, spans, st.integers(1, 20), st.booleans(), st.sampled_from(["last-day", "effect"]))
def test_a_last_day_that_is_stated_ends_as_the_period_does(
    notices: list[date], stated: list[date], period: int, backward: bool, means: str
) -> None:
    result_day = "last-day" if backward else "day-after"
    limit = TimeLimit.model_validate(
        {
            **CLAUSE,
            "period": {"days": period},
            "result": result_day,
            "count": "backward" if backward else "forward",
            "stated": "stated_on",
            "stated_means": means,
        }
    )
    facts = {"given_on": Range(notices[0], notices[-1]), "stated_on": Range(stated[0], stated[-1])}
    after = DAY if result_day == "day-after" else 0 * DAY
    way = -1 if backward else 1
    each = [
        max(day + way * period * DAY + after, other + (after if means == "last-day" else 0 * DAY))
        for day in notices
        for other in stated
    ]
    result = compute(limit, CaseInputs(facts))
    assert (result.earliest, result.latest) == (min(each), max(each))


def test_what_is_taken_back_and_when_is_told() -> None:
    limit = TimeLimit.model_validate({**CLAUSE, "period": {"days": 30}, "suspended": "suspended_on"})
    start = Range(date(2020, 3, 1), date(2020, 3, 1))

    def steps(day: date) -> tuple[str, ...]:
        return compute(limit, CaseInputs({"given_on": start, "suspended_on": Range(day, day)})).steps

    counted = "30 days after 2020-03-01: 2020-03-31"
    assert steps(date(2020, 3, 30)) == (counted, "suspended on 2020-03-30, before 2020-03-31")
    assert steps(date(2019, 3, 30)) == (
        counted,
        "suspended on 2019-03-30, before 2020-03-01: that was an earlier notice",
    )
    assert steps(date(2020, 3, 31)) == (counted,)
