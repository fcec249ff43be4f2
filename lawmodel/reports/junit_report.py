"""Diagnostics as JUnit XML, which CI servers show as failed tests: a test a finding, or one that passes.

Errors and warnings fail; a note is a test that passes and says something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from lawmodel.diagnostics import Diagnostic, Severity
from lawmodel.reports.text_report import summary, told

__all__ = ["render"]

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def render(diagnostics: Sequence[Diagnostic], files: int, unchecked: Sequence[str] = ()) -> str:
    """The report as one test suite."""
    cases = [_case(d) for d in diagnostics]
    if not cases:
        cases = [f"    <testcase{_attributes(classname='lawmodel', name=summary((), files, unchecked))}/>"]
    failures = sum(d.severity is not Severity.NOTE for d in diagnostics)
    counts = {"tests": len(cases), "failures": failures, "errors": 0}
    head = _attributes(name="lawmodel", **counts)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites{head}>",
        f"  <testsuite{head}>",
        *cases,
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _case(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    text = escape(_allowed(told(diagnostic)))
    name = f"{diagnostic.ident} at {place.line}:{place.column}"
    opening = f"    <testcase{_attributes(classname=place.file, name=name, file=place.file, line=place.line)}>"
    if diagnostic.severity is Severity.NOTE:
        body = f"      <system-out>{text}</system-out>"
    else:
        head = _attributes(message=diagnostic.message, type=diagnostic.ident)
        body = f"      <failure{head}>{text}</failure>"
    return f"{opening}\n{body}\n    </testcase>"


def _attributes(**values: str | int) -> str:
    return "".join(f" {name}={quoteattr(_allowed(str(value)))}" for name, value in values.items())


def _allowed(text: str) -> str:
    """The text with U+FFFD for characters that XML cannot carry, not even escaped."""
    return _FORBIDDEN.sub("\ufffd", text)
