"""`lawmodel schema write|check|diff`: the published JSON Schemas."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from lawmodel.cli.errors import UsageError

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="write|check|diff")
    write = actions.add_parser("write", help="write the schemas generated from the models")
    write.add_argument("directory", type=Path, metavar="DIR", nargs="?", help="where to (default: schema/<version>)")
    check = actions.add_parser("check", help="exit 1 if the schemas in a folder are not those of the models")
    check.add_argument("directory", type=Path, metavar="DIR", nargs="?", help="which (default: schema/<version>)")
    diff = actions.add_parser("diff", help="what changed between two schemas, and whether it breaks records")
    diff.add_argument("old", type=Path, metavar="OLD")
    diff.add_argument("new", type=Path, metavar="NEW")


def run(options: argparse.Namespace) -> int:
    return {"write": _write, "check": _check, "diff": _diff}[options.action](options)


def _folder(options: argparse.Namespace) -> Path:
    from lawmodel.schemas.registry import SCHEMA_VERSION  # noqa: PLC0415 - `--help` needs none of it

    return options.directory or Path("schema") / SCHEMA_VERSION


def _write(options: argparse.Namespace) -> int:
    from lawmodel.schemas.generate import write  # noqa: PLC0415

    folder = _folder(options)
    folder.mkdir(parents=True, exist_ok=True)
    for name in write(folder):
        sys.stdout.write(f"{folder / name}\n")
    return 0


def _check(options: argparse.Namespace) -> int:
    from lawmodel.schemas.generate import stale  # noqa: PLC0415

    folder = _folder(options)
    if not folder.is_dir():
        raise UsageError(f"no folder `{folder}`")
    names = stale(folder)
    for name in names:
        sys.stdout.write(f"{folder / name}: not what the models say; `lawmodel schema write {folder}` writes it\n")
    return 1 if names else 0


def _diff(options: argparse.Namespace) -> int:
    from lawmodel.schemas.compare import compare  # noqa: PLC0415

    changes = compare(_read(options.old), _read(options.new))
    for change in changes:
        sys.stdout.write(f"{'breaks' if change.breaking else 'fits'}: {change.where}: {change.what}\n")
    return 1 if any(change.breaking for change in changes) else 0


def _read(path: Path) -> dict[str, object]:
    try:
        schema = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"`{path}`: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(f"`{path}` is not JSON: {error}") from error
    if not isinstance(schema, dict):
        raise UsageError(f"`{path}` is not a JSON Schema")
    return schema
