"""A citation of a line on which nothing is written."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator, Mapping
from typing import Final

from lawmodel.checks.cited import citations_of, lines_with_digest
from lawmodel.checks.once import once
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.loading import LoadedFile
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
    for name, lines in _blank_lines(registers).items():
        for part, first, last in citations_of(file).get(name, ()):
            if first in lines or last in lines:
                blank = first if first in lines else last
                key = "line" if part.model.line is not None else "lines"
                message = f"nothing is written on line {blank} of `{name}`"
                yield Finding(FAULT.ident, part.at(key), message, help="cite the line that says it")


@once
def _blank_lines(registers: Registers) -> Mapping[str, Container[int | None]]:
    """The sources with digests of blank lines, and these lines: most have none."""
    found = {
        name: {number for number, digest in lines.items() if digest == _BLANK}
        for name, lines in (lines_with_digest(registers) or {}).items()
    }
    return {name: lines for name, lines in found.items() if lines}
