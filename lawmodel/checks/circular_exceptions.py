"""Exceptions that set each other aside in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lawmodel.checks.example_records import MINORS_EXCEPTED
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.rule import ConditionRule
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


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every circle of exceptions once, at the name that closes it."""
    for part in file.parts(ConditionRule):
        aside = {e.id: [name for name in e.sets_aside if name != "rule"] for e in part.model.unless}
        told: set[frozenset[str]] = set()
        for index, exception in enumerate(part.model.unless):
            for number, name in enumerate(exception.sets_aside):
                circle = _circle(exception.id, name, aside)
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


def _circle(start: str, name: str, aside: Mapping[str, list[str]]) -> list[str] | None:
    """The way from what an exception sets aside back to it."""
    ways = [[name]]
    seen = {name}
    for way in ways:
        if way[-1] == start:
            return way
        following = [other for other in aside.get(way[-1], ()) if other not in seen]
        seen.update(following)
        ways += [[*way, other] for other in following]
    return None
