"""An example that states a fact for which its rule does not ask."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from lawmodel.checks.asking import AskedRule, Note, asked_beyond, asked_in, noted_beyond, rules_in
from lawmodel.checks.example_records import law_with_rule
from lawmodel.checks.folding import named
from lawmodel.checks.once import once
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Severity
from lawmodel.likeness import advised, guess
from lawmodel.loading import LoadedFile
from lawmodel.model.fact import AS_OF, Implication
from lawmodel.model.rule import ConditionRule, TimeLimitRule
from lawmodel.model.walk import parts_within
from lawmodel.registers import Registers

__all__ = ["FAULT", "compare", "find_in", "note"]

_RIGHT = law_with_rule("""\
      kind: condition
      modality: permission
      if: {kind: holds, fact: is_citizen}
      examples:
        - {facts: {is_citizen: true}, expect: "yes", because: citizens enter}
        - {facts: {is_citizen: false}, expect: "no", because: nobody else does}
        - {facts: {}, expect: unknown, missing: [is_citizen], because: it is not known}
""")

FAULT = Fault(
    "unasked-fact",
    Severity.WARNING,
    "an example with a fact that its rule does not ask for",
    "What a rule does not ask for cannot matter to it. The example was written for another rule, or for what this one has"
    " lost, or another fact was meant. That a fact does not matter is said in the example's `because`.",
    wrong=_RIGHT.replace("{is_citizen: false}", "{is_citizen: false, is_resident: true}"),
    right=_RIGHT,
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every fact of an example that its rule does not ask for, of the rules that refer to no other record."""
    return _findings(asked_in(file, registers), _bound_in(registers))


def note(file: LoadedFile, _registers: Registers) -> Note | None:
    return noted_beyond(file)


def compare(notes: Mapping[str, Note], corpus: Corpus) -> Iterator[Finding]:
    """Every fact of an example that its rule does not ask for, of the rules that refer to other records."""
    return _findings(asked_beyond(notes, corpus), _bound_by(corpus.implications))


@once
def _bound_in(registers: Registers) -> AbstractSet[str]:
    return _bound_by(registers.implications)


def _bound_by(implications: Iterable[Implication]) -> AbstractSet[str]:
    """The facts that constraints bind: one can decide another, whichever of them the rule asks for."""
    return {fact for each in implications for fact in _facts_of(each)}


def _findings(rules: Iterable[AskedRule], bound: AbstractSet[str]) -> Iterator[Finding]:
    for asked in rules:
        facts = frozenset(asked.rule.facts)
        for path, example in asked.examples():
            for name in example.facts:
                if not (name in facts or name in bound or name == AS_OF):
                    where = asked.at(*path, "facts", name)
                    yield Finding(
                        FAULT.ident,
                        Location(where.file, where.path, "key"),
                        f"the rule does not ask for `{name}`",
                        help=_advice(name, asked.rule.facts),
                    )
        yield from _presumed(asked, facts, bound)


def _advice(name: str, asked_for: Sequence[str]) -> str:
    if not asked_for:
        return "leave it out; the rule asks for no fact"
    meant = guess(name, asked_for)
    return advised(meant, f"leave it out; it asks for {named(asked_for)}")


def _presumed(asked: AskedRule, facts: Container[str], bound: Container[str]) -> Iterator[Finding]:
    """The facts that a rule presumes and never asks for: the presumption says nothing."""
    for path, rule in rules_in(asked.rule.provision):
        for name in rule.presume if isinstance(rule, (ConditionRule, TimeLimitRule)) else ():
            if not (name in facts or name in bound or name == AS_OF):
                where = asked.at(*path, "presume", name)
                message = f"the rule presumes `{name}`, and does not ask for it"
                at = Location(where.file, where.path, "key")
                yield Finding(FAULT.ident, at, message, help=_advice(name, asked.rule.facts))


def _facts_of(implication: Implication) -> Iterator[str]:
    for part in parts_within(implication):
        name = getattr(part.model, "fact", None)
        if isinstance(name, str):
            yield name
