"""What a corpus has looked at and keeps: `# lawmodel: allow CHECK REASON` in a file, `ignore` in its configuration.

A comment allows one check, on its own line or, standing alone, on the next line that is no comment.
What an allowance no longer covers is a finding, so that none outlives its reason.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lawmodel.configuration import FIRM, Configuration, Ignore
from lawmodel.diagnostics import Diagnostic, Fault, Fix, Place, Severity
from lawmodel.documents import Document
from lawmodel.documents.lines import Lines
from lawmodel.likeness import advised, guess, mend
from lawmodel.loading import LoadedFile
from lawmodel.schemas.first_faults import AND_MORE

__all__ = ["FAULTS", "may_allow", "settle"]

_RECORD = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
"""

FAULTS = (
    Fault(
        "malformed-allowance",
        Severity.ERROR,
        "a comment that begins as an allowance and is none",
        "An allowance is `# lawmodel: allow CHECK REASON`. Without a reason nobody can judge later whether it still"
        " holds; of a check that does not exist, or of an error that keeps the file from being read, it allows nothing.",
        wrong=_RECORD + "cites: [{source: gazette, line: 1}]  # lawmodel: allow commentary-alone\n",
        right=_RECORD + "cites: [{source: gazette, line: 1}]\n",
    ),
    Fault(
        "unused-allowance",
        Severity.WARNING,
        "an allowance of what is not found",
        "What it allowed was mended, or stands on another line now. Left where it is, it would hide the next mistake"
        " of its kind. It is reported only when every file of the corpus could be read.",
        wrong=_RECORD
        + "# lawmodel: allow commentary-alone the gazette was not at hand\ncites: [{source: gazette, line: 1}]\n",
        right=_RECORD + "cites: [{source: gazette, line: 1}]\n",
    ),
)

_Key = tuple[str, int, str]  # file, line, id
_OWN = frozenset(fault.ident for fault in FAULTS)
# Not compiled: few files allow anything.
_SIGN = r"#[ \t]*lawmodel:[ \t]*(?P<said>(?:(?!#[ \t]*lawmodel:)[^\r\n])*)"
_SAID = r"allow[ \t]+(?P<ident>[^ \t]+)(?:[ \t]+(?P<reason>.*))?"
_COMMENT = r"[ \t]*#"
_HEADER = r"[^\r\n]*"
_FORM = "write `# lawmodel: allow CHECK REASON`"
_MOST_MALFORMED = 500  # of a file, that are told one by one


class _Commented(Lines):
    """The lines of a text of which some are comments."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._meant = range(0)  # lines of comments, up to the one that the last of them means

    def meant(self, line: int) -> int:
        """The comment's own line, or the next that is no comment where it stands alone; asked for in their order."""
        if line not in self._meant:
            end = line
            while re.match(_COMMENT, self.line(end)):
                end += 1
            self._meant = range(line, end + 1)
        return self._meant[-1]


class _Allowance(NamedTuple):
    """A comment that allows a check on a line of its file."""

    ident: str
    line: int
    place: Place
    excerpt: str

    @property
    def covers(self) -> _Key:
        return self.place.file, self.line, self.ident


def settle(
    found: Iterable[Diagnostic],
    allowing: Iterable[LoadedFile],
    configuration: Configuration,
    known: frozenset[str],
    *,
    is_all: bool,
) -> Iterator[Diagnostic]:
    """The diagnostics that nothing allows, with what is wrong with the allowances themselves.

    `found` is everything that was found in the corpus, by the files' names within it; `is_all`: every
    file could be read. `allowing` are the files that may hold an allowance; `known` the ids of all checks.
    """
    allowances: list[_Allowance] = []
    for file in allowing:
        malformed: list[Diagnostic] = []
        for each in _comments(file, known):
            if isinstance(each, _Allowance):
                allowances.append(each)
            else:
                malformed.append(each)
        yield from _first(malformed)
    covered = {allowance.covers for allowance in allowances}
    met: set[_Key | Ignore] = set()
    cut: set[tuple[str, str]] = set()  # files and checks of which not all is known that would have been found
    for diagnostic in found:
        if diagnostic.message.endswith(AND_MORE):
            cut.add((diagnostic.place.file, diagnostic.ident))
        at = (diagnostic.place.file, diagnostic.place.line, diagnostic.ident)
        by: list[_Key | Ignore] = [
            *(i for i in configuration.ignores if i.covers(diagnostic)),
            *([at] if at in covered else []),
        ]
        met.update(by)
        if not by or (by == [at] and diagnostic.message.endswith(AND_MORE)):  # nobody allowed what comes after it
            yield diagnostic
    if is_all:  # else nobody knows what would have been found
        unused = (a for a in allowances if a.covers not in met and (a.place.file, a.ident) not in cut)
        yield from (_unused(a.place, a.ident, a.excerpt, "here") for a in unused)
        ignores = (i for i in configuration.ignores if i not in met)
        yield from (_unused(i.place, i.ident, i.excerpt, f"in `{i.pattern}`") for i in ignores)


