"""Every citation of a corpus, with the place where it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Path
from lawmodel.model.source import Citation

__all__ = ["Cited", "citations", "cited_lines", "node_at"]

_FAR = 10**9
"""Beyond any document: line numbers of more digits are not told apart."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation: the file and node in which it stands, and which of the node's citations it is."""

    file: str
    node: Path
    index: int
    citation: Citation

    @property
    def path(self) -> Path:
        """The citation itself, as a node of the file."""
        return (*self.node, "cites", self.index)


def citations(corpus: Corpus, file: str | None = None) -> Iterator[Cited]:
    """The citations of a file, or of all files, in the order of the files and of the model's fields."""
    for path in corpus.files if file is None else (file,):
        document = corpus.files[path].document
        for mention in corpus.mentions(path):
            if mention.kind == "source" and document is not None:
                # The name of a source stands at `<node>.cites[<index>].source`, and nowhere else.
                *node, _, index, _ = mention.path
                citation = Citation.model_validate(node_at(document.data, mention.path[:-1]))
                yield Cited(path, tuple(node), int(index), citation)


def cited_lines(citation: Citation) -> range:
    """The lines that a citation names: a range even if it is absurdly long, empty if it runs backwards."""
    if citation.line is not None:
        return range(citation.line, citation.line + 1)
    if citation.lines is None:
        return range(0)
    first, last = (int(number) if len(number) < len(str(_FAR)) else _FAR for number in citation.lines.split("-"))
    return range(first, last + 1)


def node_at(data: Any, path: Path) -> Any:
    """The data at a path of a file."""
    for step in path:
        data = data[step]
    return data
