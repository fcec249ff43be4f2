"""The closed word lists of the record: a word that is not here is a finding, never a guess.

The words are the field's: the Vienna Convention on the Law of Treaties (VCLT), the UN Treaty Series,
ELI for acts and their relations, Akoma Ntoso for pinpoints. `docs/glossary.md` says which is whose.
"""

from __future__ import annotations

from typing import Literal, get_args

__all__ = [
    "ACCOUNT_BEARING_KINDS",
    "CEASING_EVENTS",
    "CONSENT_EVENTS",
    "COUNTRIES",
    "DRAFT_EVENTS",
    "EVENT_PHASES",
    "INVERSE_RELATIONS",
    "LANGUAGES",
    "ORIGIN_EVENTS",
    "QUALIFYING_EVENTS",
    "AbsenceReason",
    "DiscrepancyKind",
    "EventKind",
    "FactType",
    "InstrumentKind",
    "Modality",
    "Operator",
    "Outcome",
    "RelationKind",
    "SourceKind",
    "Standing",
    "StandsFor",
    "TreatyLevel",
    "words",
]

InstrumentKind = Literal[
    "treaty",
    "constitutional-law",
    "code",
    "law",
    "decree",
    "resolution",
    "instruction",
    "rules",
    "plan",
    "programme",
    "guidelines",
    "principles",
    "compact",
    "arrangement",
]

StandsFor = Literal["act", "unnamed-act", "several-acts", "arrangement", "body"]

TreatyLevel = Literal["interstate", "intergovernmental", "interagency", "multilateral"]

EventKind = Literal[
    # before there is an act
    "drafted",
    "developed",
    "discussed",
    "agreed",
    "proposals-made",
    "draft-approved",
    "task-given",
    # it comes about
    "signing-authorised",
    "signed",
    "passed",
    "adopted",
    "enacted",
    "established",
    # consent to be bound (VCLT arts 11-16), step by step
    "approved-by-parliament",
    "ratified",
    "accepted",
    "approved",
    "acceded",
    "instrument-deposited",
    "internal-procedures-completed",
    "notified",
    # made known
    "registered",
    "published",
    # effect
    "entered-into-force",
    "introduced",
    "revised",
    "provisionally-applied",
    "succeeded",
    "extended",
    "suspended",
    # end
    "denounced",
    "rescinded",
    "withdrawn",
    "expired",
    "terminated",
]

DRAFT_EVENTS: frozenset[str] = frozenset({"drafted", "discussed", "proposals-made", "draft-approved"})
ORIGIN_EVENTS: frozenset[str] = frozenset({"signed", "passed", "adopted", "enacted", "established"})
"""Events by which an act comes into being: before the first of them it cannot act or be acted upon."""
CONSENT_EVENTS: frozenset[str] = frozenset(
    {"ratified", "accepted", "approved", "acceded", "instrument-deposited", "internal-procedures-completed"}
)
CEASING_EVENTS: frozenset[str] = frozenset({"expired", "terminated"})
QUALIFYING_EVENTS: frozenset[str] = frozenset({"denounced", "rescinded", "withdrawn", "suspended"})
"""Events that leave a treaty in force, but not for each of its parties, or not in operation."""

# The order in which events of one account can happen: a later phase never precedes an earlier one.
# Registration, publication, introduction, revision, provisional application, succession, extension, suspension and the
# taking back of a notice stand at no fixed point and have no phase.
EVENT_PHASES: dict[str, int] = {
    "drafted": 0,
    "proposals-made": 0,
    "discussed": 0,
    "developed": 0,
    "agreed": 1,
    "draft-approved": 1,
    "signing-authorised": 2,
    "passed": 2,
    "adopted": 2,
    "enacted": 2,
    "established": 2,
    "signed": 3,
    "approved-by-parliament": 4,
    "ratified": 4,
    "accepted": 4,
    "approved": 4,
    "acceded": 4,
    "internal-procedures-completed": 4,
    "instrument-deposited": 5,
    "entered-into-force": 6,
    "denounced": 7,
    "withdrawn": 8,
    "expired": 8,
    "terminated": 8,
}

RelationKind = Literal["amends", "repeals", "implements", "approves", "supplements", "cites"]
INVERSE_RELATIONS: dict[str, str] = {
    "amends": "amended by",
    "repeals": "repealed by",
    "implements": "implemented by",
    "approves": "approved by",
    "supplements": "supplemented by",
    "cites": "cited by",
}

SourceKind = Literal["report-of-official-act", "official-report", "commentary", "external", "legal-text"]
# Kinds whose citation alone cannot establish a fact: a commentary gives an account.
ACCOUNT_BEARING_KINDS: frozenset[str] = frozenset({"commentary"})

DiscrepancyKind = Literal["disagreement", "ambiguity", "arithmetic", "transcription"]
AbsenceReason = Literal["not-stated"]

Standing = Literal["draft", "not-yet", "in-force", "ceased", "unknown"]

FactType = Literal["boolean", "date", "choice", "integer", "text", "set", "legal-reference"]

Modality = Literal[
    "entitlement", "exemption", "immunity", "power", "obligation", "permission", "prohibition", "validity"
]

Operator = Literal[
    "before", "on-or-before", "on", "on-or-after", "after", "less-than", "at-most", "equal-to", "at-least", "more-than"
]

Outcome = Literal["yes", "no", "unknown", "does-not-apply"]

# ISO 3166-1 alpha-2, officially assigned codes (249). Codes of states that no longer exist (SU, YU: ISO 3166-3)
# and codes that anybody may give a meaning (XK) are not among them.
COUNTRIES: frozenset[str] = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
    BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
    ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
    HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
    LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
    NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
    SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
    UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()  # noqa: SIM905 - a list would have a line for each code
)

# ISO 639-1, all 183 codes; those that were withdrawn (in, iw, ji, jw, mo, sh) are not among them.
LANGUAGES: frozenset[str] = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz
    ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii
    ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi
    mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw
    sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk
    ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()  # noqa: SIM905 - a list would have a line for each code
)


def words(of: object) -> tuple[str, ...]:
    """The words of one of the lists above, in its order."""
    return get_args(of)
