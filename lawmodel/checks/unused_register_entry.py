"""An entry of a register that nothing mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypedDict

from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.base import ReferenceKind
from lawmodel.model.mentions import Mention
from lawmodel.registers import Registers
from lawmodel.schemas.registry import schema_name_for

__all__ = ["FAULT", "compare", "note"]

FAULT = Fault(
    "unused-register-entry",
    Severity.WARNING,
    "an entry of a register that nothing mentions",
    "Sources, authorities, topics and facts are there for the records. One that none mentions is left over, or its"
    " mention was misspelt. Events and observations are facts by themselves, and so is an authority of which the"
    " register tells its founding, members or tasks; conventions and calendars are kept to choose from.",
    wrong="""\
topics:
  aim: {label: {en: Aim}, means: what the instrument is for}
  penalty: {label: {en: Penalty}, means: what follows a breach}
  opinion: {label: {en: Opinion}, means: what a commentary claims of the instrument}
""",
    right="""\
topics:
  aim: {label: {en: Aim}, means: what the instrument is for}
  opinion: {label: {en: Opinion}, means: what a commentary claims of the instrument}
""",
    example_file="registers/topics.yaml",
)

_REGISTERS: Final[Mapping[str, tuple[ReferenceKind, str]]] = {
    "registers/sources.yaml": ("source", "sources"),
    "registers/authorities.yaml": ("authority", "authorities"),
    "registers/topics.yaml": ("topic", "topics"),
    "registers/facts.yaml": ("fact", "facts"),
}
_KINDS: Final = tuple(kind for kind, _ in _REGISTERS.values())


class _Note(TypedDict, total=False):
    """The entries that a register has for others, and what a file mentions: of each kind the names, between blanks."""

    entries: list[str]
    mentions: dict[ReferenceKind, str]


def note(file: LoadedFile, registers: Registers) -> _Note | None:
    own, _ = _REGISTERS.get(file.path, (None, None))
    mentioned = {
        kind: " ".join(sorted(file.names[kind] if own is None else _needed(file, kind, own)))
        for kind in _KINDS
        if kind in file.names
    }
    found: _Note = {"mentions": mentioned} if mentioned else {}
    if own is not None:
        declared = registers.declared(own)
        found["entries"] = [each for each in declared if own != "authority" or not _stands_alone(each, registers)]
    return found or None


def _needed(file: LoadedFile, kind: ReferenceKind, own: ReferenceKind) -> set[str]:
    """The names of a kind that a register needs."""
    return {mention.target for mention in file.mentions_of(kind) if _needs(mention, own)}


def _needs(mention: Mention, own: ReferenceKind) -> bool:
    """Whether a register needs what it mentions: a body's own entry and a constraint between facts need nothing."""
    if mention.kind == "fact":
        return own != "fact"
    return mention.kind != "authority" or mention.path[:2] != ("authorities", mention.target)


def compare(notes: Mapping[str, _Note], corpus: Corpus) -> Iterator[Finding]:
    """Every entry that no record and no other entry names; nothing while a file cannot be read that may do so."""
    if any(schema_name_for(path) is not None for path in corpus.unread):
        return
    used: dict[ReferenceKind, set[str]] = {kind: set() for kind in _KINDS}
    for each in notes.values():
        for kind, names in each.get("mentions", {}).items():
            used[kind].update(names.split())
    for file, (kind, register) in _REGISTERS.items():
        for ident in notes[file].get("entries", ()) if file in notes else ():
            if ident not in used[kind]:
                message = f"nothing mentions `{ident}` of the register of {register}"
                advice = f"take `{ident}` out of the register, or mention it where it belongs"
                yield Finding(FAULT.ident, Location(file, (register, ident), "key"), message, help=advice)


def _stands_alone(ident: str, registers: Registers) -> bool:
    authority = registers.authorities[ident]
    return bool(authority.mandate or authority.members or authority.established)
