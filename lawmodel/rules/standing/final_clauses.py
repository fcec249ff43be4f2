"""Clauses of a treaty that apply before it is in force (Vienna Convention on the Law of Treaties, art. 24(4)).

What regulates the authentication of the text, consent to be bound, the manner or day of entry into force,
reservations and the functions of the depositary applies from the adoption of the text. A provision of a treaty
is such a clause if its id says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lawmodel.model.instrument import InstrumentBase

__all__ = ["FINAL_CLAUSES", "FROM_ADOPTION", "is_final_clause"]

FINAL_CLAUSES: Final = frozenset(
    {
        "acceptance",
        "accession",
        "approval",
        "authentication",
        "consent",
        "depositary",
        "entry-into-force",
        "provisional-application",
        "ratification",
        "reservations",
        "signature",
    }
)
"""The ids of provisions that are such clauses."""

FROM_ADOPTION: Final = (
    "this clause applies from the adoption of the text, before the treaty is in force "
    "(Vienna Convention on the Law of Treaties, art. 24(4))"
)


def is_final_clause(instrument: InstrumentBase, provision: str) -> bool:
    """Whether a provision applies from the adoption of the text."""
    return getattr(instrument, "kind", None) == "treaty" and provision in FINAL_CLAUSES
