"""An act that lives on after its end: it enters into force, is revised, or is amended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawmodel.checks.days import Dated, dated_events, is_bilateral, is_undisputed, origins, when
from lawmodel.corpus import Corpus
from lawmodel.dates.partial import PartialDate
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.model.instrument import InstrumentBase
from lawmodel.truth import YES
from lawmodel.vocabulary import CEASING_EVENTS

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
  - {id: end, event: expired, happened_on: "2012-05-01", cites: [{source: gazette, line: 2}]}
  - {id: revision, event: revised, happened_on: "2011-05-01", cites: [{source: gazette, line: 3}]}
"""

FAULT = Fault(
    "in-force-after-repeal",
    Severity.ERROR,
    "an act that lives on after its end",
    "What was repealed, has expired or was terminated does not enter into force again, is not revised and not amended."
    " A repeal takes effect with the repealing act's own force; a repeal in part (`what`) ends nothing here.",
    wrong=_RIGHT.replace("2011-05-01", "2013-05-01"),
    right=_RIGHT,
)


@dataclass(frozen=True, slots=True)
class _End:
    """The day on which an act ended, how, where that stands, and whether the act's own record tells it."""

    day: PartialDate
    how: str
    at: Location
    is_own: bool


def find(corpus: Corpus) -> Iterator[Finding]:
    """Every event of an act, and every amendment of it, that is surely later than an end of it."""
    for path, record in corpus.records:
        ends = [*_own_ends(path, record, corpus), *_repeals(record, corpus)]
        if ends:
            yield from _events_after(path, record, ends, corpus)
            yield from _amendments_after(record, ends, corpus)


def _own_ends(path: str, record: InstrumentBase, corpus: Corpus) -> Iterator[_End]:
    for end in _undisputed_events(record, corpus):
        ends_for_one = end.event is not None and end.event.state is not None and not is_bilateral(record)
        if end.what in CEASING_EVENTS and not ends_for_one:
            how = "it expired" if end.what == "expired" else "it was terminated"
            yield _End(end.day, how, Location(path, end.path), is_own=True)


def _repeals(record: InstrumentBase, corpus: Corpus) -> Iterator[_End]:
    """The repeals of the whole act by others whose own entry into force is known."""
    for acting, relation in corpus.relations_to(record.id):
        act = corpus.instruments[acting]
        if relation.relation != "repeals" or relation.what is not None or not is_undisputed(act, relation.account):
            continue
        for start in _undisputed_events(act, corpus):
            if start.what == "entered-into-force":
                how = f"`{acting}` repealed it"
                yield _End(start.day, how, corpus.at(acting, *start.path), is_own=False)


def _undisputed_events(record: InstrumentBase, corpus: Corpus) -> Iterator[Dated]:
    for account, events in dated_events(record, corpus).items():
        if is_undisputed(record, account):
            yield from events


def _events_after(path: str, record: InstrumentBase, ends: list[_End], corpus: Corpus) -> Iterator[Finding]:
    for event in _undisputed_events(record, corpus):
        if event.what not in ("entered-into-force", "revised", "introduced"):
            continue
        # An entry into force after the record's own end is an event out of order.
        relevant = [e for e in ends if not (e.is_own and event.what == "entered-into-force")]
        at = Location(path, (*event.path, "happened_on"))
        yield from _after(at, f"`{event.what}` {when(event.day)}", [event.day], relevant)


def _amendments_after(record: InstrumentBase, ends: list[_End], corpus: Corpus) -> Iterator[Finding]:
    for acting, relation in corpus.relations_to(record.id):
        act = corpus.instruments[acting]
        days = [o.day for o in origins(act, corpus)]
        if relation.relation == "amends" and days and is_undisputed(act, relation.account):
            at = corpus.at(acting, "relations", act.relations.index(relation))
            yield from _after(at, f"amends `{record.id}` by an act of `{days[0]}`", days, ends)


def _after(at: Location, what: str, days: list[PartialDate], ends: list[_End]) -> Iterator[Finding]:
    """At most one finding; an event on the very day of the end is a point of dispute, not a slip."""
    for end in ends:
        if all(day.after(end.day) is YES for day in days):
            yield Finding(
                FAULT.ident,
                at,
                f"{what}, although {end.how} {when(end.day)}",
                help="correct one of the days; an act that is made again is another act, with a record of its own",
                related=(Related(end.at, f"{end.how} {when(end.day)}"),),
            )
            return
