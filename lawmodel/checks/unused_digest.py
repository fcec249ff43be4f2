"""The digest of a line that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lawmodel.checks.cited import last_line, lines_of, lines_with_digest
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Severity
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers
from lawmodel.schemas.registry import schema_name_for

__all__ = ["FAULT", "compare", "note"]

_FILE = "registers/digests.yaml"
_RIGHT = f"""\
digests:
  statute-book:
    sha256: {"0123456789abcdef" * 4}
    lines:
      "1": 0123456789abcdee
      "2": 0123456789abcdef
"""

FAULT = Fault(
    "unused-digest",
    Severity.NOTE,
    "the digest of a line that nothing cites",
    "It does no harm: a citation was taken back since the digests were written. Written anew, the register is shorter.",
    wrong=_RIGHT + '      "3": 0123456789abcdef\n',
    right=_RIGHT,
    example_file=_FILE,
)


def note(file: LoadedFile, registers: Registers) -> dict[str, list[int]] | None:
    """Of each source with digests the lines that a file cites and that have one; of the register itself, all it has."""
    with_digest = lines_with_digest(registers) or {}
    if file.path == _FILE:
        # Of a source that is not fully described other checks tell; which of its lines are cited is not counted until then.
        noted = {name: list(lines) for name, lines in with_digest.items() if last_line(name, registers) is not None}
    else:
        cited = lines_of(file, registers).items()
        noted = {name: sorted(lines.intersection(with_digest[name])) for name, lines in cited if name in with_digest}
    return noted or None


def compare(notes: Mapping[str, dict[str, list[int]]], corpus: Corpus) -> Iterator[Finding]:
    """Of each source in the register the digests of lines that no record and no register cites."""
    if _FILE not in notes or any(schema_name_for(path) is not None for path in corpus.unread):
        return  # a file that cannot be read may cite them
    cited: dict[str, set[int]] = {}
    for path, each in notes.items():
        for name, lines in each.items() if path != _FILE else ():
            cited.setdefault(name, set()).update(lines)
    for name, lines in notes[_FILE].items():
        used = cited.get(name, set())
        unused = [str(line) for line in lines if line not in used]
        if unused:
            shown = ", ".join(unused[:5]) + (f" and {len(unused) - 5} more" if len(unused) > 5 else "")
            yield Finding(
                FAULT.ident,
                Location(_FILE, ("digests", name, "lines", unused[0]), "key"),
                f"lines of `{name}` that nothing cites have a digest: {shown}",
                help="`lawmodel sources cite --documents DIR` writes the register anew",
            )
