"""A source that is kept as a file, of which not all is told that finding a line in it takes."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.source import SourcesRegister
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = f"""\
sources:
  gazette: {{kind: report-of-official-act, title: Gazette, language: en, line_count: 100}}
  report: {{kind: official-report, title: Report of the ministry, language: en, dated: "2020-10-31", line_count: 50}}
  comment: {{kind: commentary, title: Commentary of an observer, language: en, line_count: 40}}
  webpage: {{kind: external, title: Page of a newspaper, language: en}}
  statute-book:
    kind: legal-text
    title: Statute book
    language: en
    file: statute-book.txt
    sha256: {"0123456789abcdef" * 4}
    line_count: 10
"""

FAULT = Fault(
    "source-half-described",
    Severity.ERROR,
    "a file among the sources without its name, digest or number of lines",
    "A citation of a line is verified against the file: by its name it is found, by its sha256 known to be the same"
    " edition, and its number of lines shows a citation beyond the end. One without the others verifies nothing.",
    wrong=_RIGHT.replace("    file: statute-book.txt\n", ""),
    right=_RIGHT,
    example_file="registers/sources.yaml",
)

_NEEDED = ("file", "sha256", "line_count")
_WRITTEN = "`lawmodel sources cite --documents DIR` reads the file and writes what is missing"


def find_in(file: LoadedFile, _registers: Registers) -> Iterator[Finding]:
    """Every source with a file or a digest of one, but not with both and the number of lines."""
    for part in file.parts(SourcesRegister):
        for ident, source in part.model.sources.items():
            missing = [key for key in _NEEDED if getattr(source, key) is None]
            if missing and (source.file is not None or source.sha256 is not None):
                lacking = " and no ".join(f"`{key}`" for key in missing)
                given = " and ".join(f"`{key}`" for key in _NEEDED if key not in missing)
                message = f"`{ident}` has {given}, and no {lacking}"
                advice = _WRITTEN if source.file is not None else "give all three for a source that is kept as a file"
                yield Finding(FAULT.ident, part.at("sources", ident), message, help=advice)
