"""Whether an instrument is in force on a day, and why: derived from its events, never assumed.

Force is half-open, `[in_force_from, ceases_on)`. Enactment, passage and a parliament's approval
establish no force; a draft is never law. Once in force an instrument stays so until an event ends it,
which is an assumption and is listed; a draft does not stay a draft: after the last day on which a
source speaks of it, nothing is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from lawmodel.dates.partial import NoDayLeft, PartialDate, Range, parse_or_none
from lawmodel.model.instrument import InstrumentBase
from lawmodel.model.lifecycle import Event
from lawmodel.model.source import Citation, Source
from lawmodel.truth import NO, UNKNOWN, YES, Truth
from lawmodel.vocabulary import CEASING_EVENTS, DRAFT_EVENTS, ORIGIN_EVENTS, QUALIFYING_EVENTS, Standing

__all__ = [
    "Adoption",
    "Ending",
    "Force",
    "StandingReport",
    "known_date",
    "standing_on",
    "standings",
    "text_adopted",
    "written_between",
]

_YEAR_OR_MONTH = re.compile(r"[0-9]{4}(-[0-9]{2})?")
_PERSISTS = "in force until an event ends it; no source reports one"


class Ending(NamedTuple):
    """What ends an instrument's force from outside: another act, from its own entry into force.

    `certain` is the range of that day where the act is known to be in force; without it, force may have
    ended on any day from `possible_from` on (None: no day is known).
    """

    by: str
    certain: Range | None
    possible_from: date | None
    cites: tuple[Citation, ...]


class StandingReport(NamedTuple):
    """The standing on a day, with its reason, the citations it rests on, and what it assumes."""

    standing: Standing
    reason: str
    cites: tuple[Citation, ...] = ()
    assumptions: tuple[str, ...] = ()


class Force(NamedTuple):
    """The standing by the documents, and with external sources where it, or its reason, differs (else None)."""

    by_documents: StandingReport
    with_external: StandingReport | None

    @property
    def deciding(self) -> StandingReport:
        """What a decision goes by: the documents, unless they leave it unknown and an external source does not."""
        if self.by_documents.standing == "unknown" and self.with_external is not None:
            return self.with_external
        return self.by_documents


class Adoption(NamedTuple):
    """Whether a text is adopted, by the documents and with external sources."""

    by_documents: Truth
    with_external: Truth


def standings(instrument: InstrumentBase, endings: Sequence[Ending], sources: Mapping[str, Source], on: Range) -> Force:
    """The standing of an instrument on a day, twice: by the documents alone, and with external sources."""
    inner_endings = [e for e in endings if _rests_on(e.cites, sources, external=False)]
    undisputed = _undisputed(instrument)
    inner = [e for e in instrument.lifecycle if _rests_on(e.cites, sources, external=False) and undisputed(e)]
    documents = standing_on(instrument, inner, inner_endings, sources, on)
    # An account is not taken over a document; but what external sources report stands beside them. Commentary does not.
    taken = {*map(id, inner)}  # to compare events takes long
    everything = [e for e in instrument.lifecycle if id(e) in taken or _rests_on(e.cites, sources, external=True)]
    both = standing_on(instrument, everything, endings, sources, on)
    same = (both.standing, both.reason) == (documents.standing, documents.reason)
    return Force(documents, None if same else both)


def text_adopted(instrument: InstrumentBase, sources: Mapping[str, Source], on: Range) -> Adoption:
    """Whether the text was adopted by a day: it was, once it is signed, adopted or otherwise come about; else unknown."""
    undisputed = _undisputed(instrument)
    come_about = [(e, known_date(e, sources)) for e in instrument.lifecycle if e.event in ORIGIN_EVENTS]
    by_then = [e for e, day in come_about if day is not None and day.on_or_before(on) is YES]
    inner = [e for e in by_then if undisputed(e) and _rests_on(e.cites, sources, external=False)]
    outer = [e for e in by_then if _rests_on(e.cites, sources, external=True)]
    return Adoption(YES if inner else UNKNOWN, YES if inner or outer else UNKNOWN)


def standing_on(
    instrument: InstrumentBase,
    events: Sequence[Event],
    endings: Sequence[Ending],
    sources: Mapping[str, Source],
    on: Range,
) -> StandingReport:
    """The standing by these events alone; `on` may be partly known, and then often nothing is."""
    ceased = _ceased(events, endings, sources, on)
    if ceased is not None and ceased.standing == "ceased":
        return ceased
    starts = [(e, known_date(e, sources)) for e in events if e.event == "entered-into-force"]
    for event, day in starts:
        if day is None:
            continue
        started = day.on_or_before(on)
        if started is YES:
            return ceased or _in_force(event, day, _since_then(events, sources, on))
        if started is NO:
            return StandingReport("not-yet", f"enters into force {_when(day)}", event.cites)
        return StandingReport(
            "unknown", f"entered into force {_when(day)}: before or after the day asked about", event.cites
        )
    before = _before_force(instrument, events, sources, on, undated=[e for e, _ in starts])
    if ceased is None or before.standing != "unknown":
        return before
    # An end is reported of what no source states to have begun: both are told.
    cites = tuple(dict.fromkeys((*before.cites, *ceased.cites)))
    return StandingReport("unknown", f"{before.reason}; {ceased.reason}", cites)


def _in_force(start: Event, day: PartialDate, since: Sequence[tuple[Event, PartialDate | None]]) -> StandingReport:
    """In force, with what has happened to it since; unknown where its operation was suspended for all parties."""
    told = [
        f"{e.event}{'' if e.state is None else f' for {e.state}'} {'on a day that is not known' if when is None else _when(when)}"
        for e, when in since
    ]
    reason = "; ".join([f"entered into force {_when(day)}", *told])
    cites = tuple(dict.fromkeys((*start.cites, *(c for e, _ in since for c in e.cites))))
    if any(e.event == "suspended" and e.state is None for e, _ in since):
        # VCLT art. 57: it is not ended by that; whether it operates again, only a later event could say.
        return StandingReport("unknown", f"{reason}, and nothing says that it operates again", cites)
    return StandingReport("in-force", reason, cites, (_PERSISTS,))


def _since_then(
    events: Sequence[Event], sources: Mapping[str, Source], on: Range
) -> list[tuple[Event, PartialDate | None]]:
    """What may have happened by then to a treaty in force, or to a party's part in it, without ending it."""
    dated = [(e, known_date(e, sources)) for e in events if e.event in QUALIFYING_EVENTS]
    return [(e, day) for e, day in dated if day is None or day.on_or_before(on) is not NO]


