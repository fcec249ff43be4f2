"""Checking a corpus, from files to diagnostics: the whole way on one page.

    folder -> each file: read, judged, built, checked by itself, noted -> files compared -> allowances -> result

A file by itself is `lawmodel.examining`. A finding names a node (file and path); only what was found is
given its place in the text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawmodel.allowing import settle
from lawmodel.check_result import CheckResult, Watch
from lawmodel.checks import BETWEEN_FILES, BetweenFiles, all_faults
from lawmodel.configuration_file import read_configuration
from lawmodel.corpus import Corpus
from lawmodel.examined import Examined
from lawmodel.examining import examine_alone
from lawmodel.folder import Folder
from lawmodel.jobs import examine_all
from lawmodel.loading import OpenedOnDemand
from lawmodel.placing import place
from lawmodel.schemas.registry import Engine
from lawmodel.unsaved import Unsaved

if TYPE_CHECKING:
    from lawmodel.caching import Kept

__all__ = ["check", "check_folder"]


def check(root: Path, *, engine: Engine = "auto", unsaved: Unsaved | None = None, jobs: int = 1) -> CheckResult:
    """Check the corpus in a folder, by its own configuration; files are named relative to it.

    `unsaved` is a file as an editor has it; `jobs` is in how many processes to look at the files. Bad data
    never raises. Errors: `NoCorpus`, where the folder has no `agreements/`.
    """
    content = {} if unsaved is None else {unsaved.path: unsaved.content}
    return check_folder(Folder.find(root, engine=engine, unsaved=content), jobs=jobs)


def check_folder(
    folder: Folder,
    *,
    jobs: int | None = 1,
    kept: Kept | None = None,
    alone: Collection[str] | None = None,
    watch: Watch = lambda _, things: things,
) -> CheckResult:
    """The same of a folder's files. `kept`: what was found before, of files that have not changed since.

    `alone`: look at these files, at the registers and at the records they name, and leave open what others say.
    """
    looked_at = examine_all(folder, jobs, kept) if alone is None else examine_alone(folder, alone)
    examined = list(watch("checking", looked_at))
    unread = frozenset(each.path for each in examined if not each.is_built)
    corpus = Corpus(folder.root, OpenedOnDemand(folder), unread=unread)
    between = (finding for each in BETWEEN_FILES for finding in each.compare(_notes(examined, each), corpus))
    within = (diagnostic for each in examined for diagnostic in each.diagnostics)
    found = dict.fromkeys((*folder.diagnostics, *within, *place(between, corpus.files.get)))
    known = frozenset(all_faults())
    configuration = read_configuration(folder.root, known)
    allowing = (corpus.files[each.path] for each in examined if each.allows)
    left = settle(found, allowing, configuration, known, is_all=alone is None and not (unread or folder.diagnostics))
    weighed = [*configuration.diagnostics, *configuration.weigh(left)]
    ordered = tuple(sorted(weighed, key=lambda diagnostic: diagnostic.sort_key))
    result = CheckResult(folder, ordered, len(examined), unread, configuration.fail_on)
    if kept is not None:
        kept.keep(examined, result)
    return result


def _notes(examined: Iterable[Examined], check: BetweenFiles) -> dict[str, Any]:
    """What a check has noted of the files, by their paths."""
    ident = check.FAULT.ident
    return {each.path: each.notes[ident] for each in examined if ident in each.notes}
