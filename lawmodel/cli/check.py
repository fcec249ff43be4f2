"""`lawmodel check`: find every mistake in a corpus, in one run."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lawmodel.cli.corpora import Target, add_corpus_option, target, target_of_unsaved
from lawmodel.cli.errors import UsageError
from lawmodel.cli.terminal import Progress, takes_colours
from lawmodel.diagnostics import Diagnostic, Severity
from lawmodel.gathering import gathered
from lawmodel.reports import FOR_PERSONS, FORMATS, renderer

if TYPE_CHECKING:
    from lawmodel.check_result import CheckResult

__all__ = ["configure", "run"]

_STDIN = Path("-")
_MOST_JOBS = 60  # more processes than one can wait for on Windows


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="a corpus folder, or files of one (default: all); `-` reads one file from standard input",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to report (default: text)")
    parser.add_argument(
        "--fail-on",
        choices=[s.value for s in Severity],
        help="the least severity that makes the exit status 1 (default: as configured, else warning)",
    )
    parser.add_argument("--fix", action="store_true", help="mend what can be mended safely, and report what is left")
    parser.add_argument(
        "--changed-since",
        metavar="REV",
        help="report only on files changed since a git revision, and on those that mention what they say",
    )
    parser.add_argument("--stdin-filename", type=Path, metavar="PATH", help="the file that `-` is the content of")
    parser.add_argument("--baseline", type=Path, metavar="FILE", help="leave out what this file lists")
    parser.add_argument("--write-baseline", action="store_true", help="write what is found now into the baseline file")
    parser.add_argument(
        "--color",
        choices=["auto", "always", "never"],
        default="auto",
        help="colours in the text report (default: on a terminal, by NO_COLOR and FORCE_COLOR)",
    )
    parser.add_argument(
        "--engine",
        choices=["auto", "jsonschema"],
        default="auto",
        help="the JSON Schema validator (default: jsonschema-rs)",
    )
    parser.add_argument(
        "--jobs",
        type=_number_of_jobs,
        metavar="N",
        help="in how many processes to look at files (default: as many as there are processors, if that is worth it)",
    )
    parser.add_argument(
        "--alone",
        action="store_true",
        help="look only at the records given, the registers and what they name; what others say of them is left open",
    )
    parser.add_argument("--no-cache", action="store_true", help="look at every file, whatever was found in it before")
    add_corpus_option(parser)


def _number_of_jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"`{text}` is not a number from 1 to {_MOST_JOBS}")
    return int(text)


def run(options: argparse.Namespace) -> int:
    from lawmodel.baseline import InvalidBaseline, read_baseline, without_baseline, write_baseline  # noqa: PLC0415 - after parsing

    _refuse_what_does_not_go_together(options)
    try:
        known = None if options.baseline is None or options.write_baseline else read_baseline(options.baseline)
    except InvalidBaseline as error:
        raise UsageError(str(error)) from error
    where = _target(options)
    result = _fixed(_check(where, options), where, options) if options.fix else _check(where, options)
    if options.write_baseline:
        try:
            write_baseline(options.baseline, result.diagnostics)
        except OSError as error:
            raise UsageError(f"`{options.baseline}` cannot be written: {error.strerror}") from error
        number = len(result.diagnostics)
        sys.stderr.write(f"{number} finding{'' if number == 1 else 's'} written to {options.baseline}\n")
        return 0
    if known is not None:  # a baseline names files relative to the corpus, wherever the command is run
        result = result._replace(diagnostics=without_baseline(result.diagnostics, known))
    in_all = len(result.diagnostics)
    if options.format in FOR_PERSONS:
        result = result._replace(diagnostics=gathered(result.diagnostics))
    diagnostics = result.shown_as(where.shown).diagnostics
    _report(diagnostics, result.files, [where.shown + path for path in result.unchecked], in_all, options)
    if result.unchecked and known is None:
        return 1  # whatever is allowed to pass: nobody knows what else is wrong in them
    worst = min((d.severity.rank for d in diagnostics), default=None)
    limit = result.fail_on if options.fail_on is None else Severity(options.fail_on)
    return 1 if worst is not None and worst <= limit.rank else 0


def _refuse_what_does_not_go_together(options: argparse.Namespace) -> None:
    if options.write_baseline and options.baseline is None:
        raise UsageError("--write-baseline needs --baseline FILE")
    if _STDIN in options.paths:
        if len(options.paths) > 1:
            raise UsageError("`-` stands alone")
        if options.stdin_filename is None:
            raise UsageError("`-` needs --stdin-filename PATH")
        if options.fix or options.changed_since:
            raise UsageError("`-` is no file that could be fixed or have changed")
    elif options.stdin_filename is not None:
        raise UsageError("--stdin-filename goes with `-`, which reads standard input")


def _target(options: argparse.Namespace) -> Target:
    if _STDIN in options.paths:
        return target_of_unsaved(options.stdin_filename, options.corpus)
    where = target(options.paths, options.corpus)
    if not where.is_own:
        sys.stderr.write(
            "lawmodel check: no folder `agreements` here or above; these are the records shipped with lawmodel\n"
        )
    if options.alone and (where.only is None or not all(path.startswith("agreements/") for path in where.only)):
        raise UsageError("--alone needs the records that it is to look at; a register concerns them all")
    if options.fix and not where.is_own:
        raise UsageError("there is no corpus here to fix; `--corpus DIR` names one")
    return where


def _check(where: Target, options: argparse.Namespace) -> CheckResult:
    """What is found in the files that the command is about."""
    from lawmodel.folder import CONFIGURATION_FILES, Folder  # noqa: PLC0415 - `--help` needs none of it
    from lawmodel.rechecking import check_alone, recheck  # noqa: PLC0415
    from lawmodel.store import user_cache_folder  # noqa: PLC0415

    only: frozenset[str] = where.only or frozenset()
    unsaved = {file: sys.stdin.buffer.read() for file in only if _STDIN in options.paths}
    folder = Folder.find(where.root, engine=options.engine, unsaved=unsaved)
    cache = None if options.no_cache else user_cache_folder()
    if options.alone:
        return check_alone(folder, only).concerning(only)
    result = recheck(folder, cache=cache, jobs=options.jobs, watch=Progress(sys.stderr))
    if unsaved:
        return result.concerning(only)
    if options.changed_since is not None:
        result = _affected(result, where, options.changed_since)
    if where.only is not None:
        result = result.concerning(where.only | set(CONFIGURATION_FILES))
    return result


def _affected(result: CheckResult, where: Target, revision: str) -> CheckResult:
    """Of what was found, what changes since a revision may have to do with."""
    from lawmodel.changed import NoHistory, affected_files, changes_since  # noqa: PLC0415

    try:
        changes = changes_since(where.root, revision)
    except NoHistory as error:
        raise UsageError(str(error)) from error
    return result.concerning(affected_files(changes, result.corpus), or_related_to=changes.files)


def _fixed(before: CheckResult, where: Target, options: argparse.Namespace) -> CheckResult:
    """Apply the fixes, say so, and check again."""
    from lawmodel.fixing import fix_files  # noqa: PLC0415
    from lawmodel.reports.fix_text import told_of_fixes  # noqa: PLC0415

    done = fix_files(where.root, before.diagnostics)
    sys.stderr.write(told_of_fixes(done, where.shown))
    return _check(where, options) if done.applied else before


def _report(
    diagnostics: tuple[Diagnostic, ...], files: int, unchecked: list[str], in_all: int, options: argparse.Namespace
) -> None:
    if options.format == "text":
        from lawmodel.reports.text_report import render, render_coloured  # noqa: PLC0415

        coloured = takes_colours(sys.stdout, options.color)
        sys.stdout.write((render_coloured if coloured else render)(diagnostics, files, unchecked, in_all))
        return
    report = renderer(options.format)(diagnostics, files, unchecked)
    # Whatever a terminal speaks, JSON and XML are UTF-8.
    sys.stdout.flush()
    sys.stdout.buffer.write(report.encode("utf-8", "replace"))
