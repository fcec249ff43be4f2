"""A record with its made-up document, for the tests of citations."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lawmodel.citing.digests import digests_of, register_text
from lawmodel.citing.texts import SourceTexts
from lawmodel.corpus import Corpus
from tests.corpora import corpus_of

LINES = (
    "The Government has signed the Agreement.",
    "",
    "The Minister announced it.",
    "The Parliament has approved it,",
    "and the Court was silent.",
    "The Agreement has two annexes.",
)
DOCUMENT = "\n".join(LINES) + "\n"

RECORD = """\
id: act
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: report, line: 1}]
lifecycle:
  - id: announcement
    event: discussed
    what: announced by the Minister
    cites: [{source: report, line: 3}, {source: webpage}]
provisions:
  - id: approval
    kind: statement
    topic: aim
    heading: Approval
    cites: [{source: report, lines: "4-5"}]
    items:
      - {id: silence, says: the Court said nothing, cites: [{source: report, line: 5}]}
"""

TOPICS = "topics:\n  aim: {label: {en: Aim}, means: what it is for}\n"


def sources(document: str | bytes = DOCUMENT, *, line_count: int = len(LINES), file: str = "report.txt") -> str:
    """The register of sources, with the SHA-256 of this document."""
    content = document if isinstance(document, bytes) else document.encode()
    return f"""\
sources:
  report:
    kind: report-of-official-act
    title: News report on an example
    language: en
    file: {file}
    sha256: {hashlib.sha256(content).hexdigest()}
    line_count: {line_count}
  webpage: {{kind: external, title: A page seen elsewhere, language: en}}
"""


def files(record: str = RECORD, register_of_sources: str | None = None, digests: str | None = None) -> dict[str, str]:
    """The files of a corpus of one record."""
    texts = {
        "agreements/act.yaml": record,
        "registers/sources.yaml": register_of_sources or sources(),
        "registers/topics.yaml": TOPICS,
    }
    return texts if digests is None else {**texts, "registers/digests.yaml": digests}


def documents(folder: Path, content: str | bytes = DOCUMENT, name: str = "report.txt") -> SourceTexts:
    """A folder with one document."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return SourceTexts(folder)


def digests_yaml(folder: Path, record: str = RECORD, content: str | bytes = DOCUMENT) -> str:
    """The register of digests as it is written when the record was made from this document."""
    return register_text(digests_of(corpus_of(files(record)), documents(folder, content)), "digests.schema.json")


def corpus(tmp_path: Path, record: str = RECORD, *, cited: str = DOCUMENT, now: str | bytes = DOCUMENT) -> Corpus:
    """The record with the digests of the document that it was made from, and a register of sources of the one of now."""
    count = len((now.decode("utf-8", "replace") if isinstance(now, bytes) else now).splitlines())
    register = digests_yaml(tmp_path / "cited", record, cited)
    return corpus_of(files(record, sources(now, line_count=count), register))


def on_disk(root: Path, texts: dict[str, str]) -> Path:
    """The files, written under a folder."""
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root
