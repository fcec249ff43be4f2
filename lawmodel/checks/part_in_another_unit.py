"""A part that is counted in another unit than everything it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lawmodel.diagnostics import Fault, Finding, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.register import ObservationsRegister
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = """\
observations:
  arrivals: {measure: arrivals, value: 300, unit: persons, parts_are_all: true, cites: [{source: report, line: 4}]}
  by-air: {measure: arrivals by air, value: 100, unit: persons, part_of: arrivals, cites: [{source: report, line: 4}]}
  by-land: {measure: arrivals by land, value: 200, unit: persons, part_of: arrivals, cites: [{source: report, line: 4}]}
"""

FAULT = Fault(
    "part-in-another-unit",
    Severity.ERROR,
    "a part in another unit than its whole and the other parts",
    "Only what is counted in one unit can be added up. The parts of a whole have its unit; or they have at least one unit"
    " among themselves, as the persons whom applications were about. One that stands apart is not looked at in any sum.",
    wrong=_RIGHT.replace("value: 200, unit: persons", "value: 200, unit: thousand persons"),
    right=_RIGHT,
    example_file="registers/observations.yaml",
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every part with a unit of its own, where its whole and the other parts have another one in common."""
    for part in file.parts(ObservationsRegister):
        all_of_them = part.model.observations
        families: dict[str, list[str]] = {}
        for each in all_of_them.values():
            if each.part_of in all_of_them:
                families.setdefault(each.part_of, [all_of_them[each.part_of].unit]).append(each.unit)
        nothing: Counter[str] = Counter()
        counted = {whole: Counter(units) for whole, units in families.items()}
        most = {whole: units.most_common(1)[0] for whole, units in counted.items()}
        for ident, each in all_of_them.items():
            units = counted.get(each.part_of or "", nothing)
            common, times = most.get(each.part_of or "", (each.unit, 0))
            if units[each.unit] == 1 and common != each.unit and times > 1:
                yield Finding(
                    FAULT.ident,
                    part.at("observations", ident, "unit"),
                    f"`{ident}` is counted in {each.unit}, and what belongs with it in {common}",
                    help="give both in one unit, or correct `part_of`",
                    related=(
                        Related(part.at("observations", str(each.part_of), "unit"), f"`{each.part_of}`, the whole"),
                    ),
                )
