"""Events that stand in the wrong order with one another: as few of them as untie the knot, the worst first.

Events by the thousand may all be wrong with one another, so that no list is made of the pairs: of two kinds of which
the one must come first, what is wrong follows from the days alone, and is counted in their order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from lawmodel.checks.days import Dated
from lawmodel.vocabulary import EVENT_PHASES

__all__ = ["Wrong", "wrong_among"]


class Wrong(NamedTuple):
    """An event, and those with which it stands in the wrong order; `is_later`: the first of them must come before it."""

    event: Dated
    others: Sequence[Dated]
    is_later: bool


class _Block(NamedTuple):
    """Events by their numbers, of which each that is a `first` must lie before each that is a `later`."""

    firsts: list[int]
    laters: list[int]


def wrong_among(
    events: Sequence[Dated], must_precede: Callable[[str, str], bool], *, state_by_state: bool
) -> Iterator[Wrong]:
    """The event that is in most wrong pairs, then of what is left that one, until none are left.

    `must_precede` says of two kinds of events whether the one must come before the other; `state_by_state`: what is
    of one state must come only before what is of the same. Of two in as many pairs the one of the later phase is
    worse, else the one that the first of the pairs has.
    """
    knot = _Knot(events, _blocks(events, must_precede, state_by_state=state_by_state))
    while knot.is_left:
        yield knot.without_worst()


def _blocks(
    events: Sequence[Dated], must_precede: Callable[[str, str], bool], *, state_by_state: bool
) -> Iterator[_Block]:
    of_kind: dict[str, list[int]] = {}
    for number, event in enumerate(events):
        of_kind.setdefault(event.what, []).append(number)
    for kind, firsts in of_kind.items():
        for other, laters in of_kind.items():
            if not must_precede(kind, other):
                continue
            if not state_by_state:
                yield _Block(firsts, laters)
                continue
            by_state, of_state = _by_state(events, firsts), _by_state(events, laters)
            for state, those in by_state.items():
                yield _Block(those, laters if state is None else of_state.get(state, []))


def _by_state(events: Sequence[Dated], numbers: Sequence[int]) -> dict[str | None, list[int]]:
    found: dict[str | None, list[int]] = {}
    for number in numbers:
        event = events[number].event
        found.setdefault(None if event is None else event.state, []).append(number)
    return found


class _Knot:
    """The events of which some are wrong with others, by their numbers.

    `pairs` counts the wrong pairs of each, and `leads` those in which it is the first. What is done with each is done
    for all of thousands, again and again.
    """

    def __init__(self, events: Sequence[Dated], blocks: Iterator[_Block]) -> None:
        self._events: Final = events
        self._earliest: Final = [event.day.earliest or date.min for event in events]  # an open end decides nothing
        self._latest: Final = [event.day.latest or date.max for event in events]
        self._phases: Final = [EVENT_PHASES.get(event.what, len(EVENT_PHASES)) for event in events]
        self._pairs = [0] * len(events)
        self._leads = [0] * len(events)
        self._leading: dict[int, list[_Block]] = {}
        self._following: dict[int, list[_Block]] = {}
        self._led_by: dict[int, int] = {}
        for block in blocks:
            self._take(block)
        self._left = [n for n, pairs in enumerate(self._pairs) if pairs]

    @property
    def is_left(self) -> bool:
        """Whether any two are in the wrong order."""
        return bool(self._left)

    def without_worst(self) -> Wrong:
        """The worst event with all that is wrong with it, which then is left out."""
        worst = self._worst()
        before, after = self._before(worst), self._after(worst)
        others = [*(n for n in before if n < worst), *after, *(n for n in before if n > worst)]
        is_later = not after or (bool(before) and before[0] < worst)
        counted, leads = self._pairs, self._leads
        for first in before:
            leads[first] -= 1
            counted[first] -= 1
        for later in after:
            counted[later] -= 1
        leads[worst] = counted[worst] = 0
        for block in self._leading.pop(worst, ()):
            block.firsts.remove(worst)
        for block in self._following.pop(worst, ()):
            block.laters.remove(worst)
        self._left = [n for n in self._left if counted[n]]
        return Wrong(self._events[worst], [self._events[n] for n in others], is_later)

    def _take(self, block: _Block) -> None:
        """Count the pairs of a block; of most there are none."""
        begins = sorted(self._earliest[first] for first in block.firsts)
        ends = sorted(self._latest[later] for later in block.laters)
        if not begins or not ends or ends[0] >= begins[-1]:
            return
        own = _Block([*block.firsts], [*block.laters])
        for first in own.firsts:
            later_ones = bisect_left(ends, self._earliest[first])
            self._leads[first] += later_ones
            self._pairs[first] += later_ones
            self._leading.setdefault(first, []).append(own)
        for later in own.laters:
            self._pairs[later] += len(begins) - bisect_right(begins, self._latest[later])
            self._following.setdefault(later, []).append(own)

    def _before(self, later: int) -> list[int]:
        """What must come before an event and does not."""
        end, earliest = self._latest[later], self._earliest
        return sorted(n for block in self._following.get(later, ()) for n in block.firsts if earliest[n] > end)

    def _after(self, first: int) -> list[int]:
        """What must come after an event and does not."""
        begin, latest = self._earliest[first], self._latest
        return sorted(n for block in self._leading.get(first, ()) for n in block.laters if latest[n] < begin)

    def _worst(self) -> int:
        pairs, phases = self._pairs, self._phases
        most = max(map(pairs.__getitem__, self._left))
        worst = [n for n in self._left if pairs[n] == most]
        if len(worst) == 1:
            return worst[0]
        last = max(map(phases.__getitem__, worst))
        return self._met_first([n for n in worst if phases[n] == last])

    def _met_first(self, among: Sequence[int]) -> int:
        """The one that comes first in the list of all pairs: each `first` in its order, with each `later` in its own."""
        met = next((n for n in among if self._leads[n]), None)
        at = len(self._events) if met is None else met
        least = next(n for n in self._left if self._leads[n])
        for later in among:
            if self._pairs[later] > self._leads[later]:
                first = self._first_before(later)
                if first < at:
                    met, at = later, first
                if first == least:
                    break
        return among[0] if met is None else met

    def _first_before(self, later: int) -> int:
        """The first event that must come before another and does not."""
        known = self._led_by.get(later)
        if known is None or not self._leads[known]:
            end, earliest = self._latest[later], self._earliest
            those = (next((n for n in b.firsts if earliest[n] > end), None) for b in self._following[later])
            known = self._led_by[later] = min(n for n in those if n is not None)
        return known
