"""What each key of a rule means: the part of `lawmodel.schemas.descriptions` that is about what decides."""

from __future__ import annotations

__all__ = ["RULE_FIELDS"]

RULE_FIELDS: dict[str, dict[str, str]] = {
    # conditions
    "Redundant": {"because": "Why the branch is kept although others imply it."},
    "Node": {
        "id": "A name for this branch, by which an explanation speaks of it.",
        "heading": "What an explanation calls this branch.",
        "redundant": "This branch is implied by others and kept on purpose.",
    },
    "Holds": {
        "fact": "The boolean fact, or with `member` the set fact.",
        "member": "The member that the set must contain.",
    },
    "OtherFact": {"fact": "The fact whose value is compared with."},
    "Comparison": {
        "fact": "The date or integer fact that is compared; `as_of` is the day of the question.",
        "operator": "How the fact must stand to the value.",
        "value": "A day (EDTF, in quotes), a whole number, or `{fact: ...}` for another fact.",
    },
    "OneOf": {"fact": "The choice or text fact.", "values": "The values, one of which it must have."},
    "RefersTo": {
        "fact": "The legal-reference fact.",
        "references": "The references, within one of which it must lie; an article contains its parts.",
    },
    "IsStated": {"fact": "The fact that must be known."},
    "AllOf": {"of": "The conditions, all of which must hold."},
    "AnyOf": {"of": "The conditions, one of which must hold."},
    "NotOf": {"of": "The condition that must not hold."},
    "OutcomeOf": {"rule": "The other rule, as `instrument/provision`."},
    "ByAccount": {
        "discrepancy": "The discrepancy of this record on which the condition depends.",
        "accounts": "The condition that each account states, under the account's id.",
    },
    "NotEncoded": {"reason": "What the text states, and why it cannot be said here."},
    # rules
    "PartlyKnown": {
        "one_of": "It is one of these choices.",
        "has": "The set contains these members.",
        "lacks": "The set does not contain these members.",
    },
    "Example": {
        "facts": "The facts of the case.",
        "as_of": "The day on which the question is asked (EDTF).",
        "accounts": "Which account is taken of each discrepancy, for this case.",
        "expect": "The outcome that the text gives.",
        "proposed": "Of a time limit that a proposed day is tested against: whether that day keeps it.",
        "missing": "The facts that the decision still needs.",
        "because": "What the case shows.",
    },
    "Gives": {
        "what": "What the rule gives or asks.",
        "by": "The authority that gives it or asks it.",
        "to": "Who receives it or must do it.",
    },
    "RuleException": {
        "heading": "What an explanation calls the exception.",
        "sets_aside": "The rule, or the other exceptions, that this one sets aside, by id.",
        "if": "When the exception applies.",
        "then": "The outcome where it applies.",
    },
    "Settled": {"finding": "The id of the finding that was looked at.", "because": "Why the rule is right as it is."},
    "ReadingAssumed": {
        "reading": "The reading that is taken.",
        "because": "Why the text is read so.",
    },
    "ConditionRule": {
        "modality": "Whether it entitles, obliges, permits, prohibits, exempts, empowers or makes valid.",
        "gives": "What the rule gives, by whom and to whom.",
        "when": "The scope: where it does not hold, the rule does not apply.",
        "if": "The condition on which the rule says yes.",
        "unless": "Exceptions, each with what it sets aside.",
        "presume": "Values that the law gives to facts which nobody states.",
        "assumes": "Readings that the rule takes of a text which can be read two ways.",
        "redundant": "Findings about the rule that were looked at and are settled.",
        "examples": "Cases with the outcome that the text gives them.",
    },
    "TimeLimitRule": {
        "presume": "Values that the law gives to facts which nobody states.",
        "redundant": "Findings about the rule that were looked at and are settled.",
        "gives": "What the rule gives, by whom and to whom.",
        "examples": "Cases with the day that the text gives them.",
    },
    "NotEncodedRule": {"reason": "What the text states, and why it cannot be said here."},
    # time limits
    "PeriodData": {
        "years": "So many years.",
        "months": "So many months.",
        "weeks": "So many weeks.",
        "days": "So many calendar days.",
        "working_days": "So many working days; stands alone and needs a `calendar`.",
    },
    "StartOf": {
        "fact": "A date fact.",
        "event": "A lifecycle event of this record.",
        "day": "A fixed day.",
        "outcome_of": "The day that another time limit gives, as `instrument/provision`.",
        "later_of": "The latest of several starts.",
        "earlier_of": "The earliest of several starts.",
        "by_account": "The start that each account of a discrepancy gives.",
    },
    "StartByAccount": {
        "discrepancy": "The discrepancy of this record on which the start depends.",
        "accounts": "The start under each account, by the account's id.",
    },
    "LockIn": {"from": "The day from which the lock-in runs.", "period": "How long notice is inadmissible."},
    "Lapse": {"from": "The day from which the time for notice runs.", "period": "How long notice may be given."},
    "Window": {
        "from": "The day from which the windows are counted.",
        "every": "How far the windows lie apart.",
        "open_for": "How long each window is open.",
    },
    "Admissible": {
        "not_before": "Notice is inadmissible until a lock-in has passed.",
        "not_after": "Notice is inadmissible once its time has lapsed.",
        "window": "Notice is admissible only in recurring windows.",
    },
    "NextDay": {
        "day": "The day of a year on which it takes effect (XXXX-MM-DD).",
        "cut_off": "The day of a year until which it must have come (XXXX-MM-DD).",
        "cut_off_day": "Whether what comes on the cut-off day itself still counts.",
    },
    "TermEnd": {
        "from": "A day on which a term ends, the first of those ends.",
        "begins": "The day on which the first term begins; its end is one term later.",
        "every": "How long a term is.",
    },
    "Align": {
        "first_of_month": "The first day of the nth month after the last day's.",
        "end_of_year": "31 December of the last day's year plus n.",
        "next_day": "The next such day of a year after the next cut-off.",
        "end_of_term": "The end of the term in which the last day lies.",
    },
    "CalendarUse": {
        "holidays": "The calendar of holidays, by its id in `registers/calendars/`.",
        "week": "Of how many days a working week is.",
    },
    "Postpone": {
        "while": "The boolean fact that postpones the effect.",
        "until": "The date fact until which it is postponed.",
    },
    "Options": {
        "first_day": "Whether the day of the event is counted.",
        "month_end": "Which day it is where a month lacks the corresponding one.",
        "result": "Whether the effect falls on the last day or on the day after.",
        "closing_day": "Whether the corresponding day, on which the time for notice closes, still belongs to it.",
        "roll": "Where a last day goes that is not a working day.",
        "calendar": "The working days, where they matter.",
    },
    "Assumption": {
        "convention": "The convention of counting that is assumed, by its id.",
        "options": "The single ways of counting that are assumed.",
        "reading": "The reading of the text that is assumed, where it can be read two ways.",
        "because": "Why it is assumed: what the text leaves open.",
    },
    "Convention": {"options": "What the convention settles."},
    "TimeLimit": {
        "modality": "Whether the day bounds an entitlement, a power, an obligation, a permission or a validity.",
        "when": "The scope: where it does not hold, the time limit does not apply.",
        "runs_from": "The day it runs from: a date fact, or `{event: ...}` and the like.",
        "admissible": "When the start may lie at all.",
        "period": "How long it is.",
        "clear_days": "Neither the day of the event nor the last day is counted: so many days lie between.",
        "count": "Forward from the start, or backward.",
        "align": "The fixed point to which the last day moves on.",
        "stated": "The date fact of a later day that the notice itself states.",
        "stated_means": "Whether the day stated is the last one in, or the day on which it takes effect.",
        "rescinded": "The date fact of the day on which it was withdrawn.",
        "suspended": "The date fact of the day on which it was suspended.",
        "proposed": "The date fact of a day that is asked to be judged.",
        "postpone": "While a fact holds, the effect waits for another day.",
        "bound": "Whether the day is exact, the earliest or the latest.",
        "convention": "The convention of counting that the text names, by its id.",
        "assumes": "What the text leaves open and the rule takes.",
    },
}
