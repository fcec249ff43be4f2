"""The folder that `lawmodel init` makes: one record, the registers it needs, and nothing wrong in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lawmodel.folder import shipped_corpus
from lawmodel.schemas.registry import SCHEMA_VERSION, file_name, published_folder

__all__ = ["FileInTheWay", "start_corpus"]

_RECORD = """\
id: example-treaty
kind: treaty
stands_for: act
title: {en: Treaty between two states (an example to replace)}
title_is: described
cites: [{source: gazette, line: 1}]
parties:
  known: all
  states:
    - {state: TJ, cites: [{source: gazette, line: 1}]}
    - {state: RU, cites: [{source: gazette, line: 1}]}
lifecycle:
  - {id: signing, event: signed, happened_on: "2020-01-31", cites: [{source: gazette, line: 2}]}
provisions:
  - id: termination
    kind: rule
    heading: Termination
    cites: [{source: gazette, line: 3}]
    rule:
      kind: time-limit
      modality: power
      runs_from: notification_received_on
      period: {months: 6}
      bound: not-before
      assumes:
        - options: {first_day: excluded, month_end: last-day, result: last-day}
          because: the text names no way of counting
      examples:
        - {facts: {notification_received_on: "2020-08-31"}, expect: "2021-02-28", because: there is no 31 February}
        - {facts: {notification_received_on: "2020-03-01"}, expect: "2020-09-01", because: the day with the same number}
        - {facts: {notification_received_on: none}, expect: not-yet, because: no notification was received}
"""

_SOURCES = """\
sources:
  gazette: {kind: report-of-official-act, title: The document that the example stands on, language: en, line_count: 3}
"""

_FACTS = """\
facts:
  notification_received_on:
    type: date
    question: {en: "On which day was the notification received?"}
    changeable: false
"""

_FILES = {
    "agreements/example-treaty.yaml": ("instrument", _RECORD),
    "registers/sources.yaml": ("sources", _SOURCES),
    "registers/facts.yaml": ("facts", _FACTS),
}


class FileInTheWay(ValueError):
    """The folder to make, or a folder within it, is a file: `path`."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"`{self.path}` is a file, and a folder is needed there"


def start_corpus(directory: Path) -> list[Path]:
    """Make the folder; the files that were written. A file that is there already is kept as it is.

    With the example come the conventions of counting time, the sources they cite, and the schemas, to
    which the first line of each file leads an editor. Errors: `FileInTheWay`, `OSError`.
    """
    written = []
    for name, text in (*_example_files(), *_conventions(), *_schemas()):
        path = directory / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise FileInTheWay(Path(error.filename)) from error
        if path.exists():
            continue
        path.write_text(text, "utf-8", newline="\n")
        written.append(path)
    return written


def _example_files() -> Iterator[tuple[str, str]]:
    for name, (schema, text) in _FILES.items():
        body = f"{text}{_sources_of_conventions()}" if schema == "sources" else text
        yield name, f"# yaml-language-server: $schema=../schema/{SCHEMA_VERSION}/{file_name(schema)}\n{body}"


def _conventions() -> Iterator[tuple[str, str]]:
    path = "registers/conventions.yaml"
    yield path, (shipped_corpus() / path).read_text("utf-8")


def _schemas() -> Iterator[tuple[str, str]]:
    for path in sorted(published_folder().glob("*.schema.json")):
        yield f"schema/{SCHEMA_VERSION}/{path.name}", path.read_text("utf-8")


def _sources_of_conventions() -> str:
    """The entries of the shipped register of sources that the conventions cite, as they stand there."""
    _, conventions = next(_conventions())
    cited = set(re.findall(r"source: ([a-z0-9-]+)", conventions))
    text = (shipped_corpus() / "registers/sources.yaml").read_text("utf-8")
    entries = re.split(r"(?m)^(?=  [a-z])", text.partition("\nsources:\n")[2])
    return "".join(entry for entry in entries if entry.partition(":")[0].strip() in cited)
