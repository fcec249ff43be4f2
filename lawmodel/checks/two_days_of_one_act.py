"""Two days for what happens to an act once, and nothing that says which source has which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from lawmodel.checks.days import is_undisputed
from lawmodel.checks.example_records import law
from lawmodel.dates.partial import parse_or_none
from lawmodel.diagnostics import Fault, Finding, Location, Path, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import InstrumentBase
from lawmodel.registers import Registers
from lawmodel.truth import YES

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
lifecycle:
  - {id: enactment, event: enacted, happened_on: "2012-03-01", cites: [{source: gazette, line: 2}]}
""")

FAULT = Fault(
    "two-days-of-one-act",
    Severity.ERROR,
    "two days for what happens once",
    "An act is dated once, enacted once, and enters into force once (for each state, where it does so apart). Two days are"
    " two accounts of it, which a discrepancy sets side by side; without one, whoever reads the record takes the first.",
    wrong=_RIGHT
    + '  - {id: enactment-again, event: enacted, happened_on: "2012-04-01", cites: [{source: gazette, line: 3}]}\n',
    right=_RIGHT,
)

_ONCE: Final = frozenset({"enacted", "established", "entered-into-force", "expired", "terminated"})


class _Told(NamedTuple):
    """A day that is told of an act: of what, by or for whom, and where."""

    what: str
    of: tuple[str | None, ...]
    day: str
    path: Path


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every day that surely differs from the first that is told of the same, where nobody disputes either."""
    record = file.record
    if record is None or record.stands_for != "act":
        return
    first_of: dict[tuple[str, tuple[str | None, ...]], _Told] = {}
    for told in _told(file, record):
        first = first_of.setdefault((told.what, told.of), told)
        if _differ(first.day, told.day):
            yield Finding(
                FAULT.ident,
                Location(file.path, told.path),
                f"{told.what} `{told.day}`, and `{first.day}` as well",
                help="correct one of the two; where sources disagree, write a discrepancy and give each its `account`",
                related=(Related(Location(file.path, first.path), "the other day"),),
            )


def _told(file: LoadedFile, record: InstrumentBase) -> Iterator[_Told]:
    for index, each in enumerate(record.designations):
        if each.dated is not None and is_undisputed(file, each.account):
            yield _Told("the act is dated", (), each.dated, ("designations", index, "dated"))
    for index, event in enumerate(record.lifecycle):
        if event.event in _ONCE and event.happened_on is not None and is_undisputed(file, event.account):
            yield _Told(f"it `{event.event}`", (event.state,), event.happened_on, ("lifecycle", index, "happened_on"))


def _differ(one: str, other: str) -> bool:
    first, second = parse_or_none(one), parse_or_none(other)
    return first is not None and second is not None and YES in (first.before(second), second.before(first))
