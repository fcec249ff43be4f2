"""Slips of the hand in a sound record of sixty lines: each is told in the line that a person would mend, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawmodel.diagnostics import Diagnostic
from lawmodel.documents import Document, Unread, read
from lawmodel.documents.events import ParserName

RECORD = (Path(__file__).parent / "cases" / "slips" / "record.yaml").read_text("utf-8").splitlines()

WORDS_OF_PARSERS = re.compile(
    r"\b(?:scalar|token|node|flow|block mapping|block sequence|simple key|stream|context|indicator)\b"
)

# Lines of each kind near the beginning, in the middle and at the end.
PLAIN = (6, 30, 52)
QUOTED = (16, 29, 57)
BRACKETS = (5, 31, 59)
ENTRY = (26, 56)

INDENTATION = r"^ *"

# What is written otherwise in a line (a pattern and what stands in its place), in which lines, and what is said of it.
SLIPS: dict[str, tuple[str, str, tuple[int, ...], str]] = {
    "no colon": (": ", " ", PLAIN, "this line has no `: ` after a key"),
    "no colon before lines": (":$", "", (7, 25, 55), "this line has no `: ` after a key"),
    "no colon before a bracket": (": ", " ", BRACKETS, "a colon and a space are missing after"),
    "no space after a colon": (": ", ":", PLAIN, "a space is missing after"),
    "no space before a bracket": (": ", ":", BRACKETS, "a space is missing after"),
    "no space within brackets": (r"(\{\w+): ", r"\1:", BRACKETS, "no space follows the `:`"),
    "no space after a dash": ("- ", "-", ENTRY, "a space is missing after `-`"),
    "equals sign": (": ", " = ", PLAIN, "`=` stands in place of a colon"),
    "semicolon": (": ", "; ", PLAIN, "`;` stands in place of a colon"),
    "wide colon": (": ", "\uff1a", PLAIN, "stands in place of a colon"),
    "another blank after a colon": (": ", ":\u00a0", PLAIN, "is of another kind (U+00A0)"),
    "another blank before a line": (r"^ {8}", "\u00a0" * 8, (30, 58), "begins with blanks of another kind"),
    "quote never closed": ('"$', "", (57,), "the quote that begins here is never closed"),
    "quote closed by the next": ('"$', "", (16, 29), "the quote that begins here is closed only lines later"),
    "quote that opens for nothing": (": ", ': "', PLAIN, "the quote that begins here is closed only lines later"),
    "apostrophe that opens": (": ", ": '", PLAIN, "the quote that begins here is never closed"),
    "quotes that do not fit": ('"$', "'", QUOTED, "the quote that begins here is "),
    "quotes within quotes": (r"(\w+)\"$", r'"\1""', QUOTED, "this stands after the quote that ends the text"),
    "words after a quote": ("$", " indeed", QUOTED, "this stands after the quote that ends the text"),
    "comma after a quote": ("$", ",", QUOTED, "a comma stands after the value"),
    "quote open in brackets": (r'", ', ", ", (32, 48), "the quote that begins here is closed only lines later"),
    "tab": (INDENTATION, "\t", PLAIN, "a tab stands where spaces should"),
    "one blank more": (INDENTATION, r"\g<0> ", PLAIN, "this line begins "),
    "one blank less": ("^ ", "", (30, 58), "this line begins in column 8, and the entries of the list before it in column 7"),
    "bracket further right": (INDENTATION, r"\g<0> ", BRACKETS, "this line begins further right than the one before"),
    "entry further right": (INDENTATION, r"\g<0> ", ENTRY, "this entry begins in column 8, and "),
    "entry further left": ("^ ", "", ENTRY, "this entry begins in column 6, and "),
    "entry without a dash": ("- ", "  ", (26,), "this entry has no `- ` before it"),
    "dash before a key": (r"^( *)", r"\1- ", PLAIN, "a `-` stands among the keys of a mapping"),
    "dash before a value": (": ", ": - ", PLAIN, "`- ` cannot begin a text without quotes"),
    "list not closed": (r"\]$", "", (31, 59), "the `[` that opens here is not closed"),
    "mapping not closed": (r"\}$", "", (5,), "the `{` that opens here is not closed"),
    "no bracket closed": (r"[\]}]+$", "", BRACKETS, "the `{` that opens here is not closed"),
    "line cut short": (r", \w+: [^,]+$", "", BRACKETS, "the `{` that opens here is not closed"),
    "mapping in a list not closed": (r"\}\]$", "]", (31, 59), "`]` does not close the `{` that is open here"),
    "brackets that cross": (r"\}\]", "]}", (8, 31, 59), "`]` does not close the `{` that is open here"),
    "a bracket too many": ("$", "]", BRACKETS, "`]` closes no bracket"),
    "a brace too many": ("$", "}", BRACKETS, "`}` closes no bracket"),
    "no comma": (", ", " ", (26, 48), "`: ` stands within a text without quotes"),
    "two commas": (", ", ",, ", (8, 26, 48), "`,` stands where a value or a key should"),
    "comment within brackets": (r" (?=gazette|on the)", " #1 ", BRACKETS, "`#` begins a comment here, and hides the rest of the line"),
    "colon in a text": ("$", ": and more", PLAIN, "`: ` stands within a text without quotes"),
    "colon in brackets": (r"(Law|order|of age)", r"\1: or", (5, 26, 47), "`: ` stands within a text without quotes"),
    "day that is not known": (r'"2010-03-01"', "?", (8, 13), "`?` stands where a value or a key should"),
    "sign that begins no text": (": ", ": @", PLAIN, "`@` cannot begin a text without quotes"),
    "backquote": (": ", ": `", PLAIN, "a backquote cannot begin a text without quotes"),
    "bracket that begins a text": (": ", ": [1] ", PLAIN, "this stands after the bracket that ends a list or mapping"),
    "words after a sign of a block": (": ", ": > ", PLAIN, "this stands in the line of `>` or `|`"),
    "question mark": (": ", ": ? ", PLAIN, "`? ` cannot begin a text without quotes"),
    "backslash": (" of ", r" \\of ", (29, 57), "`\\o` is no escape"),
    "comment of another language": (r"^( *).*", r"\1// a comment", PLAIN, "this line is no comment and has no `: `"),
    "text that goes on": (r"^( *)\S.*", r"\1and goes on here", (30, 52), "this line has no `: ` after a key"),
}  # fmt: skip


def slipped() -> Iterator[object]:
    for name, (pattern, instead, numbers, _) in SLIPS.items():
        for number in numbers:
            yield pytest.param(name, pattern, instead, number, id=f"{name}, line {number}")


def with_slip(pattern: str, instead: str, number: int, line_end: str = "\n") -> bytes:
    lines = list(RECORD)
    lines[number - 1], changes = re.subn(pattern, instead, lines[number - 1], count=1)
    assert changes == 1
    return (line_end.join(lines) + line_end).encode()


def faults(content: bytes, parser: ParserName | None = None) -> tuple[Diagnostic, ...]:
    result = read("record.yaml", content, parser=parser)
    assert isinstance(result, Unread)
    return result.diagnostics


def test_the_record_is_sound() -> None:
    assert len(RECORD) == 60
    assert isinstance(read("record.yaml", "\n".join(RECORD).encode()), Document)


@pytest.mark.parametrize("parser", ["c", "pure"])
@pytest.mark.parametrize(("name", "pattern", "instead", "number"), list(slipped()))
def test_a_slip_is_told_in_its_line(name: str, pattern: str, instead: str, number: int, parser: ParserName) -> None:
    first, *others = faults(with_slip(pattern, instead, number), parser)
    assert SLIPS[name][3] in first.message
    assert first.place.line == number
    assert first.help
    assert [other.place.line for other in others if other.place.line != number] == []
    assert WORDS_OF_PARSERS.search(first.message + first.help) is None


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_make_no_difference(line_end: str) -> None:
    for number in QUOTED:
        (found,) = faults(with_slip('"$', "", number, line_end))
        assert found.place.line == number
        assert "quote that begins here" in found.message


def test_what_shows_a_slip_is_shown_beside_it() -> None:
    (found,) = faults(with_slip('"$', "", 29))
    assert [(other.place.line, other.message) for other in found.related] == [(32, "by this quote")]
    (found,) = faults(with_slip(r"\]$", "", 31))
    assert [other.place.line for other in found.related] == [32]


def test_a_long_text_in_quotes_may_go_on_in_lines_that_hold_colons() -> None:
    content = b'id: a\nnote: "of this:\n  that:\n  and more"\nkind law\ntitle: b\n'
    (found,) = faults(content)
    assert (found.place.line, found.message) == (5, "this line has no `: ` after a key")


def test_quotes_within_plain_words_open_nothing() -> None:
    content = b"id: a\nnote: the states' reports, \"as they were\nplace: rock 'n roll\nkind law\ntitle: b\n"
    (found,) = faults(content)
    assert (found.place.line, found.message) == (4, "this line has no `: ` after a key")
