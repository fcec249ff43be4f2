"""Adopting the check on an existing corpus: what was found once is left out until it changes.

A finding is known again by its id, file and message, not by its line, so that an edit elsewhere in the
file does not bring it back. Where a file has more faults of structure than are told, the baseline knows of the others
only how many they are: that there are fewer now is not new, and those that are told once others are mended are.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from lawmodel.diagnostics import Diagnostic
from lawmodel.schemas.first_faults import AND_MORE, places_left

__all__ = ["InvalidBaseline", "read_baseline", "without_baseline", "write_baseline"]

Known = Counter[tuple[str, str, str]]


class InvalidBaseline(ValueError):
    """A baseline file that cannot be read: `path`, and why."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(path, problem)
        self.path = path
        self.problem = problem

    def __str__(self) -> str:
        return f"`{self.path}` is not a baseline: {self.problem}"


def write_baseline(path: Path, diagnostics: Iterable[Diagnostic]) -> None:
    """Write what is found now."""
    keys = sorted((d.place.file, d.ident, d.message) for d in diagnostics)
    rows = [{"id": ident, "file": file, "message": message} for file, ident, message in keys]
    path.write_text(json.dumps({"findings": rows}, ensure_ascii=False, indent=1) + "\n", "utf-8")


def read_baseline(path: Path) -> Known:
    """What a baseline lists, each as often as it was found. Errors: `InvalidBaseline`."""
    try:
        rows = json.loads(path.read_text("utf-8"))["findings"]
        return Counter((row["id"], row["file"], row["message"]) for row in rows)
    except OSError as error:
        raise InvalidBaseline(path, error.strerror or "it cannot be read") from error
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidBaseline(path, "`lawmodel check --baseline FILE --write-baseline` writes one") from error


def without_baseline(diagnostics: Iterable[Diagnostic], known: Known) -> tuple[Diagnostic, ...]:
    """The diagnostics that the baseline does not list; of equal ones, those beyond its count."""
    left = Counter(known)
    before = Counter({key[1]: places for key in known if (places := _left(key[0], key[2])) is not None})
    kept = []
    for diagnostic in diagnostics:
        file = diagnostic.place.file
        key = (diagnostic.ident, file, diagnostic.message)
        places = _left(diagnostic.ident, diagnostic.message)
        if left[key] > 0 and not diagnostic.message.endswith(AND_MORE):  # what comes after it may be new
            left[key] -= 1
        elif places is None or places > before[file]:
            kept.append(diagnostic)
    return tuple(kept)


def _left(ident: str, message: str) -> int | None:
    """How many more places of a file are wrong than are told, where a finding says so."""
    return places_left(message) if ident == "too-many-faults" else None
