"""What a record claims, node by node, with the citations on which each claim stands; and the lines nobody claims.

A claim is a node with `cites`, and says what the node says itself: what stands deeper and has citations of its
own is a claim of its own. Examples of rules are tests, not claims.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lawmodel.citing.citations import citations, cited_lines, node_at
from lawmodel.citing.texts import SourceTexts, UnreadText
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Path
from lawmodel.model.source import Citation

__all__ = ["Claim", "Uncited", "claims", "uncited_lines"]

_NO_CLAIM = frozenset({"id", "cites", "examples"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A node that cites: its path by names (`provisions/aims/migration`), its own words, its citations.

    The words are `key: value`, what lies deeper with the names that lead to it.
    """

    name: str
    says: tuple[str, ...]
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Uncited:
    """The lines with text of one source that no citation of the corpus touches, as (number, text).

    `lines_with_text` is how many lines with text the document has; `problem` says why it could not be read.
    """

    source: str
    lines: tuple[tuple[int, str], ...]
    lines_with_text: int
    problem: str | None = None


def claims(corpus: Corpus, file: str) -> tuple[Claim, ...]:
    """The claims of a record or register, in the order of the file, a whole before its parts."""
    document = corpus.files[file].document
    if document is None:
        return ()
    cites: dict[Path, tuple[Citation, ...]] = {}
    for one in citations(corpus, file):
        cites[one.node] = (*cites.get(one.node, ()), one.citation)
    return tuple(
        Claim(_name(document.data, node), tuple(_words(document.data, node, cites)), cited)
        for node, cited in cites.items()
    )


def uncited_lines(corpus: Corpus, texts: SourceTexts) -> Iterator[Uncited]:
    """For each source that has a document, the lines that nothing in the corpus cites; blank lines are left out."""
    cited_of: dict[str, list[range]] = {}
    for cited in citations(corpus):
        cited_of.setdefault(cited.citation.source, []).append(cited_lines(cited.citation))
    for name, source in corpus.sources.items():
        text = texts.of(source)
        if isinstance(text, UnreadText):
            yield Uncited(name, (), 0, text.problem)
        elif text is not None:
            said = [(n, line) for n, line in enumerate(text.lines, start=1) if not text.is_blank(n)]
            ranges = cited_of.get(name, [])
            uncited = tuple((n, line) for n, line in said if not any(n in r for r in ranges))
            yield Uncited(name, uncited, len(said))


def _name(data: Any, path: Path) -> str:
    """The path with the ids of nodes in place of their positions; the name of the root is `.`."""
    return "/".join(_steps(data, path)) or "."


def _steps(data: Any, path: Path) -> Iterator[str]:
    for step in path:
        data = data[step]
        named = isinstance(step, int) and isinstance(data, Mapping) and "id" in data
        yield str(data["id"] if named else step)


def _words(data: Any, path: Path, claimed: Container[Path]) -> Iterator[str]:
    """What a claim says: for an account of a discrepancy, the matter first."""
    if path[:1] == ("discrepancies",) and "accounts" in path:
        yield f"matter: {_text(data['discrepancies'][path[1]]['matter'])}"
    # The accounts of a discrepancy are claims; the discrepancy itself is nothing that the record's citations show.
    left_out = _NO_CLAIM if path else _NO_CLAIM | {"discrepancies"}
    for key, value in node_at(data, path).items():
        if key not in left_out:
            yield from _node_words(value, (*path, key), key, claimed)


def _node_words(value: Any, path: Path, name: str, claimed: Container[Path]) -> Iterator[str]:
    """One line for each mapping or list of plain values, named by what leads to it."""
    if path in claimed:
        return
    if not _holds_nodes(value):
        yield f"{name}: {_text(value)}"
        return
    children = list(_children(value))
    plain = [(key, child) for _, key, child in children if not _holds_nodes(child)]
    if plain:
        yield f"{name}: {'; '.join(f'{key}: {_text(child)}' for key, child in plain)}"
    for step, key, child in children:
        if _holds_nodes(child):
            yield from _node_words(child, (*path, step), f"{name}/{key}", claimed)


def _children(value: Any) -> Iterator[tuple[str | int, str, Any]]:
    """The parts of a mapping or list: the step to each, its name for a reader, and the part."""
    if isinstance(value, Mapping):
        yield from ((key, key, child) for key, child in value.items() if key not in _NO_CLAIM)
    else:
        for index, child in enumerate(value):
            named = isinstance(child, Mapping) and "id" in child
            yield index, str(child["id"]) if named else str(index), child


def _holds_nodes(value: Any) -> bool:
    """Whether a value is more than a plain value or a list of plain values."""
    return isinstance(value, Mapping) or (
        isinstance(value, list) and any(isinstance(v, (Mapping, list)) for v in value)
    )


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
