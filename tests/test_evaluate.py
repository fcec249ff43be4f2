from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from lawmodel.documents import Document, read
from lawmodel.model.condition import Condition
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.rules.conditions.evaluate import Case, MistypedComparison, evaluate
from lawmodel.rules.conditions.facts import read_day, read_facts
from lawmodel.rules.conditions.parts import nodes_of
from lawmodel.rules.conditions.trace import trace, undetermined
from lawmodel.truth import UNKNOWN, Truth
from tests.corpora import corpus_of, record

CASES = Path(__file__).parent / "cases" / "conditions"
DECLARED = corpus_of(record()).facts


def groups() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        document = read(path.name, path.read_bytes())
        assert isinstance(document, Document), document
        yield from document.data


def cases() -> Iterator[Any]:
    for group in groups():
        for case in group["cases"]:
            yield pytest.param(group, case, id=f"{group['title']}: {case}")


def case_of(group: dict[str, Any], given: dict[str, Any]) -> Case:
    discrepancies = {d["id"]: TypeAdapter(Discrepancy).validate_python(d) for d in group.get("discrepancies", [])}
    chosen = {d.id: d.taken for d in discrepancies.values() if d.taken != "none"} | given.get("accounts", {})
    facts = read_facts(given["facts"], DECLARED)
    if "as_of" in given:
        facts["as_of"] = read_day(given["as_of"])
    return Case(facts, lambda _: UNKNOWN, discrepancies, chosen)


@pytest.mark.parametrize(("group", "given"), list(cases()))
def test_condition(group: dict[str, Any], given: dict[str, Any]) -> None:
    condition: Condition = TypeAdapter(Condition).validate_python(group["condition"])
    case = case_of(group, given)
    assert str(evaluate(condition, case)) == given["expect"]
    reason = trace(condition, case)
    assert str(reason.truth) == given["expect"]
    assert (undetermined(reason) != ()) <= (reason.truth is Truth.UNKNOWN)


def test_every_kind_of_condition_has_a_case() -> None:
    tested = {
        node.kind
        for group in groups()
        for _, node in nodes_of(TypeAdapter(Condition).validate_python(group["condition"]))
    }
    union = get_args(get_args(Condition.__value__)[0])
    kinds = {get_args(member.model_fields["kind"].annotation)[0] for member in union}
    assert kinds - tested == {"outcome-of"}  # a reference needs a corpus: tests/test_ask.py


@pytest.mark.parametrize(
    ("operator", "value", "facts"),
    [("before", 5, {"age": 5}), ("less-than", "2020-01-01", {"entered_on": "2015"})],
)
def test_comparison_that_its_type_has_no_answer_to(operator: str, value: object, facts: dict[str, Any]) -> None:
    (fact,) = facts
    data = {"kind": "comparison", "fact": fact, "operator": operator, "value": value}
    condition: Condition = TypeAdapter(Condition).validate_python(data)
    with pytest.raises(MistypedComparison, match=f"`{operator}` does not compare"):
        evaluate(condition, case_of({}, {"facts": facts}))
    assert evaluate(condition, case_of({}, {"facts": {}})) is UNKNOWN
