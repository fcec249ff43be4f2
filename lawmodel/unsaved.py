"""A file as an editor has it: its text takes the place of what is on the disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lawmodel.documents import Unread, read
from lawmodel.loading import Engine, LoadedFile, judge
from lawmodel.schemas.registry import schema_name_for

__all__ = ["Unsaved", "with_unsaved"]


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The content of a file of the corpus; `path` is relative to the corpus, with `/`. It may be a new file."""

    path: str
    content: bytes


def with_unsaved(files: Iterable[LoadedFile], unsaved: Unsaved, engine: Engine) -> Iterator[LoadedFile]:
    """The files of a corpus, with this one in the place of its saved version, or at the end."""
    result = read(unsaved.path, unsaved.content)
    if isinstance(result, Unread):
        own = LoadedFile(unsaved.path, schema_name_for(unsaved.path), None, None, (), result.diagnostics)
    else:
        own = judge(result, unsaved.path, engine=engine)
    is_new = True
    for file in files:
        if file.path == unsaved.path:
            is_new = False
            yield own
        else:
            yield file
    if is_new:
        yield own
