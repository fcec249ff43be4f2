"""Telling one cause once: what an entry of a register makes wrong in many places is one finding.

A source that is said to be a commentary, though it is none, makes wrong every fact that rests on it: hundreds of places,
and one word to mend. What is found stays whole (a baseline and allowances are of places); only the report tells it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from lawmodel.diagnostics import Diagnostic, Place, RelatedPlace

__all__ = ["gathered"]

_MANY: Final = 20  # so many may well be as many mistakes, and each is told
_SHOWN: Final = 5

_Cause = tuple[str, Place]


def gathered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same, in their order; of many with one id that show one place of a register, the first tells of the others.

    Files are named relative to the corpus. What can be mended by itself is left as it is.
    """
    found = list(diagnostics)
    of: dict[_Cause, list[Diagnostic]] = {}
    for each in found:
        cause = _cause(each)
        if cause is not None:
            of.setdefault(cause, []).append(each)
    told: set[_Cause] = set()
    kept = []
    for each in found:
        cause = _cause(each)
        if cause is None or len(of[cause]) <= _MANY:
            kept.append(each)
        elif cause not in told:
            told.add(cause)
            kept.append(_told_once(of[cause]))
    return tuple(kept)


def _cause(diagnostic: Diagnostic) -> _Cause | None:
    """The place of a register that a diagnostic shows beside its own, in another file."""
    if diagnostic.fix is not None:
        return None
    places = (related.place for related in diagnostic.related)
    shown = (p for p in places if p.file.startswith("registers/") and p.file != diagnostic.place.file)
    return next(((diagnostic.ident, place) for place in shown), None)


def _told_once(found: Sequence[Diagnostic]) -> Diagnostic:
    first, *others = found
    firsts = {each.place.file: each for each in reversed(others)}
    elsewhere = [each for file, each in sorted(firsts.items()) if file != first.place.file]
    shown = dict.fromkeys([*elsewhere, *others])
    related = tuple(RelatedPlace(each.place, "here too", each.excerpt) for each in [*shown][:_SHOWN])
    files = len({each.place.file for each in found})
    where = "of this file" if files == 1 else f"in {files} files"
    advice = f"{len(found)} places {where} have this cause: correct the entry of the register, if that is wrong"
    if {each.help for each in others} != {first.help}:
        advice += "; else each is mended in its own way, which `--format json` tells"
    elif first.help is not None:
        advice += f"; else, in each, {first.help}"
    return first._replace(help=advice, related=(*first.related, *related))
