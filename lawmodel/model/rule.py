"""A rule: what it gives to whom, and the condition or the time limit that decides it, with examples."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt
from typing_extensions import TypeAliasType

from lawmodel.model.base import AuthorityId, Closed, Counted, DiscrepancyId, Edtf, FactId, Id, Maybe, NonEmpty, Text
from lawmodel.model.condition import Condition
from lawmodel.model.source import Citations
from lawmodel.model.time_limit import TimeLimit
from lawmodel.vocabulary import Modality

__all__ = [
    "ConditionRule",
    "Example",
    "FactValue",
    "Gives",
    "NotEncodedRule",
    "NotStatedRule",
    "PartlyKnown",
    "ReadingAssumed",
    "Rule",
    "RuleException",
    "Settled",
    "TimeLimitRule",
]


class PartlyKnown(Counted):
    """A fact known in part: one of several choices, or a set of which some members are settled."""

    one_of: Maybe[NonEmpty[Id]] = None
    has: Maybe[NonEmpty[Id]] = None
    lacks: Maybe[NonEmpty[Id]] = None

    key_count = (1, 3)


FactValue = StrictBool | StrictInt | Text | tuple[Id, ...] | PartlyKnown
"""A boolean, an integer, a text (date in EDTF or `none`, choice, legal reference), a whole set, or a part."""


class Example(Closed):
    """A case with the outcome that the text gives it; every example is run by `lawmodel check`.

    `expect` is `yes`, `no`, `unknown` or `does-not-apply`, of a time limit a day, a range of days
    (`2026-02-28/2026-03-01`, an open end as `..`), `not-yet`, `inadmissible`, `no-effect` or `unknown`.
    `proposed`: of a limit that a proposed day is tested against, whether that day keeps it.
    """

    facts: dict[FactId, FactValue] = Field(default_factory=dict)
    as_of: Maybe[Edtf] = None
    accounts: Maybe[dict[DiscrepancyId, Id]] = None
    expect: Text
    proposed: Maybe[Literal["yes", "no", "unknown"]] = None
    missing: Maybe[tuple[FactId, ...]] = None
    because: Maybe[Text] = None
    cites: Maybe[Citations] = None


class Gives(Closed):
    """What the rule gives, by whom and to whom."""

    what: Text
    by: Maybe[AuthorityId] = None
    to: Maybe[Text] = None


class RuleException(Closed):
    """A case in which the rule, or another exception (`sets_aside`), does not decide: `then` does."""

    id: Id
    heading: Maybe[Text] = None
    sets_aside: NonEmpty[Id]
    condition: Condition = Field(alias="if")
    then: Literal["yes", "no"]
    cites: Citations


class Settled(Closed):
    """A finding about the rule that was looked at and is right as the law stands."""

    finding: Literal["branch-never-met", "comparison-always-true", "redundant-branch", "idle-fact"]
    because: Text
    cites: Maybe[Citations] = None


class ReadingAssumed(Closed):
    """A reading of the text that the rule takes where it can be read two ways, and why."""

    reading: Text
    because: Text
    cites: Maybe[Citations] = None


class ConditionRule(Closed):
    """A rule that answers yes, no or unknown: `if`, within its scope `when`, `unless` an exception applies."""

    kind: Literal["condition"]
    modality: Modality
    gives: Maybe[Gives] = None
    when: Maybe[Condition] = None
    condition: Condition = Field(alias="if")
    unless: tuple[RuleException, ...] = ()
    presume: dict[FactId, FactValue] = Field(default_factory=dict)
    assumes: tuple[ReadingAssumed, ...] = ()
    redundant: tuple[Settled, ...] = ()
    examples: tuple[Example, ...] = ()


class TimeLimitRule(TimeLimit):
    """A time limit with its examples; `presume` gives a value to facts whose absence means something.

    A limit that notice may be withdrawn from presumes `none` of the withdrawal, where the law does.
    """

    presume: dict[FactId, FactValue] = Field(default_factory=dict)
    redundant: tuple[Settled, ...] = ()
    gives: Maybe[Gives] = None
    examples: tuple[Example, ...] = ()


class NotStatedRule(Closed):
    """There is a rule, and no source says what it is (an earlier, shorter limit that a text implies)."""

    kind: Literal["not-stated"]


class NotEncodedRule(Closed):
    """The text states a rule that this model cannot say; a decision that depends on it is unknown."""

    kind: Literal["not-encoded"]
    reason: Text


Rule = TypeAliasType(
    "Rule",
    Annotated[ConditionRule | TimeLimitRule | NotStatedRule | NotEncodedRule, Field(discriminator="kind")],
)
