"""From a file to its model: read, judge by the published schema, build. One file at a time, knowing no other.

Nothing raises for what a file says: what is wrong comes back as diagnostics (of the reader) and
findings (of the schema), and then there is no model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from pydantic import BaseModel, TypeAdapter, ValidationError

from lawmodel.diagnostics import Diagnostic, Fault, Finding, Location, Severity
from lawmodel.documents import Document, Unread, read
from lawmodel.documents.files import content_of
from lawmodel.folder import Folder
from lawmodel.model.mentions import Mention, mentions
from lawmodel.model.walk import Part, kinds_of, parts_within
from lawmodel.schemas.registry import Engine, model_of, schema_name_for
from lawmodel.schemas.validate import structural_findings
from lawmodel.store import digest_of

if TYPE_CHECKING:
    from lawmodel.model.instrument import InstrumentBase

__all__ = ["FAULTS", "LoadedFile", "OpenedOnDemand", "judge", "load", "load_all"]

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


A = TypeVar("A", bound=BaseModel)
B = TypeVar("B", bound=BaseModel)
C = TypeVar("C", bound=BaseModel)


@dataclass(frozen=True, eq=False)
class LoadedFile:
    """One file of a corpus, as far as it got.

    `path` is relative to the corpus, with `/`; `schema` the name of the schema that judges it;
    `document` None if it could not be read; `model` None if its structure is wrong. Its parts and the
    names in it are looked for once, when they are first asked for. `digest` is that of the bytes read.
    """

    path: str
    schema: str | None
    document: Document | None
    model: Any | None
    findings: tuple[Finding, ...]
    diagnostics: tuple[Diagnostic, ...]
    digest: str | None = None

    @property
    def record(self) -> InstrumentBase | None:
        """The model of a record; None of a register, and of a file without a model."""
        return self.model if self.schema == "instrument" else None

    @overload
    def parts(self, one: type[A], /) -> Iterator[Part[A]]: ...
    @overload
    def parts(self, one: type[A], two: type[B], /) -> Iterator[Part[A | B]]: ...
    @overload
    def parts(self, one: type[A], two: type[B], three: type[C], /) -> Iterator[Part[A | B | C]]: ...
    def parts(self, *kinds: type[BaseModel]) -> Iterator[Part[Any]]:
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


class OpenedOnDemand(Mapping[str, LoadedFile]):
    """The files of a folder by their paths, each loaded when it is first asked for."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._opened: dict[str, LoadedFile] = {}

    def __getitem__(self, path: str) -> LoadedFile:
        if path not in self._opened:
            self._opened[path] = load(self._folder, path)
        return self._opened[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._folder.places)

    def __len__(self) -> int:
        return len(self._folder.places)

    def __contains__(self, path: object) -> bool:
        return path in self._folder.places


def load_all(folder: Folder) -> Iterator[LoadedFile]:
    """Every record and register of a corpus, in the order of their names; then what is wrong with names."""
    yield from (load(folder, path) for path in folder.places)
    if folder.diagnostics:
        yield LoadedFile("", None, None, None, (), folder.diagnostics)


def load(folder: Folder, path: str) -> LoadedFile:
    """One file of a corpus, by its path there."""
    content: bytes | Unread | None = folder.unsaved.get(path)
    if content is None:
        content = content_of(Path(folder.places[path]), path, within=folder.root)
    if isinstance(content, Unread):
        return LoadedFile(path, schema_name_for(path), None, None, (), content.diagnostics)
    digest, result = digest_of(content), read(path, content)
    if isinstance(result, Unread):
        return LoadedFile(path, schema_name_for(path), None, None, (), result.diagnostics, digest)
    return replace(judge(result, path, engine=folder.engine), digest=digest)


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
