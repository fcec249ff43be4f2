"""A record or a calendar whose id is not the name of its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from lawmodel.diagnostics import Fault, Finding, Location, Severity
from lawmodel.likeness import guess, mend
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_ID: Final = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"  # the form of every id

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
    named = file.model if file.schema in ("instrument", "calendar") else None
    if named is None or file.path.endswith(f"/{named.id}.yaml"):
        return
    stem = PurePosixPath(file.path).stem
    if named.id != stem:
        yield Finding(
            FAULT.ident,
            Location(file.path, ("id",)),
            f"`{named.id}` is in a file named `{stem}.yaml`",
            help=f"rename the file to `{named.id}.yaml`" + (f", or write `id: {stem}`" if _is_id(stem) else ""),
            fix=mend(guess(named.id, [stem])) if _is_id(stem) else None,
        )


def _is_id(text: str) -> bool:
    return re.fullmatch(_ID, text) is not None
