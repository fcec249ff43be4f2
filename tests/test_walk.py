"""Every part of a file is found, with the path under which it stands in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Path
from lawmodel.documents import Document, read
from lawmodel.loading import LoadedFile, judge
from lawmodel.model.base import ReferenceKind
from lawmodel.model.condition import Comparison, Node
from lawmodel.model.source import Citation
from lawmodel.model.walk import kinds_of, parts_within
from tests.check_cases import BASE, all_cases


def test_paths_lead_to_the_data_of_the_part() -> None:
    for file in Corpus.load(BASE).files.values():
        assert file.document is not None
        for part in file.all_parts:
            data = file.document.data
            for step in part.path:
                data = data[step]
            if "id" in type(part.model).model_fields:
                assert getattr(part.model, "id", None) == data.get("id")


def test_parts_are_found_once_and_outermost_first() -> None:
    for path, model in Corpus.load(BASE).models():
        paths = [part.path for part in parts_within(model, path)]
        assert paths[0] == ()
        assert len(paths) == len(set(paths))
        assert all(path[:-1] in paths or path[:-2] in paths or path[:-3] in paths for path in paths if path)
        assert paths == sorted(paths, key=lambda p: [paths.index(p[:n]) for n in range(len(p) + 1) if p[:n] in paths])


def test_every_citation_of_a_file_is_a_part() -> None:
    for file in Corpus.load(BASE).files.values():
        assert file.document is not None
        assert len(list(file.parts(Citation))) == file.document.text.count("source:")


def test_the_lists_of_a_file_are_those_that_are_written() -> None:
    empty = []
    for file in _files():
        written = {path: len(entries) for path, entries in _lists_in(file.data, ()) if len(entries) != 1}
        assert {path: len(entries) for path, entries in file.lists} == written
        assert len(file.lists) == len(written)
        empty += [path[-1] for path, entries in file.lists if not entries]
    assert {"provisions", "documents"} <= {*empty}, "a list of parts, and the value of a fact"


def test_the_names_in_a_file_are_those_of_its_mentions() -> None:
    kinds: set[ReferenceKind] = set()
    for file in _files():
        named = {kind: {m.target for m in file.mentions if m.kind == kind} for kind in {m.kind for m in file.mentions}}
        assert file.names == named
        for kind in named:
            assert file.mentions_of(kind) == tuple(m for m in file.mentions if m.kind == kind)
        kinds |= named.keys()
    assert file.mentions_of("source", "fact") == tuple(m for m in file.mentions if m.kind in ("source", "fact"))
    assert kinds == {*get_args(ReferenceKind)}


def _files() -> Iterator[LoadedFile]:
    """The sound files of two corpora, and of all cases of checks."""
    for corpus in (Corpus.load(BASE), Corpus.load()):
        yield from corpus.files.values()
    for path, text in (each for case in all_cases() for each in case.files.items()):
        document = read(path, text.encode())
        if isinstance(document, Document) and judge(document, path).is_sound:
            yield judge(document, path)


def _lists_in(data: Any, path: Path) -> Iterator[tuple[Path, list[Any]]]:
    for step, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, (dict, list)):
            if isinstance(value, list):
                yield (*path, step), value
            yield from _lists_in(value, (*path, step))


def test_a_kind_of_part_includes_the_kinds_derived_from_it() -> None:
    assert Comparison in kinds_of(Node)
    assert kinds_of(Comparison) == (Comparison,)
