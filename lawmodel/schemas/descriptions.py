"""What each key of a record means, in a sentence: the texts that an editor shows, joined to the schemas.

A text stands with the class that states the field, under the key as a file writes it; a docstring
after the field in the model takes precedence. `EVERYWHERE` holds keys that mean the same wherever
they stand. `FORMS` says what a text must look like, worded to follow "is not"; `SHAPES` describes the
other named types that are not classes.
"""

from __future__ import annotations

from lawmodel.schemas.rule_descriptions import RULE_FIELDS

__all__ = ["EVERYWHERE", "FIELDS", "FORMS", "SHAPES"]

FORMS: dict[str, str] = {
    "IdPair": "a pair of ids joined by `/` (as `discrepancy/account` or `instrument/provision`)",
    "ActNumber": "the number of an act (Latin or Cyrillic letters and digits, joined by `-`, `/`, `.` or a blank, as `115-ФЗ`)",
    "Anchor": "a part of this file (as `title`, `provisions/termination` or `lifecycle/signing`)",
    "Country": "a country code (two capital letters, ISO 3166-1, as `TJ`)",
    "Day": "a day (YYYY-MM-DD)",
    "Decimal": "a decimal number as text (as `12.5`)",
    "Edtf": "a date in EDTF (as `2013-09-20`, `2015`, `XXXX-10-20` or `2019/2021`)",
    "FactName": "a fact's name (lower-case words joined by underscores, as `entered_on`)",
    "Id": "an id (lower-case words joined by hyphens)",
    "Language": "a language code (two or three small letters, ISO 639, as `en`)",
    "LineDigest": "a line's digest (16 hexadecimal digits)",
    "LineNumber": "a line number (digits, from 1)",
    "LineRange": "a range of lines (as `12-14`)",
    "MonthDay": "a day of any year (XXXX-MM-DD)",
    "Number": "the number of an act or of its parts, as a text (as `207-7`)",
    "Reference": "a legal reference (as `tj-criminal-code art. 335 part 1`)",
    "Sha256": "a sha256 digest (64 hexadecimal digits)",
    "SubdivisionCode": "the code of a part of a country (one to three capital letters or digits, ISO 3166-2 without the country's, as `SCT`)",
    "Text": "one line of text without a trailing blank",
    "Url": "an address on the web (https://...)",
}

SHAPES: dict[str, str] = {
    "Citations": "The lines of the sources on which a fact stands; at least one.",
    "Condition": "A condition of a rule: a tree of small nodes, each yes, no or unknown.",
    "Fact": "A fact that rules ask for, by its type.",
    "FactValue": "The value of a fact: a boolean, an integer, a text, the members of a set, or what is known in part.",
    "Instrument": "An instrument: a treaty, a law, a resolution; one record, one file.",
    "LocalizedText": "The same text by language code, as `{en: ...}`.",
    "Provision": "What an instrument provides: a statement, a rule, versions of a rule, or silence.",
    "Rule": "A rule: the condition or the time limit that decides it.",
    "Start": "The day a period runs from: a date fact by its name, or what else gives it.",
}

EVERYWHERE: dict[str, str] = {
    "account": "The account (`discrepancy/account`) that says this, where the sources disagree.",
    "because": "Why, in a sentence.",
    "cites": "The lines of the sources on which this stands.",
    "discrepancies": "Accounts that disagree, side by side, and which of them is taken.",
    "exhaustive": "`false`: the list is known to be incomplete, so that no match is unknown instead of no.",
    "happened_on": "The day, as well as it is known (EDTF); absent where no source dates it.",
    "id": "Its name among its kind: lower-case words joined by hyphens, never reused.",
    "kind": "Which of the kinds this is; it decides which other keys there are.",
    "note": "What a reader of the record should know besides.",
    "persons": "The persons whom the source names, in the offices they held then.",
    "place": "Where it was, as the source names the place.",
    "state": "The state concerned, by its ISO 3166-1 code.",
    "title": "What it is called.",
}

