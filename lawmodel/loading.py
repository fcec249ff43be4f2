"""From a file to its model: read, judge by the published schema, build. One file at a time, knowing no other.

Nothing raises for what a file says: what is wrong comes back as diagnostics (of the reader) and
findings (of the schema), and then there is no model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from lawmodel.diagnostics import Diagnostic, Fault, Finding, Location, Severity
from lawmodel.documents import Document, Unread, find_files, read, read_file
from lawmodel.model.mentions import Mention, mentions
from lawmodel.model.walk import Part, kinds_of, parts_within
from lawmodel.schemas.registry import model_of, schema_name_for
from lawmodel.schemas.validate import structural_findings

if TYPE_CHECKING:
    from lawmodel.model.instrument import InstrumentBase

__all__ = ["FAULTS", "Engine", "Folder", "LoadedFile", "OpenedOnDemand", "judge", "load_file", "load_folder"]

Engine = Literal["auto", "jsonschema"]

FAULTS = (
    Fault(
        "unknown-register",
        Severity.ERROR,
        "a file in `registers/` that no schema judges",
        "The registers are a closed list, so that a misspelt file name does not pass unread.",
        example_file="registers/autorities.yaml",
        wrong="authorities: {}\n",
    ),
    Fault(
        "schema-and-model-disagree",
        Severity.ERROR,
        "the schema accepts a record that the model refuses",
        "This is a fault of lawmodel, not of the record: the two are tested to agree. Please report it with the file.",
    ),
)


M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, eq=False)
class LoadedFile:
    """One file of a corpus, as far as it got.

    `path` is relative to the corpus, with `/`; `schema` the name of the schema that judges it;
    `document` None if it could not be read; `model` None if its structure is wrong. Its parts and the
    names in it are looked for once, when they are first asked for.
    """

    path: str
    schema: str | None
    document: Document | None
    model: Any | None
    findings: tuple[Finding, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def record(self) -> InstrumentBase | None:
        """The model of a record; None of a register, and of a file without a model."""
        return self.model if self.schema == "instrument" else None

    def parts(self, *kinds: type[M]) -> Iterator[Part[M]]:
        """The parts of these types, of each type outermost first; the file as a whole is the first part of all."""
        for kind in kinds:
            for each in kinds_of(kind):
                yield from self._parts_by_kind.get(each, ())

    @cached_property
    def all_parts(self) -> tuple[Part[BaseModel], ...]:
        """Every part of the file, outermost first, in the order of the fields."""
        return () if self.model is None else tuple(parts_within(self.model, self.path))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every name in the file, and what kind of thing it names."""
        return tuple(mentions(self.all_parts))

    @cached_property
    def _parts_by_kind(self) -> dict[type[BaseModel], list[Part[Any]]]:
        found: dict[type[BaseModel], list[Part[Any]]] = {}
        for part in self.all_parts:
            found.setdefault(type(part.model), []).append(part)
        return found


@dataclass(frozen=True)
class Folder:
    """The files of a corpus folder, and how to load them: `places` are those on the disk, by path in the corpus.

    `unsaved` holds the content of files as an editor has them; it comes before what is on the disk.
    `diagnostics` is what is wrong with the names of files.
    """

    root: Path
    places: Mapping[str, Path]
    diagnostics: tuple[Diagnostic, ...] = ()
    engine: Engine = "auto"
    unsaved: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def find(cls, root: Path, *, engine: Engine = "auto", unsaved: Mapping[str, bytes] | None = None) -> Folder:
        """Every record and register below a folder, in the order of their names, unsaved ones on the way."""
        found = find_files(root)
        places = {file.shown_as: file.path for file in (*found.agreements, *found.registers)}
        new = {path: root / path for path in unsaved or {} if path not in places}
        return cls(root, {**places, **new}, found.diagnostics, engine, unsaved or {})

    @property
    def registers(self) -> Folder:
        """The registers alone."""
        return replace(self, places={p: place for p, place in self.places.items() if p.startswith("registers/")})

    def load(self, path: str) -> LoadedFile:
        """One of the files."""
        if path in self.unsaved:
            return _loaded(read(path, self.unsaved[path]), path, self.engine)
        return load_file(self.places[path], path, within=self.root, engine=self.engine)


class OpenedOnDemand(Mapping[str, LoadedFile]):
    """The files of a folder by their paths, each loaded when it is first asked for."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._opened: dict[str, LoadedFile] = {}

    def __getitem__(self, path: str) -> LoadedFile:
        if path not in self._opened:
            self._opened[path] = self._folder.load(path)
        return self._opened[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._folder.places)

    def __len__(self) -> int:
        return len(self._folder.places)

    def __contains__(self, path: object) -> bool:
        return path in self._folder.places


def load_folder(root: Path, *, engine: Engine = "auto") -> Iterator[LoadedFile]:
    """Every record and register of a corpus, in the order of their names; then what is wrong with names."""
    folder = Folder.find(root, engine=engine)
    yield from map(folder.load, folder.places)
    if folder.diagnostics:
        yield LoadedFile("", None, None, None, (), folder.diagnostics)


def load_file(file: Path, path: str, *, within: Path | None = None, engine: Engine = "auto") -> LoadedFile:
    """One file, by its place on the disk and its path in the corpus."""
    return _loaded(read_file(file, path, within=within), path, engine)


def _loaded(result: Document | Unread, path: str, engine: Engine) -> LoadedFile:
    if isinstance(result, Unread):
        return LoadedFile(path, schema_name_for(path), None, None, (), result.diagnostics)
    return judge(result, path, engine=engine)


def judge(document: Document, path: str, *, engine: Engine = "auto") -> LoadedFile:
    """Hold a document against its schema and build its model."""
    schema = schema_name_for(path)
    if schema is None:
        finding = Finding(
            "unknown-register",
            Location(path),
            f"`{path}` is not one of the registers",
            help="see `lawmodel explain unknown-register`",
        )
        return LoadedFile(path, None, document, None, (finding,), document.notes)
    findings = tuple(structural_findings(schema, document.data, path, engine=engine, text=document.text))
    model, refused = (None, None) if findings else build(schema, document.data, path)
    return LoadedFile(path, schema, document, model, (*findings, *([refused] if refused else [])), document.notes)


def build(schema: str, data: Any, path: str) -> tuple[Any | None, Finding | None]:
    """The model of schema-valid data; a finding instead, should the two ever disagree."""
    try:
        return _adapter(schema).validate_python(data), None
    except ValidationError as error:
        first = error.errors()[0]
        at = tuple(step for step in first["loc"] if isinstance(step, (str, int)))
        return None, Finding("schema-and-model-disagree", Location(path, at), f"the model refuses this: {first['msg']}")


@cache
def _adapter(schema: str) -> TypeAdapter[Any]:
    return TypeAdapter(model_of(schema))
