"""A file as an editor has it: its text takes the place of what is on the disk."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Unsaved"]


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The content of a file of the corpus; `path` is relative to the corpus, with `/`. It may be a new file."""

    path: str
    content: bytes

    def __post_init__(self) -> None:
        if not isinstance(self.path, str) or not isinstance(self.content, bytes):
            given = f"{type(self.path).__name__} and {type(self.content).__name__}"
            raise TypeError(f"an unsaved file is a path as text and its content as bytes, not {given}")
