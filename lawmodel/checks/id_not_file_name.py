"""A record or a calendar whose id is not the name of its file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from lawmodel.diagnostics import Fault, Finding, Fix, Location, Severity
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

FAULT = Fault(
    "id-not-file-name",
    Severity.ERROR,
    "a record or a calendar whose id is not the name of its file",
    "One record, one file, one name: whoever sees the id knows the file, and the other way round.",
    wrong="""\
id: other
kind: law
stands_for: act
title: {en: An act}
title_is: described
jurisdiction: TJ
cites: [{source: gazette, line: 1}]
""",
    right="""\
id: example
kind: law
stands_for: act
title: {en: An act}
title_is: described
jurisdiction: TJ
cites: [{source: gazette, line: 1}]
""",
)


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """A record or calendar with another id than its file's name says."""
    stem = PurePosixPath(file.path).stem
    named = file.model if file.schema in ("instrument", "calendar") else None
    if named is not None and named.id != stem:
        yield Finding(
            FAULT.ident,
            Location(file.path, ("id",)),
            f"`{named.id}` is in a file named `{stem}.yaml`",
            help=f"rename the file to `{named.id}.yaml`, or write `id: {stem}`",
            fix=Fix(f"write `{stem}`", stem),
        )
