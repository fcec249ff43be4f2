"""The static finding on a missing day: it is there exactly when some start shows it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.dates.partial import Range
from lawmodel.model.time_limit import TimeLimit
from lawmodel.rules.limits.month_ends import may_be_ambiguous
from lawmodel.rules.limits.time_limit import AMBIGUOUS_MONTH_END, compute
from tests.time_limit_cases import CaseInputs

periods = st.fixed_dictionaries({}, optional={"months": st.integers(0, 13), "days": st.integers(0, 40)})
month_days = st.builds(lambda month, day: f"XXXX-{month:02}-{day:02}", st.integers(1, 12), st.integers(1, 28))
aligns = st.one_of(
    st.none(),
    st.builds(lambda n: {"first_of_month": n}, st.integers(1, 3)),
    st.builds(lambda n: {"end_of_year": n}, st.integers(0, 2)),
    st.builds(
        lambda day, cut_off, counts: {"next_day": {"day": day, "cut_off": cut_off, "cut_off_day": counts}},
        month_days,
        month_days,
        st.sampled_from(["counts", "too-late"]),
    ),
)
# A leap year among common ones, and a common one where a leap year would be.
DAYS = [date(year, 1, 1) + timedelta(days=n) for year in (2022, 2023, 2024) for n in range(365)] + [date(2024, 12, 31)]
LATE = [day for day in DAYS if day.day >= 28]


def limit_of(period: dict[str, int], align: dict[str, Any] | None, **keys: Any) -> TimeLimit:
    data = {"kind": "time-limit", "runs_from": "a_on", "period": period, **keys}
    return TimeLimit.model_validate(data if align is None else {**data, "align": align})


def shows(limit: TimeLimit, day: date) -> bool:
    inputs = CaseInputs({"a_on": Range(day, day)}, conventions={})
    return AMBIGUOUS_MONTH_END in compute(limit, inputs).problems


@settings(max_examples=60, deadline=None)
@given(
    periods, aligns, st.sampled_from([{}, {"first_day": "included"}, {"count": "backward"}, {"month_end": "last-day"}])
)
def test_it_is_found_if_and_only_if_some_start_shows_it(
    period: dict[str, int], align: dict[str, Any] | None, keys: dict[str, str]
) -> None:
    limit = limit_of(period, align, **keys)
    assert may_be_ambiguous(limit, {}) is any(shows(limit, day) for day in LATE)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"runs_from": {"day": "2025-08-31"}}, True),
        ({"runs_from": {"day": "2025-08-28"}}, False),
        ({"runs_from": {"day": "2025-02-30"}}, True),
        ({"period": {"days": 6}, "admissible": {"not_before": {"from": "b_on", "period": {"years": 1}}}}, True),
        ({"period": {"days": 6}, "admissible": {"not_before": {"from": "b_on", "period": {"days": 360}}}}, False),
        (
            {
                "period": {"days": 6},
                "admissible": {"not_before": {"from": {"day": "2024-02-28"}, "period": {"years": 1}}},
            },
            False,
        ),
        (
            {
                "period": {"days": 6},
                "admissible": {"not_before": {"from": {"day": "2024-02-29"}, "period": {"years": 1}}},
            },
            True,
        ),
        (
            {"period": {"days": 6}, "align": {"end_of_term": {"from": {"day": "2024-03-15"}, "every": {"years": 1}}}},
            False,
        ),
        (
            {"period": {"days": 6}, "align": {"end_of_term": {"from": {"day": "2024-02-29"}, "every": {"years": 4}}}},
            True,
        ),
        ({"align": {"end_of_term": {"from": "b_on", "every": {"days": 90}}}}, True),
        ({"align": {"end_of_term": {"from": {"day": "2024-03-15"}, "every": {"years": 1}}}}, False),
        ({"align": {"end_of_term": {"from": {"day": "2024-02-28"}, "every": {"years": 1}}}}, True),
    ],
)
def test_of_limits_with_fixed_days(keys: dict[str, Any], expected: bool) -> None:
    limit = TimeLimit.model_validate({"kind": "time-limit", "runs_from": "a_on", "period": {"months": 6}, **keys})
    assert may_be_ambiguous(limit, {}) is expected


def test_a_refused_limit_has_no_finding_of_this_kind() -> None:
    assert not may_be_ambiguous(limit_of({"months": 6}, {"end_of_year": 1}, result="day-after"), {})
