"""A rule that no example shows at work."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.asking import rules_in
from lawmodel.checks.example_records import CITIZENS_ENTER
from lawmodel.diagnostics import Fault, Finding, Location, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.model.rule import ConditionRule, TimeLimitRule
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "rule-without-example",
    Severity.WARNING,
    "a rule without an example",
    "Nobody reads a rule as surely as a case. Without an example nothing holds the rule to the text: a turned operator, or"
    " a threshold that is a day off, passes unseen. A rule that is not stated, or not encoded, needs none.",
    wrong=CITIZENS_ENTER.partition("      examples:")[0],
    right=CITIZENS_ENTER,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every rule, or version of a rule, that decides and has no example; those of the whole provision count."""
    for part in file.parts(RuleProvision, VersionedProvision):
        if isinstance(part.model, VersionedProvision) and part.model.examples:
            continue
        for path, rule in rules_in(part.model):
            if isinstance(rule, (ConditionRule, TimeLimitRule)) and not rule.examples:
                yield Finding(
                    FAULT.ident,
                    Location(file.path, (*part.path, *path), "key"),
                    "this rule has no example",
                    help="add `examples`: cases with the outcome that the text gives them, `unknown` included",
                )
