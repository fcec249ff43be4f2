"""A fact that only a commentary tells."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from lawmodel.checks.cited import citations_of, commentaries, kinds_stated
from lawmodel.checks.example_records import law
from lawmodel.diagnostics import Fault, Finding, Location, Path, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.condition import ByAccount, Node
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.model.instrument import Designation
from lawmodel.model.lifecycle import Event, Relation
from lawmodel.model.party import OrganisationParty, StateParty
from lawmodel.model.provision import (
    Item,
    RuleProvision,
    SilentProvision,
    StatementProvision,
    Version,
    VersionedProvision,
)
from lawmodel.model.register import Authority, Duty, Established, Observation, Occasion
from lawmodel.model.rule import RuleException
from lawmodel.model.source import Citation
from lawmodel.model.walk import Part, kinds_of
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = law("""\
lifecycle:
  - {id: adoption, event: adopted, cites: [{source: gazette, line: 2}, {source: comment, line: 2}]}
""")

FAULT = Fault(
    "commentary-alone",
    Severity.ERROR,
    "a fact that only a commentary tells",
    "A commentary says what its author makes of an act: that is an account of it, not a fact about it. What only a"
    " commentary tells stands under the account that tells it (`account: discrepancy/account`), or under an opinion.",
    wrong=_RIGHT.replace("{source: gazette, line: 2}, ", ""),
    right=_RIGHT,
)

_WORDS: dict[type[BaseModel], str] = {
    Designation: "the designation",
    Event: "the event",
    Relation: "the relation with",
    StateParty: "the party",
    OrganisationParty: "the party",
    StatementProvision: "the provision",
    RuleProvision: "the provision",
    VersionedProvision: "the provision",
    Version: "the version",
    RuleException: "the exception",
    Item: "the item",
    Established: "the founding",
    Duty: "the entry",
    Observation: "the observation",
    Occasion: "the event",
    SilentProvision: "the silence",
    Authority: "the body",
    **dict.fromkeys(kinds_of(Node), "the condition"),
}


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every fact all of whose sources are commentaries, and that no account has for its own."""
    if commentaries(registers).isdisjoint(citations_of(file)):
        return
    if file.record is not None and _is_commentary(file.record.cites, registers):
        message = f"only a commentary tells of `{file.record.id}` at all"
        related = kinds_stated(file.record.cites, registers)
        advice = "cite a document that speaks of it"
        yield Finding(FAULT.ident, Location(file.path, ("cites",)), message, help=advice, related=related)
    spared: list[Path] = [()]
    for part in file.all_parts:
        if spared[-1] and part.path[: len(spared[-1])] == spared[-1]:
            continue
        if _is_account(part.model):
            spared.append(part.path)
        elif type(part.model) in _WORDS and _is_commentary(vars(part.model).get("cites"), registers):
            yield Finding(
                FAULT.ident,
                part.at("cites"),
                f"only a commentary tells of {_WORDS[type(part.model)]}{_name(part)}",
                help="cite a document, or write a discrepancy and give this the `account` that tells it",
                related=kinds_stated(vars(part.model)["cites"], registers),
            )
            spared.append(part.path)


def _name(part: Part[BaseModel]) -> str:
    named = (vars(part.model).get(key) for key in ("id", "state", "organisation", "target", "number", "dated"))
    is_entry = len(part.path) == 2
    name = (
        part.path[-1]
        if is_entry and isinstance(part.path[-1], str)
        else next((t for t in named if isinstance(t, str)), part.path[-1])
    )
    return f" `{name}`" if isinstance(name, str) and not isinstance(part.model, Established) else ""


def _is_account(model: BaseModel) -> bool:
    """Whether everything within is told as an account or as an opinion."""
    kind, values = type(model), vars(model)  # `isinstance` and `getattr` are slow with models
    if kind is Discrepancy or kind is ByAccount or values.get("account") is not None:
        return True
    return kind is StatementProvision and values["topic"] == "opinion"


def _is_commentary(cites: tuple[Citation, ...] | None, registers: Registers) -> bool:
    known = [c.source for c in cites or () if c.source in registers.sources]
    return bool(known) and commentaries(registers).issuperset(known)
