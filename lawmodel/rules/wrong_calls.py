"""What a caller of the library may give wrongly, told by what was expected: mappings, and words of a closed list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["NotAMapping", "UnknownOutcome", "UnknownStyle", "held_to_mapping"]


class NotAMapping(TypeError):
    """Facts or accounts that are no mapping: `what` they are, the `value` that was given."""

    def __init__(self, what: str, value: object) -> None:
        super().__init__(what, value)
        self.what = what
        self.value = value

    def __str__(self) -> str:
        return f"{self.what} are given as a mapping of names to values, not as {type(self.value).__name__}"


class _UnknownWord(ValueError):
    """A word that is not of a closed list: the `word`, and those `known`."""

    what = "a word that is known here"

    def __init__(self, word: object, known: Iterable[str]) -> None:
        self.word = word
        self.known = tuple(known)
        super().__init__(word, self.known)

    def __str__(self) -> str:
        word = self.word if isinstance(self.word, str) else repr(self.word)  # a `Truth` reads as an outcome does
        return f"`{word}` is not {self.what}; there are {', '.join(f'`{each}`' for each in self.known)}"


class UnknownStyle(_UnknownWord):
    """A form in which no decision is explained: the `word`, and those `known`."""

    what = "a style of an explanation"


class UnknownOutcome(_UnknownWord):
    """An outcome that no rule has: the `word`, and those `known`."""

    what = "an outcome of a rule"


def held_to_mapping(what: str, value: Any) -> Mapping[str, Any]:
    """What is given as facts or accounts, where it is a mapping. Errors: `NotAMapping`."""
    if type(value) is not dict and not isinstance(value, Mapping):  # a dict is told apart in a tenth of the time
        raise NotAMapping(what, value)
    return value
