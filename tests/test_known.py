"""The later, the earlier and the disputed of several days, each known, absent or never."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawmodel.dates.partial import Range, parse
from lawmodel.model.time_limit import StartOf
from lawmodel.rules.conditions.facts import NEVER
from lawmodel.rules.limits.known import DateKnown, IfEver, among_accounts, earlier, later, resolve


def day(text: str) -> Range:
    found = parse(text)
    return Range(found.earliest, found.latest)


A, B = day("2025-03-01"), day("2025-03-09")
YEAR = day("2025")


@pytest.mark.parametrize(
    ("dates", "latest", "earliest", "disputed"),
    [
        ([A, B], B, A, Range(A.day, B.day)),
        ([A, A], A, A, A),
        ([A, None], Range(A.day, None), Range(None, A.day), None),
        ([A, NEVER], NEVER, A, None),
        ([None, NEVER], NEVER, None, None),
        ([NEVER, NEVER], NEVER, NEVER, NEVER),
        ([None, None], None, None, None),
        ([A, YEAR], Range(A.day, YEAR.latest), Range(YEAR.earliest, A.day), YEAR),
        ([Range(None, A.day), B], B, Range(None, A.day), Range(None, B.day)),
        ([Range(None, A.day), Range(B.day, None)], Range(B.day, None), Range(None, A.day), None),
        ([IfEver(A), B], IfEver(B), Range(A.day, B.day), IfEver(Range(A.day, B.day))),
        ([A, IfEver(B)], IfEver(B), A, IfEver(Range(A.day, B.day))),
        ([IfEver(A), IfEver(B)], IfEver(B), IfEver(Range(A.day, B.day)), IfEver(Range(A.day, B.day))),
        ([IfEver(A), NEVER], NEVER, IfEver(A), None),
        ([IfEver(A), None], IfEver(Range(A.day, None)), None, None),
    ],
)
def test_of_two(dates: list[DateKnown], latest: DateKnown, earliest: DateKnown, disputed: DateKnown) -> None:
    for each in (dates, dates[::-1]):
        assert later(each) == latest
        assert earlier(each) == earliest
        assert among_accounts(each) == disputed


spans = st.builds(
    lambda first, more: Range(first, first + timedelta(days=more)),
    st.dates(date(2020, 1, 1), date(2020, 3, 1)),
    st.integers(0, 30),
)


@given(spans, spans, st.data())
def test_what_several_give_holds_what_each_of_their_days_gives(one: Range, other: Range, data: st.DataObject) -> None:
    def some_day_of(span: Range) -> date:
        assert span.earliest is not None
        assert span.latest is not None
        return data.draw(st.dates(span.earliest, span.latest))

    first, second = some_day_of(one), some_day_of(other)
    latest, earliest, disputed = later([one, other]), earlier([one, other]), among_accounts([one, other])
    assert isinstance(latest, Range)
    assert latest.allows(max(first, second))
    assert isinstance(earliest, Range)
    assert earliest.allows(min(first, second))
    assert isinstance(disputed, Range)
    assert disputed.allows(first)
    assert disputed.allows(second)


class Known:
    """Leaves that are known by name."""

    def __init__(self, **days: DateKnown) -> None:
        self.days = days

    def fact(self, fact: str) -> DateKnown:
        return self.days.get(fact)

    def event(self, event: str) -> DateKnown:
        return self.days.get(event)

    def outcome_of(self, rule: str) -> DateKnown:
        return self.days.get(rule.replace("/", "_"))

    def accounts(self, discrepancy: str) -> tuple[str, ...]:
        return {"both": ("one", "two"), "chosen": ("two",)}[discrepancy]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ({"fact": "a_on"}, A),
        ({"event": "signing"}, B),
        ({"outcome_of": "act/limit"}, B),
        ({"day": "2025-03-01"}, A),
        ({"day": "2025-02-30"}, None),
        ({"later_of": ["a_on", {"event": "signing"}]}, B),
        ({"earlier_of": ["a_on", {"later_of": ["c_on", {"event": "signing"}]}]}, A),
        (
            {"by_account": {"discrepancy": "both", "accounts": {"one": "a_on", "two": {"event": "signing"}}}},
            Range(A.day, B.day),
        ),
        ({"by_account": {"discrepancy": "both", "accounts": {"one": "a_on"}}}, None),
        ({"by_account": {"discrepancy": "chosen", "accounts": {"one": "c_on", "two": "a_on"}}}, A),
    ],
    ids=str,
)
def test_a_start_resolves_to_what_its_leaves_are(start: dict[str, Any], expected: DateKnown) -> None:
    leaves = Known(a_on=A, signing=B, act_limit=B)
    found = resolve(StartOf.model_validate(start), leaves)
    assert (Range(found.earliest, found.latest) if isinstance(found, Range) else found) == expected


def test_a_name_alone_is_a_fact() -> None:
    assert resolve("a_on", Known(a_on=A)) == A
    assert resolve("b_on", Known(a_on=A)) is None
    assert resolve("a_on", Known(a_on=NEVER)) is NEVER
