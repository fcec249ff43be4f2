"""From a file to its model: read, judge by the published schema, build. One file at a time, knowing no other.

Nothing raises for what a file says: what is wrong comes back as diagnostics (of the reader) and
findings (of the schema), and then there is no model.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from lawmodel.diagnostics import Diagnostic, Fault, Finding, Location, Severity
from lawmodel.documents import Document, Unread, find_files, read_file
from lawmodel.schemas.registry import model_of, schema_name_for
from lawmodel.schemas.validate import structural_findings

__all__ = ["FAULTS", "Engine", "LoadedFile", "load_file", "load_folder"]

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


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """One file of a corpus, as far as it got.

    `path` is relative to the corpus, with `/`; `schema` the name of the schema that judges it;
    `document` None if it could not be read; `model` None if its structure is wrong.
    """

    path: str
    schema: str | None
    document: Document | None
    model: Any | None
    findings: tuple[Finding, ...]
    diagnostics: tuple[Diagnostic, ...]


def load_folder(root: Path, *, engine: Engine = "auto") -> Iterator[LoadedFile]:
    """Every record and register of a corpus, in the order of their names; then what is wrong with names."""
    found = find_files(root)
    for file in (*found.agreements, *found.registers):
        yield load_file(file.path, file.shown_as, within=root, engine=engine)
    if found.diagnostics:
        yield LoadedFile("", None, None, None, (), found.diagnostics)


def load_file(file: Path, path: str, *, within: Path | None = None, engine: Engine = "auto") -> LoadedFile:
    """One file, by its place on the disk and its path in the corpus."""
    result = read_file(file, path, within=within)
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
