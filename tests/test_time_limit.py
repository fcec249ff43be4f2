"""The twelve steps on cases that a lawyer can read, and what holds for every limit: hulls, and honest gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.dates.partial import Range
from lawmodel.model.register import CalendarRegister
from lawmodel.model.time_limit import Admissible, Align, PeriodData, TimeLimit
from lawmodel.rules.limits.month_ends import may_be_ambiguous
from lawmodel.rules.limits.options import combinations
from lawmodel.rules.limits.time_limit import TimeResult, compute, refusals, settled_options
from tests.time_limit_cases import (
    ROOT,
    CaseInputs,
    case_file,
    case_files,
    conventions,
    data_of,
    found_in,
    in_words,
    inputs_of,
    limit_of,
)

EXPECTED = {"expect", "would_be", "next_admissible", "proposed", "problems", "calendar", "alternatives"}
DAY = timedelta(days=1)


DOCUMENTATION = (ROOT / "docs" / "time-limits.md").read_text(encoding="utf-8")
_ALL_BLOCKS = [
    data_of(block, f"block {n}") for n, block in enumerate(re.findall(r"```yaml\n(.*?)```", DOCUMENTATION, re.DOTALL))
]
BLOCKS = [block for block in _ALL_BLOCKS if "limit" in block]
# What the table of examples says of 31 August 2025, for the options written there.
SIX_MONTHS = {"period": {"months": 6}, "first_day": "excluded", "month_end": "last-day", "result": "last-day"}
TABLE = re.findall(r"^\| `([^`]+)`[^|]*\| ([0-9]{4}-[0-9]{2}-[0-9]{2}(?:/[0-9-]+)?)", DOCUMENTATION, re.MULTILINE)

ALL_CASES = [
    pytest.param(name, case, id=f"{name}: {case['title']}")
    for name in case_files()
    for case in case_file(name)["cases"]
]


@pytest.mark.parametrize(("name", "case"), ALL_CASES)
def test_a_case_gives_what_it_expects(name: str, case: Mapping[str, Any]) -> None:
    file = case_file(name)
    expected = {key: value for key, value in case.items() if key in EXPECTED}
    assert set(case) - EXPECTED == {"title", "facts"}
    result = compute(limit_of(file["limit"]), inputs_of(file, case["facts"]))
    assert found_in(result, expected) == expected


@pytest.mark.parametrize(("name", "case"), ALL_CASES)
def test_what_a_case_does_not_mention_is_not_there(name: str, case: Mapping[str, Any]) -> None:
    file = case_file(name)
    result = compute(limit_of(file["limit"]), inputs_of(file, case["facts"]))
    assert ("problems" in case) == bool(result.problems)
    assert ("proposed" in case) == (result.proposed is not None)
    assert ("would_be" in case) == (result.would_be is not None)
    if result.status in {"day", "range"}:
        assert result.steps or result.earliest is not None


@pytest.mark.parametrize("name", [name for name in case_files() if "ambiguous" in case_file(name)])
def test_a_missing_day_that_may_decide_is_found_without_a_case(name: str) -> None:
    file = case_file(name)
    assert may_be_ambiguous(limit_of(file["limit"]), conventions()) is file["ambiguous"]


@pytest.mark.parametrize("name", case_files())
def test_a_file_names_its_source_and_a_limit_that_is_not_refused(name: str) -> None:
    file = case_file(name)
    assert set(file) - {"ambiguous", "calendars", "accounts"} == {"title", "source", "limit", "cases"}
    limit = limit_of(file["limit"])
    assert refusals(limit, settled_options(limit, conventions())) == ()


@pytest.mark.parametrize("case", case_file("refused-options")["refused"], ids=lambda case: str(case["title"]))
def test_contradictory_options_are_refused(case: Mapping[str, Any]) -> None:
    limit = limit_of(case["limit"])
    assert [one.key for one in refusals(limit, settled_options(limit, conventions()))] == [case["key"]]
    result = compute(limit, inputs_of({}, {"received_on": "2025-03-10"}))
    assert (result.status, [problem.partition(":")[0] for problem in result.problems]) == ("unknown", [case["key"]])


@pytest.mark.parametrize(
    ("calendar", "problem"),
    [("xx", "no-calendar"), ("tj", "outside-calendar")],
    ids=["not in the registers", "run out"],
)
def test_without_an_answer_of_the_calendar_there_is_no_day(calendar: str, problem: str) -> None:
    limit = limit_of(
        {
            "kind": "time-limit",
            "runs_from": "a_on",
            "period": {"working_days": 3},
            "first_day": "excluded",
            "result": "last-day",
            "calendar": {"holidays": calendar, "week": 5},
        }
    )
    result = compute(limit, inputs_of({}, {"a_on": "2041-03-10"}))
    assert (result.status, result.earliest, result.latest, result.problems) == ("unknown", None, None, (problem,))


def test_each_step_is_told_in_words() -> None:
    file = case_file("rome-statute-entry")
    result = compute(limit_of(file["limit"]), inputs_of(file, {"deposited_on": "2002-04-11"}))
    assert result.steps == (
        "60 days after 2002-04-11: 2002-06-10",
        "first day of a month, 1 month on from 2002-06-10: 2002-07-01",
    )
    file = case_file("six-months-notice-bilateral")
    result = compute(limit_of(file["limit"]), inputs_of(file, {"notice_given_on": "2025-08-31"}))
    assert result.steps == ("6 months after 2025-08-31: 2026-02-28 (no 31 February: the last day of the month)",)
    file = case_file("paris-agreement-withdrawal")
    result = compute(limit_of(file["limit"]), inputs_of(file, file["cases"][3]["facts"]))
    assert result.steps == (
        "admissible from 2019-11-04: 3 years after 2016-11-04",
        "1 year after 2019-11-04: 2020-11-04",
        "a later day is stated, or waited for: 2021-01-20",
    )
    result = compute(limit_of(file["limit"]), inputs_of(file, file["cases"][1]["facts"]))
    assert result.steps == (
        "admissible from 2019-11-04: 3 years after 2016-11-04",
        "2019-11-03 is not admissible",
    )
    result = compute(
        limit_of(file["limit"]), inputs_of(file, {**file["cases"][1]["facts"], "notification_received_on": "2019-11"})
    )
    assert result.steps == (
        "admissible from 2019-11-04: 3 years after 2016-11-04",
        "of 2019-11 no more than 2019-11-04/2019-11-30 is admissible",
        "1 year after 2019-11-04: 2020-11-04",
        "1 year after 2019-11-30: 2020-11-30",
    )
    file = case_file("rome-statute-withdrawal")
    result = compute(limit_of(file["limit"]), inputs_of(file, file["cases"][3]["facts"]))
    assert result.steps == ("1 year after 2016-11-10: 2017-11-10", "rescinded on 2017-02-10, before 2017-11-10")


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_every_block_of_the_documentation_gives_what_it_says(number: int) -> None:
    block = BLOCKS[number]
    for case in block["cases"]:
        expected = {key: value for key, value in case.items() if key in EXPECTED}
        result = compute(limit_of(block["limit"]), inputs_of(block, case["facts"]))
        assert found_in(result, expected) == expected, case
        assert not result.problems


def test_a_start_that_is_only_about_right_says_so() -> None:
    file = case_file("six-months-notice-bilateral")
    result = compute(limit_of(file["limit"]), inputs_of(file, {"notice_given_on": "1997-05~"}))
    assert (result.status, result.steps) == ("unknown", ("`1997-05~` is uncertain, so that no day follows from it",))


def test_every_other_block_of_the_documentation_is_a_calendar() -> None:
    others = [block for block in _ALL_BLOCKS if "limit" not in block]
    assert [CalendarRegister.model_validate(block).id for block in others] == ["xx"]


@pytest.mark.parametrize(("written", "day"), [row for row in TABLE if "…" not in row[0]])
def test_the_table_of_examples_gives_what_it_says(written: str, day: str) -> None:
    options = {"kind": "time-limit", "runs_from": "a_on", **SIX_MONTHS}
    if ":" in written:
        options |= data_of(f"{{{written}}}", "row")
    else:
        del options[written]
    assert in_words(compute(limit_of(options), inputs_of({}, {"a_on": "2025-08-31"}))) == day


def test_the_documentation_names_every_option() -> None:
    named = set(re.findall(r"`([a-z_]+)`", DOCUMENTATION))
    assert set(TimeLimit.model_fields) - {"kind", "modality"} <= named
    for model in (Align, Admissible, PeriodData):
        assert set(model.model_fields) <= named | set(re.findall(r"([a-z_]+):", DOCUMENTATION))
    assert len(BLOCKS) > 15
    assert len(TABLE) > 8


def test_a_dangling_convention_settles_nothing() -> None:
    limit = limit_of({"kind": "time-limit", "runs_from": "a_on", "period": {"days": 3}, "convention": "no-such"})
    assert settled_options(limit, conventions()).first_day == "open"
    assert in_words(compute(limit, inputs_of({}, {"a_on": "2025-03-10"}))) == "2025-03-12/2025-03-14"


# What every limit keeps. The limits of the cases, on starts around their own, stand for all.

LIMITS = [name for name in case_files() if isinstance(case_file(name)["limit"]["runs_from"], str)]
some_limits = st.sampled_from(LIMITS)


@st.composite
def starts(draw: st.DrawFn) -> tuple[str, Mapping[str, Any], Range]:
    """A file of cases, the other facts of one of them, and some days around its start."""
    name = draw(some_limits)
    start = case_file(name)["limit"]["runs_from"]
    case = draw(st.sampled_from(case_file(name)["cases"]))
    first = draw(st.dates(date(1950, 1, 1), date(2030, 1, 1)))
    own = inputs_of(case_file(name), case["facts"]).date(start)
    if isinstance(own, Range) and own.earliest is not None and own.earliest < date(2100, 1, 1) and draw(st.booleans()):
        first = own.earliest - timedelta(days=draw(st.integers(0, 40)))
    last = first + timedelta(days=draw(st.integers(0, 45)))
    others = {fact: value for fact, value in case["facts"].items() if fact != start}
    return name, others, Range(first, last)


def result_for(name: str, others: Mapping[str, Any], start: Range) -> TimeResult:
    file = case_file(name)
    inputs = inputs_of(file, others)
    facts = {**inputs.facts, file["limit"]["runs_from"]: start}
    return compute(limit_of(file["limit"]), CaseInputs(facts, inputs.disputed, inputs.calendars))


def days_in(start: Range) -> list[date]:
    assert start.earliest is not None
    assert start.latest is not None
    return [start.earliest + timedelta(days=n) for n in range((start.latest - start.earliest).days + 1)]


@settings(max_examples=300, deadline=None)
@given(starts())
def test_a_start_known_in_part_gives_exactly_the_range_of_its_days(drawn: tuple[str, Mapping[str, Any], Range]) -> None:
    name, others, start = drawn
    whole = result_for(name, others, start)
    each = [result_for(name, others, Range(day, day)) for day in days_in(start)]
    statuses = {one.status for one in each}
    if statuses <= {"day", "range"}:
        if whole.status == "unknown":
            # Two windows that hold some of the days each; or a calendar asked about days between.
            assert case_file(name)["limit"].get("admissible") or whole.problems
            return
        assert whole.earliest == _least(one.earliest for one in each)
        assert whole.latest == _greatest(one.latest for one in each)
    else:
        assert whole.status == (statuses.pop() if len(statuses) == 1 else "unknown")
    for one in each:
        if one.would_be is not None and whole.would_be is not None:
            assert _within(one.would_be, whole.would_be)


@settings(max_examples=200, deadline=None)
@given(starts())
def test_open_options_give_the_range_of_all_their_values(drawn: tuple[str, Mapping[str, Any], Range]) -> None:
    name, others, start = drawn
    limit = limit_of({**case_file(name)["limit"], "assumes": ()})
    limit = limit.model_copy(update={"convention": None, "first_day": None, "month_end": None, "result": None})
    inputs = inputs_of(case_file(name), others)
    inputs = CaseInputs({**inputs.facts, str(limit.runs_from): start}, inputs.disputed, inputs.calendars)
    whole = compute(limit, inputs)
    tried = combinations(limit, settled_options(limit, conventions()))
    each = [compute(limit.model_copy(update=one._asdict()), inputs) for one in tried]
    if {one.status for one in each} <= {"day", "range"}:
        assert whole.earliest == _least(one.earliest for one in each)
        assert whole.latest == _greatest(one.latest for one in each)
    elif len({one.status for one in each}) > 1:
        assert whole.status == "unknown"
    if whole.status not in {"does-not-apply", "not-yet"}:
        assert len(whole.alternatives) == (len(each) if len(each) > 1 else 0)


@settings(max_examples=200, deadline=None)
@given(starts(), st.integers(0, 400))
def test_a_later_start_never_ends_earlier(drawn: tuple[str, Mapping[str, Any], Range], more: int) -> None:
    name, others, start = drawn
    assert start.earliest is not None
    first = result_for(name, others, Range(start.earliest, start.earliest))
    later = start.earliest + timedelta(days=more)
    second = result_for(name, others, Range(later, later))
    for one, other in ((first.earliest, second.earliest), (first.latest, second.latest)):
        assert one is None or other is None or one <= other


def _least(days: Iterator[date | None]) -> date | None:
    each = list(days)
    return None if None in each else min(day for day in each if day is not None)


def _greatest(days: Iterator[date | None]) -> date | None:
    each = list(days)
    return None if None in each else max(day for day in each if day is not None)


def _within(inner: tuple[date | None, date | None], outer: tuple[date | None, date | None]) -> bool:
    starts_within = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    return starts_within and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))
