"""Reading a YAML file into plain data, with every fault at its line and column and nothing raised.

A record's YAML is a small part of YAML: mappings with text keys, lists, texts, whole numbers, truth
values and null, written out where they stand. Aliases, tags, merge keys, directives and second
documents are refused, and so is what grows without bound (depth, nodes, digits, bytes).
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from lawmodel.diagnostics import Diagnostic, Place
from lawmodel.diagnostics import Path as DataPath
from lawmodel.documents.characters import NotText, decode
from lawmodel.documents.files import content_of
from lawmodel.documents.lines import Lines
from lawmodel.documents.ordinary import ordinary_data
from lawmodel.documents.unread import MAX_BYTES, Unread, of_file, too_large

if TYPE_CHECKING:
    from lawmodel.documents.events import ParserName
    from lawmodel.documents.places import PlaceIndex

__all__ = ["Document", "read", "read_file"]


class _Content(NamedTuple):
    file: str
    data: Any
    text: str
    notes: tuple[Diagnostic, ...] = ()
    parser: ParserName | None = None


class Document(_Content):
    """A file's data, and the text it came from.

    `data` is a dict with text keys, a list, str, int, bool or None, at any level. `notes` are
    warnings that did not stop the reading. `text` is without byte order mark, its lines as in the file.
    """

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    @cached_property
    def _places(self) -> PlaceIndex:
        from lawmodel.documents.places import locate  # noqa: PLC0415 - a good corpus asks for no place

        return locate(self.text, self.file, self.parser)

    def place(self, path: DataPath, part: Literal["key", "value"] = "value") -> Place:
        """Where the node stands, or its key; for a path that is not there, what leads nearest to it."""
        return self._places.find(path, part)

    def line(self, number: int) -> str:
        """A line of the text, counted from 1, without its end; empty where there is none, or it is too long to be shown."""
        return self._lines.shown(number) or ""


def read_file(path: Path, shown_as: str, *, within: Path | None = None) -> Document | Unread:
    """Read a file, reported as `shown_as`; with `within`, only if it lies in that folder in truth."""
    content = content_of(path, shown_as, within=within)
    return content if isinstance(content, Unread) else read(shown_as, content)


def read(file: str, content: bytes, *, parser: ParserName | None = None) -> Document | Unread:
    """Read a file's bytes. `file` is the name to report.

    A `parser` that is asked for reads the whole file; else it is chosen by what is installed, and reads
    what the short way (`ordinary`) does not.
    """
    if len(content) > MAX_BYTES:
        return Unread(file, (too_large(file, len(content)),))
    text = decode(content)
    if isinstance(text, NotText):
        return Unread(file, (_not_utf8(file, text),))
    ordinary = ordinary_data(text) if parser is None else None
    if ordinary is not None:
        return Document(file, ordinary, text)
    from lawmodel.documents.parsing import parsed_data  # noqa: PLC0415 - to import the parser takes as long as 80 records

    data, found, is_usable = parsed_data(file, text, parser)
    return Document(file, data, text, found, parser) if is_usable else Unread(file, found)


def _not_utf8(file: str, text: NotText) -> Diagnostic:
    """The diagnostic of a file that is not UTF-8, at its first bad byte."""
    place = Lines(text.before).place(file, len(text.before), len(text.before))
    if text.is_utf16:
        return of_file("not-utf-8", place, "the file is UTF-16", "save it as UTF-8")
    message = f"the byte 0x{text.byte:02X} at offset {text.offset} is not UTF-8"
    return of_file("not-utf-8", place, message, "save the file as UTF-8")
