"""Two records with one title, and nothing that tells their acts apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict

from lawmodel.checks.days import DayNote, dated, is_undisputed, noted, origins
from lawmodel.checks.same_act_twice import place_of
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
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 1}]
"""

FAULT = Fault(
    "same-title-twice",
    Severity.ERROR,
    "two records with one title, and nothing that tells them apart",
    "What is said of an act must stand in one place. Acts can have the same title, as the budgets of two years: then their"
    " numbers or their days tell them apart. Where neither does, and neither acts upon the other, one act"
    " has two records.",
    wrong=_RIGHT.replace("Law on an example", "Law on the stay of foreigners"),
    right=_RIGHT,
)


class _Note(TypedDict):
    """What an act is called, and what could tell it from another of that name."""

    id: str
    kind: str
    place: str | None
    titles: dict[str, str]
    numbers: list[str]
    designations: list[tuple[str | None, str | None]]
    days: list[DayNote]
    targets: list[str]


def note(file: LoadedFile, registers: Registers) -> _Note | None:
    record = file.record
    if record is None:
        return None
    known = [d for d in record.designations if is_undisputed(record, d.account)]
    return {
        "id": record.id,
        "kind": getattr(record, "kind", ""),
        "place": place_of(record),
        "titles": {language: " ".join(title.casefold().split()) for language, title in record.title.items()},
        "numbers": [d.number for d in known if d.number is not None],
        "designations": [(d.number, d.dated) for d in known],
        "days": [noted(day) for day in origins(record, registers)],
        "targets": [relation.target for relation in record.relations],
    }


def compare(notes: Mapping[str, _Note], _corpus: Corpus) -> Iterator[Finding]:
    """Every record that has the kind, the state or parties, and a title of an earlier one, and may be of the same act."""
    seen: dict[tuple[str | None, ...], str] = {}
    for path, each in notes.items():
        for language, title in each["titles"].items():
            first = seen.setdefault((each["kind"], each["place"], language, title), path)
            if first != path and not _are_told_apart(each, notes[first]):
                yield Finding(
                    FAULT.ident,
                    Location(path, ("title", language)),
                    f"`{each['id']}` has the title of `{notes[first]['id']}`, and neither number nor day tells them apart",
                    help="keep one record of the act, or write what tells the two apart",
                    related=(Related(Location(first, ("title", language)), "the same title"),),
                )
                break


def _are_told_apart(one: _Note, other: _Note) -> bool:
    """Whether one acts upon the other, or their numbers differ, or their days.

    What has the same id is `duplicate-id`; what has the same number and day, `same-act-twice`.
    """
    if one["id"] == other["id"] or other["id"] in one["targets"] or one["id"] in other["targets"]:
        return True
    if set(map(tuple, one["designations"])) & set(map(tuple, other["designations"])):
        return True
    if one["numbers"] and other["numbers"] and set(one["numbers"]).isdisjoint(other["numbers"]):
        return True
    days, others = (list(map(dated, each["days"])) for each in (one, other))
    apart = (YES in (a.day.before(b.day), a.day.after(b.day)) for a in days for b in others)
    return bool(days and others) and all(apart)
