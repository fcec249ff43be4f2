"""A citation of a line on which nothing is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from lawmodel.checks.citation_outside_source import cited_span
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.source import Citation
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_FILE: Final = "registers/digests.yaml"
_BLANK: Final = hashlib.sha256(b"").hexdigest()[:16]
_RIGHT = f"""\
digests:
  statute-book:
    sha256: {"0123456789abcdef" * 4}
    lines:
      "1": 0123456789abcdee
      "2": 0123456789abcdef
"""

FAULT = Fault(
    "blank-line-cited",
    Severity.ERROR,
    "a citation of a line on which nothing is written",
    "The digest of a blank line is that of no text. Nothing can rest on it: a line was miscounted by one, or a range"
    " reaches further than what it cites.",
    wrong=_RIGHT.replace("0123456789abcdee", f'"{_BLANK}"'),
    right=_RIGHT,
    example_file=_FILE,
)


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every citation of a blank line, and every range that begins or ends with one."""
    for part in file.parts(Citation):
        digests = registers.digests.get(part.model.source)
        span = cited_span(part.model)
        if digests is None or span is None:
            continue
        blank = [line for line in dict.fromkeys(span) if digests.lines.get(str(line)) == _BLANK]
        if blank:
            key = "line" if part.model.line is not None else "lines"
            message = f"nothing is written on line {blank[0]} of `{part.model.source}`"
            yield Finding(FAULT.ident, part.at(key), message, help="cite the line that says it")
