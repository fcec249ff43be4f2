"""A discrepancy that concerns a part which the file does not have."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from lawmodel.checks.parts import parts_within
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Fix, Location, Severity

__all__ = ["FAULT", "find"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 1}]
lifecycle:
  - {id: adoption, event: adopted, cites: [{source: gazette, line: 1}]}
discrepancies:
  - id: who-adopted
    kind: ambiguity
    concerns: [lifecycle/adoption]
    matter: which chamber adopted the law
    accounts:
      - {id: lower, says: the lower, cites: [{source: gazette, line: 1}]}
      - {id: upper, says: the upper, cites: [{source: gazette, line: 1}]}
    taken: none
"""

FAULT = Fault(
    "dangling-anchor",
    Severity.ERROR,
    "a discrepancy about a part that is not there",
    "A discrepancy says which parts of its file it concerns, so that whoever reads them learns of it: `title`,"
    " `lifecycle/adoption`, `provisions/entry`, `provisions/aims/security`, `parties/AD`, `observations/left-2019`.",
    wrong=_RIGHT.replace("lifecycle/adoption", "lifecycle/adopted"),
    right=_RIGHT,
)

_NAMES = ("id", "state", "organisation", "target")


def find(corpus: Corpus) -> Iterator[Finding]:
    """Every anchor that leads to no part of its own file."""
    for file, model in corpus.models():
        discrepancies = getattr(model, "discrepancies", ())
        anchors = _anchors(model) if discrepancies else {}
        for index, discrepancy in enumerate(discrepancies):
            for number, anchor in enumerate(discrepancy.concerns):
                if anchor not in anchors:
                    at = Location(file, ("discrepancies", index, "concerns", number))
                    yield _finding(at, anchor, list(anchors))


def _anchors(model: BaseModel) -> dict[str, None]:
    """All parts of a file that can be named, in its order: its keys, the entries under them, and the parts of each."""
    found: dict[str, None] = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        if value in (None, ()) or name in ("id", "discrepancies"):
            continue
        found[name] = None
        for entry, part in _entries(value):
            found[f"{name}/{entry}"] = None
            for inner in parts_within(part, "") if isinstance(part, BaseModel) else ():
                if inner.path and (ident := getattr(inner.model, "id", None)) is not None:
                    found[f"{name}/{entry}/{ident}"] = None
    return found


def _entries(value: object) -> Iterator[tuple[str, object]]:
    """The entries of a list or register by their names; those of `parties` are its states and organisations."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _entries(getattr(value, name)) if isinstance(getattr(value, name), tuple) else ()
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        for item in value:
            named = (getattr(item, name, None) for name in _NAMES)
            ident = next((text for text in named if isinstance(text, str)), None)
            if ident is not None:
                yield ident, item


def _finding(at: Location, anchor: str, anchors: list[str]) -> Finding:
    close = difflib.get_close_matches(anchor, anchors, 1)
    return Finding(
        FAULT.ident,
        at,
        f"this file has no part `{anchor}`",
        help=f"did you mean `{close[0]}`?" if close else "name a key of this file, or an entry under it by its id",
        fix=Fix(f"write `{close[0]}`", close[0]) if close else None,
    )
