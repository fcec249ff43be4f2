"""A few days between two versions of a provision on which none applies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from lawmodel.checks.days import span
from lawmodel.checks.example_records import TWO_VERSIONS
from lawmodel.diagnostics import Fault, Finding, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.provision import VersionedProvision
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "gap-between-versions",
    Severity.WARNING,
    "a few days between two versions on which none applies",
    "A provision may be gone for years and come back. A gap of some days is rather a slip: both ends of `applies` belong to"
    " the version, so that one `until` 31 December is followed by one `from` 1 January.",
    wrong=TWO_VERSIONS.replace("2010-01-01", "2010-01-02"),
    right=TWO_VERSIONS,
)

_SHORT: Final = timedelta(days=31)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every gap of at most a month between a version and the next."""
    for part in file.parts(VersionedProvision):
        spans = [(i, v, span(v.applies.from_day, v.applies.until)) for i, v in enumerate(part.model.versions)]
        known = [(i, v, s) for i, v, s in spans if s is not None]
        known.sort(key=lambda each: each[2].earliest or date.min)
        for (i, one, first), (j, two, second) in pairwise(known):
            gap = None if first.latest is None or second.earliest is None else second.earliest - first.latest
            if gap is not None and timedelta(days=1) < gap <= _SHORT:
                yield Finding(
                    FAULT.ident,
                    part.at("versions", j, "applies"),
                    f"neither `{one.id}` nor `{two.id}` applies between {first.latest} and {second.earliest}",
                    help="end the earlier one on the day before the later one begins",
                    related=(Related(part.at("versions", i, "applies"), f"`{one.id}` applies"),),
                )
