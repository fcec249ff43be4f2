from __future__ import annotations

import pytest

from tests.corpora import SOURCES, corpus_of, record


def event(kind: str, day: str | None, ident: str = "e", source: str = "gazette", **more: str) -> str:
    happened = f', happened_on: "{day}"' if day else ""
    extra = "".join(f", {key}: {value}" for key, value in more.items())
    return f"- {{id: {ident}, event: {kind}{happened}{extra}, cites: [{{source: {source}, line: 3}}]}}"


def standing(lifecycle: str, on: str, more: str = "") -> str:
    return corpus_of(record(lifecycle=lifecycle, more=more)).force("act", on).by_documents.standing


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2019-12-31", "not-yet"),
        ("2020-01-01", "in-force"),
        ("2024-12-31", "in-force"),
        ("2025-01-01", "ceased"),
        ("2019/2021", "unknown"),
    ],
)
def test_force_is_half_open(on: str, expected: str) -> None:
    lifecycle = event("entered-into-force", "2020-01-01", "a") + "\n" + event("terminated", "2025-01-01", "b")
    assert standing(lifecycle, on) == expected


@pytest.mark.parametrize("kind", ["enacted", "passed", "adopted", "signed", "approved-by-parliament", "ratified"])
def test_these_establish_no_force(kind: str) -> None:
    assert standing(event(kind, "2019-12-18"), "2020-06-01") == "unknown"


def test_nothing_known_is_unknown() -> None:
    assert standing("", "2020-01-01") == "unknown"


@pytest.mark.parametrize(("on", "expected"), [("2019-12-17", "not-yet"), ("2019-12-18", "unknown")])
def test_before_it_came_about_it_was_not_in_force(on: str, expected: str) -> None:
    assert standing(event("enacted", "2019-12-18"), on) == expected


@pytest.mark.parametrize(
    ("on", "expected"), [("2019-06-01", "not-yet"), ("2020-06-01", "unknown"), ("2021-01-01", "in-force")]
)
def test_a_year_alone_leaves_its_days_unknown(on: str, expected: str) -> None:
    assert standing(event("entered-into-force", "2020"), on) == expected


def test_entry_into_force_of_unknown_day() -> None:
    assert standing(event("entered-into-force", None), "2020-01-01") == "unknown"


DATED = SOURCES.replace(
    "line_count: 100}\n  comment",
    'line_count: 100, dating: {not_before: "2020-07-04", not_after: "2020-10-31", because: it was due then}}\n  comment',
)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2020-03-15", "unknown"),
        ("2020-03-16", "draft"),
        ("2020-07-04", "draft"),
        ("2020-07-05", "unknown"),
        ("2025-01-01", "unknown"),
    ],
)
def test_a_draft_does_not_last(on: str, expected: str) -> None:
    files = record(lifecycle=event("discussed", "XXXX-03-16")) | {"registers/sources.yaml": DATED}
    assert corpus_of(files).force("act", on).by_documents.standing == expected


def test_an_external_source_stands_beside_the_documents() -> None:
    lifecycle = (
        event("enacted", "2019-12-18", "a")
        + "\n"
        + event("entered-into-force", "2020-01-07", "b", "webpage").replace(", line: 3", "")
    )
    force = corpus_of(record(lifecycle=lifecycle)).force("act", "2020-02-01")
    assert force.by_documents.standing == "unknown"
    assert force.with_external is not None
    assert force.with_external.standing == "in-force"
    assert force.deciding is force.with_external


def test_commentary_establishes_no_force() -> None:
    assert standing(event("entered-into-force", "2020-01-01", source="comment"), "2021-01-01") == "unknown"


REPEAL = "relations: [{relation: repeals, target: act, cites: [{source: gazette, line: 9}]}]\n"


@pytest.mark.parametrize(("on", "expected"), [("2021-12-31", "in-force"), ("2022-01-01", "ceased")])
def test_repeal_takes_effect_with_the_repealing_act(on: str, expected: str) -> None:
    files = record(lifecycle=event("entered-into-force", "2020-01-01"))
    files |= record("later", lifecycle=event("entered-into-force", "2022-01-01"), more=REPEAL)
    assert corpus_of(files).force("act", on).by_documents.standing == expected


@pytest.mark.parametrize(("on", "expected"), [("2021-06-30", "in-force"), ("2021-07-01", "unknown")])
def test_repeal_by_an_act_of_unknown_force_leaves_it_unknown(on: str, expected: str) -> None:
    files = record(lifecycle=event("entered-into-force", "2020-01-01"))
    files |= record("later", lifecycle=event("adopted", "2021-07-01"), more=REPEAL)
    assert corpus_of(files).force("act", on).by_documents.standing == expected


DISPUTED = """
discrepancies:
  - id: force
    kind: disagreement
    concerns: [lifecycle/e]
    matter: whether it is in force
    accounts:
      - {id: one, says: so, cites: [{source: gazette, line: 3}]}
      - {id: two, silent: true, cites: [{source: gazette, line: 4}]}
    taken: TAKEN
    because: the later text
"""


@pytest.mark.parametrize(("taken", "expected"), [("none", "unknown"), ("one", "in-force"), ("two", "unknown")])
def test_a_disputed_event_counts_only_where_its_account_is_taken(taken: str, expected: str) -> None:
    lifecycle = event("entered-into-force", "2020-01-01", account="force/one")
    assert standing(lifecycle, "2021-01-01", more=DISPUTED.replace("TAKEN", taken)) == expected


def test_persistence_is_an_assumption() -> None:
    force = corpus_of(record(lifecycle=event("entered-into-force", "2020-01-01"))).force("act", "2030-01-01")
    assert force.by_documents.assumptions == ("in force until an event ends it; no source reports one",)
    assert str(force.by_documents.cites[0]) == "gazette:3"
