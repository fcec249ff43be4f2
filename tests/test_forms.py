"""A field for a day or a state is known by the form of its text."""

from __future__ import annotations

from itertools import chain

from lawmodel.checks.forms import fields_written_as
from lawmodel.model.base import Closed, Country, Day, Edtf
from lawmodel.vocabulary import COUNTRIES


def test_every_field_for_a_day_or_a_state_is_known() -> None:
    """By the form of its text, so that a new field is looked after without another line in the checks."""
    known = set(chain.from_iterable(_keys(form) for form in (Edtf, Day, Country)))
    assert known >= {
        "happened_on", "dated", "not_before", "not_after", "date", "period", "to_period", "as_of", "from", "until",
        "day", "checked_from", "checked_until", "value", "state", "jurisdiction", "country",
    }  # fmt: skip


def test_every_field_named_for_a_day_has_the_form_of_one() -> None:
    of_days = set(chain.from_iterable(_keys(form) for form in (Edtf, Day)))
    named = {key for model in _models() for key in model.model_fields if key.endswith("_on")}
    assert named <= of_days


def test_countries_are_those_of_the_standard() -> None:
    assert len(COUNTRIES) == 249
    assert {"TJ", "RU", "KZ", "UZ", "GB", "AX"} <= COUNTRIES
    assert not {"UK", "SU", "EU", "XK"} & COUNTRIES


def _keys(form: object) -> set[str]:
    return {key for model in _models() for _, key in fields_written_as(model, form)}


def _models() -> list[type[Closed]]:
    found: list[type[Closed]] = []
    waiting: list[type[Closed]] = [Closed]
    while waiting:
        model = waiting.pop()
        found.append(model)
        waiting.extend(model.__subclasses__())
    return found
