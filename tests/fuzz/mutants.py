"""Mutants of the real records through the whole check: `python -m tests.fuzz.mutants --count 100000`.

Each mutant is named by the seed and its number, and can be made again from them. What goes wrong is written down with
the mutant: an exception, a diagnostic at a place that the file does not have, a report that cannot be written,
more than a second of work.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from lawmodel.check_result import CheckResult
from lawmodel.checking import check
from lawmodel.documents import read
from lawmodel.folder import Folder
from lawmodel.rechecking import check_alone
from lawmodel.reports import FORMATS, renderer
from lawmodel.unsaved import Unsaved
from tests.fuzz.hostile import peak_memory
from tests.fuzz.mutations import MUTATORS
from tests.fuzz.sound import check_result, check_short_way

__all__ = ["LONGEST", "Looked", "Mutant", "look_at", "mutant_of"]

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "tests" / "cases" / "base"

LONGEST = 1.0
"""Seconds of processor time that no mutant may take."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed file of a corpus: where it stands there, and how it was made."""

    corpus: Path
    path: str
    how: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of a mutant: a word for it, the seconds it took, and what went wrong."""

    outcome: str
    seconds: float
    wrong: str = ""


def mutant_of(seed: int, number: int) -> Mutant:
    """The mutant of this number: of a real record, or of a register of the small corpus."""
    rng = Random(f"{seed}:{number}")  # noqa: S311  nothing secret
    corpus, folder = (BASE, "registers") if rng.random() < 0.15 else (ROOT, "agreements")
    file = rng.choice(sorted((corpus / folder).glob("*.yaml")))
    how = rng.choice(list(MUTATORS))
    return Mutant(corpus, f"{folder}/{file.name}", how, MUTATORS[how](file.read_bytes(), rng))


def look_at(mutant: Mutant) -> Looked:
    """Check a mutant in its corpus, and report what is found in one of the formats."""
    began = time.process_time()
    try:
        result = _checked(mutant)
        seconds = time.process_time() - began
        _hold(mutant, result)
    except Exception:  # noqa: BLE001  whatever it is, it is what is looked for
        return Looked("broken", time.process_time() - began, traceback.format_exc())
    if seconds > LONGEST:
        return Looked("slow", seconds, f"{seconds:.2f} s")
    if mutant.path in result.unread:
        return Looked("refused", seconds)
    return Looked("found" if result.diagnostics else "clean", seconds)


def _checked(mutant: Mutant) -> CheckResult:
    if mutant.path.startswith("registers/"):
        return check(mutant.corpus, unsaved=Unsaved(mutant.path, mutant.content))
    folder = Folder.find(mutant.corpus, unsaved={mutant.path: mutant.content})
    return check_alone(folder, [mutant.path])


def _hold(mutant: Mutant, result: CheckResult) -> None:
    """What must be so of any mutant."""
    check_result(read(mutant.path, mutant.content), mutant.content)
    check_short_way(mutant.content, ("c",))
    assert mutant.path not in result.unread or result.diagnostics, "refused, and nobody says why"
    report = renderer(FORMATS[len(mutant.content) % len(FORMATS)])
    report(result.diagnostics, result.files).encode()


def _look_at_share(work: tuple[int, range, Path | None]) -> tuple[Counter[str], float, list[str], int]:
    seed, numbers, keep = work
    outcomes: Counter[str] = Counter()
    longest, wrong = 0.0, []
    for number in numbers:
        mutant = mutant_of(seed, number)
        looked = look_at(mutant)
        outcomes[f"{mutant.how} {looked.outcome}"] += 1
        longest = max(longest, looked.seconds)
        if looked.wrong:
            wrong.append(f"mutant {number}, {mutant.how} of {mutant.path}: {looked.wrong.strip()}")
            if keep is not None:
                (keep / f"{seed}-{number}-{Path(mutant.path).name}").write_bytes(mutant.content)
    return outcomes, longest, wrong, peak_memory()


def _shares(arguments: argparse.Namespace) -> Iterator[tuple[int, range, Path | None]]:
    shares = arguments.jobs * 25
    numbers = range(arguments.first, arguments.first + arguments.count)
    return ((arguments.seed, numbers[start::shares], arguments.keep) for start in range(min(shares, len(numbers))))


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.fuzz.mutants", description="Mutants of the records through the check")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0, help="number of the first mutant")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="folder for the mutants with which something is wrong")
    arguments = parser.parse_args()
    if arguments.keep is not None:
        arguments.keep.mkdir(parents=True, exist_ok=True)
    outcomes: Counter[str] = Counter()
    longest, peak, count = 0.0, 0, 0
    with multiprocessing.get_context("spawn").Pool(arguments.jobs) as pool:
        for some, seconds, wrong, memory in pool.imap_unordered(_look_at_share, _shares(arguments)):
            outcomes.update(some)
            longest, peak, count = max(longest, seconds), max(peak, memory), count + len(wrong)
            sys.stdout.writelines(f"{line}\n" for line in wrong)
            sys.stdout.flush()
            sys.stderr.write(f"\r{outcomes.total()} of {arguments.count}")
    sys.stderr.write("\n")
    sys.stdout.writelines(f"{outcomes[each]:7} {each}\n" for each in sorted(outcomes))
    sys.stdout.write(f"{outcomes.total()} mutants, {count} wrong; at most {longest:.2f} s and {peak} MB\n")
    return bool(count)


if __name__ == "__main__":
    sys.exit(main())
