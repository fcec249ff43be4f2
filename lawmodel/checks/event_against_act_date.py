"""An event that cannot lie where it does, given the day by which the act is cited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from lawmodel.checks.days import Dated, is_bilateral, is_undisputed, undisputed_events, when
from lawmodel.dates.partial import PartialDate, parse_or_none
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import InstrumentBase
from lawmodel.registers import Registers
from lawmodel.truth import YES
from lawmodel.vocabulary import EVENT_PHASES

__all__ = ["FAULT", "find_in"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
designations:
  - {number: "8", dated: "2011-05-01", cites: [{source: gazette, line: 1}]}
cites: [{source: gazette, line: 1}]
lifecycle:
  - {id: force, event: entered-into-force, happened_on: "2011-06-01", cites: [{source: gazette, line: 3}]}
"""

FAULT = Fault(
    "event-against-act-date",
    Severity.ERROR,
    "an event on the wrong side of the act's own date",
    "An act is dated when it is made. It is drafted, passed and adopted by that day and not after it; it takes effect, is"
    " registered and revised from that day on and not before; and it is signed or enacted within a year of it. Only what"
    " no source disputes is compared, of a record that stands for one act.",
    wrong=_RIGHT.replace('happened_on: "2011-06-01"', 'happened_on: "2001-06-01"'),
    right=_RIGHT,
)

_MAKING: Final = frozenset({"signed", "enacted", "established"})
_AFTERWARDS: Final = frozenset({"registered", "introduced", "revised"})
_ADOPTION: Final = 2  # the last phase that lies before the date of an act
_EFFECT: Final = 4  # the first that lies after it
_A_YEAR: Final = timedelta(days=366)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """The events that lie on the wrong side; where several do, the date of the act is what is wrong."""
    record = file.record
    if record is None or record.stands_for != "act":
        return
    act = _date_of(file, record)
    if act is None:
        return
    wrong = [
        (event, problem)
        for event in undisputed_events(file, registers)
        if (problem := _problem(event, act)) is not None and not _is_later_signature(event, act, record)
    ]
    if len(wrong) > 1:
        related = tuple(Related(_at(file.path, event), f"`{event.what}` {when(event.day)}") for event, _ in wrong)
        message = (
            f"the act is dated `{act.day}`, and its events do not fit: `{wrong[0][0].what}` {when(wrong[0][0].day)}"
        )
        yield Finding(FAULT.ident, Location(file.path, (*act.path, "dated")), message, help=_ADVICE, related=related)
        return
    for event, problem in wrong:
        related = (Related(Location(file.path, (*act.path, "dated")), "the date of the act"),)
        message = f"`{event.what}` {when(event.day)} {problem} the date of the act, `{act.day}`"
        yield Finding(FAULT.ident, _at(file.path, event), message, help=_ADVICE, related=related)


_ADVICE: Final = "correct one of the two; where sources disagree, write a discrepancy and give each its `account`"


def _at(path: str, event: Dated) -> Location:
    return Location(path, (*event.path, "happened_on"))


def _date_of(file: LoadedFile, record: InstrumentBase) -> Dated | None:
    """The one undisputed date of the act; None where there is none, or more than one."""
    found = [
        Dated("dated", day, ("designations", index))
        for index, each in enumerate(record.designations)
        if (day := parse_or_none(each.dated)) is not None and is_undisputed(file, each.account)
    ]
    return found[0] if len(found) == 1 else None


def _is_far(first: PartialDate, later: PartialDate) -> bool:
    """Whether more than a year surely lies between the two."""
    return first.latest is not None and later.earliest is not None and later.earliest - first.latest > _A_YEAR


def _is_later_signature(event: Dated, act: Dated, record: InstrumentBase) -> bool:
    """Whether one of several parties signs later: a multilateral treaty stays open for signature, often for years."""
    state = None if event.event is None else event.event.state
    return event.what == "signed" and state is not None and not is_bilateral(record) and _is_far(act.day, event.day)


def _problem(event: Dated, act: Dated) -> str | None:
    """How an event lies to the date of the act, if it cannot lie so."""
    if event.what in _MAKING:
        return "is more than a year away from" if _is_far(event.day, act.day) or _is_far(act.day, event.day) else None
    phase = _EFFECT if event.what in _AFTERWARDS else EVENT_PHASES.get(event.what)
    if phase is not None and phase <= _ADOPTION and event.day.after(act.day) is YES:
        return "comes after"
    if phase is not None and phase >= _EFFECT and event.day.before(act.day) is YES:
        return "comes before"
    return None
