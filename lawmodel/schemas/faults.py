"""The kinds of fault in a file's structure: what each is, why it matters, a wrong and a right record."""

from __future__ import annotations

from lawmodel.diagnostics import Fault, Severity
from lawmodel.schemas.registry import SCHEMA_VERSION

__all__ = ["FAULTS"]

_RECORD = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 1}]
"""

_TIME_LIMIT = """\
provisions:
  - id: termination
    kind: rule
    heading: Termination
    cites: [{source: gazette, line: 1}]
    rule:
      kind: time-limit
      runs_from: {day: "2025-10-09"}
      period: {months: 6}
      first_day: excluded
      month_end: last-day
      result: last-day
      examples:
        - {expect: "2026-04-09", because: six months end on the same-numbered day}
"""

_DESIGNATION = 'designations:\n  - {number: "7", dated: "2015", cites: [{source: gazette, line: 1}]}\n'

_NOTE = "note: invented for this page\n"


def _changed(old: str, new: str, right: str = _RECORD) -> tuple[str, str]:
    """The wrong record, which has `new` in place of `old`, and the right one."""
    return right.replace(old, new), right


def _fault(ident: str, title: str, why: str, examples: tuple[str, str]) -> Fault:
    wrong, right = examples
    return Fault(ident, Severity.ERROR, title, why, wrong, right)


FAULTS: tuple[Fault, ...] = (
    _fault(
        "malformed-text",
        "a text that does not have the form its key asks for",
        "Dates, ids, codes and numbers of acts have one form each, so that they can be compared and found. The "
        "message names the form.",
        _changed("id: example", "id: The_Example"),
    ),
    _fault(
        "missing-key",
        "a key that every such part must have is not there",
        "Few keys are required: those without which the part cannot be found, cited or judged.",
        _changed("title_is: described\n", ""),
    ),
    _fault(
        "newer-schema",
        "a file written for a later schema than this version of lawmodel knows",
        "The later schema may have keys and words that this version would call wrong, so it does not judge the file.",
        (f"# yaml-language-server: $schema=../schema/999.0/instrument.schema.json\n{_RECORD}",
         f"# yaml-language-server: $schema=../schema/{SCHEMA_VERSION}/instrument.schema.json\n{_RECORD}"),
    ),
    _fault(
        "null-value",
        "a key without a value",
        "Absent means that no source states it. A key that is there without a value leaves open whether something "
        "was forgotten, and programs differ on what they make of it.",
        _changed("note: invented for this page", "note:", _RECORD + _NOTE),
    ),
    _fault(
        "out-of-range",
        "a number that is too small or too great",
        "Lines count from 1, periods are not negative, and a working week has five or six days.",
        _changed("line: 1", "line: 0"),
    ),
    _fault(
        "too-few",
        "fewer entries or keys than the part needs",
        "A fact without a citation, or a condition without a part, says nothing that could be checked. A discrepancy "
        "has two accounts or more, a text is given in one language or more, and a part that is told by its key needs "
        "one.",
        _changed("cites: [{source: gazette, line: 1}]", "cites: []"),
    ),
    _fault(
        "too-many",
        "more entries or keys than the part takes",
        "Some parts say one of several things, told by the key: a period runs from a fact or from an event. Two keys "
        "would leave open which of them holds.",
        _changed('day: "2025-10-09"', 'day: "2025-10-09", event: signing', _RECORD + _TIME_LIMIT),
    ),
    _fault(
        "unknown-key",
        "a key that is not known here",
        "Most often it is misspelt, or stands one level too high or too low. Were it let pass, what it says would be "
        "lost without a word.",
        _changed("title_is: described", "title-is: described"),
    ),
    _fault(
        "unknown-word",
        "a word that is not on the list of words for this key",
        "The lists are closed, so that the same thing has the same word in every record. `docs/glossary.md` says what "
        "each means and where it comes from.",
        _changed("kind: law", "kind: statute"),
    ),
    _fault(
        "wrong-type",
        "a value of another type: a number where a text is expected, a text where a list is, and the like",
        "YAML takes the type from how a value is written. Without quotes `2015` is a number and `true` a truth value; "
        "a list has `- ` before each entry.",
        _changed('"2015"', "2015", _RECORD + _DESIGNATION),
    ),
)  # fmt: skip
