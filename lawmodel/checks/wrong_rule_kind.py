"""A reference to a rule of the wrong kind: a time limit asked whether it is met, a condition asked for a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict

from lawmodel.checks.asking import references_with_paths, rules_in
from lawmodel.checks.example_records import law_with_rule
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.provision import RuleProvision, VersionedProvision
from lawmodel.registers import Registers

__all__ = ["FAULT", "compare", "note"]

_LIMIT = """\
  - id: stay
    kind: rule
    heading: Stay
    cites: [{source: gazette, line: 3}]
    rule:
      kind: time-limit
      runs_from: entered_on
      period: {days: 10}
      first_day: excluded
      result: last-day
      examples:
        - {facts: {entered_on: "2020-01-01"}, expect: "2020-01-11", because: the day of entry does not count}
"""

_RIGHT = (
    law_with_rule("""\
      kind: condition
      modality: permission
      if: {kind: holds, fact: is_citizen}
      examples:
        - {facts: {is_citizen: true}, expect: "yes", because: a citizen enters}
        - {facts: {is_citizen: false}, expect: "no", because: nobody else does}
""")
    + _LIMIT
)

FAULT = Fault(
    "wrong-rule-kind",
    Severity.ERROR,
    "a reference to a rule of the wrong kind",
    "`outcome-of` asks a rule for yes or no, and a time limit gives a day; `outcome_of`, among the starts of a time limit,"
    " asks for a day, and a rule of conditions has none.",
    wrong=_RIGHT.replace("kind: holds, fact: is_citizen", "kind: outcome-of, rule: example/stay").replace(
        "facts: {is_citizen: true}, ", "facts: {is_citizen: true, is_resident: true}, "
    ),
    right=_RIGHT,
)


class _Note(TypedDict):
    """What kinds the rules of a file are of; and their references: the rule named, the kind wanted, the path."""

    kinds: dict[str, list[str]]
    references: list[tuple[str, str, list[str | int]]]


def note(file: LoadedFile, _registers: Registers) -> _Note | None:
    record = file.record
    if record is None:
        return None
    kinds: dict[str, list[str]] = {
        f"{record.id}/{part.model.id}": sorted({rule.kind for _, rule in rules_in(part.model)})
        for part in file.parts(RuleProvision, VersionedProvision)
    }
    references: list[tuple[str, str, list[str | int]]] = [
        (target, "time-limit" if path[-1] == "outcome_of" else "condition", list(path))
        for _, target, path in references_with_paths(file)
    ]
    if not kinds:
        return None
    return {"kinds": kinds, "references": references}


def compare(notes: Mapping[str, _Note], _corpus: Corpus) -> Iterator[Finding]:
    """Every reference to a rule of the other kind; one that is not stated, or not encoded, is of neither."""
    kinds = {rule: each for noted in notes.values() for rule, each in noted["kinds"].items()}
    for file, noted in notes.items():
        for target, wanted, path in noted["references"]:
            other = "condition" if wanted == "time-limit" else "time-limit"
            if other in kinds.get(target, ()):
                message = (
                    f"`{target}` gives a day, not yes or no"
                    if wanted == "condition"
                    else f"`{target}` gives yes or no, and no day"
                )
                yield Finding(FAULT.ident, Location(file, tuple(path)), message, help=_ADVICE[wanted])


_ADVICE = {
    "condition": "name a rule of conditions; whether a day has come, a comparison with a date fact says",
    "time-limit": "name a time limit, an event, or a date fact",
}
