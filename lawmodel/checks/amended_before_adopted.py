"""An act that amends, repeals, supplements or implements another which did not exist yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypedDict

from lawmodel.checks.days import Dated, DayNote, dated, is_undisputed, noted, origins
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers
from lawmodel.truth import YES

__all__ = ["FAULT", "compare", "note"]

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
    "an act amended, repealed, supplemented or implemented before it existed",
    "An act can only change, supplement or carry out what is there. Where every day known of the acting instrument lies before every day known"
    " of the other, a date is wrong, or the relation stands on the wrong one of the two.",
    wrong=_RIGHT.replace("2011-05-01", "2001-05-01"),
    right=_RIGHT,
)

# Not `approves`: a draft is approved before there is the act.
_CHANGES = frozenset({"amends", "repeals", "implements", "supplements"})


_Change = tuple[str, str, int]
"""A relation to another record: its kind, the record, and its index."""


class _Note(TypedDict):
    """The days from which a record's act can have been, and what it changes."""

    id: str
    origins: list[DayNote]
    changes: list[_Change]


def note(file: LoadedFile, registers: Registers) -> _Note | None:
    record, days = file.record, origins(file, registers)
    if record is None or not days:
        return None  # nothing is known to be before it, or after it
    return {
        "id": record.id,
        "origins": [noted(day) for day in days],
        "changes": [
            (relation.relation, relation.target, index)
            for index, relation in enumerate(record.relations)
            if relation.relation in _CHANGES and is_undisputed(file, relation.account)
        ],
    }


def compare(notes: Mapping[str, _Note], _corpus: Corpus) -> Iterator[Finding]:
    """Every amendment, repeal, supplement and implementation by an act all of whose days lie surely before all those of its target."""
    paths: dict[str, str] = {}
    for path, each in notes.items():
        paths.setdefault(each["id"], path)
    days: dict[str, _Bounds | None] = {}
    for path, each in notes.items():
        for change in each["changes"]:
            target = paths.get(change[1])
            if target is not None:
                for one in {path, target} - days.keys():
                    days[one] = _bounds([*map(dated, notes[one]["origins"])])
                acting, existing = days[path], days[target]
                if acting is not None and existing is not None and acting.last.day.before(existing.first.day) is YES:
                    yield _finding(path, change, acting.last, existing.first, target)


class _Bounds(NamedTuple):
    """Of the days of an act the one that may be the earliest, and the one that may be the latest."""

    first: Dated
    last: Dated


def _bounds(days: Sequence[Dated]) -> _Bounds | None:
    if not days:
        return None
    first = min(days, key=lambda each: each.day.earliest or date.min)
    return _Bounds(first, max(days, key=lambda each: each.day.latest or date.max))


def _finding(path: str, change: _Change, last: Dated, first: Dated, target: str) -> Finding:
    relation, ident, index = change
    return Finding(
        FAULT.ident,
        Location(path, ("relations", index)),
        f"{relation} `{ident}`, of {first.day}, although itself of `{last.day}`",
        help="correct a date, or state the relation on the later act",
        related=(Related(Location(target, first.path), f"`{ident}` is of {first.day}"),),
    )
