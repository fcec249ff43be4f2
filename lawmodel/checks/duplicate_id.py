"""Two things under one id, so that the id names neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lawmodel.checks.example_records import law
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.walk import ident_of
from lawmodel.registers import Registers

__all__ = ["FAULT", "compare", "find_in", "note"]

_RIGHT = law("""\
lifecycle:
  - {id: adoption, event: adopted, cites: [{source: gazette, line: 2}]}
  - {id: publication, event: published, cites: [{source: gazette, line: 3}]}
""")

FAULT = Fault(
    "duplicate-id",
    Severity.ERROR,
    "two things with one id",
    "Rules, discrepancies and other records point to things by their ids. Where two have the same, a reference means"
    " whichever a program happens to find first.",
    wrong=_RIGHT.replace("id: publication", "id: adoption"),
    right=_RIGHT,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every second entry of a list."""
    for path, entries in file.lists:
        if len(entries) > 1 and type(entries[0]) is not str and "id" in vars(entries[0]):
            idents = [ident_of(entry) for entry in entries]
            if len({*idents}) < len(idents) and any(idents):
                places = [(ident, Location(file.path, (*path, i, "id"))) for i, ident in enumerate(idents)]
                yield from _repeated(places, f"is the id of another entry of `{path[-1]}`", "the other entry")


def note(file: LoadedFile, _registers: Registers) -> str | None:
    """The id of a record or a calendar."""
    return file.model.id if file.model is not None and file.schema in ("instrument", "calendar") else None


def compare(notes: Mapping[str, str], _corpus: Corpus) -> Iterator[Finding]:
    """Every second record of an id, and every second calendar."""
    calendars = {path: ident for path, ident in notes.items() if path.startswith("registers/")}
    records = {path: ident for path, ident in notes.items() if path not in calendars}
    for ids, what in ((records, "record"), (calendars, "calendar")):
        if len({*ids.values()}) == len(ids):
            continue
        places = ((ident, Location(path, ("id",))) for path, ident in ids.items())
        yield from _repeated(places, f"is the id of another {what}", f"the other {what}")


def _repeated(ids: Iterable[tuple[str | None, Location]], problem: str, other: str) -> Iterator[Finding]:
    first: dict[str, Location] = {}
    for ident, at in ids:
        if ident is None:
            continue
        if ident not in first:
            first[ident] = at
            continue
        yield Finding(
            FAULT.ident,
            at,
            f"`{ident}` {problem}",
            help="give one of the two an id of its own; an id that others refer to stays with what they mean",
            related=(Related(first[ident], other),),
        )
