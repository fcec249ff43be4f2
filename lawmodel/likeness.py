"""What a misspelt word was meant to be: advice where something is near, a mend only where the slip is certain.

Words are compared as a slip leaves them: by the letters that are added, lost, changed or exchanged, and only in the
part in which they differ. A record, a source or a fact that is not there yet must not turn into its neighbour.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from lawmodel.diagnostics import Fix

__all__ = ["LATIN", "Guess", "advised", "did_you_mean", "guess", "mend", "slip_for"]

LATIN: Final = str.maketrans("аеорсухіјкмтнвАЕОРСУХІЈКМТНВЗ", "aeopcyxijkmthbAEOPCYXIJKMTHB3")
"""Cyrillic letters that look like Latin ones."""

_MANY: Final = 2_000  # among more names, to look for one that is alike takes longer than it helps
_LONGEST: Final = 300  # letters; longer is no name, and no slip for one
_SEPARATORS: Final = re.compile(r"[-_ .\u00ad\u200b-\u200d\u2010-\u2015\u2060\ufeff]+")
_DIGITS: Final = re.compile(r"[0-9]+")
_FAR: Final = 4  # more letters than any slip changes
_SHORT, _MIDDLE = 3, 7
_APART: Final = 2  # by so much the next best word must be further away for the best to be certain


class Guess(NamedTuple):
    """The word that was probably meant; `is_certain`: nobody could have meant another."""

    word: str
    is_certain: bool


def guess(word: str, candidates: Iterable[str]) -> Guess | None:
    """The candidate that a word is a slip for, or None where none is near. Paths are compared in their last step."""
    known = tuple(candidates)
    return _guess(word, known) if len(known) < _MANY and len(word) <= _LONGEST else None


def advised(meant: Guess | None, otherwise: str) -> str:
    """The help of a finding: the word that was probably meant, or other advice."""
    return otherwise if meant is None else f"did you mean `{meant.word}`?"


def did_you_mean(word: str, candidates: Iterable[str], otherwise: str = "") -> str:
    """What is added to the word of a wrong call: the one that was probably meant, or other advice; nothing without."""
    advice = advised(guess(word, candidates) if isinstance(word, str) else None, otherwise)
    return f"; {advice}" if advice else ""


def slip_for(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that a word certainly is a slip for; None where it may well be another word."""
    meant = guess(word, candidates)
    return meant.word if meant is not None and meant.is_certain else None


def mend(meant: Guess | None, replacement: str | None = None) -> Fix | None:
    """The fix of a finding, where the slip is certain; `replacement` is what is written, if not the word."""
    if meant is None or not meant.is_certain:
        return None
    written = meant.word if replacement is None else replacement
    return Fix(f"write `{meant.word}`", written)


class _Name(NamedTuple):
    """What is compared of a name: as the eye takes it, without its endings, in small letters; which letters; its words."""

    folded: str
    singular: str
    small: str
    letters: int
    words: frozenset[str]


@lru_cache(maxsize=4096)  # the same candidates are compared with one word after another
def _name(text: str) -> _Name:
    small = text.casefold()
    letters = 0
    for letter in small:  # two that share a bit only make names look more alike than they are
        letters |= 1 << (ord(letter) & 63)
    return _Name(_folded(text), _singular(text), small, letters, frozenset(_SEPARATORS.split(text)))


