"""Which corpus a command is about, and how its files are named to the user."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lawmodel.cli.errors import UsageError
from lawmodel.folder import find_corpus, shipped_corpus

if TYPE_CHECKING:
    from lawmodel.corpus import Corpus

__all__ = ["Target", "add_corpus_option", "load_corpus", "locate", "target", "target_of_unsaved"]


class Target(NamedTuple):
    """A corpus, how its files are shown, and to which files the command is limited (None: all).

    `is_own` is false of the corpus that comes with the package, taken because there is no other.
    """

    root: Path
    shown: str
    only: frozenset[str] | None
    is_own: bool = True


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
    from lawmodel.corpus import Corpus, InvalidCorpus  # noqa: PLC0415 - to check again what has not changed needs no models

    try:
        return Corpus.load(locate(corpus))
    except InvalidCorpus as error:
        raise UsageError(str(error)) from error


def target(paths: list[Path], corpus: Path | None) -> Target:
    """The corpus that the paths lie in, and the files they name; a folder with `agreements/` is a corpus."""
    if not paths:
        root = locate(corpus)
        return Target(root, _shown(root), None, is_own=corpus is not None or find_corpus(Path.cwd()) is not None)
    if len(paths) == 1 and corpus is None and (paths[0] / "agreements").is_dir():
        return Target(paths[0], _shown(paths[0]), None)
    missing = [p for p in paths if not os.path.lexists(p)]
    if missing:
        raise UsageError(f"no file `{missing[0]}`")
    found = locate(corpus) if corpus is not None else find_corpus(_straight(paths[0]))
    if found is None:
        raise UsageError(f"`{paths[0]}` lies in no folder that has `agreements`; `lawmodel init DIR` makes one")
    only = frozenset(within for path in paths for within in _within(path, found))
    return Target(found, _shown(found), only)


def target_of_unsaved(file: Path, corpus: Path | None) -> Target:
    """The corpus that a file lies in or would lie in, limited to that file. Errors: `UsageError`."""
    found = locate(corpus) if corpus is not None else find_corpus(_straight(file))
    if found is None:
        raise UsageError(f"`{file}` lies in no folder that has `agreements`; `lawmodel init DIR` makes one")
    relative = _relative(file, found)
    if relative.suffix != ".yaml" or relative.parts[0] not in ("agreements", "registers"):
        raise UsageError(f"`{file}` is not the place of a record or register: `agreements/*.yaml`, `registers/*.yaml`")
    return Target(found, _shown(found), frozenset({relative.as_posix()}))


def _within(path: Path, root: Path) -> list[str]:
    """The files that a path names, relative to the corpus."""
    relative = _relative(path, root)
    if not path.is_dir() and (relative.suffix != ".yaml" or relative.parts[0] not in ("agreements", "registers")):
        raise UsageError(f"`{path}` is no record or register: these are `agreements/*.yaml` and `registers/*.yaml`")
    if path.is_dir():
        return [p.relative_to(_straight(root)).as_posix() for p in sorted(_straight(path).rglob("*.y*ml"))]
    return [relative.as_posix()]


def _relative(path: Path, root: Path) -> Path:
    try:
        return _straight(path).relative_to(_straight(root))
    except ValueError as error:
        raise UsageError(f"`{path}` does not lie in the corpus `{root}`") from error


def _straight(path: Path) -> Path:
    """The whole path without `..`, its links not followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps `..`


def _shown(root: Path) -> str:
    """What is put before the names of the corpus' files: the way from here, where it is short."""
    try:
        relative = os.path.relpath(root)
    except ValueError:  # another drive, on Windows
        return f"{root.as_posix()}/"
    if relative == ".":
        return ""
    return f"{root.as_posix() if relative.startswith('..') else Path(relative).as_posix()}/"
