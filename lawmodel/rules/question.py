"""One question put to the rules: the facts, the day, the accounts fixed, and what was found on the way.

A question follows references from rule to rule, each evaluated once; within an instrument a reference
means the rule's outcome, across instruments its effective outcome (yes only while in force).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol, assert_never

from lawmodel.dates.calendars import Calendar
from lawmodel.dates.partial import InvalidDate, Range, parse
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.model.fact import AS_OF, Fact, Implication
from lawmodel.model.instrument import InstrumentBase
from lawmodel.model.provision import RuleProvision, Version, VersionedProvision
from lawmodel.model.rule import ConditionRule, NotEncodedRule, NotStatedRule, Rule, RuleException, TimeLimitRule
from lawmodel.model.source import Source
from lawmodel.model.time_limit import CalendarUse, Convention
from lawmodel.rules.decision import Outcome
from lawmodel.rules.evaluate import Case, UnknownAccount, evaluate
from lawmodel.rules.facts import Facts, Value, read_facts
from lawmodel.rules.force import Force
from lawmodel.rules.implied import Implied, with_implied
from lawmodel.rules.time_limit import compute
from lawmodel.rules.time_result import TimeResult
from lawmodel.truth import NO, UNKNOWN, YES, Truth, all_of, any_of, negation

if TYPE_CHECKING:
    from lawmodel.rules.inputs import LimitInputs

__all__ = ["CircularRules", "Disputes", "NotARule", "Question", "World", "as_outcome", "exceptions_applying", "governs"]


class CircularRules(ValueError):
    """Rules that refer to each other in a circle; `lawmodel check` finds it as `circular-rules`."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(paths)
        self.paths = paths

    def __str__(self) -> str:
        return "rules refer to each other in a circle: " + " -> ".join(self.paths)


class NotARule(LookupError):
    """A path that leads to no rule of the wanted kind: `path`, and what was wanted."""

    def __init__(self, path: str, wanted: str = "a rule") -> None:
        super().__init__(path, wanted)
        self.path = path
        self.wanted = wanted

    def __str__(self) -> str:
        return f"`{self.path}` is not {self.wanted}"


class World(Protocol):
    """What rules may ask of a corpus."""

    @property
    def facts(self) -> Mapping[str, Fact]: ...
    @property
    def implications(self) -> tuple[Implication, ...]: ...
    def instrument(self, ident: str) -> InstrumentBase: ...
    def provision(self, path: str) -> RuleProvision | VersionedProvision: ...
    def force(self, ident: str, on: Range) -> Force: ...
    def calendar(self, use: CalendarUse) -> Calendar: ...
    def convention(self, ident: str) -> Convention: ...
    @property
    def conventions(self) -> Mapping[str, Convention]: ...
    @property
    def sources(self) -> Mapping[str, Source]: ...


class Disputes(NamedTuple):
    """The discrepancies of a record by id, and of those that are decided the account taken."""

    all: Mapping[str, Discrepancy]
    taken: Mapping[str, str]


