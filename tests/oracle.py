"""A second opinion on conditions: slow, and written differently.

A condition on complete facts is the set of answers that the text may mean, `{True}`, `{False}` or both;
of facts known in part every completion is gone through, day by day. Facts are plain Python here: booleans,
days (None: it has not come), numbers, words, sets of words, and references as tuples; with them may come the
other `rules` that one refers to, as data.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any

Answers = frozenset[bool]
EITHER: Answers = frozenset({True, False})
FIRST = date(2009, 12, 25)
DAYS = [FIRST + timedelta(days) for days in range(24)]
"""All days that are tried: every threshold of the tests lies well within."""
_MORE_DAYS = [FIRST + timedelta(days) for days in range(-5, 29)]
AGES = list(range(7))
"""The thresholds; beside them there are greater ages."""
ROLES = ["staff", "family", "other"]
PAPERS = ["passport", "visa"]
PLACES = [(act, article, part) for act in "xyz" for article in "123" for part in "123"]

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "before": operator.lt,
    "on-or-before": operator.le,
    "on": operator.eq,
    "on-or-after": operator.ge,
    "after": operator.gt,
    "less-than": operator.lt,
    "at-most": operator.le,
    "equal-to": operator.eq,
    "at-least": operator.ge,
    "more-than": operator.gt,
}

DOMAINS: dict[str, list[Any]] = {
    "a": [True, False],
    "b": [True, False],
    "c": [True, False],
    "entered_on": [*DAYS, None],
    "issued_on": [*DAYS, None],
    "age": [*AGES, 7, 150],
    "role": ROLES,
    "papers": [
        frozenset(p for p, held in zip(PAPERS, kept, strict=True) if held) for kept in product([0, 1], repeat=2)
    ],
    "offence": PLACES,
}


def answers(node: Mapping[str, Any], facts: Mapping[str, Any], accounts: Mapping[str, list[str]]) -> Answers:
    """What a condition may mean on complete facts; `accounts`: of each disagreement those gone by."""
    kind = node["kind"]
    if kind in ("all", "any"):
        each = [answers(child, facts, accounts) for child in node["of"]]
        if kind == "any" and not node.get("exhaustive", True):
            each.append(EITHER)
        join = all if kind == "all" else any
        return frozenset(join(meant) for meant in product(*each))
    if kind == "not":
        return frozenset(not meant for meant in answers(node["of"], facts, accounts))
    if kind == "by-account":
        names = accounts[node["discrepancy"]]
        each = [answers(node["accounts"][n], facts, accounts) if n in node["accounts"] else EITHER for n in names]
        return frozenset.union(*each)
    if kind == "outcome-of":
        given = outcome(facts["rules"][node["rule"]], facts, accounts)
        return EITHER if given == "unknown" else frozenset({given == "yes"})
    if kind == "not-encoded":
        return EITHER
    return _leaf(kind, node, facts)


def _leaf(kind: str, node: Mapping[str, Any], facts: Mapping[str, Any]) -> Answers:
    fact = facts[node["fact"]]
    if kind == "holds":
        return frozenset({node["member"] in fact if "member" in node else fact})
    if kind == "is-stated":
        return frozenset({fact is not None})
    if kind == "comparison":
        return _comparison(node, fact, facts)
    found = fact in node["values"] if kind == "one-of" else any(_within(fact, listed) for listed in node["references"])
    return EITHER if not found and not node.get("exhaustive", True) else frozenset({found})


def _comparison(node: Mapping[str, Any], fact: Any, facts: Mapping[str, Any]) -> Answers:
    value = node["value"]
    meant = (
        [facts[value["fact"]]] if isinstance(value, dict) else _days_of(value) if isinstance(value, str) else [value]
    )
    compare = _COMPARE[node["operator"]]
    return frozenset(fact is not None and other is not None and compare(fact, other) for other in meant)


def _within(place: tuple[str, str, str], listed: str) -> bool:
    act, _, rest = listed.partition(" art. ")
    article, _, part = rest.partition(" part ")
    return all(theirs in ("", mine) for mine, theirs in zip(place, (act, article, part), strict=True))


def _days_of(text: str) -> list[date]:
    """The days that an interval, or a day, may mean."""
    first, slash, last = text.partition("/")
    last = last if slash else first
    return [
        day
        for day in _MORE_DAYS
        if (first == ".." or day >= date.fromisoformat(first)) and (last == ".." or day <= date.fromisoformat(last))
    ]


def outcome(rule: Mapping[str, Any], facts: Mapping[str, Any], accounts: Mapping[str, list[str]]) -> str:
    """What a rule gives on complete facts."""
    scope = _grade(rule["when"], facts, accounts) if "when" in rule else 1.0
    if scope == 0:
        return "does-not-apply"
    graded = _after_exceptions(rule, facts, accounts)
    return {0.0: "no", 0.5: "unknown", 1.0: "yes"}[graded] if scope == 1 else "unknown"


def _grade(node: Mapping[str, Any], facts: Mapping[str, Any], accounts: Mapping[str, list[str]]) -> float:
    meant = answers(node, facts, accounts)
    return sum(meant) / len(meant)


def _after_exceptions(rule: Mapping[str, Any], facts: Mapping[str, Any], accounts: Mapping[str, list[str]]) -> float:
    exceptions = {e["id"]: e for e in rule.get("unless", [])}
    holds = {name: _grade(e["if"], facts, accounts) for name, e in exceptions.items()}

    def applies(name: str) -> float:
        aside = [applies(other) for other, e in exceptions.items() if name in e["sets_aside"]]
        return min([holds[name], *(1 - each for each in aside)])

    base = _grade(rule["if"], facts, accounts)
    graded = {then: max([0.0, *(applies(n) for n, e in exceptions.items() if _own(e, then))]) for then in ("yes", "no")}
    if graded["yes"] > 0 and graded["no"] > 0:
        return 0.5
    return max(min(base, 1 - graded["no"]), graded["yes"])


def _own(exception: Mapping[str, Any], then: str) -> bool:
    return exception["then"] == then and "rule" in exception["sets_aside"]


def completions(
    names: list[str], known: Mapping[str, Any], implications: list[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Every way to complete the facts: consistent with what is known of each, and with the constraints."""
    domains = [[v for v in DOMAINS[name] if name not in known or _may_be(name, v, known[name])] for name in names]
    for values in product(*domains):
        facts = dict(zip(names, values, strict=True))
        if all(_is_kept(one, facts) for one in implications):
            yield facts


def _is_kept(implication: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    return answers(implication["when"], facts, {}) != {True} or answers(implication["then"], facts, {}) != {False}


def _may_be(name: str, value: Any, known: Any) -> bool:
    """Whether a value agrees with what is known, as a caller writes it."""
    if name in ("entered_on", "issued_on"):
        return value is None if known == "none" else value in _days_of(known)
    if isinstance(known, Mapping):
        if "one_of" in known:
            return value in known["one_of"]
        return bool(value >= set(known.get("has", ())) and value.isdisjoint(known.get("lacks", ())))
    if name == "papers":
        return bool(value == frozenset(known))
    return _within(value, known) if name == "offence" else bool(value == known)


def decisive_facts(names: list[str], cases: list[tuple[dict[str, Any], str]]) -> set[str]:
    """The facts for which two completions that differ only there have different outcomes."""
    found = set()
    for name in names:
        seen: dict[tuple[Any, ...], set[str]] = {}
        for facts, given in cases:
            seen.setdefault(tuple(facts[other] for other in names if other != name), set()).add(given)
        if any(len(given) > 1 for given in seen.values()):
            found.add(name)
    return found
