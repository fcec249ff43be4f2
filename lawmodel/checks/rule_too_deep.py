"""A rule that leads through too many rules, one behind the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lawmodel.checks.asking import Note, noted_beyond, own_world, rules_within
from lawmodel.checks.example_records import CITIZENS_ENTER
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Severity
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers
from lawmodel.rules.levels import MOST_LEVELS, levels, references_of, rules_of_provision
from lawmodel.rules.question import NotARule
from lawmodel.rules.world import World

__all__ = ["FAULT", "compare", "find_in", "note"]

_ASKING = (
    "  - {id: step-%d, kind: rule, heading: Entry, cites: [{source: gazette, line: 2}],\n"
    "     rule: {kind: condition, modality: permission, if: {kind: outcome-of, rule: example/%s}, examples: [\n"
    '       {facts: {is_citizen: true}, expect: "yes", because: a citizen enters},\n'
    '       {facts: {is_citizen: false}, expect: "no", because: nobody else does}]}}\n'
)


def _steps(number: int) -> str:
    """A rule that a citizen may enter, and so many rules of which each asks the one before."""
    names = ("entry", *(f"step-{each}" for each in range(1, number)))
    return CITIZENS_ENTER + "".join(_ASKING % each for each in enumerate(names, 1))


FAULT = Fault(
    "rule-too-deep",
    Severity.ERROR,
    "a rule that leads through too many others",
    f"Asking a rule leads through the rules that it refers to, and those that they refer to, and conditions within"
    f" conditions: at most {MOST_LEVELS} levels. No law needs many; what is deeper is not asked.",
    wrong=_steps(MOST_LEVELS // 2),
    right=_steps(2),
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """The first rule that is too deep of each chain, of those that refer to no other record."""
    world = own_world(file, registers)
    if world is not None:
        rules = ((path, index) for path, index, beyond in rules_within(file) if not beyond)
        yield from _findings(file.path, rules, world)


def note(file: LoadedFile, _registers: Registers) -> Note | None:
    return noted_beyond(file)


def compare(notes: Mapping[str, Note], corpus: Corpus) -> Iterator[Finding]:
    """The first rule that is too deep of each chain, of those that refer to other records."""
    for file, rules in notes.items():
        yield from _findings(file, rules, corpus)


def _findings(file: str, rules: Iterable[tuple[str, int]], world: World) -> Iterator[Finding]:
    for path, index in rules:
        found = levels(world, path)
        if found > MOST_LEVELS and all(levels(world, other) <= MOST_LEVELS for other in _named(world, path)):
            yield Finding(
                FAULT.ident,
                Location(file, ("provisions", index, "id")),
                f"`{path}` is {found} levels deep, with the rules behind it, and at most {MOST_LEVELS} are gone through",
                help="let it decide by facts, or by a rule that has fewer behind it",
            )


def _named(world: World, path: str) -> Iterator[str]:
    try:
        rules = rules_of_provision(world.provision(path))
    except NotARule:
        return
    yield from (other for rule in rules for other, _ in references_of(world, rule))
