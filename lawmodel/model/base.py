"""What every part of a record has in common: closed, frozen, and silent about what is absent.

A key that is absent means that no source states it. In Python it reads as None; in a file it is
never written (`null` is refused), so `Maybe[T]` validates as `T` and defaults to None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, NamedTuple, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, StrictInt, model_validator
from pydantic_core.core_schema import CoreSchema, str_schema

__all__ = [
    "AccountRef",
    "AuthorityId",
    "CalendarId",
    "Closed",
    "ConventionId",
    "Counted",
    "Country",
    "Day",
    "DiscrepancyId",
    "Edtf",
    "EventId",
    "FactId",
    "FactName",
    "Id",
    "Language",
    "LocalizedText",
    "Maybe",
    "NonEmpty",
    "ObservationId",
    "OccasionId",
    "OnlyTrue",
    "PositiveInt",
    "RecordId",
    "ReferenceKind",
    "Refers",
    "RulePath",
    "SourceId",
    "Text",
    "TopicId",
    "Url",
    "Written",
]

if TYPE_CHECKING:
    from typing import Optional as Maybe
else:

    class Maybe:
        """`Maybe[T]`: a T, or absent. Null in a file is refused, because the schema is that of T."""

        def __class_getitem__(cls, item: Any) -> Any:
            return item


class Closed(BaseModel):
    """A frozen part of a record that refuses unknown keys."""

    # Deferred: most commands use few of the models, and building all of them costs more than a check.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _state_count(schema: dict[str, Any], model: type[Counted]) -> None:
    schema["minProperties"], schema["maxProperties"] = model.key_count


class Counted(Closed):
    """A part that is told by which of its keys it has: `key_count` is the least and the greatest number of them."""

    model_config = ConfigDict(json_schema_extra=_state_count)

    key_count: ClassVar[tuple[int, int]]

    # Only here, and not in every part: a call of Python for each would double the time in which a model is built.
    @model_validator(mode="after")
    def _has_its_number_of_keys(self) -> Self:
        least, most = self.key_count
        if not least <= len(self.model_fields_set) <= most:
            raise ValueError(f"takes {least} to {most} keys, not {len(self.model_fields_set)}")
        return self


ReferenceKind = Literal[
    "source",
    "authority",
    "topic",
    "occasion",
    "record",
    "observation",
    "convention",
    "calendar",
    "fact",
    "rule",
    "discrepancy",
    "account",
    "event",
]


class Refers(NamedTuple):
    """Marks a text as the name of something that stands elsewhere: `lawmodel check` looks for it there."""

    kind: ReferenceKind


class Written(NamedTuple):
    """How a text must be written, as a regular expression. (Of `StringConstraints` pydantic makes the same, slowly.)"""

    pattern: str
    min_length: int | None = None

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return str_schema(pattern=self.pattern, min_length=self.min_length, strict=True)


T = TypeVar("T")
NonEmpty = Annotated[tuple[T, ...], Field(min_length=1)]

_ID = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
_DATE = r"[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[~?%]?"

Text = Annotated[str, Written(r"^[^\n]*[^\n ]$", min_length=1)]
"""One line of text, not empty, without a trailing blank."""

Id = Annotated[str, Written(rf"^{_ID}$")]
"""Lower-case words joined by hyphens; never reused for something else."""

SourceId = Annotated[Id, Refers("source")]
AuthorityId = Annotated[Id, Refers("authority")]
TopicId = Annotated[Id, Refers("topic")]
OccasionId = Annotated[Id, Refers("occasion")]
RecordId = Annotated[Id, Refers("record")]
ObservationId = Annotated[Id, Refers("observation")]
ConventionId = Annotated[Id, Refers("convention")]
CalendarId = Annotated[Id, Refers("calendar")]
DiscrepancyId = Annotated[Id, Refers("discrepancy")]
EventId = Annotated[Id, Refers("event")]

FactName = Annotated[str, Written(r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
"""A fact's name: lower-case words joined by underscores; days end in `_on`."""

FactId = Annotated[FactName, Refers("fact")]
"""The name of a fact that the register declares."""

RulePath = Annotated[str, Written(rf"^{_ID}/{_ID}$"), Refers("rule")]
"""`instrument/provision`."""

AccountRef = Annotated[str, Written(rf"^{_ID}/{_ID}$"), Refers("account")]
"""`discrepancy/account`, both of the same file."""

Country = Annotated[str, Written(r"^[A-Z]{2}$")]
"""A state by its ISO 3166-1 alpha-2 code."""

Language = Annotated[str, Written(r"^[a-z]{2,3}$")]
"""A language by its ISO 639 code."""

Day = Annotated[str, Written(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
"""A calendar day, `YYYY-MM-DD`."""

Edtf = Annotated[
    str,
    Written(
        rf"^({_DATE}|({_DATE}|\.\.)/({_DATE}|\.\.)|\[(\.\.)?{_DATE}((,|\.\.){_DATE})*(\.\.)?\])$",
    ),
]
"""A date as well as it is known: EDTF (ISO 8601-2), as `2013-09-20`, `2015`, `XXXX-10-20`, `2019/2021`."""

Url = Annotated[str, Written(r"^https?://[^ \n]+$")]
"""An address on the web."""


def _boolean(value: object) -> object:
    # Python holds 1 equal to True, and so does a pydantic Literal; JSON Schema does not.
    if not isinstance(value, bool):
        raise ValueError("not a boolean")  # noqa: TRY004 - pydantic collects ValueError alone
    return value


OnlyTrue = Annotated[Literal[True], BeforeValidator(_boolean)]
"""`true`; where it is not so, the key is left out."""

PositiveInt = Annotated[StrictInt, Field(ge=1)]

LocalizedText = Annotated[dict[Language, Text], Field(min_length=1)]
"""The same text by language code."""
