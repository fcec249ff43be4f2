"""Legal references: which article, part, paragraph or item of which instrument."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lawmodel.truth import NO, UNKNOWN, YES, Truth

__all__ = ["InvalidReference", "LegalReference", "parse_reference"]

_FORM = re.compile(
    r"(?P<instrument>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)"
    r"(?: art\. (?P<article>[0-9A-Za-z.-]+))?(?: part (?P<part>[0-9A-Za-z.-]+))?"
    r"(?: para\. (?P<paragraph>[0-9A-Za-z.-]+))?(?: item (?P<item>[0-9A-Za-z.-]+))?"
)


class InvalidReference(ValueError):
    """A text that is not a legal reference."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return f"`{self.text}` is not a legal reference; write `instrument art. 335 part 1`"


@dataclass(frozen=True, slots=True)
class LegalReference:
    """A place in an instrument, from the article down; what is None is not stated."""

    instrument: str
    article: str | None = None
    part: str | None = None
    paragraph: str | None = None
    item: str | None = None

    def __str__(self) -> str:
        named = [
            f"{word} {value}"
            for word, value in (
                ("art.", self.article),
                ("part", self.part),
                ("para.", self.paragraph),
                ("item", self.item),
            )
            if value is not None
        ]
        return " ".join([self.instrument, *named])

    @property
    def steps(self) -> tuple[str | None, ...]:
        """Article, part, paragraph, item."""
        return (self.article, self.part, self.paragraph, self.item)

    def lies_within(self, listed: LegalReference) -> Truth:
        """Whether this place is covered by the listed one.

        An article covers its parts; where only one part is listed, a place whose part is unstated may
        or may not be it.
        """
        if self.instrument != listed.instrument:
            return NO
        for mine, theirs in zip(self.steps, listed.steps, strict=True):
            if theirs is None:
                continue
            if mine is None:
                return UNKNOWN
            if mine != theirs:
                return NO
        return YES


@lru_cache(maxsize=4096)
def parse_reference(text: str) -> LegalReference:
    """The reference that a text writes. Errors: `InvalidReference`."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise InvalidReference(text)
    return LegalReference(**found.groupdict())
