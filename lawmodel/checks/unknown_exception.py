"""An exception that sets aside what is not there."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.example_records import MINORS_EXCEPTED
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.likeness import advised, guess, mend
from lawmodel.loading import LoadedFile
from lawmodel.model.rule import ConditionRule
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "unknown-exception",
    Severity.ERROR,
    "an exception that sets aside what is not there",
    "An exception sets aside the rule itself (`rule`) or other exceptions of the rule, by their ids. Under another name it"
    " sets aside nothing, and changes nothing.",
    wrong=MINORS_EXCEPTED.replace("sets_aside: [rule]", "sets_aside: [rule, adults]"),
    right=MINORS_EXCEPTED,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every name that an exception sets aside and that is neither the rule nor an exception to it."""
    for part in file.parts(ConditionRule):
        names = ["rule", *(exception.id for exception in part.model.unless)]
        known = frozenset(names)
        for index, exception in enumerate(part.model.unless):
            for number, name in enumerate(exception.sets_aside):
                if name in known:
                    continue
                # Itself it cannot mean; where it is not alike, the same names are looked through for each.
                is_alike = guess(name, [exception.id]) is not None
                meant = guess(name, [other for other in names if other != exception.id] if is_alike else names)
                yield Finding(
                    FAULT.ident,
                    part.at("unless", index, "sets_aside", number),
                    f"`{name}` is no exception to this rule",
                    help=advised(meant, "write `rule`, or the id of another exception"),
                    fix=mend(meant),
                )
