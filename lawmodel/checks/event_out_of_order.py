"""An event that is dated before one which must come first."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.days import Dated, dated_events, is_bilateral, when
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.truth import YES
from lawmodel.vocabulary import CONSENT_EVENTS, EVENT_PHASES

__all__ = ["FAULT", "find"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 1}]
lifecycle:
  - {id: draft, event: drafted, happened_on: "2009", cites: [{source: gazette, line: 2}]}
  - {id: adoption, event: adopted, happened_on: "2010-05-01", cites: [{source: gazette, line: 3}]}
"""

FAULT = Fault(
    "event-out-of-order",
    Severity.ERROR,
    "an event dated before one that must come first",
    "Nothing is adopted before it is drafted, or in force after it has expired. One of the two days is wrong, or two"
    " sources disagree: then each event names its account. Only events of one account are compared, and only days"
    " that leave no doubt.",
    wrong=_RIGHT.replace("2009", "2011"),
    right=_RIGHT,
)


def find(corpus: Corpus) -> Iterator[Finding]:
    """The events that stand in the wrong order with others; of a knot, as few as untie it."""
    for path, record in corpus.records:
        for events in dated_events(record, corpus).values():
            pairs = list(_wrong_pairs([e for e in events if e.what in EVENT_PHASES], bilateral=is_bilateral(record)))
            while pairs:
                worst = _most_often_wrong(pairs)
                yield _finding(path, worst, [p for p in pairs if worst in p])
                pairs = [p for p in pairs if worst not in p]


_Pair = tuple[Dated, Dated]
"""What must come first, and what is nevertheless dated before it."""


def _wrong_pairs(events: list[Dated], *, bilateral: bool) -> Iterator[_Pair]:
    for first in events:
        for later in events:
            wrong = EVENT_PHASES[first.what] < EVENT_PHASES[later.what] and later.day.before(first.day) is YES
            if wrong and not _may_follow(first, later, bilateral=bilateral):
                yield first, later


def _may_follow(first: Dated, later: Dated, *, bilateral: bool) -> bool:
    """Whether `first` can for all that come after `later`, or another check speaks of the two."""
    if first.what == "signed" and later.what == "entered-into-force":
        return True  # signature-after-entry-into-force
    if first.what in CONSENT_EVENTS:
        # A state may join a treaty that is in force already (in-force-before-consent knows when it may not),
        # and one that has denounced it may come back.
        return later.what in ("entered-into-force", "denounced")
    states = {e.event.state for e in (first, later) if e.event is not None and e.event.state is not None}
    return len(states) > 1 and not bilateral


def _most_often_wrong(pairs: list[_Pair]) -> Dated:
    each = {event.path: event for pair in pairs for event in pair}
    return max(each.values(), key=lambda e: (sum(e in pair for pair in pairs), EVENT_PHASES[e.what]))


def _finding(path: str, wrong: Dated, pairs: list[_Pair]) -> Finding:
    first, later = pairs[0]
    told = (
        f"`{wrong.what}` {when(wrong.day)} comes before `{first.what}` {when(first.day)}, which must come first"
        if wrong is later
        else f"`{wrong.what}` {when(wrong.day)} comes after `{later.what}` {when(later.day)}, which must come later"
    )
    others = [b if a is wrong else a for a, b in pairs]
    return Finding(
        FAULT.ident,
        Location(path, (*wrong.path, "happened_on")),
        told,
        help="correct the day; where two sources disagree, write a discrepancy and give each event its `account`",
        related=tuple(Related(Location(path, (*o.path, "happened_on")), f"`{o.what}` {when(o.day)}") for o in others),
    )
