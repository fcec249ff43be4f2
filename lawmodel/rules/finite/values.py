"""The values of a fact that a rule can tell apart: each stands for all those between which no condition differs.

A threshold cuts the days, or the numbers, into stretches; a choice falls into groups of values that the
same lists name; a legal reference into those that lie within the same listed places. Every case of a rule
is one such value for each fact, so that a few cases stand for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from lawmodel.dates.partial import PartialDate, Range
from lawmodel.model.reference import LegalReference
from lawmodel.rules.conditions.facts import NEVER, Value
from lawmodel.truth import NO, UNKNOWN, YES, Truth

__all__ = [
    "ABSENT",
    "NOT_YET",
    "Absent",
    "AsKnown",
    "Dimension",
    "Distinct",
    "Names",
    "NotYet",
    "OneTruth",
    "Places",
    "RawValue",
    "Stretch",
    "days_between",
    "names_told_apart",
    "numbers_between",
    "places_told_apart",
    "truths",
]

RawValue: TypeAlias = "bool | int | str"
_ANY_DAY = date(2000, 1, 1)
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
_MOST = 10**30
"""A number without bounds is given some that no threshold comes near."""


class OneTruth(NamedTuple):
    """A boolean, or a member of a set, that is so or not so."""

    value: Truth

    @property
    def raw(self) -> bool:
        return self.value is YES

    def __str__(self) -> str:
        return str(self.value)

    def may_be(self, known: Value | None) -> bool:
        return known is None or known is UNKNOWN or known is self.value


class NotYet:
    """A date that has not come by the day of the question."""

    def __str__(self) -> str:
        return "not yet"

    @property
    def value(self) -> Value:
        return NEVER

    @property
    def raw(self) -> str:
        return str(NEVER)

    def may_be(self, known: Value | None) -> bool:
        return known is None or known is NEVER


class Stretch(NamedTuple):
    """The days, or whole numbers, from `first` to `last`, both counted; `point` is the one that stands for them."""

    first: int
    last: int
    point: int
    is_date: bool

    def __str__(self) -> str:
        if self.first == self.last:
            return str(self.raw)
        if self.point == self.last:
            return f"{self.raw} or {'earlier' if self.is_date else 'less'}"
        return f"{self.raw} or {'later' if self.is_date else 'more'}{self._until}"

    @property
    def _until(self) -> str:
        """Where the stretch ends, if a threshold ends it."""
        if self.last in (_LAST, _MOST):
            return ""
        return f", until {date.fromordinal(self.last)}" if self.is_date else f", up to {self.last}"

    @property
    def value(self) -> Value:
        return PartialDate.of(date.fromordinal(self.point)) if self.is_date else self.point

    @property
    def raw(self) -> str | int:
        return date.fromordinal(self.point).isoformat() if self.is_date else self.point

    def may_be(self, known: Value | None) -> bool:
        if known is None:
            return True
        if isinstance(known, Range):
            if self.first == self.last:
                return known.allows(date.fromordinal(self.first))
            starts = known.earliest is None or known.earliest.toordinal() <= self.last
            return starts and (known.latest is None or known.latest.toordinal() >= self.first)
        return isinstance(known, int) and self.first <= known <= self.last


class Names(NamedTuple):
    """Values of a choice, or texts; with `but`, every text that is not among those."""

    names: tuple[str, ...]
    but: frozenset[str] | None = None

    def __str__(self) -> str:
        words = [name.replace("-", " ") for name in self.names]
        if self.but is not None:
            return f"another than {', '.join(sorted(self.but))}"
        return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"

    @property
    def value(self) -> Value:
        return frozenset({self.names[0]})

    @property
    def raw(self) -> str:
        return self.names[0]

    def may_be(self, known: Value | None) -> bool:
        if not isinstance(known, frozenset):
            return known is None
        return bool(known - self.but) if self.but is not None else not known.isdisjoint(self.names)


Step: TypeAlias = "str | frozenset[str]"
"""An article, part, paragraph or item; or any but those of a set."""


class Places(NamedTuple):
    """Places in instruments that lie within the same listed ones; `ways`: instrument and steps that lead to them."""

    value: LegalReference
    ways: tuple[tuple[Step, ...], ...]

    def __str__(self) -> str:
        return self.raw

    @property
    def raw(self) -> str:
        return str(self.value)

    def may_be(self, known: Value | None) -> bool:
        if not isinstance(known, LegalReference):
            return known is None
        stated = (known.instrument, *known.steps)
        return any(all(map(_may_be_step, stated, way)) for way in self.ways)


class Absent:
    """The fact is not stated, where a rule presumes something of it then."""

    @property
    def value(self) -> None:
        return None

    @property
    def raw(self) -> None:
        return None

    def may_be(self, known: Value | None) -> bool:
        return known is None


class AsKnown(NamedTuple):
    """The fact as far as it is known in a case: perhaps in part, perhaps (None) not at all."""

    value: Value | None

    @property
    def raw(self) -> None:
        return None

    def may_be(self, known: Value | None) -> bool:
        return known == self.value


ABSENT = Absent()
NOT_YET = NotYet()
Distinct: TypeAlias = "OneTruth | NotYet | Stretch | Names | Places | Absent | AsKnown"


class Dimension(NamedTuple):
    """A fact, or one member of a set fact, with the values that a rule tells apart."""

    fact: str
    member: str | None
    values: tuple[Distinct, ...]

    def known_in(self, facts: Mapping[str, Value]) -> Value | None:
        """What the facts say of it; None where they say nothing."""
        value = facts.get(self.fact)
        if self.member is None:
            return value
        return value.get(self.member, UNKNOWN) if isinstance(value, Mapping) else None

    def possible(self, facts: Mapping[str, Value]) -> tuple[int, ...]:
        """The numbers of the values that it may have; absent and presumed, it is nothing but absent."""
        return self.possible_as(self.known_in(facts))

    def possible_as(self, known: Value | None) -> tuple[int, ...]:
        """The same, by what is known of it."""
        if known is None and self.values[-1] is ABSENT:
            return (len(self.values) - 1,)
        return tuple([i for i, each in enumerate(self.values) if each.may_be(known)])


def days_between(starts: Iterable[int], points: int) -> Iterator[Stretch]:
    """The stretches of days that begin on these (ordinals), each by so many points where it has as many days."""
    yield from _stretches(starts, _FIRST, _LAST, points, _ANY_DAY.toordinal(), is_date=True)


def numbers_between(starts: Iterable[int], least: int | None, most: int | None, points: int) -> Iterator[Stretch]:
    """The stretches of whole numbers from the least to the most that begin with these."""
    low, high = -_MOST if least is None else least, _MOST if most is None else most
    if low > high:
        low, high = -_MOST, _MOST  # bounds that leave no number: a check reports them
    yield from _stretches(starts, low, high, points, max(low, min(high, 0)), is_date=False)


def _stretches(
    starts: Iterable[int], low: int, high: int, points: int, anywhere: int, *, is_date: bool
) -> Iterator[Stretch]:
    """Each stretch by the days or numbers next to the threshold at which it begins, or else ends."""
    cuts = [low, *sorted({s for s in starts if low < s <= high}), high + 1]
    for first, following in pairwise(cuts):
        latest = max(first, following - points)
        start = first if first > low else latest if following <= high else max(first, min(anywhere, latest))
        for point in range(start, min(start + points, following)):
            yield Stretch(first, following - 1, point, is_date)


def names_told_apart(lists: Iterable[frozenset[str]], declared: Iterable[str] | None) -> Iterator[Names]:
    """The groups of values that the same lists name; of texts (none declared), all others as one more."""
    each = list(lists)
    listed = dict.fromkeys(name for names in each for name in sorted(names))
    groups: dict[tuple[bool, ...], list[str]] = {}
    for name in listed if declared is None else declared:
        groups.setdefault(tuple(name in names for names in each), []).append(name)
    for names in groups.values():
        yield Names(tuple(names))
    if declared is None:
        yield Names((_fresh("something-else", listed),), frozenset(listed))


def _fresh(text: str, taken: Iterable[str]) -> str:
    return text if text not in taken else _fresh(text + "-still", taken)


def places_told_apart(references: Iterable[LegalReference]) -> Iterator[Places]:
    """The groups of places that lie within the same of the listed ones, those within none of them among them."""
    listed = tuple(dict.fromkeys(references))
    instruments = tuple(dict.fromkeys(one.instrument for one in listed))
    groups: dict[tuple[bool, ...], list[tuple[Step, ...]]] = {}
    for way in [
        *(w for name in instruments for w in _ways((name,), [r for r in listed if r.instrument == name])),
        (frozenset(instruments), frozenset(), frozenset(), frozenset(), frozenset()),
    ]:
        groups.setdefault(tuple(_leads_into(way, one) for one in listed), []).append(way)
    for ways in groups.values():
        yield Places(_place(ways[0]), tuple(ways))


def _ways(begun: tuple[Step, ...], listed: Sequence[LegalReference]) -> Iterator[tuple[Step, ...]]:
    """The ways on from an instrument, article, part or paragraph: each step that is listed, and any other."""
    depth = len(begun) - 1
    if depth == 4:
        yield begun
        return
    named = dict.fromkeys(step for one in listed if (step := one.steps[depth]) is not None)
    onward: list[Step] = [*named, frozenset(named)]
    for each in onward:
        yield from _ways((*begun, each), [r for r in listed if r.steps[depth] in (None, each)])


def _leads_into(way: tuple[Step, ...], listed: LegalReference) -> bool:
    return way[0] == listed.instrument and all(
        theirs is None or theirs == mine for mine, theirs in zip(way[1:], listed.steps, strict=True)
    )


def _place(way: tuple[Step, ...]) -> LegalReference:
    """A place to which a way leads: where any other step will do, the first number that is not listed."""
    instrument, *steps = way
    numbers = (step if isinstance(step, str) else _other_number(step) for step in steps)
    return LegalReference(instrument if isinstance(instrument, str) else _fresh("another-act", instrument), *numbers)


def _other_number(listed: frozenset[str]) -> str | None:
    return next((n for n in map(str, range(1, len(listed) + 2)) if n not in listed), None) if listed else None


def _may_be_step(stated: str | None, step: Step) -> bool:
    if stated is None:
        return True
    return stated == step if isinstance(step, str) else stated not in step


def truths() -> tuple[OneTruth, ...]:
    """Yes and no."""
    return OneTruth(YES), OneTruth(NO)
