"""Things that are related in a circle: acts that amend one another, a body that is part of its own part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Path, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.register import AuthoritiesRegister, ObservationsRegister
from lawmodel.registers import Registers
from lawmodel.vocabulary import RelationKind, words

__all__ = ["FAULT", "compare", "find_in", "note"]

_RIGHT = """\
authorities:
  ministry: {name: {en: Ministry}, kind: ministry, state: AD, cites: [{source: gazette, line: 1}]}
  parliament: {name: {en: Parliament}, kind: parliament, state: AD, cites: [{source: gazette, line: 1}]}
  agency: {name: {en: Agency}, kind: agency, state: AD, part_of: ministry, cites: [{source: gazette, line: 1}]}
"""

FAULT = Fault(
    "circular-relation",
    Severity.ERROR,
    "things that are related in a circle",
    "An act that amends, repeals, implements, approves or supplements another comes after it, so that no chain of such"
    " acts leads back to its beginning; and no body, and no number, is part of its own part. Acts may cite each other.",
    wrong=_RIGHT.replace("ministry, state: AD, cites", "ministry, state: AD, part_of: agency, cites"),
    right=_RIGHT,
    example_file="registers/authorities.yaml",
)

_Place = tuple[str, Path]
_Edges = Mapping[str, Sequence[tuple[str, _Place]]]
"""From each thing to those it is related to, with the place that says so."""


class _Note(TypedDict):
    """By which relations a record comes after others: the kind of each, the other record, and its index."""

    id: str
    relations: list[tuple[str, str, int]]


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every circle of parts within a register."""
    for authorities in file.parts(AuthoritiesRegister):
        wholes = {ident: each.part_of for ident, each in authorities.model.authorities.items()}
        yield from _circles("is part of", _parts(file.path, "authorities", wholes))
    for observations in file.parts(ObservationsRegister):
        wholes = {ident: each.part_of for ident, each in observations.model.observations.items()}
        yield from _circles("is part of", _parts(file.path, "observations", wholes))


def note(file: LoadedFile, _registers: Registers) -> _Note | None:
    record = file.record
    if record is None:
        return None
    relations = [
        (str(relation.relation), relation.target, index)
        for index, relation in enumerate(record.relations)
        if relation.relation != "cites" and relation.target != record.id
    ]
    return {"id": record.id, "relations": relations} if relations else None


def compare(notes: Mapping[str, _Note], _corpus: Corpus) -> Iterator[Finding]:
    """Every circle of relations of one kind, at the first of its records in the order of the files."""
    edges: dict[str, dict[str, list[tuple[str, _Place]]]] = {kind: {} for kind in words(RelationKind)}
    for path, each in notes.items():
        own: dict[str, list[tuple[str, _Place]]] = {}
        for kind, target, index in each["relations"]:
            own.setdefault(kind, []).append((target, (path, ("relations", index))))
        for kind, targets in own.items():
            edges[kind].setdefault(each["id"], targets)
    for kind, of_kind in edges.items():
        yield from _circles(kind, of_kind)


def _parts(file: str, register: str, wholes: Mapping[str, str | None]) -> _Edges:
    return {
        part: [] if whole is None else [(whole, (file, (register, part, "part_of")))] for part, whole in wholes.items()
    }


def _circles(relation: str, edges: _Edges) -> Iterator[Finding]:
    seen: set[str] = set()
    for start in edges:
        if start not in seen:
            yield from _from(start, relation, edges, seen)


def _from(start: str, relation: str, edges: _Edges, seen: set[str]) -> Iterator[Finding]:
    """The circles met on the ways from a thing, depth first; without recursion, since chains can be long."""
    way: list[str] = [start]
    at_step = {start: 0}  # where each stands on the way
    places: list[_Place] = []
    open_ends = [iter(edges[start])]
    seen.add(start)
    while open_ends:
        target, at = next(open_ends[-1], (None, None))
        if target is None or at is None:
            open_ends.pop()
            del at_step[way.pop()]
            if places:
                places.pop()
        elif target in at_step:
            index = at_step[target]
            yield _finding(relation, way[index:], [*places[index:], at])
        elif target in edges and target not in seen:
            seen.add(target)
            at_step[target] = len(way)
            way.append(target)
            places.append(at)
            open_ends.append(iter(edges[target]))


def _finding(relation: str, circle: list[str], places: list[_Place]) -> Finding:
    chain = "".join(f", which {relation} `{name}`" for name in (*circle[2:], circle[0])) if len(circle) > 1 else ""
    first = circle[1] if len(circle) > 1 else circle[0]
    return Finding(
        FAULT.ident,
        Location(*places[0]),
        f"`{circle[0]}` {relation} itself" if len(circle) == 1 else f"`{circle[0]}` {relation} `{first}`{chain}",
        help="one of these is the wrong way round, or names the wrong thing",
        related=tuple(
            Related(Location(*at), f"`{name}` {relation} the next")
            for name, at in zip(circle[1:], places[1:], strict=True)
        ),
    )
