"""A rule ready to be asked, and the decision it gives.

The outcome is computed at once; reasons, missing facts and the standing of the instrument only when
they are read, so that asking a rule about many cases costs little.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from lawmodel.dates.partial import Range
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.model.rule import ConditionRule, Example, Rule, TimeLimitRule
from lawmodel.rules.conditions.facts import Facts, read_day
from lawmodel.rules.conditions.parts import planned_facts
from lawmodel.rules.decision import Assumed, Outcome, Reasons, VersionTrace, format_time_result
from lawmodel.rules.facts_asked import facts_asked
from lawmodel.rules.finite.all_cases import Analysis, RuleTooLarge, SplitAnalysis, analysis_of
from lawmodel.rules.finite.missing_days import decisive_in_limit, missing_in_limit
from lawmodel.rules.levels import MOST_LEVELS, RulesTooDeep, levels, rules_of_provision
from lawmodel.rules.limits.time_result import TimeResult
from lawmodel.rules.prepared import Prepared
from lawmodel.rules.question import Question, World, governs
from lawmodel.rules.reasons import reasons_of
from lawmodel.rules.standing.final_clauses import is_final_clause
from lawmodel.rules.standing.force import Adoption, Force, StandingReport, text_adopted
from lawmodel.rules.undetermined import governing_rules, is_open, not_presumed, undetermined_facts
from lawmodel.rules.wrong_calls import UnknownStyle, held_to_mapping
from lawmodel.truth import YES, Truth

if TYPE_CHECKING:
    from lawmodel.rules.disputed import Dispute, Disputed, LeftOpen
    from lawmodel.rules.explaining.decision_report import DecisionReport, MadeWith
    from lawmodel.rules.finite.counterfactual import Change

__all__ = ["AskableRule", "Decision"]


class AskableRule:
    """The rule of one provision, with the corpus that its facts and references are declared in.

    Errors: `NotARule`. Asking it, or for what it asks, also raises `RulesTooDeep` where it leads through more rules, one
    behind the other, than can be followed.
    """

    def __init__(
        self,
        world: World,
        path: str,
        disputed: tuple[Disputed, ...] | None = None,
        *,
        prepared: Prepared | None = None,
    ) -> None:
        self.world = world
        self.path = path
        self.provision = world.provision(path)
        self._is_too_deep = levels(world, path) > MOST_LEVELS
        self.prepared = Prepared(world) if prepared is None else prepared
        self._disputed = disputed

    def __repr__(self) -> str:
        return f"AskableRule({self.path!r})"

    @property
    def record(self) -> str:
        """The id of the record that the rule stands in."""
        return self.path.partition("/")[0]

    @property
    def heading(self) -> str:
        """The heading of the provision."""
        return self.provision.heading

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rule, or each version's."""
        return rules_of_provision(self.provision)

    @property
    def examples(self) -> tuple[Example, ...]:
        """The examples of the rule, of its versions, and of the provision as a whole."""
        own = self.provision.examples if isinstance(self.provision, VersionedProvision) else ()
        inner = [e for rule in self.rules if isinstance(rule, (ConditionRule, TimeLimitRule)) for e in rule.examples]
        return (*own, *inner)

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """Every fact that the rule may ask for, its references included, in the order of the text. Errors: `RulesTooDeep`."""
        self._held_to_depth()
        return facts_asked(self.world, self.path)

    def _held_to_depth(self) -> None:
        if self._is_too_deep:
            raise RulesTooDeep(self.path)

    @cached_property
    def is_sound(self) -> bool:
        """Whether nothing that the rule names, or a rule that it rests on, is missing, mistyped, or leads in a circle.

        What a part that is not sound asks for stays unknown; `lawmodel check` says what is wrong with it.
        """
        from lawmodel.rules.soundness import is_sound  # noqa: PLC0415 - it asks what this module has

        return is_sound(self.world, self.path)

    @cached_property
    def disputed(self) -> tuple[Disputed, ...]:
        """The discrepancies of which an account may be fixed; of a mutant, those of the rule that it was made from.

        Errors: `RulesTooDeep`.
        """
        self._held_to_depth()
        from lawmodel.rules.disputed import disputed  # noqa: PLC0415 - few cases fix an account

        return disputed(self.world, self.path) if self._disputed is None else self._disputed

    @cached_property
    def _accounts(self) -> Mapping[str, Collection[str]]:
        from lawmodel.rules.disputed import accounts_asked  # noqa: PLC0415 - as above

        return accounts_asked(self.world, self.path, self.disputed)

    def decide(
        self,
        facts: Mapping[str, object],
        *,
        on: object,
        accounts: Mapping[str, str] | None = None,
        thorough: bool = False,
    ) -> Decision:
        """What the rule gives on these facts, as of a day (a date, or an EDTF text).

        `facts` maps declared facts to values; None, or absence, is unknown. `accounts` fixes one account
        of a discrepancy of this record (of another: `record/discrepancy`). `thorough` also finds what only
        going through all cases shows: of a fact that is not known, `x or not x` is yes. Errors: `FactError`
        (undeclared, mistyped or contradictory facts), `RulesTooDeep`, `UnknownAccount`, `UnaskedAccount` (of a discrepancy that
        neither this rule nor one it rests on asks), `NotAMapping`, and `MistypedComparison` of a rule that
        `lawmodel check` finds fault with.
        """
        self._held_to_depth()
        if accounts is not None:
            held_to_mapping("accounts", accounts)
        if accounts and not all(account in self._accounts.get(name, ()) for name, account in accounts.items()):
            from lawmodel.rules.disputed import check_accounts  # noqa: PLC0415 - as above

            check_accounts(self.world, self.path, accounts, self.disputed)
        read = self.prepared.facts.read(held_to_mapping("facts", facts))
        return Decision(self, read, read_day(on), accounts or {}, thorough=thorough)


