"""Reading files while this process is still importing what it takes to check them: the other processors are idle then.

It is forked before it does so; each fork reads and judges files until it is told to stop, and writes what is sound into
memory that both share. What was not read ahead, because it is not sound or there was no time, is read as usual: nothing
but the time depends on it.
"""

from __future__ import annotations

import marshal
import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from mmap import mmap
from struct import pack, unpack
from typing import Final, NamedTuple

from lawmodel.documents import Document
from lawmodel.folder import Folder
from lawmodel.loading import LoadedFile, load

__all__ = ["AheadOf", "ReadAhead"]

_MOST: Final = 1 << 26  # bytes that one fork may write: 64 MiB, of which the system gives what is used
_STOP: Final = 0  # where a byte is not 0 once the fork is to stop
_INDEX: Final = slice(8, 24)  # where the index begins and ends: two numbers, written last
_HEAD: Final = 24


class AheadOf(NamedTuple):
    """What was read ahead, by the path of the file: in which memory, from where to where."""

    memories: Sequence[mmap]
    places: Mapping[str, tuple[int, int, int]]

    def opened(self, path: str) -> LoadedFile | None:
        """A file that was read ahead."""
        if path not in self.places:
            return None
        number, start, end = self.places[path]
        schema, digest, text, data = marshal.loads(self.memories[number][start:end])  # noqa: S302 - written by a fork
        return LoadedFile(path, schema, Document(path, data, text), (), (), digest)


class ReadAhead:
    """Begins to read files in so many forks; the first forks take the first files of each round."""

    def __init__(self, folder: Folder, paths: Sequence[str], forks: int) -> None:
        self._memories: list[mmap] = []
        self._forks: list[int] = []
        for number in range(forks):
            try:
                memory = mmap(-1, _MOST)
                fork = _forked(folder, paths[number::forks], memory)
            except OSError:  # no memory, or no process more: what has begun goes on
                break
            self._memories.append(memory)
            self._forks.append(fork)

    def ended(self) -> AheadOf:
        """What was read until now; every fork has ended then."""
        for memory in self._memories:
            memory[_STOP] = 1
        for fork in self._forks:
            with suppress(ChildProcessError):  # where SIGCHLD is ignored, it has ended, and nobody knows how
                os.waitpid(fork, 0)
        places = {
            path: (number, start, end)
            for number, memory in enumerate(self._memories)
            for path, (start, end) in _index_of(memory).items()
        }
        return AheadOf(self._memories, places)


def _index_of(memory: mmap) -> dict[str, tuple[int, int]]:
    """What a fork wrote, and from where to where; nothing, if it died before."""
    first, end = unpack("QQ", memory[_INDEX])
    index: dict[str, tuple[int, int]] = marshal.loads(memory[first:end]) if end else {}  # noqa: S302 - as above
    return index


def _forked(folder: Folder, paths: Sequence[str], memory: mmap) -> int:
    """Begin a fork that reads these files; its process."""
    parent = os.getpid()
    process = os.fork()
    if process == 0:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that waits for this one is told of it, too
        try:
            _read(folder, paths, memory, parent)
        finally:
            os._exit(0)  # without what the process that was forked would do at its end
    return process


def _read(folder: Folder, paths: Sequence[str], memory: mmap, parent: int) -> None:
    places: dict[str, tuple[int, int]] = {}
    end = _HEAD
    for path in paths:
        if memory[_STOP] or os.getppid() != parent:  # nobody waits for what a process that was killed has begun
            break
        file = load(folder, path)
        if file.document is None or not file.is_sound or file.diagnostics:
            continue
        written = marshal.dumps((file.schema, file.digest, file.document.text, file.data))
        after = end + len(written)
        if after > _MOST // 2:  # the rest is for the index
            break
        memory[end:after] = written
        places[path] = (end, after)
        end = after
    index = marshal.dumps(places)
    memory[end : end + len(index)] = index
    memory[_INDEX] = pack("QQ", end, end + len(index))
