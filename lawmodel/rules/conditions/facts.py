"""The facts of a case: read from what a caller gives, typed by the register, never guessed.

A fact that is not given is unknown. Each value is held in the form in which conditions ask for it:

- boolean: `Truth`
- date: a `Range` of possible days, or `NEVER` (known not to have happened by the day of the question)
- choice and text: the frozenset of possible values
- integer: an int
- set: for each member known to be in or out, its `Truth`
- legal-reference: a `LegalReference`
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import partial
from types import MappingProxyType
from typing import Any, TypeAlias

from lawmodel.dates.partial import InvalidDate, PartialDate, Range, parse
from lawmodel.model.fact import AS_OF, Fact, IntegerFact, ListedFact
from lawmodel.model.reference import InvalidReference, LegalReference, parse_reference
from lawmodel.model.rule import PartlyKnown
from lawmodel.truth import NO, YES, Truth

__all__ = [
    "NEVER",
    "FactError",
    "FactReader",
    "Facts",
    "Never",
    "UnknownFact",
    "Value",
    "WrongFactValue",
    "read_day",
    "read_facts",
]


class Never(Enum):
    """Of a date: it is known not to have happened by the day of the question."""

    NEVER = "none"

    def __str__(self) -> str:
        return self.value


NEVER = Never.NEVER
Value: TypeAlias = "Truth | Range | Never | frozenset[str] | int | Mapping[str, Truth] | LegalReference"
Facts: TypeAlias = Mapping[str, Value]


class FactError(ValueError):
    """A fact that cannot be used: `fact` is its name."""

    def __init__(self, fact: str, problem: str) -> None:
        super().__init__(fact, problem)
        self.fact = fact
        self.problem = problem

    def __str__(self) -> str:
        return f"fact `{self.fact}`: {self.problem}"


class UnknownFact(FactError):
    """A fact that no register declares."""

    def __init__(self, fact: str, declared: Iterable[str]) -> None:
        super().__init__(fact, "is not declared")
        self.declared = tuple(declared)
        self.args = (fact, self.declared)

    def __str__(self) -> str:
        from lawmodel.likeness import did_you_mean  # noqa: PLC0415 - only where somebody is told of it

        return super().__str__() + did_you_mean(self.fact, self.declared)


class WrongFactValue(FactError):
    """A value that is not of the fact's type."""

    def __init__(self, fact: str, value: object, expected: str) -> None:
        super().__init__(fact, f"`{value}` is not {expected}")
        self.value = value
        self.expected = expected


Reader: TypeAlias = Callable[[object], Value]
"""How a value of one fact is read. Errors: `WrongFactValue`."""


class FactReader:
    """Reads the facts of case after case; how each fact is read is found once, when it is first given.

    `acts` are those of which there are records. A legal reference may name another, but not one of these misspelt:
    to a rule that lists articles, an act that it does not list is not meant.
    """

    def __init__(self, declared: Mapping[str, Fact], acts: Collection[str] = ()) -> None:
        self._declared = declared
        self._acts = acts
        self._readers: dict[str, Reader] = {}

    def read(self, raw: Mapping[str, object]) -> dict[str, Value]:
        """The facts of a case; None stands for not known. Errors: `UnknownFact`, `WrongFactValue`."""
        readers = self._readers
        facts: dict[str, Value] = {}
        for name, value in raw.items():
            if value is not None:
                reader = readers.get(name) or self._found(name)
                facts[name] = reader(value)
        return facts

    def _found(self, name: str) -> Reader:
        fact = self._declared.get(name)
        if fact is None:
            if name == AS_OF:
                raise FactError(name, "is the day of the question; give it as `on`")
            raise UnknownFact(name, self._declared)
        self._readers[name] = reader = _reader(name, fact, self._acts)
        return reader


def read_facts(raw: Mapping[str, object], declared: Mapping[str, Fact]) -> dict[str, Value]:
    """The facts of one case. Errors: as of `FactReader.read`."""
    return FactReader(declared).read(raw)


def read_day(value: object, name: str = AS_OF) -> Range:
    """A day, or what is known of it, from a date or an EDTF text. Errors: `WrongFactValue`."""
    if isinstance(value, str):
        try:
            return parse(value)
        except InvalidDate as error:
            raise WrongFactValue(name, value, f"a date ({error})") from error
    if isinstance(value, Range):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return PartialDate.of(value)
    raise WrongFactValue(name, value, "a calendar day")


