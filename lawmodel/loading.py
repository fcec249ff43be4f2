"""From a file to its model: read, judged by the published schema, built. One file at a time, knowing no other.

Nothing raises for what a file says: what is wrong comes back as diagnostics (of the reader) and
findings (of the schema), and then there is no model. A model is built when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar, overload

from lawmodel.diagnostics import Diagnostic, Fault, Finding, Location, Severity
from lawmodel.diagnostics import Path as DataPath
from lawmodel.documents import Document, Unread, read
from lawmodel.documents.files import content_of
from lawmodel.folder import Folder
from lawmodel.likeness import advised, guess
from lawmodel.schemas.registry import PUBLISHED, Engine, model_of, schema_name_for
from lawmodel.schemas.validate import structural_findings
from lawmodel.store import digest_of

if TYPE_CHECKING:
    from pydantic import BaseModel, TypeAdapter

    from lawmodel.model.base import ReferenceKind
    from lawmodel.model.instrument import InstrumentBase
    from lawmodel.model.mentions import Mention, Names
    from lawmodel.model.walk import Part

    A = TypeVar("A", bound=BaseModel)
    B = TypeVar("B", bound=BaseModel)
    C = TypeVar("C", bound=BaseModel)

__all__ = ["FAULTS", "Ahead", "LoadedFile", "OpenedOnDemand", "judge", "load", "load_all"]

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


class LoadedFile:
    """One file of a corpus, as far as it got.

    `path` is relative to the corpus, with `/`; `schema` the name of the schema that judges it; `document`
    None if it could not be read; `structural` what is wrong with its structure. Its model, the parts of it and
    the names in it are made once, when they are first asked for. `digest` is that of the bytes read.
    """

    def __init__(
        self,
        path: str,
        schema: str | None,
        document: Document | None,
        structural: tuple[Finding, ...],
        diagnostics: tuple[Diagnostic, ...],
        digest: str | None = None,
    ) -> None:
        self.path: Final = path
        self.schema: Final = schema
        self.document: Final = document
        self.structural: Final = structural
        self.diagnostics: Final = diagnostics
        self.digest: Final = digest

    @property
    def is_sound(self) -> bool:
        """Whether it could be read and its structure is right, so that it has a model."""
        return self.document is not None and self.schema is not None and not self.structural

    @property
    def data(self) -> Any:
        """What a sound file says; None of another."""
        return self.document.data if self.document is not None and self.is_sound else None

    @property
    def model(self) -> Any | None:
        """The model of a sound file; None of another."""
        return self._built[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with its structure, the model's opinion included."""
        return (*self.structural, *self._built[1])

    @cached_property
    def _built(self) -> tuple[Any | None, tuple[Finding, ...]]:
        return build(str(self.schema), self.data, self.path) if self.is_sound else (None, ())

    @property
    def record(self) -> InstrumentBase | None:
        """The model of a record; None of a register, and of a file without a model."""
        return self.model if self.schema == "instrument" else None

    @overload
    def parts(self, one: type[A], /) -> Sequence[Part[A]]: ...
    @overload
    def parts(self, one: type[A], two: type[B], /) -> Sequence[Part[A | B]]: ...
    @overload
    def parts(self, one: type[A], two: type[B], three: type[C], /) -> Sequence[Part[A | B | C]]: ...
    def parts(self, *kinds: type[BaseModel]) -> Sequence[Part[Any]]:
        """The parts of these types, of each type outermost first; the file as a whole is the first part of all."""
        return self._parts_of[kinds]

    @cached_property
    def all_parts(self) -> tuple[Part[BaseModel], ...]:
        """Every part of the file, outermost first, in the order of the fields."""
        from lawmodel.model.walk import parts_within  # noqa: PLC0415

        return () if self.model is None else tuple(parts_within(self.model, self.path))

    @cached_property
    def lists(self) -> Sequence[tuple[DataPath, tuple[Any, ...]]]:
        """Every list in a file that has not just one entry, as its model has it, with the path to it."""
        from lawmodel.model.walk import lists_within  # noqa: PLC0415

        return lists_within(self.parts_by_type)

    @cached_property
    def names(self) -> Names:
        """What the file names, by the kind of the thing: all that most files are asked of their mentions."""
        from lawmodel.model.mentions import names_within  # noqa: PLC0415

        return names_within(self.parts_by_type)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every name in the file, and what kind of thing it names."""
        return self.mentions_of()

    def mentions_of(self, *kinds: ReferenceKind) -> tuple[Mention, ...]:
        """The names of these kinds of things in the file; without any, all names."""
        from lawmodel.model.mentions import mentions  # noqa: PLC0415

        return tuple(mentions(self.all_parts, *kinds))

    @cached_property
    def parts_by_type(self) -> Mapping[type[BaseModel], Sequence[Part[Any]]]:
        """The parts of the file by their own type."""
        found: dict[type[BaseModel], list[Part[Any]]] = {}
        for part in self.all_parts:
            found.setdefault(type(part.model), []).append(part)
        return found

    @cached_property
    def _parts_of(self) -> _PartsOf:
        return _PartsOf(self.parts_by_type)

    @cached_property
    def derived(self) -> dict[Any, Any]:
        """What is made of the file but once, for the checks that have it in common (`lawmodel.checks.once`)."""
        return {}


class _PartsOf(dict[tuple[type["BaseModel"], ...], Sequence["Part[Any]"]]):
    """The parts of several types, kept once they were asked for: many checks ask for the same."""

    def __init__(self, by_type: Mapping[type[BaseModel], Sequence[Part[Any]]]) -> None:
        from lawmodel.model.walk import kinds_of  # noqa: PLC0415 - to load files needs no models

        super().__init__()
        self._by_type = by_type
        self._kinds_of = kinds_of

    def __missing__(self, kinds: tuple[type[BaseModel], ...]) -> Sequence[Part[Any]]:
        found: list[Part[Any]] = []
        for kind in kinds:
            for each in self._kinds_of(kind):
                if each in self._by_type:
                    found += self._by_type[each]
        self[kinds] = found
        return found


class Ahead(Protocol):
    """What was loaded before anybody asked for it."""

    def opened(self, path: str) -> LoadedFile | None:
        """The file at this path; None if it is still to be loaded."""
        ...


class OpenedOnDemand(Mapping[str, LoadedFile]):
    """The files of a folder by their paths, each loaded when it is first asked for, or `ahead` of that."""

    def __init__(self, folder: Folder, ahead: Ahead | None = None) -> None:
        self._folder = folder
        self._ahead = ahead
        self._opened: dict[str, LoadedFile] = {}

    def __getitem__(self, path: str) -> LoadedFile:
        if path not in self._opened:
            self._opened[path] = load(self._folder, path, self._ahead)
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
        yield LoadedFile("", None, None, (), folder.diagnostics)


def load(folder: Folder, path: str, ahead: Ahead | None = None) -> LoadedFile:
    """One file of a corpus, by its path there; from what was loaded `ahead`, if it is there."""
    before = None if ahead is None else ahead.opened(path)
    if before is not None:
        return before
    content: bytes | Unread | None = folder.unsaved.get(path)
    if content is None:
        content = content_of(folder.places[path], path, within=folder.root)
    if isinstance(content, Unread):
        return LoadedFile(path, schema_name_for(path), None, (), content.diagnostics)
    digest, result = digest_of(content), read(path, content)
    if isinstance(result, Unread):
        return LoadedFile(path, schema_name_for(path), None, (), result.diagnostics, digest)
    return judge(result, path, engine=folder.engine, digest=digest)


def judge(document: Document, path: str, *, engine: Engine = "auto", digest: str | None = None) -> LoadedFile:
    """Hold a document against its schema; `digest` is that of the bytes that it was read from."""
    schema = schema_name_for(path)
    if schema is None:
        registers = [str(each.files) for each in PUBLISHED.values() if (each.files or "").startswith("registers/")]
        finding = Finding(
            "unknown-register",
            Location(path, (), "first-line"),
            f"`{path}` is not one of the registers",
            help=advised(guess(path, registers), f"the registers are {', '.join(f'`{each}`' for each in registers)}"),
        )
        return LoadedFile(path, None, document, (finding,), document.notes, digest)
    findings = structural_findings(schema, document.data, path, engine=engine, text=document.text)
    if not findings:
        return LoadedFile(path, schema, document, (), document.notes, digest)
    from lawmodel.schemas.written import as_written, not_told_twice  # noqa: PLC0415 - only of what is wrong

    notes = not_told_twice(document.notes, findings)
    return LoadedFile(path, schema, document, tuple(as_written(findings, document)), notes, digest)


def build(schema: str, data: Any, path: str) -> tuple[Any | None, tuple[Finding, ...]]:
    """The model of schema-valid data; a finding instead, should the two ever disagree."""
    from pydantic import ValidationError  # noqa: PLC0415 - to load files needs no models

    try:
        return _adapter(schema).validate_python(data), ()
    except ValidationError as error:
        first = error.errors()[0]
        at = tuple(step for step in first["loc"] if isinstance(step, (str, int)))
        message = f"the model refuses this: {first['msg']}"
        return None, (Finding("schema-and-model-disagree", Location(path, at), message),)


_ADAPTING = Lock()  # two threads that build one model at once may each see half of it


def _adapter(schema: str) -> TypeAdapter[Any]:
    with _ADAPTING:
        return _made_adapter(schema)


@cache
def _made_adapter(schema: str) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(model_of(schema))
