"""A file that does not tell editors which schema it follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawmodel.checks.example_records import law
from lawmodel.diagnostics import Fault, Finding, Fix, Location, Severity
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers
from lawmodel.schemas.registry import SCHEMA_VERSION, address, file_name

__all__ = ["FAULT", "find_in"]

_RECORD = law("""\
""")

FAULT = Fault(
    "missing-modeline",
    Severity.NOTE,
    "a file that does not name its schema",
    "Editors show a mistake while it is made if the first line names the schema:"
    " `# yaml-language-server: $schema=…`. `lawmodel check` goes by the file's place and does not need it.",
    wrong=_RECORD,
    right=f"# yaml-language-server: $schema={address('instrument')}\n{_RECORD}",
)

_MODELINE = re.compile(r"# *yaml-language-server: *\$schema=(\S+) *\r?(?=\n|\Z)")


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """A file whose first line names no schema, or another one than the file is judged by."""
    if file.document is None or file.schema is None:
        return
    found = _MODELINE.match(file.document.text)
    if found is None:
        yield _missing(file, f"# yaml-language-server: $schema={_schema_of(file, registers)}")
    elif found[1].rpartition("/")[2] != file_name(file.schema):
        yield Finding(
            FAULT.ident,
            Location(file.path, (), "first-line"),
            f"the first line names the schema `{found[1].rpartition('/')[2]}`, and this is a file of another kind",
            help=f"write `# yaml-language-server: $schema={_schema_of(file, registers)}`",
        )


def _schema_of(file: LoadedFile, registers: Registers) -> str:
    """The schema that judges a file: in a folder of the corpus, if it keeps the schemas, else by its address."""
    name = str(file.schema)
    kept = f"schema/{SCHEMA_VERSION}/{file_name(name)}"
    return "../" * file.path.count("/") + kept if (registers.root / kept).is_file() else address(name)


def _missing(file: LoadedFile, line: str) -> Finding:
    """The finding stands at the first key, so that the fix can put the line before it."""
    data = None if file.document is None else file.document.data
    key = next(iter(data), None) if isinstance(data, dict) else None
    is_first = file.document is not None and key is not None and file.document.text.startswith(f"{key}:")
    return Finding(
        FAULT.ident,
        Location(file.path, () if key is None else (key,), "value" if key is None else "key"),
        "the file does not begin by naming its schema",
        help=f"begin it with `{line}`",
        fix=Fix("name the schema in the line before", f"{line}\n{key}") if is_first else None,
    )
