"""The facts that rules ask for: declared once, each with its type and the question that asks for it."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt
from typing_extensions import TypeAliasType

from lawmodel.model.base import Closed, FactName, Id, LocalizedText, Maybe, Text
from lawmodel.model.condition import Condition
from lawmodel.model.source import Citations

__all__ = ["AS_OF", "Fact", "FactsRegister", "Implication", "IntegerFact", "ListedFact", "PlainFact"]

AS_OF = "as_of"
"""The day on which the question is asked: a date fact that every rule may use and no register declares."""


class FactBase(Closed):
    """What every fact has: the question, and whether the person concerned can change it.

    `changeable: false` marks what has happened (the day of entry): it never appears among the
    changes that would turn a no into a yes.
    """

    question: LocalizedText
    changeable: StrictBool = True
    note: Maybe[Text] = None


class PlainFact(FactBase):
    """A yes or no, a day (EDTF, or `none`: known not to have happened), a text, or a legal reference."""

    type: Literal["boolean", "date", "text", "legal-reference"]


class IntegerFact(FactBase):
    """A whole number, with its unit and its least and greatest value where it has them."""

    type: Literal["integer"]
    unit: Maybe[Text] = None
    minimum: Maybe[StrictInt] = None
    maximum: Maybe[StrictInt] = None


class ListedFact(FactBase):
    """A choice (one of the values) or a set (any of them): each value with its label."""

    type: Literal["choice", "set"]
    values: Annotated[dict[Id, LocalizedText], Field(min_length=1)]


Fact = TypeAliasType("Fact", Annotated[PlainFact | IntegerFact | ListedFact, Field(discriminator="type")])


class Implication(Closed):
    """A constraint between facts: whenever `when` holds, `then` holds (a stateless person has no citizenship)."""

    id: Id
    when: Condition
    then: Condition
    because: Text
    cites: Maybe[Citations] = None


class FactsRegister(Closed):
    """`registers/facts.yaml`."""

    facts: dict[FactName, Fact]
    implies: tuple[Implication, ...] = ()
