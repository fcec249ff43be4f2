"""An assumption of a time limit that assumes nothing, or only what is stated already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lawmodel.checks.asking import conventions_are_known
from lawmodel.checks.example_records import law_with_rule
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.rule import TimeLimitRule
from lawmodel.model.time_limit import Assumption, Convention, Options
from lawmodel.model.walk import Part
from lawmodel.registers import Registers
from lawmodel.rules.limits.options import OPTION_NAMES

__all__ = ["FAULT", "find_in"]

_RIGHT = law_with_rule("""\
      kind: time-limit
      runs_from: notified_on
      period: {days: 10}
      result: last-day
      assumes:
        - {options: {first_day: excluded}, because: the text does not say from which day the ten are counted}
      examples:
        - {facts: {notified_on: "2020-08-01"}, expect: "2020-08-11", because: the tenth day after the first of August}
""")

FAULT = Fault(
    "idle-assumption",
    Severity.WARNING,
    "an assumption that assumes nothing",
    "What the rule states, or its convention, or an assumption before, is not assumed once more: no decision would rest on"
    " that assumption, and none would list it. Either the text settles the matter, and there is nothing to assume; or it"
    " does not, and the option belongs under `assumes` alone. Of a convention that is assumed, something must be left; of"
    " single options, each. An assumption that takes a `reading` is not looked at.",
    wrong=_RIGHT.replace("result: last-day", "first_day: excluded\n      result: last-day"),
    right=_RIGHT,
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every assumption, but of a reading, that gives nothing that is open where it stands, or an option that is not."""
    for part in file.parts(TimeLimitRule):
        if part.model.assumes and conventions_are_known(part.model, registers):
            yield from _idle(part, registers.conventions)


def _idle(part: Part[TimeLimitRule], conventions: Mapping[str, Convention]) -> Iterator[Finding]:
    limit = part.model
    stated = {name: part.at(name) for name in _named(limit)}
    if limit.clear_days is not None:
        stated = {"first_day": part.at("clear_days"), "result": part.at("clear_days")} | stated
    if limit.convention is not None:
        stated = dict.fromkeys(_named(conventions[limit.convention].options), part.at("convention")) | stated
    for index, taken in enumerate(limit.assumes):
        at = part.at("assumes", index)
        given = _given(taken, conventions)
        if taken.reading is None and all(name in stated for name in given):
            yield _finding(at, {name: stated[name] for name in given})
        elif taken.reading is None and taken.options is not None:
            for name in _named(taken.options):
                if name in stated:
                    yield _idle_option(part.at("assumes", index, "options", name), name, stated[name])
        stated = dict.fromkeys(given, at) | stated


def _given(taken: Assumption, conventions: Mapping[str, Convention]) -> list[str]:
    """The options that an assumption gives, itself or by its convention."""
    own = _named(taken.options) if taken.options is not None else []
    return [*own, *(_named(conventions[taken.convention].options) if taken.convention is not None else ())]


def _named(options: Options) -> list[str]:
    return [name for name in OPTION_NAMES if getattr(options, name) is not None]


def _finding(at: Location, stated: Mapping[str, Location]) -> Finding:
    if not stated:
        advice = "write the `reading`, `convention` or `options` that it takes, or leave it out"
        return Finding(FAULT.ident, at, "nothing is assumed here", help=advice)
    names = ", ".join(f"`{name}`" for name in stated)
    is_or_are = "is" if len(stated) == 1 else "are"
    return Finding(
        FAULT.ident,
        at,
        f"nothing is left to assume: {names} {is_or_are} stated already",
        help="leave the assumption out; or, where the text does not settle it, leave out what is stated as if it did",
        related=tuple(Related(other, "stated here") for other in dict.fromkeys(stated.values())),
    )


def _idle_option(at: Location, name: str, stated: Location) -> Finding:
    """Of an option that is stated, beside what is open: what is assumed comes last, and so it is never taken."""
    return Finding(
        FAULT.ident,
        at,
        f"`{name}` is stated already, and nothing is left to assume of it",
        help="leave it out of the assumption; or, where the text does not settle it, leave out what is stated as if it did",
        related=(Related(stated, "stated here"),),
    )
