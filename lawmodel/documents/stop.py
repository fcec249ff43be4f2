"""Where a parser stopped, and the slip of a person's hand that is behind it: what the finders of slips are asked and give."""

from __future__ import annotations

from typing import Final, NamedTuple

from lawmodel.documents.rows import Row, row_at

__all__ = ["QUOTE_OF_TEXT", "Slip", "Stop"]

QUOTE_OF_TEXT: Final = "put a text that holds `: ` in quotes"

_REACH: Final = 100_000
"""How many characters before the stop are looked at; what is further away shows where a quote or bracket begins."""


class Stop(NamedTuple):
    """Where the parser stopped and why, in its words, and where that began which it was reading."""

    text: str
    problem: str
    position: int
    begun: int | None

    @property
    def sign(self) -> str:
        """The character at which it stopped; nothing at the end of the text."""
        return self.text[self.position : self.position + 1]

    @property
    def wants_key(self) -> bool:
        """Whether another key should have come; the two parsers say it otherwise."""
        return "expected key" in self.problem or ("<block end>" in self.problem and "block mapping" in self.problem)

    @property
    def wants_entry(self) -> bool:
        """Whether another entry should have come."""
        return "'-' indicator" in self.problem or ("<block end>" in self.problem and "block coll" in self.problem)

    @property
    def reach(self) -> int:
        """The beginning of the first line that is looked at."""
        return row_at(self.text, max(0, self.position - _REACH)).start

    @property
    def row(self) -> Row:
        """The line in which it stopped."""
        return row_at(self.text, self.position)

    @property
    def opened(self) -> Row | None:
        """The line in which that began which it was reading."""
        return None if self.begun is None else row_at(self.text, self.begun)


class Slip(NamedTuple):
    """What is wrong, where, and how to mend it; and another stretch of the text that shows it."""

    extent: tuple[int, int]
    message: str
    advice: str
    seen: tuple[int, int] | None = None
    seen_as: str = ""
