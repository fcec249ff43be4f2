"""A name of something that stands nowhere: a source, an authority, a fact, a record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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
_OF_RECORDS: Final[frozenset[ReferenceKind]] = frozenset({"record", "rule"})
_REGISTERS: Final = frozenset(where for _, where in _WHERE.values() if where.endswith(".yaml"))


class _Note(TypedDict):
    """What a record is called, the rules in it, and the records and rules that it names."""

    record: str | None
    rules: list[str]
    names: list[tuple[ReferenceKind, str, list[str | int]]]


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every name that neither the file itself nor a register declares, where names of its kind are declared."""
    local = _local(file)
    without: set[ReferenceKind] = set()
    missing: dict[tuple[ReferenceKind, str], list[Location]] = {}
    for mention in file.mentions:
        if mention.kind in _OF_RECORDS or mention.kind in without:
            continue
        names = local[mention.kind] if mention.kind in local else registers.declared(mention.kind)
        if mention.target not in names and not _is_excused(mention, registers):
            at = Location(file.path, mention.path, mention.part)
            missing.setdefault((mention.kind, mention.target), []).append(at)
            if _WHERE[mention.kind][1] in _REGISTERS and _WHERE[mention.kind][1] not in registers.files:
                without.add(mention.kind)  # one finding tells that the register is not there
    for (kind, target), places in missing.items():
        yield from folded(_finding(at, kind, target, local.get(kind) or registers.declared(kind)) for at in places)


def note(file: LoadedFile, _registers: Registers) -> _Note:
    record = file.record
    rules = [] if record is None else [p.model.id for p in file.parts(RuleProvision, VersionedProvision)]
    return {
        "record": None if record is None else record.id,
        "rules": [] if record is None else [f"{record.id}/{rule}" for rule in rules],
        "names": [(m.kind, m.target, list(m.path)) for m in file.mentions if m.kind in _OF_RECORDS],
    }


def compare(notes: Mapping[str, _Note], corpus: Corpus) -> Iterator[Finding]:
    """Every name of a record or rule that there is not; an unread file may well declare it."""
    known = {
        "record": {each["record"]: None for each in notes.values() if each["record"] is not None},
        "rule": {rule: None for each in notes.values() for rule in each["rules"]},
    }
    unread = {PurePosixPath(path).stem for path in corpus.unread}
    for path, each in notes.items():
        for kind, target, at in each["names"]:
            if target not in known[kind] and target.partition("/")[0] not in unread:
                yield _finding(Location(path, tuple(at)), kind, target, known[kind])


def _local(file: LoadedFile) -> Mapping[ReferenceKind, Collection[str]]:
    """What the file itself declares: discrepancies with their accounts, and events."""
    discrepancies = [part.model for part in file.parts(Discrepancy)]
    return {
        "discrepancy": {d.id for d in discrepancies},
        "account": {f"{d.id}/{a.id}" for d in discrepancies for a in d.accounts},
        "event": {part.model.id for part in file.parts(Event)},
    }


def _is_excused(mention: Mention, registers: Registers) -> bool:
    """The day of the question needs no declaration; an unread register may well declare the name."""
    if mention.kind == "fact" and mention.target == AS_OF:
        return True
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
