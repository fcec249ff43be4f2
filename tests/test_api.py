from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import lawmodel

ROOT = Path(__file__).parent.parent


def test_every_public_name_is_there() -> None:
    for name in lawmodel.__all__:
        assert getattr(lawmodel, name) is not None
    assert set(dir(lawmodel)) == set(lawmodel.__all__)


def test_no_other_name() -> None:
    with pytest.raises(AttributeError, match="no attribute `nothing`"):
        lawmodel.nothing  # noqa: B018


def test_public_things_are_documented() -> None:
    undocumented = [
        name for name in lawmodel.__all__ if name != "VERSION" and not (getattr(lawmodel, name).__doc__ or "").strip()
    ]
    assert undocumented == []


def test_version_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == lawmodel.VERSION


def test_is_typed() -> None:
    assert (ROOT / "lawmodel" / "py.typed").exists()


def test_importing_the_package_imports_no_models() -> None:
    code = "import sys, lawmodel; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_lines_of_the_readme() -> None:
    corpus = lawmodel.Corpus.load()
    decision = corpus.rule("tj-ru-representations/termination").decide(
        {"notification_received_on": "2025-08-31"}, on="2025-09-01"
    )
    assert decision.answer == "2026-02-28"
    assert decision.missing == ()
    assert [a.text for a in decision.assumptions if a.kind == "convention"] == ["corresponding-day"]
    assert "2026-02-28" in decision.explain()
