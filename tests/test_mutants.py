"""What is changed in a condition and in a time limit, one small change at a time."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from lawmodel.model.condition import Condition
from lawmodel.model.rule import TimeLimitRule
from lawmodel.model.time_limit import Convention, Options
from lawmodel.rules.mutation.condition_mutants import changed_conditions
from lawmodel.rules.mutation.limit_mutants import changed_limits
from tests.small_world import base, holds

CITES = [{"source": "gazette", "line": 1}]


def changes(node: dict[str, Any]) -> list[str]:
    condition: Condition = TypeAdapter(Condition).validate_python(node)
    return [
        f"{'.'.join(map(str, one.path))} {one.change}".strip() for one in changed_conditions(condition, base().facts)
    ]


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (holds("a"), ["is turned into its opposite"]),
        ({"kind": "is-stated", "fact": "entered_on"}, ["is turned into its opposite"]),
        ({"kind": "outcome-of", "rule": "act/other"}, ["is turned into its opposite"]),
        ({"kind": "not", "of": holds("a")}, ["`not` is left out", "of is turned into its opposite"]),
        ({"kind": "not-encoded", "reason": "it is not said"}, []),
        (
            {"kind": "comparison", "fact": "age", "operator": "at-least", "value": 18},
            [
                "operator `at-least` becomes `less-than`",
                "operator `at-least` becomes `at-most`",
                "operator `at-least` becomes `equal-to`",
                "operator `at-least` becomes `more-than`",
                "value `18` becomes `17`",
                "value `18` becomes `19`",
            ],
        ),
        (
            {"kind": "comparison", "fact": "entered_on", "operator": "on", "value": {"fact": "issued_on"}},
            [f"operator `on` becomes `{other}`" for other in ("before", "on-or-before", "on-or-after", "after")],
        ),
        (
            {"kind": "one-of", "fact": "role", "values": ["staff", "family"]},
            [
                "values.0 `staff` is left out",
                "values.1 `family` is left out",
                "values `other` is listed too",
                "the list counts as incomplete",
            ],
        ),
        (
            {"kind": "one-of", "fact": "remark", "values": ["x"], "exhaustive": False},
            ["is turned into its opposite", "the list counts as complete"],
        ),
        (
            {"kind": "refers-to", "fact": "offence", "references": ["x art. 1 part 2"]},
            [
                "references.0 `x art. 1 part 2` becomes `x art. 1`",
                "references.0 `x art. 1 part 2` becomes `x art. 1 part 2 para. 1`",
                "is turned into its opposite",
                "the list counts as incomplete",
            ],
        ),
        (
            {"kind": "any", "of": [holds("a", id="first"), holds("b")]},
            [
                "`any` becomes `all`",
                "of.0 `first` is left out",
                "of.1 the branch is left out",
                "the list counts as incomplete",
                "of.0 is turned into its opposite",
                "of.1 is turned into its opposite",
            ],
        ),
        ({"kind": "all", "of": [holds("a")]}, ["of.0 is turned into its opposite"]),
        (
            {"kind": "by-account", "discrepancy": "matter", "accounts": {"one": holds("a"), "two": holds("b")}},
            [
                "accounts.one the account is silent",
                "accounts.two the account is silent",
                "accounts.one is turned into its opposite",
                "accounts.two is turned into its opposite",
            ],
        ),
    ],
)
def test_changes_of_a_condition(node: dict[str, Any], expected: list[str]) -> None:
    assert changes(node) == expected


def test_a_partly_known_threshold_moves_at_both_ends() -> None:
    node = {"kind": "comparison", "fact": "entered_on", "operator": "before", "value": "2016"}
    assert changes(node)[-2:] == ["value `2016` becomes `2015-12-31`", "value `2016` becomes `2017-01-01`"]


def test_a_change_is_made_where_it_is_told() -> None:
    node: Condition = TypeAdapter(Condition).validate_python(
        {"kind": "all", "of": [holds("a"), {"kind": "not", "of": holds("b")}]}
    )
    changed = {one.path: one.model.model_dump(exclude_none=True) for one in changed_conditions(node, base().facts)}
    turned = {"kind": "not", "of": {"kind": "not", "of": {"kind": "holds", "fact": "b"}}}
    assert changed["of", 1, "of"] == {"kind": "all", "of": ({"kind": "holds", "fact": "a"}, turned)}


CONVENTIONS = {
    name: Convention(title=name, options=Options(month_end="last-day"), cites=[{"source": "gazette"}])
    for name in ("usual", "other")
}


def limit_changes(**keys: Any) -> list[str]:
    """The changes of a time limit; those of `count` and `bound`, which every one has, where they are stated."""
    limit = TimeLimitRule.model_validate({"kind": "time-limit", "runs_from": "entered_on", **keys})
    found = [one for one in changed_limits(limit, CONVENTIONS) if one.path[0] not in {"count", "bound"} - set(keys)]
    return [f"{'.'.join(map(str, one.path))} {one.change}" for one in found]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (
            {"period": {"months": 6}},
            [
                "period.months 6 becomes 5",
                "period.months 6 becomes 7",
                "period.months 6 months become 6 years",
                "period.months 6 months become 6 weeks",
                "period.months 6 months become 6 days",
            ],
        ),
        (
            {"period": {"working_days": 10}},
            [
                "period.working_days 10 becomes 9",
                "period.working_days 10 becomes 11",
                "period.working_days 10 working days become 10 days",
            ],
        ),
        ({"period": {"days": 0}}, ["period.days 0 becomes 1"]),
        (
            {"runs_from": {"later_of": ["entered_on", {"earlier_of": ["issued_on", {"day": "2020-01-01"}]}]}},
            [
                "runs_from.later_of `later_of` becomes `earlier_of`",
                "runs_from.later_of.0 `entered_on` is left out",
                "runs_from.later_of.1 the start is left out",
                "runs_from.later_of.1.earlier_of `earlier_of` becomes `later_of`",
                "runs_from.later_of.1.earlier_of.0 `issued_on` is left out",
                "runs_from.later_of.1.earlier_of.1 the start is left out",
                "runs_from.later_of.1.earlier_of.1.day `2020-01-01` becomes `2019-12-31`",
                "runs_from.later_of.1.earlier_of.1.day `2020-01-01` becomes `2020-01-02`",
            ],
        ),
        (
            {
                "runs_from": {
                    "by_account": {
                        "discrepancy": "matter",
                        "accounts": {"one": "entered_on", "two": {"later_of": ["entered_on", "issued_on"]}},
                    }
                }
            },
            [
                "runs_from.by_account.accounts.one the account is silent",
                "runs_from.by_account.accounts.two the account is silent",
                "runs_from.by_account.accounts.two.later_of `later_of` becomes `earlier_of`",
                "runs_from.by_account.accounts.two.later_of.0 `entered_on` is left out",
                "runs_from.by_account.accounts.two.later_of.1 `issued_on` is left out",
            ],
        ),
        (
            {"first_day": "excluded", "roll": "none", "calendar": {"holidays": "ad", "week": 5}},
            [
                "first_day `excluded` becomes `included`",
                "first_day `excluded` becomes `open`",
                "first_day `first_day` is left out",
                "roll `none` becomes `following`",
                "roll `none` becomes `preceding`",
                "roll `none` becomes `nearest`",
                "roll `roll` is left out",
                "calendar.week 5 becomes 6",
            ],
        ),
        ({"align": {"first_of_month": 1}}, ["align `align` is left out", "align.first_of_month 1 becomes 2"]),
        (
            {"align": {"next_day": {"day": "XXXX-01-01", "cut_off": "XXXX-06-30", "cut_off_day": "counts"}}},
            [
                "align `align` is left out",
                "align.next_day.cut_off_day `counts` becomes `too-late`",
                "align.next_day.day `XXXX-01-01` becomes `XXXX-12-31`",
                "align.next_day.day `XXXX-01-01` becomes `XXXX-01-02`",
                "align.next_day.cut_off `XXXX-06-30` becomes `XXXX-06-29`",
                "align.next_day.cut_off `XXXX-06-30` becomes `XXXX-07-01`",
            ],
        ),
        (
            {"admissible": {"not_before": {"from": "issued_on", "period": {"days": 0}}}},
            ["admissible.not_before `not_before` is left out", "admissible.not_before.period.days 0 becomes 1"],
        ),
        (
            {"admissible": {"window": {"from": "issued_on", "every": {"days": 0}, "open_for": {"days": 0}}}},
            [
                "admissible.window `window` is left out",
                "admissible.window.every.days 0 becomes 1",
                "admissible.window.open_for.days 0 becomes 1",
            ],
        ),
        (
            {"align": {"end_of_term": {"from": "issued_on", "every": {"days": 0}}}},
            ["align `align` is left out", "align.end_of_term.every.days 0 becomes 1"],
        ),
        (
            {"stated": "issued_on", "postpone": {"while": "a", "until": "issued_on"}},
            ["stated `stated` is left out", "postpone `postpone` is left out"],
        ),
        ({"convention": "usual"}, ["convention `convention` is left out", "convention `usual` becomes `other`"]),
        (
            {
                "assumes": [
                    {"reading": "it is so", "because": "it is"},
                    {"convention": "usual", "because": "it is"},
                    {"options": {"month_end": "last-day"}, "because": "it is"},
                ]
            },
            [
                "assumes.1 the assumption is left out",
                "assumes.1.convention `usual` becomes `other`",
                "assumes.2 the assumption is left out",
                "assumes.2.options.month_end `last-day` becomes `first-of-next`",
                "assumes.2.options.month_end `last-day` becomes `open`",
                "assumes.2.options.month_end `month_end` is left out",
            ],
        ),
        (
            {"bound": "not-before"},
            [
                "bound `not-before` becomes `exactly`",
                "bound `not-before` becomes `not-after`",
            ],
        ),
    ],
)
def test_changes_of_a_time_limit(keys: dict[str, Any], expected: list[str]) -> None:
    assert limit_changes(**keys) == expected


def test_every_time_limit_counts_the_other_way_and_is_bound_otherwise() -> None:
    limit = TimeLimitRule.model_validate({"kind": "time-limit", "runs_from": "entered_on"})
    assert [one.change for one in changed_limits(limit, {})] == [
        "`forward` becomes `backward`",
        "`exactly` becomes `not-before`",
        "`exactly` becomes `not-after`",
    ]
