"""What each word of a closed list means, as editors show it: the part of `lawmodel.schemas.descriptions` on words.

A list of the model finds its table by its words; a list that allows only some of a table's words finds it too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["WORDS", "UndescribedWordsError", "words_text"]

WORDS: dict[str, dict[str, str]] = {
    # instruments and what happens to them
    "InstrumentKind": {
        "treaty": "an international agreement governed by international law, whatever its name (VCLT art. 2(1)(a))",
        "constitutional-law": "a law that stands between the constitution and ordinary laws",
        "code": "a law that gathers a whole field, as a criminal code",
        "law": "an act of a legislature",
        "decree": "an act of a head of state",
        "resolution": "an act of a government",
        "instruction": "an authority's directions for applying the law",
        "rules": "an authority's rules under the law",
        "plan": "measures to be taken, with dates or those responsible",
        "programme": "aims and measures of several years",
        "guidelines": "advice of an authority on how to act",
        "principles": "an international text of principles that does not bind as a treaty does",
        "compact": "an international framework of cooperation that does not bind as a treaty does",
        "arrangement": "a practice or cooperation of which no source names an act",
    },
    "StandsFor": {
        "act": "one act, which sources identify",
        "unnamed-act": "an act that no source names",
        "several-acts": "acts that the sources do not tell apart",
        "arrangement": "a practice or cooperation without an act that is known",
        "body": "a body, where no act behind it is known",
    },
    "TitleIs": {
        "official": "the act's own title, as a source gives it",
        "described": "a description, since no source gives the act's own title",
    },
    "TreatyLevel": {
        "interstate": "concluded in the name of the states",
        "intergovernmental": "concluded in the name of their governments",
        "interagency": "concluded between ministries or agencies",
        "multilateral": "open to, or between, more than two states",
    },
    "EventKind": {
        "drafted": "a draft was written",
        "developed": "it was developed, or a draft of it",
        "discussed": "it was discussed",
        "agreed": "its content was agreed on; nothing was signed by that",
        "proposals-made": "proposals for it were made",
        "draft-approved": "its draft was approved; the act itself was not adopted by that",
        "task-given": "an authority was charged with something about it",
        "signing-authorised": "somebody was authorised to sign it",
        "signed": "it was signed",
        "passed": "a chamber passed it; that is neither adoption nor force",
        "adopted": "it was adopted; that is not entry into force",
        "enacted": "a source calls it enacted, which establishes neither adoption, signature nor force",
        "established": "what it sets up was established",
        "approved-by-parliament": "a parliament consented; that is not the deposit of a ratification",
        "ratified": "consent to be bound by ratification (VCLT art. 14)",
        "accepted": "consent to be bound by acceptance (VCLT art. 14)",
        "approved": "consent to be bound by approval (VCLT art. 14)",
        "acceded": "consent to be bound by accession (VCLT art. 15)",
        "instrument-deposited": "an instrument of consent was deposited (VCLT art. 16)",
        "internal-procedures-completed": "a party completed what its own law asks for",
        "notified": "a party was notified",
        "registered": "it was registered",
        "published": "it was published",
        "entered-into-force": "it entered into force (VCLT art. 24)",
        "introduced": "a source says that it was introduced, which is not an entry into force",
        "revised": "a source says that it was revised, not by which act",
        "provisionally-applied": "it began to be applied provisionally, which is no entry into force (VCLT art. 25)",
        "succeeded": "a state succeeded to it (Vienna Convention on Succession of States in respect of Treaties)",
        "extended": "its time was extended",
        "suspended": "its operation was suspended, for all or for a party (VCLT arts. 57 to 58); it was not ended by that",
        "denounced": "a party gave notice of denunciation or withdrawal (VCLT art. 56)",
        "rescinded": "a notice of denunciation or withdrawal was taken back before it took effect (VCLT art. 68)",
        "withdrawn": "a party's denunciation or withdrawal took effect: `state` is no party any more (VCLT art. 54)",
        "expired": "its time ran out",
        "terminated": "it was ended",
    },
    "RelationKind": {
        "amends": "changes its text",
        "repeals": "ends it, or with `what` a part of it",
        "implements": "carries it out",
        "approves": "approves it, or its draft",
        "supplements": "adds to it and leaves its text as it is",
        "cites": "refers to it",
    },
    "Known": {
        "all": "the lists are whole: who is not on them takes no part",
        "some": "others may take part too",
    },
    "ProvisionKind": {
        "statement": "it states something without a yes or no: aims, functions, tasks",
        "rule": "it decides",
        "versioned": "it decides by a rule that has changed, each version for its days",
        "silent": "the text was read and says nothing of the matter",
    },
    # sources and discrepancies
    "SourceKind": {
        "report-of-official-act": "a report of what an authority did, as news of a decree",
        "official-report": "an authority's own report",
        "commentary": "an opinion or analysis; alone it establishes no fact",
        "external": "from outside the documents of the corpus; never taken where a document speaks",
        "legal-text": "the text of a law or treaty, cited by article",
    },
    "DiscrepancyKind": {
        "disagreement": "sources differ",
        "ambiguity": "one text can be read two ways",
        "arithmetic": "numbers do not add up",
        "transcription": "a name, number or title is given in different forms",
    },
    # other registers
    "AuthorityKind": {
        "head-of-state": "a head of state",
        "government": "a government as a whole",
        "parliament": "a parliament or one of its chambers",
        "ministry": "a ministry",
        "agency": "an agency, committee or department outside a ministry's name",
        "prosecution": "a prosecution service",
        "force": "armed, border or police forces",
        "court": "a court",
        "commission": "a commission of one state",
        "joint-body": "a body that several states set up together",
        "mission": "an embassy, consulate or other representation",
        "service": "a service, as a migration or passport service",
        "organisation": "an organisation, international or not of a state",
        "school": "a school or university",
    },
    "OccasionKind": {
        "visit": "a visit",
        "meeting": "a meeting or talks",
        "session": "a session of a body",
        "conference": "a conference",
        "survey": "a survey or questionnaire",
        "broadcast": "a broadcast or interview",
        "statement": "a statement by somebody",
        "development": "something that came about, without an occasion that is named",
    },
    "Qualifier": {
        "over": "more than the value",
        "about": "around the value",
        "up-to": "the value at most",
        "at-least": "the value at least",
        "majority": "more than half",
        "multiple": "several times as many",
    },
    "Direction": {"more": "this observation is the greater", "less": "this observation is the lesser"},
    # facts and conditions
    "FactType": {
        "boolean": "`true` or `false`",
        "date": "a date in EDTF, or `none`: it has not happened",
        "text": "any text",
        "legal-reference": "a place in an act, as `tj-criminal-code art. 335 part 1`",
        "integer": "a whole number",
        "choice": "one of the values listed",
        "set": "any of the values listed",
    },
    "ConditionKind": {
        "holds": "the boolean fact is true; with `member`, the set contains it",
        "comparison": "the date or number stands so to a value, or to another fact",
        "one-of": "the choice or text is among the values",
        "refers-to": "the legal reference lies within one of those listed",
        "is-stated": "the fact has a value; of a date, it has happened",
        "all": "every one of the conditions holds",
        "any": "at least one of the conditions holds",
        "not": "the condition does not hold",
        "outcome-of": "another rule gives yes",
        "by-account": "sources disagree: a condition for each account",
        "not-encoded": "the text says what this language cannot: unknown",
    },
    "Operator": {
        "before": "of dates: earlier than the day",
        "on-or-before": "of dates: that day or earlier",
        "on": "of dates: that very day",
        "on-or-after": "of dates: that day or later",
        "after": "of dates: later than the day",
        "less-than": "of numbers: smaller",
        "at-most": "of numbers: not greater",
        "equal-to": "of numbers: the same",
        "at-least": "of numbers: not smaller",
        "more-than": "of numbers: greater",
    },
    # rules
    "RuleKind": {
        "condition": "it answers yes, no or unknown",
        "time-limit": "it gives a day",
        "not-stated": "there is a rule, and no source says what it is",
        "not-encoded": "the text states a rule that this language cannot say",
    },
    "Modality": {
        "entitlement": "somebody has a right to it",
        "exemption": "a duty does not bind somebody",
        "immunity": "a power does not reach somebody or something",
        "power": "somebody can bring about a legal effect",
        "obligation": "somebody must",
        "permission": "somebody may",
        "prohibition": "somebody must not",
        "validity": "something is, or stays, valid",
    },
    "Truth": {"yes": "it is so", "no": "it is not so", "unknown": "what is known does not settle it"},
    # time limits
    "FirstDay": {
        "excluded": "the period begins on the day after the start",
        "included": "the start is the first day of the period",
        "open": "not settled: both are tried",
    },
    "MonthEnd": {
        "last-day": "the last day of the month",
        "first-of-next": "the first day of the next month",
        "open": "not settled: both are tried",
    },
    "ResultDay": {
        "last-day": "the effect falls on the last day of the period",
        "day-after": "the effect falls on the day after it",
        "open": "not settled: both are tried",
    },
    "Roll": {
        "none": "the day stays where it is",
        "following": "to the next working day",
        "preceding": "to the working day before",
        "nearest": "to the nearest working day",
    },
    "StatedMeans": {
        "last-day": "it is still within: the effect falls on it or, where the limit gives the day after, on the next",
        "effect": "the effect falls on it",
    },
    "CutOffDay": {"counts": "what comes on the cut-off day is in time", "too-late": "it is too late"},
    "ClosingDay": {
        "in-time": "notice on the corresponding day, on which a window or a time for notice closes, still counts",
        "too-late": "notice on that day is too late",
        "open": "not settled: both are tried",
    },
    "Count": {"forward": "from the start on", "backward": "back from the start"},
    "Bound": {
        "exactly": "it is the day itself",
        "not-before": "the earliest day, which is included",
        "not-after": "the latest day, which is included",
    },
    "SettledFinding": {
        "branch-never-met": "a branch that no case meets",
        "comparison-always-true": "a comparison that every case meets",
        "redundant-branch": "a branch that others imply",
        "idle-fact": "a fact that never changes the outcome",
    },
    # what is reported
    "Severity": {
        "error": "the record is wrong, or cannot be read",
        "warning": "it is probably wrong, or will mislead a reader",
        "note": "true and worth knowing, and fine to keep",
    },
    "Standing": {
        "draft": "it is a draft",
        "not-yet": "it is not yet in force",
        "in-force": "it is in force",
        "ceased": "it is no longer in force",
        "unknown": "the sources do not show it",
    },
    "LimitStatus": {
        "day": "the day is known",
        "range": "the day lies between two days",
        "unknown": "no day can be given",
        "not-yet": "what it runs from has not happened",
        "inadmissible": "the notice came when none could be given",
        "no-effect": "the notice was withdrawn or suspended in time",
        "does-not-apply": "the case lies outside the scope of the rule",
    },
    "AssumptionKind": {
        "presumption": "the law gives an absent fact this value",
        "reading": "the rule takes this reading of a text that can be read two ways",
        "convention": "the rule takes this way of counting, which the text does not name",
        "standing": "the standing of the instrument rests on it",
        "implied": "a fact that follows from those given",
        "not-encoded": "a part of the text that the rule leaves out",
        "account": "the account that is gone by where sources disagree",
    },
}


class UndescribedWordsError(LookupError):
    """A closed list of which no table explains every word."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(words)
        self.words = tuple(words)

    def __str__(self) -> str:
        listed = ", ".join(f"`{word}`" for word in self.words)
        return f"no table of lawmodel/schemas/word_descriptions.py explains {listed}"


def words_text(words: Sequence[str]) -> str:
    """Each word of a list with its meaning, as a list in Markdown. Errors: `UndescribedWordsError`."""
    meanings = _table(words)
    return "\n".join(f"- `{word}`: {meanings[word]}" for word in words)


def _table(words: Sequence[str]) -> Mapping[str, str]:
    table = next((each for each in WORDS.values() if each.keys() >= set(words)), None)
    if table is None:
        raise UndescribedWordsError(words)
    return table
