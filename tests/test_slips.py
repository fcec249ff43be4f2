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
ENTRIES = (14, 28, 56)  # of several lines

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
    "curly quote that should close": ('"$', "”", QUOTED, '`”` does not close the `"` that opens the text'),
    "curly quote that should close in brackets": ('", ', "”, ", (32,), '`”` does not close the `"` that opens the text'),
    "curly quote of the other kind": (r'"(.*)"$', r"'\1’", QUOTED, "`’` does not close the `'` that opens the text"),
    "curly quotes around a colon": (r'"(.*)"$', r"“\1: all”", QUOTED, "`“` does not put a text in quotes, and `: ` stands within it"),
    "curly quotes around a colon in brackets": (r'"rights, ', "„rights: ", (32,), "`„` does not put a text in quotes"),
    "quotes within quotes": (r"(\w+)\"$", r'"\1""', QUOTED, "this stands after the quote that ends the text"),
    "words after a quote": ("$", " indeed", QUOTED, "this stands after the quote that ends the text"),
    "comma after a quote": ("$", ",", QUOTED, "a comma stands after the value"),
    "quote open in brackets": (r'", ', ", ", (32, 48), "the quote that begins here is closed only lines later"),
    "tab": (INDENTATION, "\t", PLAIN, "a tab stands where spaces should"),
    "one blank more": (INDENTATION, r"\g<0> ", PLAIN, "this line begins "),
    "one blank less": ("^ ", "", (30, 58), "this line begins in column 8, and the keys before it in column 9"),
    "one blank less in an entry of some lines": ("^ ", "", (15, 16), "this line begins in column 4, and the keys before it in column 5"),
    "first key further left": ("^ ", "", (38,), "this line begins in column 6, and what follows it in column 7"),
    "entry of some lines further left": ("^ ", "", (14, 28), "and the entries before it in column "),
    "two blanks after a dash": ("- ", "-  ", ENTRIES, "2 blanks follow this `-`, and the next key begins in column "),
    "another blank after a dash": ("- ", "-\u00a0", ENTRIES, "the blank after `-` is of another kind (U+00A0)"),
    "another blank in an entry": (r"^( *) ", "\\1\u00a0", (15, 30, 57), "begins with blanks of another kind (U+00A0)"),
    "another blank before an entry": (r"^( *) ", "\\1\u00a0", ENTRIES, "begins with blanks of another kind (U+00A0)"),
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
    "anchor sign": (": ", ": & ", PLAIN, "`&` cannot begin a text without quotes"),
    "anchor sign alone": (": .*", ": &", PLAIN, "`&` cannot begin a text without quotes"),
    "anchor sign in brackets": (r"(?<=says: )", "& ", (26,), "`&` cannot begin a text without quotes"),
    "anchor sign for a key": (r"\w+:", "&:", PLAIN, "`&` cannot begin a text without quotes"),
    "alias sign": (": ", ": * ", PLAIN, "`*` cannot begin a text without quotes"),
    "words at the end of the record": (".*", "... end", PLAIN, "the record ends at this `...`, and more stands in its line"),
    "end of the record": (".*", "...", PLAIN, "the record ends at this `...`, and a second document begins after it"),
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


