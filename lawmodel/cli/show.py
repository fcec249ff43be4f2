"""`lawmodel show ID`: a record for a person."""

from __future__ import annotations

import argparse
import sys

from lawmodel.cli.corpora import add_corpus_option, load_corpus
from lawmodel.cli.errors import UsageError

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="a record's id (`lawmodel list` has them)")
    add_corpus_option(parser)


def run(options: argparse.Namespace) -> int:
    from lawmodel.reports.record_text import show_record, unknown_record  # noqa: PLC0415 - `--help` needs no corpus

    corpus = load_corpus(options.corpus)
    if options.id not in corpus.instruments:
        raise UsageError(unknown_record(corpus, options.id))
    sys.stdout.write(show_record(corpus, options.id))
    return 0
