"""Claims beside the lines they cite, for a person at a terminal: two columns, wrapped.

This is the only report that holds words of the documents: it is to be read, not kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from textwrap import wrap

from lawmodel.citing.citations import cited_lines
from lawmodel.citing.claims import Claim, Uncited
from lawmodel.citing.digests import DigestChanges
from lawmodel.citing.texts import SourceText, SourceTexts, UnreadText
from lawmodel.citing.verify import Held
from lawmodel.corpus import Corpus
from lawmodel.model.source import Citation, Digests
from lawmodel.reports.record_text import cited
from lawmodel.reports.widths import columns_of

__all__ = [
    "show_by_claim",
    "show_by_line",
    "show_changes",
    "show_citation",
    "show_described",
    "show_held",
    "show_uncited",
]


def show_by_claim(corpus: Corpus, name: str, claims: Iterable[Claim], texts: SourceTexts, width: int) -> str:
    """Each claim of a file with its own words on the left, and the lines that it cites on the right."""
    left, right = _widths(width)
    lines: list[str] = []
    for claim in claims:
        words = [row for text in claim.says for row in _wrapped(text, left, "  ", "    ")]
        said = [row for c in claim.cites for row in _citation(c, texts.of(corpus.sources.get(c.source)), right)]
        lines += [_label(claim, name), *_beside(words, said, left), ""]
    return "\n".join(lines)


def show_by_line(corpus: Corpus, name: str, claims: Sequence[Claim], texts: SourceTexts, width: int) -> str:
    """Each line that a file cites on the left, and the claims that stand on it on the right.

    What a claim says is given at the first line of a source that it cites; later only its name.
    """
    blocks = []
    for source, by_line in _by_source(corpus, claims).items():
        text = texts.of(corpus.sources.get(source))
        blocks.append("\n".join([_heading(corpus, source), *_line_rows(by_line, text, name, _widths(width))]))
    return "\n\n".join(blocks) + "\n"


def show_uncited(corpus: Corpus, uncited: Iterable[Uncited], width: int) -> str:
    """The lines of each document that nothing cites."""
    blocks = []
    for one in uncited:
        count = f"{len(one.lines)} of {one.lines_with_text} lines with text are cited by nothing"
        rows = [row for number, line in one.lines for row in _numbered(number, line, width)]
        blocks.append("\n".join([_heading(corpus, one.source), f"  {one.problem or count}", *rows]))
    return "\n\n".join(blocks) + "\n" if blocks else "no source has a document\n"


def show_citation(citation: Citation, text: SourceText, width: int) -> str:
    """A citation as a record writes it, and below it the lines that it cites."""
    where = f"line: {citation.line}" if citation.line is not None else f'lines: "{citation.lines}"'
    rows = [row for n in cited_lines(citation) for row in _numbered(n, text.line(n) or "", width)]
    return "\n".join([f"{{source: {citation.source}, {where}}}", *rows]) + "\n"


def show_changes(path: str, digests: Mapping[str, Digests], changes: DigestChanges) -> str:
    """What was written into the register of digests; the lines whose digests changed, by name."""
    count = sum(len(of_source.lines) for of_source in digests.values())
    words = [f"{len(changes.added)} new", f"{len(changes.changed)} changed", f"{len(changes.gone)} gone"]
    rows = [f"  changed: {line}" for line in changes.changed]
    return "\n".join([f"{path}: digests of {count} lines: {', '.join(words)}", *rows]) + "\n"


def show_described(path: str, lacks: Mapping[str, Iterable[str]]) -> str:
    """What was written into the register of sources, a line for each source."""
    return "".join(f"{path}: {' and '.join(keys)} of `{name}` written\n" for name, keys in lacks.items())


def show_held(held: Held) -> str:
    """How much a verification has gone through, so that a corpus that cites no line does not seem verified."""
    what = f"{_counted(held.citations, 'citation')} of lines and {_counted(held.digests, 'digest')}"
    text = f"{what} held against {_counted(held.documents, 'document')}"
    return text + (f"; {_counted(held.elsewhere, 'citation')} of sources without one" if held.elsewhere else "") + "\n"


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _by_source(corpus: Corpus, claims: Iterable[Claim]) -> dict[str, dict[int, list[Claim]]]:
    """Of each cited source, in the order of the register: its cited lines (0: as a whole), and the claims on each."""
    found: dict[str, dict[int, list[Claim]]] = {name: {} for name in corpus.sources}
    for claim in claims:
        for citation in claim.cites:
            by_line = found.setdefault(citation.source, {})
            for number in cited_lines(citation)[:_MANY] or (0,):
                if claim not in by_line.setdefault(number, []):
                    by_line[number].append(claim)
    return {name: by_line for name, by_line in found.items() if by_line}


_MANY = 10_000
"""More lines than a citation can mean: a range as long as that is cut, not written out."""


def _line_rows(
    by_line: Mapping[int, Sequence[Claim]], text: SourceText | UnreadText | None, name: str, widths: tuple[int, int]
) -> Iterator[str]:
    told: set[str] = set()
    for number, claims in sorted(by_line.items()):
        if isinstance(text, SourceText) and text.is_blank(number):
            continue
        names = [row for claim in claims for row in _claim_rows(claim, name, told, widths[1])]
        line = _line(number, text)
        yield from _beside(_numbered(number, line, widths[0]) if number else [f"  {line}"], names, widths[0])


def _claim_rows(claim: Claim, name: str, told: set[str], width: int) -> list[str]:
    if claim.name in told:
        return _wrapped(f"{_label(claim, name)} (above)", width, "", "  ")
    told.add(claim.name)
    words = [row for text in claim.says for row in _wrapped(text, width, "  ", "    ")]
    return [*_wrapped(_label(claim, name), width, "", "  "), *words]


def _citation(citation: Citation, text: SourceText | UnreadText | None, width: int) -> list[str]:
    """A citation and the lines it cites, as rows of a column."""
    rows = _wrapped(cited([citation]), width, "", "  ")
    if not isinstance(text, SourceText):
        return [*rows, *_wrapped(_line(0, text), width, "  ", "  ")]
    lines = cited_lines(citation)
    there = [n for n in lines[: len(text.lines)] if not text.is_blank(n) or len(lines) == 1]
    rows += [row for n in there if text.line(n) is not None for row in _numbered(n, _line(n, text), width)]
    if lines and lines[-1] > len(text.lines):
        rows.append(f"  (the document has {_counted(len(text.lines), 'line')})")
    return rows


def _line(number: int, text: SourceText | UnreadText | None) -> str:
    """A line's text, or in brackets why there is none."""
    match text:
        case None:
            return "(no document of this source is kept)"
        case UnreadText(problem):
            return f"({problem})"
        case SourceText():
            line = text.line(number)
            if line is None:
                return "(the document has no such line)" if number else "(cited as a whole)"
            return line if line.strip() else "(blank)"


def _heading(corpus: Corpus, name: str) -> str:
    source = corpus.sources.get(name)
    return name if source is None else f"{name}: {source.title}"


def _label(claim: Claim, name: str) -> str:
    """The name of a claim; that of the file's root is the file's."""
    return name if claim.name == "." else claim.name


def _numbered(number: int, line: str, width: int) -> list[str]:
    return _wrapped(line, width, f"{number:>5}  ", " " * 7)


def _wrapped(text: str, width: int, first: str, then: str) -> list[str]:
    """A text as rows of a column; what would command the terminal is made visible."""
    shown = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
    return wrap(shown, width, initial_indent=first, subsequent_indent=then, break_on_hyphens=False)


def _widths(width: int) -> tuple[int, int]:
    """The widths of the two columns, with two blanks between them."""
    left = width * 9 // 20
    return left, width - left - 2


def _beside(left: Iterable[str], right: Iterable[str], left_width: int) -> Iterator[str]:
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"{one}{' ' * (left_width - columns_of(one))}  {other}".rstrip()
