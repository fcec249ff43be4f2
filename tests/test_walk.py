"""Every part of a file is found, with the path under which it stands in the file."""

from __future__ import annotations

from lawmodel.corpus import Corpus
from lawmodel.model.condition import Comparison, Node
from lawmodel.model.source import Citation
from lawmodel.model.walk import kinds_of, parts_within
from tests.check_cases import BASE


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


def test_a_kind_of_part_includes_the_kinds_derived_from_it() -> None:
    assert Comparison in kinds_of(Node)
    assert kinds_of(Comparison) == (Comparison,)
