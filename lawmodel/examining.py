"""One file by itself: read, judged, built, checked; and what is noted of it for the checks that compare files.

It depends on the registers and on no other record. So files can be examined in any order and in any
process, and what was found can be kept for as long as neither the file nor a register changes.
"""

from __future__ import annotations

from lawmodel.allowing import may_allow
from lawmodel.checks import BETWEEN_FILES, IN_FILE
from lawmodel.examined import Examined
from lawmodel.folder import Folder
from lawmodel.loading import LoadedFile, OpenedOnDemand, load
from lawmodel.placing import place
from lawmodel.registers import Registers

__all__ = ["Examiner"]


class Examiner:
    """Examines the files of one folder; the registers are read as they are needed, and once."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.registers = Registers(folder.root, OpenedOnDemand(folder.registers))

    def examine(self, path: str) -> Examined:
        """One file of the folder."""
        file = self.registers.files[path] if path in self.registers.files else load(self.folder, path)
        findings = [*file.findings, *(f for check in IN_FILE for f in check.find_in(file, self.registers))]
        notes = {check.FAULT.ident: check.note(file, self.registers) for check in BETWEEN_FILES}

        def opened(named: str) -> LoadedFile | None:
            return file if named == path else self.registers.files.get(named)

        return Examined(
            path,
            file.model is not None,
            may_allow(file.document),
            (*file.diagnostics, *place(findings, opened)),
            {ident: note for ident, note in notes.items() if note is not None},
            file.digest,
        )
