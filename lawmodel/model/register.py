"""What records share: authorities, topics, events, observations, conventions, calendars."""

from typing import Annotated, Literal

from pydantic import Field, StrictInt

from lawmodel.model.base import (
    AccountRef,
    AuthorityId,
    Closed,
    Country,
    Day,
    Edtf,
    Id,
    LocalizedText,
    Maybe,
    ObservationId,
    OnlyTrue,
    Text,
    Written,
)
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.model.party import Person
from lawmodel.model.source import Citations
from lawmodel.model.time_limit import Convention

__all__ = [
    "AuthoritiesRegister",
    "Authority",
    "CalendarDay",
    "CalendarRegister",
    "ConventionsRegister",
    "Difference",
    "Duty",
    "EventsRegister",
    "Observation",
    "ObservationsRegister",
    "Occasion",
    "Share",
    "Topic",
    "TopicsRegister",
    "WeekendSpan",
]

Decimal = Annotated[str, Written(r"^-?[0-9]{1,9}(\.[0-9]{1,9})?$")]


class Duty(Closed):
    """A task, mandate, membership or practice of an authority, in the record's own words."""

    id: Id
    says: Text
    account: Maybe[AccountRef] = None
    cites: Citations


class Established(Closed):
    """When and by whom a body was set up."""

    happened_on: Maybe[Edtf] = None
    by: Maybe[AuthorityId] = None
    on_basis_of: Maybe[AuthorityId] = None
    cites: Citations


class OtherName(Closed):
    """Another name a source gives the authority."""

    name: LocalizedText
    cites: Citations


class Authority(Closed):
    """An office, ministry, court, commission or organisation that acts in a record."""

    name: LocalizedText
    kind: Literal[
        "head-of-state",
        "government",
        "parliament",
        "ministry",
        "agency",
        "prosecution",
        "force",
        "court",
        "commission",
        "joint-body",
        "mission",
        "service",
        "organisation",
        "school",
    ]
    state: Maybe[Country] = None
    part_of: Maybe[AuthorityId] = None
    established: Maybe[Established] = None
    other_names: tuple[OtherName, ...] = ()
    persons: tuple[Person, ...] = ()
    members: tuple[Duty, ...] = ()
    mandate: tuple[Duty, ...] = ()
    cites: Citations
    note: Maybe[Text] = None


class AuthoritiesRegister(Closed):
    """`registers/authorities.yaml`."""

    authorities: Annotated[dict[Id, Authority], Field(min_length=1)]
    discrepancies: tuple[Discrepancy, ...] = ()


class Topic(Closed):
    """What a statement is about: function, area of cooperation, aim, task."""

    label: LocalizedText
    means: Text


class TopicsRegister(Closed):
    """`registers/topics.yaml`."""

    topics: Annotated[dict[Id, Topic], Field(min_length=1)]


class Occasion(Closed):
    """A visit, meeting, session, conference, survey or broadcast that a source mentions."""

    kind: Literal["visit", "meeting", "session", "conference", "survey", "broadcast", "statement", "development"]
    title: Text
    happened_on: Maybe[Edtf] = None
    place: Maybe[Text] = None
    persons: tuple[Person, ...] = ()
    held_by: tuple[AuthorityId, ...] = ()
    items: tuple[Duty, ...] = ()
    account: Maybe[AccountRef] = None
    cites: Citations
    note: Maybe[Text] = None


class EventsRegister(Closed):
    """`registers/events.yaml`."""

    events: Annotated[dict[Id, Occasion], Field(min_length=1)]
    discrepancies: tuple[Discrepancy, ...] = ()


class Share(Closed):
    """The share that the source states: `percent` of another observation."""

    of: ObservationId
    percent: Decimal


class Difference(Closed):
    """The change that the source states against another observation, or against a period without one."""

    to: Maybe[ObservationId] = None
    to_period: Maybe[Edtf] = None
    by: Maybe[StrictInt] = None
    by_percent: Maybe[Decimal] = None
    direction: Literal["more", "less"]
    cites: Citations


class Observation(Closed):
    """A number that a source reports: what was counted, over which period, in which unit.

    `value` is absent where the source gives only a change or a share. `part_of` names the
    observation of which this is a part; `parts_are_all` on the whole says that its parts must add
    up to it. `qualifier` is the source's own hedge.
    """

    measure: Text
    period: Maybe[Edtf] = None
    value: Maybe[StrictInt] = None
    percent: Maybe[Decimal] = None
    qualifier: Maybe[Literal["over", "about", "up-to", "at-least", "majority", "multiple"]] = None
    unit: Text
    part_of: Maybe[ObservationId] = None
    parts_are_all: Maybe[OnlyTrue] = None
    share: Maybe[Share] = None
    differs: tuple[Difference, ...] = ()
    account: Maybe[AccountRef] = None
    cites: Citations
    note: Maybe[Text] = None


class ObservationsRegister(Closed):
    """`registers/observations.yaml`."""

    observations: Annotated[dict[Id, Observation], Field(min_length=1)]
    discrepancies: tuple[Discrepancy, ...] = ()


class ConventionsRegister(Closed):
    """`registers/conventions.yaml`: named ways of counting time."""

    conventions: Annotated[dict[Id, Convention], Field(min_length=1)]


class CalendarDay(Closed):
    """A day off, or a day worked, that differs from what the holidays package knows."""

    day: Day
    because: Text
    cites: Citations


Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SubdivisionCode = Annotated[str, Written(r"^[A-Z0-9]{1,3}$")]


class WeekendSpan(Closed):
    """The weekly days off over a span of days, since states change theirs; the number of days tells the week."""

    days: Annotated[tuple[Weekday, ...], Field(min_length=1)]
    since: Maybe[Day] = None
    until: Maybe[Day] = None
    cites: Citations


class CalendarRegister(Closed):
    """`registers/calendars/<id>.yaml`: one state's holidays, with corrections and the span they were checked for.

    Without `country` only `days_off` and the `weekend` are days off: the calendar of an institution.
    """

    id: Id
    country: Maybe[Country] = None
    subdivisions: tuple[SubdivisionCode, ...] = ()
    national_only: Maybe[OnlyTrue] = None
    weekend: tuple[WeekendSpan, ...] = ()
    checked_from: Day
    checked_until: Day
    days_off: tuple[CalendarDay, ...] = ()
    work_days: tuple[CalendarDay, ...] = ()
    cites: Citations
    note: Maybe[Text] = None
