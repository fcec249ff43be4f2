"""Examining many files in several processes: each reads, judges and checks its share, and sends back plain data.

Processes are spawned, never forked: that works on every system, and in a program that has threads. Where
none can be started, or one of them dies, this process does the work; nothing but the time depends on them.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from lawmodel.examined import Examined
from lawmodel.examining import Examiner
from lawmodel.folder import Folder

if TYPE_CHECKING:
    from lawmodel.caching import Kept

__all__ = ["examine_all", "jobs_worthwhile"]

_SHARE = 150  # files; to start a process takes about as long as to examine these
_MOST = 32  # processes; more would wait for one another
_BATCH = 20  # files that are sent at once


def jobs_worthwhile(files: int) -> int:
    """How many processes to use for so many files: as many as there are processors, if each has enough to do."""
    affinity = getattr(os, "sched_getaffinity", None)  # which the user may have narrowed; Linux alone has it
    processors = len(affinity(0)) if affinity is not None else os.cpu_count() or 1
    return max(1, min(processors, files // _SHARE, _MOST))


def examine_all(folder: Folder, jobs: int | None = 1, kept: Kept | None = None) -> Generator[Examined]:
    """The files of a folder one by one, in their order, by so many processes; by this one if it is one.

    Without `jobs`, by as many as are worth it. `kept` gives what was found in files that have not changed.
    """
    known = {} if kept is None else {path: kept.examined(path) for path in folder.places}
    unknown = [path for path in folder.places if known.get(path) is None]
    with closing(_examined(folder, unknown, jobs_worthwhile(len(unknown)) if jobs is None else jobs)) as fresh:
        for path in folder.places:
            yield known.get(path) or next(fresh)


def _examined(folder: Folder, paths: Sequence[str], jobs: int) -> Generator[Examined]:
    done = 0
    if jobs > 1:
        for examined in _by_processes(folder, paths, min(jobs, len(paths))):
            yield examined
            done += 1
    yield from map(Examiner(folder).examine, paths[done:])


def _by_processes(folder: Folder, paths: Sequence[str], jobs: int) -> Iterator[Examined]:
    """The files as far as processes get, in order."""
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor  # noqa: PLC0415 - 35 ms
    from multiprocessing import get_context  # noqa: PLC0415

    try:
        pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin, initargs=(folder,))
    except (ImportError, NotImplementedError, OSError):  # a system without semaphores, or one that allows none
        return
    try:
        with _interrupts_held():
            results = pool.map(_examine, paths, chunksize=_BATCH)
        yield from results
    except (BrokenProcessPool, OSError):  # a process was killed, or could not be started
        return
    finally:  # wait for what is being done now, a matter of milliseconds, and for nothing that has not begun
        pool.shutdown(wait=True, cancel_futures=True)


_examiner: Examiner | None = None


def _begin(folder: Folder) -> None:
    """What each process does first."""
    global _examiner  # noqa: PLW0603 - a process has no other place for what its tasks share
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started these ends them
    _examiner = Examiner(folder)
    gc.freeze()  # modules and schemas are here to stay, and need not be looked through for garbage


def _examine(path: str) -> Examined:
    if _examiner is None:
        raise RuntimeError("no process without its beginning")
    return _examiner.examine(path)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Start processes that ignore interrupts from their first moment, so that none dies with a traceback."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
