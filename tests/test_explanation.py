"""What a decision says of itself, on every example of every rule of the records."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema_rs
import pytest

from lawmodel import Corpus, Decision
from lawmodel.rules.conditions.facts import read_day
from lawmodel.rules.explaining.explanation import as_markdown, as_text
from lawmodel.rules.explaining.explanation_data import as_data, force_as_data
from lawmodel.rules.explaining.headline import answer_in_words
from lawmodel.rules.explaining.terms import terms_on
from lawmodel.schemas.registry import load
from tests.corpora import corpus_with_rule


@cache
def corpus() -> Corpus:
    return Corpus.load()


def decisions() -> list[Any]:
    cases = []
    for rule in corpus().rules():
        for number, example in enumerate(rule.examples):
            decision = rule.decide(example.facts, on=example.as_of or "2020-06-01", accounts=example.accounts)
            cases.append(pytest.param(decision, id=f"{rule.path}-{number}"))
    return cases


DECISIONS = decisions()
SCHEMA = jsonschema_rs.validator_for(load("decision"))


@pytest.mark.parametrize("decision", DECISIONS)
def test_as_data_follows_the_published_schema(decision: Decision) -> None:
    data = json.loads(json.dumps(as_data(decision)))
    assert [e.message for e in SCHEMA.iter_errors(data)] == []
    assert data["answer"] == decision.answer


@pytest.mark.parametrize("decision", DECISIONS)
def test_text_and_markdown_hold_the_answer_its_grounds_and_what_is_needed(decision: Decision) -> None:
    for words in (as_text(decision), as_markdown(decision)):
        assert answer_in_words(decision) in words
        assert all(str(cite) in words for cite in decision.rule.provision.cites)
        assert all(fact in words for fact in decision.missing)
        assert all(assumed.text in words for assumed in decision.assumptions)
        assert "not legal advice" in words


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_standing_that_is_not_plainly_in_force_comes_first(decision: Decision) -> None:
    plain = decision.standing.standing == "in-force" and decision.force.with_external is None
    first = as_text(decision).splitlines()[0]
    assert first.startswith(f"{decision.rule.path}: " if plain else f"{decision.rule.record} on ")


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_decisive_branch_carries_the_answer(decision: Decision) -> None:
    for reasons in decision.reasons:
        if reasons.condition is not None and not reasons.exceptions and reasons.scope is None:
            assert reasons.condition.truth.value == decision.answer
            leaves = [r for r in walk(reasons.condition) if not r.children]
            assert any(leaf.decisive for leaf in leaves)


def walk(reason: Any) -> list[Any]:
    return [reason, *(inner for child in reason.children for inner in walk(child))]


def test_status_follows_the_published_schema() -> None:
    schema = jsonschema_rs.validator_for(load("status"))
    for ident in corpus().instruments:
        for day in ("1999-01-01", "2020-06-01", "2026-01-01"):
            terms = terms_on((r for r in corpus().rules() if r.record == ident), read_day(day))
            data = {"id": ident, "on": day, **force_as_data(corpus().force(ident, read_day(day))), "rules": terms}
            assert [e.message for e in schema.iter_errors(data)] == []


def test_text_of_a_small_rule() -> None:
    rule = (
        "kind: condition\nmodality: permission\n"
        "if: {kind: all, of: [{kind: holds, fact: a, heading: The first, cites: [{source: gazette, line: 7}]}, {kind: holds, fact: b}]}"
    )
    text = corpus_with_rule(rule).rule("act/rule").decide({"a": True}, on="2020-01-01").explain()
    assert text.splitlines()[:11] == [
        "act/rule: unknown",
        "  permission",
        "  A rule  [gazette:2]",
        "",
        "why:",
        "  * unknown all of these",
        "    yes       The first (given: yes)  [gazette:7]",
        "  * unknown   b? (not known)",
        "",
        "still needed:",
        "  b: b?",
    ]
