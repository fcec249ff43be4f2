"""What a source that is kept as a file lacks: its sha256 and number of lines, read from the document and written down.

The entry is mended in the text of `registers/sources.yaml`, behind its `file`: comments, order and line ends stay.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from lawmodel.citing.texts import SourceText, SourceTexts
from lawmodel.corpus import Corpus
from lawmodel.documents import Document, Unread, read
from lawmodel.documents.lines import Lines

__all__ = ["SOURCES", "NoPlaceToWrite", "describe_sources", "lacking"]

SOURCES = "registers/sources.yaml"

Lacking = Mapping[str, Mapping[str, str | int]]
"""Of each source the keys that its entry lacks, with what its document has."""


class NoPlaceToWrite(ValueError):
    """An entry of the register of sources into which `keys` cannot be written as they are; `source` is its id."""

    def __init__(self, source: str, keys: Mapping[str, str | int]) -> None:
        super().__init__(source, keys)
        self.source = source
        self.keys = keys

    def __str__(self) -> str:
        given = " and ".join(f"`{pair}`" for pair in _pairs(self.keys))
        return f"write {given} into the entry of `{self.source}` in {SOURCES}"


def lacking(corpus: Corpus, texts: SourceTexts) -> Lacking:
    """What the entries of sources lack whose documents can be read; what an entry says stays, right or wrong."""
    found = {}
    for name, source in corpus.sources.items():
        text = texts.of(source)
        if isinstance(text, SourceText):
            has: dict[str, str | int] = {"sha256": text.sha256, "line_count": len(text.lines)}
            keys = {key: value for key, value in has.items() if value and getattr(source, key) is None}
            if keys:
                found[name] = keys
    return found


def describe_sources(root: Path, lacks: Lacking) -> Path:
    """Write into the register of a corpus what its entries lack, at once or not at all; the path of its file.

    Errors: `NoPlaceToWrite`, `OSError`.
    """
    path = root / SOURCES
    content = path.read_bytes()
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    text = content[len(mark) :].decode()
    for name, keys in lacks.items():
        text = _with(text, name, keys)
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_bytes(mark + text.encode())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def _with(text: str, name: str, keys: Mapping[str, str | int]) -> str:
    """The text with these keys in an entry: in its braces, or on lines of their own. Errors: `NoPlaceToWrite`."""
    document = _read(text)
    if document is not None:
        wanted = deepcopy(document.data)
        wanted["sources"][name] |= keys
        lines = Lines(text)
        place = document.place(("sources", name, "file"))
        column = document.place(("sources", name, "file"), "key").column
        end = lines.position(place.end_line, place.end_column)
        line_end = "\r\n" if "\r\n" in text else "\n"
        own_lines = "".join(f"{line_end}{' ' * (column - 1)}{pair}" for pair in _pairs(keys))
        within = "".join(f", {pair}" for pair in _pairs(keys))
        for at, added in ((end, within), (lines.end_of_line(end), own_lines)):
            written = text[:at] + added + text[at:]
            if _data(written) == wanted:
                return written
    raise NoPlaceToWrite(name, keys)


def _pairs(keys: Mapping[str, str | int]) -> list[str]:
    """The keys as YAML; a digest is quoted, since one of digits alone would be a number."""
    return [f'{key}: "{value}"' if isinstance(value, str) else f"{key}: {value}" for key, value in keys.items()]


def _read(text: str) -> Document | None:
    result = read(SOURCES, text.encode())
    return None if isinstance(result, Unread) else result


def _data(text: str) -> Any:
    document = _read(text)
    return None if document is None else document.data
