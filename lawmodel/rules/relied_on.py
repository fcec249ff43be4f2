"""What an answer rests on that no fact of the case states: of all that its rules assume, what it turns on.

An assumption is left out only where it is known to be of something else: a reading, if each line it cites is cited
by branches that decide nothing here; a way of counting, if every other way gives the same; a presumed fact that no
deciding branch asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lawmodel.model.condition import NotEncoded, OutcomeOf
from lawmodel.model.rule import ConditionRule, NotEncodedRule, Rule, TimeLimitRule
from lawmodel.model.source import Citation
from lawmodel.model.time_limit import Assumption, Options, StartOf
from lawmodel.rules.conditions.outline import Reason
from lawmodel.rules.conditions.parts import date_facts_of, starts_of
from lawmodel.rules.conditions.trace import facts_of
from lawmodel.rules.conditions.words import plain
from lawmodel.rules.decision import Assumed, Reasons
from lawmodel.rules.limits.options import OPTION_NAMES
from lawmodel.rules.limits.time_result import Alternative, TimeResult
from lawmodel.rules.reasons import reasons_of
from lawmodel.rules.undetermined import governing_rules

if TYPE_CHECKING:
    from lawmodel.rules.ask import Decision
    from lawmodel.rules.question import Question

__all__ = ["assumptions_relied_on"]

_NOT_COUNTED = ("does-not-apply", "not-yet")


class _Part(NamedTuple):
    """A citing part of a rule, and whether the answer stands on it."""

    cites: tuple[Citation, ...]
    decisive: bool


class _Asked(NamedTuple):
    """A rule on which the answer rests, its own or another, with its reasons."""

    path: str
    rule: Rule
    reasons: Reasons


def assumptions_relied_on(decision: Decision) -> tuple[Assumed, ...]:
    """The readings, conventions, accounts, presumptions and gaps on which an answer rests; at the end, the standing."""
    question, path = decision.question, decision.rule.path
    asked = list(_asked(question, path, {}))
    own = [one for each in asked for one in _of_rule(question, each, path, everything=_by_all_cases(decision))]
    facts = {fact for each in asked for fact in _facts(each)}
    implied = [Assumed("implied", i.fact, i.because) for i in question.implied if i.fact in facts]
    standing = decision.standing
    force = [Assumed("standing", text, standing.reason, standing.cites) for text in standing.assumptions]
    return (*dict.fromkeys(own), *_accounts(decision), *implied, *force)


def _asked(question: Question, path: str, seen: dict[str, None]) -> Iterator[_Asked]:
    """The rule, and every rule that a deciding part of it asks."""
    if path in seen:
        return
    seen[path] = None
    record = path.partition("/")[0]
    for rule in governing_rules(question, path):
        asked = _Asked(path, rule, reasons_of(question, record, rule))
        yield asked
        for reason in _reasons(asked.reasons):
            if reason.decisive and isinstance(reason.node, OutcomeOf):
                yield from _asked(question, reason.node.rule, seen)
        for start in starts_of(rule) if isinstance(rule, TimeLimitRule) else ():
            if isinstance(start, StartOf) and start.outcome_of is not None:
                yield from _asked(question, start.outcome_of, seen)


def _of_rule(question: Question, asked: _Asked, own: str, *, everything: bool) -> Iterator[Assumed]:
    named = None if asked.path == own else asked.path
    for one in _assumptions(question, asked, everything=everything):
        yield one if named is None else one._replace(rule=named)


def _assumptions(question: Question, asked: _Asked, *, everything: bool) -> Iterator[Assumed]:
    rule = asked.rule
    if isinstance(rule, NotEncodedRule):
        yield Assumed("not-encoded", "the rule", rule.reason)
    if not isinstance(rule, (ConditionRule, TimeLimitRule)):
        return
    facts = set(_facts(asked))
    for name, value in rule.presume.items():
        if name not in question.facts and (everything or name in facts):
            text = f"{name}: {str(value).lower()}"
            yield Assumed("presumption", text, "the law presumes it where it is not known")
    parts = [] if everything else list(_parts(rule, asked.reasons))
    for taken in rule.assumes:
        cites = taken.cites or ()
        if taken.reading is not None and _is_of(cites, parts):
            yield Assumed("reading", taken.reading, taken.because, cites)
        if isinstance(taken, Assumption) and (words := _counting_words(taken)) and _counts(taken, rule, asked.reasons):
            yield Assumed("convention", words, taken.because, cites)
    for reason in _reasons(asked.reasons):
        if isinstance(reason.node, NotEncoded) and (everything or reason.decisive):
            node = reason.node
            yield Assumed("not-encoded", node.heading or node.id or "a condition", node.reason, node.cites or ())


def _accounts(decision: Decision) -> Iterator[Assumed]:
    """The accounts gone by: each that was chosen, and each taken whose others give another answer."""
    for dispute in decision.disputes:
        if dispute.followed is None or not (dispute.is_chosen or len(dispute.answers()) > 1):
            continue
        found = dispute.discrepancy
        account = next(a for a in found.accounts if a.id == dispute.followed)
        text = f"`{dispute.followed}` of `{dispute.name}`"
        because = "it was chosen for this question" if dispute.is_chosen else found.because or "the record takes it"
        yield Assumed("account", text, because, account.cites)


def _by_all_cases(decision: Decision) -> bool:
    """Whether no branch gives the answer, but all cases together do: then it may rest on every branch."""
    return decision.thorough and decision.outcome != decision.question.answer(decision.rule.path)


def _facts(asked: _Asked) -> Iterator[str]:
    """The facts that the deciding parts of a rule ask for."""
    for reason in _reasons(asked.reasons):
        if reason.decisive and not reason.children and reason.node is not None:
            yield from facts_of(reason.node)
    time = asked.reasons.time
    if isinstance(asked.rule, TimeLimitRule) and (time is None or time.status != "does-not-apply"):
        yield from date_facts_of(asked.rule)


def _reasons(reasons: Reasons) -> Iterator[Reason]:
    """Every node of the reasons."""
    for root in (reasons.scope, reasons.condition, *(e.condition for e in reasons.exceptions)):
        if root is not None:
            yield from _within(root)


def _within(reason: Reason) -> Iterator[Reason]:
    yield reason
    for child in reason.children:
        yield from _within(child)


def _parts(rule: Rule, reasons: Reasons) -> Iterator[_Part]:
    """The parts of a rule that cite lines; the steps of a time limit cite none, and so all of them count."""
    if isinstance(rule, TimeLimitRule):
        return
    for reason in _reasons(reasons):
        if reason.node is not None and reason.node.cites:
            yield _Part(reason.node.cites, reason.decisive)
    for exception in reasons.exceptions:
        yield _Part(exception.cites, exception.condition.decisive)


def _is_of(cites: Sequence[Citation], parts: Sequence[_Part]) -> bool:
    """Whether a reading may be of a deciding part: of one that cites its lines, or of none in particular."""
    return not cites or not parts or any(_is_of_line(one, parts) for one in cites)


def _is_of_line(cited: Citation, parts: Sequence[_Part]) -> bool:
    near = [(one, part.decisive) for part in parts for one in part.cites if _overlap(one, cited)]
    if cited.at is not None:
        near = [(one, decisive) for one, decisive in near if one.at == cited.at] or near
    if not near:
        return True
    least = min(_length(one) for one, _ in near)
    return any(decisive for one, decisive in near if _length(one) == least)


def _overlap(one: Citation, other: Citation) -> bool:
    if one.source != other.source:
        return False
    (first, last), (begins, ends) = _lines(one), _lines(other)
    return first <= ends and begins <= last


def _lines(cited: Citation) -> tuple[int, int]:
    """The first and the last line; of a page cited as a whole, none that is told apart from another."""
    return cited.span or (0, 0)


def _length(cited: Citation) -> int:
    first, last = _lines(cited)
    return last - first


def _counts(taken: Assumption, rule: ConditionRule | TimeLimitRule, reasons: Reasons) -> bool:
    """Whether a way of counting that is assumed makes a difference here."""
    result = reasons.time
    if result is None or result.status in _NOT_COUNTED:
        return False
    options = taken.options
    if options is not None and options.calendar is not None and result.calendar is not None:
        return True
    tried = _instead_of(taken, rule, result)
    return tried is None or any(_days(one) != _days(result) for one in tried)


def _instead_of(taken: Assumption, rule: ConditionRule | TimeLimitRule, result: TimeResult) -> list[Alternative] | None:
    """What other ways of counting than the one assumed give; None where that is not known."""
    names = _names(taken)
    same = [one for one in rule.assumes if isinstance(one, Assumption) and _names(one) == names]
    if len(same) > 1:
        return None
    if taken.options is not None and taken.options.roll is not None:
        return None
    return [one for one in result.alternatives if set(one.options) == names]


def _names(taken: Assumption) -> set[str]:
    if taken.convention is not None:
        return {"convention"}
    options = taken.options or Options()
    return {name for name in OPTION_NAMES if name not in ("roll", "calendar") and getattr(options, name) is not None}


def _days(one: Alternative | TimeResult) -> tuple[object, ...]:
    return one.status, one.earliest, one.latest


def _counting_words(taken: Assumption) -> str:
    """A convention, or options as a person reads them: `first day: excluded, calendar: tj, 5 days a week`."""
    if taken.convention is not None:
        return taken.convention
    if taken.options is None:
        return ""
    told = taken.options.model_dump(exclude_none=True, exclude={"calendar"})
    words = [f"{plain(name)}: {plain(value)}" for name, value in told.items()]
    if taken.options.calendar is not None:
        words.append(f"calendar: {taken.options.calendar.holidays}, {taken.options.calendar.week} days a week")
    return ", ".join(words)
