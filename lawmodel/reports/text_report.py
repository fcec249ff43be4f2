"""Diagnostics for a person at a terminal: the place, the line with the very words underlined, the way out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lawmodel.diagnostics import Diagnostic, Place, RelatedPlace, Severity
from lawmodel.reports.widths import columns_of

__all__ = ["render", "render_coloured", "summary", "told"]

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_LONGEST_EXCERPT = 160
_MOST_NAMES = 5
# What a terminal obeys instead of showing it, or cannot be told: control characters, other line ends, marks that
# turn the direction of writing, halves of characters.
_OBEYED = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)), "\ufffd"
)


def render(
    diagnostics: Sequence[Diagnostic], files: int, unchecked: Sequence[str] = (), in_all: int | None = None
) -> str:
    """The report without colours; `in_all` is how many findings there are, where some are told once for many."""
    return _render(diagnostics, files, unchecked, in_all, coloured=False)


def render_coloured(
    diagnostics: Sequence[Diagnostic], files: int, unchecked: Sequence[str] = (), in_all: int | None = None
) -> str:
    """The report with ANSI colours, for a terminal."""
    return _render(diagnostics, files, unchecked, in_all, coloured=True)


def summary(
    diagnostics: Sequence[Diagnostic], files: int, unchecked: Sequence[str] = (), in_all: int | None = None
) -> str:
    """One line: how much was found in how many files, and which of them hide what else is wrong in them."""
    counts = Counter(d.severity for d in diagnostics)
    found = [_plural(counts[s], s.value) for s in Severity if counts[s]]
    if in_all is not None and in_all > len(diagnostics):
        found[-1] += f" (told once where one entry is the cause; {in_all:,} findings in all)"
    told_of = (
        f"{_plural(files, 'file')} checked: {', '.join(found) or ('nothing new' if unchecked else 'nothing wrong')}"
    )
    return "; ".join([told_of, *_further(unchecked)])


def _further(unchecked: Sequence[str]) -> Iterator[str]:
    """What else is to be said where files could not be read or have a wrong structure."""
    if unchecked:
        yield f"{_plural(len(unchecked), 'file')} could not be checked further: {_names(unchecked)}"
    registers = [file for file in unchecked if "registers" in file.split("/")[:-1]]
    if registers:
        yield f"records could not be fully held against {_names(registers)}"


def _names(files: Sequence[str]) -> str:
    more = [f"{len(files) - _MOST_NAMES} more"] if len(files) > _MOST_NAMES else []
    return ", ".join([*map(_shown, files[:_MOST_NAMES]), *more])


def _render(
    diagnostics: Sequence[Diagnostic], files: int, unchecked: Sequence[str], in_all: int | None, *, coloured: bool
) -> str:
    blocks = [told(d, coloured=coloured) for d in diagnostics]
    return "\n\n".join([*blocks, summary(diagnostics, files, unchecked, in_all)]) + "\n"


def told(diagnostic: Diagnostic, *, coloured: bool = False) -> str:
    """One diagnostic: what is wrong and where, the line, the places it is related to, the way out."""
    label = f"{diagnostic.severity.value}[{diagnostic.ident}]"
    if coloured:
        label = f"\x1b[1;{_COLOURS[diagnostic.severity]}m{label}\x1b[0m"
    lines = [f"{_where(diagnostic.place)}: {label} {_shown(diagnostic.message)}"]
    lines += _excerpt(diagnostic.place, diagnostic.excerpt)
    for related in diagnostic.related:
        lines += _related(related)
    if diagnostic.help is not None:
        lines.append(f"  help: {_shown(diagnostic.help)}")
    return "\n".join(lines)


def _related(related: RelatedPlace) -> list[str]:
    told_of = f"  see {_where(related.place)}: {_shown(related.message)}"
    return [told_of, *_excerpt(related.place, related.excerpt)]


def _where(place: Place) -> str:
    return f"{_shown(place.file)}:{place.line}:{place.column}"


def _shown(text: str) -> str:
    return text.translate(_OBEYED)


def _excerpt(place: Place, excerpt: str | None) -> list[str]:
    if not excerpt:
        return []
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(excerpt)
    part, start, end = _window(excerpt, start, min(max(end, start + 1), max(len(excerpt), start + 1)))
    shown = _shown(part.expandtabs(1))
    gutter = f"{place.line:>5} | "
    blank = " " * columns_of(shown[:start])
    return [f"{gutter}{shown}", f"{' ' * (len(gutter) - 2)}| {blank}{'^' * max(1, columns_of(shown[start:end]))}"]


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a long line around the marked words."""
    if len(line) <= _LONGEST_EXCERPT:
        return line, start, min(end, len(line)) if end > start else end
    first = max(0, min(start - 40, len(line) - _LONGEST_EXCERPT))
    part = line[first : first + _LONGEST_EXCERPT]
    prefix = "..." if first else ""
    suffix = "..." if first + _LONGEST_EXCERPT < len(line) else ""
    shift = len(prefix) - first
    return prefix + part + suffix, start + shift, min(end + shift, len(prefix) + len(part))


def _plural(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
