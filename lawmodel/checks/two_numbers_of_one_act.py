"""Two numbers of one act, and nothing that says which source has which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lawmodel.checks.days import is_undisputed
from lawmodel.checks.example_records import law
from lawmodel.checks.same_act_twice import folded_number
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
    "An act of a state is known by its number and its date. Two numbers are two accounts of it, which a discrepancy sets"
    " side by side; or the second is of another act. What follows the first number may be left out, as a year, a part or"
    " letters: No. 5 and No. 5/12 may be one. Other letters before it are another series, as that of a register; and one"
    " line that gives both says that the act has both, as an order of two ministries.",
    wrong=_RIGHT + '  - {number: "71", dated: "2012-03-01", cites: [{source: gazette, line: 3}]}\n',
    right=_RIGHT,
)

_FIRST: Final = re.compile(
    r"(?P<series>[^0-9 ./-]*(?:[ ./-]+[^0-9 ./-]+)*)[ ./-]*"
    r"(?P<first>[0-9]+)(?P<thousands>(?:(?<![0-9]{4})[ .][0-9]{3}(?![0-9]))+)?(?P<rest>.*)"
)
"""The letters before the first number, that number, what may be more digits of it, and what follows."""
_DIGITS: Final = re.compile(r"[0-9]+")
_YEAR: Final = re.compile(r"(?:1[89]|2[01])[0-9]{2}")


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
    return _differ(one.number or "", other.number or "") and not _told_together(one.cites, other.cites)


def _differ(one: str, other: str) -> bool:
    """Whether two numbers of one series have surely not the same first number."""
    first, second = (_FIRST.fullmatch(folded_number(number)) for number in (one, other))
    if first is None or second is None or first["series"] != second["series"]:
        return False
    of_one_form = _DIGITS.sub("0", first[0]) == _DIGITS.sub("0", second[0])
    return _may_be(first, of_one_form=of_one_form).isdisjoint(_may_be(second, of_one_form=of_one_form))


def _may_be(number: re.Match[str], *, of_one_form: bool) -> set[str]:
    """What the first number may be: of `5/12` the 5, of `1.519` 1519 or 1.

    A year may come before it: of `2012/5`, 2012 or 5; and of `12-5`, where the other number has another form.
    """
    first = number["first"]
    found = {first}
    if number["thousands"] is not None:
        found.add(first + "".join(_DIGITS.findall(number["thousands"])))
    if _YEAR.fullmatch(first) or (len(first) == 2 and not of_one_form):
        found.update(_DIGITS.findall(number[0][len(number["series"]) :]))
    return {digits.lstrip("0") for digits in found}


def _told_together(one: Sequence[Citation], other: Sequence[Citation]) -> bool:
    """Whether a line, or a source that is cited as a whole, tells both."""
    return any(a.source == b.source and _meet(a, b) for a in one for b in other)


def _meet(one: Citation, other: Citation) -> bool:
    first, second = one.span, other.span
    return first is None or second is None or (first[0] <= second[1] and second[0] <= first[1])
