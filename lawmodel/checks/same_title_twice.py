"""Two records with one title, and nothing that tells their acts apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Required, TypedDict

from lawmodel.checks.days import DayNote, dated, is_undisputed, noted, origins
from lawmodel.checks.example_records import law
from lawmodel.checks.in_order import meet
from lawmodel.checks.same_act_twice import place_of
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers

__all__ = ["FAULT", "compare", "note"]

_RIGHT = law("""\
""")

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


class _Note(TypedDict, total=False):
    """What an act is called, and what could tell it from another of that name; what is empty is left out."""

    id: Required[str]
    kind: Required[str]
    titles: Required[dict[str, str]]
    place: str
    designations: list[tuple[str | None, str | None]]
    days: list[DayNote]
    targets: list[str]


def note(file: LoadedFile, registers: Registers) -> _Note | None:
    record = file.record
    if record is None:
        return None
    titles = {language: " ".join(title.casefold().split()) for language, title in record.title.items()}
    found: _Note = {"id": record.id, "kind": vars(record).get("kind", ""), "titles": titles}
    place = place_of(record)
    if place is not None:
        found["place"] = place
    if record.designations:
        known = [d for d in record.designations if is_undisputed(file, d.account)]
        found["designations"] = [(d.number, d.dated) for d in known]
    days = origins(file, registers)
    if days:
        found["days"] = [noted(day) for day in days]
    if record.relations:
        found["targets"] = [relation.target for relation in record.relations]
    return found


def compare(notes: Mapping[str, _Note], _corpus: Corpus) -> Iterator[Finding]:
    """Every record that has the kind, the state or parties, and a title of an earlier one, and may be of the same act."""
    seen: dict[tuple[str | None, ...], str] = {}
    acts: dict[str, _Act] = {}
    apart: dict[tuple[str, str], bool] = {}
    for path, each in notes.items():
        kind, place = each["kind"], each.get("place")
        for language, title in each["titles"].items():
            first = seen.setdefault((kind, place, language, title), path)
            if first != path and (path, first) not in apart:
                for one in {path, first} - acts.keys():
                    acts[one] = _act(notes[one])
                apart[path, first] = _are_told_apart(acts[path], acts[first])
            if first != path and not apart[path, first]:
                yield Finding(
                    FAULT.ident,
                    Location(path, ("title", language)),
                    f"`{each['id']}` has the title of `{notes[first]['id']}`, and neither number nor day tells them apart",
                    help="keep one record of the act, or write what tells the two apart",
                    related=(Related(Location(first, ("title", language)), "the same title"),),
                )
                break


class _Act(NamedTuple):
    """What tells one act from another: on what it acts, its designations, the numbers among them, between which days it came about."""

    id: str
    targets: frozenset[str]
    designations: frozenset[tuple[str | None, str | None]]
    numbers: frozenset[str]
    days: Sequence[tuple[date, date]]


def _act(note: _Note) -> _Act:
    known = frozenset((number, day) for number, day in note.get("designations", ()))
    numbers = frozenset(number for number, _ in known if number is not None)
    days = {(each.day.earliest or date.min, each.day.latest or date.max) for each in map(dated, note.get("days", ()))}
    return _Act(note["id"], frozenset(note.get("targets", ())), known, numbers, sorted(days))


def _are_told_apart(one: _Act, other: _Act) -> bool:
    """Whether one acts upon the other, or their numbers differ, or their days.

    What has the same id is `duplicate-id`; what has the same number and day, `same-act-twice`.
    """
    if one.id == other.id or other.id in one.targets or one.id in other.targets:
        return True
    if not one.designations.isdisjoint(other.designations):
        return True
    if one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers):
        return True
    return bool(one.days and other.days) and not meet(one.days, other.days)
