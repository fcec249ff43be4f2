"""Two things under one id, so that the id names neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawmodel.checks.parts import parts_of
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity

__all__ = ["FAULT", "find"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 1}]
lifecycle:
  - {id: adoption, event: adopted, cites: [{source: gazette, line: 2}]}
  - {id: publication, event: published, cites: [{source: gazette, line: 3}]}
"""

FAULT = Fault(
    "duplicate-id",
    Severity.ERROR,
    "two things with one id",
    "Rules, discrepancies and other records point to things by their ids. Where two have the same, a reference means"
    " whichever a program happens to find first.",
    wrong=_RIGHT.replace("id: publication", "id: adoption"),
    right=_RIGHT,
)


def find(corpus: Corpus) -> Iterator[Finding]:
    """Every second record of an id, every second calendar, and every second entry of a list."""
    records = [(record.id, Location(path, ("id",))) for path, record in corpus.records]
    calendars = [
        (f.model.id, Location(f.path, ("id",)))
        for f in corpus.files.values()
        if f.schema == "calendar" and f.model is not None
    ]
    yield from _repeated(records, "is the id of another record", "the other record")
    yield from _repeated(calendars, "is the id of another calendar", "the other calendar")
    for part in parts_of(corpus):
        for attribute in type(part.model).model_fields:
            value = getattr(part.model, attribute)
            if isinstance(value, tuple) and len(value) > 1:
                entries = [(getattr(v, "id", None), part.at(attribute, i, "id")) for i, v in enumerate(value)]
                yield from _repeated(entries, f"is the id of another entry of `{attribute}`", "the other entry")


def _repeated(ids: Iterable[tuple[str | None, Location]], problem: str, other: str) -> Iterator[Finding]:
    first: dict[str, Location] = {}
    for ident, at in ids:
        if ident is None:
            continue
        if ident not in first:
            first[ident] = at
            continue
        yield Finding(
            FAULT.ident,
            at,
            f"`{ident}` {problem}",
            help="give one of the two an id of its own; an id that others refer to stays with what they mean",
            related=(Related(first[ident], other),),
        )
