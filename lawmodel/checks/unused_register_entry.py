"""An entry of a register that nothing mentions."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Severity
from lawmodel.model.base import ReferenceKind

__all__ = ["FAULT", "find"]

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

_REGISTERS: tuple[tuple[ReferenceKind, str], ...] = (
    ("source", "sources"),
    ("authority", "authorities"),
    ("topic", "topics"),
    ("fact", "facts"),
)


def find(corpus: Corpus) -> Iterator[Finding]:
    """Every entry that no record and no other entry names; nothing while a file cannot be read that may do so."""
    if any(corpus.files[path].schema is not None for path in corpus.unread):
        return
    used = _mentioned(corpus)
    for kind, name in _REGISTERS:
        file = f"registers/{name}.yaml"
        for ident in corpus.declared(kind):
            if (kind, ident) not in used and not _stands_alone(kind, ident, corpus):
                message = f"nothing mentions `{ident}` of the register of {name}"
                advice = f"take `{ident}` out of the register, or mention it where it belongs"
                yield Finding(FAULT.ident, Location(file, (name, ident), "key"), message, help=advice)


def _mentioned(corpus: Corpus) -> set[tuple[ReferenceKind, str]]:
    """What is mentioned anywhere but in its own entry; a constraint between facts asks for none of them."""
    used: set[tuple[ReferenceKind, str]] = set()
    for path in corpus.files:
        for mention in corpus.mentions(path):
            own = mention.kind == "authority" and mention.path[:2] == ("authorities", mention.target)
            if not own and (mention.kind != "fact" or path != "registers/facts.yaml"):
                used.add((mention.kind, mention.target))
    return used


def _stands_alone(kind: ReferenceKind, ident: str, corpus: Corpus) -> bool:
    if kind != "authority":
        return False
    authority = corpus.authorities[ident]
    return bool(authority.mandate or authority.members or authority.established)
