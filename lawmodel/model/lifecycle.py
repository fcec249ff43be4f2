"""What happened to an instrument, and what it does to others."""

from lawmodel.model.base import AccountRef, AuthorityId, Closed, Country, Edtf, Id, Maybe, OccasionId, RecordId, Text
from lawmodel.model.party import Person
from lawmodel.model.source import Citations
from lawmodel.vocabulary import EventKind, RelationKind

__all__ = ["Event", "Relation"]


class Event(Closed):
    """One event in an instrument's life, as one account tells it.

    `happened_on` is absent where no source dates it. `by` acts, `to` is acted on (who is tasked),
    `state` is the party whose act it is, `at` an entry of the register of events (a visit, a session).
    """

    id: Id
    event: EventKind
    happened_on: Maybe[Edtf] = None
    by: Maybe[AuthorityId] = None
    to: Maybe[AuthorityId] = None
    state: Maybe[Country] = None
    what: Maybe[Text] = None
    place: Maybe[Text] = None
    persons: tuple[Person, ...] = ()
    at: Maybe[OccasionId] = None
    account: Maybe[AccountRef] = None
    cites: Citations
    note: Maybe[Text] = None


class Relation(Closed):
    """What this instrument does to another; stated once, on the instrument that acts.

    The inverse (`amended by`) is derived. `target` is a record's id; `what` says which part, or how: a
    repeal with `what` repeals that part only.
    """

    relation: RelationKind
    target: RecordId
    what: Maybe[Text] = None
    account: Maybe[AccountRef] = None
    cites: Citations
