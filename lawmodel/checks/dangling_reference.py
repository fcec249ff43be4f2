"""A name of something that stands nowhere: a source, an authority, a fact, a record."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Fix, Location, Severity
from lawmodel.model.base import ReferenceKind
from lawmodel.model.fact import AS_OF
from lawmodel.model.instrument import InstrumentBase
from lawmodel.model.mentions import Mention

__all__ = ["FAULT", "find"]

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


def find(corpus: Corpus) -> Iterator[Finding]:
    """Every name that is not declared where names of its kind are."""
    known = {kind: corpus.declared(kind) for kind in _WHERE}
    for path, model in corpus.models():
        local = _local(model)
        for mention in corpus.mentions(path):
            names = local[mention.kind] if mention.kind in local else known[mention.kind]
            if mention.target not in names and not _is_excused(mention, corpus):
                yield _finding(path, mention, names)


def _local(model: object) -> dict[ReferenceKind, Collection[str]]:
    """What the file itself declares: discrepancies with their accounts, and events."""
    discrepancies = getattr(model, "discrepancies", ())
    events = model.lifecycle if isinstance(model, InstrumentBase) else ()
    return {
        "discrepancy": {d.id for d in discrepancies},
        "account": {f"{d.id}/{a.id}" for d in discrepancies for a in d.accounts},
        "event": {e.id for e in events},
    }


def _is_excused(mention: Mention, corpus: Corpus) -> bool:
    """The day of the question needs no declaration; an unread file may well declare the name."""
    if mention.kind == "fact" and mention.target == AS_OF:
        return True
    if mention.kind in ("record", "rule"):
        stem = mention.target.partition("/")[0]
        return any(path.endswith(f"/{stem}.yaml") for path in corpus.unread)
    if mention.kind == "calendar":
        return f"registers/calendars/{mention.target}.yaml" in corpus.unread
    return _WHERE[mention.kind][1] in corpus.unread


def _finding(path: str, mention: Mention, names: Collection[str]) -> Finding:
    thing, where = _WHERE[mention.kind]
    close = difflib.get_close_matches(mention.target, list(names), 1)
    advice = f"did you mean `{close[0]}`?" if close else f"declare it in {where}, or correct the name"
    return Finding(
        FAULT.ident,
        Location(path, mention.path, mention.part),
        f"`{mention.target}` is not {thing} of {where}"
        if mention.kind != "record"
        else f"no record is named `{mention.target}`",
        help=advice,
        fix=Fix(f"write `{close[0]}`", close[0]) if close else None,
    )
