"""Checking a corpus, from files to diagnostics: the whole way on one page.

    files -> documents -> schema -> model -> corpus -> checks -> findings -> diagnostics -> allowances

A finding names a node (file and path); only what was found is given its place in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lawmodel.allowing import settle
from lawmodel.checks import BETWEEN_FILES, BetweenFiles, all_faults
from lawmodel.configuration_file import read_configuration
from lawmodel.corpus import Corpus, NoCorpus
from lawmodel.diagnostics import Diagnostic, Severity
from lawmodel.examining import Examined, Examiner
from lawmodel.loading import Engine, Folder, OpenedOnDemand
from lawmodel.placing import place
from lawmodel.unsaved import Unsaved

__all__ = ["CheckResult", "Watch", "check"]

Watch = Callable[[str, Iterable[Any]], Iterable[Any]]
"""Looks on while things are gone through one by one: what is done with them, and the things, which it hands on."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Everything found in one run, in the order of files and lines, and the corpus as far as it was read.

    `fail_on` is the least severity that the corpus' configuration wants to fail on.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int
    corpus: Corpus
    fail_on: Severity = Severity.WARNING

    def concerning(self, files: Collection[str], *, or_related_to: Collection[str] = ()) -> CheckResult:
        """What was found in these files (paths relative to the corpus), or found elsewhere and is about others."""
        kept = tuple(
            d
            for d in self.diagnostics
            if d.place.file in files or any(r.place.file in or_related_to for r in d.related)
        )
        return replace(self, diagnostics=kept, files=sum(1 for path in self.corpus.files if path in files))

    def shown_as(self, folder: str) -> CheckResult:
        """The same with a folder (ending in `/`, or empty) before the names of its files."""
        return replace(self, diagnostics=tuple(d.under(folder) for d in self.diagnostics))


def check(
    root: Path, *, engine: Engine = "auto", unsaved: Unsaved | None = None, watch: Watch = lambda _, things: things
) -> CheckResult:
    """Check the corpus in a folder, by its own configuration; files are named relative to it.

    `unsaved` is a file as an editor has it. Bad data never raises. Errors: `NoCorpus`, where the
    folder has no `agreements/`.
    """
    if not (root / "agreements").is_dir():
        raise NoCorpus(root)
    folder = Folder.find(root, engine=engine, unsaved={} if unsaved is None else {unsaved.path: unsaved.content})
    examined = list(watch("checking", map(Examiner(folder).examine, folder.places)))
    corpus = Corpus(root, OpenedOnDemand(folder), unread=frozenset(e.path for e in examined if not e.is_built))
    findings = (f for each in BETWEEN_FILES for f in each.compare(_notes(examined, each), corpus))
    own = (diagnostic for each in examined for diagnostic in each.diagnostics)
    found = dict.fromkeys((*folder.diagnostics, *own, *place(findings, corpus.files.get)))
    known = frozenset(all_faults())
    configuration = read_configuration(root, known)
    allowing = (corpus.files[e.path] for e in examined if e.allows)
    settled = settle(found, allowing, configuration, known, is_all=not (corpus.unread or folder.diagnostics))
    left = [*configuration.diagnostics, *configuration.weigh(settled)]
    return CheckResult(tuple(sorted(left, key=lambda d: d.sort_key)), len(examined), corpus, configuration.fail_on)


def _notes(examined: Iterable[Examined], check: BetweenFiles) -> dict[str, Any]:
    """What a check has noted of the files, by their paths."""
    ident = check.FAULT.ident
    return {each.path: each.notes[ident] for each in examined if ident in each.notes}
