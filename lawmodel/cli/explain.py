"""`lawmodel explain CHECK`: what a kind of mistake is, with a wrong and a right example."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from lawmodel.cli.errors import UsageError

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "check", metavar="CHECK", nargs="?", help="an id, as in `error[dangling-reference]` (default: list all)"
    )
    parser.add_argument("--write", type=Path, metavar="DIR", help="write a page for each check into a folder")


def run(options: argparse.Namespace) -> int:
    from lawmodel.checks import all_faults  # noqa: PLC0415 - `--help` needs none of them
    from lawmodel.likeness import did_you_mean  # noqa: PLC0415
    from lawmodel.reports.fault_text import explanation, fault_pages, fault_rows  # noqa: PLC0415
    from lawmodel.reports.record_text import table  # noqa: PLC0415

    if options.check is not None and options.write is not None:
        raise UsageError("one CHECK is explained, or all pages are written with `--write DIR`: leave out one of them")
    faults = all_faults()
    if options.write is not None:
        _write(options.write, fault_pages(faults.values()))
        return 0
    if options.check is None:
        sys.stdout.write(table(fault_rows(faults.values())))
        return 0
    if options.check not in faults:
        advice = did_you_mean(options.check, faults, "`lawmodel explain` lists them")
        raise UsageError(f"no check `{options.check}`{advice}")
    sys.stdout.write(explanation(faults[options.check]))
    return 0


def _write(folder: Path, pages: Mapping[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in pages.items():
            (folder / name).write_text(page, "utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"`{error.filename}`: {error.strerror}") from error
