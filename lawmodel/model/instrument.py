"""An instrument: a treaty, a law, a resolution; one record, one file."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from lawmodel.model.base import AccountRef, AuthorityId, Closed, Country, Edtf, Id, LocalizedText, Maybe, Text, Written
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.model.lifecycle import Event, Relation
from lawmodel.model.party import Parties
from lawmodel.model.provision import Provision
from lawmodel.model.source import Citations
from lawmodel.vocabulary import StandsFor, TreatyLevel

__all__ = [
    "Arrangement",
    "Designation",
    "ExecutiveAct",
    "Instrument",
    "InstrumentBase",
    "OtherTitle",
    "SoftLaw",
    "Statute",
    "SubordinateAct",
    "Treaty",
]

ActNumber = Annotated[str, Written(r"^[0-9A-Za-zЀ-ӿ]+([ ./-][0-9A-Za-zЀ-ӿ]+)*$")]
"""The number of an act as it is written: Latin or Cyrillic letters and digits, joined by `-`, `/`, `.` or a blank."""


class Designation(Closed):
    """The number and date under which an act is cited: `No. 207 of 2020-03-31`.

    A number alone identifies nothing: (jurisdiction, kind, number, date) does.
    """

    number: Maybe[ActNumber] = None
    dated: Maybe[Edtf] = None
    account: Maybe[AccountRef] = None
    cites: Citations


class OtherTitle(Closed):
    """Another title under which a source speaks of the instrument."""

    title: LocalizedText
    account: Maybe[AccountRef] = None
    cites: Citations


class InstrumentBase(Closed):
    """What every instrument has, whatever its kind.

    `id` is the file's name without `.yaml`, and is never reused. `title_is` says whether the title
    is the act's own or a description. `stands_for` says what the record is of: one act, an act no
    source names, several acts known together, a practice, or a body.
    """

    id: Id
    stands_for: StandsFor
    title: LocalizedText
    title_is: Literal["official", "described"]
    other_titles: tuple[OtherTitle, ...] = ()
    designations: tuple[Designation, ...] = ()
    cites: Citations
    lifecycle: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    provisions: tuple[Provision, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    note: Maybe[Text] = None


class Treaty(InstrumentBase):
    """An international agreement governed by international law, whatever its name (VCLT art. 2(1)(a))."""

    kind: Literal["treaty"]
    level: Maybe[TreatyLevel] = None
    parties: Parties
    depositary: Maybe[AuthorityId] = None


class Statute(InstrumentBase):
    """An act of a state's legislature."""

    kind: Literal["constitutional-law", "code", "law"]
    jurisdiction: Country
    adopted_by: Maybe[AuthorityId] = None


class ExecutiveAct(InstrumentBase):
    """A decree or a resolution: it has the authority that issued it."""

    kind: Literal["decree", "resolution"]
    jurisdiction: Country
    issued_by: AuthorityId


class SubordinateAct(InstrumentBase):
    """An instruction, rules, a plan, a programme or guidelines under the law of one state."""

    kind: Literal["instruction", "rules", "plan", "programme", "guidelines"]
    jurisdiction: Country
    issued_by: Maybe[AuthorityId] = None


class SoftLaw(InstrumentBase):
    """Principles or a compact: an international text that does not bind as a treaty does."""

    kind: Literal["principles", "compact"]
    issued_by: Maybe[AuthorityId] = None
    parties: Maybe[Parties] = None


class Arrangement(InstrumentBase):
    """A practice or a body between states, whose founding act no source gives."""

    kind: Literal["arrangement"]
    parties: Parties


Instrument = TypeAliasType(
    "Instrument",
    Annotated[
        Treaty | Statute | ExecutiveAct | SubordinateAct | SoftLaw | Arrangement,
        Field(discriminator="kind"),
    ],
)
