"""What is the matter with a text that has not its form, and what it was meant to be."""

from __future__ import annotations

import re

import pytest

from lawmodel.schemas.malformed import remedy
from lawmodel.schemas.registry import load

DEFINITIONS = load("instrument")["$defs"]


def told(form: str, text: str) -> tuple[str, str | None, str | None]:
    pattern = re.compile(DEFINITIONS[form]["pattern"])
    assert pattern.search(text) is None
    return remedy(text, lambda other: pattern.search(other) is not None)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("01.06.2015", "2015-06-01"),
        ("1.6.2015", "2015-06-01"),
        ("2025/10/09", "2025-10-09"),
        ("9 October 2025", "2025-10-09"),
        ("October 9th, 2025", "2025-10-09"),
        ("9th of October 2025", "2025-10-09"),
        ("20251009", "2025-10-09"),
        ("2025-10-9", "2025-10-09"),
        ("25/12/2015", "2015-12-25"),
        ("12/25/2015", "2015-12-25"),
    ],
)
def test_a_day_that_can_be_read_in_one_way(written: str, meant: str) -> None:
    for form in ("Day", "Edtf"):
        assert told(form, written) == ("", f'write `"{meant}"`', f'"{meant}"')


def test_a_day_that_can_be_read_in_two_ways_is_not_mended() -> None:
    assert told("Day", "03/04/2015") == ("", 'write `"2015-03-04"` or `"2015-04-03"`', None)


@pytest.mark.parametrize("written", ["31.02.2015", "2025-13-1", "spring 2015", "1.6.15", "0519"])
def test_what_is_no_day(written: str) -> None:
    assert told("Day", written) == ("", "write the year, the month and the day as `2015-06-01`", None)


@pytest.mark.parametrize("written", ["n/a", "unknown", "?", "Unknown"])
def test_a_word_for_what_is_not_known(written: str) -> None:
    assert told("Edtf", written)[1] == "leave the key out: what no source states is absent"


def test_about_a_year() -> None:
    assert told("Edtf", "ca. 2015")[1] == 'write `"2015~"`, which says that it is about then'
    assert told("Day", "ca. 2015")[1] == "write the year, the month and the day as `2015-06-01`"


@pytest.mark.parametrize(
    ("form", "written", "what", "meant"),
    [
        ("Id", "g\u0441m-survey", "the 2nd character, `\u0441`, is Cyrillic (U+0441)", "gcm-survey"),
        ("Country", "\u0422J", "the 1st character, `\u0422`, is Cyrillic (U+0422)", "TJ"),
        ("Id", "gcm\u2011survey", "`\u2011` is a dash of another kind (U+2011)", "gcm-survey"),
        ("Id", "gcm\u200b-survey", "it holds a character that does not show (U+200B)", "gcm-survey"),
        ("Id", "gcm\u00ad-survey", "it holds a character that does not show (U+00AD)", "gcm-survey"),
        ("Edtf", "2025\u201310\u201309", "`\u2013` is a dash of another kind (U+2013)", "2025-10-09"),
        ("LineRange", "212\u2013213", "`\u2013` is a dash of another kind (U+2013)", "212-213"),
        ("LineRange", "212\u2212213", "`\u2212` is a dash of another kind (U+2212)", "212-213"),
        ("ActNumber", "115\u2013\u0424\u0417", "`\u2013` is a dash of another kind (U+2013)", "115-\u0424\u0417"),
    ],
)
def test_a_character_that_looks_like_another_is_named(form: str, written: str, what: str, meant: str | None) -> None:
    found = told(form, written)
    assert found[0] == f": {what}"
    assert found[2] == meant


@pytest.mark.parametrize(
    "written", ["\u201c2025-10-09\u201d", "\u20182025-10-09\u2019", "\u00ab2025-10-09\u00bb", "'2025-10-09'"]
)
def test_quotes_that_are_part_of_the_text(written: str) -> None:
    assert told("Edtf", written) == (
        ": its quotes are part of the text",
        'write `"2025-10-09"`, with straight quotes',
        '"2025-10-09"',
    )


@pytest.mark.parametrize(
    ("form", "written", "advice"),
    [
        ("Id", "The_Example", "write `the-example`"),
        ("Id", "theExample", "write `the-example`"),
        ("FactName", "entered-on", "write `entered_on`"),
        ("Country", "tj", "write `TJ`"),
        ("Language", "EN", "write `en`"),
        ("ActNumber", "\u2116 1519", "write `1519`, without the sign before it"),
        ("ActNumber", "No. 1519", "write `1519`, without the sign before it"),
        ("Id", " example", "take away the blanks or line ends around it"),
    ],
)
def test_another_spelling_is_advised_and_not_written(form: str, written: str, advice: str) -> None:
    assert told(form, written) == ("", advice, None)


def test_nothing_is_said_of_what_does_not_show() -> None:
    assert told("Country", "Tajikistan") == ("", None, None)
