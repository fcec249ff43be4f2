"""A legal reference to an act of which there is no record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import TypedDict

from lawmodel.checks.example_records import law
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Severity
from lawmodel.likeness import advised, guess, mend, slip_for
from lawmodel.loading import LoadedFile
from lawmodel.model.condition import RefersTo
from lawmodel.model.rule import Example
from lawmodel.registers import Registers

__all__ = ["FAULT", "compare", "note"]

_RIGHT = law("""\
provisions:
  - id: amnesty
    kind: rule
    heading: Amnesty
    cites: [{source: gazette, line: 2}]
    rule:
      kind: condition
      modality: exemption
      if: {kind: refers-to, fact: offence, references: [base-law art. 3]}
      examples:
        - {facts: {offence: base-law art. 3 part 1}, expect: "yes", because: the article is listed}
        - {facts: {offence: base-law art. 4}, expect: "no", because: another article}
        - {facts: {}, expect: unknown, missing: [offence], because: the offence is not known}
""")

FAULT = Fault(
    "dangling-legal-reference",
    Severity.ERROR,
    "a reference to the article of an act that has no record",
    "A rule that lists articles compares them with the reference it is given, act by act. An act that has no record is"
    " misspelt, or nobody can look up what is meant; under a wrong name the rule would answer no. An example may give an act"
    " without a record, to show that another act is not meant; the misspelt name of a record shows nothing.",
    wrong=_RIGHT.replace("[base-law art. 3]", "[base-laws art. 3, base-law art. 3]"),
    right=_RIGHT,
)


Reference = tuple[str, list[str | int]]
"""A reference, and the path to it."""


class _Note(TypedDict, total=False):
    """The id of a record, the references in its rules, and those that its examples give; what there is none of is left out."""

    record: str
    references: list[Reference]
    given: list[Reference]


def note(file: LoadedFile, registers: Registers) -> _Note | None:
    found: _Note = {} if file.record is None else {"record": file.record.id}
    references: list[Reference] = [
        (reference, [*part.path, "references", index])
        for part in file.parts(RefersTo)
        for index, reference in enumerate(part.model.references)
    ]
    if references:
        found["references"] = references
    given: list[Reference] = [
        (value, [*part.path, "facts", name])
        for part in file.parts(Example)
        for name, value in part.model.facts.items()
        if isinstance(value, str) and name in registers.facts and registers.facts[name].type == "legal-reference"
    ]
    if given:
        found["given"] = given
    return found or None


def compare(notes: Mapping[str, _Note], corpus: Corpus) -> Iterator[Finding]:
    """Every reference to an act of no record; an unread file may well be that record.

    An example may give another act, which the rule is not about: only a misspelt one is found there.
    """
    known = {each["record"] for each in notes.values() if "record" in each}
    names = sorted(known)
    unread = {PurePosixPath(path).stem for path in corpus.unread}
    for path, each in notes.items():
        for reference, at in each.get("references", ()):
            act, _, rest = reference.partition(" ")
            if act not in known and act not in unread:
                meant = guess(act, names)
                fix = mend(meant, None if meant is None else f"{meant.word} {rest}".rstrip())
                advice = advised(meant, "write a record of the act, or correct the name")
                yield _finding(Location(path, tuple(at)), act, advice)._replace(fix=fix)
        for reference, at in each.get("given", ()):
            act = reference.partition(" ")[0]
            slip = None if act in known or act in unread else slip_for(act, names)
            if slip is not None:  # nothing is mended: under the right name the example may expect another answer
                yield _finding(Location(path, tuple(at)), act, f"did you mean `{slip}`?")


def _finding(at: Location, act: str, advice: str) -> Finding:
    return Finding(FAULT.ident, at, f"no record is named `{act}`", help=advice)
