"""Mutation of law data: that the corpus leaves no mutant unnoticed, and that the verdicts are right."""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.corpus import Corpus
from lawmodel.model.rule import ConditionRule
from lawmodel.rules.ask import AskableRule
from lawmodel.rules.examples import failure_of
from lawmodel.rules.finite import analysis
from lawmodel.rules.finite.suggestion import answer_on
from lawmodel.rules.mutation.mutate import Mutation, mutants, mutations, suggest, survivors
from tests import oracle
from tests.corpora import FACTS, corpus_of, record
from tests.small_world import ON, SmallWorld, conditions, holds, rule

ROOT = Path(__file__).parent.parent


@cache
def corpus() -> Corpus:
    return Corpus.load(ROOT)


@pytest.mark.parametrize("path", [one.path for one in corpus().rules()])
def test_corpus_leaves_no_mutant_unnoticed(path: str) -> None:
    assert [(m.mutant.path, m.mutant.change, m.case) for m in survivors(corpus().rule(path))] == []


def example(facts: dict[str, Any], expect: str, **more: Any) -> dict[str, Any]:
    return {"facts": facts, "expect": expect, "because": "the text says so", **more}


def of(one: AskableRule, verdict: str) -> list[str]:
    """The mutants with a verdict: the path within the rule, and the change."""
    found = (m.mutant for m in mutations(one) if m.verdict == verdict)
    return [f"{'.'.join(map(str, mutant.path[1:]))}: {mutant.change}" for mutant in found]


def early(*examples: dict[str, Any]) -> AskableRule:
    before = {"kind": "comparison", "fact": "entered_on", "operator": "before", "value": "2016-12-31"}
    return SmallWorld({"rule": rule(before, examples=list(examples))}).rule()


FAR = (example({"entered_on": "2010-01-01"}, "yes"), example({"entered_on": "2020-01-01"}, "no"))


def test_examples_far_from_a_threshold_notice_no_move_of_it() -> None:
    assert of(early(*FAR), "survived") == [
        "if.operator: `before` becomes `on-or-before`",
        "if.value: `2016-12-31` becomes `2016-12-30`",
        "if.value: `2016-12-31` becomes `2017-01-01`",
    ]


def test_what_is_suggested_would_notice_it() -> None:
    found = survivors(early(*FAR))
    assert [one.as_data() for one in map(suggest, found) if one is not None] == [
        {"facts": {"entered_on": "2016-12-31"}},
        {"facts": {"entered_on": "2016-12-30"}},
        {"facts": {"entered_on": "2016-12-31"}},
    ]


def test_examples_at_a_threshold_notice_it() -> None:
    near = (example({"entered_on": "2016-12-30"}, "yes"), example({"entered_on": "2016-12-31"}, "no"))
    assert of(early(*near, *FAR), "survived") == []


def test_missing_facts_that_an_example_states_notice_too() -> None:
    one = rule({"kind": "all", "of": [holds("a"), holds("b")]}, examples=[example({}, "unknown", missing=["a", "b"])])
    assert "if.of.1: the branch is left out" not in of(SmallWorld({"rule": one}).rule(), "survived")


def test_an_example_that_fails_notices_nothing() -> None:
    wrong = early(example({"entered_on": "2016-12-31"}, "yes"))
    assert len(survivors(wrong)) == len(list(mutants(wrong)))


def test_equivalent_mutants() -> None:
    either = {"kind": "any", "of": [holds("a"), {"kind": "all", "of": [holds("a"), holds("b")]}]}
    found = SmallWorld(
        {"rule": rule(either, examples=[example({"a": True}, "yes"), example({"a": False}, "no")])}
    ).rule()
    assert "if.of.1: the branch is left out" in of(found, "equivalent")


def test_mutants_that_differ_on_partly_known_facts_alone() -> None:
    either = {"kind": "any", "of": [holds("a"), {"kind": "all", "of": [{"kind": "not", "of": holds("a")}, holds("b")]}]}
    told = [
        example({"a": True, "b": False}, "yes"),
        example({"a": False, "b": True}, "yes"),
        example({"a": False, "b": False}, "no"),
    ]
    found = SmallWorld({"rule": rule(either, examples=told)}).rule()
    assert of(found, "differs-on-partly-known-facts") == ["if.of.1.of.0: the branch is left out"]


def test_rule_with_too_many_cases_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "LIMIT", 2)
    assert of(early(*FAR), "not-compared") == [
        "if.operator: `before` becomes `on-or-before`",
        "if.value: `2016-12-31` becomes `2016-12-30`",
        "if.value: `2016-12-31` becomes `2017-01-01`",
    ]


def test_exceptions_presumptions_and_scope_are_mutated() -> None:
    cites = [{"source": "gazette", "line": 1}]
    unless = [{"id": "minors", "sets_aside": ["rule"], "if": holds("b"), "then": "no", "cites": cites}]
    changes = [
        m.change
        for m in mutants(
            SmallWorld({"rule": rule(holds("a"), when=holds("c"), unless=unless, presume={"a": True})}).rule()
        )
    ]
    assert changes == [
        "the scope is left out",
        "is turned into its opposite",
        "is turned into its opposite",
        "exception `minors` is left out",
        "`no` becomes `yes`",
        "is turned into its opposite",
        "is not presumed",
        "the opposite is presumed",
    ]