# Slips of several lines: the line that they stand in the place of, what stands there, the line to mend, what is said of it.
LINES: dict[str, tuple[int, list[str], int, str]] = {
    "first key further right": (5, ["title:", "   en: A", "  ru: B", "  tg: C"], 6, "in column 4, and what follows it in column 3"),
    "last key further left": (5, ["title:", "  en: A", "  ru: B", " tg: C"], 8, "in column 2, and the keys before it in column 3"),
    "last key further right": (5, ["title:", "  en: A", "  ru: B", "   tg: C"], 8, "begins further right than the one before"),
    "second key further left": (5, ["title:", "   en: A", "  ru: B"], 6, "in column 4, and what follows it in column 3"),
    "second key further left, both unusual": (5, ["title:", "    en: A", "   ru: B"], 7, "in column 4, and the keys before it in column 5"),
    "second key further right": (5, ["title:", "  en: A", "   ru: B"], 7, "begins further right than the one before"),
    "key at the end": (60, ["names:", "    en: A", "  ru: B"], 61, "in column 5, and what follows it in column 3"),
    "entries around, others further left": (
        20, ["   kind: statement", "   topic: aim", "   heading: Entry"], 20, "in column 4, and the keys before it in column 5"
    ),
    "one entry, others further left": (
        60, ["notes:", "  - id: a", "   by: b", "   to: c"], 61, "this entry begins in column 3, and its other lines in column 4"
    ),
    "entry further right, others after it": (
        60, ["notes:", "   - a", "  - b", "  - c"], 61, "this entry begins in column 4, and the next in column 3"
    ),
    "two entries, the first further right": (60, ["notes:", "   - a", "  - b"], 61, "this entry begins in column 4, and the next in column 3"),
    "two entries, the second further right": (60, ["notes:", "  - a: b", "   - c: d"], 62, "in column 4, and the entries before it in column 3"),
    "entries as far right as their keys": (60, ["notes:", "    - id: a", "    by: b", "    to: c"], 61, "this entry begins in column 5, and its "),
    "key at the margin": (22, ["heading: Entry"], 22, "this line begins in column 1, and those around it further right"),
    "key further left, before an entry": (
        31, ["     cites: [{source: gazette, line: 5}]"], 31, "in column 6, and the entries before it in column 7"
    ),
    "entry of another list": (27, ["  - {id: aim-2}"], 27, "this entry begins in column 3, and those around it further right"),
    "first entry further left than its key": (26, ["  - {id: aim-2}"], 26, "this entry begins in column 3, and those around it further right"),
    "last entry of another list": (45, ["    if: [a]", "    of:", "      - {a: b}", "  - {c: d}", "    to: e"], 48,
        "this entry begins in column 3, and those around it further right"),
    "entry of several lines in another list": (28, ["  - id: aim-3"], 28, "this entry begins in column 3, and those around it further right"),
    "quote after the last bracket": (60, ["names: []'"], 60, "the quote that begins here is never closed"),
    "colon after a dash": (50, ["  - : id: exit"], 50, "this is neither a key with its value nor an entry of a list"),
    "entry without a space after its key": (28, ["      - id:aim-3"], 28, "a space is missing after `id:`"),
    "entry with another sign for a colon": (28, ["      - id= aim-3"], 28, "`=` stands in place of a colon"),
    "entry without a colon": (28, ["      - id aim-3"], 28, "this entry has no `: ` after its first key"),
    "entry further right than its other lines": (19, ["     - id: entry"], 19, "this entry begins in column 6, and its other lines in column 5"),
    "another blank at the margin": (30, ["\u00a0       place: Places"], 30, "begins with blanks of another kind (U+00A0)"),
    "key at the margin, in quotes": (58, ["place: 'Order'"], 58, "this line begins in column 1, and those around it further right"),
    "first key of all further right": (2, [" id: base-law"], 2, "this line begins in column 2, and what follows it in column 1"),
    "list of one further left": (59, ["        of: [", "    {a: b}]"], 60, "is indented no more"),
    "bracket open before a key beside it": (28, ["      - id: {aim-3"], 28, "the `{` that opens here is not closed"),
    "sign of a block alone": (10, ["|"], 10, "this line has no `: ` after a key"),
    "colon twice in brackets": (26, ["      - {id: : aim-1}"], 26, "`:` stands where a value or a key should"),
    "entry with a line that goes on in brackets": (
        13, ["    - {id: adoption, event: adopted,", "       by: parliament}"], 13, "this entry begins in column 5, and the next in column 3"
    ),
    "block, one line further left": (29, ["        says: |", "          one", "         two", "          three"], 31,
        "in column 10, and the text of the `|` before it in column 11"),
    "block, first line further right": (60, ["note: >-", "    one", "  two", "  three"], 61,
        "the text of a `>` begins in column 5, and goes on in column 3"),
    "block, line below its key": (29, ["        says: |", "          one", "        two", "          three"], 31,
        "in column 9, and the text of the `|` before it in column 11"),
    "block, line at the margin": (60, ["note: |  # why", "  one", "", "two"], 63, "in column 1, and the text of the `|` before it in column 3"),
    "block, first line below its key": (60, ["note: |", "one", "two"], 61, "and the text of the `|` before it further right than its key"),
    "block of an entry": (60, ["notes:", "  - |", "    one", "   two"], 63, "in column 4, and the text of the `|` before it in column 5"),
    "block, key further left than it": (29, ["        says: |", "          one", "         by: two"], 31,
        "in column 10, and the text of the `|` before it in column 11"),
    "end of the record and a comment": (60, ["...", "# and", "", "---", "id: other"], 60, "the record ends at this `...`"),
}  # fmt: skip


