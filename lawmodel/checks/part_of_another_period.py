"""A part of a number that was counted at another time."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.dates.partial import parse_or_none
from lawmodel.diagnostics import Fault, Finding, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.register import ObservationsRegister
from lawmodel.registers import Registers
from lawmodel.truth import YES

__all__ = ["FAULT", "find_in"]

_RIGHT = """\
observations:
  arrivals: {measure: arrivals, period: "2010", value: 300, unit: persons, cites: [{source: report, line: 4}]}
  arrivals-by-air:
    measure: arrivals by air
    period: "2010"
    value: 100
    unit: persons
    part_of: arrivals
    cites: [{source: report, line: 4}]
"""

FAULT = Fault(
    "part-of-another-period",
    Severity.ERROR,
    "a part of a number of another time",
    "Who left in one year is no part of those who left in another. One of the periods is wrong, or the part belongs to"
    " another number.",
    wrong=_RIGHT.replace('air\n    period: "2010"', 'air\n    period: "2011"'),
    right=_RIGHT,
    example_file="registers/observations.yaml",
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every part whose period shares no day with that of its whole."""
    for part in file.parts(ObservationsRegister):
        for ident, observation in part.model.observations.items():
            whole = None if observation.part_of is None else part.model.observations.get(observation.part_of)
            own = parse_or_none(observation.period)
            others = None if whole is None else parse_or_none(whole.period)
            if own is not None and others is not None and YES in (own.before(others), own.after(others)):
                where = part.at("observations", str(observation.part_of), "period")
                yield Finding(
                    FAULT.ident,
                    part.at("observations", ident, "period"),
                    f"`{own}` has no day in common with `{others}`, the period of `{observation.part_of}`",
                    help="correct one of the periods, or `part_of`",
                    related=(Related(where, f"`{observation.part_of}`, of which this is a part"),),
                )
