"""One question put to the rules: the facts, the day, the accounts fixed, and what was found on the way.

A question follows references from rule to rule, each evaluated once; within an instrument a reference
means the rule's outcome, across instruments its effective outcome (yes only while in force).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, assert_never

from lawmodel.dates.partial import InvalidDate, PartialDate, Range, parse, parse_or_none
from lawmodel.diagnostics import Path
from lawmodel.model.condition import Condition
from lawmodel.model.fact import AS_OF
from lawmodel.model.provision import RuleProvision, Version, VersionedProvision
from lawmodel.model.rule import ConditionRule, NotEncodedRule, NotStatedRule, Rule, RuleException, TimeLimitRule
from lawmodel.rules.conditions.evaluate import Case, UnknownAccount
from lawmodel.rules.conditions.facts import Facts, Value
from lawmodel.rules.conditions.implied import Implied, with_implied
from lawmodel.rules.conditions.outline import Reason
from lawmodel.rules.decision import Outcome
from lawmodel.rules.inputs import LimitInputs
from lawmodel.rules.limits.time_limit import compute_ready
from lawmodel.rules.limits.time_result import TimeResult, merged
from lawmodel.rules.prepared import Prepared
from lawmodel.rules.world import World
from lawmodel.truth import NO, UNKNOWN, YES, Truth, all_of, any_of, negation

__all__ = ["CircularRules", "NotARule", "Question", "World", "as_outcome", "governs"]


class CircularRules(ValueError):
    """Rules that refer to each other in a circle; `lawmodel check` finds it as `circular-rules`."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(paths)
        self.paths = paths

    def __str__(self) -> str:
        if len(set(self.paths)) == 1:
            return f"`{self.paths[0]}` refers to itself"
        return "rules refer to each other in a circle: " + " -> ".join(self.paths)


