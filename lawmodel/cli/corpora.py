"""Which corpus a command is about, and how its files are named to the user."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

from lawmodel.cli.errors import UsageError
from lawmodel.corpus import Corpus, InvalidCorpus, find_corpus, shipped_corpus

__all__ = ["Target", "add_corpus_option", "load_corpus", "locate", "target"]


@dataclass(frozen=True, slots=True)
class Target:
    """A corpus, how its files are shown, and to which files the command is limited (None: all)."""

    root: Path
    shown: str
    only: frozenset[str] | None


def add_corpus_option(parser: argparse.ArgumentParser) -> None:
    """Add `--corpus DIR`, which every command but `init` takes."""
    parser.add_argument(
        "--corpus",
        metavar="DIR",
        type=Path,
        help="the folder that has `agreements/` (default: the nearest one upwards, else the corpus shipped with lawmodel)",
    )


def locate(corpus: Path | None) -> Path:
    """The corpus folder that is meant. Errors: `UsageError`."""
    if corpus is None:
        return find_corpus(Path.cwd()) or shipped_corpus()
    if not corpus.is_dir():
        raise UsageError(f"no folder `{corpus}`")
    if not (corpus / "agreements").is_dir():
        raise UsageError(f"`{corpus}` has no folder `agreements`; `lawmodel init {corpus}` makes a corpus")
    return corpus


def load_corpus(corpus: Path | None) -> Corpus:
    """The corpus, or a one-line error where its files are too wrong to be loaded."""
    try:
        return Corpus.load(locate(corpus))
    except InvalidCorpus as error:
        raise UsageError(str(error)) from error


def target(paths: list[Path], corpus: Path | None) -> Target:
    """The corpus that the paths lie in, and the files they name; a folder with `agreements/` is a corpus."""
    if not paths:
        root = locate(corpus)
        return Target(root, _shown(root), None)
    if len(paths) == 1 and corpus is None and (paths[0] / "agreements").is_dir():
        return Target(paths[0], _shown(paths[0]), None)
    missing = [p for p in paths if not os.path.lexists(p)]
    if missing:
        raise UsageError(f"no file `{missing[0]}`")
    found = locate(corpus) if corpus is not None else find_corpus(paths[0].absolute())
    if found is None:
        raise UsageError(f"`{paths[0]}` lies in no folder that has `agreements`; `lawmodel init DIR` makes one")
    only = frozenset(within for path in paths for within in _within(path, found))
    return Target(found, _shown(found), only)


def _within(path: Path, root: Path) -> list[str]:
    """The files that a path names, relative to the corpus."""
    try:
        relative = path.absolute().relative_to(root.absolute())
    except ValueError as error:
        raise UsageError(f"`{path}` does not lie in the corpus `{root}`") from error
    if path.is_dir():
        return [p.relative_to(root.absolute()).as_posix() for p in sorted(path.absolute().rglob("*.y*ml"))]
    return [relative.as_posix()]


def _shown(root: Path) -> str:
    """What is put before the names of the corpus' files: the way from here, where it is short."""
    try:
        relative = os.path.relpath(root)
    except ValueError:  # another drive, on Windows
        return f"{root.as_posix()}/"
    if relative == ".":
        return ""
    return f"{root.as_posix() if relative.startswith('..') else Path(relative).as_posix()}/"
