"""Timing commands in turn: first each of them once, then each again; so that a slow moment of the machine hits all."""

from __future__ import annotations

import contextlib
import os
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Command", "Timed", "in_turn", "table"]


@dataclass(frozen=True)
class Command:
    """A command, the exit statuses that it should end with, and what is set in its environment."""

    words: Sequence[str]
    statuses: frozenset[int] = frozenset({0})
    environment: Mapping[str, str] | None = None
    folder: Path | None = None


@dataclass(frozen=True)
class Timed:
    """The median of the wall-clock seconds, all of them, and the most memory of all its processes together, in MiB."""

    seconds: float
    each: tuple[float, ...]
    memory: float


def in_turn(commands: Mapping[str, Command], *, rounds: int = 5, longest: float = 20.0) -> dict[str, Timed]:
    """Run each command so many times, in turn; one that took longer than `longest` seconds is run once."""
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            if not runs[name] or runs[name][0][0] <= longest:
                runs[name].append(_run(name, command))
    return {
        name: Timed(
            statistics.median(seconds for seconds, _ in each),
            tuple(seconds for seconds, _ in each),
            max(memory for _, memory in each),
        )
        for name, each in runs.items()
    }


def _run(name: str, command: Command) -> tuple[float, float]:
    with tempfile.TemporaryFile() as output:
        begun = time.perf_counter()
        running = subprocess.Popen(
            command.words,
            env={**os.environ, **(command.environment or {})},
            cwd=command.folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        memory = _Memory(running.pid)
        status = running.wait()
        seconds = time.perf_counter() - begun
        memory.stop()
        if status not in command.statuses:
            output.seek(0)
            raise RuntimeError(f"{name} ended with {status}: {output.read()[-2000:].decode('utf-8', 'replace')}")
    return seconds, memory.most


class _Memory(threading.Thread):
    """Looks every 50 ms how much memory the processes of a session use together (Linux; elsewhere it is 0)."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.most = 0.0
        self._session = session
        self._ended = threading.Event()
        self.start()

    def run(self) -> None:
        while not self._ended.wait(0.05):
            self.most = max(self.most, sum(_share(pid) for pid in self._processes()) / 1024)

    def stop(self) -> None:
        self._ended.set()
        self.join()

    def _processes(self) -> list[str]:
        found = []
        for pid in os.listdir("/proc") if os.path.isdir("/proc") else ():  # noqa: PTH208, PTH112 - names, and cheap
            if pid.isdecimal():
                with contextlib.suppress(OSError, IndexError):
                    # After the name in brackets: state, parent, group, session.
                    if Path("/proc", pid, "stat").read_text().rpartition(")")[2].split()[3] == str(self._session):
                        found.append(pid)
        return found


def _share(pid: str) -> int:
    """The memory of a process in KiB, what it shares with others divided among them."""
    with contextlib.suppress(OSError):
        for line in Path("/proc", pid, "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
