"""One number of one issuer on two days of a year that a slip tells apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypedDict

from lawmodel.checks.days import is_undisputed
from lawmodel.checks.same_act_twice import folded_number
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers

__all__ = ["FAULT", "compare", "note"]

_RIGHT = """\
id: example
kind: resolution
stands_for: act
title: {en: Resolution on an example}
title_is: described
jurisdiction: AD
issued_by: ministry
designations:
  - {number: "3", dated: "2010-09-14", cites: [{source: gazette, line: 1}]}
cites: [{source: gazette, line: 1}]
"""

FAULT = Fault(
    "one-number-on-two-days",
    Severity.WARNING,
    "one number of one issuer on two days that a slip tells apart",
    "An authority numbers its acts of a kind anew each year, or never. Two records of one number, one kind, one issuer and"
    " one year, whose dates differ in the month or in the day alone or by an exchange of the two, are one act with a slip"
    " in the date, or two of which one has the number of the other. Parliaments, commissions, courts and organisations are left"
    " out, which may count anew with each term or meeting; and so are two records of which one says that it acts upon the"
    " other.",
    wrong=_RIGHT.replace('"2010-09-14"', '"2010-06-14"'),
    right=_RIGHT.replace('"3"', '"4"'),
)

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OF_OTHERS: Final = frozenset({"parliament", "joint-body", "commission", "organisation", "court"})
"""Who may not count acts by the year, but by the meeting, say; or is not alone in counting them."""


class _Note(TypedDict):
    """Of an act with an issuer: its id, who issued what kind, and each number of it with its date and index; upon what it acts."""

    id: str
    of: str
    dated: list[tuple[str, str, int]]
    targets: list[str]


def note(file: LoadedFile, registers: Registers) -> _Note | None:
    record = file.record
    if record is None or not record.designations or record.stands_for != "act":
        return None
    values = vars(record)
    issuer = registers.authorities.get(values.get("issued_by") or "")
    if issuer is None or issuer.kind in _OF_OTHERS:
        return None
    dated = [
        (folded_number(each.number), each.dated, index)
        for index, each in enumerate(record.designations)
        if each.number is not None and each.dated is not None and is_undisputed(file, each.account)
    ]
    of = f"{values['kind']} {values.get('jurisdiction')} {values['issued_by']}"
    targets = [relation.target for relation in record.relations]
    return {"id": record.id, "of": of, "dated": dated, "targets": targets} if dated else None


def compare(notes: Mapping[str, _Note], _corpus: Corpus) -> Iterator[Finding]:
    """Every designation of another record's number, of a day in the same year that is a slip away from that one's."""
    seen: dict[tuple[str, ...], list[tuple[Location, str]]] = {}
    known: set[tuple[str, ...]] = set()
    for path, each in notes.items():
        for number, day, index in each["dated"]:
            at = Location(path, ("designations", index, "dated"))
            earlier = seen.setdefault((each["of"], number, day[:4]), [])
            for other, dated in earlier:
                if other.file != path and _is_a_slip(dated, day) and not _are_related(each, notes[other.file]):
                    told = f"`{notes[other.file]['id']}` of `{dated}`"
                    yield _finding(at, f"`{each['id']}` is of `{day}`", other, told)
                    break
            if (path, each["of"], number, day) not in known:
                known.add((path, each["of"], number, day))
                earlier.append((at, day))


def _are_related(one: _Note, other: _Note) -> bool:
    """Whether one says that it acts upon the other, and so that they are two."""
    return one["id"] in other["targets"] or other["id"] in one["targets"]


def _is_a_slip(one: str, other: str) -> bool:
    """Whether two dates of a year, known to the day, differ in the month or the day alone, or have them exchanged."""
    if one == other or not (_DAY.fullmatch(one) and _DAY.fullmatch(other)):
        return False
    (_, month, day), (_, other_month, other_day) = one.split("-"), other.split("-")
    return month == other_month or day == other_day or (month, day) == (other_day, other_month)


def _finding(at: Location, this: str, other: Location, that: str) -> Finding:
    return Finding(
        FAULT.ident,
        at,
        f"{this}, and {that} has the same number in the same year",
        help="correct the day or the number, or keep one record of the act; if the numbers began anew, allow it",
        related=(Related(other, "the other day"),),
    )
