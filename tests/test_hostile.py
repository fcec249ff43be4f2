"""Hostile files: data or diagnostics, in bounded time and memory; and a share of the mutants of the records."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lawmodel.documents import Document, read
from lawmodel.folder import Folder
from lawmodel.rechecking import check_alone
from lawmodel.reports import FORMATS, renderer
from lawmodel.schemas.first_faults import MOST_TOLD
from lawmodel.schemas.registry import schema_name_for
from tests.fuzz.hostile import CASES, LARGE, SMALL, everything
from tests.fuzz.mutants import Mutant, look_at, mutant_of
from tests.fuzz.mutations import MUTATORS
from tests.fuzz.sound import PARSERS, check_parsers, check_places, check_result, check_short_way

MOST_MEGABYTES = 500
MOST_SECONDS = 30  # a guard against hanging, not a measure: one takes a second at most on an idle machine


@pytest.fixture(scope="module")
def looked_at() -> dict[str, dict[str, Any]]:
    """What another process found in all of them, one after the other."""
    command = [sys.executable, "-m", "tests.fuzz.hostile"]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root, timeout=600)
    assert done.returncode == 0, done.stderr
    return {found["name"]: found for found in map(json.loads, done.stdout.splitlines())}


def test_each_ends_with_data_or_diagnostics(looked_at: dict[str, dict[str, Any]]) -> None:
    assert list(looked_at) == [name for name, _ in everything()]
    assert len(looked_at) == len(SMALL) + len(LARGE)
    silent = {name for name, found in looked_at.items() if found["outcome"] == "refused" and not found["found"]}
    assert silent == set()


def test_none_takes_long_or_much(looked_at: dict[str, dict[str, Any]]) -> None:
    slow = {name for name, found in looked_at.items() if found["seconds"] > MOST_SECONDS}
    assert slow == set()
    assert max(found["megabytes"] for found in looked_at.values()) < MOST_MEGABYTES


def test_some_large_ones_are_read_and_some_refused(looked_at: dict[str, dict[str, Any]]) -> None:
    refused = {name for name in LARGE if looked_at[f"large: {name}"]["outcome"] == "refused"}
    assert refused >= {"brackets", "merge bomb", "digits", "nul", "lines", "too large"}
    assert refused.isdisjoint({"long line", "sexagesimal", "keys", "record with many keys"})


@pytest.mark.parametrize("name", ["record with wrong words in a line", "record with words of YAML 1.1 in a line"])
def test_reports_of_many_faults_in_one_long_line_stay_small(name: str) -> None:
    path = "agreements/base-law.yaml"
    content = LARGE[name]()
    result = check_alone(Folder.find(CASES / "base", unsaved={path: content}), [path])
    assert len(result.diagnostics) > MOST_TOLD
    for form in FORMATS:
        report = renderer(form)(result.diagnostics, result.files)
        assert len(report) < 3_000 * len(result.diagnostics), form


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in SMALL])
def test_small_ones_are_read_alike_by_all_parsers(path: Path) -> None:
    content = path.read_bytes()
    result = read(path.name, content)
    check_result(result, content)
    check_short_way(content)
    check_parsers(content)
    if isinstance(result, Document):
        check_places(result)
    for parser in PARSERS:
        check_result(read(path.name, content, parser=parser), content)


def test_every_trap_has_its_file() -> None:
    stems = {path.stem for path in SMALL}
    assert len(stems) >= 60
    found = {one.ident for path in SMALL for one in _diagnostics(path)}
    assert found >= {
        *("yaml-alias", "yaml-anchor", "yaml-merge-key", "yaml-tag", "yaml-directive", "yaml-second-document"),
        *("non-text-key", "duplicate-key", "too-deep", "not-a-number", "number-with-point", "number-too-long"),
        *("nul-character", "control-character", "surrogate", "not-utf-8", "empty-file", "yaml-syntax"),
        *("old-number", "truth-like-word"),
    }


def _diagnostics(path: Path) -> tuple[Any, ...]:
    result = read(path.name, path.read_bytes())
    return result.notes if isinstance(result, Document) else result.diagnostics


def test_hard_records_come_as_far_as_the_checks() -> None:
    hard = [path for path in SMALL if path.stem.startswith("record-")]
    assert len(hard) >= 10
    for path in hard:
        assert isinstance(read(path.name, path.read_bytes()), Document), path
        assert schema_name_for(f"agreements/{path.name}") == "instrument"


# ---- mutants


@pytest.mark.parametrize("first", range(0, 200, 25))
def test_mutants_of_the_records(first: int) -> None:
    for number in range(first, first + 25):
        mutant = mutant_of(7, number)
        looked = look_at(mutant)
        assert looked.outcome != "broken", (number, looked.wrong)
        assert looked.seconds < MOST_SECONDS, number


def test_mutants_can_be_made_again_and_are_of_all_kinds() -> None:
    some = [mutant_of(7, number) for number in range(100)]
    assert some == [mutant_of(7, number) for number in range(100)]
    assert {mutant.how for mutant in some} == set(MUTATORS)
    assert {Path(mutant.path).parent.name for mutant in some} == {"agreements", "registers"}
    assert sum(mutant.content != (mutant.corpus / mutant.path).read_bytes() for mutant in some) > 70


def test_a_traceback_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("tests.fuzz.mutants.check_alone", fail)
    mutant = Mutant(Path(__file__).parents[1], "agreements/a.yaml", "bytes", b"a: 1\n")
    assert look_at(mutant).outcome == "broken"
