"""A fact told by an account that rests on other sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from lawmodel.checks.example_records import law
from lawmodel.diagnostics import Fault, Finding, Location, Path, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.condition import ByAccount
from lawmodel.model.discrepancy import Account, Discrepancy
from lawmodel.model.walk import Part, parts_within
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
lifecycle:
  - {id: adoption, event: adopted, happened_on: "2012-02-01", account: day/printed, cites: [{source: gazette, line: 2}]}
discrepancies:
  - id: day
    kind: disagreement
    concerns: [lifecycle/adoption]
    matter: when the law was adopted
    accounts:
      - {id: printed, says: on 1 February, cites: [{source: gazette, line: 2}]}
      - {id: reported, says: in March, cites: [{source: report, line: 4}]}
    taken: none
""")

FAULT = Fault(
    "account-of-another-source",
    Severity.ERROR,
    "a fact under an account that rests on other sources",
    "What stands under an account is what that account's sources tell. A fact that cites none of them belongs to another"
    " account, or the account has not cited all that it rests on; a silent account tells nothing at all.",
    wrong=_RIGHT.replace("day/printed", "day/reported"),
    right=_RIGHT,
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every part, and every condition, whose sources are none of its account's; an unknown account is left to another check."""
    told, rules = "account" in file.names, file.parts(ByAccount)
    accounts = _accounts(file) if told or rules else {}
    for parts in file.parts_by_type.values() if told and accounts else ():
        for each in parts if "account" in vars(parts[0].model) else ():
            name = each.model.account
            if isinstance(name, str) and name in accounts:
                yield from _apart(each, name, accounts[name])
    for rule in rules:
        for branch, node in rule.model.accounts.items():
            name = f"{rule.model.discrepancy}/{branch}"
            if name in accounts:
                for condition in parts_within(node, rule.file, (*rule.path, "accounts", branch)):
                    yield from _cited_apart(condition, name, accounts[name])


class _Told(NamedTuple):
    """An account, the sources on which it rests, and its path."""

    account: Account
    sources: frozenset[str]
    path: Path


def _accounts(file: LoadedFile) -> Mapping[str, _Told]:
    """The accounts of a file by `discrepancy/account`."""
    found: dict[str, _Told] = {}
    for part in file.parts(Discrepancy):
        for index, account in enumerate(part.model.accounts):
            sources = frozenset(citation.source for citation in account.cites)
            told = _Told(account, sources, (*part.path, "accounts", index))
            found.setdefault(f"{part.model.id}/{account.id}", told)
    return found


def _cited_apart(part: Part[BaseModel], name: str, told: _Told) -> Iterator[Finding]:
    """A condition under an account, which cites none of its sources."""
    own = {citation.source for citation in vars(part.model).get("cites") or ()}
    if own and own.isdisjoint(told.sources):
        yield Finding(
            FAULT.ident,
            part.at("cites"),
            f"`{name}` does not rest on {_listed(own)}, which is cited for this",
            help="cite what the account rests on, or move the condition to the account that tells it",
            related=(Related(Location(part.file, told.path), f"the account `{name}`"),),
        )


def _apart(part: Part[BaseModel], name: str, told: _Told) -> Iterator[Finding]:
    own = {citation.source for citation in vars(part.model).get("cites", ())}
    if told.account.silent is not None:
        message = f"`{name}` is an account that is silent, and yet tells this"
    elif own.isdisjoint(told.sources):
        message = f"`{name}` does not rest on {_listed(own)}, which is cited for this"
    else:
        return
    yield Finding(
        FAULT.ident,
        part.at("account"),
        message,
        help="name the account that tells it, or correct what is cited",
        related=(Related(Location(part.file, told.path), f"the account `{name}`"),),
    )


def _listed(sources: set[str]) -> str:
    return " or ".join(f"`{source}`" for source in sorted(sources))
