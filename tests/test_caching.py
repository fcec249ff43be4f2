"""What is kept between runs decides how long a check takes, and nothing else."""

from __future__ import annotations

import errno
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from lawmodel import caching, jobs, store
from lawmodel.caching import Kept
from lawmodel.check_result import CheckResult
from lawmodel.checking import check, check_examined
from lawmodel.checks import all_faults
from lawmodel.diagnostic_data import as_data, of_data
from lawmodel.diagnostics import Diagnostic, Fix, Place, RelatedPlace, Severity
from lawmodel.examining import Examiner
from lawmodel.folder import Folder
from lawmodel.rechecking import recheck
from lawmodel.store import Store, user_cache_folder
from tests.check_cases import lay
from tests.faulty import lay_faults, report


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    lay_faults(tmp_path / "corpus", every=8)
    return tmp_path / "corpus"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("LAWMODEL_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are looked at, as they are looked at."""
    seen: list[str] = []
    examine = Examiner.examine

    def noted(self: Examiner, path: str) -> object:
        seen.append(path)
        return examine(self, path)

    monkeypatch.setattr(Examiner, "examine", noted)
    return seen


def write(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")


def checked_with(kept: Kept, folder: Folder) -> CheckResult:
    """What `recheck` does once it has seen that something has changed."""
    examined = list(jobs.examine_all(folder, 1, kept))
    result = check_examined(folder, examined)
    kept.keep(examined, result)
    return result


# ---- the report is the same, whatever is kept


def test_the_report_is_the_same_with_and_without(
    corpus: Path, cache: Path, examined: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    anew = report(capsys, corpus, "--no-cache")
    assert anew[0] == 1
    assert not cache.exists()
    first = report(capsys, corpus)
    assert first == anew
    examined.clear()
    assert report(capsys, corpus) == anew
    assert examined == []
    assert report(capsys, corpus, "--no-cache", "--jobs", "4") == anew
    assert report(capsys, corpus, "--jobs", "4") == anew


def test_only_what_has_changed_is_looked_at(
    corpus: Path, cache: Path, examined: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    report(capsys, corpus)
    assert cache.exists()
    write(corpus / "agreements/base-law.yaml", "source: gazette", "source: gazete")
    examined.clear()
    changed = report(capsys, corpus)
    assert examined == ["agreements/base-law.yaml"]
    assert "gazete" in changed[1]
    assert changed == report(capsys, corpus, "--no-cache")


def test_a_file_that_is_taken_away_is_forgotten(corpus: Path, cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report(capsys, corpus)
    (corpus / "agreements/broken.yaml").unlink()
    after = report(capsys, corpus)
    assert "broken.yaml" not in after[1]
    assert after == report(capsys, corpus, "--no-cache")
    kept = next(cache.glob("*-files.json"))
    assert "broken.yaml" not in kept.read_text(encoding="utf-8")


def test_a_file_that_is_renamed_is_looked_at_under_its_name(
    corpus: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report(capsys, corpus)
    assert cache.exists()
    (corpus / "agreements/base-law.yaml").rename(corpus / "agreements/other-law.yaml")
    after = report(capsys, corpus)
    assert "id-not-file-name" in after[1]
    assert after == report(capsys, corpus, "--no-cache")


# ---- what a result rests on


def _register(corpus: Path) -> None:
    write(corpus / "registers/sources.yaml", "gazette:", "gazette-of-old:")


def _configuration(corpus: Path) -> None:
    (corpus / "lawmodel.toml").write_text("fail_on = 'note'\n", encoding="utf-8")


def _kept_schema(corpus: Path) -> None:
    (corpus / "schema/1.0").mkdir(parents=True)
    (corpus / "schema/1.0/instrument.schema.json").write_text("{}", encoding="utf-8")


def _new_file(corpus: Path) -> None:
    (corpus / "agreements/new.yaml").write_text("id: new\n", encoding="utf-8")


def _new_name(corpus: Path) -> None:
    (corpus / "agreements/BASE-LAW.yaml").write_text("id: new\n", encoding="utf-8")


@pytest.mark.parametrize("change", [_register, _configuration, _kept_schema, _new_file, _new_name])
def test_a_change_of_anything_is_seen(
    change: Callable[[Path], None], corpus: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "agreements/bare.yaml").write_text("id: bare\n", encoding="utf-8")  # names no schema
    before = report(capsys, corpus)
    assert cache.exists()
    change(corpus)
    after = report(capsys, corpus)
    assert after == report(capsys, corpus, "--no-cache")
    if change is not _configuration:  # which says only what counts as failing
        assert after != before


@pytest.mark.parametrize(
    ("name", "value"), [("_FORMAT", caching._FORMAT + 1), ("made_with", lambda: "another version of something")]
)
def test_another_version_looks_at_everything_again(
    name: str, value: object, corpus: Path, cache: Path, examined: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder.find(corpus)
    recheck(folder, cache=cache)
    examined.clear()
    monkeypatch.setattr(caching, name, value)
    recheck(folder, cache=cache)
    assert set(examined) == set(folder.places)


def test_what_works_on_a_file_is_part_of_what_it_was_made_with(monkeypatch: pytest.MonkeyPatch) -> None:
    caching.made_with.cache_clear()
    before = caching.made_with()
    assert "pydantic" in " ".join(caching._installed())
    monkeypatch.setattr(caching, "_installed", lambda: iter(["pydantic-0.dist-info"]))
    caching.made_with.cache_clear()
    assert caching.made_with() != before
    monkeypatch.undo()
    caching.made_with.cache_clear()


def test_the_second_opinion_is_asked_itself(corpus: Path, cache: Path, examined: list[str]) -> None:
    recheck(Folder.find(corpus), cache=cache)
    examined.clear()
    recheck(Folder.find(corpus, engine="jsonschema"), cache=cache)
    assert examined != []


def test_unsaved_content_is_not_kept(corpus: Path, cache: Path, examined: list[str]) -> None:
    saved = recheck(Folder.find(corpus), cache=cache)
    examined.clear()
    path = "agreements/base-law.yaml"
    unsaved = recheck(Folder.find(corpus, unsaved={path: b"id: [broken\n"}), cache=cache)
    assert examined == [path]
    assert unsaved.diagnostics != saved.diagnostics
    examined.clear()
    assert recheck(Folder.find(corpus), cache=cache).diagnostics == saved.diagnostics
    assert examined == []


def test_what_changes_under_way_is_not_kept(corpus: Path, cache: Path) -> None:
    folder = Folder.find(corpus)
    kept = Kept(folder, Store(cache))
    write(corpus / "registers/sources.yaml", "gazette:", "gazette-of-old:")
    checked_with(kept, folder)
    assert not cache.exists()


def test_a_file_that_changes_under_way_is_kept_as_it_was_read(corpus: Path, cache: Path) -> None:
    folder = Folder.find(corpus)
    kept = Kept(folder, Store(cache))
    write(corpus / "agreements/base-law.yaml", "source: gazette", "source: gazete")
    checked_with(kept, folder)
    assert not list(cache.glob("*-result.json"))
    again = recheck(folder, cache=cache)
    assert again.diagnostics == check(corpus).diagnostics


# ---- what can go wrong with the disk


def _cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-10])


def _one_bit(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _nested(file: Path) -> None:
    Store(file.parent).write(file.name, None)
    body = b"[" * 100_000
    file.write_bytes(store.digest_of(body).encode() + b"\n" + body)


def _another_shape(file: Path) -> None:
    """Well written, and not what it should be, at every depth in turn."""
    data = Store(file.parent).read(file.name)
    if "files" in data and isinstance(data["files"], dict):
        path, entry = next((p, e) for p, e in data["files"].items() if e[3])
        data["files"] = {**data["files"], path: [*entry[:3], [["half", "a diagnostic"]], entry[4]], "x": 7, "y": None}
    else:
        data["found"] = [[*data["found"][0][:1], "grave", *data["found"][0][2:]]]
    Store(file.parent).write(file.name, data)


def _a_list(file: Path) -> None:
    Store(file.parent).write(file.name, [1, 2, 3])


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("damage", [_cut_short, _one_bit, _empty, _nested, _another_shape, _a_list, _a_folder])
def test_what_is_damaged_was_never_kept(
    damage: Callable[[Path], None], corpus: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    anew = report(capsys, corpus)
    files = sorted(cache.iterdir())
    assert len(files) == 2
    for file in files:
        damage(file)
    assert report(capsys, corpus) == anew
    assert report(capsys, corpus) == anew


def test_a_cache_that_cannot_be_written_is_done_without(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    anew = report(capsys, corpus, "--no-cache")
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("LAWMODEL_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert report(capsys, corpus) == anew
    assert report(capsys, corpus) == anew


@pytest.mark.parametrize("step", ["fdopen", "replace"])
def test_a_full_disk_leaves_nothing_behind(
    step: str, corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    anew = report(capsys, corpus, "--no-cache")

    def full(descriptor: object, *_: object) -> None:
        if isinstance(descriptor, int):
            os.close(descriptor)
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(store, "os", _OsWith(step, full))
        assert report(capsys, corpus) == anew
    assert list(cache.iterdir()) == []


class _OsWith:
    """The module `os` with one function replaced."""

    def __init__(self, name: str, function: object) -> None:
        self._name = name
        self._function = function

    def __getattr__(self, name: str) -> object:
        return self._function if name == self._name else getattr(os, name)


def test_runs_at_once_do_not_disturb_one_another(tmp_path: Path) -> None:
    shared = Store(tmp_path)
    texts = [[number] * 20_000 for number in range(4)]
    read: list[object] = []

    def work(text: list[int]) -> None:
        for _ in range(20):
            shared.write("name", text)
            read.append(shared.read("name"))

    threads = [threading.Thread(target=work, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read) == 80
    assert all(each in texts for each in read)
    assert [path.name for path in tmp_path.iterdir()] == ["name"]


def test_each_corpus_has_files_of_its_own(tmp_path: Path, cache: Path) -> None:
    for name in ("one", "two"):
        lay({}, tmp_path / name)
        recheck(Folder.find(tmp_path / name), cache=cache)
    assert len(list(cache.iterdir())) == 4


# ---- data there and back


def test_what_is_kept_is_plain_data_and_names_every_fault(corpus: Path, cache: Path) -> None:
    result = recheck(Folder.find(corpus), cache=cache)
    for file in cache.iterdir():
        digest, _, body = file.read_bytes().partition(b"\n")
        assert digest == store.digest_of(body).encode()
        json.loads(body)
    kept = Kept(Folder.find(corpus), Store(cache)).result()
    assert kept is not None
    assert kept.diagnostics == result.diagnostics
    assert (kept.files, kept.unread, kept.fail_on) == (result.files, result.unread, result.fail_on)
    assert {d.ident for d in result.diagnostics} <= set(all_faults())


def test_a_diagnostic_is_the_same_after_it_was_kept() -> None:
    place = Place("agreements/ä.yaml", 1, 2, 3, 4)
    bare = Diagnostic("example", Severity.NOTE, place, "what is wrong")
    full = bare._replace(
        help="what to do",
        related=(RelatedPlace(place, "the other", "an excerpt"), RelatedPlace(place, "one more")),
        fix=Fix("write `x`", "x"),
        excerpt="a line",
        path=("provisions", 2, "rule"),
    )
    for diagnostic in (bare, full, bare._replace(path=())):
        kept = of_data(json.loads(json.dumps(as_data(diagnostic))))
        assert repr(kept) == repr(diagnostic)  # which tells a place from a tuple of the same numbers


def test_notes_are_such_as_json_can_write(corpus: Path) -> None:
    for each in jobs.examine_all(Folder.find(corpus)):
        text = json.dumps(each.notes)
        assert json.dumps(json.loads(text)) == text


# ---- where


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {"LAWMODEL_CACHE_DIR": "/x/y"}, Path("/x/y")),
        ("linux", {"XDG_CACHE_HOME": "/x"}, Path("/x/lawmodel")),
        ("linux", {"XDG_CACHE_HOME": "relative"}, Path.home() / ".cache/lawmodel"),
        ("linux", {}, Path.home() / ".cache/lawmodel"),
        ("darwin", {"XDG_CACHE_HOME": "/x"}, Path.home() / "Library/Caches/lawmodel"),
        ("win32", {"LOCALAPPDATA": "/x"}, Path("/x/lawmodel/Cache")),
        ("win32", {}, None),
    ],
)
def test_the_place_is_where_the_system_keeps_such_things(
    system: str, environment: dict[str, str], expected: Path | None
) -> None:
    assert user_cache_folder(environment, system) == expected


def test_nobody_at_home_means_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    assert user_cache_folder({}, "linux") is None
