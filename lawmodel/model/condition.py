"""The conditions of a rule: a closed language of small nodes, each with a plain meaning in Kleene's logic.

Every node may be named (`id`, `heading`) and cited, so that an explanation can speak of "category 3"
and show the line. An absent fact is unknown; nothing turns unknown into yes or no.
"""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt
from typing_extensions import TypeAliasType

from lawmodel.model.base import Closed, DiscrepancyId, Edtf, FactId, Id, Maybe, NonEmpty, RulePath, Text, Written
from lawmodel.model.source import Citations
from lawmodel.vocabulary import Operator

__all__ = [
    "AllOf",
    "AnyOf",
    "ByAccount",
    "Comparison",
    "Condition",
    "Holds",
    "IsStated",
    "Node",
    "NotEncoded",
    "NotOf",
    "OneOf",
    "OtherFact",
    "OutcomeOf",
    "Redundant",
    "Reference",
    "RefersTo",
    "children",
]

Reference = Annotated[
    str,
    Written(
        r"^[a-z][a-z0-9]*(-[a-z0-9]+)*( art\. [0-9A-Za-z.-]+)?( part [0-9A-Za-z.-]+)?( para\. [0-9A-Za-z.-]+)?( item [0-9A-Za-z.-]+)?$",
    ),
]
"""A legal reference as text: `tj-criminal-code art. 335 part 1`."""


class Redundant(Closed):
    """Why a branch that others imply is kept: faithful law is sometimes redundant."""

    because: Text
    cites: Maybe[Citations] = None


class Node(Closed):
    """What every node may carry: a name for explanations, and the line on which it stands."""

    id: Maybe[Id] = None
    heading: Maybe[Text] = None
    cites: Maybe[Citations] = None
    redundant: Maybe[Redundant] = None


class Holds(Node):
    """The boolean fact is true; with `member`, the set fact contains it."""

    kind: Literal["holds"]
    fact: FactId
    member: Maybe[Id] = None


class OtherFact(Closed):
    """The value is that of another fact."""

    fact: FactId


class Comparison(Node):
    """A date or integer fact stands so to a value, or to another fact of its type (`value: {fact: ...}`).

    A date fact may be partly known: the comparison is then yes or no only if every day that the
    date may be gives that answer. `fact: as_of` is the day on which the question is asked.
    """

    kind: Literal["comparison"]
    fact: FactId
    operator: Operator
    value: Edtf | StrictInt | OtherFact


class OneOf(Node):
    """The choice or text fact is one of the values; `exhaustive: false`: the list is known to be incomplete."""

    kind: Literal["one-of"]
    fact: FactId
    values: NonEmpty[Id]
    exhaustive: StrictBool = True


class RefersTo(Node):
    """The legal-reference fact lies within one of the references: an article contains its parts."""

    kind: Literal["refers-to"]
    fact: FactId
    references: NonEmpty[Reference]
    exhaustive: StrictBool = True


class IsStated(Node):
    """The fact has a value: of a date, that it has happened. No if the date is `none`; unknown if absent."""

    kind: Literal["is-stated"]
    fact: FactId


class AllOf(Node):
    """Every one of the conditions holds."""

    kind: Literal["all"]
    of: "NonEmpty[Condition]"


class AnyOf(Node):
    """At least one holds; `exhaustive: false`: the list paraphrases a longer one, and no match is unknown."""

    kind: Literal["any"]
    of: "NonEmpty[Condition]"
    exhaustive: StrictBool = True


class NotOf(Node):
    """The condition does not hold; unknown stays unknown."""

    kind: Literal["not"]
    of: "Condition"


class OutcomeOf(Node):
    """Another rule gives yes: its outcome within one instrument, its effective outcome across instruments."""

    kind: Literal["outcome-of"]
    rule: RulePath


class ByAccount(Node):
    """Sources disagree: one condition for each account of a discrepancy of this record.

    With no account taken, all are evaluated and must agree; an account that is silent is unknown.
    """

    kind: Literal["by-account"]
    discrepancy: DiscrepancyId
    accounts: "Annotated[dict[Id, Condition], Field(min_length=1)]"


class NotEncoded(Node):
    """The text states a condition that this language cannot say: it is unknown, and taints the decision."""

    kind: Literal["not-encoded"]
    reason: Text


Condition = TypeAliasType(
    "Condition",
    Annotated[
        Holds | Comparison | OneOf | RefersTo | IsStated | AllOf | AnyOf | NotOf | OutcomeOf | ByAccount | NotEncoded,
        Field(discriminator="kind"),
    ],
)


def children(node: Condition) -> tuple[tuple[tuple[str | int, ...], Condition], ...]:
    """The conditions directly within a node, each with the path that leads to it."""
    # By its kind: to ask whether a model is of a class, and it is not, takes longer than all the rest.
    match node.kind:
        case "all" | "any":
            return tuple([(("of", i), child) for i, child in enumerate(node.of)])
        case "not":
            return ((("of",), node.of),)
        case "by-account":
            return tuple([(("accounts", name), child) for name, child in node.accounts.items()])
        case _:
            return ()
