"""The wheel ships records, registers and schemas, and works with no checkout beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, *command], cwd=installed.parent, env=environment, capture_output=True, text=True, check=False
    )


def test_holds_every_record_register_and_schema(installed: Path) -> None:
    for name in ("agreements", "registers", "schema"):
        ours = {p.relative_to(ROOT / name) for p in (ROOT / name).rglob("*") if p.is_file()}
        shipped = {
            p.relative_to(installed / "lawmodel" / "data" / name)
            for p in (installed / "lawmodel" / "data" / name).rglob("*")
            if p.is_file()
        }
        assert shipped == ours
        assert ours


def test_is_marked_as_typed(installed: Path) -> None:
    assert (installed / "lawmodel" / "py.typed").exists()


def test_loads_the_shipped_corpus(installed: Path) -> None:
    code = "from lawmodel import Corpus; c = Corpus.load(); print(c.root, len(c.instruments))"
    done = run(installed, "-c", code)
    assert done.stderr == ""
    assert done.stdout.split() == [
        str(installed / "lawmodel" / "data"),
        str(len(list((ROOT / "agreements").rglob("*.yaml")))),
    ]


def test_checks_the_shipped_corpus(installed: Path) -> None:
    done = run(installed, "-m", "lawmodel", "check")
    assert done.stdout.endswith("files checked: nothing wrong\n"), done.stdout
    assert done.returncode == 0


def test_the_lowest_versions_that_ci_tests_are_those_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["jsonschema"]]
    lowest = (ROOT / "constraints-lowest.txt").read_text(encoding="utf-8").splitlines()
    named = {each.partition(";")[0].strip().replace(">=", "==") for each in needed}
    tested = {_whole(line) for line in lowest if not line.startswith("#")}
    assert tested == set(map(_whole, named))


def _whole(pin: str) -> str:
    """A pin with all three numbers of its version."""
    return pin + ".0" * (2 - pin.partition("==")[2].count("."))
