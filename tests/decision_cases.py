"""Questions to a small corpus, and what is printed in answer: `tests/cases/decisions/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lawmodel import Corpus
from lawmodel.documents import Document, read
from lawmodel.reports.force_text import show_force
from lawmodel.rules.conditions.facts import read_day
from lawmodel.rules.explaining.terms import terms_on

FOLDER = Path(__file__).parent / "cases" / "decisions"


@dataclass(frozen=True)
class Question:
    """A question by its name: what is asked, and the file of what is answered."""

    name: str
    asked: dict[str, Any]

    @property
    def expected(self) -> Path:
        return FOLDER / "expected" / f"{self.name}.txt"


@cache
def corpus() -> Corpus:
    return Corpus.load(FOLDER)


def all_questions() -> list[Question]:
    path = FOLDER / "questions.yaml"
    document = read(path.name, path.read_bytes())
    assert isinstance(document, Document)
    return [Question(name, asked) for name, asked in document.data.items()]


def answered(question: Question) -> str:
    """What is printed, without the digests, which change with every record."""
    asked, on = question.asked, read_day(question.asked["on"])
    if "status" in asked:
        terms = terms_on((rule for rule in corpus().rules() if rule.record == asked["status"]), on)
        return show_force(asked["status"], on, corpus().force(asked["status"], on), terms)
    decision = corpus().rule(asked["rule"]).decide(asked.get("facts", {}), on=on, accounts=asked.get("accounts"))
    return decision.explain().rpartition("\n\n")[0] + "\n"
