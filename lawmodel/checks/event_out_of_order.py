"""An event that is dated before one which must come first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lawmodel.checks.days import is_bilateral, parties_of, told_together, when
from lawmodel.checks.example_records import law
from lawmodel.checks.folding import few
from lawmodel.checks.knot import Wrong, wrong_among
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import InstrumentBase
from lawmodel.registers import Registers
from lawmodel.vocabulary import CONSENT_EVENTS, EVENT_PHASES, ORIGIN_EVENTS

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
lifecycle:
  - {id: draft, event: drafted, happened_on: "2009", cites: [{source: gazette, line: 2}]}
  - {id: adoption, event: adopted, happened_on: "2010-05-01", cites: [{source: gazette, line: 3}]}
""")

FAULT = Fault(
    "event-out-of-order",
    Severity.ERROR,
    "an event dated before one that must come first",
    "Nothing is adopted before it is drafted, or in force after it has expired. One of the two days is wrong, or two"
    " sources disagree: then each event names its account. Only events of one account are compared (what is taken"
    " with what nobody disputes), and only days that leave no doubt.",
    wrong=_RIGHT.replace("2009", "2011"),
    right=_RIGHT,
)

_CONSENT = CONSENT_EVENTS | {"approved-by-parliament"}
# These have no phase of their own, but what is not yet made is neither registered nor put into use or revised.
_AT_ANY_TIME_AFTER = frozenset({"registered", "introduced", "revised"})


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """The events that stand in the wrong order with others; of a knot, as few as untie it."""
    if file.record is None:
        return
    for events in told_together(file, registers):
        if len(events) > 1:
            # One state may do late what is done for the others, or for the treaty as a whole.
            for wrong in wrong_among(events, _must_precede, state_by_state=_is_of_many(file.record)):
                yield _finding(file.path, wrong)


def _is_of_many(record: InstrumentBase) -> bool:
    """Whether there are, or may be, more than two parties, each with a course of its own."""
    return parties_of(record) is not None and not is_bilateral(record)


@cache
def _must_precede(first: str, later: str) -> bool:
    """Whether an event of the one kind must lie before one of the other, and no other check speaks of the two."""
    if later in _AT_ANY_TIME_AFTER:
        return first in ORIGIN_EVENTS
    if first not in EVENT_PHASES or later not in EVENT_PHASES or EVENT_PHASES[first] >= EVENT_PHASES[later]:
        return False
    if later == "entered-into-force" and (first == "signed" or first in _CONSENT):
        return False  # signature-after-entry-into-force, in-force-before-consent
    if first == "enacted" and (later == "signed" or later in _CONSENT):
        return False  # a law may be signed before it is enacted, or after
    return not (later == "denounced" and first in _CONSENT)  # a state that has left a treaty may come back


def _finding(path: str, of: Wrong) -> Finding:
    wrong, other = of.event, of.others[0]
    told = (
        f"`{wrong.what}` {when(wrong.day)} comes before `{other.what}` {when(other.day)}, which must come first"
        if of.is_later
        else f"`{wrong.what}` {when(wrong.day)} comes after `{other.what}` {when(other.day)}, which must come later"
    )
    return Finding(
        FAULT.ident,
        Location(path, (*wrong.path, "happened_on")),
        told,
        help="correct the day; where two sources disagree, write a discrepancy and give each event its `account`",
        related=few(
            of.others, lambda o: Related(Location(path, (*o.path, "happened_on")), f"`{o.what}` {when(o.day)}")
        ),
    )
