"""Digests that no longer belong to the sources, or that are missing for what is cited."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.parts import Part, parts_of
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Related, Severity
from lawmodel.model.source import Citation, Digests

__all__ = ["FAULT", "cited_lines", "find"]

_FILE = "registers/digests.yaml"
_RIGHT = """\
digests:
  gazette:
    sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    lines:
DIGESTS"""

FAULT = Fault(
    "stale-digest",
    Severity.ERROR,
    "a digest that does not fit the sources",
    "The documents' text is not kept, only a digest of each cited line, by which `lawmodel sources verify` sees that"
    " the line still says what was cited. A digest of another edition, or a cited line without one, verifies nothing.",
)


def find(corpus: Corpus) -> Iterator[Finding]:
    """Every source whose digests are of another file, or do not cover the cited lines; nothing without a register."""
    if corpus.register("digests") is None:
        return
    cited = cited_lines(corpus)
    for name, digests in corpus.digests.items():
        source = corpus.sources.get(name)
        if source is None:
            message = f"`{name}` is not a source of registers/sources.yaml"
            yield Finding(FAULT.ident, Location(_FILE, ("digests", name), "key"), message, help=_ADVICE)
        elif source.sha256 != digests.sha256:
            yield Finding(
                FAULT.ident,
                Location(_FILE, ("digests", name, "sha256")),
                f"the digests of `{name}` were made from another file than the register of sources names",
                help=_ADVICE,
                related=(Related(Location("registers/sources.yaml", ("sources", name)), "the source"),),
            )
    for name, lines in cited.items():
        if name in corpus.sources and corpus.sources[name].sha256 is not None:
            yield from _uncovered(name, lines, corpus.digests.get(name))


def cited_lines(corpus: Corpus) -> dict[str, dict[int, Part]]:
    """Of each source the lines that are cited, each with the first citation of it; none beyond the source's end."""
    cited: dict[str, dict[int, Part]] = {}
    for part in parts_of(corpus):
        match part.model:
            case Citation(source=name, line=int(line)):
                cited.setdefault(name, {}).setdefault(line, part)
            case Citation(source=name, lines=str(lines)) if name in corpus.sources:
                first, last = (int(n) for n in lines.split("-"))
                for line in range(first, min(last, corpus.sources[name].line_count or last) + 1):
                    cited.setdefault(name, {}).setdefault(line, part)
            case _:
                pass
    return cited