def known_date(event: Event, sources: Mapping[str, Source]) -> PartialDate | None:
    """The day of an event as far as it is known: not later than the sources that report it.

    A day without a year is the last such day before its source was written, at the latest. None
    where no source dates the event, or where the date written is impossible (a check reports it).
    """
    day = parse_or_none(event.happened_on)
    if day is None or day.month_day is None:
        return day
    bounds = [b for b in (written_between(sources.get(c.source)).latest for c in event.cites) if b is not None]
    try:
        return day.within(None, min(bounds)) if bounds else day
    except NoDayLeft:
        return None


def written_between(source: Source | None) -> Range:
    """Between which days a source was written, as far as the register of sources says."""
    if source is None:
        return Range(None, None)
    stated = parse_or_none(source.dated)
    if stated is not None or source.dating is None:
        return stated or Range(None, None)
    nothing = Range(None, None)
    earliest = (parse_or_none(source.dating.not_before) or nothing).earliest
    latest = (parse_or_none(source.dating.not_after) or nothing).latest
    if earliest is not None and latest is not None and earliest > latest:
        return nothing  # a check reports it
    return Range(earliest, latest)


def _rests_on(cites: Iterable[Citation], sources: Mapping[str, Source], *, external: bool) -> bool:
    kinds = {sources[c.source].kind for c in cites if c.source in sources}
    return ("external" in kinds) if external else bool(kinds - {"external", "commentary"})


def _undisputed(instrument: InstrumentBase) -> Callable[[Event], bool]:
    """Whether an event is of no account, or of the account that the record takes."""
    taken = {d.id: d.taken for d in instrument.discrepancies}

    def test(event: Event) -> bool:
        if event.account is None:
            return True
        discrepancy, account = event.account.split("/")
        return taken.get(discrepancy) == account

    return test


