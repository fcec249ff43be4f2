"""Numbers that a source reports and that do not fit together: parts and whole, shares, changes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lawmodel.checks.spans import Span, as_percent, rounded, span_of
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.register import Difference, Observation, ObservationsRegister
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_FILE = "registers/observations.yaml"
_RIGHT = """\
observations:
  arrivals: {measure: arrivals, period: "2010", value: 300, unit: persons, parts_are_all: true, cites: [{source: report, line: 4}]}
  arrivals-by-air:
    measure: arrivals by air
    period: "2010"
    value: 100
    unit: persons
    part_of: arrivals
    share: {of: arrivals, percent: "33.3"}
    cites: [{source: report, line: 4}]
  arrivals-by-land:
    measure: arrivals by land
    period: "2010"
    value: 200
    unit: persons
    part_of: arrivals
    share: {of: arrivals, percent: "66.7"}
    cites: [{source: report, line: 4}]
"""

FAULT = Fault(
    "sums-do-not-add-up",
    Severity.ERROR,
    "numbers that do not fit together",
    "Parts that are all of a whole add up to it, and stated shares and changes follow from the numbers, rounded as they"
    " are stated. Where a source contradicts itself, a discrepancy of kind `arithmetic` that concerns the number says"
    " so; where none does, a number was copied wrongly. A hedged number (`over`, `about`) is held to what it leaves open.",
    wrong=_RIGHT.replace("66.7", "66.6"),
    right=_RIGHT,
    example_file=_FILE,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every sum, share and change that the numbers exclude, and that no discrepancy accounts for."""
    for register in file.parts(ObservationsRegister):
        numbers = _Numbers(register.model)
        for ident, observation in register.model.observations.items():
            yield from _partless(ident, observation, numbers)
            if f"observations/{ident}" not in numbers.disputed:
                yield from _parts(ident, observation, numbers)
                yield from _share(ident, observation, numbers)
                for index, difference in enumerate(observation.differs):
                    yield from _difference(ident, observation, index, difference, numbers)


class _Numbers:
    """The observations, which of them have which parts, and what is known to be in dispute."""

    def __init__(self, register: ObservationsRegister) -> None:
        taken = {f"{d.id}/{d.taken}" for d in register.discrepancies}
        parts: dict[str, list[str]] = {}
        for ident, observation in register.observations.items():
            if observation.part_of is not None and (observation.account is None or observation.account in taken):
                parts.setdefault(observation.part_of, []).append(ident)
        concerned = (a for d in register.discrepancies if d.kind == "arithmetic" for a in d.concerns)
        self.all = register.observations
        self.parts = parts
        self.disputed = frozenset(concerned)
        self._totals: dict[str, Span | None] = {}

    def stated(self, ident: str) -> Span:
        """What an observation's own number leaves open."""
        return span_of(self.all[ident].value, self.all[ident].qualifier)

    def total(self, ident: str) -> Span | None:
        """What the parts of an observation add up to; None where they are not all, or not of its unit."""
        if ident not in self._totals:
            self._totals[ident] = self._added_up(ident)
        return self._totals[ident]

    def _added_up(self, ident: str) -> Span | None:
        whole, parts = self.all[ident], self.parts.get(ident, [])
        if whole.parts_are_all is None or not parts or any(self.all[p].unit != whole.unit for p in parts):
            return None
        stated = [self.stated(p) for p in parts]
        if all(span.least is None or span.least >= 0 for span in stated):
            stated = [span.or_nothing() for span in stated]
        return sum(stated, Span(Fraction(0), Fraction(0)))

    def known(self, ident: str) -> Span:
        """What is known of an observation: `over 530` is 530 where parts that are all add up to that."""
        stated, total = self.stated(ident), self.total(ident)
        return stated if total is None else stated.within(total) or stated


def _partless(ident: str, whole: Observation, numbers: _Numbers) -> Iterator[Finding]:
    if whole.parts_are_all is not None and ident not in numbers.parts:
        at = Location(_FILE, ("observations", ident, "parts_are_all"))
        message = f"the parts of `{ident}` are said to be all, and nothing is part of it"
        yield Finding(FAULT.ident, at, message, help="write `part_of` on its parts, or leave `parts_are_all` out")


def _parts(ident: str, whole: Observation, numbers: _Numbers) -> Iterator[Finding]:
    parts = numbers.parts.get(ident, [])
    total, stated = numbers.total(ident), numbers.stated(ident)
    if total is not None and stated.within(total) is None:
        yield Finding(
            FAULT.ident,
            Location(_FILE, ("observations", ident, "value")),
            f"the parts of `{ident}` add up to {total}, and the whole is {stated}",
            help=_ADVICE,
            related=tuple(_related(p, numbers) for p in parts),
        )
        return
    for part in parts:
        if numbers.all[part].unit == whole.unit and numbers.stated(part).is_above(stated):
            yield Finding(
                FAULT.ident,
                Location(_FILE, ("observations", part, "value")),
                f"`{part}` is {numbers.stated(part)}, more than `{ident}`, of which it is a part",
                help=_ADVICE,
                related=(_related(ident, numbers),),
            )


def _share(ident: str, part: Observation, numbers: _Numbers) -> Iterator[Finding]:
    if part.share is None or part.share.of not in numbers.all or numbers.all[part.share.of].unit != part.unit:
        return
    computed = as_percent(numbers.known(ident), numbers.known(part.share.of))
    if rounded(part.share.percent).within(computed) is None:
        yield Finding(
            FAULT.ident,
            Location(_FILE, ("observations", ident, "share", "percent")),
            f"`{ident}` is said to be {part.share.percent} percent of `{part.share.of}`, and is {computed}",
            help=_ADVICE,
            related=(_related(part.share.of, numbers),),
        )


def _difference(ident: str, now: Observation, index: int, change: Difference, numbers: _Numbers) -> Iterator[Finding]:
    """The change against another number; where that is not given, only its amount and its percentage are compared."""
    path = ("observations", ident, "differs", index)
    known = numbers.known(ident)
    amount = None if change.by is None else Span(Fraction(change.by), Fraction(change.by))
    if change.to is not None:
        if change.to not in numbers.all or numbers.all[change.to].unit != now.unit:
            return
        before = numbers.known(change.to)
        computed = known.minus(before) if change.direction == "more" else before.minus(known)
        related: tuple[Related, ...] = (_related(change.to, numbers),)
    elif amount is not None:
        before = known.minus(amount) if change.direction == "more" else known + amount
        computed, related = amount, ()
    else:
        return
    against = f"`{change.to}`" if change.to is not None else "the number compared with"
    told = f"`{ident}` is said to be {{}} {change.direction} than {against}, and is {{}}"
    if amount is not None and amount.within(computed) is None:
        at = Location(_FILE, (*path, "by"))
        yield Finding(FAULT.ident, at, told.format(change.by, computed), help=_ADVICE, related=related)
    elif change.by_percent is not None:
        percent = as_percent(computed, before)
        if rounded(change.by_percent).within(percent) is None:
            at = Location(_FILE, (*path, "by_percent"))
            message = told.format(f"{change.by_percent} percent", percent)
            yield Finding(FAULT.ident, at, message, help=_ADVICE, related=related)


def _related(ident: str, numbers: _Numbers) -> Related:
    key = "value" if numbers.all[ident].value is not None else "measure"
    return Related(Location(_FILE, ("observations", ident, key)), f"`{ident}` is {numbers.stated(ident)}")


_ADVICE = "correct the number; if the source says so, write a discrepancy of kind `arithmetic` that concerns it"
