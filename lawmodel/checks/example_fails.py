"""An example that its rule does not bear out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lawmodel.checks.asking import AskedRule, Note, asked_beyond, asked_in, noted_beyond
from lawmodel.checks.example_records import CITIZENS_ENTER
from lawmodel.checks.outcomes import Outcomes, outcomes_of
from lawmodel.corpus import Corpus
from lawmodel.dates.partial import parse_or_none
from lawmodel.diagnostics import Fault, Finding, Path, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.rule import Example
from lawmodel.registers import Registers
from lawmodel.rules.conditions.evaluate import UnknownAccount
from lawmodel.rules.conditions.facts import FactError
from lawmodel.rules.conditions.implied import ContradictoryFacts
from lawmodel.rules.disputed import UnaskedAccount
from lawmodel.rules.examples import failure_of

__all__ = ["FAULT", "compare", "find_in", "note"]

FAULT = Fault(
    "example-fails",
    Severity.ERROR,
    "an example that the rule does not bear out",
    "An example is a case with the outcome that the text gives it. Where the rule gives another, or other facts are"
    " missing than the example says, one of the two is wrong; the text says which.",
    wrong=CITIZENS_ENTER.replace('{is_citizen: false}, expect: "no"', '{is_citizen: false}, expect: "yes"'),
    right=CITIZENS_ENTER,
)

_ADVICE = "the text says which is wrong, the example or the rule"


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every example that fails, of the rules that refer to no other record."""
    return _failing(asked_in(file, registers))


def note(file: LoadedFile, _registers: Registers) -> Note | None:
    return noted_beyond(file)


def compare(notes: Mapping[str, Note], corpus: Corpus) -> Iterator[Finding]:
    """Every example that fails, of the rules that refer to other records."""
    return _failing(asked_beyond(notes, corpus))


def _failing(rules: Iterable[AskedRule]) -> Iterator[Finding]:
    for asked in rules:
        outcomes = outcomes_of(asked.rule.provision)
        for path, example in asked.examples():
            problem = _problem(asked, example, outcomes)
            if problem is not None:
                key, message, stands_on = problem
                related = () if stands_on is None else (Related(asked.at(*stands_on), "on this the outcome stands"),)
                yield Finding(FAULT.ident, asked.at(*path, *key), message, help=_ADVICE, related=related)


def _problem(asked: AskedRule, example: Example, outcomes: Outcomes) -> tuple[Path, str, Path | None] | None:
    """Where an example fails, how, and on what part of the rule; what cannot be asked is left to other checks."""
    if not outcomes.include(example.expect):
        return None
    if example.as_of is not None and parse_or_none(example.as_of) is None:
        return None
    try:
        failure = failure_of(asked.rule, example)
    except ContradictoryFacts as error:
        return ("facts",), f"the facts cannot stand together: {error.problem}", None
    except UnaskedAccount as error:
        return ("accounts",), str(error), None
    except (FactError, UnknownAccount):
        return None
    if failure is None:
        return None
    stands_on = f" ({failure.line})" if failure.line else ""
    return (failure.key,), f"expected {failure.expected}, got {failure.got}{stands_on}", failure.at
