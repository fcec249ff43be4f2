"""Who settles an option: the rule, then its convention, then what it assumes; and what yields where there is no room."""

from __future__ import annotations

from typing import Any

import pytest

from lawmodel.model.time_limit import Convention, TimeLimit
from lawmodel.rules.limits.options import OPTION_NAMES, combinations, settled_options

CITED = {"title": "A convention", "cites": [{"source": "some-text"}]}
CONVENTIONS = {
    name: Convention.model_validate({**CITED, "options": options})
    for name, options in {
        "excluded": {"first_day": "excluded"},
        "after": {"first_day": "excluded", "result": "day-after"},
        "moving": {"first_day": "excluded", "month_end": "last-day", "result": "last-day", "roll": "following"},
        "counted": {"first_day": "included"},
        "undecided": {"first_day": "open"},
    }.items()
}
CALENDAR = {"holidays": "ru", "week": 5}
LAPSE = {"not_after": {"from": "b_on", "period": {"days": 30}}}


def limit(**keys: Any) -> TimeLimit:
    return TimeLimit.model_validate({"kind": "time-limit", "runs_from": "a_on", "period": {"months": 1}, **keys})


def assumes(convention: str) -> dict[str, Any]:
    return {"assumes": [{"convention": convention, "because": "an example"}]}


@pytest.mark.parametrize(
    ("keys", "option", "value", "by"),
    [
        ({}, "first_day", "open", "open"),
        ({}, "roll", "none", "open"),
        ({"first_day": "included"}, "first_day", "included", "rule"),
        ({"first_day": "included", "convention": "excluded"}, "first_day", "included", "rule"),
        ({"convention": "excluded"}, "first_day", "excluded", "convention:excluded"),
        ({"convention": "excluded", **assumes("counted")}, "first_day", "excluded", "convention:excluded"),
        (assumes("counted"), "first_day", "included", "assumption:counted"),
        ({"assumes": [{"options": {"first_day": "included"}, "because": "x"}]}, "first_day", "included", "assumption"),
        ({"first_day": "open", "convention": "excluded"}, "first_day", "open", "rule"),
        ({"convention": "undecided", **assumes("counted")}, "first_day", "open", "convention:undecided"),
        ({"convention": "no-such"}, "first_day", "open", "open"),
        ({"convention": "moving", "calendar": CALENDAR}, "roll", "following", "convention:moving"),
        ({"convention": "moving", "calendar": CALENDAR, "roll": "none"}, "roll", "none", "rule"),
        ({"convention": "moving", "clear_days": True}, "result", "day-after", "rule"),
        ({"convention": "counted", "clear_days": True}, "first_day", "excluded", "rule"),
    ],
)
def test_the_first_that_states_an_option_settles_it(keys: dict[str, Any], option: str, value: str, by: str) -> None:
    settled = settled_options(limit(**keys), CONVENTIONS)
    assert getattr(settled, option) == value
    assert settled.settled_by[option] == by
    assert tuple(settled.settled_by) == OPTION_NAMES


@pytest.mark.parametrize(
    ("keys", "option", "value"),
    [
        ({"convention": "moving", "bound": "not-before"}, "roll", "none"),
        ({"convention": "moving", "count": "backward"}, "roll", "none"),
        ({"convention": "moving", "clear_days": True}, "roll", "none"),
        ({"convention": "moving", "period": {"working_days": 3}, "calendar": CALENDAR}, "roll", "none"),
        ({"convention": "moving", "result": "day-after"}, "roll", "none"),
        ({"convention": "after", "align": {"end_of_year": 1}}, "result", "last-day"),
        ({"convention": "after", "roll": "following", "calendar": CALENDAR}, "result", "last-day"),
        ({"align": {"first_of_month": 1}}, "result", "last-day"),
        ({"period": {}}, "result", "last-day"),
        ({"period": {"months": 0}, "convention": "after"}, "result", "last-day"),
        ({"roll": "following", "calendar": CALENDAR}, "result", "last-day"),
        ({"convention": "after", "first_day": "included"}, "result", "last-day"),
        ({"convention": "counted", "result": "day-after"}, "first_day", "excluded"),
        ({"convention": "counted", **assumes("after")}, "result", "last-day"),
    ],
)
def test_what_the_rule_leaves_no_room_for_has_no_part(keys: dict[str, Any], option: str, value: str) -> None:
    settled = settled_options(limit(**keys), CONVENTIONS)
    assert getattr(settled, option) == value
    assert settled.settled_by[option] == "no-part"


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ({}, 5),  # 2 x 2 readings of the first day excluded, and one of it included
        ({"first_day": "excluded"}, 4),
        ({"first_day": "included"}, 1),
        ({"result": "last-day"}, 3),
        ({"result": "day-after"}, 2),
        ({"month_end": "last-day"}, 3),
        ({"period": {"days": 3}}, 3),
        ({"period": {}}, 1),
        ({"count": "backward"}, 3),
        ({"align": {"end_of_year": 1}}, 3),
        ({"convention": "moving", "calendar": CALENDAR}, 1),
        ({"period": {"days": 3}, "admissible": {"not_before": {"from": "b_on", "period": {"years": 1}}}}, 6),
        ({"convention": "moving", "calendar": CALENDAR, "admissible": LAPSE}, 2),
        ({"convention": "moving", "calendar": CALENDAR, "admissible": LAPSE, "closing_day": "in-time"}, 1),
        ({"convention": "moving", "calendar": CALENDAR, "closing_day": "open"}, 1),
    ],
)
def test_every_value_that_changes_something_is_tried(keys: dict[str, Any], number: int) -> None:
    one = limit(**keys)
    tried = list(combinations(one, settled_options(one, CONVENTIONS)))
    assert len(tried) == len(set(tried)) == number
    assert ("included", "day-after") not in {(each.first_day, each.result) for each in tried}
