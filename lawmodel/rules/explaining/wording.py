"""The words for facts, values and conditions, with the labels and questions of the registers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, assert_never

from lawmodel.model.condition import (
    AllOf,
    AnyOf,
    ByAccount,
    Comparison,
    Condition,
    Holds,
    IsStated,
    NotEncoded,
    NotOf,
    OneOf,
    OtherFact,
    OutcomeOf,
    RefersTo,
)
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.model.fact import AS_OF, ListedFact
from lawmodel.model.reference import InvalidReference, LegalReference, parse_reference
from lawmodel.model.source import Citation
from lawmodel.rules.conditions.facts import Facts, Value
from lawmodel.rules.conditions.words import describe, either, plain
from lawmodel.truth import Truth

if TYPE_CHECKING:
    from lawmodel.rules.world import World

__all__ = ["NOT_KNOWN", "OPEN_LIST", "Words", "ground", "kind_words"]

NOT_KNOWN = "not known"
OPEN_LIST = " (the list may not be complete)"
_KINDS = {
    "disagreement": "sources disagree",
    "ambiguity": "the text can be read in more than one way",
    "arithmetic": "the numbers do not add up",
    "transcription": "it is given in different forms",
}


def kind_words(discrepancy: Discrepancy) -> str:
    """What kind of discrepancy it is, in words; one against whose accounts nothing but silence stands says so."""
    speaking = [account for account in discrepancy.accounts if not account.silent]
    if discrepancy.kind == "disagreement" and len(speaking) == 1:
        return "one source speaks of it, and another is silent"
    if discrepancy.kind == "ambiguity" and len(discrepancy.accounts) == 2:
        return "the text can be read two ways"
    return _KINDS[discrepancy.kind]


def ground(cites: Iterable[Citation]) -> str:
    """The citations in brackets, each once."""
    text = ", ".join(dict.fromkeys(map(str, cites)))
    return f"  [{text}]" if text else ""


class Words:
    """The words of a world, for the rules of one record."""

    def __init__(self, world: World, record: str) -> None:
        self._world = world
        self._discrepancies = {d.id: d for d in world.instrument(record).discrepancies}
        self.record = record

    def of(self, record: str) -> Words:
        """The words for the rules of another record."""
        return self if record == self.record else Words(self._world, record)

    def condition(self, node: Condition) -> str:
        """What a condition asks; of a condition with a heading that, and what else must be known of it."""
        if node.heading is not None:
            return node.heading + self._besides_heading(node)
        match node:
            case Holds():
                return self._held(node)
            case Comparison(value=OtherFact(fact=other)):
                return f"{self.fact(node.fact)}: {plain(node.operator)} {self.fact(other)}"
            case Comparison():
                return f"{self.fact(node.fact)}: {plain(node.operator)} {node.value}"
            case OneOf():
                return f"{self.fact(node.fact)}: {self._labels(node.fact, node.values)}{'' if node.exhaustive else OPEN_LIST}"
            case RefersTo():
                places = either([self.reference(text) for text in node.references])
                return f"{self.fact(node.fact)}: {places}{'' if node.exhaustive else OPEN_LIST}"
            case IsStated():
                return f"{self.fact(node.fact)}: it has happened"
            case NotOf():
                return "this must not be so"
            case ByAccount():
                return self._dispute(node)
            case AllOf() | AnyOf() | OutcomeOf() | NotEncoded():
                return describe(node)
            case _:
                assert_never(node)

    def given(self, node: Condition, facts: Facts) -> str | None:
        """What the case says of the fact that a node asks for; None where it asks for none."""
        match node:
            case Comparison(value=OtherFact(fact=other)):
                values = (self.value(node.fact, facts.get(node.fact)), self.value(other, facts.get(other)))
                return f"{values[0]}; {self.fact(other)}: {values[1]}"
            case Holds(member=member) if member is not None:
                held = facts.get(node.fact)
                return self.value(node.fact, held.get(member) if isinstance(held, Mapping) else None)
            case Holds() | Comparison() | OneOf() | RefersTo() | IsStated():
                return self.value(node.fact, facts.get(node.fact))
            case _:
                return None

    def fact(self, name: str) -> str:
        """A fact by its name, in plain words."""
        return "the day asked about" if name == AS_OF else plain(name)

    def value(self, name: str, value: Value | None) -> str:
        """A value of a fact, with the labels of the register; `NOT_KNOWN` where there is none."""
        match value:
            case None | Truth.UNKNOWN:
                return NOT_KNOWN
            case frozenset():
                return self._labels(name, sorted(value))
            case LegalReference():
                return self.reference(str(value))
            case Mapping():
                members = (f"{'' if t is Truth.YES else 'not '}{self.label(name, m)}" for m, t in value.items())
                return ", ".join(members) or "none"
            case _:
                return str(value)

    def label(self, name: str, value: str) -> str:
        """The label of a value of a choice or a set; of a text, the text."""
        declared = self._world.facts.get(name)
        if not isinstance(declared, ListedFact):
            return value
        label = declared.values.get(value)
        return plain(value) if label is None else _text(label)

    def _labels(self, name: str, values: Sequence[str]) -> str:
        """The labels of values, as alternatives; in quotes where they could run into each other."""
        labels = [self.label(name, value) for value in values]
        return labels[0] if len(labels) == 1 else either([f'"{label}"' for label in labels])

    def question(self, name: str) -> str:
        """The question that asks for a fact; nothing for one that is not declared."""
        declared = self._world.facts.get(name)
        return "" if declared is None else _text(declared.question)

    def reference(self, text: str) -> str:
        """A legal reference with the title of the act: `Criminal Code, article 335 part 1`."""
        try:
            place = parse_reference(text)
            title = self._world.instrument(place.instrument).title
        except (InvalidReference, LookupError):
            return text
        named = zip(("article", "part", "paragraph", "item"), place.steps, strict=True)
        steps = " ".join(f"{word} {step}" for word, step in named if step is not None)
        return f"{_text(title)}, {steps}" if steps else _text(title)

    def discrepancy(self, ident: str) -> Discrepancy | None:
        """A discrepancy of the record."""
        return self._discrepancies.get(ident)

    def _held(self, node: Holds) -> str:
        if node.member is not None:
            return f"{self.fact(node.fact)}: {self.label(node.fact, node.member)}"
        return self.question(node.fact) or self.fact(node.fact)

    def _besides_heading(self, node: Condition) -> str:
        if isinstance(node, ByAccount):
            return f"; {self._dispute(node)}"
        is_open = isinstance(node, (AnyOf, OneOf, RefersTo)) and not node.exhaustive
        return OPEN_LIST if is_open else ""

    def _dispute(self, node: ByAccount) -> str:
        found = self._discrepancies.get(node.discrepancy)
        if found is None:
            return describe(node)
        return f"{kind_words(found)}: {found.matter} (`{found.id}`)"


def _text(texts: Mapping[str, str]) -> str:
    """A text in English, else in the first language that it is written in."""
    return texts.get("en") or next(iter(texts.values()))