class NotARule(LookupError):
    """A path that leads to no rule of the wanted kind: `path`, and what was wanted."""

    def __init__(self, path: str, wanted: str = "a rule") -> None:
        super().__init__(path, wanted)
        self.path = path
        self.wanted = wanted

    def __str__(self) -> str:
        return f"`{self.path}` is not {self.wanted}"


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
        prepared: Prepared | None = None,
    ) -> None:
        self.world = world
        self.path = path
        self.as_of = as_of
        self.accounts = accounts
        self.given: Facts = facts
        self.prepared = Prepared(world) if prepared is None else prepared
        self.facts: dict[str, Value] = dict(facts)
        constraints = self.prepared.constraints
        self.implied: tuple[Implied, ...] = with_implied(self.facts, constraints) if constraints else ()
        self.facts[AS_OF] = as_of
        self._answers: dict[str, Outcome | TimeResult] = {}
        self._asked: list[str] = []
        self._chosen: dict[str, Mapping[str, str]] = {}
        self._spans: dict[int, dict[str, Value]] = {}  # of a version's rule: the days of the version day it governs

    def answer(self, path: str) -> Outcome | TimeResult:
        """What the rule's text yields, whether in force or not."""
        known = self._answers.get(path)
        if known is not None:
            return known
        if path in self._asked:
            raise CircularRules((*self._asked[self._asked.index(path) :], path))
        self._asked.append(path)
        record, provision = self.prepared.provision(path)
        if isinstance(provision, RuleProvision):
            answer = self.apply(record, provision.rule)
        else:
            answer = self._of_versions(record, provision)
        self._answers[path] = answer
        self._asked.pop()
        return answer

    def truth_of(self, path: str, asking: str) -> Truth:
        """Whether the rule gives yes, as the instrument `asking` may rely on it."""
        answer = self.answer(path)
        if isinstance(answer, TimeResult):
            raise NotARule(path, "a rule that answers yes or no")
        truth = _AS_TRUTH[answer]
        record = self.prepared.provision(path)[0]
        if record == asking or truth is NO:
            return truth
        standing = self.world.force(record, self.as_of).deciding.standing
        return truth if standing == "in-force" else UNKNOWN if standing == "unknown" else NO

    def limit_of(self, path: str) -> TimeResult:
        """What a time limit gives. Errors: `NotARule` where the rule gives no day."""
        answer = self.answer(path)
        if isinstance(answer, TimeResult):
            return answer
        if answer == "unknown" and self._may_give_a_day(path):
            return TimeResult("unknown")
        raise NotARule(path, "a rule that gives a day")

    def _may_give_a_day(self, path: str) -> bool:
        """Whether a version of a provision is a time limit, where another version is not stated."""
        provision = self.world.provision(path)
        return isinstance(provision, VersionedProvision) and any(
            isinstance(version.rule, TimeLimitRule) for version in provision.versions
        )

    def assuming(self, facts: Mapping[str, Value]) -> Question:
        """The same question with other facts besides, or instead. Errors: `ContradictoryFacts`."""
        known = {name: value for name, value in self.given.items() if name not in facts}
        return Question(self.world, self.path, {**known, **facts}, self.as_of, self.accounts, prepared=self.prepared)

    def case(self, record: str, rule: ConditionRule | TimeLimitRule) -> Case:
        """The case as a rule of the record sees it: with what the rule presumes of absent facts."""
        if rule.presume:
            return self._case(record, {**self.prepared.presumed(rule, self.facts), **self.facts})
        return self._case(record, self.facts)

    def _case(self, record: str, facts: Facts) -> Case:
        # Not kept: it leads back to the question, and what leads in a circle is not freed at once.
        disputes = self.prepared.disputes(record)
        chosen = self.chosen(record) if self.accounts else disputes.taken
        return Case(facts, lambda path: self.truth_of(path, record), disputes.all, chosen)

    def chosen(self, record: str) -> Mapping[str, str]:
        """For each discrepancy of a record, the account that is gone by: the one fixed, else the one taken."""
        disputes = self.prepared.disputes(record)
        if not self.accounts:
            return disputes.taken
        if record in self._chosen:
            return self._chosen[record]
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
        self._chosen[record] = chosen
        return chosen

    def _of_versions(self, record: str, provision: VersionedProvision) -> Outcome | TimeResult:
        answers = [self.apply(record, v.rule) for v in self.versions(provision)]
        if not answers:
            return "unknown"
        if all(a == answers[0] for a in answers):
            return answers[0]
        limits = [a for a in answers if isinstance(a, TimeResult)]
        return merged(limits) if len(limits) == len(answers) else "unknown"

    def versions(self, provision: VersionedProvision) -> tuple[Version, ...]:
        """The versions that may govern the case: one if the version day is known, more if partly."""
        day = self.facts.get(provision.version_day)
        known = day if isinstance(day, Range) else Range(None, None)
        found = tuple(v for v in provision.versions if governs(v, known) is not NO)
        if isinstance(day, PartialDate) and len(found) > 1 and provision.version_day != AS_OF:
            self._spans |= {id(v.rule): {provision.version_day: within(v, day)} for v in found}
        return found

    def apply(self, record: str, rule: Rule) -> Outcome | TimeResult:
        """What one rule gives."""
        match rule:
            case ConditionRule():
                return self._condition(rule, self.case(record, rule))
            case TimeLimitRule():
                span = self._spans.get(id(rule))
                asked = self if span is None else self.assuming(span)
                anew = asked.inputs_anew(record, rule) if rule.assumes else None
                return compute_ready(self.prepared.limit(rule), asked.limit_inputs(record, rule), anew)
            case NotStatedRule() | NotEncodedRule():
                return "unknown"
            case _:
                assert_never(rule)

    def limit_inputs(self, record: str, rule: TimeLimitRule) -> LimitInputs:
        return LimitInputs(self, record, self.case(record, rule))

    def inputs_anew(self, record: str, rule: TimeLimitRule) -> Callable[[], LimitInputs]:
        """How the same inputs are made by another question.

        An answer may keep this: were it to keep this question, which keeps its answers, neither would be freed at once.
        """
        question = partial(Question, self.world, self.path, self.given, self.as_of, self.accounts)
        prepared = self.prepared
        return lambda: question(prepared=prepared).limit_inputs(record, rule)

    def _condition(self, rule: ConditionRule, case: Case) -> Outcome:
        ready = self.prepared.rule(rule)
        scope = YES if ready.when is None else ready.when(case)
        if scope is NO:
            return "does-not-apply"
        base = ready.condition(case)
        if rule.unless:
            base = after_exceptions(base, rule.unless, self.exceptions_applying(rule, case))
        return as_outcome(base) if scope is YES else "unknown"

    def reasons(self, record: str, path: Path, condition: Condition, case: Case, *, decisive: bool = True) -> Reason:
        """The reasons of a condition of a rule; `path` leads to it within the rule."""
        return self.prepared.outline(record, condition, path).reasons(case, decisive=decisive)

    def exceptions_applying(self, rule: ConditionRule, case: Case) -> dict[str, Truth]:
        """For each exception of a rule, whether it applies."""
        holds = {e.id: self.prepared.condition(e.condition).ask(case) for e in rule.unless}
        return exceptions_applying(rule.unless, holds)


