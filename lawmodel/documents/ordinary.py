"""The short way: YAML as records are mostly written, straight into data, with no parser.

    id: some-law                                  keys that are words, or in double quotes
    title: {en: On something}                     lists and mappings in brackets, on one line
    lifecycle:                                    or going on after a comma
      - event: adopted                            lists and mappings by indentation
        happened_on: "2019-12-11"  # a comment    texts on one line, quoted or not; numbers, true, false, null

What is written so reads as the parser reads it (tests hold the two together), in less than half the time.
At the first thing that is written otherwise, and at anything that must be reported, this way ends with no result,
and the parser reads the text from its beginning.
"""

from __future__ import annotations

import re
from typing import Any

from lawmodel.documents.characters import OLD_BREAKS, holds_forbidden
from lawmodel.documents.scalars import NUMBER_STARTS, WORDS, Oddity, number

__all__ = ["MAX_LENGTH", "ordinary_data"]

MAX_LENGTH = 100_000
"""The longest text that is read so: too short to hold more nodes than a file may."""

_LONGEST_WORD = max(map(len, WORDS))
_MAX_DEPTH = 30  # by indentation, and by brackets once more: together less than a file may have

# A plain text begins with a letter, a digit, one of `_(/$~`, or what is not ASCII (in this form it compiles in a tenth
# of the time); or as a negative number or a relative address does. None of them is a sign of YAML anywhere.
_PLAIN = r"(?:[^\x00-\x23\x25-\x27\x29-\x2e:-@\[-^`{|}\x7f]|-(?=[0-9])|\.\.?/)"
_QUOTED = r""" "[^"\\\n]*+" | '[^'\n]*+(?:''[^'\n]*+)*' """
_KEY = r""" (?: ([A-Za-z_][A-Za-z0-9_-]{0,99}+|"[^"\\\n]{1,99}+") : """

_LINES = re.compile(
    rf"""
    ^ (\x20*+) (-\x20)?                                        # indentation, sign of an item
    {_KEY} (?=[\x20\n]|\Z)\x20*+ )?
    (?: ({_PLAIN}(?:[^:\#\n]++|:(?=[^\x20\n]))* | {_QUOTED})    # a text, a number or a word
      | ([\[{{][^\n]*+(?:(?<=,)\n[^\n]*+)*)                     # brackets, and the lines after their commas
      | >-\n ((?P<m>\x20++)[^\x20\n][^\n]*+ (?:\n(?P=m)[^\x20\n][^\n]*+)*)  # folded, and
          ((?!\n\Z)\n\x20*+(?:\#[^\n]*+)?(?=\n|\Z))?            # what is blank or a comment after it, unless all ends
    )?
    \x20*+ (?:(?<![^\x20\n])\#[^\n]*+)? $                      # a comment
    | ^ (.++) $                                                # what is not ordinary
    """,
    re.MULTILINE | re.VERBOSE,
)

_IN_BRACKETS = re.compile(
    rf"""
    [\x20\n]*+ {_KEY} \x20++ )?
    (?: ({_PLAIN}[^:\#,?\[\]{{}}\n]*+ | {_QUOTED})
      | ([\[{{]) )                                             # a list or mapping that begins
    \x20*+ (,|[\]}}][\]}}\x20]*+,?+|)                          # the comma, or those that end and the comma
    | (?<=\x20)\#[^\n]*+\Z                                     # a comment after the last bracket
    | (.++)                                                    # what is not ordinary
    """,
    re.DOTALL | re.VERBOSE,
)


class _NotOrdinary(Exception):
    """Something that the short way does not read."""


def ordinary_data(text: str) -> dict[str, Any] | None:
    """The data of a text in which all is written the ordinary way and nothing is odd; else nothing."""
    if len(text) > MAX_LENGTH or "\t" in text or holds_forbidden(text):
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if "\r" in text or (not text.isascii() and any(char in text for char in OLD_BREAKS)):
        return None
    try:
        return _by_indentation(text)
    except _NotOrdinary:
        return None


class _Names(dict[str, str]):
    """The names of the keys of one text, by how they are written: mostly the same few, again and again."""

    def __missing__(self, written: str) -> str:
        name = written[1:-1] if written[:1] == '"' else written
        if not name or (name is written and name in WORDS):
            raise _NotOrdinary
        self[written] = name
        return name


