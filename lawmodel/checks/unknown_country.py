"""A code that is no state's."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.parts import fields_written_as, parts_of
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Fix, Severity
from lawmodel.model.base import Country
from lawmodel.vocabulary import COUNTRIES

__all__ = ["FAULT", "find"]

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


def find(corpus: Corpus) -> Iterator[Finding]:
    """Every code in the place of a state's that ISO 3166-1 does not assign."""
    for part in parts_of(corpus):
        for attribute, key in fields_written_as(type(part.model), Country):
            code = getattr(part.model, attribute)
            if isinstance(code, str) and code not in COUNTRIES:
                meant = _MEANT.get(code)
                yield Finding(
                    FAULT.ident,
                    part.at(key),
                    f"`{code}` is not a country code of ISO 3166-1",
                    help=f"did you mean `{meant}`?" if meant is not None else "look it up in ISO 3166-1 alpha-2",
                    fix=Fix(f"write `{meant}`", meant) if meant is not None else None,
                )
