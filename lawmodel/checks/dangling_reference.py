"""A name of something that stands nowhere: a source, an authority, a fact, a record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import PurePosixPath
from typing import Final, TypedDict

from lawmodel.checks.folding import folded
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Severity
from lawmodel.likeness import advised, guess, mend
from lawmodel.loading import LoadedFile
from lawmodel.model.base import ReferenceKind
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.model.fact import AS_OF
from lawmodel.model.lifecycle import Event
from lawmodel.model.mentions import Mention
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.registers import Registers
from lawmodel.schemas.first_faults import MOST_TOLD

__all__ = ["FAULT", "compare", "find_in", "note"]

FAULT = Fault(
    "dangling-reference",
    Severity.ERROR,
    "a name of something that stands nowhere",
    "A record names sources, authorities, topics, facts, events and other records by their ids. A name that leads"
    " nowhere is a fact without a ground, or a rule that asks for something no one can answer.",
    wrong="""\
id: example
kind: law
stands_for: act
title: {en: An act}
title_is: described
jurisdiction: TJ
cites: [{source: gazete, line: 1}]
""",
    right="""\
id: example
kind: law
stands_for: act
title: {en: An act}
title_is: described
jurisdiction: TJ
cites: [{source: gazette, line: 1}]
""",
)

_WHERE: dict[ReferenceKind, tuple[str, str]] = {
    "source": ("a source", "registers/sources.yaml"),
    "authority": ("an authority", "registers/authorities.yaml"),
    "topic": ("a topic", "registers/topics.yaml"),
    "occasion": ("an event", "registers/events.yaml"),
    "observation": ("an observation", "registers/observations.yaml"),
    "convention": ("a convention", "registers/conventions.yaml"),
    "calendar": ("a calendar", "registers/calendars/"),
    "fact": ("a fact", "registers/facts.yaml"),
    "record": ("a record", "agreements/"),
    "rule": ("a rule", "the provisions of that record"),
    "discrepancy": ("a discrepancy", "`discrepancies` of this file"),
    "account": ("an account", "`discrepancies` of this file"),
    "event": ("a lifecycle event", "`lifecycle` of this record"),
}
_OF_RECORDS: Final[tuple[ReferenceKind, ...]] = ("record", "rule")
_REGISTERS: Final = frozenset(where for _, where in _WHERE.values() if where.endswith(".yaml"))


class _Note(TypedDict, total=False):
    """What a record is called, the rules in it, and the records and rules that it names; what is empty is left out."""

    record: str
    rules: list[str]
    names: list[tuple[ReferenceKind, str, list[str | int]]]


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every name that neither the file itself nor a register declares, where names of its kind are declared."""
    for kind, named in file.names.items():
        if kind not in _OF_RECORDS:
            names = _declared(kind, file, registers)
            unknown = {name for name in named if name not in names and name != AS_OF}  # AS_OF needs no declaration
            if unknown:
                missing = [m for m in file.mentions_of(kind) if m.target in unknown and not _is_excused(m, registers)]
                yield from _missing(file, missing, names, registers)


def _declared(kind: ReferenceKind, file: LoadedFile, registers: Registers) -> Collection[str]:
    """The names of a kind: the file itself declares its discrepancies with their accounts, and its events."""
    match kind:
        case "discrepancy":
            return {part.model.id for part in file.parts(Discrepancy)}
        case "account":
            return {f"{part.model.id}/{a.id}" for part in file.parts(Discrepancy) for a in part.model.accounts}
        case "event":
            return {part.model.id for part in file.parts(Event)}
        case _:
            return registers.declared(kind)


def _missing(
    file: LoadedFile, mentions: Sequence[Mention], names: Collection[str], registers: Registers
) -> Iterator[Finding]:
    """What is missing, name by name; where the register itself is not there, the first place tells it."""
    places: dict[str, list[Location]] = {}
    for mention in mentions:
        places.setdefault(mention.target, []).append(Location(file.path, mention.path, mention.part))
        register = _WHERE[mention.kind][1]
        if register in _REGISTERS and register not in registers.files:
            break
    for target, those in places.items():
        yield from folded(_finding(at, mentions[0].kind, target, names) for at in those)


def note(file: LoadedFile, _registers: Registers) -> _Note | None:
    found: _Note = {}
    if file.record is not None:
        found["record"] = file.record.id
        rules = [part.model.id for part in file.parts(RuleProvision, VersionedProvision)]
        if rules:
            found["rules"] = rules
    if any(kind in file.names for kind in _OF_RECORDS):
        named = sorted(file.mentions_of(*_OF_RECORDS), key=lambda mention: _OF_RECORDS.index(mention.kind))
        found["names"] = [(mention.kind, mention.target, list(mention.path)) for mention in named]
    return found or None


def compare(notes: Mapping[str, _Note], corpus: Corpus) -> Iterator[Finding]:
    """Every name of a record or rule that there is not; an unread file may well declare it."""
    records = [each for each in notes.values() if "record" in each]
    known = {
        "record": {each["record"]: None for each in records},
        "rule": {f"{each['record']}/{rule}": None for each in records for rule in each.get("rules", ())},
    }
    unread = {PurePosixPath(path).stem for path in corpus.unread}
    for path, each in notes.items():
        missing = (
            (Location(path, tuple(at)), kind, target)
            for kind, target, at in each.get("names", ())
            if target not in known[kind] and target.partition("/")[0] not in unread
        )
        for at, kind, target in islice(missing, MOST_TOLD + 1):  # what was meant is not looked for in vain
            yield _finding(at, kind, target, known[kind])


def _is_excused(mention: Mention, registers: Registers) -> bool:
    """Whether an unread register may well declare the name."""
    if mention.kind == "calendar":
        return f"registers/calendars/{mention.target}.yaml" in registers.unread
    return _WHERE[mention.kind][1] in registers.unread


def _finding(at: Location, kind: ReferenceKind, target: str, names: Collection[str]) -> Finding:
    thing, where = _WHERE[kind]
    meant = guess(target, names)
    return Finding(
        FAULT.ident,
        at,
        f"`{target}` is not {thing} of {where}" if kind != "record" else f"no record is named `{target}`",
        help=advised(meant, f"declare it in {where}, or correct the name"),
        fix=mend(meant),
    )