@lru_cache(maxsize=64)
def _steps(candidates: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Each candidate, with what leads to its last step, and that step."""
    return tuple((each, around, step) for each in candidates for around, _, step in [each.rpartition("/")])


@lru_cache(maxsize=256)  # one name is often misspelt, or missing, in many places
def _guess(word: str, candidates: tuple[str, ...]) -> Guess | None:
    before, _, last = word.rpartition("/")
    near = sorted(
        (found, each)
        for each, around, step in _steps(candidates)
        if around == before and each != word and (found := _near(last, step))
    )
    if not near:
        return _of_the_same_words(word, candidates) or (_in_an_earlier_step(word, candidates) if before else None)
    best, meant = near[0]
    differing = _differing(last, meant.rpartition("/")[2])
    is_alone = len(near) == 1 or near[1][0] >= best + _APART
    return Guess(meant, is_alone and best <= _most(differing) and _is_slip(*differing))


def _of_the_same_words(word: str, candidates: tuple[str, ...]) -> Guess | None:
    """The one name that has most words of this one, and no other words, or the other way round; never certain."""
    said = _name(word).words
    meant = [each for each in candidates if _say_the_same(said, _name(each).words)]
    return Guess(meant[0], is_certain=False) if len(meant) == 1 else None


def _say_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    common = len(one & other)
    if not (min(len(one), len(other)) == common > 1 and common * 3 >= max(len(one), len(other)) * 2):
        return False
    return not any(_DIGITS.search(word) for word in one ^ other)


def _in_an_earlier_step(path: str, candidates: tuple[str, ...]) -> Guess | None:
    """A path that ends alike: it may be another thing of the same name, and is never certain."""
    around, _, last = path.rpartition("/")
    named_alike = tuple(each.rpartition("/")[0] for each in candidates if each.rpartition("/")[2] == last)
    meant = _guess(around, named_alike)
    return None if meant is None else Guess(f"{meant.word}/{last}", is_certain=False)


def _near(word: str, known: str) -> int | None:
    """By how many letters a slip would have changed the one, and 1 at least; None where it would be no slip."""
    first, second = _name(word), _name(known)
    if first.folded == second.folded or first.singular == second.singular:
        return 1
    one, other = first.small, second.small
    if abs(len(one) - len(other)) >= _FAR or (first.letters & ~second.letters).bit_count() >= _FAR:
        return None
    if sum((Counter(one) - Counter(other)).values()) >= _FAR:
        return None
    distance = _FAR if _other_number(one, other) else _edits(one, other)
    differing = _differing(one, other)
    return distance if distance <= min(_most(differing) + 1, (min(map(len, differing)) + 1) // 2) else None


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """The text without what the eye passes over: case, joining signs, look-alikes, signs that do not show."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text).translate(LATIN)).casefold()


def _other_number(one: str, other: str) -> bool:
    """Whether the numbers in two names differ by more than a digit: then they are of two things."""
    first, second = ("-".join(_DIGITS.findall(text)) for text in (one, other))
    return first != second and _edits(first, second) > 1


def _singular(text: str) -> str:
    """A name without the endings by which more than one is told from one."""
    return re.sub(r"(?<=[^\W_]{3})(?:y|ies|s)(?![^\W_])", "", text)


def _edits(one: str, other: str) -> int:
    """The least number of letters added, lost, changed, or exchanged with the next, that makes one of the other."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, meant in enumerate(other, 1):
            least = min(row[-1] + 1, rows[-1][j] + 1, rows[-1][j - 1] + (letter != meant))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == meant:
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]


def _differing(one: str, other: str) -> tuple[str, str]:
    """The words in which two names differ: without those that they begin and end with alike."""
    first, second = (_SEPARATORS.split(text) for text in (one, other))
    while first and second and first[0] == second[0]:
        del first[0], second[0]
    while first and second and first[-1] == second[-1]:
        del first[-1], second[-1]
    return "-".join(first), "-".join(second)


def _most(differing: tuple[str, str]) -> int:
    """How many letters a slip changes: fewer in short words, of which many are alike."""
    if _folded(differing[0]) == _folded(differing[1]) or _singular(differing[0]) == _singular(differing[1]):
        return 1
    length = max(map(len, differing))
    return (length > _SHORT) + (length > _MIDDLE)


def _is_slip(one: str, other: str) -> bool:
    """Whether the words are one, wrongly typed: another number, and another beginning, mostly make another thing.

    `women` is no slip for `men`, nor `legal` for `illegal`, nor one year for the next.
    """
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    if _folded(one) == _folded(other) or sorted(one) == sorted(other):
        return True
    first, second = (_SEPARATORS.split(text) for text in (one, other))
    return len(first) == len(second) and all(a[:1] == b[:1] for a, b in zip(first, second, strict=True))
