"""What a file cites, source by source: many checks look at its citations, and most find that all is well at a glance."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from lawmodel.checks.once import once
from lawmodel.diagnostics import Location, Path, Related
from lawmodel.loading import LoadedFile
from lawmodel.model.source import Citation
from lawmodel.model.walk import Part
from lawmodel.registers import Registers
from lawmodel.vocabulary import ACCOUNT_BEARING_KINDS

__all__ = [
    "Cited",
    "citations_of",
    "citing",
    "commentaries",
    "kinds_stated",
    "last_line",
    "lines_of",
    "lines_with_digest",
]

_MOST: Final = 100_000  # lines; a longer source is not one that a person cites by its lines


Cited = tuple[Part[Citation], int | None, int | None]
"""A citation with the first and the last of its lines as they are written; None for a source cited as a whole."""


@once
def citations_of(file: LoadedFile) -> Mapping[str, Sequence[Cited]]:
    """The citations of a file by the source they name."""
    found: dict[str, list[Cited]] = {}
    for part in file.parts(Citation):
        citation = part.model
        first, last = citation.span or (None, None)
        found.setdefault(citation.source, []).append((part, first, last))
    return found


@once
def lines_of(file: LoadedFile, registers: Registers) -> Mapping[str, set[int]]:
    """The lines that a file cites of sources kept as files, none beyond their ends."""
    found: dict[str, set[int]] = {}
    for name, citations in citations_of(file).items():
        end = last_line(name, registers)
        if end is not None:
            lines = found[name] = set()
            spans = sorted((first, last) for _, first, last in citations if first is not None and last is not None)
            reached = 0  # what is cited again and again is counted once
            for first, last in spans:
                if last > reached:
                    lines.update(range(max(first, reached + 1), min(last, end) + 1))
                    reached = last
    return found


def citing(file: LoadedFile, name: str, lines: Collection[int], most: int = 2) -> Mapping[int, list[Path]]:
    """Of these lines of a source the first citations of each in a file; a line that is cited by many is left out of the rest."""
    numbers = sorted(lines)
    found: dict[int, list[Path]] = {}
    following = [
        *range(len(numbers) + 1)
    ]  # of each line the next that is not yet cited often enough, by its place here

    def next_from(place: int) -> int:
        way = place
        while following[way] != way:
            way = following[way]
        while following[place] != way:
            following[place], place = way, following[place]
        return way

    for part, first, last in citations_of(file)[name]:
        if first is None or last is None:
            continue
        place = next_from(bisect_left(numbers, first))
        while place < len(numbers) and numbers[place] <= last:
            places = found.setdefault(numbers[place], [])
            places.append(part.path)
            if len(places) == most:
                following[place] = place + 1
            place = next_from(place + 1)
    return found


def last_line(name: str, registers: Registers) -> int | None:
    """The last line of a source that is kept as a file."""
    source = registers.sources.get(name)
    if source is None or source.sha256 is None or source.line_count is None:
        return None
    return min(source.line_count, _MOST)


@once
def lines_with_digest(registers: Registers) -> Mapping[str, Mapping[int, str]] | None:
    """The digests of each source by the numbers of its lines; None without a register of them."""
    if registers.register("digests") is None:
        return None
    return {name: {int(n): line for n, line in of.lines.items()} for name, of in registers.digests.items()}


@once
def commentaries(registers: Registers) -> frozenset[str]:
    """The sources that establish no fact by themselves."""
    return frozenset(name for name, source in registers.sources.items() if source.kind in ACCOUNT_BEARING_KINDS)


def kinds_stated(cites: Iterable[Citation], registers: Registers) -> tuple[Related, ...]:
    """Where the register says of what kind the sources are that are cited."""
    known = dict.fromkeys(c.source for c in cites if c.source in registers.sources)
    return tuple(
        Related(
            Location("registers/sources.yaml", ("sources", name, "kind")),
            f"the register has `{name}` as `{registers.sources[name].kind}`",
        )
        for name in known
    )
