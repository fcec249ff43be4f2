"""A condition laid out as a list, so that its reasons are found without walking the tree again for every case.

Each node stands before those within it. Truths are found from the last to the first, what is decisive from the
first to the last, and the reasons from the last to the first again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lawmodel.diagnostics import Path
from lawmodel.model.condition import AnyOf, ByAccount, Condition, NotOf, children
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.rules.conditions.evaluate import Ask, Case, Join, account_ids, joining, ready
from lawmodel.truth import UNKNOWN, Truth

__all__ = ["Outline", "Reason"]


class Reason(NamedTuple):
    """One node of a condition with its truth on the facts, and its branches.

    `path` leads from the condition's root to the node. `decisive`: without this branch the truth of
    the whole would not stand on what it stands on. `account` names the account that the branch is of; a
    silent account has no node.
    """

    node: Condition | None
    path: Path
    truth: Truth
    decisive: bool
    children: tuple[Reason, ...] = ()
    account: str | None = None


class _Entry(NamedTuple):
    """A node, or (None) a silent account, with the numbers of those directly within it."""

    node: Condition | None
    path: Path
    account: str | None
    within: Sequence[int]


class Outline:
    """A condition of a record, whose discrepancies tell which accounts there are, as a list of its nodes."""

    def __init__(self, node: Condition, discrepancies: Mapping[str, Discrepancy], path: Path = ()) -> None:
        self._discrepancies = discrepancies
        self._entries: list[_Entry] = []
        self._asked: list[tuple[int, Ask]] = []
        self._joined: list[tuple[int, Join, Sequence[int]]] = []
        self._add(node, path, None)
        self._outer = [(number, entry) for number, entry in enumerate(self._entries) if entry.within]
        self._upwards = list(enumerate(self._entries))[::-1]

    def _add(self, node: Condition, path: Path, account: str | None) -> int:
        number = len(self._entries)
        within: list[int] = []
        self._entries.append(_Entry(node, path, account, within))
        if isinstance(node, ByAccount):
            within += self._add_accounts(node, path)
        else:
            within += [self._add(child, path + step, None) for step, child in children(node)]
        join = joining(node)
        if join is None:
            self._asked.append((number, ready(node).ask))
        else:
            self._joined.append((number, join, within))
        return number

    def _add_accounts(self, node: ByAccount, path: Path) -> Iterator[int]:
        """One branch for each account, also for those that do not decide; a silent account is unknown."""
        discrepancy = self._discrepancies.get(node.discrepancy)
        taken = [] if discrepancy is None or discrepancy.taken == "none" else [discrepancy.taken]
        for name in dict.fromkeys([*account_ids(discrepancy, node.accounts, None), *taken]):
            at = (*path, "accounts", name)
            if name in node.accounts:
                yield self._add(node.accounts[name], at, name)
            else:
                self._entries.append(_Entry(None, at, name, ()))
                yield len(self._entries) - 1

    def reasons(self, case: Case, *, decisive: bool = True) -> Reason:
        """The reasons tree: the same truth as `evaluate`, with no branch left out."""
        truths = self._truths(case)
        decides = self._decisive(case, truths, decisive=decisive)
        reasons: dict[int, Reason] = {}
        for number, (node, path, account, within) in self._upwards:
            children = tuple([reasons[i] for i in within]) if within else ()
            reasons[number] = Reason(node, path, truths[number], decides[number], children, account)
        return reasons[0]

    def _truths(self, case: Case) -> list[Truth]:
        truths = [UNKNOWN] * len(self._entries)
        for number, ask in self._asked:
            truths[number] = ask(case)
        for number, join, within in self._joined:  # those within come first
            truths[number] = join([truths[i] for i in within])
        return truths

    def _decisive(self, case: Case, truths: Sequence[Truth], *, decisive: bool) -> list[bool]:
        decides = [False] * len(truths)
        decides[0] = decisive
        for number, entry in self._outer:
            if not decides[number]:
                continue
            node, truth = entry.node, truths[number]
            if isinstance(node, ByAccount):
                chosen = case.chosen.get(node.discrepancy)
                deciding = account_ids(case.discrepancies.get(node.discrepancy), node.accounts, chosen)
                for i in entry.within:
                    decides[i] = self._entries[i].account in deciding
            elif isinstance(node, NotOf) or _is_left_open(node, truth):
                for i in entry.within:
                    decides[i] = True
            else:
                for i in entry.within:
                    decides[i] = truths[i] is truth
        return decides


def _is_left_open(node: Condition | None, truth: Truth) -> bool:
    """No listed branch is met, but the list is incomplete: all of its noes together leave it unknown."""
    return truth is UNKNOWN and isinstance(node, AnyOf) and not node.exhaustive
