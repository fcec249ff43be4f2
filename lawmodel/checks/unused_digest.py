"""The digest of a line that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator

from lawmodel.checks.stale_digest import cited_lines
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Location, Severity

__all__ = ["FAULT", "find"]

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
    "unused-digest",
    Severity.NOTE,
    "the digest of a line that nothing cites",
    "It does no harm: a citation was taken back since the digests were written. Written anew, the register is shorter.",
    wrong=_RIGHT + '      "3": 0123456789abcdef\n',
    right=_RIGHT,
    example_file=_FILE,
)


def find(corpus: Corpus) -> Iterator[Finding]:
    """Of each source in the register the digests of lines that no record and no register cites."""
    if corpus.register("digests") is None:
        return
    cited = {name: set(map(str, lines)) for name, lines in cited_lines(corpus).items()}
    for name, digests in corpus.digests.items():
        unused = [line for line in digests.lines if line not in cited.get(name, ())]
        if unused and name in corpus.sources:
            shown = ", ".join(unused[:5]) + (f" and {len(unused) - 5} more" if len(unused) > 5 else "")
            yield Finding(
                FAULT.ident,
                Location(_FILE, ("digests", name, "lines", unused[0]), "key"),
                f"lines of `{name}` that nothing cites have a digest: {shown}",
                help="`lawmodel sources cite` writes the register anew",
            )
