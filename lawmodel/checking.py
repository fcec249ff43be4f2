"""Checking a corpus, from files to diagnostics: the whole way on one page.

    folder -> each file: read, judged, built, checked by itself, noted -> files compared -> allowances -> result

A file by itself is `lawmodel.examining`. A finding names a node (file and path); only what was found is
given its place in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lawmodel.allowing import settle
from lawmodel.check_result import CheckResult
from lawmodel.checks import BETWEEN_FILES, all_faults
from lawmodel.checks.folding import first_of_each_file
from lawmodel.configuration_file import read_configuration
from lawmodel.corpus import Corpus, Index
from lawmodel.examined import Examined
from lawmodel.folder import Folder
from lawmodel.jobs import examine_all
from lawmodel.loading import OpenedOnDemand
from lawmodel.placing import place
from lawmodel.schemas.registry import Engine
from lawmodel.unsaved import Unsaved

__all__ = ["check", "check_examined"]


def check(root: str | Path, *, engine: Engine = "auto", unsaved: Unsaved | None = None, jobs: int = 1) -> CheckResult:
    """Check the corpus in a folder, by its own configuration; files are named relative to it.

    `unsaved` is a file as an editor has it; `jobs` is in how many processes to look at the files. Bad data
    never raises. Errors: `NoCorpus`, where the folder has no `agreements/`; TypeError for an `unsaved` that is none,
    and for `jobs` that are no number; ValueError for fewer than one.
    """
    if unsaved is not None and not isinstance(unsaved, Unsaved):
        raise TypeError(f"`unsaved` is an `Unsaved` file, not {type(unsaved).__name__}")
    if isinstance(jobs, bool) or not isinstance(jobs, int):
        raise TypeError(f"`jobs` is a whole number, not {type(jobs).__name__}")
    if jobs < 1:
        raise ValueError(f"`jobs` is {jobs}, and at least one process looks at the files")
    content = {} if unsaved is None else {unsaved.path: unsaved.content}
    folder = Folder.find(root, engine=engine, unsaved=content)
    return check_examined(folder, list(examine_all(folder, jobs)))


def check_examined(folder: Folder, examined: Sequence[Examined], *, is_all: bool = True) -> CheckResult:
    """The same of files that were looked at one by one; `is_all`: all there are, so that nothing else says more."""
    unread = frozenset(each.path for each in examined if not each.is_built)
    corpus = Corpus(folder.root, OpenedOnDemand(folder), unread=unread, index=_index(examined) if is_all else None)
    noted = _noted(examined)
    comparing = ((each, noted[each.FAULT.ident]) for each in BETWEEN_FILES if each.FAULT.ident in noted)
    between = (finding for each, notes in comparing for finding in first_of_each_file(each.compare(notes, corpus)))
    within = (diagnostic for each in examined for diagnostic in each.diagnostics)
    found = dict.fromkeys((*folder.diagnostics, *within, *place(between, corpus.files.get)))
    known = frozenset(all_faults())
    configuration = read_configuration(folder.root, known)
    allowing = (corpus.files[each.path] for each in examined if each.allows)
    left = settle(found, allowing, configuration, known, is_all=is_all and not (unread or folder.diagnostics))
    weighed = [*configuration.diagnostics, *configuration.weigh(left)]
    ordered = tuple(sorted(weighed, key=lambda diagnostic: diagnostic.sort_key))
    return CheckResult(folder, ordered, len(examined), unread, configuration.fail_on)


def _index(examined: Iterable[Examined]) -> Index:
    """Which records there are, so that no file is opened to learn it."""
    return Index.of((each.record, each.path, each.acts_on) for each in examined if each.record is not None)


def _noted(examined: Iterable[Examined]) -> Mapping[str, Mapping[str, Any]]:
    """What the checks that compare files have noted, by the check's id and the file's path; none that noted nothing."""
    noted: dict[str, dict[str, Any]] = {}
    for each in examined:
        for ident, note in each.notes.items():
            noted.setdefault(ident, {})[each.path] = note
    return noted