def _reader(name: str, fact: Fact, acts: Collection[str]) -> Reader:
    match fact.type:
        case "boolean":
            return partial(_read_boolean, name)
        case "date":
            return partial(_read_date, name)
        case "integer":
            return partial(_read_integer, name, fact)
        case "choice":
            return _choice_reader(name, fact)
        case "text":
            return partial(_read_text, name)
        case "set":
            return partial(_read_set, name, fact)
        case "legal-reference":
            return _reference_reader(name, acts)


def _read_boolean(name: str, value: object) -> Truth:
    if value is True:
        return YES
    if value is False:
        return NO
    if isinstance(value, Truth):
        return value
    raise WrongFactValue(name, value, "true or false")


def _read_date(name: str, value: object) -> Range | Never:
    return NEVER if value == "none" or value is NEVER else read_day(value, name)


def _read_text(name: str, value: object) -> frozenset[str]:
    if isinstance(value, str):
        return frozenset({value})
    raise WrongFactValue(name, value, "a text")


def _read_integer(name: str, fact: Fact, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise WrongFactValue(name, value, "a whole number")
    if isinstance(fact, IntegerFact):
        low, high = fact.minimum, fact.maximum
        if (low is not None and value < low) or (high is not None and value > high):
            raise WrongFactValue(name, value, _bounds(low, high))
    return value


def _bounds(low: int | None, high: int | None) -> str:
    """Between which values a number lies that has a least or a greatest, in words after `is`."""
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"between {low} and {high}"


def _choice_reader(name: str, fact: Fact) -> Reader:
    alone = {value: frozenset((value,)) for value in _values(fact)}

    def read(value: object) -> Value:
        known = alone.get(value) if isinstance(value, str) else None
        return _read_choice(name, fact, value) if known is None else known

    return read


def _read_choice(name: str, fact: Fact, value: object) -> frozenset[str]:
    if isinstance(value, PartlyKnown):
        value = value.one_of
    elif isinstance(value, Mapping) and set(value) == {"one_of"}:
        value = value["one_of"]
    chosen = frozenset({value}) if isinstance(value, str) else _texts(name, value, "one of its values")
    if not chosen or not chosen <= _values(fact):
        raise WrongFactValue(
            name, ", ".join(sorted(chosen - _values(fact))), f"one of {', '.join(sorted(_values(fact)))}"
        )
    return chosen


def _read_set(name: str, fact: Fact, value: object) -> Mapping[str, Truth]:
    members = _values(fact)
    if isinstance(value, PartlyKnown):
        value = {"has": value.has or (), "lacks": value.lacks or ()}
    if isinstance(value, Mapping):
        if not set(value) <= {"has", "lacks"}:
            raise WrongFactValue(name, value, "a list of its members, or {has: [...], lacks: [...]}")
        has = _texts(name, value.get("has", ()), "a list of its members")
        lacks = _texts(name, value.get("lacks", ()), "a list of its members")
    else:
        has = _texts(name, value, "a list of its members")
        lacks = members - has
    if not has | lacks <= members or has & lacks:
        raise WrongFactValue(
            name,
            ", ".join(sorted((has | lacks) - members | has & lacks)),
            f"of its members {', '.join(sorted(members))}, each in or out",
        )
    return MappingProxyType({m: YES if m in has else NO for m in sorted(has | lacks)})


_REFERENCE = "a legal reference such as `tj-criminal-code art. 335 part 1`"


def _reference_reader(name: str, acts: Collection[str]) -> Reader:
    others: set[str] = set()  # acts without a record, found to be no misspelt one

    def read(value: object) -> Value:
        reference = _read_reference(name, value)
        act = reference.instrument
        if acts and act not in acts and act not in others:
            from lawmodel.likeness import slip_for  # noqa: PLC0415 - few cases refer to an act without a record

            meant = slip_for(act, acts)
            if meant is not None:
                raise WrongFactValue(name, value, f"a reference to an act that has a record; did you mean `{meant}`?")
            others.add(act)
        return reference

    return read


def _read_reference(name: str, value: object) -> LegalReference:
    if isinstance(value, LegalReference):
        return value
    if not isinstance(value, str):
        raise WrongFactValue(name, value, _REFERENCE)
    try:
        return parse_reference(value)
    except InvalidReference as error:
        raise WrongFactValue(name, value, _REFERENCE) from error


def _texts(name: str, value: object, expected: str) -> frozenset[str]:
    if isinstance(value, (list, tuple, set, frozenset)) and all(isinstance(v, str) for v in value):
        return frozenset(value)
    raise WrongFactValue(name, value, expected)


def _values(fact: Any) -> frozenset[str]:
    return frozenset(fact.values) if isinstance(fact, ListedFact) else frozenset()