def _by_indentation(text: str) -> dict[str, Any]:
    """The mapping that a text is."""
    names = _Names()
    root: dict[str, Any] = {}
    holder: Any = root  # the open list or mapping
    column = 0  # where its items or keys begin
    outer: list[tuple[Any, int]] = []  # those around it
    awaiting: str | None = None  # the key whose value begins on a later line
    for indentation, dash, key, value, brackets, folded, margin, gap, other in _LINES.findall(text):
        if not (key or dash or value or brackets or folded or other):
            continue  # a blank line or a comment
        indent = len(indentation)
        if awaiting is not None:
            if indent + (dash != "") <= column or len(outer) > _MAX_DEPTH:
                raise _NotOrdinary
            outer.append((holder, column))
            holder[awaiting] = [] if dash else {}
            holder, column, awaiting = holder[awaiting], indent, None
        else:
            while indent < column:
                holder, column = outer.pop()
            if not dash and holder.__class__ is list:  # it stood in the column of the mapping around it
                holder, column = outer.pop()
            if indent != column:
                raise _NotOrdinary
        if dash:
            if holder.__class__ is dict:
                raise _NotOrdinary
            if not key:
                if not (value or brackets):
                    raise _NotOrdinary
                holder.append(_scalar(value) if value else _in_brackets(brackets, column, names))
                continue
            outer.append((holder, column))
            holder.append({})
            holder, column = holder[-1], indent + 2
        name = names[key]
        if name in holder or (folded and (gap or len(margin) <= column)):
            raise _NotOrdinary
        if value:
            holder[name] = _scalar(value)
        elif brackets:
            holder[name] = _in_brackets(brackets, column, names)
        elif folded:
            holder[name] = folded.replace("\n" + margin, " ")[len(margin) :]
        else:
            awaiting = name
    if awaiting is not None or not root:
        raise _NotOrdinary
    return root


def _in_brackets(text: str, column: int, names: _Names) -> Any:
    """The list or mapping that a text in brackets is; its later lines must begin after a column."""
    if "\n" in text and any(not line.startswith(" " * (column + 1)) for line in text.split("\n")[1:]):
        raise _NotOrdinary
    top: list[Any] = []  # what holds it, once it has begun
    holder: Any = top
    is_list = True
    outer: list[Any] = []
    for key, value, opening, after, other in _IN_BRACKETS.findall(text):
        if value:
            item: Any = _scalar(value)
        elif opening:
            item = [] if opening == "[" else {}
        elif other:
            raise _NotOrdinary
        else:
            break  # a comment, which is the end
        if not is_list:
            name = names[key]
            if name in holder:
                raise _NotOrdinary
            holder[name] = item
        elif key or (holder is top and top):
            raise _NotOrdinary
        else:
            holder.append(item)
        if opening:
            outer.append(holder)
            if len(outer) > _MAX_DEPTH:
                raise _NotOrdinary
            holder, is_list = item, opening == "["
        if after == ",":
            if opening or not outer:
                raise _NotOrdinary  # a comma too many
        elif after:
            for bracket in after.rstrip(", ").replace(" ", ""):
                if not outer or (bracket == "]") is not is_list:
                    raise _NotOrdinary
                holder = outer.pop()
                is_list = holder.__class__ is list
            if (after[-1] == ",") is (holder is top):
                raise _NotOrdinary  # a comma too many, or none where the list or mapping goes on
        elif not opening:
            raise _NotOrdinary
    if holder is not top:
        raise _NotOrdinary
    return top[0]


def _scalar(written: str) -> Any:
    """What a text, a number or a word says."""
    first = written[0]
    if first == '"':
        return written[1:-1]
    if first == "'":
        return written[1:-1].replace("''", "'")
    text = written.rstrip(" ")
    if first in NUMBER_STARTS:
        value = number(text)
    elif len(text) <= _LONGEST_WORD and text in WORDS:
        value = WORDS[text]
    else:
        return text
    if value.__class__ is Oddity:
        raise _NotOrdinary
    return value
