"""Several processes find what one finds, in the same order; without processes, one does the work."""

from __future__ import annotations

import multiprocessing
import multiprocessing.process
import os
import signal
import sys
import time
from concurrent.futures import process
from pathlib import Path

import pytest

from lawmodel import jobs
from lawmodel.examined import Examined
from lawmodel.folder import Folder
from lawmodel.jobs import examine_all, jobs_worthwhile
from tests.faulty import lay_faults, report
from tests.processes import printed, started


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    path = tmp_path_factory.mktemp("faulty")
    lay_faults(path, every=2)
    return Folder.find(path)


@pytest.fixture(scope="module")
def by_one(folder: Folder) -> list[Examined]:
    return list(examine_all(folder, 1))


def test_the_files_come_in_their_order(folder: Folder, by_one: list[Examined]) -> None:
    assert [each.path for each in by_one] == list(folder.places)
    assert sum(len(each.diagnostics) for each in by_one) > len(by_one) / 2
    assert {each.is_built for each in by_one} == {True, False}


def test_several_processes_find_the_same(folder: Folder, by_one: list[Examined]) -> None:
    assert list(examine_all(folder, 3)) == by_one


def test_the_report_does_not_depend_on_the_processes(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    alone = report(capsys, folder.root, "--no-cache", "--jobs", "1")
    assert alone[0] == 1
    assert report(capsys, folder.root, "--no-cache", "--jobs", "4") == alone


def test_unsaved_content_reaches_the_processes(folder: Folder) -> None:
    path = next(iter(folder.places))
    changed = Folder.find(folder.root, unsaved={path: b"id: [broken\n"})
    found = {each.path: each for each in examine_all(changed, 2)}
    assert not found[path].is_built
    assert found[path].diagnostics[0].ident == "yaml-syntax"


def test_more_processes_than_files(folder: Folder, by_one: list[Examined]) -> None:
    few = Folder(folder.root, dict(list(folder.places.items())[:2]))
    assert list(examine_all(few, 8)) == list(examine_all(few, 1))
    assert [e.path for e in examine_all(few, 8)] == [e.path for e in by_one[:2]]


def test_no_file_no_work(folder: Folder) -> None:
    assert list(examine_all(Folder(folder.root, {}), 4)) == []


def _die(*_: object) -> None:
    os._exit(1)


def test_a_process_that_dies_is_replaced_by_this_one(
    folder: Folder, by_one: list[Examined], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_begin_anew", _die)
    monkeypatch.setattr(jobs, "may_fork", lambda: False)
    assert list(examine_all(folder, 2)) == by_one


@pytest.mark.parametrize("error", [NotImplementedError, ImportError, PermissionError])
def test_where_no_process_can_be_started_this_one_does_the_work(
    error: type[Exception], folder: Folder, by_one: list[Examined], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(process, "ProcessPoolExecutor", refuse)
    assert list(examine_all(folder, 2)) == by_one


def test_who_stops_listening_ends_the_processes(folder: Folder) -> None:
    things = examine_all(folder, 2)
    assert next(things).path == next(iter(folder.places))
    things.close()
    assert list(things) == []


def test_few_files_are_not_worth_a_process() -> None:
    assert jobs_worthwhile(0) == 1
    assert jobs_worthwhile(23) == 1
    assert 1 <= jobs_worthwhile(100_000) <= 32


_FORKED = """
    import os
    import sys
    import threading
    from pathlib import Path
    from lawmodel import jobs
    from lawmodel.folder import Folder

    def die(share):
        os._exit(1)

    if __name__ == "__main__":
        folder = Folder.find(Path(sys.argv[1]))
        by_one = list(jobs.examine_all(folder, 1))
        print("may fork:", jobs.may_fork())
        print("three find what one finds:", list(jobs.examine_all(folder, 3)) == by_one)
        examine, jobs._examine = jobs._examine, die
        print("and this one, where they die:", list(jobs.examine_all(folder, 3)) == by_one)
        jobs._examine = examine
        ended = threading.Event()
        threading.Thread(target=ended.wait, daemon=True).start()
        print("may fork beside a thread:", jobs.may_fork())
        print("three that are spawned find it, too:", list(jobs.examine_all(folder, 3)) == by_one)
"""


def test_a_process_without_threads_forks_where_that_is_safe(tmp_path: Path) -> None:
    lay_faults(tmp_path / "corpus", every=3)
    assert printed(_FORKED, tmp_path) == [
        f"may fork: {sys.platform == 'linux'}",
        "three find what one finds: True",
        "and this one, where they die: True",
        "may fork beside a thread: False",
        "three that are spawned find it, too: True",
    ]


_INTERRUPTED = """
    import sys
    from pathlib import Path
    from lawmodel.folder import Folder
    from lawmodel.jobs import examine_all

    if __name__ == "__main__":
        things = examine_all(Folder.find(Path(sys.argv[1])), 2)
        next(things)
        print("begun", flush=True)
        for _ in things:
            pass
        print("done", flush=True)
"""


def test_an_interrupt_ends_all_processes_and_is_told_once(tmp_path: Path) -> None:
    lay_faults(tmp_path / "corpus", copies=12)
    running = started(_INTERRUPTED, tmp_path)
    assert running.stdout is not None
    assert running.stdout.readline() == "begun\n"
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode in (-signal.SIGINT, 130)
    assert out == ""
    assert err.count("Traceback") == 1
    assert err.rstrip().endswith("KeyboardInterrupt")
    assert _ends(running.pid)


def _ends(group: int) -> bool:
    """Whether no process of a group is left, soon; the one that looks after semaphores ends last."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


_HELD = """
    import os
    import signal
    from lawmodel.jobs import interrupts_held

    try:
        with interrupts_held():
            os.kill(os.getpid(), signal.SIGINT)
            print("it went on")
    except KeyboardInterrupt:
        print("and was told")
"""
_BEGUN = """
    import os
    import sys
    from pathlib import Path
    from lawmodel.folder import Folder
    from lawmodel.jobs import examine_all

    if __name__ == "__main__":
        things = examine_all(Folder.find(Path(sys.argv[1])), 2)
        next(things)
        print("begun", flush=True)
        sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="groups of processes are those of POSIX")
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGKILL])
def test_the_processes_end_when_the_first_is_killed(sent: signal.Signals, tmp_path: Path) -> None:
    lay_faults(tmp_path / "corpus", copies=4)
    with started(_BEGUN, tmp_path) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "begun\n"
        os.kill(running.pid, sent)
        running.wait(timeout=60)
        assert _ends(running.pid)


@pytest.mark.skipif(sys.platform == "win32", reason="to send an interrupt there ends the process")
def test_an_interrupt_while_processes_are_started_is_told_afterwards(tmp_path: Path) -> None:
    assert printed(_HELD, tmp_path) == ["it went on", "and was told"]


def test_where_not_all_can_be_started_those_that_were_are_ended(
    folder: Folder, by_one: list[Examined], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[multiprocessing.process.BaseProcess] = []

    def refusing(self: multiprocessing.process.BaseProcess) -> None:
        if begun:
            raise OSError("no process more")
        begun.append(self)
        start(self)

    start = multiprocessing.process.BaseProcess.start
    monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", refusing)
    assert list(examine_all(folder, 3)) == by_one
    assert [each.is_alive() for each in begun] == [False]


def _in_a_pool(root: Path) -> list[str]:
    return [each.path for each in examine_all(Folder.find(root), 3)]


def test_a_worker_of_another_pool_does_the_work_itself(folder: Folder, by_one: list[Examined]) -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_in_a_pool, (folder.root,)) == [each.path for each in by_one]