class Question:
    """The facts of a case with a day: asks rules, remembers what each gave."""

    def __init__(
        self,
        world: World,
        path: str,
        facts: Facts,
        as_of: Range,
        accounts: Mapping[str, str],
        *,
        disputes: dict[str, Disputes] | None = None,
    ) -> None:
        self.world = world
        self.path = path
        self.as_of = as_of
        self.accounts = accounts
        self.given: Facts = facts
        self.facts: dict[str, Value] = dict(facts)
        self.implied: tuple[Implied, ...] = with_implied(self.facts, world.implications)
        self.facts[AS_OF] = as_of
        # Handed on from question to question of one rule: the discrepancies of a record do not change.
        self._disputes: dict[str, Disputes] = {} if disputes is None else disputes
        self._answers: dict[str, Outcome | TimeResult] = {}
        self._asked: list[str] = []

    def answer(self, path: str) -> Outcome | TimeResult:
        """What the rule's text yields, whether in force or not."""
        if path in self._answers:
            return self._answers[path]
        if path in self._asked:
            raise CircularRules((*self._asked[self._asked.index(path) :], path))
        self._asked.append(path)
        answer = self._answers[path] = self._ask(path)
        self._asked.pop()
        return answer

    def truth_of(self, path: str, asking: str) -> Truth:
        """Whether the rule gives yes, as the instrument `asking` may rely on it."""
        answer = self.answer(path)
        if isinstance(answer, TimeResult):
            raise NotARule(path, "a rule that answers yes or no")
        record = path.partition("/")[0]
        truth = {"yes": YES, "unknown": UNKNOWN}.get(answer, NO)
        if record == asking or truth is NO:
            return truth
        standing = self.world.force(record, self.as_of).deciding.standing
        return truth if standing == "in-force" else UNKNOWN if standing == "unknown" else NO

    def limit_of(self, path: str) -> TimeResult:
        """What a time limit gives. Errors: `NotARule` where the rule gives no day."""
        answer = self.answer(path)
        if isinstance(answer, TimeResult):
            return answer
        raise NotARule(path, "a rule that gives a day")

    def case(self, record: str, rule: ConditionRule | TimeLimitRule) -> Case:
        """The case as a rule of the record sees it: with what the rule presumes of absent facts."""
        facts = self.facts
        if rule.presume:
            presumed = read_facts({n: v for n, v in rule.presume.items() if n not in facts}, self.world.facts)
            facts = {**presumed, **facts}
        return Case(facts, lambda path: self.truth_of(path, record), self._disputes_of(record).all, self.chosen(record))

    def chosen(self, record: str) -> Mapping[str, str]:
        """For each discrepancy of a record, the account that is gone by: the one fixed, else the one taken."""
        disputes = self._disputes_of(record)
        if not self.accounts:
            return disputes.taken
        chosen = dict(disputes.taken)
        own = record == self.path.partition("/")[0]
        for name, account in self.accounts.items():
            owner, _, ident = name.rpartition("/")
            discrepancy = disputes.all.get(ident)
            if owner == record or (own and not owner):
                known = tuple(a.id for a in discrepancy.accounts) if discrepancy else ()
                if account not in known:
                    raise UnknownAccount(name, account, known)
                chosen[ident] = account
        return chosen

    def _disputes_of(self, record: str) -> Disputes:
        found = self._disputes.get(record)
        if found is None:
            discrepancies = self.world.instrument(record).discrepancies
            taken = {d.id: d.taken for d in discrepancies if d.taken != "none"}
            found = self._disputes[record] = Disputes({d.id: d for d in discrepancies}, taken)
        return found

    def _ask(self, path: str) -> Outcome | TimeResult:
        record = path.partition("/")[0]
        provision = self.world.provision(path)
        if isinstance(provision, RuleProvision):
            return self.apply(record, provision.rule)
        answers = [self.apply(record, v.rule) for v in self.versions(provision)]
        if not answers:
            return "unknown"
        return answers[0] if all(a == answers[0] for a in answers) else "unknown"

    def versions(self, provision: VersionedProvision) -> tuple[Version, ...]:
        """The versions that may govern the case: one if the version day is known, more if partly."""
        day = self.facts.get(provision.version_day)
        day = day if isinstance(day, Range) else Range(None, None)
        return tuple(v for v in provision.versions if governs(v, day) is not NO)

    def apply(self, record: str, rule: Rule) -> Outcome | TimeResult:
        """What one rule gives."""
        match rule:
            case ConditionRule():
                return self._condition(rule, self.case(record, rule))
            case TimeLimitRule():
                return compute(rule, self.limit_inputs(record, rule))
            case NotStatedRule() | NotEncodedRule():
                return "unknown"
            case _:
                assert_never(rule)

    def limit_inputs(self, record: str, rule: TimeLimitRule) -> LimitInputs:
        from lawmodel.rules.inputs import LimitInputs  # noqa: PLC0415 - it asks questions itself

        return LimitInputs(self, record, self.case(record, rule))

    def _condition(self, rule: ConditionRule, case: Case) -> Outcome:
        scope = YES if rule.when is None else evaluate(rule.when, case)
        if scope is NO:
            return "does-not-apply"
        base = evaluate(rule.condition, case)
        if rule.unless:
            base = after_exceptions(base, rule.unless, exceptions_applying(rule.unless, case))
        return as_outcome(base if scope is YES else UNKNOWN)


def as_outcome(truth: Truth) -> Outcome:
    """The word for a truth."""
    return "yes" if truth is YES else "no" if truth is NO else "unknown"


def exceptions_applying(exceptions: tuple[RuleException, ...], case: Case) -> dict[str, Truth]:
    """For each exception, whether it applies: its condition holds and no exception sets it aside."""
    holds = {e.id: evaluate(e.condition, case) for e in exceptions}
    applies: dict[str, Truth] = {}

    def applying(ident: str) -> Truth:
        if ident not in applies:
            against = [e.id for e in exceptions if ident in e.sets_aside and e.id != ident]
            applies[ident] = UNKNOWN  # a circle of exceptions settles nothing; a check refuses it
            applies[ident] = all_of([holds[ident], *(negation(applying(a)) for a in against)])
        return applies[ident]

    return {e.id: applying(e.id) for e in exceptions}


def after_exceptions(base: Truth, exceptions: tuple[RuleException, ...], applies: Mapping[str, Truth]) -> Truth:
    """The rule's own outcome, unless an exception to it applies; two that disagree leave it unknown."""
    own = [e for e in exceptions if "rule" in e.sets_aside]
    against = any_of(applies[e.id] for e in own if e.then == "no")
    favour = any_of(applies[e.id] for e in own if e.then == "yes")
    if against is not NO and favour is not NO:
        return UNKNOWN
    return any_of([all_of([base, negation(against)]), favour])


def governs(version: Version, day: Range) -> Truth:
    """Whether a version holds on a day (both ends of its span included)."""
    try:
        since = YES if version.applies.from_day is None else day.on_or_after(parse(version.applies.from_day))
        until = YES if version.applies.until is None else day.on_or_before(parse(version.applies.until))
    except InvalidDate:
        return UNKNOWN
    return all_of([since, until])
