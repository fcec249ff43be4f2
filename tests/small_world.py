"""A world of one record with rules as data, and random rules over a few facts, for tests that need many."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from json import dumps
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from lawmodel.dates.calendars import Calendar
from lawmodel.dates.partial import Range
from lawmodel.model.fact import Fact, Implication
from lawmodel.model.instrument import InstrumentBase
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.model.source import Source
from lawmodel.model.time_limit import CalendarUse, Convention
from lawmodel.rules.ask import AskableRule
from lawmodel.rules.question import NotARule
from lawmodel.rules.standing.force import Force, StandingReport
from tests.corpora import corpus_of, record
from tests.oracle import AGES, DAYS, PAPERS, ROLES

CITES = [{"source": "gazette", "line": 1}]
DISCREPANCIES = [
    {
        "id": "matter",
        "kind": "disagreement",
        "matter": "which it is",
        "concerns": ["provisions/rule"],
        "accounts": [{"id": "one", "says": "this", "cites": CITES}, {"id": "two", "says": "that", "cites": CITES}],
        "taken": "none",
    }
]
ON = DAYS[12]
_PROVISION: TypeAdapter[RuleProvision] = TypeAdapter(RuleProvision)
_IMPLICATIONS: TypeAdapter[tuple[Implication, ...]] = TypeAdapter(tuple[Implication, ...])


@cache
def base() -> Any:
    """A corpus that declares the facts, with one record that has a disagreement."""
    return corpus_of(record(more=f"discrepancies: {dumps(DISCREPANCIES)}\n"))


class SmallWorld:
    """The rules of the record `act`, each at `act/<name>`."""

    conventions: Mapping[str, Convention] = {}
    sources: Mapping[str, Source] = {}
    acts: Collection[str] = ()

    def __init__(self, rules: Mapping[str, Any], implications: list[Any] | None = None) -> None:
        self.facts: Mapping[str, Fact] = base().facts
        named = [{"id": f"i{n}", "because": "it is so", **one} for n, one in enumerate(implications or [])]
        self.implications = _IMPLICATIONS.validate_python(named)
        self._provisions = {
            f"act/{name}": _PROVISION.validate_python(
                {"id": name, "kind": "rule", "heading": "A rule", "cites": CITES, "rule": rule}
            )
            for name, rule in rules.items()
        }

    def instrument(self, ident: str) -> InstrumentBase:
        found: InstrumentBase = base().instrument(ident)
        return found

    def provision(self, path: str) -> RuleProvision | VersionedProvision:
        if path not in self._provisions:
            raise NotARule(path)
        return self._provisions[path]

    def force(self, ident: str, on: Range) -> Force:
        return Force(StandingReport("in-force", f"{ident} always is, {on}"), None)

    def calendar(self, use: CalendarUse) -> Calendar:
        raise KeyError(use.holidays)

    def convention(self, ident: str) -> Convention:
        raise KeyError(ident)

    def rule(self, name: str = "rule") -> AskableRule:
        return AskableRule(self, f"act/{name}")


def rule(condition: Any, **more: Any) -> dict[str, Any]:
    """A condition rule as a record writes it."""
    return {"kind": "condition", "modality": "permission", "if": condition, **more}


def holds(fact: str, **more: Any) -> dict[str, Any]:
    return {"kind": "holds", "fact": fact, **more}


# Random rules, over few facts at a time so that every completion can be gone through.

_INNER_DAYS = [day.isoformat() for day in DAYS[9:15]]
_DATE_OPERATORS = ["before", "on-or-before", "on", "on-or-after", "after"]
_INTEGER_OPERATORS = ["less-than", "at-most", "equal-to", "at-least", "more-than"]
_REFERENCES = ["x", "x art. 1", "x art. 1 part 2", "x art. 2 part 1", "y art. 1", "y art. 1 part 1"]
_LISTS = {"values": ROLES, "references": _REFERENCES}


@st.composite
def days(draw: st.DrawFn) -> str:
    """A day, or an interval of days, that thresholds may lie in."""
    first, last = sorted((draw(st.sampled_from(_INNER_DAYS)), draw(st.sampled_from(_INNER_DAYS))))
    form = draw(st.sampled_from(["day", "day", "interval", "since", "until"]))
    return {"day": first, "interval": f"{first}/{last}", "since": f"{first}/..", "until": f"../{last}"}[form]


@st.composite
def leaves(draw: st.DrawFn, names: tuple[str, ...]) -> dict[str, Any]:
    """A condition on one of these facts, or on two of them that are dates."""
    fact = draw(st.sampled_from(names))
    if fact in ("a", "b", "c"):
        return holds(fact)
    if fact == "papers":
        return holds(fact, member=draw(st.sampled_from(PAPERS)))
    if fact == "age":
        compared = {"operator": draw(st.sampled_from(_INTEGER_OPERATORS)), "value": draw(st.sampled_from(AGES))}
        return {"kind": "comparison", "fact": fact, **compared}
    if fact in ("role", "offence"):
        key = "values" if fact == "role" else "references"
        listed = draw(st.lists(st.sampled_from(_LISTS[key]), min_size=1, max_size=3, unique=True))
        kind = "one-of" if fact == "role" else "refers-to"
        return {"kind": kind, "fact": fact, key: listed, "exhaustive": draw(st.booleans())}
    others = [name for name in (*names, "as_of") if name in ("entered_on", "issued_on", "as_of") and name != fact]
    form = draw(st.sampled_from(["constant", "constant", "fact", "stated"]))
    if form == "stated":
        return {"kind": "is-stated", "fact": fact}
    value = {"fact": draw(st.sampled_from(others))} if form == "fact" else draw(days())
    return {"kind": "comparison", "fact": fact, "operator": draw(st.sampled_from(_DATE_OPERATORS)), "value": value}


@cache
def conditions(names: tuple[str, ...], *, definite: bool = False) -> st.SearchStrategy[Any]:
    """A condition of any shape on these facts; `definite`: none whose truth is unknown on complete facts."""
    leaf: st.SearchStrategy[Any] = leaves(names)
    if definite:
        leaf = leaf.map(lambda node: {**node, "exhaustive": True} if "exhaustive" in node else node)
    else:
        leaf |= st.just({"kind": "not-encoded", "reason": "it is not said"})

    def grown(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        of = st.lists(inner, min_size=1, max_size=3)
        every = st.builds(lambda kind, each: {"kind": kind, "of": each}, st.sampled_from(["all", "any"]), of)
        grown = every | inner.map(lambda each: {"kind": "not", "of": each})
        if definite:
            return grown
        accounts = st.dictionaries(st.sampled_from(["one", "two"]), inner, min_size=1)
        disputed = accounts.map(lambda each: {"kind": "by-account", "discrepancy": "matter", "accounts": each})
        return grown | disputed | of.map(lambda each: {"kind": "any", "of": each, "exhaustive": False})

    return st.recursive(leaf, grown, max_leaves=7)


@st.composite
def rules(draw: st.DrawFn, names: tuple[str, ...]) -> dict[str, Any]:
    """A rule on these facts, perhaps with a scope and with exceptions."""
    more: dict[str, Any] = {}
    if draw(st.integers(0, 3)) == 0:
        more["when"] = draw(conditions(names))
    if draw(st.integers(0, 2)) == 0:
        own = [(f"e{n}", ["rule"], draw(st.sampled_from(["yes", "no"]))) for n in range(draw(st.integers(1, 2)))]
        if draw(st.booleans()):
            own.append(
                ("e9", [draw(st.sampled_from(["e0", own[-1][0]])), *draw(st.sampled_from([[], ["rule"]]))], "yes")
            )
        more["unless"] = [
            {"id": ident, "sets_aside": aside, "then": then, "if": draw(conditions(names)), "cites": CITES}
            for ident, aside, then in own
        ]
    return rule(draw(conditions(names)), **more)


def asks_accounts(one: Any) -> bool:
    """Whether a rule, or a condition, says what each account of the disagreement gives."""
    if isinstance(one, dict):
        return one.get("kind") == "by-account" or asks_accounts(list(one.values()))
    return isinstance(one, list) and any(map(asks_accounts, one))


@st.composite
def implications(draw: st.DrawFn, names: tuple[str, ...]) -> list[Any]:
    """No constraint, or one or two, over these facts."""
    dateless = (*(name for name in names if not name.endswith("_on")), "b", "c")
    each = st.builds(lambda when, then: {"when": when, "then": then}, leaves(dateless), leaves(dateless))
    return draw(st.lists(each, max_size=2)) if draw(st.booleans()) else []


@st.composite
def some_facts(draw: st.DrawFn) -> tuple[str, ...]:
    """Two to four facts, at most two of them dates."""
    dates = draw(st.lists(st.sampled_from(["entered_on", "issued_on"]), max_size=2, unique=True))
    others = draw(
        st.lists(st.sampled_from(["a", "b", "c", "age", "role", "papers", "offence"]), max_size=3, unique=True)
    )
    return tuple(dates + others[: 3 - len(dates)]) or ("a",)


@st.composite
def known(draw: st.DrawFn, names: tuple[str, ...]) -> dict[str, Any]:
    """What is known of these facts: nothing, something, or all of each."""
    facts = {name: draw(st.none() | _KNOWN[name]) for name in names}
    return {name: value for name, value in facts.items() if value is not None}


_KNOWN: dict[str, st.SearchStrategy[Any]] = {
    **{name: st.booleans() for name in "abc"},
    **{name: st.just("none") | days() for name in ("entered_on", "issued_on")},
    "age": st.sampled_from(AGES),
    "role": st.sampled_from(ROLES)
    | st.lists(st.sampled_from(ROLES), min_size=1, unique=True).map(lambda each: {"one_of": each}),
    "papers": st.lists(st.sampled_from(PAPERS), unique=True)
    | st.sampled_from(PAPERS).flatmap(lambda one: st.sampled_from([{"has": [one]}, {"lacks": [one]}])),
    "offence": st.sampled_from(
        [*_REFERENCES, "x art. 3", "x art. 1 part 3", "z", "y art. 1 part 2", "z art. 1 part 1"]
    ),
}
