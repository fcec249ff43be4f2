"""YAML files as plain data with places: reading, finding and locating. Knows nothing of records."""

from __future__ import annotations

from lawmodel.documents.faults import FAULTS
from lawmodel.documents.files import CorpusFile, CorpusFiles, find_files, read_file
from lawmodel.documents.places import PlaceIndex, locate
from lawmodel.documents.reader import Document, Unread, read

__all__ = [
    "FAULTS",
    "CorpusFile",
    "CorpusFiles",
    "Document",
    "PlaceIndex",
    "Unread",
    "find_files",
    "locate",
    "read",
    "read_file",
]