@settings(deadline=None, max_examples=60)
@given(conditions(("a", "b", "role", "age"), definite=True), st.integers(0, 3))
def test_verdicts_are_right(condition: Any, skipped: int) -> None:
    """Equivalent is what is the same in every case; what survived, its suggestion shows."""
    names = ["a", "b", "role", "age"]
    told = [example({"a": True, "b": False, "role": "staff", "age": 3}, oracle_gives(condition, a=True, b=False))]
    one = SmallWorld({"rule": rule(condition, examples=told)}).rule()
    for mutation in islice(mutations(one), skipped, None, 4):
        other = mutated_condition(mutation)
        differs = any(
            oracle.outcome(rule(condition), {**facts, "as_of": ON}, {})
            != oracle.outcome(rule(other), {**facts, "as_of": ON}, {})
            for facts in oracle.completions(names, {}, [])
        )
        assert differs == (mutation.verdict in ("survived", "killed"))
        if mutation.case is not None and mutation.verdict == "survived":
            assert answer_on(one, mutation.case) != answer_on(mutation.mutant.rule, mutation.case)


def oracle_gives(condition: Any, **facts: Any) -> str:
    return oracle.outcome(rule(condition), {"role": "staff", "age": 3, "as_of": ON, **facts}, {})


def mutated_condition(mutation: Mutation) -> Any:
    model = mutation.mutant.rule.rules[0]
    assert isinstance(model, ConditionRule)
    return model.condition.model_dump(by_alias=True, exclude_none=True)


LIMIT = """
kind: time-limit
runs_from: notified_on
period: {months: 6}
first_day: excluded
month_end: last-day
result: last-day
examples:
"""
END = '  - {facts: {notified_on: "2020-08-31"}, expect: "2021-02-28", because: February has no day 31}\n'
NOTIFIED = FACTS + '  notified_on: {type: date, question: {en: "When?"}, changeable: false}\n'


def limit(text: str) -> AskableRule:
    return corpus_of({**record(rules={"rule": text}), "registers/facts.yaml": NOTIFIED}).rule("act/rule")


PLAIN = '  - {facts: {notified_on: "2020-03-10"}, expect: "2020-09-10", because: the same-numbered day}\n'


def test_time_limit_of_which_two_days_show_everything() -> None:
    # A bound has no meaning without a proposed day, as every case shows.
    assert of(limit(LIMIT + END + PLAIN), "survived") == []
    assert of(limit(LIMIT + END + PLAIN), "equivalent") == [
        "bound: `exactly` becomes `not-before`",
        "bound: `exactly` becomes `not-after`",
    ]


def test_time_limit_whose_month_end_is_not_shown() -> None:
    found = survivors(limit(LIMIT + PLAIN))
    assert [one.mutant.change for one in found] == [
        "`last-day` becomes `first-of-next`",
        "`last-day` becomes `open`",
        "`month_end` is left out",
    ]
    cases = [suggest(one) for one in found]
    assert all(case is not None and str(case.facts["notified_on"]) > "2015" for case in cases)


def test_bound_is_shown_by_the_days_around_it() -> None:
    tested = LIMIT.replace("examples:", "proposed: entered_on\nbound: not-before\nexamples:")
    kept = [("2020-09-09", "no"), ("2020-09-10", "yes"), ("2020-09-11", "yes")]
    examples = [
        PLAIN.replace('10", ', f'10", proposed: "{word}", ').replace('10"}', f'10", entered_on: "{day}"}}')
        for day, word in kept
    ]
    shown = {name: of(limit(tested + END + "".join(examples)), name) for name in ("survived", "equivalent")}
    assert [change for found in shown.values() for change in found if change.startswith("bound")] == []
    silent = [example.replace(f'proposed: "{word}", ', "") for example, (_, word) in zip(examples, kept, strict=True)]
    assert [
        change for change in of(limit(tested + END + "".join(silent)), "survived") if change.startswith("bound")
    ] == [
        "bound: `not-before` becomes `exactly`",
        "bound: `not-before` becomes `not-after`",
    ]


def test_presumption_of_a_time_limit() -> None:
    withdrawn = LIMIT.replace("examples:", "rescinded: entered_on\npresume: {entered_on: none}\nexamples:")
    assert "presume.entered_on: is not presumed" in of(
        limit(withdrawn + END.replace('2020-08-31"', '2020-08-31", entered_on: none')), "survived"
    )
    assert "presume.entered_on: is not presumed" not in of(limit(withdrawn + END), "survived")


def test_versions_are_mutated() -> None:
    versions = """
provisions:
  - id: rule
    kind: versioned
    heading: A rule that changed
    cites: [{source: gazette, line: 2}]
    version_day: entered_on
    versions:
      - {id: old, applies: {until: "2017-12-31"}, cites: [{source: gazette, line: 2}], rule: {kind: not-stated}}
      - id: new
        applies: {from: "2018-01-01"}
        cites: [{source: gazette, line: 2}]
        rule: {kind: condition, modality: permission, if: {kind: holds, fact: a}}
    examples:
      - {facts: {entered_on: "2019-01-01", a: true}, expect: "yes", because: it is so}
"""
    found = corpus_of(record(more=versions)).rule("act/rule")
    # Each leaves the first day of the new version without an outcome: under both, or under none.
    assert of(found, "survived") == [
        "0.applies.until: `2017-12-31` becomes `2018-01-01`",
        "1.applies.from: `2018-01-01` becomes `2018-01-02`",
    ]
    assert of(found, "equivalent") == [
        "0.applies.until: `2017-12-31` becomes `2017-12-30`",
        "1.applies.from: `2018-01-01` becomes `2017-12-31`",
    ]


def test_every_example_of_the_corpus_passes() -> None:
    assert [one.path for one in corpus().rules() for e in one.examples if failure_of(one, e) is not None] == []
