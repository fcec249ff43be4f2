"""What is read ahead in forks is what is read as usual; what they leave out is read as usual, too."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.faulty import lay_faults
from tests.processes import printed

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked elsewhere")

_BEGUN = """
    import os
    import sys
    import time
    from pathlib import Path
    from lawmodel import reading_ahead
    from lawmodel.folder import Folder
    from lawmodel.loading import load
    from lawmodel.reading_ahead import ReadAhead

    folder = Folder.find(Path(sys.argv[1]))
    paths = list(folder.places)
    files = {path: load(folder, path) for path in paths}

    def read_to_the_end(reading):
        while not all(map(reading_ahead._index_of, reading._memories)):
            time.sleep(0.05)
        return reading.ended()
"""
_READ = """
    ahead = read_to_the_end(ReadAhead(folder, paths, 3))
    told = {path for path, file in files.items() if file.document is None or not file.is_sound or file.diagnostics}
    print(set(ahead.places) == set(paths) - told, len(told) > 0, len(ahead.places) > 100)
    print({path for path in paths if ahead.opened(path) is None} == told)
    for path in ahead.places:
        read, usual = ahead.opened(path), files[path]
        assert (read.schema, read.data, read.digest) == (usual.schema, usual.data, usual.digest), path
        assert read.document == usual.document, path
        assert read.document.place(("id",)) == usual.document.place(("id",)), path
    print(ahead.opened("agreements/none.yaml"))
"""
_STOPPED = """
    slow = lambda folder, path: time.sleep(0.05) or load(folder, path)
    reading_ahead.load = slow
    reading = ReadAhead(folder, paths, 1)
    time.sleep(0.5)
    ahead = reading.ended()
    print(0 < len(ahead.places) < len(paths) / 2)
"""
_DEAD = """
    first = os.getpid()
    reading_ahead.load = lambda folder, path: load(folder, path) if os.getpid() == first else os._exit(3)
    print(ReadAhead(folder, paths, 2).ended().places)
    def failing(folder, path):
        if os.getpid() != first:
            raise SystemExit("a fork must not go on as if it were the process")
        return load(folder, path)
    reading_ahead.load = failing
    print(ReadAhead(folder, paths, 2).ended().places)
"""
_FULL = """
    reading_ahead._MOST = 20_000
    ahead = read_to_the_end(ReadAhead(folder, paths, 1))
    print(0 < len(ahead.places) < 15)
    print(all(ahead.opened(path).data == files[path].data for path in ahead.places))
"""
_REFUSED = """
    forks, fork = [], os.fork
    def one_alone():
        if forks:
            raise BlockingIOError("no process more")
        forks.append(fork())
        return forks[-1]
    os.fork = one_alone
    ahead = read_to_the_end(ReadAhead(folder, paths, 3))
    print(0 < len(ahead.places) < len(paths) / 2)
"""
_ORPHANED = """
    seen = Path(sys.argv[1]).parent / "seen"
    first = os.getpid()
    def slow(folder, path):
        if os.getpid() != first:
            time.sleep(0.02)
            seen.write_text(path)
        return load(folder, path)
    reading_ahead.load = slow
    ReadAhead(folder, paths, 1)
    while not seen.exists():
        time.sleep(0.01)
    print(paths[-1])
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lay_faults(tmp_path / "corpus")
    return tmp_path


def test_what_is_sound_is_read_as_usual(folder: Path) -> None:
    assert printed(_BEGUN + _READ, folder) == ["True True True", "True", "None"]


def test_it_stops_when_it_is_told_to(folder: Path) -> None:
    assert printed(_BEGUN + _STOPPED, folder) == ["True"]


def test_a_fork_that_dies_or_fails_has_read_nothing(folder: Path) -> None:
    assert printed(_BEGUN + _DEAD, folder) == ["{}", "{}"]


def test_no_more_is_read_than_there_is_room_for(folder: Path) -> None:
    assert printed(_BEGUN + _FULL, folder) == ["True", "True"]


def test_a_system_that_gives_no_process_more_is_content_with_those_it_gave(folder: Path) -> None:
    assert printed(_BEGUN + _REFUSED, folder) == ["True"]


def test_it_stops_when_the_process_that_began_it_has_ended(folder: Path) -> None:
    # The fork has what is printed open, too, so that it has ended when this goes on.
    (last,) = printed(_BEGUN + _ORPHANED, folder)
    assert (folder / "seen").read_text(encoding="utf-8") != last