def _first(malformed: list[Diagnostic]) -> Iterator[Diagnostic]:
    """What is told of the comments of a file that would be allowances: nobody reads thousands."""
    yield from malformed[:_MOST_MALFORMED]
    if len(malformed) > _MOST_MALFORMED:
        left = f"{len(malformed) - _MOST_MALFORMED:,} more comments from here on begin as an allowance and are none"
        yield malformed[_MOST_MALFORMED]._replace(message=left, help=_FORM, fix=None)


def _unused(place: Place, ident: str, excerpt: str, where: str) -> Diagnostic:
    message = f"`{ident}` is allowed {where}, and not found"
    return Diagnostic("unused-allowance", Severity.WARNING, place, message, "delete the allowance", excerpt=excerpt)


def may_allow(document: Document | None) -> bool:
    """Whether a file may hold an allowance, at a glance."""
    return document is not None and "lawmodel:" in document.text


def _comments(loaded: LoadedFile, known: frozenset[str]) -> Iterator[_Allowance | Diagnostic]:
    """Each allowance of a file, and each comment that would be one."""
    file, document = loaded.path, loaded.document
    if document is None or not may_allow(document):
        return
    text, lines = document.text, _Commented(document.text)
    values = list(_values(document))  # in the order of the text
    for sign in re.finditer(_SIGN, text):
        before = bisect_right(values, (sign.start(), len(text)))
        if before and sign.start() < values[before - 1][1]:
            continue  # no comment, but part of a text
        place = lines.place(file, sign.start(), sign.start() + len(sign[0].rstrip()))
        said = re.fullmatch(_SAID, sign["said"].rstrip())
        if said is None:
            yield _malformed(place, lines, "this comment speaks to lawmodel, and does not say `allow`", _FORM)
            continue
        start = sign.start("said")
        named = lines.place(file, start + said.start("ident"), start + said.end("ident"))
        yield from _judged(said, place, named, lines, known)


def _judged(
    said: re.Match[str], place: Place, named: Place, lines: _Commented, known: frozenset[str]
) -> Iterator[_Allowance | Diagnostic]:
    ident = said["ident"]
    if ident in FIRM or ident in _OWN:
        yield _malformed(named, lines, f"`{ident}` cannot be allowed", "mend it")
    elif ident not in known:
        meant = guess(ident, sorted(known - FIRM - _OWN))
        advice = advised(meant, "`lawmodel explain` lists the checks")
        yield _malformed(named, lines, f"there is no check `{ident}`", advice, mend(meant))
    elif not (said["reason"] or "").strip():
        yield _malformed(place, lines, f"nothing says why `{ident}` is allowed here", _FORM)
    else:
        yield _Allowance(ident, lines.meant(place.line), place, lines.line(place.line))


def _malformed(place: Place, lines: Lines, message: str, advice: str, fix: Fix | None = None) -> Diagnostic:
    excerpt = lines.line(place.line)
    return Diagnostic("malformed-allowance", Severity.ERROR, place, message, advice, fix=fix, excerpt=excerpt)


def _values(document: Document) -> Iterator[tuple[int, int]]:
    """Where the scalars stand, in which a `#` begins no comment; a block scalar's own header may hold one."""
    from lawmodel.documents.events import ScalarEvent, parse_events  # noqa: PLC0415 - few files allow anything

    for event in parse_events(document.text, document.parser):
        if type(event) is ScalarEvent:
            start, end = event.start_mark.index, event.end_mark.index
            if event.style in ("|", ">"):
                header = re.compile(_HEADER).match(document.text, start)
                start = start if header is None else header.end()
            yield start, end
