"""A number that is said to be a share of itself, or more than itself."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.register import Observation
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = """\
observations:
  arrivals-2009: {measure: arrivals, period: "2009", value: 200, unit: persons, cites: [{source: report, line: 4}]}
  arrivals-2010:
    measure: arrivals
    period: "2010"
    value: 300
    unit: persons
    differs: [{to: arrivals-2009, by: 100, direction: more, cites: [{source: report, line: 4}]}]
    cites: [{source: report, line: 4}]
"""

FAULT = Fault(
    "compared-with-itself",
    Severity.ERROR,
    "a number that is compared with itself",
    "A share is of another number, and a change is against another number or another period.",
    wrong=_RIGHT.replace("to: arrivals-2009", 'to_period: "2010"'),
    right=_RIGHT,
    example_file="registers/observations.yaml",
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every share of the number itself, and every change against itself or its own period."""
    for part in file.parts(Observation):
        own, period = part.path[-1], part.model.period
        if part.model.share is not None and part.model.share.of == own:
            yield Finding(FAULT.ident, part.at("share", "of"), f"`{own}` is a share of itself", help=_ADVICE)
        for index, change in enumerate(part.model.differs):
            if change.to == own:
                yield Finding(
                    FAULT.ident, part.at("differs", index, "to"), f"`{own}` differs from itself", help=_ADVICE
                )
            elif change.to_period is not None and change.to_period == period:
                message = f"`{period}` is the period of `{own}` itself"
                yield Finding(FAULT.ident, part.at("differs", index, "to_period"), message, help=_ADVICE)


_ADVICE = "name the other number, or the other period"
