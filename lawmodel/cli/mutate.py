"""`lawmodel mutate [RULE ...]`: small changes of rules that no example notices."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from lawmodel.cli.corpora import add_corpus_option, load_corpus
from lawmodel.cli.errors import UsageError
from lawmodel.diagnostics import Place, format_path

if TYPE_CHECKING:
    from lawmodel.corpus import Corpus
    from lawmodel.rules.ask import AskableRule
    from lawmodel.rules.mutation.mutate import Mutation

__all__ = ["configure", "run"]

_SURVIVED = ("survived", "not-compared")
_HEADINGS = {
    "survived": "no example notices",
    "not-compared": "no example notices, and there are too many cases to tell whether it matters",
    "equivalent": "equivalent: the same in every case",
    "differs-on-partly-known-facts": "the same on complete facts, not on partly known ones",
}


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rules", nargs="*", metavar="RULE", help="`<instrument>/<provision>` (default: every rule)")
    parser.add_argument(
        "--suggest", action="store_true", help="print facts on which a survivor differs; what is right, the text says"
    )
    parser.add_argument("--survivors", action="store_true", help="leave out the equivalent mutants")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_corpus_option(parser)


def run(options: argparse.Namespace) -> int:
    from lawmodel.rules.mutation.mutate import mutations  # noqa: PLC0415 - `--help` needs no corpus
    from lawmodel.rules.soundness import is_sound  # noqa: PLC0415

    corpus = load_corpus(options.corpus)
    rules = _rules(corpus, options.rules)
    unsound = [rule.path for rule in rules if not is_sound(corpus, rule.path)]
    if unsound:
        raise UsageError(f"`{unsound[0]}` cannot be asked; `lawmodel check` says why")
    found = {rule.path: list(mutations(rule)) for rule in rules}
    counts: Counter[str] = Counter(one.verdict for each in found.values() for one in each)
    if options.format == "json":
        rows = [_row(corpus, path, one) for path, each in found.items() for one in each if one.verdict != "killed"]
        report = {
            "rules": len(found),
            "mutants": counts.total(),
            "verdicts": dict(sorted(counts.items())),
            "unnoticed": rows,
        }
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    else:
        _tell(corpus, found, counts, options)
    return 1 if any(counts[verdict] for verdict in _SURVIVED) else 0


def _rules(corpus: Corpus, paths: list[str]) -> list[AskableRule]:
    from lawmodel.rules.question import NotARule  # noqa: PLC0415

    try:
        return [corpus.rule(path) for path in paths] if paths else list(corpus.rules())
    except NotARule as error:
        raise UsageError(f"{error}; `lawmodel list --rules` has them") from error


def _tell(corpus: Corpus, found: dict[str, list[Mutation]], counts: Counter[str], options: argparse.Namespace) -> None:
    for path, each in found.items():
        for verdict, heading in _HEADINGS.items():
            told = [one for one in each if one.verdict == verdict]
            if not told or (verdict not in _SURVIVED and options.survivors):
                continue
            sys.stdout.write(f"{path}: {heading}\n")
            for one in told:
                place = _place(corpus, one)
                sys.stdout.write(f"  {place.file}:{place.line}: {format_path(one.mutant.path)}: {one.mutant.change}\n")
                if options.suggest and one.case is not None:
                    sys.stdout.write(f"    - {json.dumps(one.case.as_data(), ensure_ascii=False)}\n")
    survived = sum(counts[verdict] for verdict in _SURVIVED)
    same = counts["equivalent"] + counts["differs-on-partly-known-facts"]
    sys.stdout.write(
        f"{counts.total()} mutants of {len(found)} rule{'' if len(found) == 1 else 's'}: {counts['killed']} noticed, {survived} survived, {same} equivalent\n"
    )


def _place(corpus: Corpus, one: Mutation) -> Place:
    """Where the changed part of a rule stands."""
    rule = one.mutant.original
    file = corpus.path_of(rule.record)
    index = next(i for i, p in enumerate(corpus.instrument(rule.record).provisions) if p is rule.provision)
    document = corpus.files[file].document
    if document is None:
        return Place(file, 1, 1, 1, 1)
    return document.place(("provisions", index, *one.mutant.path))


def _row(corpus: Corpus, path: str, one: Mutation) -> dict[str, Any]:
    place = _place(corpus, one)
    row: dict[str, Any] = {
        "rule": path,
        "file": place.file,
        "line": place.line,
        "path": list(one.mutant.path),
        "change": one.mutant.change,
        "verdict": one.verdict,
    }
    if one.case is not None:
        row["case"] = one.case.as_data()
    return row
