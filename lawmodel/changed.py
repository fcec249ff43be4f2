"""What a change of the files concerns: the files changed since a revision, and whatever names what they say.

Git is asked which files differ and what they said; what refers to what is read from the corpus itself.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lawmodel.configuration import CONFIGURATION_FILES
from lawmodel.corpus import Corpus
from lawmodel.documents import Unread, read
from lawmodel.model.base import ReferenceKind

__all__ = ["Changes", "NoHistory", "affected_files", "changes_since"]

_KINDS: Mapping[str, ReferenceKind] = {
    "sources": "source",
    "digests": "source",
    "authorities": "authority",
    "topics": "topic",
    "events": "occasion",
    "observations": "observation",
    "conventions": "convention",
    "facts": "fact",
}
_REPOSITORY_VARIABLES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
_PATIENCE = 60  # seconds


class NoHistory(LookupError):
    """Git cannot say what has changed in a folder: `problem` tells why."""

    def __init__(self, root: Path, problem: str) -> None:
        super().__init__(root, problem)
        self.root = root
        self.problem = problem

    def __str__(self) -> str:
        return self.problem


@dataclass(frozen=True, slots=True)
class Changes:
    """The files of a corpus that differ from a revision, added and deleted ones too, and how each one read then."""

    files: Mapping[str, Any]
    """By path relative to the corpus: the file's data at the revision, None where it was not there or no data."""

    @property
    def concern_everything(self) -> bool:
        """Whether the way of checking itself has changed."""
        return any(name in self.files for name in CONFIGURATION_FILES)


def changes_since(root: Path, revision: str) -> Changes:
    """What has changed in the folder since a revision, committed or not. Errors: `NoHistory`."""
    try:
        inside = _git(root, "rev-parse", "--is-inside-work-tree")
    except FileNotFoundError as error:
        raise NoHistory(root, "git is not installed, and tells what has changed") from error
    if inside.returncode != 0:
        raise NoHistory(root, f"`{root}` lies in no git repository{_said(inside)}")
    named = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if named.returncode != 0:
        raise NoHistory(root, f"there is no revision `{revision}` here; a shallow clone must fetch it first")
    commit = named.stdout.decode("ascii").strip()
    paths = ("--", "agreements", "registers", *CONFIGURATION_FILES)
    differing = _names(root, "diff", "--name-only", "-z", "--no-renames", "--relative", commit, *paths)
    new = _names(root, "ls-files", "--others", "-z", *paths)
    return Changes({name: _data_at(root, commit, name) for name in sorted({*differing, *new})})


def affected_files(changes: Changes, corpus: Corpus) -> frozenset[str]:
    """The changed files, and those that mention a record or an entry which the change made, changed or took away.

    What is wrong with the configuration always concerns everybody.
    """
    if changes.concern_everything:
        return frozenset((*corpus.files, *CONFIGURATION_FILES))
    names = {name for path, old in changes.files.items() for name in _names_changed(path, old, corpus)}
    whole = {kind for kind, target in names if target is None}
    mentioning = (
        path
        for path in corpus.files
        if any(m.kind in whole or (m.kind, _thing(m.kind, m.target)) in names for m in corpus.mentions(path))
    )
    return frozenset((*changes.files, *mentioning, *CONFIGURATION_FILES))


_Name = tuple[ReferenceKind, str | None]  # None: every name of the kind


def _thing(kind: ReferenceKind, target: str) -> str:
    """What a mention leads to: of a rule, its record."""
    return target.partition("/")[0] if kind == "rule" else target


def _names_changed(path: str, old: Any, corpus: Corpus) -> Iterator[_Name]:
    folder, _, rest = path.partition("/")
    stem = path.rpartition("/")[2].removesuffix(".yaml")
    if folder == "agreements":
        for ident in {stem, *_ids(old), *_ids(_data_now(path, corpus))}:
            yield "record", ident
            yield "rule", ident
    elif rest.startswith("calendars/"):
        yield "calendar", stem
    elif stem in _KINDS:
        yield from ((_KINDS[stem], name) for name in _entries_changed(old, _data_now(path, corpus)))


def _ids(data: Any) -> Iterator[str]:
    if isinstance(data, dict) and isinstance(data.get("id"), str):
        yield data["id"]


def _entries_changed(old: Any, new: Any) -> Iterator[str | None]:
    """The keys of a register's entries that differ; None where something else does, or one cannot be read."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        yield None
        return
    for key in {*old, *new}:
        before, after = old.get(key, {}), new.get(key, {})
        if isinstance(before, dict) and isinstance(after, dict):
            yield from (name for name in {*before, *after} if before.get(name) != after.get(name))
        elif before != after:
            yield None


def _data_now(path: str, corpus: Corpus) -> Any:
    file = corpus.files.get(path)
    return None if file is None or file.document is None else file.document.data


def _data_at(root: Path, commit: str, path: str) -> Any:
    """The data of a file as it was; None where it was not there, or could not be read."""
    found = _git(root, "cat-file", "blob", f"{commit}:./{path}")
    if found.returncode != 0 or not path.endswith(".yaml"):
        return None
    document = read(path, found.stdout)
    return None if isinstance(document, Unread) else document.data


def _names(root: Path, *arguments: str) -> list[str]:
    done = _git(root, *arguments)
    if done.returncode != 0:
        raise NoHistory(root, f"git cannot tell what has changed{_said(done)}")
    return [name.decode("utf-8", "replace") for name in done.stdout.split(b"\0") if name]


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of what git complained of."""
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return f": {lines[0].removeprefix('fatal: ')}" if lines else ""


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in the corpus; a file-system monitor, which a repository may name, is not started."""
    # Within a hook git sets these, and they would name another folder than the corpus' own.
    environment = {k: v for k, v in os.environ.items() if k not in _REPOSITORY_VARIABLES}
    command = ["git", "--no-optional-locks", "-c", "core.fsmonitor=false", *arguments]
    try:
        return subprocess.run(  # noqa: S603 - no shell; the revision has become a commit's name
            command, cwd=root, env=environment, capture_output=True, check=False, timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired as error:
        raise NoHistory(root, f"git did not answer within {_PATIENCE} seconds") from error
