"""A fact that is asked for, or given, as something that it is not."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.asking import rules_in
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.fact import AS_OF, Implication, IntegerFact
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.model.rule import ConditionRule, Example, TimeLimitRule
from lawmodel.model.walk import Part
from lawmodel.registers import Registers
from lawmodel.rules.facts import FactError, UnknownFact, read_facts
from lawmodel.rules.mistyped import Mistyped, mistyped_in, mistyped_node
from lawmodel.rules.parts import nodes_of

__all__ = ["FAULT", "find_in"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 1}]
provisions:
  - id: entry
    kind: rule
    heading: Entry
    cites: [{source: gazette, line: 2}]
    rule:
      kind: condition
      modality: permission
      if: {kind: holds, fact: is_citizen}
      examples:
        - {facts: {is_citizen: true}, expect: "yes", because: a citizen enters}
        - {facts: {is_citizen: false}, expect: "no", because: nobody else does}
"""

FAULT = Fault(
    "mistyped-fact",
    Severity.ERROR,
    "a fact taken for what it is not",
    "The register of facts says what each fact is. A boolean is not before anything, a date is not compared with a number,"
    " a choice has no value that it does not declare: such a condition is never met, and such an example is no case.",
    wrong=_RIGHT.replace(
        "kind: holds, fact: is_citizen", "kind: comparison, fact: is_citizen, operator: at-least, value: 1"
    ),
    right=_RIGHT,
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every condition, start, presumption, version day and example's fact that does not fit the fact's type."""
    for provision in file.parts(RuleProvision, VersionedProvision):
        for path, one in _in_provision(provision.model, registers):
            yield Finding(FAULT.ident, provision.at(*path, *one.path), one.problem, help=one.advice)
    for example in file.parts(Example):
        for one in _given(dict(example.model.facts), "facts", registers):
            yield Finding(FAULT.ident, example.at(*one.path), one.problem, help=one.advice)
    for implication in file.parts(Implication):
        yield from _in_implication(implication, registers)


def _in_provision(
    provision: RuleProvision | VersionedProvision, registers: Registers
) -> Iterator[tuple[tuple[str | int, ...], Mistyped]]:
    if isinstance(provision, VersionedProvision) and provision.version_day != AS_OF:
        fact = registers.facts.get(provision.version_day)
        if fact is not None and fact.type != "date":
            problem = f"`{provision.version_day}` is no date, and picks no version"
            yield (), Mistyped(("version_day",), problem, "name a date fact, or `as_of`")
    for path, rule in rules_in(provision):
        yield from ((path, one) for one in mistyped_in(rule, registers.facts))
        if isinstance(rule, (ConditionRule, TimeLimitRule)):
            yield from ((path, one) for one in _given(dict(rule.presume), "presume", registers))


def _in_implication(implication: Part[Implication], registers: Registers) -> Iterator[Finding]:
    for key in ("when", "then"):
        for path, node in nodes_of(getattr(implication.model, key), (key,)):
            for one in mistyped_node(node, registers.facts):
                yield Finding(FAULT.ident, implication.at(*path, *one.path), one.problem, help=one.advice)


def _given(facts: dict[str, object], key: str, registers: Registers) -> Iterator[Mistyped]:
    """The facts with a value that is not one of theirs; undeclared ones are left to another check."""
    for name, value in facts.items():
        if name == AS_OF:
            advice = "write it beside `facts`"
            yield Mistyped((key, name), "`as_of` is the day of the question, and no fact of the case", advice)
            continue
        declared = registers.facts.get(name)
        if isinstance(declared, IntegerFact) and _excludes_every_number(declared):
            continue
        try:
            read_facts({name: value}, registers.facts)
        except UnknownFact:
            continue
        except FactError as error:
            yield Mistyped((key, name), f"`{name}`: {error.problem}")


def _excludes_every_number(fact: IntegerFact) -> bool:
    return fact.minimum is not None and fact.maximum is not None and fact.minimum > fact.maximum
