"""What a file shows by itself, as plain data that can be sent to another process and kept for the next run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from lawmodel.diagnostics import Diagnostic

__all__ = ["Examined"]


class Examined(NamedTuple):
    """What a file shows by itself.

    `is_built`: it could be read, and its structure is right. `allows`: it may hold an allowance.
    `notes` are those of the checks that compare files, by the check's id, such as JSON can write.
    `digest` is that of the bytes that were read, None where there was nothing to read. `record` is the id of a record
    that is built, `acts_on` what its relations have as targets.
    """

    path: str
    is_built: bool
    allows: bool
    diagnostics: tuple[Diagnostic, ...]
    notes: Mapping[str, Any]
    digest: str | None
    record: str | None = None
    acts_on: tuple[str, ...] = ()
