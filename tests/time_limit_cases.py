"""Cases of time limits: a limit as a record writes it, facts, and what they give. Read and compared here, nothing decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from lawmodel.dates.calendars import Calendar, weekend_between
from lawmodel.dates.partial import Range, parse
from lawmodel.documents import read
from lawmodel.documents.reader import Document
from lawmodel.model.condition import Condition
from lawmodel.model.register import CalendarRegister, ConventionsRegister
from lawmodel.model.time_limit import CalendarUse, Convention, Start, TimeLimit
from lawmodel.rules.conditions.evaluate import Case, evaluate
from lawmodel.rules.conditions.facts import NEVER, Never
from lawmodel.rules.limits.known import DateKnown, resolve
from lawmodel.rules.limits.time_limit import Alternative, Status, TimeResult
from lawmodel.truth import UNKNOWN, Truth, truth

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases" / "time_limits"

_CITES = [{"source": "some-text"}]

Value: TypeAlias = "Truth | DateKnown"


def data_of(text: str, name: str) -> dict[str, Any]:
    """A YAML text as the project reads it: dates stay text."""
    document = read(name, text.encode())
    assert isinstance(document, Document), document
    assert isinstance(document.data, dict)
    return document.data


def case_files() -> list[str]:
    return sorted(file.stem for file in CASES.glob("*.yaml") if file.stem != "refused-options")


@cache
def case_file(name: str) -> dict[str, Any]:
    return data_of((CASES / f"{name}.yaml").read_text(encoding="utf-8"), name)


@cache
def conventions() -> Mapping[str, Convention]:
    """The conventions of the register."""
    text = (ROOT / "registers" / "conventions.yaml").read_text(encoding="utf-8")
    return ConventionsRegister.model_validate(data_of(text, "conventions")).conventions


@cache
def register_calendar(ident: str) -> CalendarRegister:
    text = (ROOT / "registers" / "calendars" / f"{ident}.yaml").read_text(encoding="utf-8")
    return CalendarRegister.model_validate(data_of(text, ident))


@cache
def calendar_of(ident: str, week: int) -> Calendar:
    """A calendar of the registers, with its corrections. Errors: KeyError."""
    if not (ROOT / "registers" / "calendars" / f"{ident}.yaml").is_file():
        raise KeyError(ident)
    return _calendar(register_calendar(ident), week)


def _calendar(register: CalendarRegister, week: int) -> Calendar:
    """A calendar as its register says; tests build it beside `lawmodel.registers`."""
    return Calendar(
        register.country,
        week,
        date.fromisoformat(register.checked_from),
        date.fromisoformat(register.checked_until),
        frozenset(date.fromisoformat(one.day) for one in register.days_off),
        frozenset(date.fromisoformat(one.day) for one in register.work_days),
        tuple(weekend_between(one.days, one.since, one.until) for one in register.weekend),
        register.subdivisions,
        is_national=register.national_only is not None,
    )


@dataclass(frozen=True)
class CaseInputs:
    """The facts of one case, as a time limit asks for them."""

    facts: Mapping[str, Value]
    disputed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    calendars: Mapping[str, CalendarRegister] = field(default_factory=dict)
    conventions: Mapping[str, Convention] = field(default_factory=conventions)

    def date(self, fact: str, /) -> DateKnown:
        value = self.facts.get(fact)
        return None if isinstance(value, Truth) else value

    def boolean(self, fact: str, /) -> Truth:
        value = self.facts.get(fact)
        return value if isinstance(value, Truth) else UNKNOWN

    def condition(self, condition: Condition, /) -> Truth:
        known = {name: value for name, value in self.facts.items() if isinstance(value, (Truth, Range, Never))}
        return evaluate(condition, Case(known, lambda _: UNKNOWN, {}, {}))

    def status_of(self, rule: str, /) -> Status:
        return "not-yet" if self.date(rule) is NEVER else "day"

    def start(self, start: Start, /) -> DateKnown:
        return resolve(start, self)

    def fact(self, fact: str, /) -> DateKnown:
        return self.date(fact)

    def event(self, event: str, /) -> DateKnown:
        return self.date(event)

    def outcome_of(self, rule: str, /) -> DateKnown:
        return self.date(rule)

    def accounts(self, discrepancy: str, /) -> tuple[str, ...]:
        return self.disputed[discrepancy]

    def calendar(self, use: CalendarUse, /) -> Calendar:
        own = self.calendars.get(use.holidays)
        return calendar_of(use.holidays, use.week) if own is None else _calendar(own, use.week)


def inputs_of(file: Mapping[str, Any], facts: Mapping[str, Any]) -> CaseInputs:
    return CaseInputs(
        facts={name: value_of(value) for name, value in facts.items()},
        disputed={name: tuple(accounts) for name, accounts in file.get("accounts", {}).items()},
        calendars={name: _own_calendar(name, one) for name, one in file.get("calendars", {}).items()},
    )


def value_of(value: object) -> Value:
    if isinstance(value, bool):
        return truth(value)
    return NEVER if value == "none" else parse(str(value))


def _own_calendar(ident: str, data: Mapping[str, Any]) -> CalendarRegister:
    """A calendar of the case alone: as a register has it, without what it cites."""
    weekends = [{"cites": _CITES, **one} for one in data.get("weekend", ())]
    return CalendarRegister.model_validate({"id": ident, "cites": _CITES, **data, "weekend": weekends})


def limit_of(data: Mapping[str, Any]) -> TimeLimit:
    return TimeLimit.model_validate(data)


def in_words(result: TimeResult | Alternative) -> str:
    """A result as a case expects it."""
    if result.status not in {"day", "range"}:
        return result.status
    return str(Range(result.earliest, result.latest))


def found_in(result: TimeResult, expected: Mapping[str, Any]) -> dict[str, Any]:
    """What the result has of each thing that the case expects, in the case's words."""
    return {key: value for key, value in _found(result, expected) if key in expected}


def _found(result: TimeResult, expected: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield "expect", in_words(result)
    yield "would_be", None if result.would_be is None else str(Range(*result.would_be))
    yield "next_admissible", None if result.next_admissible is None else str(result.next_admissible)
    yield "proposed", None if result.proposed is None else str(result.proposed)
    yield "problems", list(result.problems)
    if result.calendar is not None:
        used = result.calendar
        yield "calendar", {"id": used.id, "week": used.week, "certainty": used.certainty}
    if "alternatives" in expected:
        yield "alternatives", [{"options": dict(one.options), "expect": in_words(one)} for one in result.alternatives]
