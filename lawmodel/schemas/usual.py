"""Usual words of the field and of other tools for what a record calls otherwise: advice, never a mend."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

__all__ = ["usual"]

_MEANT: Final = {
    # Kinds: a treaty is one whatever its name (VCLT art. 2(1)(a)).
    **dict.fromkeys(("agreement", "convention", "protocol", "memorandum", "covenant", "charter"), "treaty"),
    **dict.fromkeys(("statute", "act"), "law"),
    **dict.fromkeys(("regulation", "regulations"), "rules"),
    **dict.fromkeys(("order", "ordinance"), "decree"),
    "strategy": "programme",
    "constitution": "constitutional-law",
    # Events are told by what was done.
    **dict.fromkeys(("ratification", "ratify"), "ratified"),
    **dict.fromkeys(("signature", "signing", "sign"), "signed"),
    **dict.fromkeys(("adoption", "adopt"), "adopted"),
    **dict.fromkeys(("accession", "accede"), "acceded"),
    **dict.fromkeys(("acceptance", "accept"), "accepted"),
    **dict.fromkeys(("approval", "approve"), "approved"),
    **dict.fromkeys(("in-force", "entry-into-force", "entered_into_force", "effective"), "entered-into-force"),
    **dict.fromkeys(("publication", "publish"), "published"),
    **dict.fromkeys(("registration", "register"), "registered"),
    **dict.fromkeys(("denunciation", "withdrawal"), "denounced"),
    **dict.fromkeys(("termination", "repealed", "repeal"), "terminated"),
    **dict.fromkeys(("expiry", "expiration"), "expired"),
    **dict.fromkeys(("deposit", "deposited"), "instrument-deposited"),
    "notification": "notified",
    # Relations are told by the acting instrument.
    **dict.fromkeys(("amend", "amending", "modifies"), "amends"),
    "references": "cites",
    # Conditions.
    **dict.fromkeys(("and", "every", "all-of"), "all"),
    **dict.fromkeys(("or", "some-of", "any-of"), "any"),
    **dict.fromkeys(("equals", "in", "is"), "one-of"),
    **dict.fromkeys(("no", "none-of"), "not"),
    **dict.fromkeys(("has", "true"), "holds"),
    "rule": "outcome-of",
    # Operators.
    **dict.fromkeys(("equal", "=="), "equal-to"),
    **dict.fromkeys(("<", "less"), "less-than"),
    **dict.fromkeys((">", "greater-than", "more"), "more-than"),
    **dict.fromkeys((">=", "not-less-than"), "at-least"),
    **dict.fromkeys(("<=", "not-more-than"), "at-most"),
    # Types of facts.
    **dict.fromkeys(("bool", "yes-no"), "boolean"),
    **dict.fromkeys(("int", "number"), "integer"),
    **dict.fromkeys(("string", "str"), "text"),
    **dict.fromkeys(("enum", "option"), "choice"),
    "day": "date",
    # Keys.
    "art": "article",
    **dict.fromkeys(("para", "clause"), "paragraph"),
    **dict.fromkeys(("on", "date", "happened"), "happened_on"),
    **dict.fromkeys(("name", "caption"), "heading"),
    **dict.fromkeys(("citations", "sources", "refs"), "cites"),
    **dict.fromkeys(("country", "party"), "state"),
    **dict.fromkeys(("reason", "why"), "because"),
    **dict.fromkeys(("events", "history"), "lifecycle"),
    "type": "kind",
}


def usual(word: str, known: Collection[str]) -> str | None:
    """The word of a record for a usual word, if it is one of those that may stand here."""
    meant = _MEANT.get(word.casefold())
    return meant if meant in known else None
