"""The cases of the checks: small files laid over the base corpus, and what `lawmodel check` says of them.

A case is one file, or a folder of files with their paths in a corpus. A file alone is a record
(`agreements/<its id>.yaml`), unless its first line names the schema of a register. What is found in an
invalid case stands beside it in `<case>.expected.txt`, one line a finding; a valid case has none.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lawmodel.checking import check
from lawmodel.diagnostics import Diagnostic
from lawmodel.schemas.registry import PUBLISHED, address

BASE = Path(__file__).parent / "cases" / "base"
CASES = Path(__file__).parent / "cases" / "checks"

_SCHEMA_NAMED = re.compile(r"# yaml-language-server: \$schema=\S*?([a-z-]+)\.schema\.json")
_ID = re.compile(r"^id: *([a-z0-9-]+)", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """A case of a check; `name` is its path below `tests/cases/checks`."""

    ident: str
    path: Path
    is_valid: bool

    @property
    def name(self) -> str:
        return self.path.relative_to(CASES).as_posix()

    @property
    def expected(self) -> Path:
        """The file that says what is found in an invalid case."""
        return self.path.with_name(f"{self.path.stem}.expected.txt")

    @property
    def files(self) -> dict[str, str]:
        """The files of the case by their paths in the corpus."""
        if self.path.is_dir():
            found = sorted(p for p in self.path.rglob("*") if p.is_file())
            return {p.relative_to(self.path).as_posix(): p.read_text(encoding="utf-8") for p in found}
        text = self.path.read_text(encoding="utf-8")
        return {place_of(text): text}


def all_cases() -> list[Case]:
    """Every case of every check, in the order of their names."""
    return [
        Case(folder.name, path, verdict == "valid")
        for folder in sorted(p for p in CASES.iterdir() if p.is_dir())
        for verdict in ("invalid", "valid")
        for path in sorted((folder / verdict).glob("*"))
        if path.suffix != ".txt"
    ]


def place_of(text: str) -> str:
    """Where a file belongs in a corpus, by the schema its first line names and its id."""
    named = _SCHEMA_NAMED.match(text)
    files = PUBLISHED[named[1] if named else "instrument"].files
    assert files is not None, text
    ident = _ID.search(text)
    return files.replace("**/*", "*").replace("*", ident[1] if ident else "example")


def with_modeline(text: str, path: str) -> str:
    """The text of an example, begun by naming its schema, as every file should be; examples leave that out."""
    name = next((s.name for s in PUBLISHED.values() if s.files == path), "instrument")
    return (
        text
        if text.startswith("# yaml-language-server")
        else f"# yaml-language-server: $schema={address(name)}\n{text}"
    )


def diagnose(files: Mapping[str, str], folder: Path) -> tuple[Diagnostic, ...]:
    """What is found in the base corpus with these files laid over it, in an empty folder."""
    lay(files, folder)
    return check(folder).diagnostics


def lay(files: Mapping[str, str], folder: Path) -> None:
    """Write the base corpus and these files over it into a folder."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="")


def told(diagnostics: tuple[Diagnostic, ...], case: Case) -> str:
    """The findings, a line each; the file is named where the case is more than that one file."""
    return "".join(f"{line}\n" for line in _lines(diagnostics, case))


def _lines(diagnostics: tuple[Diagnostic, ...], case: Case) -> Iterator[str]:
    own = None if case.path.is_dir() else next(iter(case.files))
    for each in diagnostics:
        at = f"{each.place.line}:{each.place.column}"
        where = at if each.place.file == own else f"{each.place.file}:{at}"
        yield f"{where}: {each.severity}[{each.ident}] {each.message}"