def _ceased(
    events: Sequence[Event], endings: Sequence[Ending], sources: Mapping[str, Source], on: Range
) -> StandingReport | None:
    """Ceased, or possibly so (unknown); None where nothing reports an end by that day."""
    possible: StandingReport | None = None
    for event in events:
        if event.event not in CEASING_EVENTS:
            continue
        day = known_date(event, sources)
        reached = UNKNOWN if day is None else day.on_or_before(on)
        if day is not None and reached is YES:
            return StandingReport("ceased", f"{event.event} {_when(day)}", event.cites)
        if reached is UNKNOWN:
            possible = StandingReport("unknown", f"{event.event} on a day that is not known well enough", event.cites)
    for ending in endings:
        if ending.certain is not None and ending.certain.on_or_before(on) is YES:
            return StandingReport(
                "ceased", f"repealed by `{ending.by}`, in force {_when(ending.certain)}", ending.cites
            )
        if ending.certain is not None and ending.certain.on_or_before(on) is NO:
            continue
        if ending.possible_from is not None and on.before(ending.possible_from) is YES:
            continue
        possible = StandingReport(
            "unknown", f"reported repealed by `{ending.by}`, whose own entry into force is not known", ending.cites
        )
    return possible


def _before_force(
    instrument: InstrumentBase,
    events: Sequence[Event],
    sources: Mapping[str, Source],
    on: Range,
    undated: Sequence[Event],
) -> StandingReport:
    """No known day of entry into force lies behind: a draft, not yet an act, or unknown."""
    if undated:
        return StandingReport("unknown", "entered into force on a day that no source states", undated[0].cites)
    draft = _draft(events, sources, on)
    if draft is not None:
        return draft
    origins = [(e, known_date(e, sources)) for e in events if e.event in ORIGIN_EVENTS]
    for event, day in origins:
        if day is not None and on.before(day) is YES:
            return StandingReport("not-yet", f"{event.event} only {_when(day)}", event.cites)
    dated = [d for d in instrument.designations if d.dated is not None and d.account is None]
    for designation in dated:
        if on.before(parse_or_none(designation.dated) or Range(None, None)) is YES and _rests_on(
            designation.cites, sources, external=False
        ):
            return StandingReport(
                "not-yet", f"dated {designation.dated}, later than the day asked about", designation.cites
            )
    if origins:
        event, day = next((one for one in origins if one[1] is not None), origins[0])
        told = event.event if day is None else f"{event.event} {_when(day)}"
        if instrument.stands_for == "body" and event.event == "established":
            return StandingReport("unknown", f"{told}: a body, which is there or not, and is not in force", event.cites)
        return StandingReport(
            "unknown", f"{told}, which does not establish force; no source states entry into force", event.cites
        )
    return StandingReport("unknown", "no source states entry into force", instrument.cites)


def _draft(events: Sequence[Event], sources: Mapping[str, Source], on: Range) -> StandingReport | None:
    """A draft surely existed from the first report of it to the last day on which a source speaks of it."""
    drafts = [e for e in events if e.event in DRAFT_EVENTS]
    if not drafts or any(e.event in ORIGIN_EVENTS for e in events):
        return None
    days = [d for d in (known_date(e, sources) for e in drafts) if d is not None]
    written = [written_between(sources.get(c.source)) for e in drafts for c in e.cites]
    cites = tuple(dict.fromkeys(c for e in drafts for c in e.cites))
    first = min((d.latest for d in days if d.latest), default=None)
    lasts = [r.earliest for r in written if r.earliest] + [d.earliest for d in days if d.earliest]
    last = max(lasts, default=None)
    if first is not None and last is not None and on.on_or_after(first) is YES and on.on_or_before(last) is YES:
        return StandingReport("draft", f"a draft from {first} to {last} at least", cites)
    return StandingReport("unknown", "a draft, and no source speaks of it on that day", cites)


def _when(day: Range) -> str:
    """A day in a sentence: `on 2020-01-07`, `in 2015`, `by 2025-10-15`."""
    if day.is_day or day.known_month_day is not None:
        return f"on {day}"
    if isinstance(day, PartialDate) and _YEAR_OR_MONTH.fullmatch(day.text):
        return f"in {day}"
    if day.earliest is None or day.latest is None:
        return f"by {day.latest}" if day.latest else f"on {day.earliest} or later" if day.earliest else f"on {day}"
    return f"between {day.earliest} and {day.latest}"
