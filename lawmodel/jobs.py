"""Examining many files in several processes: each reads, judges and checks its share, and sends back plain data.

On Linux they are forked, after this process has imported and read what all of them need; elsewhere, and in a program
that has threads (a fork of which may hang), each is spawned and does so itself. Where none can be started, or one of
them dies, this process does the work; nothing but the time depends on them.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Self

from lawmodel.examined import Examined
from lawmodel.folder import Folder

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from lawmodel.caching import Kept
    from lawmodel.reading_ahead import AheadOf
    from lawmodel.registers import Registers

__all__ = ["Examination", "examine_all", "interrupts_held", "jobs_worthwhile", "may_fork"]

_SHARE = 150  # files; to spawn a process takes about as long as to examine these
_SHARE_OF_FORK = 12  # files; the same of a fork
_MOST = 32  # processes; more would wait for one another
_BATCH = 8  # files that are sent at once


def jobs_worthwhile(files: int) -> int:
    """How many processes to use for so many files: as many as there are processors, if each has enough to do."""
    affinity = getattr(os, "sched_getaffinity", None)  # which the user may have narrowed; Linux alone has it
    processors = len(affinity(0)) if affinity is not None else os.cpu_count() or 1
    share = _SHARE_OF_FORK if may_fork() else _SHARE
    return max(1, min(processors, files // share, _MOST))


def examine_all(folder: Folder, jobs: int | None = 1, kept: Kept | None = None) -> Generator[Examined]:
    """The files of a folder one by one, in their order: an `Examination` from its beginning to its end."""
    with Examination(folder, jobs, kept) as begun:
        yield from begun


class Examination:
    """The files of a folder, looked at by so many processes, which begin at once; by this one if it is one.

    Iterated over once, it gives what each file shows, in their order. Without `jobs`, there are as many as are
    worth it. `kept` gives what was found in files that have not changed. Leaving it ends the processes.
    """

    def __init__(self, folder: Folder, jobs: int | None = 1, kept: Kept | None = None) -> None:
        self._folder = folder
        self._known = {} if kept is None else {path: kept.examined(path) for path in folder.places}
        self._unknown = [path for path in folder.places if self._known.get(path) is None]
        many = jobs_worthwhile(len(self._unknown)) if jobs is None else min(jobs, len(self._unknown))
        self._first: list[Examined] = []
        self._coming: Iterator[Examined] = iter(())
        self._pool = self._started(many) if many > 1 else None
        if self._pool is not None:
            self._begun(self._pool)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:  # wait for what is being done now, and for nothing that has not begun
            self._pool.shutdown(wait=True, cancel_futures=True)

    def __iter__(self) -> Iterator[Examined]:
        fresh = self._fresh()
        return (self._known.get(path) or next(fresh) for path in self._folder.places)

    def _fresh(self) -> Iterator[Examined]:
        done = 0
        for examined in chain(self._first, self._coming):
            yield examined
            done += 1
        if done < len(self._unknown):
            from lawmodel.examining import Examiner  # noqa: PLC0415 - not where others do the work

            yield from map(Examiner(self._folder).examine, self._unknown[done:])

    def _begun(self, pool: ProcessPoolExecutor) -> None:
        """Give the processes their work; where not all of them can be started, end those that were."""
        from multiprocessing import active_children  # noqa: PLC0415 - as in `_started`

        others = set(active_children())
        try:
            coming = _submitted(pool, self._folder, self._unknown[len(self._first) :])
        except BaseException:  # an interrupt that was held
            self.__exit__()
            raise
        if coming is not None:
            self._coming = coming
            return
        self._pool = None
        for each in set(active_children()) - others:
            each.terminate()
            each.join()
        pool.shutdown(wait=False)

    def _started(self, jobs: int) -> ProcessPoolExecutor | None:
        if _may_have_no_children():
            return None
        forked = may_fork()
        # What a spawned process is begun with is written to it before the next begins: only what all of them need.
        begin = self._ready(jobs) if forked else partial(_begin_anew, self._folder.registers)
        from concurrent.futures.process import ProcessPoolExecutor  # noqa: PLC0415 - 20 ms in which files are read
        from multiprocessing import get_context  # noqa: PLC0415 - as above

        try:
            context = get_context("fork" if forked else "spawn")
            return ProcessPoolExecutor(jobs, context, initializer=begin)
        except (ImportError, NotImplementedError, OSError):  # a system without semaphores, or one that allows none
            return None

    def _ready(self, jobs: int) -> partial[None]:
        """Look at the first file here: then what is made at the first use is made, and each fork has it."""
        from lawmodel.reading_ahead import ReadAhead  # noqa: PLC0415 - only where processes are forked

        first = self._unknown[0]
        needed = dict.fromkeys((*self._folder.registers.places, first))  # in their order, each once
        others = [path for path in self._unknown if path not in needed]
        with interrupts_held():
            reading_needed = ReadAhead(self._folder, [*needed], 1)
            reading = ReadAhead(self._folder, others, jobs - 1)
        from lawmodel.examining import Examiner  # noqa: PLC0415 - takes the time in which they read

        examiner = Examiner(self._folder.only(needed), ahead=reading_needed.ended())
        self._first = [examiner.examine(first)]
        return partial(_begin, examiner.registers, reading.ended(), os.getpid())


def _may_have_no_children() -> bool:
    """Whether this is a worker of somebody else's pool of `multiprocessing`, which then has been imported."""
    processes = sys.modules.get("multiprocessing.process")
    return processes is not None and bool(processes.current_process().daemon)


