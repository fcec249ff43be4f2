"""Which other records a record names, at however many steps: what must be known to check it without the rest."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from lawmodel.documents.files import content_of
from lawmodel.folder import Folder

__all__ = ["named_by"]

_WORD = rb"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"


def named_by(folder: Folder, paths: Collection[str]) -> list[str]:
    """The records, other than these, that these files name, or that such records name, in the order of files.

    A record is named wherever its file's name stands in the text, in a comment even: one too many does no harm.
    """
    records = {PurePosixPath(path).stem.encode(): path for path in folder.places if path.startswith("agreements/")}
    reached, open_ends = set(paths), list(paths)
    while open_ends:
        for word in {*re.findall(_WORD, _text(folder, open_ends.pop()))} & records.keys():
            if records[word] not in reached:
                reached.add(records[word])
                open_ends.append(records[word])
    return [path for path in folder.places if path in reached and path not in paths]


def _text(folder: Folder, path: str) -> bytes:
    if path in folder.unsaved:
        return folder.unsaved[path]
    if path not in folder.places:
        return b""
    content = content_of(Path(folder.places[path]), path, within=folder.root)
    return content if isinstance(content, bytes) else b""
