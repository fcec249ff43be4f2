"""Digests that no longer belong to the sources, or that are missing for what is cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lawmodel.checks.cited import citing, lines_of, lines_with_digest
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.source import Digests, DigestsRegister
from lawmodel.registers import Registers

__all__ = ["FAULT", "compare", "find_in", "note"]

_FILE = "registers/digests.yaml"
_RIGHT = f"""\
digests:
  statute-book:
    sha256: {"0123456789abcdef" * 4}
    lines:
      "1": 0123456789abcdee
      "2": 0123456789abcdef
"""

FAULT = Fault(
    "stale-digest",
    Severity.ERROR,
    "a digest that does not fit the sources",
    "The documents' text is not kept, only a digest of each cited line, by which `lawmodel sources verify` sees that"
    " the line still says what was cited. A digest of another edition, or a cited line without one, verifies nothing.",
    wrong=_RIGHT.replace('      "2": 0123456789abcdef\n', ""),
    right=_RIGHT,
    example_file=_FILE,
)

_ADVICE = "`lawmodel sources cite --documents DIR` writes the register anew"


_Place = list[str | int]
_Note = dict[str, dict[str, list[_Place]]]
"""Of each source the cited lines without a digest, each with the paths of its first two citations."""

_FEW = 3  # citations; where more have no digest, the register is out of date


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every source in the register of digests that is none, or whose digests are of another file."""
    for part in file.parts(DigestsRegister):
        for name, digests in part.model.digests.items():
            source = registers.sources.get(name)
            if source is None and "registers/sources.yaml" in registers.unread:
                continue  # it may well be there
            if source is None:
                message = f"`{name}` is not a source of registers/sources.yaml"
                yield Finding(FAULT.ident, Location(_FILE, ("digests", name), "key"), message, help=_ADVICE)
            elif source.file is not None and source.sha256 is None:
                continue  # `source-half-described` says how to mend that; until then nothing can be compared
            elif source.sha256 != digests.sha256:
                yield _of_another_file(name, kept=source.file is not None)
            elif source.line_count is not None:
                yield from _beyond(name, digests, source.line_count)


def _of_another_file(name: str, *, kept: bool) -> Finding:
    message = f"the digests of `{name}` are not of the file that the register of sources names"
    return Finding(
        FAULT.ident,
        Location(_FILE, ("digests", name, "sha256")),
        message if kept else f"`{name}` has digests, and the register of sources names no file of it",
        help=_ADVICE if kept else f"give the source its `file`, if it is kept as one; {_ADVICE}",
        related=(Related(Location("registers/sources.yaml", ("sources", name)), "the source"),),
    )


def _beyond(name: str, digests: Digests, last: int) -> Iterator[Finding]:
    """A line after the last of the source, by its first one."""
    beyond = next((line for line in digests.lines if int(line) > last), None)
    if beyond is not None:
        at = Location(_FILE, ("digests", name, "lines", beyond), "key")
        yield Finding(FAULT.ident, at, f"`{name}` has {last} lines, and line {beyond} has a digest", help=_ADVICE)


def note(file: LoadedFile, registers: Registers) -> _Note | None:
    with_digest = lines_with_digest(registers)
    if with_digest is None:
        return None
    found: _Note = {}
    for name, lines in lines_of(file, registers).items():
        missing = lines.difference(with_digest.get(name, ()))
        if missing:
            places = citing(file, name, missing)
            found[name] = {str(line): [list(path) for path in paths] for line, paths in places.items()}
    return found or None


def compare(notes: Mapping[str, _Note], corpus: Corpus) -> Iterator[Finding]:
    """Every source of which lines are cited that have no digest; nothing without a register."""
    uncovered: dict[str, dict[int, list[Location]]] = {}
    for path, each in notes.items():
        for name, lines in each.items():
            for line, places in lines.items():
                found = uncovered.setdefault(name, {}).setdefault(int(line), [])
                found += [Location(path, tuple(place)) for place in places]
    for name, missing in uncovered.items():
        at = Location(_FILE, ("digests", name, "lines") if name in corpus.digests else ("digests",))
        wrong = _probably_wrong(missing) if name in corpus.digests else {}
        for citation, numbers in wrong.items():
            advice = f"correct the citation; if it is right, {_ADVICE}"
            yield _uncovered(name, numbers, citation, advice, Related(at, f"the digests of `{name}`"))
        left = sorted(missing.keys() - {line for numbers in wrong.values() for line in numbers})
        if left:
            yield _uncovered(name, left, at, _ADVICE, Related(missing[left[0]][0], f"cites line {left[0]}"))


def _probably_wrong(missing: Mapping[int, list[Location]]) -> dict[Location, list[int]]:
    """A few citations of lines on which no other fact rests: rather these are wrong than the register is."""
    alone: dict[Location, list[int]] = {}
    for line, places in sorted(missing.items()):
        if len(places) == 1:
            alone.setdefault(places[0], []).append(line)
    return alone if len(alone) <= _FEW else {}


def _uncovered(name: str, lines: list[int], at: Location, advice: str, related: Related) -> Finding:
    shown = ", ".join(map(str, lines[:5])) + (f" and {len(lines) - 5} more" if len(lines) > 5 else "")
    message = f"cited lines of `{name}` have no digest: {shown}"
    return Finding(FAULT.ident, at, message, help=advice, related=(related,))
