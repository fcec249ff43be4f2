"""What an instrument provides: statements, rules, versions of a rule, and the absences of each."""

from typing import Annotated, Literal

from pydantic import Field, StrictInt
from typing_extensions import TypeAliasType

from lawmodel.model.base import (
    AccountRef,
    AuthorityId,
    Closed,
    Country,
    Day,
    Edtf,
    FactId,
    Id,
    Maybe,
    NonEmpty,
    Text,
    TopicId,
)
from lawmodel.model.rule import Example, Rule
from lawmodel.model.source import Citations, Pinpoint

__all__ = [
    "Applies",
    "Item",
    "Provision",
    "RuleProvision",
    "SilentProvision",
    "StatementProvision",
    "Version",
    "VersionedProvision",
]


class ProvisionBase(Closed):
    """What every provision has. `at` is its place in the instrument itself, where a source gives it."""

    id: Id
    heading: Text
    at: Maybe[Pinpoint] = None
    account: Maybe[AccountRef] = None
    cites: Citations
    note: Maybe[Text] = None


class Item(Closed):
    """One function, area, aim, office or proposal of a statement, in the record's own words.

    `by` does it and `to` receives it (authorities), `state` is the party concerned, `count` how many.
    """

    id: Id
    says: Text
    by: Maybe[AuthorityId] = None
    to: Maybe[AuthorityId] = None
    state: Maybe[Country] = None
    place: Maybe[Text] = None
    count: Maybe[StrictInt] = None
    number: Maybe[Text] = None
    happened_on: Maybe[Edtf] = None
    account: Maybe[AccountRef] = None
    cites: Citations


class StatementProvision(ProvisionBase):
    """A provision without a yes or no: `topic` is an entry of the register of topics."""

    kind: Literal["statement"]
    topic: TopicId
    by: Maybe[AuthorityId] = None
    says: Maybe[Text] = None
    items: tuple[Item, ...] = ()


class RuleProvision(ProvisionBase):
    """A provision that decides."""

    kind: Literal["rule"]
    rule: Rule


class Applies(Closed):
    """From which day to which day (both included) a version holds; an absent end is open."""

    from_day: Maybe[Day] = Field(default=None, alias="from")
    until: Maybe[Day] = None


class Version(Closed):
    """One version of a rule; of kind `not-stated` where there was one and no source says what it was."""

    id: Id
    applies: Applies
    rule: Rule
    cites: Citations
    note: Maybe[Text] = None


class VersionedProvision(ProvisionBase):
    """A rule that changed: `version_day` names the day that picks the version (`as_of`, or a date fact)."""

    kind: Literal["versioned"]
    version_day: FactId
    versions: NonEmpty[Version]
    examples: tuple[Example, ...] = ()


class SilentProvision(ProvisionBase):
    """The text was read, and says nothing of the matter in the heading: `cites` are the lines read."""

    kind: Literal["silent"]


Provision = TypeAliasType(
    "Provision",
    Annotated[
        StatementProvision | RuleProvision | VersionedProvision | SilentProvision,
        Field(discriminator="kind"),
    ],
)
