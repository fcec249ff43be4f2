"""Exceptions that set each other aside in a circle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from lawmodel.checks.example_records import MINORS_EXCEPTED
from lawmodel.checks.tied import shortest_way, tied
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.rule import ConditionRule, RuleException
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "circular-exceptions",
    Severity.ERROR,
    "exceptions that set each other aside",
    "Of two exceptions that set each other aside neither can be said to apply. The text says which yields.",
    wrong=MINORS_EXCEPTED.replace("sets_aside: [rule]", "sets_aside: [rule, minors]"),
    right=MINORS_EXCEPTED,
)


_LARGE: Final = 100  # exceptions; no rule of any law has so many that yield to one another


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every circle of exceptions once, at the name that closes it."""
    for part in file.parts(ConditionRule):
        aside = {e.id: dict.fromkeys(name for name in e.sets_aside if name != "rule") for e in part.model.unless}
        knots = _Knots(part.model.unless)
        told: set[frozenset[str]] = set()
        for index, exception in enumerate(part.model.unless):
            for number, name in enumerate(exception.sets_aside):
                circle = shortest_way(name, exception.id, aside) if knots.may_close(exception.id, name) else None
                if circle is not None and frozenset(circle) not in told:
                    told.add(frozenset(circle))
                    yield Finding(
                        FAULT.ident,
                        part.at("unless", index, "sets_aside", number),
                        f"`{name}` sets itself aside"
                        if name == exception.id
                        else f"exceptions set each other aside in a circle: {' -> '.join([exception.id, *circle])}",
                        help="leave out the one that the text does not put above the other",
                    )


class _Knots:
    """The exceptions of a rule that are tied to one another by circles; of a large knot one circle is told."""

    def __init__(self, exceptions: Sequence[RuleException]) -> None:
        aside: dict[str, dict[str, None]] = {}
        for each in exceptions:
            aside.setdefault(each.id, {}).update(dict.fromkeys(each.sets_aside))
        self._knot_of = tied(aside)
        self._sizes = Counter(self._knot_of.values())
        self._looked_at: set[str | tuple[str, str]] = set()

    def may_close(self, start: str, name: str) -> bool:
        """Whether a circle may lead from an exception by a name back to it, and was not looked for already."""
        knot = self._knot_of[start]
        if self._knot_of.get(name) != knot:
            return False
        key = (start, name) if self._sizes[knot] <= _LARGE else knot
        is_new = key not in self._looked_at
        self._looked_at.add(key)
        return is_new
