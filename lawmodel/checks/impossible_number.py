"""A number that cannot be: more than the whole, less than nothing, the least above the greatest."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.fact import IntegerFact
from lawmodel.model.provision import Item
from lawmodel.model.register import Difference, Observation
from lawmodel.model.walk import Part
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = """\
observations:
  arrivals: {measure: arrivals, period: "2010", value: 300, unit: persons, cites: [{source: report, line: 4}]}
  arrivals-by-air:
    measure: arrivals by air
    period: "2010"
    unit: persons
    share: {of: arrivals, percent: "33.3"}
    cites: [{source: report, line: 4}]
"""

FAULT = Fault(
    "impossible-number",
    Severity.ERROR,
    "a number that cannot be",
    "A share is between 0 and 100 percent of its whole, a change is stated without a sign (`direction` has it), nothing"
    " falls by more than it was, and there are not fewer than none of what is counted.",
    wrong=_RIGHT.replace("33.3", "333"),
    right=_RIGHT,
    example_file="registers/observations.yaml",
)

_WHOLE = 100


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every number beyond its bounds; those that only contradict each other are left to another check."""
    for observation in file.parts(Observation):
        yield from _of_observation(observation)
    for change in file.parts(Difference):
        yield from _of_change(change)
    for item in file.parts(Item):
        if item.model.count is not None and item.model.count < 0:
            yield _finding(item, ("count",), f"there cannot be {item.model.count} of anything")
    for fact in file.parts(IntegerFact):
        least, most = fact.model.minimum, fact.model.maximum
        if least is not None and most is not None and least > most:
            yield _finding(fact, ("maximum",), f"the greatest value, {most}, is below the least, {least}")


def _of_observation(part: Part[Observation]) -> Iterator[Finding]:
    share = part.model.share
    if share is not None and not 0 <= _number(share.percent) <= _WHOLE:
        yield _finding(part, ("share", "percent"), f"`{share.percent}` percent is no share of a whole")
    is_counted = part.model.part_of is not None or part.model.parts_are_all is not None or share is not None
    if is_counted and part.model.value is not None and part.model.value < 0:
        yield _finding(part, ("value",), f"there cannot be {part.model.value} {part.model.unit}")


def _of_change(part: Part[Difference]) -> Iterator[Finding]:
    change = part.model
    if change.by is not None and change.by < 0:
        yield _finding(part, ("by",), f"`{change.by}` has a sign, and `direction` says `{change.direction}`")
    if change.by_percent is None:
        return
    if _number(change.by_percent) < 0:
        yield _finding(
            part, ("by_percent",), f"`{change.by_percent}` has a sign, and `direction` says `{change.direction}`"
        )
    elif change.direction == "less" and _number(change.by_percent) > _WHOLE:
        yield _finding(part, ("by_percent",), f"nothing falls by `{change.by_percent}` percent")


def _number(text: str) -> Fraction:
    return Fraction(text)


def _finding(
    part: Part[Observation] | Part[Difference] | Part[Item] | Part[IntegerFact], path: tuple[str, ...], message: str
) -> Finding:
    return Finding(FAULT.ident, part.at(*path), message, help="correct the number")
