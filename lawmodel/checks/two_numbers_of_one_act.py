"""Two numbers of one act, and nothing that says which source has which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import Any, Final, NamedTuple

from lawmodel.checks.days import is_undisputed
from lawmodel.checks.example_records import law
from lawmodel.checks.in_order import meet
from lawmodel.checks.same_act_twice import folded_number
from lawmodel.dates.partial import PartialDate, parse_or_none
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import Designation
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
_WHOLE: Final = (-inf, inf)
_MOST: Final = 50  # numbers of one series with which another is compared; no act has so many
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
        if each.number is not None and is_undisputed(file, each.account)
    ]
    earlier: dict[str, list[_Numbered]] = {}
    known: set[tuple[Any, ...]] = set()
    for each in map(_read, numbered):
        those = earlier.setdefault(each.series, [])
        other = next((first for first in those if _are_two(first, each)), None)
        if other is not None:
            yield Finding(
                FAULT.ident,
                Location(file.path, ("designations", each.position, "number")),
                f"the act is No. `{each.number}`, and No. `{other.number}` as well",
                help="correct one of the two; where sources disagree, write a discrepancy and give each its `account`;"
                " where a source gives both, cite for both the line that does",
                related=(Related(Location(file.path, ("designations", other.position, "number")), "the other number"),),
            )
        if len(those) < _MOST and each.told not in known:
            known.add(each.told)
            those.append(each)


class _Numbered(NamedTuple):
    """A number of the act: where it stands, what its first number may be, its date, the lines of each source that tell it; all that is told."""

    position: int
    number: str
    series: str
    form: str
    may_be: frozenset[str]
    may_be_of_another_form: frozenset[str]
    day: PartialDate | None
    lines: Mapping[str, Sequence[tuple[float, float]]]
    told: tuple[Any, ...]


def _read(numbered: tuple[int, Designation]) -> _Numbered:
    index, designation = numbered
    number = designation.number or ""
    first = _FIRST.fullmatch(folded_number(number))
    lines: dict[str, list[tuple[float, float]]] = {}
    for cited in designation.cites:
        lines.setdefault(cited.source, []).append(_in_order(cited.span))
    told = (number, designation.dated, tuple((c.source, c.span) for c in designation.cites))
    return _Numbered(
        index,
        number,
        "" if first is None else first["series"],
        "" if first is None else _DIGITS.sub("0", first[0]),
        frozenset() if first is None else _may_be(first, of_one_form=True),
        frozenset() if first is None else _may_be(first, of_one_form=False),
        parse_or_none(designation.dated),
        {source: sorted(those) for source, those in lines.items()},
        told,
    )


def _in_order(span: tuple[int, int] | None) -> tuple[float, float]:
    return _WHOLE if span is None else (min(span), max(span))


def _are_two(one: _Numbered, other: _Numbered) -> bool:
    """Whether two designations of one series have surely two numbers; what has two days is told by another check."""
    if one.form == other.form:
        differ = one.may_be.isdisjoint(other.may_be)
    else:
        differ = one.may_be_of_another_form.isdisjoint(other.may_be_of_another_form)
    if not differ or not one.may_be or not other.may_be:
        return False
    if one.day is not None and other.day is not None and YES in (one.day.before(other.day), other.day.before(one.day)):
        return False
    return not any(meet(those, other.lines[source]) for source, those in one.lines.items() if source in other.lines)


def _may_be(number: re.Match[str], *, of_one_form: bool) -> frozenset[str]:
    """What the first number may be: of `5/12` the 5, of `1.519` 1519 or 1.

    A year may come before it: of `2012/5`, 2012 or 5; and of `12-5`, where the other number has another form.
    """
    first = number["first"]
    found = {first}
    if number["thousands"] is not None:
        found.add(first + "".join(_DIGITS.findall(number["thousands"])))
    if _YEAR.fullmatch(first) or (len(first) == 2 and not of_one_form):
        found.update(_DIGITS.findall(number[0][len(number["series"]) :]))
    return frozenset(digits.lstrip("0") for digits in found)
