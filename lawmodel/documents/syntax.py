"""What the parser could not read, in words that help: its own message, and what is usually the matter."""

from __future__ import annotations

import re

from lawmodel.diagnostics import RelatedPlace
from lawmodel.documents.events import YAMLError
from lawmodel.documents.slips import slip_at
from lawmodel.documents.stop import Stop
from lawmodel.documents.watch import Watch

__all__ = ["report_syntax"]

_UNICODE_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|.)", re.DOTALL)
_CONFLICT = re.compile(r"(?m)^(?:<{7}|>{7})(?: [^\r\n]*)?$|^={7}$")
_TAG = re.compile(r"![^\s,\[\]{}]*")

_ADVICE = (
    ("mapping values are not allowed", "put a text that holds `: ` in quotes; else check the indentation"),
    ("could not find expected ':'", "a key needs `: ` after it; a long text needs quotes or a block (`>-`)"),
    ("unexpected end of stream", "close the quote that opens the text"),
    ("unexpected ':'", "put a text that holds `:` in quotes when it stands within brackets"),
    ("escape", "in double quotes a backslash begins an escape; write `\\\\` for a backslash, or use single quotes"),
    ("tab", "indent with spaces, not with tabs"),
    ("cannot start any token", "put a text that begins with this character in quotes; indent with spaces, not tabs"),
    ("<block end>", "the lines of one list or mapping begin in the same column; close quotes and brackets"),
    ("expected key", "the lines of one list or mapping begin in the same column; close quotes and brackets"),
    (
        "block sequence entries are not allowed",
        "put a text that begins with `- ` in quotes; a list begins on a new line",
    ),
    ("mapping keys are not allowed", "put a text that begins with `? ` in quotes"),
    ("'-' indicator", "the lines of one list or mapping begin in the same column; close quotes and brackets"),
    (
        "',' or",
        "separate the items by commas and close the bracket; quote a text that begins or ends with a bracket or a `?`",
    ),
    ("node content", "close every bracket, and give every key a value"),
)


def report_syntax(watch: Watch, error: YAMLError) -> None:
    """Report where and why the parser stopped."""
    if _report_conflict(watch) or watch.has_open_quote:
        return
    context_mark = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None) or context_mark
    problem = _one_line(getattr(error, "problem", None) or getattr(error, "context", None) or str(error))
    if "invalid Unicode character escape code" in problem and context_mark is not None:
        escape = _escape_of_no_character(watch.text, context_mark.index)
        if escape is not None:
            _report_escape(watch, escape, problem)
            return
    extent = _extent(watch.text, mark.index if mark is not None else 0)
    if "undefined tag handle" in problem:
        tag = _TAG.match(watch.text, extent[0])
        watch.tag(tag.span() if tag else extent)
        return
    if "<document start>" in problem and watch.end_mark_before(extent[0]) is not None:
        watch.second_document(extent)
    slip = None
    if mark is not None:
        begun = None if context_mark is None else context_mark.index
        why = f"{problem}, {getattr(error, 'context', None) or ''}"
        slip = slip_at(Stop(watch.text, why, mark.index, begun))
    if slip is not None:
        watch.slip(slip)
        return
    context = _one_line(getattr(error, "context", None) or "")
    message = f"{problem}, {context}" if context and context != problem else problem
    related: tuple[RelatedPlace, ...] = ()
    if context_mark is not None and context_mark.index < extent[0]:
        related = (watch.related((context_mark.index, context_mark.index + 1), "what was being read begins here"),)
    watch.report("yaml-syntax", extent, message, _advice(problem), related=related)


def _report_conflict(watch: Watch) -> bool:
    """Report the lines that a merge has left, if there are any: what they say to YAML helps nobody."""
    marks = list(_CONFLICT.finditer(watch.text))
    if not marks:
        return False
    first, *others = marks
    related = tuple(watch.related(each.span(), "and here") for each in others[:2])
    message, advice = (
        f"`{first[0].strip()}` is left of a merge that is not resolved",
        "keep one of the two texts, and delete these lines",
    )
    watch.report("merge-conflict", first.span(), message, advice, related=related)
    return True


def _escape_of_no_character(text: str, start: int) -> re.Match[str] | None:
    """The first such escape in the double-quoted scalar that begins at `start`."""
    for escape in _UNICODE_ESCAPE.finditer(text, start):
        code = _code(escape)
        if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            return escape
    return None


def _report_escape(watch: Watch, escape: re.Match[str], problem: str) -> None:
    if _code(escape) > 0x10FFFF:
        watch.report("yaml-syntax", escape.span(), problem, "Unicode ends at `\\U0010FFFF`")
        return
    message = f"`{escape[0]}` is half of a surrogate pair, and no character"
    watch.report("surrogate", escape.span(), message, "write the character itself, or `\\U` and eight digits")


def _code(escape: re.Match[str]) -> int:
    return int(escape[1] or escape[2] or "0", 16)


def _extent(text: str, position: int) -> tuple[int, int]:
    """The character at the position, none at a line's end; at the end of the text, its last that is not blank."""
    written = len(text.rstrip())
    if position >= written:
        position = max(written - 1, 0)
    is_character = position < written and text[position] not in "\r\n"
    return position, position + is_character


def _advice(problem: str) -> str | None:
    return next((advice for sign, advice in _ADVICE if sign in problem), None)


def _one_line(message: str) -> str:
    words = " ".join(message.split()).rstrip(".")
    return words[:1].lower() + words[1:]
