"""A citation of lines that the source does not have, or of none where it has them."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.cited import Cited, citations_of
from lawmodel.checks.folding import folded
from lawmodel.diagnostics import Fault, Finding, Fix, Location, Related, Severity
from lawmodel.loading import LoadedFile
from lawmodel.model.source import Source
from lawmodel.registers import Registers

__all__ = ["FAULT", "find_in"]

_RIGHT = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 100}]
"""

FAULT = Fault(
    "citation-outside-source",
    Severity.ERROR,
    "a citation of lines that the source does not have",
    "Whoever doubts a fact looks up the line. A line beyond the end, a range that runs backwards, a document cited"
    " without a line or a web page cited with one lead nowhere.",
    wrong=_RIGHT.replace("100", "101"),
    right=_RIGHT,
)

_WHOLE_PAGES = frozenset({"external", "legal-text"})


def find_in(file: LoadedFile, registers: Registers) -> Iterator[Finding]:
    """Every citation that does not fit its source; one of an unknown source is left to another check."""
    for name, citations in citations_of(file).items():
        source = registers.sources.get(name)
        if source is not None:
            unusual = [cited for cited in citations if not _is_within(cited, source.line_count or 0)]
            yield from folded(fault for cited in unusual for fault in _faults(cited, source))


def _is_within(cited: Cited, end: int) -> bool:
    """Whether it names lines that the source has, and in one way, as most do."""
    part, first, last = cited
    if first is None or last is None or not first <= last <= end:
        return False
    return part.model.line is None or part.model.lines is None


def _faults(cited: Cited, source: Source) -> Iterator[Finding]:
    part, first, last = cited
    citation = part.model
    name = citation.source
    key = "line" if citation.line is not None else "lines"
    if citation.line is not None and citation.lines is not None:
        yield _finding(part.at("line"), "both `line` and `lines` are given", "keep one of them")
    elif first is not None and last is not None and first > last:
        turned = "-".join(reversed(str(citation.lines).split("-")))
        fix = Fix(f"write `{turned}`", f'"{turned}"')
        yield _finding(part.at("lines"), f"the lines `{citation.lines}` run backwards", "put the first line first", fix)
    elif last is None:
        if source.line_count is not None and not (source.kind == "legal-text" and citation.at is not None):
            yield _finding(part.at(), f"`{name}` is cited without a line", f"it has {source.line_count} lines")
    elif source.line_count is None and source.file is None and source.kind in _WHOLE_PAGES:
        what = "an external page" if source.kind == "external" else "a legal text kept without lines"
        yield _finding(part.at(key), f"`{name}` is {what} and has no line {last}", "cite it as a whole")
    elif source.line_count is not None and last > source.line_count:
        where = Location("registers/sources.yaml", ("sources", name, "line_count"))
        yield Finding(
            FAULT.ident,
            part.at(key),
            f"`{name}` has {source.line_count} lines, and line {last} is cited",
            help="correct the line, or the source",
            related=(Related(where, "how many lines the source has"),),
        )


def _finding(at: Location, message: str, advice: str, fix: Fix | None = None) -> Finding:
    return Finding(FAULT.ident, at, message, help=advice, fix=fix)
