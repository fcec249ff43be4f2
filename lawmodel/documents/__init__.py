"""YAML files as plain data with places: reading, finding and locating. Knows nothing of records."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lawmodel.documents.faults import FAULTS
    from lawmodel.documents.files import CorpusFile, CorpusFiles, content_of, find_files
    from lawmodel.documents.places import PlaceIndex, locate
    from lawmodel.documents.reader import Document, read, read_file
    from lawmodel.documents.unread import Unread

__all__ = [
    "FAULTS",
    "CorpusFile",
    "CorpusFiles",
    "Document",
    "PlaceIndex",
    "Unread",
    "content_of",
    "find_files",
    "locate",
    "read",
    "read_file",
]

_HOMES = {
    "faults": ("FAULTS",),
    "files": ("CorpusFile", "CorpusFiles", "content_of", "find_files"),
    "places": ("PlaceIndex", "locate"),
    "reader": ("Document", "read", "read_file"),
    "unread": ("Unread",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import a name when it is first used: to find files needs no parser."""
    if name not in _HOME_OF:
        raise AttributeError(f"module `lawmodel.documents` has no attribute `{name}`")
    value = globals()[name] = getattr(import_module(f"lawmodel.documents.{_HOME_OF[name]}"), name)
    return value
