"""A record for a person: what it is, its timeline, provisions, discrepancies and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lawmodel.corpus import Corpus
from lawmodel.likeness import did_you_mean
from lawmodel.model.discrepancy import Discrepancy
from lawmodel.model.instrument import InstrumentBase
from lawmodel.model.lifecycle import Event, Relation
from lawmodel.model.party import Parties
from lawmodel.model.provision import (
    Item,
    Provision,
    RuleProvision,
    SilentProvision,
    StatementProvision,
    Version,
    VersionedProvision,
)
from lawmodel.model.source import Citation
from lawmodel.reports.widths import columns_of
from lawmodel.rules.levels import RulesTooDeep
from lawmodel.vocabulary import INVERSE_RELATIONS

if TYPE_CHECKING:
    from lawmodel.rules.ask import AskableRule

__all__ = ["cited", "record_rows", "rule_rows", "show_record", "table", "unknown_record"]


def record_rows(corpus: Corpus, kind: str | None = None) -> list[dict[str, str]]:
    """One row for each record, of one kind or of all."""
    return [
        {"id": r.id, "kind": _of(r, "kind"), "number": _numbers(r), "title": _text(r.title)}
        for r in corpus.instruments.values()
        if kind is None or _of(r, "kind") == kind
    ]


def rule_rows(corpus: Corpus, kind: str | None = None) -> list[dict[str, str]]:
    """One row for each rule, with the facts that it asks for."""
    return [
        {"rule": rule.path, "decides": rule.heading, "facts": _facts(rule)}
        for rule in corpus.rules()
        if kind is None or _of(corpus.instrument(rule.record), "kind") == kind
    ]


def _facts(rule: AskableRule) -> str:
    try:
        return " ".join(rule.facts)
    except RulesTooDeep as error:
        return f"({error})"


def table(rows: Sequence[Mapping[str, str]]) -> str:
    """Rows as columns of text, the last one as long as it is."""
    if not rows:
        return "none\n"
    names = list(rows[0])
    cells = [names, *([row[name] for name in names] for row in rows)]
    widths = [max(columns_of(line[i]) for line in cells) for i in range(len(names))]
    lines = ["  ".join(_padded(cell, widths[i]) for i, cell in enumerate(line)).rstrip() for line in cells]
    return "\n".join(lines) + "\n"


def unknown_record(corpus: Corpus, ident: str) -> str:
    """The one line that answers a wrong id."""
    return f"no record `{ident}`{did_you_mean(ident, corpus.instruments, '`lawmodel list` has the ids')}"


def cited(cites: Iterable[Citation]) -> str:
    """Citations as a person reads them: `source:line`, with the pinpoint in the act."""
    return ", ".join(map(str, cites))


def show_record(corpus: Corpus, ident: str) -> str:
    """The whole record."""
    record = corpus.instrument(ident)
    sections = [
        _head(corpus, record),
        _section("Parties", _parties(corpus, getattr(record, "parties", None))),
        _section("Timeline", [_event(corpus, e) for e in _in_order(record.lifecycle)]),
        _section("Relations", list(_relations(corpus, record))),
        _section("Provisions", [line for p in record.provisions for line in _provision(corpus, p, record.id)]),
        _section("Discrepancies", [line for d in record.discrepancies for line in _discrepancy(d)]),
        _section("Sources", list(_sources(corpus, record))),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def _authority(corpus: Corpus, ident: str) -> str:
    """An authority by its name, and its id in the register."""
    found = corpus.authorities.get(ident)
    return ident if found is None else f"{_text(found.name)} ({ident})"


def _head(corpus: Corpus, record: InstrumentBase) -> str:
    lines = [_text(record.title), f"  {record.id}: {_of(record, 'kind')}"]
    lines[1] += f", {level}" if (level := getattr(record, "level", None)) else ""
    lines[1] += f", {record.jurisdiction}" if hasattr(record, "jurisdiction") else ""
    if record.title_is == "described":
        lines.append("  the title is a description: no source gives the act's own")
    if record.stands_for != "act":
        lines.append(f"  the record stands for: {record.stands_for.replace('-', ' ')}")
    for key, role in (("issued_by", "issued by"), ("adopted_by", "adopted by"), ("depositary", "depositary:")):
        if (ident := getattr(record, key, None)) is not None:
            lines.append(f"  {role} {_authority(corpus, ident)}")
    for designation in record.designations:
        number = f"No. {designation.number}" if designation.number else "no number stated"
        lines.append(
            f"  {number}{f' of {designation.dated}' if designation.dated else ''}  [{cited(designation.cites)}]"
        )
    lines += [f"  also called: {_text(o.title)}  [{cited(o.cites)}]" for o in record.other_titles]
    lines += [f"  note: {record.note}"] if record.note else []
    return "\n".join([*lines, f"  [{cited(record.cites)}]"])


def _parties(corpus: Corpus, parties: Parties | None) -> list[str]:
    if parties is None:
        return []
    lines = []
    for party in parties.states:
        authorities = ", ".join(_authority(corpus, ident) for ident in party.competent_authorities)
        lines.append(f"{party.state}{f': {authorities}' if authorities else ''}  [{cited(party.cites)}]")
    lines += [f"{_authority(corpus, o.organisation)}  [{cited(o.cites)}]" for o in parties.organisations]
    return [*lines, *(["others are not known"] if parties.known == "some" else [])]


def _in_order(events: Iterable[Event]) -> list[Event]:
    """By their dates as text, those without a date last, else as written."""
    return sorted(events, key=lambda e: (e.happened_on is None, (e.happened_on or "").lstrip("./[")))


def _event(corpus: Corpus, event: Event) -> str:
    words = [event.happened_on or "no date stated", event.event.replace("-", " ")]
    words += [f"by {_authority(corpus, event.by)}"] if event.by else []
    words += [f"to {_authority(corpus, event.to)}"] if event.to else []
    words += [f"({event.state})"] if event.state else []
    words += [f"in {event.place}"] if event.place else []
    text = " ".join([f"{words[0]:<16}", *words[1:]])
    text += f": {event.what}" if event.what else ""
    text += "".join(f"; {p.name}, {p.office}" for p in event.persons)
    text += f"  (account {event.account})" if event.account else ""
    return f"{text}  [{cited(event.cites)}]{f'  note: {event.note}' if event.note else ''}"


def _relations(corpus: Corpus, record: InstrumentBase) -> Iterator[str]:
    for relation in record.relations:
        yield f"{relation.relation} {relation.target}{_relation(relation)}"
    for acting, relation in corpus.relations_to(record.id):
        yield f"{INVERSE_RELATIONS[relation.relation]} {acting}{_relation(relation)}"


def _relation(relation: Relation) -> str:
    """What is said of a relation besides the two that it is between."""
    what = f": {relation.what}" if relation.what else ""
    account = f"  (account {relation.account})" if relation.account else ""
    return f"{what}{account}  [{cited(relation.cites)}]"


def _provision(corpus: Corpus, provision: Provision, record: str) -> Iterator[str]:
    yield from _provided(corpus, provision, record)
    if provision.note:
        yield f"  note: {provision.note}"


def _provided(corpus: Corpus, provision: Provision, record: str) -> Iterator[str]:
    name = f"{provision.heading} ({provision.id})" + (f", {provision.at}" if provision.at else "")
    name += f"  (account {provision.account})" if provision.account else ""
    match provision:
        case StatementProvision():
            by = f", by {_authority(corpus, provision.by)}" if provision.by else ""
            yield f"{name}{by}{f': {provision.says}' if provision.says else ''}  [{cited(provision.cites)}]"
            yield from (f"  - {_item(corpus, item)}" for item in provision.items)
        case RuleProvision():
            yield f"{name}: a rule, `lawmodel decide {record}/{provision.id}`  [{cited(provision.cites)}]"
        case VersionedProvision():
            yield f"{name}: a rule in {len(provision.versions)} versions by `{provision.version_day}`  [{cited(provision.cites)}]"
            yield from (f"  - {_version(version)}" for version in provision.versions)
        case SilentProvision():
            yield f"{name}: the text is silent  [{cited(provision.cites)}]"


def _item(corpus: Corpus, item: Item) -> str:
    """An item with everything that is said of it: whose it is, for whom, where, when, how many, by which account."""
    who = f"{_authority(corpus, item.by)}: " if item.by else ""
    besides = [f"to {_authority(corpus, item.to)}"] if item.to else []
    besides += [item.state] if item.state else []
    besides += [f"in {item.place}"] if item.place else []
    besides += [f"number {item.number}"] if item.number else []
    besides += [f"how many: {item.count}"] if item.count is not None else []
    besides += [item.happened_on] if item.happened_on else []
    besides += [f"account {item.account}"] if item.account else []
    more = f" ({'; '.join(besides)})" if besides else ""
    return f"{who}{item.says}{more}  [{cited(item.cites)}]"


def _version(version: Version) -> str:
    span = f"from {version.applies.from_day or '..'} until {version.applies.until or '..'}"
    note = f"; note: {version.note}" if version.note else ""
    return f"{version.id}, {span}{note}  [{cited(version.cites)}]"


def _discrepancy(discrepancy: Discrepancy) -> Iterator[str]:
    taken = "no account taken" if discrepancy.taken == "none" else f"taken: {discrepancy.taken}"
    because = f", because {discrepancy.because}" if discrepancy.because else ""
    yield f"{discrepancy.id} ({discrepancy.kind}): {discrepancy.matter}; {taken}{because}"
    for account in discrepancy.accounts:
        yield f"  - {account.id}: {'silent' if account.silent else account.says or account.date}  [{cited(account.cites)}]"


def _sources(corpus: Corpus, record: InstrumentBase) -> Iterator[str]:
    names = {m.target for m in corpus.mentions(corpus.path_of(record.id)) if m.kind == "source"}
    for name in sorted(names):
        source = corpus.sources.get(name)
        yield f"{name}: {source.title} ({source.kind.replace('-', ' ')})" if source else f"{name}: not in the register"


def _section(title: str, lines: Sequence[str]) -> str:
    return "\n".join([title, *(f"  {line}" for line in lines)]) if lines else ""


def _numbers(record: InstrumentBase) -> str:
    return "; ".join(" of ".join(x for x in (d.number, d.dated) if x) for d in record.designations)


def _of(record: InstrumentBase, name: str) -> str:
    value: Any = getattr(record, name)
    return str(value)


def _text(texts: Mapping[str, str]) -> str:
    return texts.get("en") or next(iter(texts.values()))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns_of(text))
