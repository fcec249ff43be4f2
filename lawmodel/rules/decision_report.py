"""The JSON of a decision and of a standing, as types: published as schemas, immutable with their version.

A key that is `NotRequired` is left out, never null.
"""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from lawmodel.model.base import FactName

__all__ = ["DecisionReport", "ReportedForce", "StatusReport"]


class ReportedPinpoint(TypedDict):
    """A place in an act."""

    article: NotRequired[str]
    """The article."""
    part: NotRequired[str]
    """The part."""
    paragraph: NotRequired[str]
    """The paragraph."""
    item: NotRequired[str]
    """The item."""


class ReportedCitation(TypedDict):
    """A source, with its line or lines, and the place in the act that it speaks of."""

    source: str
    """The source's id."""
    line: NotRequired[int]
    """The line cited."""
    lines: NotRequired[str]
    """The lines cited."""
    at: NotRequired[ReportedPinpoint]
    """The place in the act."""


class ReportedStanding(TypedDict):
    """The standing of an instrument, with its reason."""

    standing: Literal["draft", "not-yet", "in-force", "ceased", "unknown"]
    """Draft, not yet in force, in force, ceased, or unknown."""
    reason: str
    """Why, in words."""
    cites: list[ReportedCitation]
    """What it stands on."""
    assumptions: list[str]
    """What it assumes."""


class ReportedForce(TypedDict):
    """The standing by the documents, and with external sources where that differs."""

    by_documents: ReportedStanding
    """By the documents alone."""
    with_external: NotRequired[ReportedStanding]
    """With sources from outside them."""


class StatusReport(ReportedForce):
    """What `lawmodel status --format json` writes."""

    id: str
    """The record's id."""
    on: str
    """The day asked about, in EDTF."""


class ReportedLine(TypedDict):
    """One node of a condition, outermost first."""

    depth: int
    """How deep it stands; a node's branches follow it, one deeper."""
    truth: Literal["yes", "no", "unknown"]
    """What it is on the facts."""
    text: str
    """What it asks."""
    decisive: bool
    """Whether the outcome stands on it."""
    given: NotRequired[str]
    """What the case says of the fact it asks for."""
    cites: list[ReportedCitation]
    """Its ground."""


class ReportedException(TypedDict):
    """An exception to the rule."""

    id: str
    """Its id."""
    then: Literal["yes", "no"]
    """What it gives where it applies."""
    applies: Literal["yes", "no", "unknown"]
    """Whether it applies."""
    condition: list[ReportedLine]
    """Its condition."""
    cites: list[ReportedCitation]
    """Its ground."""


class ReportedAlternative(TypedDict):
    """What another way of counting would give."""

    options: dict[FactName, str]
    """The options that differ."""
    earliest: NotRequired[str]
    """The first possible day; absent where nothing is known of it."""
    latest: NotRequired[str]
    """The last possible day."""


class ReportedLimit(TypedDict):
    """What a time limit gives, and how it was counted."""

    status: Literal["day", "range", "unknown", "not-yet", "inadmissible", "no-effect", "does-not-apply"]
    """A day, a range of possible days, or why there is none."""
    earliest: NotRequired[str]
    """The first possible day."""
    latest: NotRequired[str]
    """The last possible day."""
    would_be: NotRequired[list[str]]
    """The days it would have been, `..` for an open end, where it takes no effect."""
    next_admissible: NotRequired[str]
    """The next day on which notice is admissible."""
    proposed: NotRequired[Literal["yes", "no", "unknown"]]
    """Whether a proposed day satisfies the limit."""
    calendar: NotRequired[str]
    """The calendar used, and how sure it is."""
    alternatives: list[ReportedAlternative]
    """What other ways of counting give."""
    steps: list[str]
    """How it was counted."""
    problems: list[str]
    """What kept it from being settled."""


class ReportedReasons(TypedDict):
    """Why: the scope, the condition, the exceptions; of a time limit, its counting."""

    scope: list[ReportedLine]
    """Whether the rule applies at all; empty where it always does."""
    condition: list[ReportedLine]
    """The condition of the rule."""
    exceptions: list[ReportedException]
    """The exceptions."""
    time: NotRequired[ReportedLimit]
    """The counting of a time limit."""


class ReportedVersion(TypedDict):
    """A version of the provision."""

    id: str
    """Its id."""
    governs: Literal["yes", "no", "unknown"]
    """Whether it governs the case."""
    answer: str
    """What it gives."""


class ReportedAssumption(TypedDict):
    """Something that the answer rests on and no fact of the case states."""

    kind: Literal["presumption", "reading", "convention", "standing", "implied", "not-encoded", "account"]
    """What kind of assumption it is."""
    text: str
    """What is assumed."""
    because: str
    """Why."""
    cites: list[ReportedCitation]
    """Its ground, where it has one."""


class MadeWith(TypedDict):
    """What the decision can be replayed with."""

    lawmodel: str
    """The version of the package."""
    corpus: str
    """The digest of the corpus."""
    record: str
    """The digest of the record."""


class DecisionReport(TypedDict):
    """What `lawmodel decide --format json` writes."""

    rule: str
    """The rule, `instrument/provision`."""
    heading: str
    """The heading of the provision."""
    as_of: str
    """The day of the question, in EDTF."""
    answer: str
    """What the text yields: yes, no, unknown, does-not-apply, a day, a range of days."""
    effective: NotRequired[str]
    """The answer while the instrument is in force; absent where it is not."""
    standing: ReportedForce
    """The standing of the instrument on that day."""
    facts: dict[FactName, str]
    """The facts given, in words."""
    reasons: list[ReportedReasons]
    """Why; one for each version that may govern."""
    versions: list[ReportedVersion]
    """The versions, where the provision has several."""
    undetermined: list[str]
    """Every fact that an unknown part asks for."""
    missing: list[str]
    """The facts that can yet change the answer."""
    would_be_yes_with: NotRequired[list[str]]
    """Of a no: the smallest changes of changeable facts that would make it yes, each in words."""
    assumptions: list[ReportedAssumption]
    """What the answer assumes."""
    cites: list[ReportedCitation]
    """Where the provision stands."""
    made_with: MadeWith
    """What the decision can be replayed with."""
