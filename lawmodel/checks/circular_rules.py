"""A rule that refers to itself, or rules that refer to each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from lawmodel.checks.asking import references_with_paths
from lawmodel.checks.example_records import CITIZENS_ENTER
from lawmodel.checks.folding import the_last_told
from lawmodel.checks.tied import shortest_way, tied
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers
from lawmodel.schemas.first_faults import MOST_TOLD

__all__ = ["FAULT", "compare", "note"]

FAULT = Fault(
    "circular-rules",
    Severity.ERROR,
    "a rule that refers to itself, or rules that refer to each other in a circle",
    "A rule that waits for its own outcome, or for that of another which waits for its own, never gives one.",
    wrong=CITIZENS_ENTER.replace("kind: holds, fact: is_citizen", "kind: outcome-of, rule: example/entry").partition(
        "      examples:"
    )[0]
    + "      examples: [{expect: unknown, because: it waits for itself}]\n",
    right=CITIZENS_ENTER,
)

_ALONE: Final = "let it decide by facts, or name the other rule that is meant"

_SHOWN: Final = 20  # rules of a circle
_Edges = Mapping[str, Mapping[str, Location]]
"""The rules that each rule refers to, each with the first place where it does."""
_Note = dict[str, list[tuple[str, list[str | int]]]]
"""The rules of a file; of each, those it refers to, with the paths of the references."""


def note(file: LoadedFile, _registers: Registers) -> _Note | None:
    found: _Note = {}
    for rule, target, path in references_with_paths(file):
        found.setdefault(rule, []).append((target, list(path)))
    return found or None


def compare(notes: Mapping[str, _Note], _corpus: Corpus) -> Iterator[Finding]:
    """Every circle once, at the reference that closes it; the other references of the circle are related."""
    edges: dict[str, dict[str, Location]] = {}
    for file, rules in notes.items():
        for rule, references in rules.items():
            targets = edges.setdefault(rule, {})
            for target, path in references:
                targets.setdefault(target, Location(file, tuple(path)))
    for number, finding in enumerate(_circles(edges)):
        if number == MOST_TOLD:  # of whatever file
            yield the_last_told(finding)
            return
        yield finding


def _circles(edges: _Edges) -> Iterator[Finding]:
    knot = tied(edges)
    within = {
        rule: {to: at for to, at in targets.items() if knot.get(to) == knot[rule]} for rule, targets in edges.items()
    }
    between = {rule: targets for rule, targets in within.items() if targets}
    told: set[frozenset[str]] = set()
    done: set[str] = set()  # rules of circles from which no other way leads: each of them would find the same one
    for rule, targets in between.items():
        for target in () if rule in done else targets:
            way = shortest_way(target, rule, between)
            if way is None or frozenset(way) in told:
                continue
            told.add(frozenset(way))
            if all(len(between[each]) == 1 for each in way):
                done.update(way)
            yield _finding([rule, *way], edges)


def _finding(way: list[str], edges: _Edges) -> Finding:
    """`way` begins and ends with one rule: alone in it, the rule refers to itself."""
    steps = [(rule, target, edges[rule][target]) for rule, target in pairwise(way)]
    at, *others = (place for _, _, place in steps)
    if not others:
        return Finding(FAULT.ident, at, f"`{way[0]}` refers to itself", help=_ALONE)
    shown = way if len(way) <= _SHOWN else [*way[: _SHOWN // 2], f"… ({len(way) - _SHOWN} more)", *way[-_SHOWN // 2 :]]
    message = f"rules refer to each other in a circle: {' -> '.join(shown)}"
    related = tuple(Related(place, f"`{rule}` refers to `{target}`") for rule, target, place in steps[1:_SHOWN])
    return Finding(FAULT.ident, at, message, help="one of them must decide by itself", related=related)
