"""What is printed in answer to a question, word for word; and what a decision says as data."""

from __future__ import annotations

import json

import pytest

from lawmodel import UnaskedAccount, UnknownAccount, check
from lawmodel.cli import main
from tests.decision_cases import FOLDER, Question, all_questions, answered, corpus

QUESTIONS = all_questions()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_is_answered(question: Question) -> None:
    assert answered(question) == question.expected.read_text(encoding="utf-8")


def test_no_answer_is_left_without_its_question() -> None:
    assert {path.stem for path in (FOLDER / "expected").iterdir()} == {question.name for question in QUESTIONS}


def test_nothing_is_wrong_with_the_corpus_that_is_asked() -> None:
    assert [(d.ident, d.place.file, d.message) for d in check(FOLDER).diagnostics] == []


AMNESTY = "permit-law/amnesty"
STATELESS = {"entered_on": "2016-12-31", "person_status": "stateless"}


@pytest.mark.parametrize(
    ("rule", "accounts", "told"),
    [
        ("permit-law/permit", {"cut-off-day": "day-included"}, "it asks none"),
        (AMNESTY, {"who-issues": "gazette"}, "it asks only `cut-off-day`"),
        (AMNESTY, {"pact/whose-notice": "one-notice"}, "it asks only `cut-off-day`"),
        ("permit-law/deadlines", {"cut-off-day": "day-included"}, "it asks none"),
    ],
)
def test_an_account_of_what_the_rule_never_asks_is_refused(rule: str, accounts: dict[str, str], told: str) -> None:
    with pytest.raises(UnaskedAccount, match=told):
        corpus().rule(rule).decide({}, on="2019-06-01", accounts=accounts)


@pytest.mark.parametrize("accounts", [{"cut-off-day": "noon"}, {"cut-of-day": "day-included"}])
def test_an_account_that_there_is_not_is_refused(accounts: dict[str, str]) -> None:
    with pytest.raises(UnknownAccount):
        corpus().rule(AMNESTY).decide({}, on="2019-06-01", accounts=accounts)


@pytest.mark.parametrize("name", ["cut-off-day", "permit-law/cut-off-day"])
def test_an_account_that_the_rule_behind_asks_is_taken(name: str) -> None:
    rule = corpus().rule("permit-law/exemption")
    facts = {**STATELESS, "offence": "permit-law art. 5"}
    assert rule.decide(facts, on="2019-06-01").answer == "no"
    assert rule.decide(facts, on="2019-06-01", accounts={name: "day-included"}).answer == "yes"


def test_a_decision_can_be_replayed_from_its_data() -> None:
    rule = corpus().rule(AMNESTY)
    data = rule.decide(STATELESS, on="2019-06-01", accounts={"cut-off-day": "day-included"}).as_data()
    chosen = {one["name"]: one["followed"] for one in data["accounts"] if one["is_chosen"]}
    assert chosen == {"cut-off-day": "day-included"}
    assert rule.decide(data["facts"], on=data["as_of"], accounts=chosen).answer == data["answer"] == "yes"
    assert [one["text"] for one in data["assumptions"] if one["kind"] == "account"] == [
        "`day-included` of `cut-off-day`"
    ]


def test_data_says_what_the_answer_is_about() -> None:
    data = corpus().rule("pact/termination").decide({"notice_received_on": "2021-08-31"}, on="2021-09-01").as_data()
    assert (data["answer"], data["says"], data["bound"]) == ("2022-02-28", "not before 2022-02-28", "not-before")
    assert (data["modality"], data["gives"]) == ("power", {"what": "termination of the pact", "to": "either party"})
    taken = [(one["name"], one["followed"], one["is_chosen"]) for one in data["accounts"]]
    assert taken == [("whose-notice", "one-notice", False)]


def test_data_of_a_clause_that_applies_from_the_adoption() -> None:
    facts = {
        "first_party_ready_on": "2021-01-01",
        "second_party_ready_on": "2021-02-01",
        "signed_by_head_of_state_on": "none",
    }
    rule = corpus().rule("pact/entry-into-force")
    by_gazette = rule.decide(facts, on="2021-06-01", accounts={"what-it-waits-for": "gazette"}).as_data()
    assert (by_gazette["text_adopted"], by_gazette["effective"], by_gazette["effective_by_documents"]) == (
        "yes",
        "2021-02-01",
        "unknown",
    )
    assert "text_adopted" not in corpus().rule("pact/termination").decide({}, on="2021-06-01").as_data()


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # By category: the readings of the one that is met, and of the rule as a whole.
        ({"entered_on": "2016-12-01", "person_status": "stateless"}, {"gazette:25", "gazette:23"}),
        ({"entered_on": "2016-12-01", "person_status": "foreigner", "papers": "expired"}, {"gazette:26", "gazette:23"}),
        # The cut-off alone decides.
        ({"entered_on": "2017-06-01"}, {"gazette:23"}),
        # Every category may yet be met.
        ({"entered_on": "2016-12-01"}, {"gazette:25", "gazette:26", "gazette:23"}),
    ],
)
def test_only_readings_that_the_answer_rests_on_are_listed(facts: dict[str, object], expected: set[str]) -> None:
    decision = corpus().rule(AMNESTY).decide(facts, on="2019-06-01")
    assert {str(a.cites[0]) for a in decision.assumptions if a.kind == "reading"} == expected


def test_when_all_cases_together_decide_no_reading_is_left_out() -> None:
    facts = {"entered_on": "2016-12-01", "person_status": {"one_of": ["stateless", "foreigner"]}, "papers": "expired"}
    decision = corpus().rule(AMNESTY).decide(facts, on="2019-06-01", thorough=True)
    assert decision.answer == "yes"
    assert len([a for a in decision.assumptions if a.kind == "reading"]) == 3
    assert "no branch alone settles it" in decision.explain()


@pytest.mark.parametrize(("received", "expected"), [("2021-08-31", True), ("2021-08-15", False), ("2021-02-01", False)])
def test_a_way_of_counting_is_listed_where_it_makes_a_difference(received: str, expected: bool) -> None:
    decision = corpus().rule("permit-law/visit").decide({"entered_on": received}, on="2022-09-01")
    assert any(a.kind == "convention" for a in decision.assumptions) is expected


@pytest.mark.parametrize(("on", "expected"), [("2020-08-02", ("entered_on",)), ("2020-08-03", ()), ("2020-08", ())])
def test_a_fact_dated_after_the_day_asked_is_told(on: str, expected: tuple[str, ...]) -> None:
    decision = corpus().rule("permit-law/stay").decide({"entered_on": "2020-08-03"}, on=on)
    assert decision.after_the_day_asked == expected
    assert ("after the day asked about" in decision.explain()) is bool(expected)


def test_the_command_line_refuses_an_account_that_is_never_asked(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["decide", "permit-law/permit", "--account", "cut-off-day=day-included", "--corpus", str(FOLDER)]
    assert main(asked) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "`permit-law/permit` never asks `cut-off-day`" in captured.err


def test_status_as_data_has_the_rules_that_the_day_alone_decides(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "permit-law", "--on", "2021-01-01", "--format", "json", "--corpus", str(FOLDER)]) == 0
    terms = json.loads(capsys.readouterr().out)["rules"]
    assert terms == [{"rule": "permit-law/term", "heading": "Term of the permits", "answer": "no"}]
