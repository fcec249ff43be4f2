"""Which discrepancies a rule turns on, what each account of them gives, and which the sources leave open.

A rule turns on a discrepancy where it says, or a rule that it rests on says, what each account gives
(`by_account`). Of every other discrepancy it goes by a reading: another account cannot be asked of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lawmodel.model.discrepancy import Discrepancy
from lawmodel.model.rule import TimeLimitRule
from lawmodel.model.time_limit import StartOf
from lawmodel.rules.conditions.evaluate import UnknownAccount
from lawmodel.rules.conditions.parts import conditions_of, starts_of
from lawmodel.rules.laid_out import laid_out
from lawmodel.rules.levels import references_of, rules_of_provision
from lawmodel.rules.world import World

if TYPE_CHECKING:
    from lawmodel.rules.ask import Decision

__all__ = [
    "Dispute",
    "Disputed",
    "LeftOpen",
    "UnaskedAccount",
    "accounts_asked",
    "check_accounts",
    "disputed",
    "disputes",
    "left_open",
]

Disputed = tuple[str, str]
"""A discrepancy by its record and its id."""


class UnaskedAccount(ValueError):
    """An account was fixed of a discrepancy that neither the rule nor a rule it rests on asks.

    `discrepancy` as it was given, the `rule`, and the discrepancies that it does ask.
    """

    def __init__(self, discrepancy: str, rule: str, asked: tuple[str, ...]) -> None:
        super().__init__(discrepancy, rule, asked)
        self.discrepancy = discrepancy
        self.rule = rule
        self.asked = asked

    def __str__(self) -> str:
        others = f"it asks only {', '.join(f'`{one}`' for one in self.asked)}" if self.asked else "it asks none"
        return (
            f"`{self.rule}` never asks `{self.discrepancy}`: it goes by one reading, and what another account "
            f"would give cannot be asked of it; of discrepancies {others}"
        )


class Dispute(NamedTuple):
    """A discrepancy that the rule asks: the account gone by, and what the rule gives by each account.

    `followed` is None where none is taken and none was chosen. `is_chosen`: by the caller, not by the record.
    """

    name: str
    discrepancy: Discrepancy
    followed: str | None
    is_chosen: bool
    decisions: Mapping[str, Decision]

    def answers(self) -> set[str]:
        """The different answers that its accounts give."""
        return {decision.answer for decision in self.decisions.values()}


class LeftOpen(NamedTuple):
    """A discrepancy on a provision that the sources do not settle, and that the rule does not ask."""

    name: str
    discrepancy: Discrepancy


def disputed(world: World, path: str) -> tuple[Disputed, ...]:
    """The discrepancies that a rule asks, those of the rules it rests on included, in the order of the text."""
    return tuple(dict.fromkeys(pair for rested_on in rules_behind(world, path) for pair in _asked(world, rested_on)))


def rules_behind(world: World, path: str) -> tuple[str, ...]:
    """A rule and every rule that it rests on, itself first."""
    found: dict[str, None] = {}
    _collect(world, path, found)
    return tuple(found)


def accounts_asked(world: World, path: str, asked: Iterable[Disputed]) -> Mapping[str, tuple[str, ...]]:
    """The accounts that may be fixed, by the names that their discrepancies go by for the caller."""
    own = path.partition("/")[0]
    found: dict[str, tuple[str, ...]] = {}
    for record, ident in asked:
        discrepancy = next(d for d in world.instrument(record).discrepancies if d.id == ident)
        found[f"{record}/{ident}"] = known = tuple(account.id for account in discrepancy.accounts)
        if record == own:
            found[ident] = known
    return found


def check_accounts(world: World, path: str, accounts: Mapping[str, str], asked: Sequence[Disputed]) -> None:
    """Errors: `UnaskedAccount`; `UnknownAccount`, where the discrepancy has no such account or does not exist."""
    own = path.partition("/")[0]
    for name, account in accounts.items():
        if not isinstance(name, str):
            raise UnknownAccount(name, account, ())
        owner, _, ident = name.rpartition("/")
        record = owner or own
        if record != own and record not in {r for r, _ in asked}:
            raise UnaskedAccount(name, path, _names(asked, own))
        found = next((d for d in world.instrument(record).discrepancies if d.id == ident), None)
        known = tuple(a.id for a in found.accounts) if found is not None else ()
        if account not in known:
            raise UnknownAccount(name, account, known)
        if (record, ident) not in asked:
            raise UnaskedAccount(name, path, _names(asked, own))


def disputes(decision: Decision) -> tuple[Dispute, ...]:
    """Each discrepancy that the rule asks, with what the rule gives by each account of it."""
    return tuple(_dispute(decision, record, ident) for record, ident in decision.rule.disputed)


def left_open(decision: Decision) -> tuple[LeftOpen, ...]:
    """The discrepancies on the provision, or on one it rests on, that no account is taken of and no rule asks."""
    world, own = decision.rule.world, decision.rule.record
    found: dict[str, LeftOpen] = {}
    for path in rules_behind(world, decision.rule.path):
        record, _, provision = path.partition("/")
        anchor = f"provisions/{provision}"
        for one in world.instrument(record).discrepancies:
            concerned = any(at == anchor or at.startswith(f"{anchor}/") for at in one.concerns)
            # In which form a name or a number is given leaves no rule open.
            unsettled = one.taken == "none" and one.kind != "transcription"
            if concerned and unsettled and (record, one.id) not in decision.rule.disputed:
                name = _name(record, one.id, own)
                found[name] = LeftOpen(name, one)
    return tuple(found.values())


def _dispute(decision: Decision, record: str, ident: str) -> Dispute:
    rule = decision.rule
    name = _name(record, ident, rule.record)
    discrepancy = next(d for d in rule.world.instrument(record).discrepancies if d.id == ident)
    chosen = next((decision.accounts[n] for n in (name, f"{record}/{ident}") if n in decision.accounts), None)
    others = {n: a for n, a in decision.accounts.items() if n not in (name, f"{record}/{ident}")}
    decisions = {a.id: decision.instead({**others, name: a.id}) for a in discrepancy.accounts}
    taken = None if discrepancy.taken == "none" else discrepancy.taken
    return Dispute(name, discrepancy, chosen or taken, chosen is not None, decisions)


def _name(record: str, ident: str, own: str) -> str:
    """A discrepancy as the caller names it: by its id, of another record with the record's."""
    return ident if record == own else f"{record}/{ident}"


def _names(asked: Sequence[Disputed], own: str) -> tuple[str, ...]:
    return tuple(_name(record, ident, own) for record, ident in asked)


def _collect(world: World, path: str, found: dict[str, None]) -> None:
    if path in found:
        return
    found[path] = None
    for rule in rules_of_provision(world.provision(path)):
        for other, _ in references_of(world, rule):
            _collect(world, other, found)


def _asked(world: World, path: str) -> Iterator[Disputed]:
    record = path.partition("/")[0]
    known = {d.id for d in world.instrument(record).discrepancies}
    for rule in rules_of_provision(world.provision(path)):
        for _, condition in conditions_of(rule):
            for node in laid_out(world).condition(condition).beyond:
                if node.kind == "by-account" and node.discrepancy in known:
                    yield record, node.discrepancy
        for start in starts_of(rule) if isinstance(rule, TimeLimitRule) else ():
            if isinstance(start, StartOf) and start.by_account is not None and start.by_account.discrepancy in known:
                yield record, start.by_account.discrepancy
