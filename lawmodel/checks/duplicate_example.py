"""Two examples of one case."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from lawmodel.checks.asking import examples_in
from lawmodel.checks.example_records import CITIZENS_ENTER
from lawmodel.diagnostics import Fault, Finding, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.model.rule import Example, PartlyKnown
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "duplicate-example",
    Severity.WARNING,
    "two examples of one case",
    "Two examples with the same facts, day and accounts show the same; if they expect different outcomes, one of them is"
    " wrong. Mostly one was copied, and not changed.",
    wrong=CITIZENS_ENTER + '        - {facts: {is_citizen: false}, expect: "no", because: a foreigner does not}\n',
    right=CITIZENS_ENTER,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every example with the facts, the day and the accounts of one before it."""
    for part in file.parts(RuleProvision, VersionedProvision):
        seen: dict[Hashable, tuple[str | int, ...]] = {}
        for path, example in examples_in(part.model):
            first = seen.setdefault(_case(example), path)
            if first != path:
                yield Finding(
                    FAULT.ident,
                    part.at(*path),
                    "another example has the same facts, day and accounts",
                    help="change what was meant to differ, or leave one of them out",
                    related=(Related(part.at(*first), "the other example"),),
                )


def _case(example: Example) -> Hashable:
    """An example's case: equal for equal cases, whatever the order in which they are written."""
    facts = [(name, type(value), _plain(value)) for name, value in example.facts.items()]  # `true` is no 1
    return frozenset(facts), example.as_of, frozenset((example.accounts or {}).items())


def _plain(value: object) -> Hashable:
    if isinstance(value, PartlyKnown):
        return tuple(names and tuple(sorted(names)) for names in (value.one_of, value.has, value.lacks))
    return tuple(sorted(value)) if isinstance(value, tuple) else value
