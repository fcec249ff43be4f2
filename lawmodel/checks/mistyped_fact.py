"""A fact that is asked for, or given, as something that it is not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from lawmodel.checks.asking import rules_in
from lawmodel.checks.example_records import CITIZENS_ENTER
from lawmodel.dates.partial import parse_or_none
from lawmodel.diagnostics import Fault, Finding, Fix, Severity
from lawmodel.likeness import advised, guess, mend
from lawmodel.loading import LoadedFile
from lawmodel.model.condition import Comparison, Holds, OneOf, RefersTo
from lawmodel.model.fact import AS_OF, Fact, IntegerFact, ListedFact
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.model.rule import ConditionRule, Example, TimeLimitRule
from lawmodel.model.walk import Part
from lawmodel.registers import Registers
from lawmodel.rules.conditions.facts import FactError, FactReader, UnknownFact, WrongFactValue
from lawmodel.rules.conditions.mistyped import Mistyped, mistyped_limit, mistyped_node
from lawmodel.schemas.wording import listed, shown

__all__ = ["FAULT", "find_in"]

_WRITTEN: Final = {
    "boolean": "write `true` or `false`, without quotes",
    "date": "write a date in quotes, or `none`",
    "choice": "write one of its values",
    "integer": "write a whole number, without quotes",
    "text": "write a text in quotes",
    "set": "write a list of its members, or `{has: [...], lacks: [...]}`",
    "legal-reference": "write it as `tj-criminal-code art. 335 part 1`",
}
"""How a value of each type is written."""
_TRUTHS: Final = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

FAULT = Fault(
    "mistyped-fact",
    Severity.ERROR,
    "a fact taken for what it is not",
    "The register of facts says what each fact is. A boolean is not before anything, a date is not compared with a number,"
    " a choice has no value that it does not declare: such a condition is never met, and such an example is no case.",
    wrong=CITIZENS_ENTER.replace(
        "kind: holds, fact: is_citizen", "kind: comparison, fact: is_citizen, operator: at-least, value: 1"
    ),
    right=CITIZENS_ENTER,
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every condition, start, presumption, version day and example's fact that does not fit the fact's type."""
    reader = FactReader(registers.facts)
    for part in _questions(file):
        for one in mistyped_node(part.model, registers.facts):
            yield Finding(FAULT.ident, part.at(*one.path), one.problem, help=one.advice)
    for provision in file.parts(RuleProvision, VersionedProvision):
        for path, one in _in_provision(provision.model, registers, reader):
            yield Finding(FAULT.ident, provision.at(*path, *one.path), one.problem, help=one.advice)
    for example in file.parts(Example):
        given: dict[str, object] = dict(example.model.facts)
        for one in _given(given, "facts", registers, reader):
            name = str(one.path[-1])
            fix = _mended(registers.facts.get(name), given[name])
            yield Finding(FAULT.ident, example.at(*one.path), one.problem, help=one.advice, fix=fix)


def _questions(file: LoadedFile) -> Sequence[Part[Holds | Comparison | OneOf | RefersTo]]:
    """The conditions of rules, and of constraints between facts, that ask something of a fact's value."""
    return [*file.parts(Holds, Comparison, OneOf), *file.parts(RefersTo)]


def _in_provision(
    provision: RuleProvision | VersionedProvision, registers: Registers, reader: FactReader
) -> Iterator[tuple[tuple[str | int, ...], Mistyped]]:
    if isinstance(provision, VersionedProvision) and provision.version_day != AS_OF:
        fact = registers.facts.get(provision.version_day)
        if fact is not None and fact.type != "date":
            problem = f"`{provision.version_day}` is no date, and picks no version"
            yield (), Mistyped(("version_day",), problem, "name a date fact, or `as_of`")
    for path, rule in rules_in(provision):
        if isinstance(rule, TimeLimitRule):
            yield from ((path, one) for one in mistyped_limit(rule, registers.facts))
        if isinstance(rule, (ConditionRule, TimeLimitRule)) and rule.presume:
            yield from ((path, one) for one in _given(dict(rule.presume), "presume", registers, reader))


def _given(facts: dict[str, object], key: str, registers: Registers, reader: FactReader) -> Iterator[Mistyped]:
    """The facts with a value that is not one of theirs; undeclared ones are left to another check."""
    try:
        reader.read(facts)
    except FactError:
        yield from _given_wrong(facts, key, registers, reader)


def _given_wrong(facts: dict[str, object], key: str, registers: Registers, reader: FactReader) -> Iterator[Mistyped]:
    """Of facts that cannot be read together, what is wrong with each."""
    for name, value in facts.items():
        if name == AS_OF:
            advice = "write it beside `facts`"
            yield Mistyped((key, name), "`as_of` is the day of the question, and no fact of the case", advice)
            continue
        declared = registers.facts.get(name)
        if isinstance(declared, IntegerFact) and _excludes_every_number(declared):
            continue
        try:
            reader.read({name: value})
        except UnknownFact:
            continue
        except FactError as error:
            yield Mistyped((key, name), f"`{name}`: {_problem(error)}", _advice(declared, value))


def _problem(error: FactError) -> str:
    """What is wrong, with the value as a file has it."""
    if isinstance(error, WrongFactValue) and not isinstance(error.value, str):
        return f"{shown(_plain(error.value))} is not {error.expected}"
    return error.problem


def _plain(value: object) -> object:
    return value if isinstance(value, (bool, int)) else str(value)


def _advice(fact: Fact | None, value: object) -> str | None:
    """How a value of the fact's type is written, and which was probably meant."""
    if fact is None:
        return None
    if isinstance(fact, ListedFact) and isinstance(value, str):
        return advised(guess(value, list(fact.values)), f"its values are {listed(fact.values)}")
    if fact.type == "date" and isinstance(value, (int, str)) and not isinstance(value, bool):
        written = json.dumps(value) if isinstance(value, int) else value
        return (
            f"put it in quotes: `{json.dumps(written)}`" if parse_or_none(written) else 'write a date as `"2015-06-01"`'
        )
    if isinstance(fact, IntegerFact) and isinstance(value, int) and not isinstance(value, bool):
        return "correct the number, or the bounds that `registers/facts.yaml` gives it"
    return _WRITTEN[fact.type]


def _mended(fact: Fact | None, value: object) -> Fix | None:
    """A mend, where it is plain what was meant: a word for true or false, a date without its quotes, a slip."""
    if fact is None:
        return None
    if fact.type == "boolean" and isinstance(value, str) and value.lower() in _TRUTHS:
        word = json.dumps(_TRUTHS[value.lower()])
        return Fix(f"write `{word}`", word)
    if isinstance(fact, ListedFact) and isinstance(value, str):
        return mend(guess(value, list(fact.values)))
    if fact.type == "date" and isinstance(value, int) and not isinstance(value, bool) and parse_or_none(str(value)):
        return Fix(f'write `"{value}"`', f'"{value}"')
    return None


def _excludes_every_number(fact: IntegerFact) -> bool:
    return fact.minimum is not None and fact.maximum is not None and fact.minimum > fact.maximum
