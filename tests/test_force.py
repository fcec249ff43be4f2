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


def test_a_reported_repeal_is_told_where_no_source_states_the_entry_into_force() -> None:
    files = record(lifecycle=event("adopted", "2015-03-01"))
    files |= record("later", lifecycle=event("adopted", "2021-07-01"), more=REPEAL)
    before, after = (corpus_of(files).force("act", day).by_documents for day in ("2021-06-30", "2021-07-01"))
    assert (before.standing, after.standing) == ("unknown", "unknown")
    assert "later" not in before.reason
    assert "reported repealed by `later`, whose own entry into force is not known" in after.reason
    assert [cite.line for cite in after.cites] == [3, 9]


def test_a_repeal_does_not_make_an_act_of_what_was_not_yet_one() -> None:
    files = record(lifecycle=event("adopted", "2022-03-01"))
    files |= record("later", lifecycle=event("adopted", "2021-07-01"), more=REPEAL)
    assert corpus_of(files).force("act", "2021-08-01").by_documents.standing == "not-yet"


def test_two_standings_that_are_both_unknown_are_told_where_their_reasons_differ() -> None:
    lifecycle = (
        event("draft-approved", "2020-01-07", "a")
        + "\n"
        + event("signed", "2020-02-01", "b", "webpage").replace(", line: 3", "")
    )
    force = corpus_of(record(lifecycle=lifecycle)).force("act", "2020-03-01")
    assert force.with_external is not None
    assert (force.by_documents.standing, force.with_external.standing) == ("unknown", "unknown")
    assert force.by_documents.reason != force.with_external.reason
    assert force.deciding is force.with_external


def test_a_disputed_event_of_a_commentary_is_no_word_from_outside() -> None:
    lifecycle = event("signed", "2020-02-01", source="comment", account="force/one")
    force = corpus_of(record(lifecycle=lifecycle, more=DISPUTED.replace("TAKEN", "none"))).force("act", "2020-03-01")
    assert force.with_external is None


@pytest.mark.parametrize(
    ("day", "on", "told"),
    [
        ("2015", "2014-06-01", "adopted only in 2015"),
        ("2015-03", "2014-06-01", "adopted only in 2015-03"),
        ("2015-03-01", "2014-06-01", "adopted only on 2015-03-01"),
        ("2015-03-01/2015-04-01", "2014-06-01", "adopted only between 2015-03-01 and 2015-04-01"),
        ("../2015-03-01", "2016-06-01", "adopted by 2015-03-01, which does not establish force"),
        ("2015-03-01/..", "2014-06-01", "adopted only on 2015-03-01 or later"),
    ],
)
def test_a_day_is_told_as_far_as_it_is_known(day: str, on: str, told: str) -> None:
    assert corpus_of(record(lifecycle=event("adopted", day))).force("act", on).by_documents.reason.startswith(told)


def test_of_a_body_force_is_not_asked() -> None:
    files = record(lifecycle=event("established", "1999"))
    text = files["agreements/act.yaml"].replace("stands_for: act", "stands_for: body")
    force = corpus_of({"agreements/act.yaml": text}).force("act", "2005-01-01").by_documents
    assert force.reason == "established in 1999: a body, which is there or not, and is not in force"


ENTERED = event("entered-into-force", "2014-08-01", "a")


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        ("2021-03-21", "entered into force on 2014-08-01"),
        ("2021-03-22", "entered into force on 2014-08-01; denounced for TR on 2021-03-22"),
        (
            "2021-07-01",
            "entered into force on 2014-08-01; denounced for TR on 2021-03-22; withdrawn for TR on 2021-07-01",
        ),
    ],
)
def test_what_one_party_did_is_told_and_ends_nothing_for_the_others(on: str, reason: str) -> None:
    left = event("denounced", "2021-03-22", "b", state="TR"), event("withdrawn", "2021-07-01", "c", state="TR")
    report = corpus_of(record(lifecycle="\n".join((ENTERED, *left)))).force("act", on).by_documents
    assert (report.standing, report.reason) == ("in-force", reason)
    assert len(report.cites) == 1


@pytest.mark.parametrize(("on", "expected"), [("2020-05-31", "in-force"), ("2020-06-01", "unknown")])
def test_what_is_suspended_for_all_is_not_known_to_operate(on: str, expected: str) -> None:
    suspended = event("suspended", "2020-06-01", "b")
    report = corpus_of(record(lifecycle=f"{ENTERED}\n{suspended}")).force("act", on).by_documents
    assert report.standing == expected
    assert ("suspended on 2020-06-01, and nothing says that it operates again" in report.reason) == (
        expected == "unknown"
    )


def test_a_suspension_without_a_day_may_have_been() -> None:
    report = (
        corpus_of(record(lifecycle=f"{ENTERED}\n{event('suspended', None, 'b')}"))
        .force("act", "2020-06-01")
        .by_documents
    )
    assert (report.standing, "suspended on a day that is not known" in report.reason) == ("unknown", True)
