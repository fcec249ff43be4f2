"""An act that amends or repeals another which did not exist yet."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.days import is_undisputed, origins
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.truth import YES

__all__ = ["FAULT", "find"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law amending the base law}
title_is: described
jurisdiction: AD
designations:
  - {dated: "2011-05-01", cites: [{source: gazette, line: 1}]}
cites: [{source: gazette, line: 1}]
relations:
  - {relation: amends, target: base-law, cites: [{source: gazette, line: 1}]}
"""

FAULT = Fault(
    "amended-before-adopted",
    Severity.ERROR,
    "an act amended or repealed before it existed",
    "An act can only change what is there. Where every day known of the acting instrument lies before every day known"
    " of the other, a date is wrong, or the relation stands on the wrong one of the two.",
    wrong=_RIGHT.replace("2011-05-01", "2001-05-01"),
    right=_RIGHT,
)

_CHANGES = frozenset({"amends", "repeals"})


def find(corpus: Corpus) -> Iterator[Finding]:
    """Every amendment and repeal by an act all of whose days lie surely before all those of its target."""
    for path, record in corpus.records:
        for index, relation in enumerate(record.relations):
            target = corpus.instruments.get(relation.target)
            if relation.relation not in _CHANGES or target is None or not is_undisputed(record, relation.account):
                continue
            acting, existing = list(origins(record, corpus)), list(origins(target, corpus))
            if acting and existing and all(a.day.before(e.day) is YES for a in acting for e in existing):
                last = max(acting, key=lambda a: str(a.day.latest))
                first = min(existing, key=lambda e: str(e.day.earliest))
                yield Finding(
                    FAULT.ident,
                    Location(path, ("relations", index)),
                    f"{relation.relation} `{target.id}`, of {first.day}, although itself of `{last.day}`",
                    help="correct a date, or state the relation on the later act",
                    related=(Related(corpus.at(target.id, *first.path), f"`{target.id}` is of {first.day}"),),
                )
