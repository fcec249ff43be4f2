"""The JSON of a decision and of a standing, as types: published as schemas, immutable with their version.

A key that is `NotRequired` is left out, never null.
"""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from lawmodel.model.base import FactName
from lawmodel.model.time_limit import Bound
from lawmodel.vocabulary import DiscrepancyKind, Modality

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


class ReportedTerm(TypedDict):
    """A rule of the instrument that the day alone decides, such as one on its term."""

    rule: str
    """The rule, `instrument/provision`."""
    heading: str
    """The heading of the provision."""
    answer: str
    """What it gives on that day."""


class StatusReport(ReportedForce):
    """What `lawmodel status --format json` writes."""

    id: str
    """The record's id."""
    on: str
    """The day asked about, in EDTF."""
    rules: list[ReportedTerm]
    """What the instrument's own rules give that the day alone decides."""


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
    id: NotRequired[str]
    """The id of the branch."""
    rule: NotRequired[str]
    """The rule it stands in, where the rule asked rests on that one."""
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
    is_open: bool
    """Whether nothing settles these options, so that the answer holds what each gives."""


class ReportedStart(TypedDict):
    """What a time limit runs from, or a part of it, outermost first."""

    depth: int
    """How deep it stands; its parts follow it, one deeper."""
    text: str
    """What it is."""
    day: str
    """Its day: a date, a range of dates, or in words why there is none."""
    cites: list[ReportedCitation]
    """Its ground."""


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
    runs_from: list[ReportedStart]
    """What it runs from."""
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
    absent: NotRequired[str]
    """Why there are no reasons: no source says what the rule is, or the model cannot say it."""


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
    rule: NotRequired[str]
    """The rule whose assumption it is, where the rule asked rests on that one."""


class ReportedGives(TypedDict):
    """What the rule gives, by whom and to whom."""

    what: str
    """What it gives."""
    by: NotRequired[str]
    """The authority that gives it."""
    to: NotRequired[str]
    """To whom."""


class ReportedAccount(TypedDict):
    """An account of a discrepancy."""

    account: str
    """Its id."""
    says: NotRequired[str]
    """What it says; absent where it is silent, or gives a day alone."""
    silent: bool
    """Whether it was read and says nothing of the matter."""
    answer: NotRequired[str]
    """What the rule gives by this account; absent where the rule does not ask it."""
    cites: list[ReportedCitation]
    """Its ground."""


class ReportedDispute(TypedDict):
    """A discrepancy that the answer turns on, or that the sources leave open."""

    name: str
    """Its id; of another record, with that record's id before it."""
    kind: DiscrepancyKind
    """What kind of discrepancy it is."""
    matter: str
    """What it is about."""
    followed: NotRequired[str]
    """The account gone by; absent where none is."""
    is_chosen: bool
    """Whether the account gone by was chosen for this question, and not taken by the record."""
    because: NotRequired[str]
    """Why the record takes it."""
    accounts: list[ReportedAccount]
    """Its accounts."""


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
    says: str
    """The answer in words, with its bound: `not before 2027-02-28`."""
    modality: NotRequired[Modality]
    """What the rule gives: an entitlement, an obligation, and so on."""
    gives: NotRequired[ReportedGives]
    """What the answer is about."""
    bound: NotRequired[Bound]
    """Of a day: whether it is the day itself, the first or the last possible one."""
    effective: NotRequired[str]
    """The answer while the instrument is in force; absent where it is not."""
    effective_by_documents: NotRequired[str]
    """The same by the documents alone."""
    text_adopted: NotRequired[Literal["yes", "unknown"]]
    """Of a clause that applies from the adoption of the treaty's text: whether that is adopted."""
    in_every_case: NotRequired[str]
    """Of an unknown answer that no fact can change any more: what every way gives in which the open facts can turn out."""
    standing: ReportedForce
    """The standing of the instrument on that day."""
    facts: dict[FactName, str]
    """The facts given, in words."""
    after_the_day_asked: list[FactName]
    """The facts given whose day lies after the day of the question."""
    reasons: list[ReportedReasons]
    """Why; one for each version that may govern."""
    versions: list[ReportedVersion]
    """The versions, where the provision has several."""
    undetermined: list[str]
    """Every fact that an unknown part asks for."""
    missing: list[str]
    """The facts that can yet change the answer."""
    would_be_yes_with: NotRequired[list[str]]
    """Of a no: the smallest changes of changeable facts that would make it yes, each in words; absent where the rule is too
    large to look for them."""
    assumptions: list[ReportedAssumption]
    """What the answer assumes."""
    accounts: list[ReportedDispute]
    """The discrepancies that the rule asks, with what it gives by each account."""
    left_open: list[ReportedDispute]
    """The discrepancies on the provision that no account is taken of and that the rule does not ask."""
    cites: list[ReportedCitation]
    """Where the provision stands."""
    made_with: MadeWith
    """What the decision can be replayed with."""
