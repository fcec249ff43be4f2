"""What a terminal is told that a file is not: colours, and how far a long piece of work has come."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sized
from typing import Any, Literal, TextIO

__all__ = ["ColourChoice", "Progress", "takes_colours"]

ColourChoice = Literal["auto", "always", "never"]

_PATIENCE = 1.0  # seconds of work before a word is said of it
_EVERY = 0.1  # seconds between two words


def takes_colours(stream: TextIO, choice: ColourChoice = "auto") -> bool:
    """Whether to write colours: as chosen; else by NO_COLOR and FORCE_COLOR; else to a terminal alone."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    # The old console of Windows shows colours as signs; the newer ones say who they are.
    known = sys.platform != "win32" or bool({"WT_SESSION", "TERM"} & os.environ.keys())
    return stream.isatty() and known and os.environ.get("TERM") != "dumb"


class Progress:
    """Says on a terminal, in a line that is wiped out again, how many things have been gone through."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._begun = time.monotonic()
        self._last_said = self._begun + _PATIENCE - _EVERY
        self._width = 0

    def __call__(self, doing: str, things: Iterable[Any]) -> Iterable[Any]:
        """The same things, one by one, watched if anybody is there to see it."""
        return self._watched(doing, things) if self._stream.isatty() else things

    def _watched(self, doing: str, things: Iterable[Any]) -> Iterator[Any]:
        of_all = f" of {len(things)}" if isinstance(things, Sized) else ""
        try:
            for count, thing in enumerate(things, 1):
                if time.monotonic() - self._last_said >= _EVERY:
                    self._say(f"{doing}: {count}{of_all}")
                yield thing
        finally:
            self._say("")

    def _say(self, words: str) -> None:
        if words or self._width:
            self._stream.write(f"\r{words.ljust(self._width)}{'' if words else chr(13)}")
            self._stream.flush()
        self._width = len(words)
        self._last_said = max(self._last_said, time.monotonic()) if words else self._last_said
