"""What each account of a discrepancy gives, and what the sources leave open, in rows of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lawmodel.model.discrepancy import Account
from lawmodel.rules.disputed import Dispute
from lawmodel.rules.explaining.headline import answer_in_words
from lawmodel.rules.explaining.wording import ground, kind_words

if TYPE_CHECKING:
    from lawmodel.rules.ask import Decision

__all__ = ["dispute_rows", "open_rows"]


def dispute_rows(decision: Decision) -> Iterator[str]:
    """The discrepancies that the answer turns on, or of which an account was chosen, with each account's answer."""
    for dispute in decision.disputes:
        if dispute.is_chosen or len(dispute.answers()) > 1:
            yield f"{dispute.discrepancy.matter} (`{dispute.name}`): {_gone_by(dispute)}"
            for account in dispute.discrepancy.accounts:
                answer = answer_in_words(dispute.decisions[account.id], by_account=False)
                yield f"  - {_account(account)}, which gives: {answer}{ground(account.cites)}"


def open_rows(decision: Decision) -> Iterator[str]:
    """The discrepancies that nothing here decides, with what each account says."""
    for one in decision.left_open:
        yield f"{one.discrepancy.matter} (`{one.name}`): {kind_words(one.discrepancy)}, and no account is taken"
        yield from (f"  - {_account(account)}{ground(account.cites)}" for account in one.discrepancy.accounts)


def _gone_by(dispute: Dispute) -> str:
    kind = kind_words(dispute.discrepancy)
    if dispute.followed is None:
        return f"{kind}, and no account is taken"
    if dispute.is_chosen:
        return f"{kind}; gone by `{dispute.followed}`, as chosen"
    because = dispute.discrepancy.because
    return f"{kind}; gone by `{dispute.followed}`{f', because {because}' if because else ''}"


def _account(account: Account) -> str:
    said = "silent" if account.silent else account.says or account.date
    return f"`{account.id}`: {said}" if said else f"`{account.id}`"
