"""Who is bound: states and organisations, and the authorities that act for them."""

from typing import Literal

from lawmodel.model.base import AuthorityId, Closed, Country, Maybe, Text
from lawmodel.model.source import Citations

__all__ = ["OrganisationParty", "Parties", "Person", "StateParty"]


class StateParty(Closed):
    """A state that takes part, and its competent authorities under the instrument."""

    state: Country
    competent_authorities: tuple[AuthorityId, ...] = ()
    cites: Citations


class OrganisationParty(Closed):
    """An international organisation that takes part, by its entry in the register of authorities."""

    organisation: AuthorityId
    cites: Citations


class Parties(Closed):
    """Who takes part. `known` says whether the list is whole: a state that is not on a list known
    only in `some` of its states may be a party all the same.
    """

    known: Literal["all", "some"]
    states: tuple[StateParty, ...] = ()
    organisations: tuple[OrganisationParty, ...] = ()


class Person(Closed):
    """A person named by a source, in the office held then."""

    name: Text
    office: Text
    state: Maybe[Country] = None
    authority: Maybe[AuthorityId] = None
