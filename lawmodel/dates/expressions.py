"""EDTF expressions that `lawmodel.dates.plain` does not read: qualified ends, open sets, all that is wrong, read by PyPI `edtf`.

`edtf` takes 0.15 s to import, which is done when the first such expression is met, and about 10 ms to read one.
It judges the grammar; each date within is bounded by `lawmodel.dates.plain`, because `edtf` takes `2019-02-29` for
a day, lets an interval end before it begins, and pads an end that is not stated by ten years.
"""

from __future__ import annotations

import re
import warnings
from functools import cache
from typing import TYPE_CHECKING

from lawmodel.dates import plain
from lawmodel.dates.plain import ADVICE, LONGEST, InvalidDate
from lawmodel.dates.ranges import Range, ReversedRange, hull

if TYPE_CHECKING:
    from types import ModuleType

    import edtf

__all__ = ["read"]

_CHARACTERS = re.compile(r"[-0-9/.,~?%\[\]]*")
_WITHOUT_YEAR = re.compile(r"XXXX-[0-9]{2}-[0-9]{2}/XXXX-[0-9]{2}-[0-9]{2}")
_QUALIFIER = re.compile(r"[~?%]")
_BETWEEN_DATES = re.compile(r"[\[\],/]|\.\.")
_FROM_OPEN_START = re.compile(r"\.\./(?:\.\.|[-0-9]+[~?%]?)")


def read(text: str) -> tuple[Range, bool]:
    """The bounds of an expression, and whether it is qualified as uncertain or approximate.

    A qualified date has no bounds: how far off `2015~` may be, the text does not say. Neither has a span
    of days of a year that is not given (`XXXX-10-08/XXXX-10-10`). Errors: `InvalidDate`.
    """
    if _WITHOUT_YEAR.fullmatch(text):
        _refuse_impossible_dates(text)
        return plain.UNBOUNDED, False
    _refuse_unsupported(text)
    _refuse_impossible_dates(text)
    node = _parse(text)
    if _QUALIFIER.search(text):
        return plain.UNBOUNDED, True
    return _bounds(text, node), False


def _refuse_unsupported(text: str) -> None:
    if len(text) > LONGEST:
        raise InvalidDate(text, f"is longer than {LONGEST} characters", ADVICE)
    if text.startswith("{"):
        raise InvalidDate(text, "names several days, all of them", "for one of several, use square brackets")
    if text.startswith("/") or text.endswith("/"):
        raise InvalidDate(text, "has an end that is not stated", "write `..` for an open end")
    if "X" in text:
        # edtf fails on many of these, printing to standard output as it does.
        raise InvalidDate(
            text,
            "has unspecified digits where none are read",
            "leave out the last digits of the year, the whole month or the whole day, of a date that stands alone",
        )
    if not _CHARACTERS.fullmatch(text) or (text.startswith("../") and not _FROM_OPEN_START.fullmatch(text)):
        # The second: edtf prints and raises a bare TypeError for `../` before what it cannot read.
        raise InvalidDate(text, "is not a date", ADVICE)


def _refuse_impossible_dates(text: str) -> None:
    for one in _BETWEEN_DATES.split(_QUALIFIER.sub("", text)):
        try:
            if one:
                plain.bounds(one)
        except InvalidDate as error:
            if one == text:
                raise
            raise InvalidDate(text, f"holds `{one}`, which {error.problem}", error.advice) from None


@cache
def _library() -> ModuleType:
    with warnings.catch_warnings():
        # Under `python -W error` pyparsing turns on warnings about edtf's grammar, and the import would fail.
        warnings.simplefilter("ignore")
        import edtf  # noqa: PLC0415 - few texts need it
    return edtf


def _parse(text: str) -> edtf.EDTFObject:
    library = _library()
    try:
        node: edtf.EDTFObject = library.parse_edtf(text)
    except library.EDTFParseException:
        raise InvalidDate(text, "is not a date", ADVICE) from None
    return node


def _bounds(text: str, node: edtf.EDTFObject) -> Range:
    library = _library()
    if isinstance(node, library.OneOfASet):
        return hull(_bounds(text, member) for member in node.objects)
    if not isinstance(node, library.Interval):
        return plain.bounds(str(node))
    earliest, latest = _end(node.lower).earliest, _end(node.upper).latest
    try:
        return Range(earliest, latest)
    except ReversedRange:
        raise InvalidDate(text, "ends before it begins") from None


def _end(node: edtf.EDTFObject) -> Range:
    return plain.UNBOUNDED if str(node) == ".." else plain.bounds(str(node))
