"""Docs that are generated are current, and what they say of commands is so."""

from __future__ import annotations

import re
from pathlib import Path

from lawmodel.checks import all_faults
from lawmodel.cli import COMMANDS
from lawmodel.reports.fault_text import fault_pages
from lawmodel.schemas.generate import stale
from lawmodel.schemas.registry import published_folder

ROOT = Path(__file__).parent.parent


def test_pages_of_checks_are_current() -> None:
    written = {p.name: p.read_text("utf-8") for p in (ROOT / "docs" / "checks").iterdir()}
    assert written == fault_pages(all_faults().values())  # `make docs` writes them


def test_schemas_are_current() -> None:
    assert stale(published_folder()) == []  # `make schema` writes them


def test_every_command_is_in_the_readme() -> None:
    named = set(re.findall(r"`lawmodel ([a-z]+)", (ROOT / "README.md").read_text("utf-8")))
    assert named >= set(COMMANDS)
    assert named <= set(COMMANDS)


def test_files_named_in_the_docs_exist() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    paths = {
        m
        for page in pages
        for m in re.findall(r"`((?:docs|lawmodel|registers|tests|schema)/[\w./-]+)`", page.read_text("utf-8"))
    }
    assert paths
    assert sorted(p for p in paths if not (ROOT / p).exists()) == []
