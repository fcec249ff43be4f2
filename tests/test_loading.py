"""A file is read and judged when it is loaded, and its model is built when somebody asks for it."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from lawmodel import loading
from lawmodel.corpus import Corpus, InvalidCorpus
from lawmodel.examining import Examiner
from lawmodel.folder import Folder, NoCorpus, find_corpus
from lawmodel.loading import LoadedFile, OpenedOnDemand, load, load_all
from lawmodel.model.instrument import InstrumentBase, Statute
from lawmodel.model.source import Citation, SourcesRegister
from lawmodel.store import digest_of
from tests.check_cases import lay

RECORD = "agreements/base-law.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay({}, tmp_path)
    return tmp_path


def only(root: Path, content: str | bytes, path: str = RECORD) -> LoadedFile:
    """The record, saved with this content."""
    (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(Folder.find(root), path)


class Before(dict[str, LoadedFile]):
    """What was loaded before."""

    def opened(self, path: str) -> LoadedFile | None:
        return self.get(path)


# ---- one file


def test_a_sound_file(root: Path) -> None:
    file = load(Folder.find(root), RECORD)
    assert file.is_sound
    assert (file.path, file.schema) == (RECORD, "instrument")
    assert file.data["id"] == "base-law"
    assert isinstance(file.record, Statute)
    assert file.model is file.record
    assert file.digest == digest_of((root / RECORD).read_bytes())
    assert (file.structural, file.findings, file.diagnostics) == ((), (), ())


def test_a_file_that_was_loaded_ahead_is_not_read_again(root: Path) -> None:
    folder = Folder.find(root)
    before = Before({RECORD: load(folder, RECORD)})
    (root / RECORD).unlink()
    assert load(folder, RECORD, before) is before[RECORD]
    assert load(folder, RECORD, Before()).document is None


def test_a_record_is_examined_by_what_was_loaded_ahead_of_the_registers_too(root: Path) -> None:
    folder = Folder.find(root)
    usual = Examiner(folder).examine(RECORD)
    before = Before({path: load(folder, path) for path in folder.places})
    for path in folder.places:
        (root / path).unlink()
    assert Examiner(folder, ahead=before).examine(RECORD) == usual
    assert Examiner(folder).examine(RECORD) != usual


def test_a_register_has_a_model_and_is_no_record(root: Path) -> None:
    file = load(Folder.find(root), "registers/sources.yaml")
    assert isinstance(file.model, SourcesRegister)
    assert file.record is None
    assert [part.model for part in file.parts(SourcesRegister)] == [file.model]


def test_a_file_that_cannot_be_read(root: Path) -> None:
    file = only(root, "id: [broken\n")
    assert not file.is_sound
    assert (file.document, file.data, file.model, file.record) == (None, None, None, None)
    assert [d.ident for d in file.diagnostics] == ["yaml-syntax"]
    assert file.digest == digest_of(b"id: [broken\n")
    assert (file.all_parts, file.mentions, list(file.parts(Citation))) == ((), (), [])


def test_a_file_of_wrong_structure(root: Path) -> None:
    file = only(root, "id: base-law\n")
    assert not file.is_sound
    assert file.document is not None
    assert {f.ident for f in file.findings} == {"missing-key"}
    assert (file.data, file.model, file.all_parts) == (None, None, ())


def test_a_file_that_no_schema_judges(root: Path) -> None:
    file = only(root, "a: 1\n", "registers/unheard-of.yaml")
    assert (file.schema, file.is_sound, file.model) == (None, False, None)
    assert [f.ident for f in file.findings] == ["unknown-register"]


def test_a_file_that_is_gone_has_no_digest(root: Path) -> None:
    folder = Folder.find(root)
    (root / RECORD).unlink()
    file = load(folder, RECORD)
    assert [d.ident for d in file.diagnostics] == ["unreadable-file"]
    assert file.digest is None


def test_a_model_that_disagrees_with_the_schema_is_a_finding(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = load(Folder.find(root), RECORD)
    monkeypatch.setattr(loading, "model_of", lambda _: SourcesRegister)
    loading._made_adapter.cache_clear()
    assert file.model is None
    assert [f.ident for f in file.findings] == ["schema-and-model-disagree"]
    assert file.is_sound
    loading._made_adapter.cache_clear()


def test_models_are_built_by_many_threads_at_once(root: Path) -> None:
    loading._made_adapter.cache_clear()
    files = [load(Folder.find(root), RECORD) for _ in range(8)]
    built: list[object] = []
    threads = [threading.Thread(target=lambda f=file: built.append(f.model)) for file in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(built) == 8
    assert all(model == built[0] and model is not None for model in built)


# ---- a folder


def test_files_come_in_the_order_of_their_names(root: Path) -> None:
    paths = [file.path for file in load_all(Folder.find(root))]
    agreements, registers = ([p for p in paths if p.startswith(f)] for f in ("agreements/", "registers/"))
    assert paths == sorted(agreements) + sorted(registers)
    assert len(agreements) == 3


def test_what_is_wrong_with_names_comes_last(root: Path) -> None:
    (root / "agreements" / "other.yml").write_text("id: other\n")
    *_, last = load_all(Folder.find(root))
    assert (last.path, [d.ident for d in last.diagnostics]) == ("", ["wrong-suffix"])


def test_unsaved_content_comes_before_what_is_saved(root: Path) -> None:
    folder = Folder.find(root, unsaved={RECORD: b"id: other\n", "agreements/new.yaml": b"id: new\n"})
    files = {file.path: file for file in load_all(folder)}
    document = files[RECORD].document
    assert document is not None
    assert document.text == "id: other\n"
    assert list(files)[-1] == "agreements/new.yaml"
    assert list(folder.registers.places) == [path for path in files if path.startswith("registers/")]


def test_a_folder_without_records_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(NoCorpus) as error:
        Folder.find(tmp_path)
    assert error.value.path == tmp_path
    assert str(tmp_path) in str(error.value)
    assert find_corpus(tmp_path) is None


def test_the_nearest_corpus_is_found_from_within(root: Path) -> None:
    assert find_corpus(root / "registers") == root


def test_files_on_demand_are_opened_once_and_only_when_asked_for(root: Path) -> None:
    files = OpenedOnDemand(Folder.find(root))
    (root / "registers/facts.yaml").write_text("changed: true\n")
    assert RECORD in files
    assert "agreements/unheard-of.yaml" not in files
    assert files.get("agreements/unheard-of.yaml") is None
    assert len(files) == len(list(files))
    assert files[RECORD] is files[RECORD]
    assert not files["registers/facts.yaml"].is_sound  # as it is now


# ---- a corpus


def test_a_corpus_builds_the_record_that_is_asked_for(root: Path) -> None:
    corpus = Corpus.load(root)
    law = corpus.instrument("base-law")
    assert isinstance(law, InstrumentBase)
    built = {path for path, file in corpus.files.items() if "_built" in vars(file)}
    assert built == {RECORD}
    assert corpus.instrument("base-law") is law
    assert dict(corpus.records)[RECORD] is law


def test_a_corpus_with_a_wrong_file_is_refused_with_all_that_is_wrong(root: Path) -> None:
    (root / RECORD).write_text("id: base-law\n")
    (root / "agreements/broken.yaml").write_text("id: [broken\n")
    with pytest.raises(InvalidCorpus) as error:
        Corpus.load(root)
    assert [file.path for file in error.value.files] == [RECORD, "agreements/broken.yaml"]
    assert "agreements/broken.yaml:1:" in str(error.value)


def test_to_load_a_corpus_takes_no_models() -> None:
    """What loading imports is most of what it costs; models and rules come with the first record that is asked for."""
    script = "import sys; from lawmodel import Corpus; Corpus.load(); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    modules = set(done.stdout.split())
    assert "lawmodel.loading" in modules
    assert not modules & {"pydantic", "edtf", "holidays", "jsonschema", "multiprocessing"}
    assert not {name for name in modules if name.startswith(("lawmodel.rules", "lawmodel.model"))}


@pytest.mark.parametrize(
    ("written", "message", "fix"),
    [
        ("519", "found the number `519` where", '"519"'),
        ("0519", "found the number `0519` where", None),
        ("0x1519", "found the number `0x1519` where", None),
        ("+519", "found the number `+519` where", None),
        ("True", "found the boolean `True` where", None),
    ],
)
def test_a_number_is_told_as_it_is_written_and_never_becomes_another(
    root: Path, written: str, message: str, fix: str | None
) -> None:
    loaded = only(root, (root / RECORD).read_text("utf-8").replace('number: "7"', f"number: {written}"))
    (found,) = loaded.structural
    assert found.message.startswith(message)
    assert (None if found.fix is None else found.fix.replacement) == fix
    assert loaded.diagnostics == (), "one fault is told once"
