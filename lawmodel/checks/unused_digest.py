"""The digest of a line that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lawmodel.checks.stale_digest import cited_lines
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
    """Of each source with digests the lines that a file cites."""
    cited: dict[str, set[int]] = {}
    for name, line, _ in cited_lines(file, registers):
        if name in registers.digests:
            cited.setdefault(name, set()).add(line)
    return {name: sorted(lines) for name, lines in cited.items()} or None


def compare(notes: Mapping[str, dict[str, list[int]]], corpus: Corpus) -> Iterator[Finding]:
    """Of each source in the register the digests of lines that no record and no register cites."""
    if any(schema_name_for(path) is not None for path in corpus.unread):
        return  # a file that cannot be read may cite them
    cited: dict[str, set[str]] = {}
    for each in notes.values():
        for name, lines in each.items():
            cited.setdefault(name, set()).update(map(str, lines))
    for name, digests in corpus.digests.items():
        source = corpus.sources.get(name)
        if source is None or source.sha256 is None or source.line_count is None:
            continue  # other checks report it; which of its lines are cited is not counted until then
        unused = [line for line in digests.lines if line not in cited.get(name, ())]
        if unused:
            shown = ", ".join(unused[:5]) + (f" and {len(unused) - 5} more" if len(unused) > 5 else "")
            yield Finding(
                FAULT.ident,
                Location(_FILE, ("digests", name, "lines", unused[0]), "key"),
                f"lines of `{name}` that nothing cites have a digest: {shown}",
                help="`lawmodel sources cite --documents DIR` writes the register anew",
            )