FIELDS: dict[str, dict[str, str]] = RULE_FIELDS | {
    # sources
    "Citation": {
        "source": "The source, by its entry in the register of sources.",
        "line": "The line, counted from 1.",
        "lines": 'The first and the last line: "12-14".',
        "at": "The place in the act of which the source speaks.",
    },
    "Pinpoint": {
        "article": 'The article, as text: "335" or "335-1".',
        "part": "The part of the article, as text.",
        "paragraph": "The paragraph, as text.",
        "item": "The item (point, letter), as text.",
    },
    "Dating": {
        "not_before": "The earliest day on which it can have been written (EDTF).",
        "not_after": "The latest day on which it can have been written (EDTF).",
    },
    "Source": {
        "kind": "How much weight it has: a commentary alone establishes no fact.",
        "language": "The language it is written in, by its ISO 639 code.",
        "publisher": "Who published it.",
        "author": "The authority that wrote it, by its entry in the register of authorities.",
        "state": "The state whose source it is, by its ISO 3166-1 code.",
        "dated": "The day it bears (EDTF); absent where it bears none.",
        "dating": "Between which days an undated source was written.",
        "seen_at": "Where it was read.",
        "url": "Its address on the web.",
        "file": "Its file name among the documents.",
        "sha256": "The digest of that file, by which it is known to be the same.",
        "line_count": "How many lines the file has.",
    },
    "SourcesRegister": {"sources": "Each source under its id."},
    "Digests": {
        "sha256": "The digest of the whole file.",
        "lines": "For each cited line, the first 16 hexadecimal digits of its sha256.",
    },
    "DigestsRegister": {"digests": "The digests of each source, under its id."},
    # facts
    "FactBase": {
        "question": "The question that asks for the fact, by language.",
        "changeable": "`false`: it has happened, and nothing that a person does now changes it.",
    },
    "PlainFact": {"type": "What kind of value the fact has."},
    "IntegerFact": {
        "type": "A whole number.",
        "unit": "What is counted.",
        "minimum": "The least value it can have.",
        "maximum": "The greatest value it can have.",
    },
    "ListedFact": {"type": "A choice of one of the values, or a set of them.", "values": "Each value with its label."},
    "Implication": {"when": "Whenever this holds,", "then": "this holds too."},
    "FactsRegister": {
        "facts": "Each fact under its name.",
        "implies": "What holds between facts, whatever the case.",
    },
    # discrepancies
    "Account": {
        "says": "What this account says, in the record's own words.",
        "silent": "It was read, and says nothing of the matter.",
        "date": "The day that this account gives (EDTF).",
    },
    "Discrepancy": {
        "kind": "Whether sources differ, one text is ambiguous, numbers do not add up, or a copy errs.",
        "concerns": "The parts of this file that the discrepancy is about.",
        "matter": "What the accounts disagree on.",
        "accounts": "The accounts, two or more.",
        "taken": "The id of the account that is taken, or `none`.",
        "because": "Why that account is taken.",
    },
    # instruments
    "Designation": {
        "number": "The number of the act, as text and without a sign for it.",
        "dated": "The day under which the act is cited (EDTF).",
    },
    "OtherTitle": {"title": "The other title, by language."},
    "InstrumentBase": {
        "id": "The record's id: the file's name without `.yaml`, never reused.",
        "kind": "What kind of instrument it is.",
        "stands_for": "What the record is of: one act, an unnamed act, several acts, an arrangement or a body.",
        "title": "The title, by language.",
        "title_is": "Whether the title is the act's own or a description.",
        "other_titles": "Other titles under which sources speak of it.",
        "designations": "The numbers and dates under which it is cited.",
        "lifecycle": "What happened to it, from draft to end.",
        "relations": "What it does to other instruments.",
        "provisions": "What it provides.",
    },
    "Treaty": {
        "level": "Between whom it is made; absent where no source says so.",
        "parties": "Who takes part.",
        "depositary": "The authority that keeps the treaty's instruments; a bilateral treaty has none.",
    },
    "Statute": {
        "jurisdiction": "The state whose law it is, by its ISO 3166-1 code.",
        "adopted_by": "The authority that adopted it.",
    },
    "ExecutiveAct": {
        "jurisdiction": "The state whose act it is, by its ISO 3166-1 code.",
        "issued_by": "The authority that issued it.",
    },
    "SubordinateAct": {
        "jurisdiction": "The state under whose law it is, by its ISO 3166-1 code.",
        "issued_by": "The authority that issued it.",
    },
    "SoftLaw": {"issued_by": "The authority that issued it.", "parties": "Who takes part."},
    "Arrangement": {"parties": "Who takes part."},
    "Event": {
        "event": "What happened.",
        "by": "The authority that acts.",
        "to": "The authority that is acted on, as one that is given a task.",
        "state": "The party whose act it is, by its ISO 3166-1 code.",
        "what": "What exactly, in the record's own words.",
        "at": "The visit, meeting or session at which it happened, by its entry in the register of events.",
    },
    "Relation": {
        "relation": "What it does to the other instrument.",
        "target": "The other instrument, by its record's id.",
        "what": "Which part, or how.",
    },
    "StateParty": {
        "state": "The state, by its ISO 3166-1 code.",
        "competent_authorities": "The authorities that act for it under the instrument.",
    },
    "OrganisationParty": {"organisation": "The organisation, by its entry in the register of authorities."},
    "Parties": {
        "known": "Whether the lists are whole.",
        "states": "The states that take part.",
        "organisations": "The international organisations that take part.",
    },
    "Person": {
        "name": "The person's name, as the source writes it.",
        "office": "The office held then.",
        "authority": "The authority in which the office is held.",
    },
    # provisions
    "ProvisionBase": {
        "kind": "Whether the provision states, decides, decides by versions, or is silent.",
        "heading": "What the provision is about.",
        "at": "Its place in the instrument, where a source gives it.",
    },
    "Item": {
        "says": "The function, area, aim, office or proposal, in the record's own words.",
        "by": "The authority that does it.",
        "to": "The authority that receives it.",
        "count": "How many.",
        "number": "The number it bears in the source.",
    },
    "StatementProvision": {
        "topic": "What it is about, by its entry in the register of topics.",
        "by": "The authority to which the statement applies.",
        "says": "What it states, in the record's own words.",
        "items": "Its items, in the order of the source.",
    },
    "RuleProvision": {"rule": "The rule that decides."},
    "Applies": {
        "from": "The first day on which the version holds; absent: from the beginning.",
        "until": "The last day on which it holds; absent: it still does.",
    },
    "Version": {"applies": "When this version holds.", "rule": "The rule in this version."},
    "VersionedProvision": {
        "version_day": "The day that picks the version: `as_of`, or a date fact.",
        "versions": "The versions of the rule, in their order.",
        "examples": "Cases with the outcome that the text gives them.",
    },
    # other registers
    "Duty": {"says": "The task, mandate, membership or practice, in the record's own words."},
    "Established": {
        "by": "The authority that set it up.",
        "on_basis_of": "The authority on whose basis it was set up.",
    },
    "OtherName": {"name": "The other name, by language."},
    "Authority": {
        "name": "The name, by language.",
        "kind": "What sort of authority it is.",
        "part_of": "The authority of which it is a part.",
        "established": "When and by whom it was set up.",
        "other_names": "Other names that sources give it.",
        "members": "Who belongs to it.",
        "mandate": "What it is charged with.",
    },
    "AuthoritiesRegister": {"authorities": "Each authority under its id."},
    "Topic": {"label": "What a reader sees, by language.", "means": "What falls under the topic."},
    "TopicsRegister": {"topics": "Each topic under its id."},
    "Occasion": {
        "kind": "What sort of occasion it was.",
        "held_by": "The authorities that held it.",
        "items": "What was said or done there.",
    },
    "EventsRegister": {"events": "Each occasion under its id."},
    "Share": {"of": "The observation of which it is a share.", "percent": 'The share in percent, as text: "12.5".'},
    "Difference": {
        "to": "The observation with which it is compared.",
        "to_period": "The period with which it is compared (EDTF), where there is no observation of it.",
        "by": "The difference, in the unit of the observation.",
        "by_percent": "The difference in percent, as text.",
        "direction": "Whether this observation is the greater or the lesser.",
    },
    "Observation": {
        "measure": "What was counted.",
        "period": "The time it is of (EDTF).",
        "value": "The number, where the source gives one.",
        "percent": "The percentage, as text, where the source gives one.",
        "qualifier": "The source's own hedge.",
        "unit": "What the number counts.",
        "part_of": "The observation of which this is a part.",
        "parts_are_all": "The parts of this observation must add up to it.",
        "share": "The share of another observation that the source states.",
        "differs": "The changes that the source states.",
    },
    "ObservationsRegister": {"observations": "Each observation under its id."},
    "ConventionsRegister": {"conventions": "Each convention under its id."},
    "CalendarDay": {"day": "The day.", "because": "Why it is off, or worked."},
    "WeekendSpan": {
        "days": "The days off of each week: two of a week of five working days, one of six.",
        "since": "The first day on which they are.",
        "until": "The last day on which they are.",
    },
    "CalendarRegister": {
        "id": "The calendar's id: the file's name without `.yaml`.",
        "country": "The state whose holidays they are, by its ISO 3166-1 code; absent, only the days listed are off.",
        "subdivisions": "Parts of the state, by their ISO 3166-2 codes without that of the state: a holiday of any counts.",
        "national_only": "No holiday of a part of the state alone counts.",
        "weekend": "The weekly days off, where the holidays package has others or none.",
        "checked_from": "The first day of the span that was checked against sources.",
        "checked_until": "The last day of that span.",
        "days_off": "Days off that the holidays package does not know.",
        "work_days": "Days worked that it takes for holidays.",
    },
}
