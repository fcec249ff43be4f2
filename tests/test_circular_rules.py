"""Circles of rules: each is told, of very many the first; `tests/cases/checks/circular-rules` has those of a few."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.checks import circular_rules
from lawmodel.schemas.first_faults import AND_MORE, MOST_TOLD
from tests.corpora import corpus_of

Notes = dict[str, dict[str, list[tuple[str, list[str | int]]]]]


def test_of_very_many_circles_the_first_are_told() -> None:
    notes: Notes = {"a.yaml": {f"a/r{n}": [(f"a/r{m}", ["at", n, m]) for m in range(40)] for n in range(40)}}
    found = list(circular_rules.compare(notes, corpus_of({})))
    assert len(found) == MOST_TOLD + 1
    assert [number for number, each in enumerate(found) if each.message.endswith(AND_MORE)] == [MOST_TOLD]


@settings(deadline=None)
@given(st.dictionaries(st.integers(0, 5), st.lists(st.integers(0, 6), max_size=3), max_size=6))
def test_a_circle_is_told_where_a_rule_leads_back_to_itself(references: dict[int, list[int]]) -> None:
    notes: Notes = {
        "a.yaml": {f"a/r{n}": [(f"a/r{m}", ["at", n, i]) for i, m in enumerate(to)] for n, to in references.items()}
    }
    found = list(circular_rules.compare(notes, corpus_of({})))
    assert bool(found) == any(n in _reached(n, references) for n in references)
    named = {rule for each in found for rule in re.findall(r"a/r\d", each.message)}
    assert named == {f"a/r{n}" for n in references if n in _reached(n, references)}


def _reached(start: int, references: dict[int, list[int]]) -> set[int]:
    reached: set[int] = set()
    open_ends = [*references.get(start, [])]
    while open_ends:
        one = open_ends.pop()
        if one not in reached:
            reached.add(one)
            open_ends += references.get(one, [])
    return reached