@pytest.mark.parametrize("parser", ["c", "pure"])
@pytest.mark.parametrize("name", LINES)
def test_a_slip_of_several_lines_is_told_in_the_one_to_mend(name: str, parser: ParserName) -> None:
    number, instead, told, said = LINES[name]
    (found,) = faults(of_lines(number, instead), parser)
    assert said in found.message
    assert found.place.line == told
    assert found.help
    assert WORDS_OF_PARSERS.search(found.message + found.help) is None


def of_lines(number: int, instead: list[str]) -> bytes:
    lines = [*RECORD[: number - 1], *instead, *RECORD[number:]]
    return ("\n".join(lines) + "\n").encode()


MENDS: dict[str, tuple[str, str, int, str]] = {
    "key or entry": ("^ ", "", 16, "in column 5 if it is a key beside `event`, or with `- ` in column 3 if it is another entry"),
    "key here or there": ("^ ", "", 41, "in column 7 if it is a key beside `when`, or in column 5 if it is a key beside `rule`"),
    "dash or columns": ("- ", "-   ", 28, "write one blank after the `-`, or begin the other keys of the entry in column 11"),
    "entry of either list": ("^ ", "", 28, "begin it in column 7 or 3, as the entries that it belongs with"),
    "dash among keys": ("^  ", "", 28, "delete the `-`; or begin it in column 7, as the entries before it"),
    "quote that closes": ('"$', "”", 29, 'write `"` in its place; or, if it belongs to the text, `"` after it'),
}  # fmt: skip


@pytest.mark.parametrize("name", MENDS)
def test_where_two_mends_are_possible_both_are_told(name: str) -> None:
    pattern, instead, number, advice = MENDS[name]
    (found,) = faults(with_slip(pattern, instead, number))
    assert found.place.line == number
    assert advice in (found.help or "")


def test_a_key_after_a_block_that_is_no_text_of_it_may_be_either() -> None:
    (found,) = faults(of_lines(29, ["        says: |", "          one", "         by: two"]))
    assert found.help is not None
    assert "in column 11 or further right if it belongs to that text, in column 9 if it is a key" in found.help


def test_of_two_entries_either_may_be_the_one_to_mend() -> None:
    (found,) = faults(of_lines(60, ["notes:", " - {a: b}", "  - {c: d}"]))
    assert (found.place.line, found.message) == (61, "this entry begins in column 2, and the next in column 3")
    assert (found.help or "").startswith("begin it in column 3, or the next in column 2; ")
    (found,) = faults(of_lines(60, ["notes:", "    - {a: b}", "   - {c: d}"]))
    assert (found.place.line, found.message[:30]) == (62, "this entry begins in column 4,")
    assert (found.help or "").startswith("begin it in column 5, or the one before it in column 4; ")


def test_a_mark_of_the_end_is_told_with_what_follows() -> None:
    (found,) = faults(of_lines(60, ["...", "---", "id: other"]))
    assert [(other.place.line, other.message) for other in found.related] == [(61, "the second document begins here")]
    assert found.help == "delete the `...` and the `---` after it, or make two files"


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
