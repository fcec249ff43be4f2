"""Accounts that disagree, side by side: nothing is corrected silently."""

from typing import Annotated

from pydantic import Field

from lawmodel.model.base import Closed, Edtf, Id, Maybe, OnlyTrue, Text, Written
from lawmodel.model.source import Citations
from lawmodel.vocabulary import DiscrepancyKind

__all__ = ["Account", "Anchor", "Discrepancy"]

Anchor = Annotated[str, Written(r"^[a-z][a-z_]*(/[A-Za-z0-9][A-Za-z0-9-]*)*$")]
"""A part of the same file: `title`, `provisions/privileges`, `lifecycle/signing`, `observations/left-2019`."""


class Account(Closed):
    """What one source, or one reading, says; `silent`: it was read and says nothing of the matter.

    `date` is the day this account gives, where a rule's `by_account` asks for one.
    """

    id: Id
    says: Maybe[Text] = None
    silent: Maybe[OnlyTrue] = None
    date: Maybe[Edtf] = None
    cites: Citations


class Discrepancy(Closed):
    """Two or more accounts of one matter, and which is taken.

    disagreement: sources differ; ambiguity: one text can be read two ways; arithmetic: numbers do
    not add up; transcription: a name, number or title is given in different forms. `taken` is `none`
    or the id of an account, then with `because`.
    """

    id: Id
    kind: DiscrepancyKind
    concerns: Annotated[tuple[Anchor, ...], Field(min_length=1)]
    matter: Text
    accounts: Annotated[tuple[Account, ...], Field(min_length=2)]
    taken: Id
    because: Maybe[Text] = None
