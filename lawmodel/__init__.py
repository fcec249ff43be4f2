"""Treaties, laws and government resolutions as checked data.

    from lawmodel import Corpus

    corpus = Corpus.load()
    decision = corpus.rule("tj-ru-representations/termination").decide(
        {"notification_received_on": "2025-08-31"}, on="2025-09-01"
    )
    decision.outcome, decision.missing, decision.assumptions, decision.explain()

The names in `__all__` are the interface; everything else may change between versions.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lawmodel.check_result import CheckResult
    from lawmodel.checking import check
    from lawmodel.corpus import Corpus, InvalidCorpus, UnknownRecord
    from lawmodel.dates.partial import InvalidDate, PartialDate, Range
    from lawmodel.diagnostics import Diagnostic, Finding, Place, Severity
    from lawmodel.folder import NoCorpus
    from lawmodel.rules.ask import AskableRule, Decision
    from lawmodel.rules.conditions.evaluate import MistypedComparison, UnknownAccount
    from lawmodel.rules.conditions.facts import FactError, UnknownFact, WrongFactValue
    from lawmodel.rules.conditions.implied import ContradictoryFacts
    from lawmodel.rules.disputed import UnaskedAccount
    from lawmodel.rules.levels import RulesTooDeep
    from lawmodel.rules.limits.time_result import TimeResult
    from lawmodel.rules.question import CircularRules, NotARule
    from lawmodel.rules.wrong_calls import NotAMapping, UnknownOutcome, UnknownStyle
    from lawmodel.truth import Truth
    from lawmodel.version import VERSION

__all__ = [
    "VERSION",
    "AskableRule",
    "CheckResult",
    "CircularRules",
    "ContradictoryFacts",
    "Corpus",
    "Decision",
    "Diagnostic",
    "FactError",
    "Finding",
    "InvalidCorpus",
    "InvalidDate",
    "MistypedComparison",
    "NoCorpus",
    "NotAMapping",
    "NotARule",
    "PartialDate",
    "Place",
    "Range",
    "RulesTooDeep",
    "Severity",
    "TimeResult",
    "Truth",
    "UnaskedAccount",
    "UnknownAccount",
    "UnknownFact",
    "UnknownOutcome",
    "UnknownRecord",
    "UnknownStyle",
    "WrongFactValue",
    "check",
]

_HOMES = {
    "lawmodel.check_result": ("CheckResult",),
    "lawmodel.checking": ("check",),
    "lawmodel.corpus": ("Corpus", "InvalidCorpus", "UnknownRecord"),
    "lawmodel.dates.partial": ("InvalidDate", "PartialDate", "Range"),
    "lawmodel.diagnostics": ("Diagnostic", "Finding", "Place", "Severity"),
    "lawmodel.folder": ("NoCorpus",),
    "lawmodel.rules.ask": ("AskableRule", "Decision"),
    "lawmodel.rules.disputed": ("UnaskedAccount",),
    "lawmodel.rules.conditions.evaluate": ("MistypedComparison", "UnknownAccount"),
    "lawmodel.rules.conditions.facts": ("FactError", "UnknownFact", "WrongFactValue"),
    "lawmodel.rules.conditions.implied": ("ContradictoryFacts",),
    "lawmodel.rules.levels": ("RulesTooDeep",),
    "lawmodel.rules.question": ("CircularRules", "NotARule"),
    "lawmodel.rules.limits.time_result": ("TimeResult",),
    "lawmodel.rules.wrong_calls": ("NotAMapping", "UnknownOutcome", "UnknownStyle"),
    "lawmodel.truth": ("Truth",),
    "lawmodel.version": ("VERSION",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that importing `lawmodel` alone costs nothing."""
    if name not in _HOME_OF:
        raise AttributeError(f"module `lawmodel` has no attribute `{name}`")
    value = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
    return value


def __dir__() -> list[str]:
    return __all__
