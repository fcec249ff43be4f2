"""A discrepancy that concerns a part which the file does not have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pydantic import BaseModel

from lawmodel.checks.example_records import law
from lawmodel.diagnostics import Fault, Finding, Location, Path, Severity
from lawmodel.likeness import advised, guess, mend
from lawmodel.loading import LoadedFile
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
lifecycle:
  - {id: adoption, event: adopted, cites: [{source: gazette, line: 1}]}
discrepancies:
  - id: who-adopted
    kind: ambiguity
    concerns: [lifecycle/adoption]
    matter: which chamber adopted the law
    accounts:
      - {id: lower, says: the lower, cites: [{source: gazette, line: 1}]}
      - {id: upper, says: the upper, cites: [{source: gazette, line: 1}]}
    taken: none
""")

FAULT = Fault(
    "dangling-anchor",
    Severity.ERROR,
    "a discrepancy about a part that is not there",
    "A discrepancy says which parts of its file it concerns, so that whoever reads them learns of it: `title`,"
    " `lifecycle/adoption`, `provisions/entry`, `provisions/aims/security`, `parties/AD`, `observations/left-2019`.",
    wrong=_RIGHT.replace("lifecycle/adoption", "lifecycle/adopted"),
    right=_RIGHT,
)

_NAMES = ("id", "state", "organisation", "target")


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every anchor that leads to no part of its own file."""
    discrepancies = file.parts(Discrepancy)
    concerned = {anchor for part in discrepancies for anchor in part.model.concerns}
    if not concerned or concerned <= _anchors(file, concerned).keys():
        return
    anchors = _anchors(file)
    for part in discrepancies:
        for number, anchor in enumerate(part.model.concerns):
            if anchor not in anchors:
                yield _finding(part.at("concerns", number), anchor, list(anchors))


def _anchors(file: LoadedFile, among: Collection[str] | None = None) -> dict[str, None]:
    """All parts of a file that can be named, in its order: its keys, the entries under them, and the parts of each.

    If only those `among` others matter, not many more than these.
    """
    keys = None if among is None else {anchor.partition("/")[0] for anchor in among}
    within = file.all_parts if among is None or any(anchor.count("/") > 1 for anchor in among) else ()
    found: dict[str, None] = {}
    entries: dict[Path, str] = {}
    for name, value in vars(file.model).items():
        if value is None or value == () or name in ("id", "discrepancies") or (keys is not None and name not in keys):
            continue
        found[name] = None
        for entry, path in _entries(value, (name,)):
            entries[path] = f"{name}/{entry}"
            found[entries[path]] = None
    for part in within:
        ident = vars(part.model).get("id")
        if isinstance(ident, str) and len(part.path) > 2 and part.path not in entries:
            around = entries.get(part.path[:2]) or entries.get(part.path[:3])
            if around is not None:
                found[f"{around}/{ident}"] = None
    return found


def _entries(value: object, path: Path) -> Iterator[tuple[str, Path]]:
    """The entries of a list or register by their names; those of `parties` are its states and organisations."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            ident = _name_of(item)
            if ident is not None:
                yield ident, (*path, index)
    elif isinstance(value, dict):
        yield from ((name, (*path, name)) for name in value)
    elif isinstance(value, BaseModel):
        for name, within in vars(value).items():
            if isinstance(within, tuple):
                yield from _entries(within, (*path, name))


def _name_of(item: object) -> str | None:
    values: Mapping[str, object] = getattr(item, "__dict__", {})  # the entries of a list of texts have none
    for key in _NAMES:
        name = values.get(key)
        if isinstance(name, str):
            return name
    return None


def _finding(at: Location, anchor: str, anchors: list[str]) -> Finding:
    meant = guess(anchor, anchors)
    return Finding(
        FAULT.ident,
        at,
        f"this file has no part `{anchor}`",
        help=advised(meant, "name a key of this file, or an entry under it by its id"),
        fix=mend(meant),
    )
