"""A date that is in no calendar, or a span of time that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.parts import Part, fields_written_as, parts_of
from lawmodel.corpus import Corpus
from lawmodel.dates.partial import InvalidDate, parse, parse_or_none
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.model.base import Day, Edtf
from lawmodel.model.provision import Applies
from lawmodel.model.register import CalendarRegister
from lawmodel.model.source import Dating
from lawmodel.model.time_limit import MonthDay

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
  - {id: adoption, event: adopted, happened_on: "2012-02-29", cites: [{source: gazette, line: 2}]}
"""

FAULT = Fault(
    "impossible-date",
    Severity.ERROR,
    "a date that is in no calendar",
    "A date can have the right form and still be none: 30 February, a thirteenth month, an interval that ends before"
    " it begins. Nothing can be compared with it.",
    wrong=_RIGHT.replace("2012-02-29", "2013-02-29"),
    right=_RIGHT,
)

_FORMS = (Edtf, Day, MonthDay)


def find(corpus: Corpus) -> Iterator[Finding]:
    """Every text in the place of a date that names no day, and every span that is the wrong way round."""
    for part in parts_of(corpus):
        for form in _FORMS:
            for attribute, key in fields_written_as(type(part.model), form):
                text = getattr(part.model, attribute)
                if isinstance(text, str):
                    yield from _refused(part, key, text)
        yield from _reversed(part)


def _refused(part: Part, key: str, text: str) -> Iterator[Finding]:
    try:
        parse(text)
    except InvalidDate as error:
        yield Finding(FAULT.ident, part.at(key), f"`{text}` {error.problem}", help=error.advice or None)


def _reversed(part: Part) -> Iterator[Finding]:
    match part.model:
        case Applies(from_day=first, until=last):
            keys = ("from", "until")
        case Dating(not_before=first, not_after=last):
            keys = ("not_before", "not_after")
        case CalendarRegister(checked_from=first, checked_until=last):
            keys = ("checked_from", "checked_until")
        case _:
            return
    start, end = parse_or_none(first), parse_or_none(last)
    if start and end and start.earliest and end.latest and start.earliest > end.latest:
        message = f"`{keys[0]}` is `{first}`, later than `{keys[1]}`, which is `{last}`"
        yield Finding(FAULT.ident, part.at(keys[1]), message, help="put the earlier day first")
