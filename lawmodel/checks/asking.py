"""The rules of a corpus, ready to be asked by the checks that ask them.

A rule that refers to no other record is asked with its file and the registers alone; one that does, once all
files are there. Rules that cannot be asked, since something else is wrong with them, are left to other checks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from lawmodel.checks.once import once
from lawmodel.corpus import Corpus
from lawmodel.dates.calendars import Calendar
from lawmodel.dates.partial import Range
from lawmodel.diagnostics import Location, Path
from lawmodel.loading import LoadedFile
from lawmodel.model.condition import OutcomeOf
from lawmodel.model.fact import Fact, Implication
from lawmodel.model.instrument import InstrumentBase
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.model.rule import ConditionRule, Example, Rule, TimeLimitRule
from lawmodel.model.source import Source
from lawmodel.model.time_limit import CalendarUse, Convention, StartOf, TimeLimit
from lawmodel.registers import Registers
from lawmodel.rules.ask import AskableRule
from lawmodel.rules.finite.analysis import RuleTooLarge
from lawmodel.rules.finite.flaws import Flaw, FlawKind, flaws_of
from lawmodel.rules.prepared import Prepared
from lawmodel.rules.question import NotARule, World
from lawmodel.rules.soundness import is_sound
from lawmodel.rules.standing.force import Force

__all__ = [
    "AskedRule",
    "Note",
    "asked_beyond",
    "asked_in",
    "conventions_are_known",
    "examples_in",
    "flaws_among",
    "noted_beyond",
    "own_world",
    "references_with_paths",
    "rules_in",
    "rules_within",
]

Note = list[tuple[str, int]]
"""The rules of a file that refer to other records, each with the number of its provision."""


class AskedRule:
    """A rule that can be asked, and where its provision stands."""

    def __init__(self, file: str, path: Path, rule: AskableRule) -> None:
        self.file: Final = file
        self.path: Final = path
        self.rule: Final = rule
        self._flaws: tuple[Flaw, ...] | RuleTooLarge | None = None

    def at(self, *path: str | int) -> Location:
        """A node of the provision, by the path within it."""
        return Location(self.file, (*self.path, *path))

    def flaws(self) -> tuple[Flaw, ...] | RuleTooLarge:
        """The flaws that show without a case; or that there are too many cases to go through."""
        if self._flaws is None:
            try:
                self._flaws = flaws_of(self.rule.world, self.rule.path)
            except RuleTooLarge as too_large:
                self._flaws = too_large
        return self._flaws

    def examples(self) -> Iterator[tuple[Path, Example]]:
        """The examples of the rule, of its versions, and of the provision as a whole, with their paths in it."""
        return examples_in(self.rule.provision)


class _OneRecord:
    """A record with the registers, as its own rules see them that refer to no other record."""

    def __init__(self, record: InstrumentBase, registers: Registers) -> None:
        self._record = record
        self._registers = registers
        rules = [p for p in record.provisions if isinstance(p, (RuleProvision, VersionedProvision))]
        self._provisions = {f"{record.id}/{provision.id}": provision for provision in rules}

    @property
    def facts(self) -> Mapping[str, Fact]:
        return self._registers.facts

    @property
    def implications(self) -> tuple[Implication, ...]:
        return self._registers.implications

    @property
    def conventions(self) -> Mapping[str, Convention]:
        return self._registers.conventions

    @property
    def sources(self) -> Mapping[str, Source]:
        return self._registers.sources

    @property
    def acts(self) -> Collection[str]:
        return ()

    def instrument(self, ident: str) -> InstrumentBase:
        if ident != self._record.id:
            raise LookupError(ident)
        return self._record

    def provision(self, path: str) -> RuleProvision | VersionedProvision:
        if path not in self._provisions:
            raise NotARule(path)
        return self._provisions[path]

    def force(self, ident: str, on: Range) -> Force:
        # Within one record a rule means its outcome, in force or not.
        raise LookupError(ident, on)

    def calendar(self, use: CalendarUse) -> Calendar:
        return _calendar(self._registers, use)

    def convention(self, ident: str) -> Convention:
        return self._registers.convention(ident)


@once
def _calendar(registers: Registers, use: CalendarUse) -> Calendar:
    """A calendar of the registers, the same for all time limits: it keeps the days that it was asked about."""
    return registers.calendar(use)


def asked_in(file: LoadedFile, registers: Registers) -> Sequence[AskedRule]:
    """The rules of a file that refer to no other record."""
    return _asked_in(file, registers)


# Every check that asks rules asks the same ones of a file, one check after the other.
@lru_cache(maxsize=4)
def own_world(file: LoadedFile, registers: Registers) -> World | None:
    """A record as its own rules see it; None of a file that is none."""
    return None if file.record is None else _OneRecord(file.record, registers)


@lru_cache(maxsize=4)
def _asked_in(file: LoadedFile, registers: Registers) -> Sequence[AskedRule]:
    world = own_world(file, registers)
    if world is None:
        return ()
    rules = [(path, index) for path, index, beyond in rules_within(file) if not beyond]
    prepared = Prepared(world)  # rules of one record ask one another, and for the same facts
    asked = ((AskableRule(world, path, prepared=prepared), index) for path, index in rules if _can(world, path))
    return [AskedRule(file.path, ("provisions", index), rule) for rule, index in asked]


def noted_beyond(file: LoadedFile) -> Note | None:
    """The rules of a file that refer to other records; None where there are none."""
    return [(path, index) for path, index, beyond in rules_within(file) if beyond] or None


def asked_beyond(notes: Mapping[str, Any], corpus: Corpus) -> Iterator[AskedRule]:
    """The rules that `noted_beyond` noted, by the paths of their files."""
    for file, rules in notes.items():
        for path, index in rules:
            if _can(corpus, path):
                yield _asked_beyond(corpus, file, path, index)


@lru_cache(maxsize=64)
def _asked_beyond(corpus: Corpus, file: str, path: str, index: int) -> AskedRule:
    return AskedRule(file, ("provisions", index), corpus.rule(path))


def _can(world: World, path: str) -> bool:
    return is_sound(world, path)


def flaws_among(rules: Iterable[AskedRule], kind: FlawKind) -> Iterator[tuple[AskedRule, Flaw]]:
    """The flaws of one kind of some rules."""
    for asked in rules:
        found = asked.flaws()
        if not isinstance(found, RuleTooLarge):
            yield from ((asked, flaw) for flaw in found if flaw.kind == kind)


@once
def rules_within(file: LoadedFile) -> Sequence[tuple[str, int, bool]]:
    """The rules of a record, the numbers of their provisions, and whether they refer beyond it, at however many steps."""
    record = file.record
    if record is None:
        return ()
    rules = (RuleProvision, VersionedProvision)
    numbers = {f"{record.id}/{p.id}": index for index, p in enumerate(record.provisions) if isinstance(p, rules)}
    named: dict[str, list[str]] = {}
    for path, other, (_, number, *_) in references_with_paths(file):
        if numbers[path] == number:  # of two provisions with one id the last is asked
            named.setdefault(path, []).append(other)
    beyond = _leading_beyond(record.id, named)
    return [(path, index, path in beyond) for path, index in numbers.items()]


def _leading_beyond(record: str, named: Mapping[str, Sequence[str]]) -> set[str]:
    """The rules that refer, at however many steps, to a rule of another record."""
    naming: dict[str, list[str]] = {}
    for path, others in named.items():
        for other in others:
            naming.setdefault(other, []).append(path)
    open_ends = [path for path in naming if path.partition("/")[0] != record]
    found: set[str] = set()
    while open_ends:
        following = [path for path in naming.get(open_ends.pop(), ()) if path not in found]
        found.update(following)
        open_ends += following
    return found


@once
def references_with_paths(file: LoadedFile) -> Sequence[tuple[str, str, Path]]:
    """Every reference of a rule to another: the rule, the one it names, and the path of the name in the file."""
    record = file.record
    if record is None or not file.parts(OutcomeOf, StartOf):
        return ()
    named: dict[Path, list[tuple[str, Path]]] = {}
    for part in file.all_parts:
        if isinstance(part.model, OutcomeOf):
            named.setdefault(part.path[:2], []).append((part.model.rule, (*part.path, "rule")))
        elif isinstance(part.model, StartOf) and part.model.outcome_of is not None:
            named.setdefault(part.path[:2], []).append((part.model.outcome_of, (*part.path, "outcome_of")))
    provisions = file.parts(RuleProvision, VersionedProvision)
    return [(f"{record.id}/{p.model.id}", other, path) for p in provisions for other, path in named.get(p.path, ())]


def conventions_are_known(limit: TimeLimit, registers: Registers) -> bool:
    """Whether every convention that a time limit names is in the register; what one that is not would settle is open."""
    named = (limit.convention, *(taken.convention for taken in limit.assumes))
    return all(convention is None or convention in registers.conventions for convention in named)


def examples_in(provision: RuleProvision | VersionedProvision) -> Iterator[tuple[Path, Example]]:
    """The examples of a provision and of its rules, each with its path within it."""
    if isinstance(provision, VersionedProvision):
        yield from ((("examples", index), example) for index, example in enumerate(provision.examples))
    for path, rule in rules_in(provision):
        if isinstance(rule, (ConditionRule, TimeLimitRule)):
            yield from (((*path, "examples", index), example) for index, example in enumerate(rule.examples))


def rules_in(provision: RuleProvision | VersionedProvision) -> Iterator[tuple[Path, Rule]]:
    """The rule of a provision, or each version's, with its path within it."""
    if isinstance(provision, RuleProvision):
        yield ("rule",), provision.rule
    else:
        yield from ((("versions", index, "rule"), version.rule) for index, version in enumerate(provision.versions))