def may_fork() -> bool:
    """Whether a fork of this process is safe: it has no threads, not even such as Python does not know of."""
    try:
        return sys.platform == "linux" and len([*Path("/proc/self/task").iterdir()]) == 1
    except OSError:  # a system that does not say
        return False


def _submitted(pool: ProcessPoolExecutor, folder: Folder, paths: Sequence[str]) -> Iterator[Examined] | None:
    """The files as far as the processes get, in order; the processes have begun when this returns. None: they cannot."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    failed = (BrokenProcessPool, OSError)  # a process was killed, or could not be started
    try:
        with interrupts_held():
            shares = [folder.only(paths[first : first + _BATCH]) for first in range(0, len(paths), _BATCH)]
            results = pool.map(_examine, shares)
    except failed:
        return None

    def arriving() -> Iterator[Examined]:
        try:
            yield from chain.from_iterable(results)
        except failed:
            return

    return arriving()


_registers: Registers | None = None
_ahead: AheadOf | None = None


def _begin(registers: Registers, ahead: AheadOf | None = None, parent: int | None = None) -> None:
    """What each process does first; `parent` is the process of which it is a fork."""
    global _registers, _ahead  # a process has no other place for what its tasks share
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started these ends them
    _registers, _ahead = registers, ahead
    gc.set_threshold(50_000)  # there is little garbage: to look for it every 700 objects takes a twentieth of the time
    atexit.register(os._exit, 0)  # to take apart what nobody needs any more takes 50 ms
    gc.freeze()  # modules and schemas are here to stay, and need not be looked through for garbage
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End when the parent has: a fork holds both ends of every pipe, and would wait for its next task for ever."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _begin_anew(folder: Folder) -> None:
    """What a process does first that has nothing yet, given the folder of the registers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # before anything that takes time
    from lawmodel.examining import registers_of  # noqa: PLC0415 - what the process that waits does without

    _begin(registers_of(folder))


def _examine(share: Folder) -> list[Examined]:
    from lawmodel.examining import Examiner  # noqa: PLC0415 - as above

    if _registers is None:
        raise RuntimeError("no process without its beginning")
    return list(map(Examiner(share, _registers, _ahead).examine, share.places))


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Start processes that ignore interrupts from their first moment; one that comes meanwhile is told afterwards."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    told: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: told.append(number))
    # A process that is started meanwhile keeps it blocked. Windows has no such thing; another thread may still get it.
    blocked = None if sys.platform == "win32" else signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if sys.platform != "win32" and blocked is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        if told:
            signal.raise_signal(signal.SIGINT)
