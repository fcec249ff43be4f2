"""Events in the wrong order: what is found by counting is what is found where each is compared with each."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from lawmodel.checks.days import Dated
from lawmodel.checks.knot import wrong_among
from lawmodel.dates.partial import parse
from lawmodel.model.lifecycle import Event
from lawmodel.truth import YES
from lawmodel.vocabulary import EVENT_PHASES

KINDS = ["drafted", "adopted", "signed", "entered-into-force", "expired", "registered"]
DAYS = ["2009", "2010", "2010-03", "2010-03-05", "2010-03-06", "2011-01-01", "../2010", "2011/..", "2012-02~"]
Written = tuple[str, str, "str | None"]


def _precedes(first: str, later: str) -> bool:
    return EVENT_PHASES.get(first, 9) < EVENT_PHASES.get(later, -1) or (later == "registered" and first == "adopted")


def _events(written: Sequence[Written]) -> list[Dated]:
    found = []
    for number, (kind, day, state) in enumerate(written):
        data = {"id": "a", "event": kind, "cites": [{"source": "gazette"}]} | (
            {} if state is None else {"state": state}
        )
        found.append(Dated(kind, parse(day), ("lifecycle", number), Event.model_validate(data)))
    return found


def _plainly(events: Sequence[Dated], *, state_by_state: bool) -> list[tuple[Dated, list[Dated], bool]]:
    """The same as `wrong_among`, of a list of all pairs."""

    def may_follow(first: Dated, later: Dated) -> bool:
        one, other = (None if e.event is None else e.event.state for e in (first, later))
        return state_by_state and one is not None and one != other

    pairs = [
        (first, later)
        for first in events
        for later in events
        if _precedes(first.what, later.what) and later.day.before(first.day) is YES and not may_follow(first, later)
    ]
    found = []
    while pairs:
        met = {event.path: event for pair in pairs for event in pair}
        worst = max(
            met.values(), key=lambda e: (sum(e in p for p in pairs), EVENT_PHASES.get(e.what, len(EVENT_PHASES)))
        )
        own = [pair for pair in pairs if worst in pair]
        found.append((worst, [b if a is worst else a for a, b in own], own[0][1] is worst))
        pairs = [pair for pair in pairs if worst not in pair]
    return found


@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.sampled_from(DAYS), st.sampled_from([None, "AD", "SM"])), max_size=12
    ),
    st.booleans(),
)
def test_counting_finds_what_comparing_finds(written: list[Written], state_by_state: bool) -> None:
    events = _events(written)
    found = [
        (each.event, [*each.others], each.is_later)
        for each in wrong_among(events, _precedes, state_by_state=state_by_state)
    ]
    assert found == _plainly(events, state_by_state=state_by_state)


def test_one_that_is_wrong_with_all_is_told_alone() -> None:
    events = _events([("adopted", "2010", None), ("drafted", "2012-02-01", None), ("signed", "2011-01-01", None)])
    [wrong] = wrong_among(events, _precedes, state_by_state=False)
    assert (wrong.event, [*wrong.others], wrong.is_later) == (events[1], [events[0], events[2]], False)
