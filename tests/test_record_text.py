"""Records for a person."""

from __future__ import annotations

import pytest

from lawmodel.reports.record_text import show_record
from tests.corpora import corpus_of, record

AUTHORITIES = """\
authorities:
  tj-ministry: {name: {en: Ministry of an example}, kind: ministry, cites: [{source: gazette, line: 1}]}
  tj-chamber: {name: {tg: Палата}, kind: parliament, cites: [{source: gazette, line: 1}]}
  example-fund: {name: {en: Fund of an example}, kind: organisation, cites: [{source: gazette, line: 1}]}
"""
PARTIES = """\
parties:
  known: all
  states: [{state: TJ, competent_authorities: [tj-ministry, tj-chamber], cites: [{source: gazette, line: 1}]}]
  organisations: [{organisation: example-fund, cites: [{source: gazette, line: 1}]}]
depositary: tj-ministry
"""
EVENTS = "- {id: task, event: task-given, by: tj-chamber, to: tj-ministry, cites: [{source: gazette, line: 1}]}"
STATEMENT = """\
provisions:
  - id: tasks
    kind: statement
    topic: aim
    heading: Tasks
    by: tj-ministry
    cites: [{source: gazette, line: 1}]
    items: [{id: one, says: it reports, by: tj-chamber, cites: [{source: gazette, line: 1}]}]
"""
TREATY = {"kind: law": "kind: treaty", "jurisdiction: TJ\n": PARTIES}


def shown(changes: dict[str, str]) -> str:
    text = record(lifecycle=EVENTS, more=STATEMENT)["agreements/act.yaml"]
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    topics = "topics:\n  aim: {label: {en: Aim}, means: what it is for}\n"
    registers = {"registers/authorities.yaml": AUTHORITIES, "registers/topics.yaml": topics}
    return show_record(corpus_of({"agreements/act.yaml": text, **registers}), "act")


@pytest.mark.parametrize(
    "line",
    [
        "  depositary: Ministry of an example (tj-ministry)\n",
        "  TJ: Ministry of an example (tj-ministry), Палата (tj-chamber)  [gazette:1]\n",
        "  Fund of an example (example-fund)  [gazette:1]\n",
        "task given by Палата (tj-chamber) to Ministry of an example (tj-ministry)  [gazette:1]\n",
        "  Tasks (tasks), by Ministry of an example (tj-ministry)  [gazette:1]\n",
        "    - Палата (tj-chamber): it reports  [gazette:1]\n",
    ],
)
def test_an_authority_has_its_name_and_its_id(line: str) -> None:
    assert line in shown(TREATY)


@pytest.mark.parametrize(
    ("kind", "key", "words"), [("law", "adopted_by", "adopted by"), ("decree", "issued_by", "issued by")]
)
def test_whose_act_it_is(kind: str, key: str, words: str) -> None:
    text = shown({"kind: law": f"kind: {kind}", "jurisdiction: TJ\n": f"jurisdiction: TJ\n{key}: tj-chamber\n"})
    assert f"\n  {words} Палата (tj-chamber)\n" in text


def test_an_authority_that_no_register_has_is_its_id() -> None:
    assert "\n  depositary: nobody\n" in shown({**TREATY, "depositary: tj-ministry": "depositary: nobody"})


def test_an_item_has_everything_that_is_said_of_it() -> None:
    more = 'says: it reports, by: tj-chamber, to: tj-ministry, place: Capital, count: 2, happened_on: "2020", state: TJ'
    words = (
        "Палата (tj-chamber): it reports (to Ministry of an example (tj-ministry); TJ; in Capital; how many: 2; 2020)"
    )
    assert f"    - {words}  [gazette:1]\n" in shown({"says: it reports, by: tj-chamber": more})


def test_the_note_of_a_provision_is_told() -> None:
    changes = {"    heading: Tasks\n": "    heading: Tasks\n    note: the list is open\n"}
    assert "    note: the list is open\n" in shown(changes)
