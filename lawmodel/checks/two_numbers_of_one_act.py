"""Two numbers of one act, and nothing that says which source has which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lawmodel.checks.days import is_undisputed
from lawmodel.checks.example_records import law
from lawmodel.dates.partial import parse_or_none
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import Designation
from lawmodel.model.source import Citation
from lawmodel.registers import Registers
from lawmodel.truth import YES

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
designations:
  - {number: "17", dated: "2012-03-01", cites: [{source: gazette, line: 2}]}
""")

FAULT = Fault(
    "two-numbers-of-one-act",
    Severity.WARNING,
    "two numbers of one act of a state",
    "An act of a state is known by its number and its date: No. 207 and No. 207-7 are two acts. Two numbers are two accounts"
    " of it, which a discrepancy sets side by side; or the second is of another act. Numbers that differ in letters or by"
    " the year alone are one; and one line that gives both says that the act has both, as an order of two ministries.",
    wrong=_RIGHT + '  - {number: "71", dated: "2012-03-01", cites: [{source: gazette, line: 3}]}\n',
    right=_RIGHT,
)

_DIGITS: Final = re.compile(r"[0-9]+")
_YEARS: Final = range(1800, 2200)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every number that differs from the first that is told of the act, where nobody disputes either."""
    record = file.record
    if record is None or record.stands_for != "act" or len(record.designations) < 2:
        return
    if "jurisdiction" not in vars(record):
        return  # treaties are registered under a number by each that keeps them
    numbered = [
        (index, each)
        for index, each in enumerate(record.designations)
        if each.number is not None and is_undisputed(record, each.account)
    ]
    for position, (index, each) in enumerate(numbered):
        other = next(((i, first) for i, first in numbered[:position] if _are_two(first, each)), None)
        if other is not None:
            yield Finding(
                FAULT.ident,
                Location(file.path, ("designations", index, "number")),
                f"the act is No. `{each.number}`, and No. `{other[1].number}` as well",
                help="correct one of the two; where sources disagree, write a discrepancy and give each its `account`;"
                " where a source gives both, cite for both the line that does",
                related=(Related(Location(file.path, ("designations", other[0], "number")), "the other number"),),
            )


def _are_two(one: Designation, other: Designation) -> bool:
    """Whether two designations have surely two numbers; what has two days is told by another check."""
    first, second = (parse_or_none(each.dated) for each in (one, other))
    if first is not None and second is not None and YES in (first.before(second), second.before(first)):
        return False
    numbers, others = _numbers(one), _numbers(other)
    return bool(numbers and others) and numbers != others and not _told_together(one.cites, other.cites)


def _numbers(of: Designation) -> list[int]:
    """The numbers within a number, but for a year: of `5/2012`, the 5. A number may be a year itself."""
    found = [int(digits) for digits in _DIGITS.findall(of.number or "")]
    return [number for number in found if number not in _YEARS] or found


def _told_together(one: Sequence[Citation], other: Sequence[Citation]) -> bool:
    """Whether a line, or a source that is cited as a whole, tells both."""
    return any(a.source == b.source and _meet(a, b) for a in one for b in other)


def _meet(one: Citation, other: Citation) -> bool:
    spans = [_span(each) for each in (one, other)]
    if spans[0] is None or spans[1] is None:
        return True
    return spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]


def _span(of: Citation) -> tuple[int, int] | None:
    """The first and the last line cited; None where the source is cited as a whole."""
    if of.lines is None:
        return None if of.line is None else (of.line, of.line)
    first, _, last = of.lines.partition("-")
    return int(first), int(last)
