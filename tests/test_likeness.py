"""What a misspelt word was meant to be: told where something is near, mended only where the slip is certain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawmodel.likeness import Guess, _edits, advised, did_you_mean, guess, mend
from tests.check_cases import diagnose

CERTAIN = [
    ("gazete", ["gazette", "official"], "gazette"),
    ("erpresentations", ["representations"], "representations"),
    ("destnation", ["destination"], "destination"),
    ("Gazette", ["gazette"], "gazette"),
    ("title-is", ["title_is", "title"], "title_is"),
    ("un_women", ["un-women", "un-child-rights"], "un-women"),
    ("g\u0441m-survey", ["gcm-survey"], "gcm-survey"),
    ("gcm\u2011sur\u200bvey", ["gcm-survey"], "gcm-survey"),
    ("discrepancy", ["discrepancies", "authorities"], "discrepancies"),
    ("provisions/entri", ["provisions/entry", "provisions/exit"], "provisions/entry"),
    ("knd", ["kind", "id"], "kind"),
]
UNCERTAIN = [
    ("left-2020-h1-women", ["left-2020-h1-men"], "left-2020-h1-men"),  # another beginning
    ("emigrants", ["immigrants"], "immigrants"),
    ("illegal", ["legal"], "legal"),
    ("tj-law-1701-2020", ["tj-law-1700-2020"], "tj-law-1700-2020"),  # another number
    ("tj-mai", ["tj-mia"], "tj-mia"),  # three letters
    ("days", ["day", "date", "dayz"], "day"),  # more than one candidate
    ("fre-movement/survey", ["free-movement/survey", "free-movement/entry"], "free-movement/survey"),  # an earlier step
]
FAR = [
    ("tj-code-administrative-procedures", ["tj-code-administrative-offences"]),
    ("tj-resolution-207-7-2016", ["tj-resolution-207-2020"]),
    ("cis-legislation-61772", ["cis-legislation-121582"]),
    ("tj-law-amnesty-2019", ["tj-law-foreigners-2018", "tj-law-amnesty-2003"]),
    ("tj-law-207-2016", ["tj-law-207-7-2016"]),
    ("un-child-rights", ["un-child-rights-optional-protocol", "un-women"]),
    ("provisions/changes", ["provisions/aims", "provisions/enacted"]),
    ("bilateral", ["multilateral", "interstate"]),
    ("agreement", ["arrangement", "treaty"]),
    ("lifecycle/2", ["lifecycle"]),
    ("definition", ["function"]),
    ("nosuch", ["osce"]),
    ("id", ["kind"]),
    ("x", []),
    ("gazete", ["gazette", *(f"source-{number}" for number in range(2_000))]),  # too many to look through
]


@pytest.mark.parametrize(("word", "known", "meant"), CERTAIN, ids=lambda one: str(one)[:20])
def test_a_slip(word: str, known: list[str], meant: str) -> None:
    assert guess(word, known) == Guess(meant, is_certain=True)
    fix = mend(guess(word, known))
    assert fix is not None
    assert fix.replacement == meant


@pytest.mark.parametrize(("word", "known", "meant"), UNCERTAIN, ids=lambda one: str(one)[:20])
def test_what_may_be_another_thing_is_only_advised(word: str, known: list[str], meant: str) -> None:
    assert guess(word, known) == Guess(meant, is_certain=False)
    assert mend(guess(word, known)) is None
    assert advised(guess(word, known), "look it up") == f"did you mean `{meant}`?"


@pytest.mark.parametrize(("word", "known"), FAR, ids=lambda one: str(one)[:20])
def test_what_is_far_is_not_guessed(word: str, known: list[str]) -> None:
    assert guess(word, known) is None
    assert advised(guess(word, known), "look it up") == "look it up"


def test_what_is_added_to_a_wrong_word() -> None:
    assert did_you_mean("gazete", ["gazette", "report"]) == "; did you mean `gazette`?"
    assert did_you_mean("nothing", ["gazette"], "look it up") == "; look it up"
    assert did_you_mean("nothing", ["gazette"]) == ""
    anything: Any = 7
    assert did_you_mean(anything, ["gazette"]) == ""


_RECORD = """\
# yaml-language-server: $schema=../schema/1.0/instrument.schema.json
id: ad-law-14-2015
kind: law
stands_for: act
title: {en: Law on changes}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 1}]
relations:
  - {relation: amends, target: NAME, cites: [{source: gazette, line: 1}]}
"""


def test_a_record_that_is_not_there_does_not_turn_into_its_neighbour(tmp_path: Path) -> None:
    """The act of another number may be written tomorrow; a source with a letter too few is a slip."""
    text = _RECORD.replace("NAME", "ad-law-13-2015").replace("gazette, line: 1}]}", "gazete, line: 1}]}")
    found = diagnose({"agreements/ad-law-14-2015.yaml": text}, tmp_path)
    fixes = {d.message: d.fix and d.fix.replacement for d in found if d.ident == "dangling-reference"}
    assert fixes == {
        "no record is named `ad-law-13-2015`": None,
        "`gazete` is not a source of registers/sources.yaml": "gazette",
    }


def _plain_edits(one: str, other: str) -> int:
    """The letters added, lost, changed, or exchanged with the next, by the whole table."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, meant in enumerate(other, 1):
            least = min(row[-1] + 1, rows[-1][j] + 1, rows[-1][j - 1] + (letter != meant))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == meant:
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]


@given(st.text("abc-", max_size=9), st.text("abc-", max_size=9), st.integers(1, 3))
def test_letters_are_counted_as_far_as_a_slip_goes(one: str, other: str, most: int) -> None:
    assert min(_edits(one, other, most), most + 1) == min(_plain_edits(one, other), most + 1)


def test_a_name_is_looked_for_among_many() -> None:
    names = [f"agreement-{number}-on-readmission" for number in range(1_900)]
    assert guess("agreement-1234-on-readmision", names) == Guess("agreement-1234-on-readmission", is_certain=False)
    assert guess("lifecycle-of-all", names) is None
