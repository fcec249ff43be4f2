"""One act in two records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypedDict

from lawmodel.checks.days import is_undisputed, parties_of
from lawmodel.corpus import Corpus
from lawmodel.dates.partial import Range, parse_or_none
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.likeness import LATIN
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import InstrumentBase
from lawmodel.registers import Registers

__all__ = ["FAULT", "compare", "folded_number", "note", "place_of"]

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


class _Note(TypedDict):
    """By what an act is known, and who issued it, as far as that is known; each designation with its date and index."""

    id: str
    place: str
    kind: str
    issuer: str | None
    designations: list[tuple[str, str, int]]


def note(file: LoadedFile, _registers: Registers) -> _Note | None:
    record = file.record
    if record is None or record.stands_for != "act" or not record.designations:
        return None
    place = place_of(record)
    designations = [
        (each.number, each.dated, index)
        for index, each in enumerate(record.designations)
        if each.number is not None and each.dated is not None and is_undisputed(file, each.account)
    ]
    if place is None or not designations:
        return None
    kind, issuer = (vars(record).get(key) for key in ("kind", "issued_by"))
    return {"id": record.id, "place": place, "kind": kind or "", "issuer": issuer, "designations": designations}


_MOST: Final = 50  # days of one number of a record with which another is compared; no act has so many


def compare(notes: Mapping[str, _Note], _corpus: Corpus) -> Iterator[Finding]:
    """Every designation that another record has as well, where both stand for one act."""
    seen: dict[tuple[str, ...], list[tuple[Location, str]]] = {}
    days: dict[tuple[str, ...], set[str]] = {}
    for path, each in notes.items():
        for number, day, index in each["designations"]:
            others = seen.setdefault((each["place"], each["kind"], folded_number(number)), [])
            at = Location(path, ("designations", index))
            for other, dated in others:
                if other.file != path and _may_be_one(each, notes[other.file]) and _may_be_of_one_day(dated, day):
                    told = f"`{each['id']}` and `{notes[other.file]['id']}` are both No. {number} of {day}"
                    yield _finding(at, told, other)
                    break
            of_record = (path, each["place"], each["kind"], folded_number(number))
            if day not in days.setdefault(of_record, set()) and len(days[of_record]) < _MOST:
                days[of_record].add(day)
                others.append((at, day))


def folded_number(number: str) -> str:
    """The number without what the eye passes over: a Cyrillic letter that looks like a Latin one, and case."""
    return number.translate(LATIN).casefold()


def _may_be_of_one_day(one: str, other: str) -> bool:
    """Whether two dates are one, or the one says in which month or year the other lies."""
    if one == other:
        return True
    first, second = parse_or_none(one), parse_or_none(other)
    return first is not None and second is not None and (_lies_in(first, second) or _lies_in(second, first))


def _lies_in(inner: Range, outer: Range) -> bool:
    if inner.earliest is None or inner.latest is None or outer.earliest is None or outer.latest is None:
        return False
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def place_of(record: InstrumentBase) -> str | None:
    """The state whose act it is, or the parties."""
    parties = parties_of(record)
    if parties is not None:
        names = {*(s.state for s in parties.states), *(o.organisation for o in parties.organisations)}
        return " and ".join(sorted(names)) or None
    jurisdiction: str | None = vars(record).get("jurisdiction")
    return jurisdiction


def _may_be_one(one: _Note, other: _Note) -> bool:
    """Two ministries of one state may each issue a No. 5 on one day."""
    return len({one["issuer"], other["issuer"]} - {None}) < 2


def _finding(at: Location, message: str, other: Location) -> Finding:
    return Finding(
        FAULT.ident,
        at,
        message,
        help="keep one record of the act, or correct the number or the date",
        related=(Related(other, "the same number and date"),),
    )
