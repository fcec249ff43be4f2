"""`lawmodel check`: find every mistake in a corpus, in one run."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from lawmodel.cli.corpora import add_corpus_option, target
from lawmodel.diagnostics import Diagnostic, Severity
from lawmodel.reports import FORMATS, renderer

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="a corpus folder, or files of one (default: all)"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to report (default: text)")
    parser.add_argument(
        "--fail-on",
        choices=[s.value for s in Severity],
        default="warning",
        help="the least severity that makes the exit status 1 (default: warning)",
    )
    parser.add_argument("--baseline", type=Path, metavar="FILE", help="leave out what this file lists")
    parser.add_argument("--write-baseline", action="store_true", help="write what is found now into the baseline file")
    parser.add_argument(
        "--engine",
        choices=["auto", "jsonschema"],
        default="auto",
        help="the JSON Schema validator (default: jsonschema-rs)",
    )
    add_corpus_option(parser)


def run(options: argparse.Namespace) -> int:
    from lawmodel.baseline import InvalidBaseline, read_baseline, without_baseline, write_baseline  # noqa: PLC0415 - after parsing
    from lawmodel.checking import check  # noqa: PLC0415 - `--help` needs none of it
    from lawmodel.cli.errors import UsageError  # noqa: PLC0415

    if options.write_baseline and options.baseline is None:
        raise UsageError("--write-baseline needs --baseline FILE")
    try:
        known = None if options.baseline is None or options.write_baseline else read_baseline(options.baseline)
    except InvalidBaseline as error:
        raise UsageError(str(error)) from error
    where = target(options.paths, options.corpus)
    result = check(where.root, only=where.only, shown=where.shown, engine=options.engine)
    diagnostics = result.diagnostics
    if options.write_baseline:
        try:
            write_baseline(options.baseline, diagnostics)
        except OSError as error:
            raise UsageError(f"`{options.baseline}` cannot be written: {error.strerror}") from error
        sys.stderr.write(f"{len(diagnostics)} findings written to {options.baseline}\n")
        return 0
    if known is not None:
        diagnostics = without_baseline(diagnostics, known)
    sys.stdout.write(_render(options.format, diagnostics, result.files))
    worst = min((d.severity.rank for d in diagnostics), default=None)
    return 1 if worst is not None and worst <= Severity(options.fail_on).rank else 0


def _render(name: str, diagnostics: tuple[Diagnostic, ...], files: int) -> str:
    if name == "text" and sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        from lawmodel.reports.text_report import render_coloured  # noqa: PLC0415

        return render_coloured(diagnostics, files)
    return renderer(name)(diagnostics, files)
