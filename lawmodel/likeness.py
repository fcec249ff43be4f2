"""What a misspelt word was meant to be: advice where something is near, a mend only where the slip is certain.

Words are compared as a slip leaves them: by the letters that are added, lost, changed or exchanged, and only in the
part in which they differ. A record, a source or a fact that is not there yet must not turn into its neighbour.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
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
_OFTEN: Final = 1 << 128
_FAR: Final = 4  # more letters than any slip changes
_SHORT, _MIDDLE = 3, 7
_TWO: Final = 2  # words; one alone is in too many names
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
    """What is compared of a name: as the eye takes it, without its endings, in small letters; which letters; its words, its numbers."""

    folded: str
    singular: str
    small: str
    letters: int
    words: frozenset[str]
    numbers: str


@lru_cache(maxsize=4096)  # the same candidates are compared with one word after another
def _name(text: str) -> _Name:
    small = text.casefold()
    letters = 0
    for letter in small:  # two that share a bit only make names look more alike than they are
        bit = 1 << (ord(letter) & 63)
        while letters & bit and bit < _OFTEN:  # the second and the third of a letter have bits of their own
            bit <<= 64
        letters |= bit
    words, numbers = frozenset(_SEPARATORS.split(text)), "-".join(_DIGITS.findall(small))
    return _Name(_folded(text), _singular(text), small, letters, words, numbers)


class _Known:
    """Names among which one is looked for again and again: by what leads to their last step, and by that step."""

    def __init__(self, candidates: tuple[str, ...]) -> None:
        self.all: Final = candidates
        self.around: Final[dict[str, list[tuple[str, _Name]]]] = {}
        self.ending: Final[dict[str, list[str]]] = {}
        for each in candidates:
            around, _, step = each.rpartition("/")
            self.around.setdefault(around, []).append((each, _name(step)))
            self.ending.setdefault(step, []).append(around)


@lru_cache(maxsize=64)
def _known(candidates: tuple[str, ...]) -> _Known:
    return _Known(candidates)


@lru_cache(maxsize=256)  # one name is often misspelt, or missing, in many places
def _guess(word: str, candidates: tuple[str, ...]) -> Guess | None:
    before, _, last = word.rpartition("/")
    known = _known(candidates)
    near = sorted((found, each) for found, each in _near(last, known.around.get(before, ())) if each != word)
    if not near:
        return _of_the_same_words(word, known) or (_in_an_earlier_step(word, known) if before else None)
    best, meant = near[0]
    differing = _differing(last, meant.rpartition("/")[2])
    is_alone = len(near) == 1 or near[1][0] >= best + _APART
    return Guess(meant, is_alone and best <= _most(differing) and _is_slip(*differing))


def _of_the_same_words(word: str, known: _Known) -> Guess | None:
    """The one name that has most words of this one, and no other words, or the other way round; never certain."""
    said = _name(word).words
    if len(said) < _TWO:
        return None
    meant = [each for each in known.all if _say_the_same(said, _name(each).words)]
    return Guess(meant[0], is_certain=False) if len(meant) == 1 else None


def _say_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    fewer, more = sorted((len(one), len(other)))
    if fewer < _TWO or fewer * 3 < more * 2 or len(one & other) != fewer:
        return False
    return not any(_DIGITS.search(word) for word in one ^ other)


def _in_an_earlier_step(path: str, known: _Known) -> Guess | None:
    """A path that ends alike: it may be another thing of the same name, and is never certain."""
    around, _, last = path.rpartition("/")
    meant = _guess(around, tuple(known.ending.get(last, ())))
    return None if meant is None else Guess(f"{meant.word}/{last}", is_certain=False)


def _near(word: str, known: Iterable[tuple[str, _Name]]) -> Iterator[tuple[int, str]]:
    """The names that a slip may have made of this word: by how many letters it would have changed them, 1 at least."""
    name = _name(word)
    folded, singular, small, letters, _, numbers = name
    length = len(small)
    for each, (its_folded, its_singular, its_small, its_letters, _, its_numbers) in known:
        if folded == its_folded or singular == its_singular:
            yield 1, each
            continue
        shorter, longer = (length, its_length) if length < (its_length := len(its_small)) else (its_length, length)
        bound = min(_FAR - 1 if longer > _MIDDLE else _FAR - 2, (shorter + 1) // 2)  # `_most`, and one more
        if (
            longer - shorter <= bound
            and (letters & ~its_letters).bit_count() <= bound
            and (its_letters & ~letters).bit_count() <= bound
            and (numbers == its_numbers or _edits(numbers, its_numbers, 1) <= 1)  # else they are of two things
        ):
            distance = _edits(small, its_small, bound)
            if distance <= bound:
                differing = _differing(small, its_small)
                if distance <= min(_most(differing) + 1, (min(map(len, differing)) + 1) // 2):
                    yield distance, each


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """The text without what the eye passes over: case, joining signs, look-alikes, signs that do not show."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text).translate(LATIN)).casefold()


def _singular(text: str) -> str:
    """A name without the endings by which more than one is told from one."""
    return re.sub(r"(?<=[^\W_]{3})(?:y|ies|s)(?![^\W_])", "", text)


def _edits(one: str, other: str, most: int) -> int:
    """The least number of letters added, lost, changed, or exchanged with the next, that makes one of the other.

    Where it is more than `most`, some greater number.
    """
    start, end = 0, min(len(one), len(other))
    while start < end and one[start] == other[start]:
        start += 1
    last, its_last = len(one), len(other)
    while last > start < its_last and one[last - 1] == other[its_last - 1]:
        last, its_last = last - 1, its_last - 1
    longer = max(last, its_last) - start
    if longer <= 1 or start in (last, its_last):
        return longer
    return _edits_within(one[start:last], other[start:its_last], most)


def _edits_within(one: str, other: str, most: int) -> int:
    """The same of texts that neither begin nor end alike; what is further than `most` from the diagonal cannot count."""
    width, far = len(other) + 1, most + 1
    before: list[int] = [far] * width
    row: list[int] = [*range(width)]
    for i, letter in enumerate(one, 1):
        current = [far] * width
        current[0] = i
        for j in range(max(1, i - most), min(width, i + far)):
            least = row[j - 1]
            if letter != other[j - 1]:
                least = min(least, row[j], current[j - 1]) + 1
                if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == other[j - 1]:
                    least = min(least, before[j - 2] + 1)
            current[j] = least
        if min(current) > most < min(row):
            return far
        before, row = row, current
    return row[-1]


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
