"""Every citation of a corpus, with the node that makes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Path
from lawmodel.model.source import Citation

__all__ = ["Cited", "citations", "cited_lines", "node_at"]


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
    """The citations of a file, or of all files, in the order in which a reader meets the nodes that cite."""
    for path in corpus.files if file is None else (file,):
        loaded = corpus.files[path]
        if loaded.model is not None and loaded.document is not None:
            for node, cites in _citing_nodes(loaded.document.data, ()):
                for index, citation in enumerate(cites):
                    yield Cited(path, node, index, Citation.model_validate(citation))


def _citing_nodes(data: Any, path: Path) -> Iterator[tuple[Path, Sequence[Any]]]:
    if isinstance(data, Mapping):
        cites = data.get("cites")
        # A fact or an entry of a register may be named `cites` too; only citations name a source.
        if isinstance(cites, list) and all(isinstance(c, Mapping) and "source" in c for c in cites):
            yield path, cites
        for key, value in data.items():
            yield from _citing_nodes(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _citing_nodes(value, (*path, index))


def cited_lines(citation: Citation) -> range:
    """The lines that a citation names: a range even if it is absurdly long, empty if it runs backwards."""
    span = citation.span
    return range(0) if span is None else range(span[0], span[1] + 1)


def node_at(data: Any, path: Path) -> Any:
    """The data at a path of a file."""
    for step in path:
        data = data[step]
    return data