class Decision:
    """What the encoding of a rule yields on the facts of a case. It is not legal advice.

    `outcome` is `yes`, `no`, `unknown` or `does-not-apply`; of a time limit, a `TimeResult`. `answer` is
    the same in the words of an example.
    """

    def __init__(
        self, rule: AskableRule, facts: Facts, as_of: Range, accounts: Mapping[str, str], *, thorough: bool = False
    ) -> None:
        self.rule = rule
        self.facts = facts
        self.as_of = as_of
        self.accounts = accounts
        self.thorough = thorough
        self.question = Question(rule.world, rule.path, facts, as_of, accounts, prepared=rule.prepared)
        self.outcome: Outcome | TimeResult = self.question.answer(rule.path)
        if thorough and self.outcome == "unknown":
            self.outcome = self._outcome_of_all_cases()

    def __repr__(self) -> str:
        return f"<Decision {self.rule.path}: {self.answer}>"

    @property
    def answer(self) -> str:
        """The outcome in words: yes, no, unknown, a day, a range of days."""
        return format_time_result(self.outcome) if isinstance(self.outcome, TimeResult) else self.outcome

    @cached_property
    def force(self) -> Force:
        """The standing of the instrument on the day, by the documents and with external sources."""
        return self.rule.world.force(self.rule.record, self.as_of)

    @property
    def standing(self) -> StandingReport:
        """The standing that the decision goes by."""
        return self.force.deciding

    @property
    def effective(self) -> str | None:
        """The answer while the instrument is in force; `unknown` where that is unknown; otherwise None."""
        return self._effective(self.standing, self.adoption and self.adoption.with_external)

    @property
    def effective_by_documents(self) -> str | None:
        """The same by the documents alone."""
        return self._effective(self.force.by_documents, self.adoption and self.adoption.by_documents)

    @cached_property
    def adoption(self) -> Adoption | None:
        """Of a clause of a treaty that applies from the adoption of its text: whether the text is adopted."""
        instrument = self.rule.world.instrument(self.rule.record)
        if not is_final_clause(instrument, self.rule.provision.id):
            return None
        return text_adopted(instrument, self.rule.world.sources, self.as_of)

    def _effective(self, by: StandingReport, adopted: Truth | None) -> str | None:
        standing = by.standing
        if adopted is not None and standing != "ceased":
            return self.answer if standing == "in-force" or adopted is YES else "unknown"
        return self.answer if standing == "in-force" else "unknown" if standing == "unknown" else None

    @cached_property
    def versions(self) -> tuple[VersionTrace, ...]:
        """The versions of the provision that may govern, and what each gives."""
        provision = self.rule.provision
        if isinstance(provision, RuleProvision):
            return ()
        day = self.question.facts.get(provision.version_day)
        traced = []
        for version in provision.versions:
            holds = governs(version, day if isinstance(day, Range) else Range(None, None))
            answer = self.question.apply(self.rule.record, version.rule)
            words = format_time_result(answer) if isinstance(answer, TimeResult) else answer
            traced.append(VersionTrace(version.id, holds, words))
        return tuple(traced)

    @cached_property
    def reasons(self) -> tuple[Reasons, ...]:
        """Why: one for the rule, or one for each version that may govern."""
        return tuple(reasons_of(self.question, self.rule.record, rule) for rule in self._governing())

    @cached_property
    def undetermined(self) -> tuple[str, ...]:
        """Every fact that an unknown part of the rule, under unknown parts only, asks for."""
        return undetermined_facts(self.question, self.rule.path) if is_open(self.outcome) else ()

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The facts still needed: those that can yet change the outcome, most often decisive first.

        Exact where the rule's cases can be gone through (`is_exact`), else the same as `undetermined`; the
        same also where constraints let no fact change alone. What the rule presumes of an absent fact stands:
        such a fact is not missing.
        """
        if not is_open(self.outcome):
            return ()
        if self._gives_days():
            return missing_in_limit(self.question, self._in_doubt)
        if self._analysis is not None:
            decisive = tuple(share.fact for share in self._analysis.shares(self.question))
            if decisive or not self._analysis.differs(self.question):
                return decisive
        return self._in_doubt

    @property
    def still_needed(self) -> frozenset[str]:
        """The facts of `missing` in no order: which they are is found sooner than how often each decides."""
        if not is_open(self.outcome):
            return frozenset()
        if self._gives_days():
            return decisive_in_limit(self.question, self._in_doubt)
        if self._analysis is not None:
            decisive = self._analysis.decisive_facts(self.question)
            if decisive or not self._analysis.differs(self.question):
                return decisive
        return frozenset(self._in_doubt)

    @property
    def _in_doubt(self) -> tuple[str, ...]:
        return not_presumed(self.question, self.undetermined)

    @property
    def is_exact(self) -> bool:
        """Whether all cases of the rule can be gone through; not of a time limit, nor of a rule with too many."""
        return self._analysis is not None

    @cached_property
    def _analysis(self) -> Analysis | SplitAnalysis | None:
        if self._gives_days():
            return None
        try:
            return analysis_of(self.question)
        except RuleTooLarge:
            return None

    def _outcome_of_all_cases(self) -> Outcome:
        """Where no case is left, the facts contradict in a way that stays unknown here."""
        found = None if self._analysis is None else self._analysis.outcome(self.question)
        return found or "unknown"

    def what_would_change(self, wanted: Outcome = "yes") -> tuple[Change, ...]:
        """The smallest changes of changeable facts that would give another outcome, fewest facts first.

        Errors: `UnknownOutcome`; `NotARule` of a time limit; `RuleTooLarge` of one with more cases than can be gone through.
        """
        from lawmodel.rules.finite.counterfactual import changes_to  # noqa: PLC0415 - it decides itself

        return changes_to(self, wanted)

    @cached_property
    def in_every_case(self) -> Outcome | None:
        """Of an unknown answer that no fact can change any more: what all cases together give; else None."""
        if self.outcome != "unknown" or self.missing or self._gives_days():
            return None
        found = self._outcome_of_all_cases()
        return None if found == "unknown" else found

    @property
    def after_the_day_asked(self) -> tuple[str, ...]:
        """The facts given whose day lies after the day of the question, those aside that say what is planned."""
        planned = {
            name for rule in self._governing() if isinstance(rule, TimeLimitRule) for name in planned_facts(rule)
        }
        last = self.as_of.latest
        dated = ((name, day) for name, day in self.facts.items() if isinstance(day, Range) and name not in planned)
        return tuple(name for name, day in dated if last and day.earliest and day.earliest > last)

    @property
    def governing(self) -> tuple[Rule, ...]:
        """The rule, or those of the versions that may govern the case."""
        return self._governing()

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """Each discrepancy that the rule asks: the account gone by, and what every account gives."""
        from lawmodel.rules.disputed import disputes  # noqa: PLC0415 - few decisions are explained

        return disputes(self)

    @cached_property
    def left_open(self) -> tuple[LeftOpen, ...]:
        """The discrepancies on the provision that no account is taken of, and that the rule does not ask."""
        from lawmodel.rules.disputed import left_open  # noqa: PLC0415 - as above

        return left_open(self)

    def instead(self, accounts: Mapping[str, str]) -> Decision:
        """The same question by other accounts. Errors: `UnknownAccount`, `NotAMapping`."""
        held_to_mapping("accounts", accounts)
        return Decision(self.rule, self.facts, self.as_of, accounts, thorough=self.thorough)

    def explain(self, style: Literal["text", "markdown"] = "text") -> str:
        """The whole decision in words, the standing first where the instrument is not plainly in force.

        Errors: `UnknownStyle`.
        """
        from lawmodel.rules.explaining import explanation  # noqa: PLC0415 - it reads decisions, and few are explained

        match style:
            case "text":
                return explanation.as_text(self)
            case "markdown":
                return explanation.as_markdown(self)
            case _:
                raise UnknownStyle(style, ("text", "markdown"))

    def as_data(self) -> DecisionReport:
        """The decision as plain data, by the published schema `decision`."""
        from lawmodel.rules.explaining import explanation_data  # noqa: PLC0415

        return explanation_data.as_data(self)

    @property
    def facts_used(self) -> Facts:
        """The facts of the case with what follows from them or is presumed, and the day of the question."""
        facts = self.question.facts
        for rule in self._governing():
            if isinstance(rule, (ConditionRule, TimeLimitRule)) and rule.presume:
                facts = {**self.question.case(self.rule.record, rule).facts, **facts}
        return facts

    @cached_property
    def assumptions(self) -> tuple[Assumed, ...]:
        """What the outcome rests on that no fact of the case states."""
        from lawmodel.rules.relied_on import assumptions_relied_on  # noqa: PLC0415 - few decisions are explained

        return assumptions_relied_on(self)

    @cached_property
    def made_with(self) -> MadeWith:
        """What the decision can be replayed with: the digests of corpus and record, and the tool's version."""
        from lawmodel.version import VERSION  # noqa: PLC0415 - read only when asked for

        world: Any = self.rule.world
        return {"lawmodel": VERSION, "corpus": world.digest, "record": world.record_digest(self.rule.record)}

    def _gives_days(self) -> bool:
        return any(isinstance(rule, TimeLimitRule) for rule in self._governing())

    def _governing(self) -> tuple[Rule, ...]:
        return governing_rules(self.question, self.rule.path)
