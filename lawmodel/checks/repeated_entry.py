"""One thing that stands twice in a list, or under two names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from lawmodel.diagnostics import Fault, Finding, Location, Path, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 1}, {source: gazette, line: 2}]
"""

FAULT = Fault(
    "repeated-entry",
    Severity.WARNING,
    "one thing that stands twice",
    "What is said twice in a list, word for word, was copied and not changed: another line, another relation or another"
    " value was meant. So too if only the id was changed, for then two names stand for one thing.",
    wrong=_RIGHT.replace("line: 2", "line: 1"),
    right=_RIGHT,
)

# Lists whose repetitions have checks of their own.
_ELSEWHERE: Final = frozenset({"examples", "states", "organisations", "days_off", "work_days", "versions"})

_WITHIN: Final = frozenset({dict, list})
_TEXTS: Final = frozenset({str})
_SCALARS: Final = frozenset({str, int, bool})


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every entry of a list, or of a register, that says nothing which another one does not say."""
    if file.model is None:
        return
    for path, entries in file.lists:
        if len(entries) > 1 and path[-1] not in _ELSEWHERE and not _surely_differ(entries):
            yield from _repeated(file.path, path, enumerate(_said(file, path)))
    if file.schema not in ("instrument", "calendar", "digests"):
        for name, register in file.data.items():
            if isinstance(register, dict):
                yield from _repeated(file.path, (name,), register.items())


def _said(file: LoadedFile, path: Path) -> Any:
    """What a list of the model is in the file."""
    said = file.data
    for step in path:
        said = said[step]
    return said


def _surely_differ(entries: Sequence[Any]) -> bool:
    """Whether these are texts, or the two or three parts of a usual list, and no two are alike."""
    if {*map(type, entries)} == _TEXTS:
        return len({*entries}) == len(entries)
    if len(entries) > 3:
        return False
    first, second, *third = entries
    return _differ(first, second) and (not third or (_differ(first, third[0]) and _differ(second, third[0])))


def _differ(one: Any, other: Any) -> bool:
    """Whether two entries surely differ by more than ids, told without looking into them."""
    if type(one) is str or type(one) is not type(other):
        return bool(one != other)
    others = vars(other)
    for key, value in vars(one).items():  # noqa: SIM110 - of every list, and `any` takes twice as long
        if key != "id" and type(value) in _SCALARS and others[key] != value:
            return True
    return False


def _repeated(file: str, path: Path, entries: Iterable[tuple[int | str, Any]]) -> Iterator[Finding]:
    alike: dict[Any, list[tuple[int | str, Any]]] = {}
    for place, entry in entries:
        alike.setdefault(_sketch(entry), []).append((place, entry))
    for those in alike.values():
        if len(those) > 1:
            yield from _equal(file, path, those)


def _equal(file: str, path: Path, entries: list[tuple[int | str, Any]]) -> Iterator[Finding]:
    first: dict[str, tuple[int | str, str | None]] = {}
    for place, entry in entries:
        ident, said = _told(place, entry)
        other, name = first.setdefault(said, (place, ident))
        if other == place or (ident is not None and ident == name):
            continue  # two of one id are duplicate-id
        message = "this stands in the list already" if ident is None else f"`{ident}` says just what `{name}` says"
        yield Finding(
            FAULT.ident,
            _at(file, path, place),
            message,
            help="take it out, or write what was meant",
            related=(Related(_at(file, path, other), "the other"),),
        )


def _at(file: str, path: Path, place: int | str) -> Location:
    return Location(file, (*path, place), "key" if isinstance(place, str) else "value")


def _sketch(entry: Any) -> Any:
    """What equal entries have in common and most others differ in, found without looking into them."""
    if not isinstance(entry, dict):
        return len(entry) if isinstance(entry, list) else entry
    return frozenset([v for k, v in entry.items() if k != "id" and type(v) not in _WITHIN])


def _told(place: int | str, entry: Any) -> tuple[str | None, str]:
    """The name of an entry, if it has one, and all else that it says."""
    if isinstance(place, str):
        return place, _text(entry)
    if isinstance(entry, dict) and isinstance(entry.get("id"), str):
        return entry["id"], _text(_without_ids(entry))
    return None, _text(entry)


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_ids(inner) for key, inner in value.items() if key != "id"}
    return [_without_ids(inner) for inner in value] if isinstance(value, list) else value


def _text(entry: Any) -> str:
    return json.dumps(entry, sort_keys=True, ensure_ascii=False)
