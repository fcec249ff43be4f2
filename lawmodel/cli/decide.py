"""`lawmodel decide RULE`: ask a rule about a case."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from lawmodel.cli.clock import add_on_option
from lawmodel.cli.corpora import add_corpus_option, load_corpus
from lawmodel.cli.errors import UsageError

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", metavar="RULE", help="`<instrument>/<provision>` (`lawmodel list --rules` has them)")
    parser.add_argument(
        "--set",
        metavar="FACT=VALUE",
        action="append",
        default=[],
        help="a fact: true, false, a date in EDTF, `none`, a choice (`a|b`: one of them), members of a set (`a,b`)",
    )
    parser.add_argument("--facts", metavar="FILE", help="facts from a YAML or JSON file (`-`: standard input)")
    parser.add_argument(
        "--account",
        metavar="DISCREPANCY=ACCOUNT",
        action="append",
        default=[],
        help="go by one account of a discrepancy",
    )
    parser.add_argument("--thorough", action="store_true", help="look at all cases together, not branch by branch")
    parser.add_argument("--ask", action="store_true", help="ask for the facts that are still needed, one by one")
    add_on_option(parser)
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    add_corpus_option(parser)


def run(options: argparse.Namespace) -> int:
    from lawmodel.case_files import facts_from_bytes, facts_from_settings  # noqa: PLC0415 - `--help` needs no corpus
    from lawmodel.cli.interviewing import interview  # noqa: PLC0415
    from lawmodel.dates.partial import InvalidDate  # noqa: PLC0415
    from lawmodel.likeness import did_you_mean  # noqa: PLC0415
    from lawmodel.rules.conditions.evaluate import MistypedComparison, UnknownAccount  # noqa: PLC0415
    from lawmodel.rules.conditions.facts import FactError  # noqa: PLC0415
    from lawmodel.rules.disputed import UnaskedAccount  # noqa: PLC0415
    from lawmodel.rules.levels import RulesTooDeep  # noqa: PLC0415
    from lawmodel.rules.question import CircularRules, NotARule  # noqa: PLC0415
    from lawmodel.rules.questions import Interview  # noqa: PLC0415

    if options.ask and options.facts == "-":
        raise UsageError("--ask reads its answers from standard input, so the facts cannot come from there too")
    corpus = load_corpus(options.corpus)
    try:
        rule = corpus.rule(options.rule)
        facts = facts_from_bytes(*_read(options.facts)) if options.facts else {}
        facts |= facts_from_settings(options.set, corpus.facts)
        accounts = _accounts(options.account)
        if options.ask:
            decision = interview(Interview(rule, options.on, accounts, facts, thorough=options.thorough))
        else:
            decision = rule.decide(facts, on=options.on, accounts=accounts, thorough=options.thorough)
        told = json.dumps(decision.as_data(), ensure_ascii=False, indent=2) + "\n" if options.format == "json" else ""
        sys.stdout.write(told or decision.explain(options.format))
    except NotARule as error:
        advice = did_you_mean(options.rule, corpus.declared("rule"), "`lawmodel list --rules` has them")
        raise UsageError(f"{error}{advice}") from error
    except (MistypedComparison, InvalidDate) as error:  # the facts that are given were read before
        raise UsageError(
            f"`{options.rule}` cannot be asked: {error}; `lawmodel check` tells where it says so"
        ) from error
    except (FactError, UnaskedAccount, UnknownAccount, CircularRules, RulesTooDeep) as error:
        raise UsageError(str(error)) from error
    if not rule.is_sound:
        faulty = (
            f"`{options.rule}` has a fault that `lawmodel check` tells; what the faulty part asks for stays unknown"
        )
        sys.stderr.write(f"lawmodel decide: {faulty}\n")
    unasked = sorted(set(facts) - set(rule.facts))
    if unasked:
        sys.stderr.write(f"lawmodel decide: the rule does not ask for {', '.join(unasked)}\n")
    return 0


def _read(name: str) -> tuple[str, bytes]:
    if name == "-":
        return "standard input", sys.stdin.buffer.read()
    try:
        return name, Path(name).read_bytes()
    except OSError as error:
        raise UsageError(f"`{name}`: {error.strerror}") from error


def _accounts(settings: list[str]) -> dict[str, str]:
    accounts = {}
    for setting in settings:
        discrepancy, equals, account = setting.partition("=")
        if not equals:
            raise UsageError(f"`{setting}` is not DISCREPANCY=ACCOUNT")
        if discrepancy in accounts:
            raise UsageError(f"`{discrepancy}` is given two accounts: one can be gone by")
        accounts[discrepancy] = account
    return accounts
