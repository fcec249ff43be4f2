"""The documents behind the sources, read from a folder of theirs: lines, and the digest of a line.

A line ends at LF, CR LF or CR and nowhere else; the last one needs no end, and an end begins no further
line. So a document has as many lines saved on one system as on another.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lawmodel.documents.characters import NotText, decode
from lawmodel.model.source import Source

__all__ = ["BLANK_DIGEST", "NoDocuments", "SourceText", "SourceTexts", "UnreadText", "line_digest"]


def line_digest(line: str) -> str:
    """The first 16 hex digits of the SHA-256 of a line as a reader sees it.

    Digested is the line's text without its end and without surrounding white space (as `str.strip`
    knows it, no-break spaces included), in Unicode's normalization form C, as UTF-8.
    """
    return hashlib.sha256(unicodedata.normalize("NFC", line.strip()).encode()).hexdigest()[:16]


BLANK_DIGEST = line_digest("")
"""The digest of every blank line: it says nothing of where a line has gone."""


class NoDocuments(LookupError):
    """The folder that should hold the documents is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return f"no folder `{self.folder}`"


@dataclass(frozen=True)
class SourceText:
    """A document as it was read: the SHA-256 of its bytes, and its lines without their ends."""

    sha256: str
    lines: tuple[str, ...]

    def line(self, number: int) -> str | None:
        """The line of this number, counted from 1; None where the document has no such line."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else None

    def digest(self, number: int) -> str | None:
        """The digest of a line; None where the document has no such line."""
        return self._digests[number - 1] if 1 <= number <= len(self.lines) else None

    def is_blank(self, number: int) -> bool:
        """Whether the line is there and has no text."""
        return self.digest(number) == BLANK_DIGEST

    def where(self, digest: str) -> tuple[int, ...]:
        """The lines that have this digest, in order."""
        return self._lines_of.get(digest, ())

    @cached_property
    def _digests(self) -> tuple[str, ...]:
        return tuple(line_digest(line) for line in self.lines)

    @cached_property
    def _lines_of(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for number, digest in enumerate(self._digests, start=1):
            found[digest] = (*found.get(digest, ()), number)
        return found


@dataclass(frozen=True, slots=True)
class UnreadText:
    """A document that could not be read, and why, as a message has it."""

    problem: str


class SourceTexts:
    """The documents in a folder, each read once. Errors: `NoDocuments`, if there is no such folder."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise NoDocuments(folder)
        self.folder = folder
        self._read: dict[str, SourceText | UnreadText] = {}

    def of(self, source: Source | None) -> SourceText | UnreadText | None:
        """The document of a source; None for a source without one, as a web page is."""
        return None if source is None or source.file is None else self.read(source.file)

    def read(self, file: str) -> SourceText | UnreadText:
        """The document in this file, by its path within the folder."""
        if file not in self._read:
            self._read[file] = self._read_file(file)
        return self._read[file]

    def _read_file(self, file: str) -> SourceText | UnreadText:
        path = Path(os.path.abspath(self.folder / file))  # noqa: PTH100 - a link within the folder is the user's own
        if not path.is_relative_to(os.path.abspath(self.folder)):  # noqa: PTH100 - as above
            return UnreadText(f"`{file}` leads out of the folder of documents")
        try:
            if not path.exists():
                return UnreadText(f"the folder of documents has no file `{file}`")
            if not path.is_file():  # a pipe may never end
                return UnreadText(f"`{file}` is not a file")
            return _text(file, path.read_bytes())
        except OSError as error:
            return UnreadText(f"`{file}` cannot be read: {error.strerror}")


def _text(file: str, content: bytes) -> SourceText | UnreadText:
    text = decode(content)
    if isinstance(text, NotText):
        if text.is_utf16:
            return UnreadText(f"`{file}` is UTF-16")
        return UnreadText(f"the byte 0x{text.byte:02X} at offset {text.offset} of `{file}` is not UTF-8")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    return SourceText(hashlib.sha256(content).hexdigest(), tuple(lines))
