"""Checking a corpus, from files to diagnostics: the whole way on one page.

    files -> documents -> schema -> model -> corpus -> checks -> findings -> diagnostics

A finding names a node (file and path). Only findings are given places, and only files with findings
are read again for them: a good corpus pays nothing for being able to point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lawmodel.checks import ALL_CHECKS, severity_of
from lawmodel.corpus import Corpus, NoCorpus
from lawmodel.diagnostics import Diagnostic, Finding, Location, Place, RelatedPlace
from lawmodel.loading import Engine, LoadedFile, load_folder

__all__ = ["CheckResult", "check"]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Everything found in one run, in the order of files and lines, and the corpus as far as it was read."""

    diagnostics: tuple[Diagnostic, ...]
    files: int
    corpus: Corpus


def check(root: Path, *, only: frozenset[str] | None = None, shown: str = "", engine: Engine = "auto") -> CheckResult:
    """Check the corpus in a folder.

    `only` keeps what concerns these files (paths relative to the folder); `shown` is put before each
    path in what is reported. Bad data never raises. Errors: `NoCorpus`, where the folder has no `agreements/`.
    """
    if not (root / "agreements").is_dir():
        raise NoCorpus(root)
    loaded = list(load_folder(root, engine=engine))
    corpus = Corpus(root, loaded)
    findings = [*corpus.structural_findings(), *(f for each in ALL_CHECKS for f in each.find(corpus))]
    diagnostics = [d for file in loaded for d in file.diagnostics]
    diagnostics += place(findings, corpus)
    kept = {d for d in diagnostics if only is None or d.place.file in only}
    files = sum(1 for path in corpus.files if path and (only is None or path in only))
    ordered = sorted(kept, key=lambda d: d.sort_key)
    return CheckResult(tuple(d.under(shown) for d in ordered), files, corpus)


def place(findings: Iterable[Finding], corpus: Corpus) -> Iterator[Diagnostic]:
    """Give each finding its place in the text, and the line that stands there."""
    for finding in findings:
        at, excerpt = _place(finding.at, corpus)
        related = tuple(RelatedPlace(*_placed(r.at, r.message, corpus)) for r in finding.related)
        yield Diagnostic(
            finding.ident,
            severity_of(finding.ident),
            at,
            finding.message,
            finding.help,
            related,
            finding.fix,
            excerpt,
            finding.at.path,
        )


def _placed(at: Location, message: str, corpus: Corpus) -> tuple[Place, str, str | None]:
    where, excerpt = _place(at, corpus)
    return where, message, excerpt


def _place(at: Location, corpus: Corpus) -> tuple[Place, str | None]:
    file: LoadedFile | None = corpus.files.get(at.file)
    if file is None or file.document is None:
        return Place(at.file, 1, 1, 1, 1), None
    where = file.document.place(at.path, at.part)
    return where, file.document.line(where.line)
