"""A corpus with faults of many kinds, and what the command says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawmodel.cli import main
from tests.check_cases import all_cases, lay

NOT_YAML = "id: [broken\n"


def lay_faults(folder: Path, *, copies: int = 1, every: int = 1) -> None:
    """Write the base corpus with invalid cases that are one record, under names of their own, each so many times.

    `every` nth case is taken.
    """
    records = [(case, files) for case in all_cases() if not case.is_valid and len(files := case.files) == 1][::every]
    lay({}, folder)
    for number in range(copies):
        for index, (case, files) in enumerate(records):
            ((place, text),) = files.items()
            if place.startswith("agreements/"):
                name = f"agreements/{case.ident}-{index}-{number}.yaml"
                (folder / name).write_text(text, encoding="utf-8", newline="")
    (folder / "agreements" / "broken.yaml").write_text(NOT_YAML, encoding="utf-8")
    (folder / "agreements" / "wrong.yml").write_text("id: wrong\n", encoding="utf-8")


def report(capsys: pytest.CaptureFixture[str], folder: Path, *options: str) -> tuple[int, str]:
    """The exit status of `lawmodel check`, and what it prints."""
    status = main(["check", "--corpus", str(folder), "--format", "json", *options])
    return status, capsys.readouterr().out
