"""A fact dated after the source that is said to report it."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.parts import Part, parts_of
from lawmodel.corpus import Corpus
from lawmodel.dates.partial import parse_or_none
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.model.lifecycle import Event
from lawmodel.model.register import Established, Observation
from lawmodel.model.source import Citation
from lawmodel.rules.force import written_between
from lawmodel.truth import YES

__all__ = ["FAULT", "find"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: report, line: 1}]
lifecycle:
  - {id: adoption, event: adopted, happened_on: "2015-05-01", cites: [{source: report, line: 2}]}
"""

FAULT = Fault(
    "fact-after-its-source",
    Severity.ERROR,
    "a fact dated after the source that reports it",
    "No report tells of what came after it. The day, the source or the source's own date is wrong. What a text can"
    " announce for a later day (entry into force, expiry, a meeting) is not looked at.",
    wrong=_RIGHT.replace("2015-05-01", "2025-05-01"),
    right=_RIGHT,
)

# A law says when it will begin and end, and an act can set the day on which another ends.
_ANNOUNCED = frozenset({"entered-into-force", "introduced", "expired", "terminated"})


def find(corpus: Corpus) -> Iterator[Finding]:
    """Every event, founding and count whose day is surely later than the day a source it cites was written."""
    for part in parts_of(corpus):
        match part.model:
            case Event(event=kind, happened_on=text, cites=cites) if kind not in _ANNOUNCED:
                yield from _late(corpus, part, "happened_on", text, cites)
            case Established(happened_on=text, cites=cites):
                yield from _late(corpus, part, "happened_on", text, cites)
            case Observation(period=text, cites=cites):
                yield from _late(corpus, part, "period", text, cites)
            case _:
                pass


def _late(corpus: Corpus, part: Part, key: str, text: str | None, cites: tuple[Citation, ...]) -> Iterator[Finding]:
    day = parse_or_none(text)
    if day is None:
        return
    for citation in cites:
        source = written_between(corpus.sources.get(citation.source))
        if day.after(source) is YES:
            yield Finding(
                FAULT.ident,
                part.at(key),
                f"`{day}` is after the source `{citation.source}` was written, by {source.latest} at the latest",
                help="correct the day, the citation, or the date of the source",
                related=(Related(Location("registers/sources.yaml", ("sources", citation.source)), "the source"),),
            )
            return
