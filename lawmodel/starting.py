"""The folder that `lawmodel init` makes: one record, the registers it needs, and nothing wrong in it."""

from __future__ import annotations

from pathlib import Path

from lawmodel.schemas.registry import SCHEMA_VERSION, address

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

    Errors: `FileInTheWay`.
    """
    written = []
    for name, (schema, text) in _FILES.items():
        path = directory / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise FileInTheWay(Path(error.filename)) from error
        if path.exists():
            continue
        path.write_text(
            f"# yaml-language-server: $schema={address(schema, SCHEMA_VERSION)}\n{text}", "utf-8", newline="\n"
        )
        written.append(path)
    return written
