"""The conditions of a corpus's rules taken apart once."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from typing import Any

import pytest

from lawmodel.rules.conditions.parts import conditions_of
from lawmodel.rules.laid_out import Apart, laid_out
from tests.small_world import SmallWorld, holds, rule


def apart(condition: Any) -> Apart:
    world = SmallWorld({"rule": rule(condition)})
    ((_, root),) = conditions_of(world.rule().rules[0])
    return laid_out(world).condition(root)


def compared(fact: str, operator: str, value: Any) -> dict[str, Any]:
    return {"kind": "comparison", "fact": fact, "operator": operator, "value": value}


def test_nodes_questions_and_what_leads_beyond() -> None:
    disputed = {"kind": "by-account", "discrepancy": "matter", "accounts": {"one": holds("b")}}
    found = apart({"kind": "all", "of": [holds("a"), disputed, {"kind": "outcome-of", "rule": "act/rule"}]})
    assert [path for path, _ in found.nodes] == [(), ("of", 0), ("of", 1), ("of", 1, "accounts", "one"), ("of", 2)]
    assert [leaf.facts for leaf in found.leaves] == [("a",), ("b",)]
    assert [node.kind for node in found.beyond] == ["by-account", "outcome-of"]


@pytest.mark.parametrize(
    ("condition", "starts"),
    [
        (compared("age", "at-least", 3), (3,)),
        (compared("age", "at-most", 3), (4,)),
        (compared("age", "equal-to", 3), (3, 4)),
        (compared("entered_on", "before", "2020-01-01/2020-01-31"), (date(2020, 1, 1), date(2020, 1, 31))),
        (compared("entered_on", "after", "../2020-01-31"), (date(2020, 2, 1),)),
        (compared("entered_on", "after", {"fact": "issued_on"}), ()),
        (compared("entered_on", "at-least", "2020-01-01"), ()),
        (compared("entered_on", "after", "2019-02-30"), ()),
        (holds("a"), ()),
    ],
)
def test_where_the_answer_of_a_comparison_changes(condition: Any, starts: tuple[Any, ...]) -> None:
    (leaf,) = apart(condition).leaves
    assert set(leaf.starts) == {one.toordinal() if isinstance(one, date) else one for one in starts}


def test_a_day_that_comes_every_year_is_told() -> None:
    assert [apart(compared("entered_on", "on", day)).leaves[0].repeats for day in ("XXXX-10-20", "2020-10-20")] == [
        True,
        False,
    ]


def test_a_fact_compared_with_itself_is_asked_once() -> None:
    assert apart(compared("entered_on", "after", {"fact": "entered_on"})).leaves[0].facts == ("entered_on",)


def test_it_is_kept_with_the_corpus_and_does_not_keep_it() -> None:
    world = SmallWorld({"rule": rule(holds("a"))})
    kept = laid_out(world)
    assert laid_out(world) is kept
    gone = weakref.ref(world)
    del world
    gc.collect()
    assert gone() is None
