"""One file by itself: read, judged, built, checked; and what is noted of it for the checks that compare files.

It depends on the registers and on no other record. So files can be examined in any order and in any
process, and what was found can be kept for as long as neither the file nor a register changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lawmodel.allowing import may_allow
from lawmodel.checks import BETWEEN_FILES, IN_FILE
from lawmodel.checks.folding import the_last_told
from lawmodel.diagnostics import Diagnostic, Severity
from lawmodel.examined import Examined
from lawmodel.folder import Folder
from lawmodel.loading import Ahead, LoadedFile, OpenedOnDemand, load
from lawmodel.naming import named_by
from lawmodel.placing import place
from lawmodel.registers import Registers
from lawmodel.schemas.first_faults import MOST_TOLD

__all__ = ["Examiner", "examine_alone", "registers_of"]


class Examiner:
    """Examines the files of one folder, by its registers or, if it is only a share of the files, by those given.

    `ahead` is what was loaded of the files before.
    """

    def __init__(self, folder: Folder, registers: Registers | None = None, ahead: Ahead | None = None) -> None:
        self.folder = folder
        self.registers = registers or registers_of(folder, ahead)
        self._ahead = ahead

    def examine(self, path: str) -> Examined:
        """One file of the folder."""
        file = self._opened(path)
        findings = [*file.findings]
        for check in IN_FILE:
            before = len(findings)
            for finding in check.find_in(file, self.registers):
                findings.append(finding)
                if len(findings) - before > MOST_TOLD:  # the check is not asked for more
                    findings[-1] = the_last_told(finding)
                    break

        def opened(named: str) -> LoadedFile | None:
            return file if named == path else self.registers.files.get(named)

        found = tuple(place(findings, opened))
        notes = _not_told_by(found, file.diagnostics) if found else file.diagnostics
        return self._of(file, (*notes, *found))

    def note(self, path: str) -> Examined:
        """One file, of which only what others must know is wanted, and not what is wrong in it."""
        return self._of(self._opened(path), ())

    def _opened(self, path: str) -> LoadedFile:
        if path in self.registers.files:
            return self.registers.files[path]
        return load(self.folder, path, self._ahead)

    def _of(self, file: LoadedFile, diagnostics: tuple[Diagnostic, ...]) -> Examined:
        notes = {check.FAULT.ident: check.note(file, self.registers) for check in BETWEEN_FILES}
        noted = {ident: note for ident, note in notes.items() if note is not None}
        allows, record = may_allow(file.document), file.record
        shown = Examined(file.path, file.model is not None, allows, diagnostics, noted, file.digest)
        if record is None:
            return shown
        return shown._replace(record=record.id, acts_on=tuple(each.target for each in record.relations))


def _not_told_by(found: tuple[Diagnostic, ...], notes: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """The reader's notes but those on a value that is wrong for another reason: their mend may cement the mistake."""
    wrong = {each.place for each in found if each.severity is Severity.ERROR}
    yield from (note for note in notes if note.severity is Severity.ERROR or note.place not in wrong)


def registers_of(folder: Folder, ahead: Ahead | None = None) -> Registers:
    """The registers of a folder, each loaded when it is first needed, or `ahead` of that."""
    return Registers(folder.root, OpenedOnDemand(folder.registers, ahead))


def examine_alone(folder: Folder, paths: Collection[str]) -> Iterator[Examined]:
    """These files, and what must be known of the records that they name; nothing of any other."""
    examiner = Examiner(folder)
    yield from (examiner.examine(path) for path in folder.places if path in paths)
    yield from map(examiner.note, named_by(folder, paths))
