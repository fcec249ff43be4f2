"""`lawmodel init DIR`: a folder for records of one's own, that passes `check`."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from lawmodel.cli.errors import UsageError

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("directory", type=Path, metavar="DIR", help="the folder to make; what it holds already is kept")


def run(options: argparse.Namespace) -> int:
    from lawmodel.starting import FileInTheWay, start_corpus  # noqa: PLC0415 - `--help` needs none of it

    try:
        written = start_corpus(options.directory)
    except FileInTheWay as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        raise UsageError(f"`{error.filename}`: {error.strerror}") from error
    for path in written:
        sys.stdout.write(f"{path}\n")
    sys.stdout.write(f"now try `lawmodel check {shlex.quote(str(options.directory))}`\n")
    return 0
