"""Two versions of one provision for the same day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from lawmodel.checks.days import span
from lawmodel.checks.example_records import TWO_VERSIONS
from lawmodel.dates.partial import Range
from lawmodel.diagnostics import Fault, Finding, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.provision import VersionedProvision
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "overlapping-versions",
    Severity.ERROR,
    "two versions of a provision for one day",
    "A day picks one version. Both ends of `applies` belong to it, so that a version `until` 31 December is followed by"
    " one `from` 1 January.",
    wrong=TWO_VERSIONS.replace("2009-12-31", "2010-01-01"),
    right=TWO_VERSIONS,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every pair of versions whose spans share a day."""
    for part in file.parts(VersionedProvision):
        spans = [(i, v, span(v.applies.from_day, v.applies.until)) for i, v in enumerate(part.model.versions)]
        for i, j in _that_meet([each[2] for each in spans]):
            (_, one, first), (_, two, second) = spans[i], spans[j]
            shared = None if first is None or second is None else _shared(first, second)
            if shared is not None:
                yield Finding(
                    FAULT.ident,
                    part.at("versions", j, "applies"),
                    f"`{two.id}` and `{one.id}` both apply {shared}",
                    help="end the earlier one on the day before the later one begins",
                    related=(Related(part.at("versions", i, "applies"), f"`{one.id}` applies"),),
                )


def _that_meet(spans: Sequence[Range | None]) -> Iterator[tuple[int, int]]:
    """The pairs of spans that meet, in their order. What meets no other is not compared with all of them."""
    known = [
        (i, each.earliest or date.min, each.latest or date.max) for i, each in enumerate(spans) if each is not None
    ]
    begins, ends = sorted(begin for _, begin, _ in known), sorted(end for *_, end in known)
    for number, (i, begin, end) in enumerate(known):
        # Those that begin no later than it ends, less those that end before it begins: itself, and all that it meets.
        if bisect_right(begins, end) - bisect_left(ends, begin) > 1:
            others = islice(known, number + 1, None)
            yield from ((i, j) for j, its_begin, its_end in others if its_begin <= end and begin <= its_end)


def _shared(one: Range, two: Range) -> str | None:
    """The days of both in words; None where there are none."""
    first = max((d for d in (one.earliest, two.earliest) if d is not None), default=None)
    last = min((d for d in (one.latest, two.latest) if d is not None), default=None)
    if first is not None and last is not None:
        if first > last:
            return None
        return f"on {first}" if first == last else f"from {first} to {last}"
    return f"from {first} on" if first is not None else f"until {last}" if last is not None else "on every day"
