"""The command `lawmodel`: finds the module of the command that is asked for, and runs it.

Each command is one module with `configure(parser)` and `run(options) -> exit status`; only the one
that is asked for is imported. Exit status: 0 nothing wrong, 1 findings, 2 wrong use, 3 internal error.
"""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

from lawmodel.cli.errors import UsageError
from lawmodel.version import VERSION

__all__ = ["COMMANDS", "main"]

COMMANDS: dict[str, str] = {
    "check": "find every mistake in a corpus of records",
    "list": "list the records",
    "show": "show a record: what it is, its timeline, provisions, discrepancies, sources",
    "status": "say whether an instrument is in force on a day, and why",
    "decide": "ask a rule about a case",
    "mutate": "change rules in small ways, and report the changes that no example notices",
    "explain": "explain a kind of mistake, with a wrong and a right example",
    "sources": "verify citations against the documents, show each claim beside its line, write digests",
    "schema": "write the JSON Schemas, or check that they are up to date",
    "init": "make a folder for records of your own",
}

_MODULES = {"list": "listing"}  # a module named `list` here would hide the type


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a character shows its code
            stream.reconfigure(errors="backslashreplace")
    if arguments and arguments[0] in COMMANDS:
        return _run(arguments[0], arguments[1:])
    parser = _overview()
    if not arguments:
        parser.print_help()
        return 2
    parser.parse_args(arguments[:1])
    sys.stderr.write(f"lawmodel: no command `{arguments[0]}`; `lawmodel --help` lists them\n")
    return 2


def _overview() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    rows = "\n".join(f"  {name:{width}}  {text}" for name, text in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="lawmodel",
        usage="lawmodel COMMAND [OPTION ...]",
        description="Treaties, laws and resolutions as checked data.",
        epilog=f"commands:\n{rows}\n\n`lawmodel COMMAND --help` says more of each.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"lawmodel {VERSION}")
    parser.add_argument("command", nargs="?", help=argparse.SUPPRESS)
    return parser


def _run(name: str, arguments: list[str]) -> int:
    module = import_module(f"lawmodel.cli.{_MODULES.get(name, name)}")
    parser = argparse.ArgumentParser(
        prog=f"lawmodel {name}", description=COMMANDS[name][0].upper() + COMMANDS[name][1:] + ".", allow_abbrev=False
    )
    module.configure(parser)
    options = parser.parse_args(arguments)
    try:
        status: int = module.run(options)
        sys.stdout.flush()
    except UsageError as error:
        sys.stderr.write(f"lawmodel {name}: {error}\n")
        return 2
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.errno != errno.ENOSPC or error.filename is not None:
            return _own_fault(name)
        sys.stderr.write(f"lawmodel {name}: what was found cannot be written: {error.strerror}\n")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:
        sys.stderr.write(f"lawmodel {name}: interrupted\n")
        return 130
    except Exception:  # noqa: BLE001 - the last resort: a fault of lawmodel itself, told as one
        return _own_fault(name)
    return status


def _own_fault(name: str) -> int:
    traceback.print_exc()
    sys.stderr.write(f"lawmodel {name}: this is a fault of lawmodel; please report it with the lines above\n")
    return 3
