"""A code that is no language's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from lawmodel.checks.forms import fields_written_as
from lawmodel.diagnostics import Fault, Finding, Fix, Location, Path, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.base import Language
from lawmodel.registers import Registers
from lawmodel.vocabulary import LANGUAGES

__all__ = ["FAULT", "find_in"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example, tg: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 1}]
"""

FAULT = Fault(
    "unknown-language",
    Severity.ERROR,
    "a code that is not in ISO 639-1",
    "Languages are named by their two-letter code of ISO 639-1, so that a reader finds the title that is meant. Codes of"
    " states are not codes of languages: Tajik is `tg`, and Kazakh `kk`. Of three-letter codes (ISO 639-3) there are"
    " thousands, and only their form is looked at.",
    wrong=_RIGHT.replace("tg:", "tj:"),
    right=_RIGHT,
)

# States' codes in place of their languages'.
_MEANT = {"tj": "tg", "kz": "kk", "jp": "ja", "cn": "zh", "gr": "el", "dk": "da", "cz": "cs", "gb": "en", "al": "sq"}
_SHORT = 2


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every two-letter code in the place of a language's that ISO 639-1 does not have."""
    for kind, parts in file.parts_by_type.items():
        for attribute, key in _languages(kind):
            for part in parts:
                yield from _unknown(getattr(part.model, attribute), file.path, (*part.path, key))


@cache
def _languages(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    return fields_written_as(model, Language)


def _unknown(value: object, file: str, path: Path) -> Iterator[Finding]:
    """The codes that a text is, or a mapping has for its keys; the labels of a choice are such mappings by its values."""
    if isinstance(value, str):
        if _is_unknown(value):
            yield _finding(value, Location(file, path))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict):
                yield from _unknown(inner, file, (*path, key))
            elif _is_unknown(key):
                yield _finding(key, Location(file, (*path, key), "key"))


def _is_unknown(code: str) -> bool:
    return code not in LANGUAGES and len(code) == _SHORT


def _finding(code: str, at: Location) -> Finding:
    meant = _MEANT.get(code)
    return Finding(
        FAULT.ident,
        at,
        f"`{code}` is not a language code of ISO 639-1",
        help=f"did you mean `{meant}`?" if meant is not None else "look it up in ISO 639-1, or use a three-letter code",
        fix=Fix(f"write `{meant}`", meant) if meant is not None else None,
    )
