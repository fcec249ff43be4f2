"""A code that is no state's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from lawmodel.checks.forms import fields_written_as
from lawmodel.diagnostics import Fault, Finding, Fix, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.base import Country
from lawmodel.registers import Registers
from lawmodel.vocabulary import COUNTRIES

__all__ = ["FAULT", "find_in"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: GB
cites: [{source: gazette, line: 1}]
"""

FAULT = Fault(
    "unknown-country",
    Severity.ERROR,
    "a code that is not in ISO 3166-1",
    "States are named by their two-letter code of ISO 3166-1, so that records of different hands agree. A code that is"
    " not assigned names nobody; some that look right (UK, EL) are not the standard's, or not any more (SU).",
    wrong=_RIGHT.replace("GB", "UK"),
    right=_RIGHT,
)


# What other lists say: internet domains and the European Union.
_MEANT = {"UK": "GB", "EL": "GR"}


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every code in the place of a state's that ISO 3166-1 does not assign."""
    places = (
        (part, key, getattr(part.model, attribute))
        for kind, parts in file.parts_by_type.items()
        for attribute, key in _countries(kind)
        for part in parts
    )
    for part, key, code in places:
        if isinstance(code, str) and code not in COUNTRIES:
            meant = _MEANT.get(code)
            yield Finding(
                FAULT.ident,
                part.at(key),
                f"`{code}` is not a country code of ISO 3166-1",
                help=f"did you mean `{meant}`?" if meant is not None else "look it up in ISO 3166-1 alpha-2",
                fix=Fix(f"write `{meant}`", meant) if meant is not None else None,
            )


@cache
def _countries(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    return fields_written_as(model, Country)
