"""`lawmodel check` beside validators that hold the same files against the same published schema.

The others judge structure. lawmodel also compares the records with one another and with the registers, asks every
rule its examples and analyses it. Run by `make bench`; alone: `python -m benchmarks.checks [--sizes 1,10,100]`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.multiply import ROOT, multiply
from benchmarks.peers import Peer, install, versions
from benchmarks.timing import Command, Timed, in_turn, table
from lawmodel.schemas.registry import file_name, published_folder

__all__ = ["main"]

SCHEMA = published_folder() / file_name("instrument")
SIZES = (1, 10, 100, 1_000, 10_000)
_WARM = "lawmodel, warm"
LONGEST = 100.0  # seconds; a tool that would take longer at the next size is not run there
NAMED = "agreements/tj-law-foreigners-2018.yaml"  # a record of about the mean size, and with rules


def main(sizes: Sequence[int] = SIZES, rounds: int = 5) -> None:
    peers = install()
    print(f"\n{os.cpu_count()} processors; {'; '.join(versions())}\n")
    seconds: dict[str, dict[int, Timed]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for size in sizes:
            folder = Path(scratch, str(size))
            files = [ROOT / NAMED] if size == 1 else [folder / path for path in _corpus(folder, size)]
            commands = {**_own(folder if size > 1 else ROOT, files, Path(scratch)), **_others(peers, files, seconds)}
            in_turn(
                {name: each for name, each in commands.items() if name == _WARM}, rounds=1
            )  # so that there is something kept
            for name, timed in in_turn(commands, rounds=rounds).items():
                seconds.setdefault(name, {})[size] = timed
        print(_report(seconds, sizes))
        print("\n1,000 records, 5 percent of them with a fault:\n")
        folder = Path(scratch, "bad")
        files = [folder / path for path in _corpus(folder, 1_000, bad=5)]
        own = {name: command for name, command in _own(folder, files, Path(scratch), {1}).items() if name != _WARM}
        print(
            _bad({name: timed.seconds for name, timed in in_turn({**own, **_failing(peers, files)}, rounds=2).items()})
        )


def _corpus(folder: Path, size: int, bad: int = 0) -> list[str]:
    folder.mkdir()
    return multiply(size, folder, bad_percent=bad)


def _own(folder: Path, files: Sequence[Path], scratch: Path, statuses: set[int] | None = None) -> dict[str, Command]:
    """lawmodel anew, in one process, and once more with what was found before; a record alone where only one is named."""
    # The records that a small corpus leaves out are what some entries of the registers are for: a warning.
    base = [sys.executable, "-m", "lawmodel", "check", "--fail-on", "error", "--corpus", str(folder)]
    ends = frozenset(statuses or {0})
    if len(files) == 1:
        return {"lawmodel": Command([*base, "--alone", str(files[0])], ends)}
    kept = {"LAWMODEL_CACHE_DIR": str(scratch / "cache")}
    return {
        "lawmodel": Command([*base, "--no-cache"], ends),
        "lawmodel, 1 process": Command([*base, "--no-cache", "--jobs", "1"], ends),
        _WARM: Command(base, ends, kept),
    }


def _others(peers: Sequence[Peer], files: Sequence[Path], known: dict[str, dict[int, Timed]]) -> dict[str, Command]:
    """The other tools, those left out that have taken too long for fewer files."""

    def expected(name: str) -> float:
        return max((t.seconds * len(files) / size for size, t in known.get(name, {}).items() if size > 10), default=0)

    return {p.name: Command(p.command(SCHEMA, files)) for p in peers if expected(p.name) <= LONGEST}


def _failing(peers: Sequence[Peer], files: Sequence[Path]) -> dict[str, Command]:
    return {peer.name: Command([*peer.command(SCHEMA, files), *peer.going_on], frozenset({1, 2})) for peer in peers}


def _report(seconds: dict[str, dict[int, Timed]], sizes: Sequence[int]) -> str:
    head = ["seconds (times lawmodel)", *(f"{size:,}" for size in sizes), "MiB at most"]
    own = seconds["lawmodel"]
    rows = []
    for name, by_size in seconds.items():
        cells = [
            f"{timed.seconds:.2f}" + ("" if name == "lawmodel" else f" ({timed.seconds / own[size].seconds:.2f})")
            if (timed := by_size.get(size)) is not None
            else "–"
            for size in sizes
        ]
        rows.append([name, *cells, f"{max(timed.memory for timed in by_size.values()):.0f}"])
    return table(head, rows)


def _bad(seconds: dict[str, float]) -> str:
    rows = [[name, f"{each:.2f}", f"{each / seconds['lawmodel']:.2f}"] for name, each in seconds.items()]
    return table(["", "seconds", "times lawmodel"], rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="how many records, as 1,10,100")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    main(tuple(map(int, options.sizes.split(","))), options.rounds)
