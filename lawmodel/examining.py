"""One file by itself: read, judged, built, checked; and what is noted of it for the checks that compare files.

It depends on the registers and on no other record. So files can be examined in any order and in any
process, and what was found can be kept for as long as neither the file nor a register changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lawmodel.allowing import may_allow
from lawmodel.checks import BETWEEN_FILES, IN_FILE
from lawmodel.diagnostics import Diagnostic
from lawmodel.loading import Folder, OpenedOnDemand
from lawmodel.placing import place
from lawmodel.registers import Registers

__all__ = ["Examined", "Examiner"]


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file shows by itself, as plain data.

    `is_built`: it could be read, and its structure is right. `allows`: it may hold an allowance.
    `notes` are those of the checks that compare files, by the check's id.
    """

    path: str
    is_built: bool
    allows: bool
    diagnostics: tuple[Diagnostic, ...]
    notes: Mapping[str, Any]


class Examiner:
    """Examines the files of one folder; the registers are read as they are needed, and once."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.registers = Registers(folder.root, OpenedOnDemand(folder.registers))

    def examine(self, path: str) -> Examined:
        """One file of the folder."""
        file = self.registers.files[path] if path in self.registers.files else self.folder.load(path)
        findings = [*file.findings, *(f for check in IN_FILE for f in check.find_in(file, self.registers))]
        notes = {check.FAULT.ident: check.note(file, self.registers) for check in BETWEEN_FILES}
        return Examined(
            path,
            file.model is not None,
            may_allow(file.document),
            (*file.diagnostics, *place(findings, lambda named: file if named == path else self.registers.files.get(named))),
            {ident: note for ident, note in notes.items() if note is not None},
        )
