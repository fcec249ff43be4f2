"""An expectation that no rule of its kind can meet, since it is written in no way that an outcome is."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.asking import examples_in
from lawmodel.checks.example_records import CITIZENS_ENTER
from lawmodel.checks.outcomes import outcomes_of
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.likeness import advised, guess, mend
from lawmodel.loading import LoadedFile
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "malformed-expectation",
    Severity.ERROR,
    "an expectation that is no outcome",
    "A rule of conditions gives yes, no, unknown or does-not-apply. A time limit gives a day, a range of days (an open end"
    " as `..`), not-yet, inadmissible, no-effect, unknown or does-not-apply. What is written otherwise is never met.",
    wrong=CITIZENS_ENTER.replace('expect: "no"', "expect: false-so"),
    right=CITIZENS_ENTER,
)

_DAYS = ", a day, or a range of days such as `2020-01-01/2020-01-31`"


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every expectation that is not written as an outcome of a rule of the provision is."""
    for part in file.parts(RuleProvision, VersionedProvision):
        outcomes = outcomes_of(part.model)
        for path, example in examples_in(part.model):
            if outcomes.include(example.expect):
                continue
            meant = guess(example.expect, outcomes.words)
            form = ", ".join(outcomes.words) + (_DAYS if outcomes.days else "")
            yield Finding(
                FAULT.ident,
                part.at(*path, "expect"),
                f"`{example.expect}` is no outcome that this rule can have",
                help=advised(meant, f"it gives {form}"),
                fix=mend(meant, None if meant is None else f'"{meant.word}"'),
            )
