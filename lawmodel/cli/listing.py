"""`lawmodel list`: the records, one a line."""

from __future__ import annotations

import argparse
import json
import sys

from lawmodel.cli.corpora import add_corpus_option, load_corpus
from lawmodel.vocabulary import InstrumentKind, words

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kind", choices=words(InstrumentKind), help="only records of this kind")
    parser.add_argument("--rules", action="store_true", help="list the rules, with the facts that each asks for")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_corpus_option(parser)


def run(options: argparse.Namespace) -> int:
    from lawmodel.reports.record_text import record_rows, rule_rows, table  # noqa: PLC0415 - `--help` needs no corpus

    corpus = load_corpus(options.corpus)
    rows = rule_rows(corpus, options.kind) if options.rules else record_rows(corpus, options.kind)
    if options.format == "json":
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(table(rows))
    return 0
