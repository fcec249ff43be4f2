"""Digests that no longer belong to the sources, or that are missing for what is cited."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.citation_outside_source import cited_span
from lawmodel.checks.parts import Part, parts_of
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.model.source import Citation, Digests

__all__ = ["FAULT", "cited_lines", "find"]

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
    "stale-digest",
    Severity.ERROR,
    "a digest that does not fit the sources",
    "The documents' text is not kept, only a digest of each cited line, by which `lawmodel sources verify` sees that"
    " the line still says what was cited. A digest of another edition, or a cited line without one, verifies nothing.",
    wrong=_RIGHT.replace('      "2": 0123456789abcdef\n', ""),
    right=_RIGHT,
    example_file=_FILE,
)

_MOST = 100_000  # lines; a longer source is not one that a person cites by its lines
_ADVICE = "`lawmodel sources cite` writes the register anew"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Every source whose digests are of another file, or do not cover the cited lines; nothing without a register."""
    if corpus.register("digests") is None:
        return
    for name, digests in corpus.digests.items():
        source = corpus.sources.get(name)
        if source is None:
            message = f"`{name}` is not a source of registers/sources.yaml"
            yield Finding(FAULT.ident, Location(_FILE, ("digests", name), "key"), message, help=_ADVICE)
        elif source.sha256 != digests.sha256:
            where = Location("registers/sources.yaml", ("sources", name))
            yield Finding(
                FAULT.ident,
                Location(_FILE, ("digests", name, "sha256")),
                f"the digests of `{name}` are not of the file that the register of sources names",
                help=_ADVICE,
                related=(Related(where, "the source"),),
            )
    for name, lines in cited_lines(corpus).items():
        yield from _uncovered(name, lines, corpus.digests.get(name))


def _uncovered(name: str, lines: dict[int, Part], digests: Digests | None) -> Iterator[Finding]:
    missing = sorted(line for line in lines if digests is None or str(line) not in digests.lines)
    if missing:
        shown = ", ".join(map(str, missing[:5])) + (f" and {len(missing) - 5} more" if len(missing) > 5 else "")
        yield Finding(
            FAULT.ident,
            Location(_FILE, ("digests", name, "lines") if digests is not None else ("digests",)),
            f"cited lines of `{name}` have no digest: {shown}",
            help=_ADVICE,
            related=(Related(lines[missing[0]].at(), f"cites line {missing[0]}"),),
        )


def cited_lines(corpus: Corpus) -> dict[str, dict[int, Part]]:
    """The cited lines of each source that is kept as a file, each with its first citation; none beyond its end."""
    cited: dict[str, dict[int, Part]] = {}
    for part in parts_of(corpus):
        if not isinstance(part.model, Citation):
            continue
        name = part.model.source
        source = corpus.sources.get(name)
        if source is None or source.sha256 is None or source.line_count is None:
            continue
        first, last = cited_span(part.model) or (1, 0)
        lines = range(first, min(last, source.line_count, _MOST) + 1)
        for line in lines:
            cited.setdefault(name, {}).setdefault(line, part)
    return cited
