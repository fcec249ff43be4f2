"""An event that is dated before one which must come first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawmodel.checks.days import Dated, is_bilateral, parties_of, told_together, when
from lawmodel.checks.example_records import law
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.instrument import InstrumentBase
from lawmodel.registers import Registers
from lawmodel.truth import YES
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
        pairs = list(_wrong_pairs(events, of_many=_is_of_many(file.record))) if len(events) > 1 else []
        while pairs:
            worst = _most_often_wrong(pairs)
            yield _finding(file.path, worst, [p for p in pairs if worst in p])
            pairs = [p for p in pairs if worst not in p]


_Pair = tuple[Dated, Dated]
"""What must come first, and what is nevertheless dated before it."""


def _is_of_many(record: InstrumentBase) -> bool:
    """Whether there are, or may be, more than two parties, each with a course of its own."""
    return parties_of(record) is not None and not is_bilateral(record)


def _wrong_pairs(events: Sequence[Dated], *, of_many: bool) -> Iterator[_Pair]:
    for first in events:
        for later in events:
            wrong = _comes_first(first.what, later.what) and later.day.before(first.day) is YES
            if wrong and not _may_follow(first, later, of_many=of_many):
                yield first, later


def _comes_first(first: str, later: str) -> bool:
    """Whether an event of the one kind must lie before one of the other."""
    if later in _AT_ANY_TIME_AFTER:
        return first in ORIGIN_EVENTS
    return first in EVENT_PHASES and later in EVENT_PHASES and EVENT_PHASES[first] < EVENT_PHASES[later]


def _may_follow(first: Dated, later: Dated, *, of_many: bool) -> bool:
    """Whether `first` can for all that come after `later`, or another check speaks of the two."""
    if later.what == "entered-into-force" and (first.what == "signed" or first.what in _CONSENT):
        return True  # signature-after-entry-into-force, in-force-before-consent
    if first.what == "enacted" and (later.what == "signed" or later.what in _CONSENT):
        return True  # a law may be signed before it is enacted, or after
    if later.what == "denounced" and first.what in _CONSENT:
        return True  # a state that has left a treaty may come back
    # One state may do late what is done for the others, or for the treaty as a whole.
    return of_many and _state(first) is not None and _state(first) != _state(later)


def _state(event: Dated) -> str | None:
    return None if event.event is None else event.event.state


def _most_often_wrong(pairs: list[_Pair]) -> Dated:
    each = {event.path: event for pair in pairs for event in pair}
    return max(
        each.values(), key=lambda e: (sum(e in pair for pair in pairs), EVENT_PHASES.get(e.what, len(EVENT_PHASES)))
    )


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
