"""`lawmodel sources verify|show|cite`: records and registers beside the documents that they cite."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from lawmodel.cli.corpora import add_corpus_option, load_corpus, target
from lawmodel.cli.errors import UsageError
from lawmodel.folder import find_corpus
from lawmodel.likeness import did_you_mean
from lawmodel.reports import FORMATS

if TYPE_CHECKING:  # `--help` needs none of it
    from lawmodel.citing.texts import SourceText, SourceTexts
    from lawmodel.corpus import Corpus
    from lawmodel.diagnostics import Diagnostic, Finding
    from lawmodel.model.source import Citation

__all__ = ["configure", "run"]

_LINES = re.compile(r"([1-9][0-9]{0,8})(?:-([1-9][0-9]{0,8}))?")
_NARROWEST, _WIDEST = 60, 160


def configure(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="verify|show|cite")
    verify = actions.add_parser("verify", help="exit 1 if a citation, its document and its digest do not agree")
    verify.add_argument("--format", choices=FORMATS, default="text", help="how to report (default: text)")
    show = actions.add_parser("show", help="show each claim beside the lines that it cites")
    show.add_argument("record", metavar="RECORD", nargs="?", help="a record's id, or a register as `observations`")
    show.add_argument("--uncited", action="store_true", help="show instead the lines that nothing in the corpus cites")
    show.add_argument("--by", choices=("claim", "line"), help="each claim with its lines (default), or the reverse")
    cite = actions.add_parser(
        "cite",
        help="write registers/digests.yaml, and what sources with a `file` lack; with SOURCE and LINE, show that citation",
    )
    cite.add_argument("source", metavar="SOURCE", nargs="?", help="the source to cite; nothing is written")
    cite.add_argument("line", metavar="LINE", nargs="?", help="its line, as `11`, or lines, as `4-8`")
    for action in (verify, show, cite):
        action.allow_abbrev = False
        action.add_argument("--documents", metavar="DIR", type=Path, required=True, help="the folder of the documents")
        add_corpus_option(action)


def run(options: argparse.Namespace) -> int:
    return {"verify": _verify, "show": _show, "cite": _cite}[options.action](options)


def _verify(options: argparse.Namespace) -> int:
    from lawmodel.citing.verify import held, verify  # noqa: PLC0415 - `--help` needs none of it
    from lawmodel.reports.citing_text import show_held  # noqa: PLC0415

    corpus, texts = load_corpus(options.corpus), _texts(options.documents)
    status = _report(verify(corpus, texts), corpus, options)
    if options.format == "text":
        sys.stdout.write(show_held(held(corpus, texts)))
    return status


def _show(options: argparse.Namespace) -> int:
    from lawmodel.citing.claims import claims, uncited_lines  # noqa: PLC0415
    from lawmodel.reports.citing_text import show_by_claim, show_by_line, show_uncited  # noqa: PLC0415

    if options.uncited == (options.record is not None) or (options.uncited and options.by):
        raise UsageError("show takes RECORD (and `--by`), or `--uncited` alone")
    corpus, texts = load_corpus(options.corpus), _texts(options.documents)
    if options.uncited:
        sys.stdout.write(show_uncited(corpus, uncited_lines(corpus, texts), _width()))
    else:
        show = show_by_line if options.by == "line" else show_by_claim
        found = claims(corpus, _file(corpus, options.record))
        if not found:
            raise UsageError(f"`{options.record}` cites nothing")
        sys.stdout.write(show(corpus, options.record, found, texts, _width()))
    return 0


def _cite(options: argparse.Namespace) -> int:
    from lawmodel.citing.verify import citations_that_do_not_fit  # noqa: PLC0415
    from lawmodel.reports.citing_text import show_citation  # noqa: PLC0415

    corpus, texts = load_corpus(options.corpus), _texts(options.documents)
    if options.source is not None:
        citation, text = _citation(corpus, texts, options.source, options.line)
        sys.stdout.write(show_citation(citation, text, _width()))
        return 0
    if options.corpus is None and find_corpus(Path.cwd()) is None:  # never write into the installed package
        raise UsageError("there is no corpus here to write digests for; `--corpus DIR` names one")
    findings = list(citations_that_do_not_fit(corpus, texts))
    if findings:
        status = _report(findings, corpus, options)
        sys.stderr.write("lawmodel sources: nothing was written, since these would be digests of other lines\n")
        return status
    _write(corpus, texts)
    return 0


def _write(corpus: Corpus, texts: SourceTexts) -> None:
    """Write what the sources lack, and the register of digests; tell of it."""
    from lawmodel.citing.describing import NoPlaceToWrite, describe_sources, lacking  # noqa: PLC0415
    from lawmodel.citing.digests import changes, digests_of, write_register  # noqa: PLC0415
    from lawmodel.reports.citing_text import show_changes, show_described  # noqa: PLC0415

    lacks, register = lacking(corpus, texts), digests_of(corpus, texts)
    try:
        if lacks:
            sys.stdout.write(show_described(str(describe_sources(corpus.root, lacks)), lacks))
        path = write_register(corpus.root, register)
    except NoPlaceToWrite as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        raise UsageError(f"the register cannot be written: {error.strerror}") from error
    sys.stdout.write(show_changes(str(path), register.digests, changes(corpus.digests, register.digests)))


def _report(findings: Iterable[Finding], corpus: Corpus, options: argparse.Namespace) -> int:
    """Print the findings at their places; the exit status."""
    from lawmodel.placing import place  # noqa: PLC0415
    from lawmodel.reports import renderer  # noqa: PLC0415

    shown = target([], options.corpus).shown
    placed: list[Diagnostic] = sorted(set(place(findings, corpus.files.get)), key=lambda d: d.sort_key)
    render = renderer(getattr(options, "format", "text"))
    sys.stdout.write(render([d.under(shown) for d in placed], len(corpus.files)))
    return 1 if placed else 0


def _texts(folder: Path) -> SourceTexts:
    from lawmodel.citing.texts import NoDocuments, SourceTexts  # noqa: PLC0415

    try:
        return SourceTexts(folder)
    except NoDocuments as error:
        raise UsageError(str(error)) from error


def _file(corpus: Corpus, name: str) -> str:
    """The file of a record, or of a register by the name of its file: `observations`, `calendars/tj`."""
    if name in corpus.instruments:
        return corpus.path_of(name)
    register = f"registers/{name}.yaml"
    if register in corpus.files:
        return register
    registers = [path[len("registers/") : -len(".yaml")] for path in corpus.files if path.startswith("registers/")]
    advice = did_you_mean(name, [*corpus.instruments, *registers], "`lawmodel list` has the ids of records")
    raise UsageError(f"no record and no register `{name}`{advice}")


def _citation(corpus: Corpus, texts: SourceTexts, name: str, where: str | None) -> tuple[Citation, SourceText]:
    """The citation that the arguments ask for, and the document that it cites."""
    from lawmodel.citing.citations import cited_lines  # noqa: PLC0415
    from lawmodel.citing.texts import SourceText  # noqa: PLC0415
    from lawmodel.model.source import Citation  # noqa: PLC0415

    if name not in corpus.sources:
        raise UsageError(f"no source `{name}`{did_you_mean(name, corpus.sources)}")
    found = _LINES.fullmatch(where or "")
    if where is None or found is None or int(found[2] or found[1]) < int(found[1]):
        raise UsageError(f"cite takes a line as `11` or lines as `4-8`, not `{where or ''}`")
    text = texts.of(corpus.sources[name])
    if not isinstance(text, SourceText):
        raise UsageError(text.problem if text is not None else f"`{name}` is cited as a whole: it has no `file`")
    citation = Citation(source=name, lines=where) if found[2] else Citation(source=name, line=int(where))
    last = cited_lines(citation)[-1]
    if text.line(last) is None:
        raise UsageError(f"`{name}` has no line {last}: its document has {len(text.lines)}")
    return citation, text


def _width() -> int:
    """How wide to write: as the terminal is, within reason; where there is none, 120 columns."""
    columns = shutil.get_terminal_size((120, 24)).columns
    return min(max(columns, _NARROWEST), _WIDEST)