_AS_TRUTH: Final[Mapping[Outcome, Truth]] = {"yes": YES, "no": NO, "unknown": UNKNOWN, "does-not-apply": NO}
"""What a rule's outcome is to a rule that refers to it."""


def as_outcome(truth: Truth) -> Outcome:
    """The word for a truth."""
    return "yes" if truth is YES else "no" if truth is NO else "unknown"


def exceptions_applying(exceptions: tuple[RuleException, ...], holds: Mapping[str, Truth]) -> dict[str, Truth]:
    """For each exception, whether it applies: its condition holds and no exception sets it aside."""
    applies: dict[str, Truth] = {}
    return {e.id: _applying(e.id, exceptions, holds, applies) for e in exceptions}


def _applying(
    ident: str, exceptions: tuple[RuleException, ...], holds: Mapping[str, Truth], applies: dict[str, Truth]
) -> Truth:
    if ident not in applies:
        against = [e.id for e in exceptions if ident in e.sets_aside and e.id != ident]
        applies[ident] = UNKNOWN  # a circle of exceptions settles nothing; a check refuses it
        aside = [_applying(each, exceptions, holds, applies) for each in against]
        applies[ident] = all_of([holds[ident], *map(negation, aside)])
    return applies[ident]


def after_exceptions(base: Truth, exceptions: tuple[RuleException, ...], applies: Mapping[str, Truth]) -> Truth:
    """The rule's own outcome, unless an exception to it applies; two that disagree leave it unknown."""
    own = [e for e in exceptions if "rule" in e.sets_aside]
    against = any_of(applies[e.id] for e in own if e.then == "no")
    favour = any_of(applies[e.id] for e in own if e.then == "yes")
    if against is not NO and favour is not NO:
        return UNKNOWN
    return any_of([all_of([base, negation(against)]), favour])


def within(version: Version, day: PartialDate) -> PartialDate:
    """The days of a version day, known in part, on which the version holds. Errors: `NoDayLeft`."""
    since, until = parse_or_none(version.applies.from_day), parse_or_none(version.applies.until)
    return day.within(None if since is None else since.earliest, None if until is None else until.latest)


def governs(version: Version, day: Range) -> Truth:
    """Whether a version holds on a day (both ends of its span included)."""
    try:
        since = YES if version.applies.from_day is None else day.on_or_after(parse(version.applies.from_day))
        until = YES if version.applies.until is None else day.on_or_before(parse(version.applies.until))
    except InvalidDate:
        return UNKNOWN
    return all_of([since, until])
