"""What an unquoted scalar says: the core schema of YAML 1.2 (YAML 1.2.2, 10.3.2), and no more.

Null, booleans and integers are taken; dates and everything else stay text. Numbers with a point,
infinity and not-a-number are refused: no record needs them, and validators differ on `1.0`.
Forms that YAML 1.1 readers take otherwise (`no`, `12:30`, `0777`) are read by 1.2 and warned of.
"""

from __future__ import annotations

import itertools
import re
from typing import Any, NamedTuple

__all__ = ["MAX_DIGITS", "NUMBER_STARTS", "WORDS", "Oddity", "number", "quoted", "shown"]

MAX_DIGITS = 18
"""The most digits of an integer: what fits a signed 64-bit column of every table engine."""


class Oddity(NamedTuple):
    """A plain scalar that cannot be taken in silence: what is odd, and the value to go on with."""

    ident: str
    value: Any
    message: str
    help: str
    replacement: str | None = None

    @property
    def is_text(self) -> bool:
        """Whether YAML 1.2 takes the scalar for a text, so that it may be a key."""
        return self.ident in ("truth-like-word", "yaml-merge-key") or (
            self.ident == "old-number" and isinstance(self.value, str)
        )


def quoted(text: str) -> str:
    """A plain scalar's text as a double-quoted scalar."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def shown(text: str) -> str:
    """A text as messages show it: in backquotes, on one line, long ones cut."""
    brief = text if len(text) <= 40 else text[:32] + "…"
    brief = "".join(char if char.isprintable() else repr(char)[1:-1] for char in brief)
    return f"`{brief}`" if len(text) <= 40 else f"`{brief}` ({len(text)} characters)"


def _truth_like(word: str) -> Oddity:
    return Oddity(
        "truth-like-word",
        word,
        f"`{word}` without quotes is a text here, and true or false to YAML 1.1 readers",
        "put it in quotes; if a truth value is meant, write `true` or `false`",
        quoted(word),
    )


def _every_case(word: str) -> list[str]:
    return ["".join(letters) for letters in itertools.product(*((c, c.upper()) for c in word))]


WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **{case: _truth_like(case) for word in ("y", "n", "yes", "no", "on", "off") for case in _every_case(word)},
    "<<": Oddity(
        "yaml-merge-key",
        "<<",
        "`<<` merges mappings in some YAML readers, and records have no merging",
        "write the keys out where they belong",
    ),
}
"""Plain scalars that are not text, or odd: the words of the core schema and of YAML 1.1."""

NUMBER_STARTS = frozenset("-+.0123456789")
"""The first characters of everything that `number` could find to be more than text."""

# Compiled when they are first needed, which for most files is never (`re` keeps them).
_DECIMAL = r"[-+]?[0-9]+"
_BASED = r"0o[0-7]+|0x[0-9a-fA-F]+"
_POINTED = r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
_UNBOUNDED = r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
# Integers and floats of YAML 1.1 (yaml.org/type/int.html, float.html) that are text in YAML 1.2.
_OLD = (
    r"[-+]?(?:0b[01_]+|0[0-7_]+|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])*"
    r"|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*)"
)


def number(text: str) -> Any:
    """The value of a plain scalar that begins as a number may: an int, the text itself, or an oddity."""
    if text.isdecimal() and text[0] != "0" and len(text) <= MAX_DIGITS and text.isascii():  # most are
        return int(text)
    if "-" in text[1:] and "e" not in text and "E" not in text:  # a date: within a number, `-` begins an exponent
        return text
    if re.fullmatch(_DECIMAL, text):
        return _decimal_number(text)
    if re.fullmatch(_BASED, text):
        return _based_number(text)
    if re.fullmatch(_POINTED, text):
        return Oddity(
            "number-with-point",
            text,
            f"{shown(text)} is a number with a point or an exponent, and records have whole numbers only",
            "put it in quotes to keep it as a text",
        )
    if re.fullmatch(_UNBOUNDED, text):
        return Oddity(
            "not-a-number",
            text,
            f"`{text}` is infinity or not-a-number, which no record can mean",
            "put it in quotes to keep it as a text",
        )
    if re.fullmatch(_OLD, text):
        return _old_number(text, text, quoted(text), "put it in quotes")
    return text


def _decimal_number(text: str) -> Any:
    digits = text.lstrip("+-")
    if len(digits) > MAX_DIGITS:
        return _too_long(text)
    value = int(text)
    if digits[0] == "0" and len(digits) > 1:
        return _old_number(text, value, str(value), f"write `{value}`, or put `{text}` in quotes if it is a text")
    return value


def _based_number(text: str) -> Any:
    if len(text) > 2 * MAX_DIGITS + 2 or (value := int(text, 0)) >= 10**MAX_DIGITS:
        return _too_long(text)
    if text[1] == "o":
        return _old_number(text, value, str(value), f"write `{value}`, or put `{text}` in quotes if it is a text")
    return value


def _too_long(text: str) -> Oddity:
    return Oddity(
        "number-too-long",
        text,
        f"{shown(text)} has more than {MAX_DIGITS} digits",
        "if it is a number of a document or a case, put it in quotes",
    )


def _old_number(text: str, value: int | str, replacement: str, advice: str) -> Oddity:
    taken = "the number" if isinstance(value, int) else "the text"
    return Oddity(
        "old-number",
        value,
        f"{shown(text)} is {taken} {shown(str(value))} here, and something else to YAML 1.1 readers",
        advice,
        replacement,
    )
