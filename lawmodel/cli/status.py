"""`lawmodel status ID --on DAY`: whether an instrument is in force, and why."""

from __future__ import annotations

import argparse
import json
import sys

from lawmodel.cli.clock import add_on_option
from lawmodel.cli.corpora import add_corpus_option, load_corpus
from lawmodel.cli.errors import UsageError

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="a record's id (`lawmodel list` has them)")
    add_on_option(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_corpus_option(parser)


def run(options: argparse.Namespace) -> int:
    from lawmodel.reports.force_text import show_force  # noqa: PLC0415 - `--help` needs no corpus
    from lawmodel.reports.record_text import unknown_record  # noqa: PLC0415
    from lawmodel.rules.explaining.explanation_data import force_as_data  # noqa: PLC0415
    from lawmodel.rules.explaining.terms import terms_on  # noqa: PLC0415

    corpus = load_corpus(options.corpus)
    if options.id not in corpus.instruments:
        raise UsageError(unknown_record(corpus, options.id))
    force = corpus.force(options.id, options.on)
    terms = terms_on((rule for rule in corpus.rules() if rule.record == options.id), options.on)
    if options.format == "json":
        data = {"id": options.id, "on": str(options.on), **force_as_data(force), "rules": terms}
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(show_force(options.id, options.on, force, terms))
    return 0
