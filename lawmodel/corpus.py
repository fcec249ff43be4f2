"""A corpus: the records and registers of one folder, indexed, and the rules in them ready to be asked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from lawmodel.dates.partial import Range, parse_or_none
from lawmodel.diagnostics import Location
from lawmodel.diagnostics import Path as DataPath
from lawmodel.folder import Folder, shipped_corpus
from lawmodel.loading import LoadedFile, load_all
from lawmodel.registers import Registers

if TYPE_CHECKING:
    from pydantic import BaseModel

    from lawmodel.model.base import ReferenceKind
    from lawmodel.model.instrument import InstrumentBase
    from lawmodel.model.lifecycle import Relation
    from lawmodel.model.mentions import Mention
    from lawmodel.model.provision import Provision, RuleProvision, VersionedProvision
    from lawmodel.rules.ask import AskableRule
    from lawmodel.rules.standing.force import Ending, Force

__all__ = ["Corpus", "Index", "InvalidCorpus", "UnknownRecord"]


class InvalidCorpus(ValueError):
    """Files of the corpus could not be read or have a wrong structure: `files` with what each has wrong."""

    def __init__(self, files: Sequence[LoadedFile]) -> None:
        super().__init__(files)
        self.files = tuple(files)

    def __str__(self) -> str:
        problems = [
            *(f"{d.place.file}:{d.place.line}: {d.message}" for f in self.files for d in f.diagnostics),
            *(f"{n.at.file}: {n.message}" for f in self.files for n in f.findings),
        ]
        more = f"; and {len(problems) - 3} more" if len(problems) > 3 else ""
        return "; ".join(problems[:3]) + more + " (`lawmodel check` shows all of them)"


class UnknownRecord(LookupError):
    """No record of this id."""

    def __init__(self, ident: str) -> None:
        super().__init__(ident)
        self.ident = ident

    def __str__(self) -> str:
        return f"no record `{self.ident}`"


class Index(NamedTuple):
    """Which records there are: by the id of each the path of its file, and the ids of those that are related to it."""

    paths: Mapping[str, str]
    acting: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, records: Iterable[tuple[str, str, Iterable[str]]]) -> Self:
        """From the id of each, the path of its file and the targets of its relations; of two with one id, the first."""
        paths: dict[str, str] = {}
        acting: dict[str, dict[str, None]] = {}
        for ident, path, targets in records:
            if paths.setdefault(ident, path) == path:
                for target in targets:
                    acting.setdefault(target, {})[ident] = None
        return cls(paths, {target: tuple(each) for target, each in acting.items()})


class _Built(Mapping[str, "InstrumentBase"]):
    """The records by their ids, each built when it is first asked for."""

    def __init__(self, files: Mapping[str, LoadedFile], paths: Mapping[str, str]) -> None:
        self._files = files
        self._paths = paths

    def __getitem__(self, ident: str) -> InstrumentBase:
        record = self._files[self._paths[ident]].record
        if record is None:
            raise KeyError(ident)
        return record

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, ident: object) -> bool:
        return ident in self._paths


class Corpus(Registers):
    """The records and registers of one folder. It does not change, and may be shared between threads."""

    def __init__(
        self,
        root: Path,
        files: Iterable[LoadedFile] | Mapping[str, LoadedFile],
        *,
        unread: frozenset[str] | None = None,
        index: Index | None = None,
    ) -> None:
        super().__init__(root, files, unread=unread)
        self._known_index = index

    @cached_property
    def records(self) -> tuple[tuple[str, InstrumentBase], ...]:
        """Every record that has a model, with the path of its file."""
        return tuple((f.path, f.record) for f in self.files.values() if f.record is not None)

    @cached_property
    def instruments(self) -> Mapping[str, InstrumentBase]:
        """The records by their ids; of two with one id, the first."""
        return _Built(self.files, self._index.paths)

    @cached_property
    def _index(self) -> Index:
        """Which records there are. Where nobody knows yet, every file is looked into."""
        if self._known_index is not None:
            return self._known_index
        sound = ((f.path, f.data) for f in self.files.values() if f.schema == "instrument" and f.is_sound)
        return Index.of((data["id"], path, (r["target"] for r in data.get("relations", ()))) for path, data in sound)

    @classmethod
    def load(cls, path: str | Path | None = None) -> Self:
        """The corpus of a folder; without one, the corpus that comes with the package.

        Errors: `NoCorpus`; `InvalidCorpus` if a file cannot be read or its structure is wrong. What
        `lawmodel check` finds beyond structure does not keep a corpus from being loaded.
        """
        root = Path(path) if path is not None else shipped_corpus()
        files = list(load_all(Folder.find(root)))
        wrong = [f for f in files if not f.is_sound]
        if wrong:
            raise InvalidCorpus(wrong)
        return cls(root, files)

    # Names

    def models(self) -> Iterator[tuple[str, BaseModel]]:
        """The model of every file that has one, with its path."""
        return ((f.path, f.model) for f in self.files.values() if f.model is not None)

    def mentions(self, path: str) -> tuple[Mention, ...]:
        """Every name in a file of the corpus, and what kind of thing it names. Errors: KeyError."""
        return self.files[path].mentions

    def declared(self, kind: ReferenceKind) -> Collection[str]:
        """The names of a kind that the corpus as a whole declares (none for what each file declares itself)."""
        match kind:
            case "record":
                return self.instruments
            case "rule":
                return self._rules
            case _:
                return super().declared(kind)

    # Records

    @property
    def acts(self) -> Collection[str]:
        """The acts that a legal reference may name: those of which there is a record."""
        return self._index.paths

    def instrument(self, ident: str) -> InstrumentBase:
        """The record of this id. Errors: `UnknownRecord`."""
        self.path_of(ident)
        return self.instruments[ident]

    def path_of(self, ident: str) -> str:
        """The file of a record, relative to the corpus. Errors: `UnknownRecord`."""
        if not isinstance(ident, str) or ident not in self._index.paths:
            raise UnknownRecord(ident)
        return self._index.paths[ident]

    def at(self, ident: str, *path: str | int) -> Location:
        """The node of a record, by the path within its file. Errors: `UnknownRecord`."""
        return Location(self.path_of(ident), path)

    def relations_to(self, ident: str) -> tuple[tuple[str, Relation], ...]:
        """The relations of other records to this one, each with the id of the acting record. Errors: `UnknownRecord`."""
        self.path_of(ident)
        acting = self._index.acting.get(ident, ())
        return tuple(
            (a, relation) for a in acting for relation in self.instruments[a].relations if relation.target == ident
        )

    # Rules

    def provision(self, path: str) -> RuleProvision | VersionedProvision:
        """The provision at `instrument/provision` that holds a rule. Errors: `NotARule`."""
        if not isinstance(path, str):
            raise TypeError(f"a rule is named by a text, as `instrument/provision`, not by `{path!r}`")
        if path not in self._provisions:
            record, _, name = path.partition("/")
            within = self.instruments[record].provisions if record in self.instruments else ()
            found = next((p for p in within if p.id == name), None)
            if found is None or found.kind not in {"rule", "versioned"}:
                from lawmodel.rules.question import NotARule  # noqa: PLC0415 - to look at records needs no rules

                raise NotARule(path)
            self._provisions[path] = found
        return self._provisions[path]

    @cached_property
    def _provisions(self) -> dict[str, RuleProvision | VersionedProvision]:
        return {}

    def rule(self, path: str) -> AskableRule:
        """The rule at `instrument/provision`, ready to be asked. Errors: `NotARule`."""
        from lawmodel.rules.ask import AskableRule  # noqa: PLC0415 - to look at records needs no rules

        return AskableRule(self, path)

    def rules(self) -> Iterator[AskableRule]:
        """Every rule of the corpus, in the order of the records."""
        return (self.rule(path) for path in self._rules)

    @cached_property
    def _rules(self) -> Mapping[str, RuleProvision | VersionedProvision]:
        from lawmodel.model.provision import RuleProvision, VersionedProvision  # noqa: PLC0415 - come with the records

        return {
            f"{record.id}/{provision.id}": provision
            for record in self.instruments.values()
            for provision in record.provisions
            if isinstance(provision, (RuleProvision, VersionedProvision))
        }

    def provisions(self) -> Iterator[tuple[str, DataPath, Provision]]:
        """Every provision: the record's id, the path within the record, the provision."""
        for record in self.instruments.values():
            for index, provision in enumerate(record.provisions):
                yield record.id, ("provisions", index), provision

    def force(self, ident: str, on: object) -> Force:
        """The standing of an instrument on a day (a date, or an EDTF text), with its reason.

        Errors: `UnknownRecord`, `FactError` for what is no day.
        """
        from lawmodel.rules.conditions.facts import read_day  # noqa: PLC0415 - to look at records needs no rules
        from lawmodel.rules.standing.force import standings  # noqa: PLC0415

        day = read_day(on)
        self.path_of(ident)
        key = (ident, day.earliest, day.latest)
        if key not in self._forces:
            self._forces[key] = standings(self.instrument(ident), self._endings(ident), self.sources, day)
        return self._forces[key]

    @cached_property
    def _forces(self) -> dict[tuple[Any, ...], Force]:
        return {}

    def _endings(self, ident: str) -> list[Ending]:
        from lawmodel.rules.standing.force import Ending, known_date  # noqa: PLC0415 - as above

        days: dict[str, tuple[Range | None, Any]] = {}
        endings = []
        for acting, relation in self.relations_to(ident):
            act = self.instrument(acting)
            # `what` names the part that is repealed: the rest stays in force.
            if relation.relation != "repeals" or relation.what is not None or not self._counts(relation, acting):
                continue
            if acting not in days:
                starts = (known_date(e, self.sources) for e in act.lifecycle if e.event == "entered-into-force")
                certain = next((Range(s.earliest, s.latest) for s in starts if s is not None), None)
                days[acting] = certain, _first_day_of(act)
            endings.append(Ending(acting, *days[acting], relation.cites))
        return endings

    def _counts(self, relation: Relation, acting: str) -> bool:
        """Whether a relation is undisputed, of an account that is taken, or told by external sources alone."""
        if relation.account is None:
            return True
        if acting not in self._taken:
            discrepancies = self.instrument(acting).discrepancies
            self._taken[acting] = frozenset(f"{each.id}/{each.taken}" for each in discrepancies)
        kinds = {self.sources[c.source].kind for c in relation.cites if c.source in self.sources}
        return relation.account in self._taken[acting] or kinds == {"external"}

    @cached_property
    def _taken(self) -> dict[str, frozenset[str]]:
        return {}  # the accounts that a record takes, by its id, once somebody asks

    # Identity

    @cached_property
    def digest(self) -> str:
        """What the corpus says, as one short digest: equal digests, equal answers."""
        return _digest(
            [self.record_digest(i) for i in sorted(self.instruments)]
            + [
                _digest(f.document.data)
                for f in self.files.values()
                if f.schema != "instrument" and f.document is not None
            ]
        )

    def record_digest(self, ident: str) -> str:
        """What one record says, as a digest of its data (comments and layout do not count). Errors: `UnknownRecord`."""
        document = self.files[self.path_of(ident)].document
        return _digest(None if document is None else document.data)


def _first_day_of(act: InstrumentBase) -> Any:
    """The first day on which an act can have existed, as far as its designation or events say."""
    texts = [d.dated for d in act.designations if d.dated] + [
        e.happened_on for e in act.lifecycle if e.happened_on and e.event in ("adopted", "enacted", "signed", "passed")
    ]
    days = (day.earliest for day in map(parse_or_none, texts) if day is not None)
    return min((d for d in days if d is not None), default=None)


def _digest(data: Any) -> str:
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
