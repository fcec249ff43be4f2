"""One act in two records."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.days import is_undisputed
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.model.instrument import InstrumentBase
from lawmodel.model.party import Parties

__all__ = ["FAULT", "find"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
designations:
  - {number: "8", dated: "2010-03-01", cites: [{source: gazette, line: 1}]}
cites: [{source: gazette, line: 1}]
"""

FAULT = Fault(
    "same-act-twice",
    Severity.ERROR,
    "one act in two records",
    "What is said of an act must stand in one place. An act is known by its state (or its parties), its kind, its"
    " number and its date together; a number alone is given again every year.",
    wrong=_RIGHT.replace('"8"', '"7"'),
    right=_RIGHT,
)

_Key = tuple[object, ...]


def find(corpus: Corpus) -> Iterator[Finding]:
    """Every designation that another record has as well, where both stand for one act."""
    seen: dict[_Key, list[tuple[str, int, InstrumentBase]]] = {}
    for path, record in corpus.records:
        for index, key in _keys(record):
            others = seen.setdefault(key, [])
            for other_path, other_index, other in others:
                if other_path != path and _may_be_one(record, other):
                    yield _finding(Location(path, ("designations", index)), record, other_path, other_index, other)
                    break
            others.append((path, index, record))


def _keys(record: InstrumentBase) -> Iterator[tuple[int, _Key]]:
    """By what an act is known: all four, else nothing is known of it."""
    place = _place(record)
    if record.stands_for != "act" or place is None:
        return
    for index, each in enumerate(record.designations):
        if each.number is not None and each.dated is not None and is_undisputed(record, each.account):
            yield index, (place, getattr(record, "kind", None), each.number, each.dated)


def _place(record: InstrumentBase) -> object:
    """The state whose act it is, or the parties."""
    parties = getattr(record, "parties", None)
    if isinstance(parties, Parties):
        return frozenset({*(s.state for s in parties.states), *(o.organisation for o in parties.organisations)}) or None
    return getattr(record, "jurisdiction", None)


def _may_be_one(record: InstrumentBase, other: InstrumentBase) -> bool:
    """Two ministries of one state may each issue a No. 5 on one day."""
    issuers = {getattr(r, "issued_by", None) for r in (record, other)} - {None}
    return len(issuers) < 2


def _finding(at: Location, record: InstrumentBase, path: str, index: int, other: InstrumentBase) -> Finding:
    each = other.designations[index]
    return Finding(
        FAULT.ident,
        at,
        f"`{record.id}` and `{other.id}` are both No. {each.number} of {each.dated}",
        help="keep one record of the act, or correct the number or the date",
        related=(Related(Location(path, ("designations", index)), "the same number and date"),),
    )
