"""Regular expressions of the package mean the same in every Python that it runs on.

Python before 3.11.5 matches a group that gives nothing back, `(...)*+` or `(?>...)`, where it must not: `(?:ab?c)*+`.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "lawmodel"
_POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>")


def texts(module: Path) -> list[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


@pytest.mark.parametrize("expression", [r"(?:a|b)*+", r"(a)++c", r"(?:#)?+", r"(?>ab)", r"(a){2,3}+"])
def test_such_groups_are_found(expression: str) -> None:
    assert _POSSESSIVE_GROUP.search(expression)


@pytest.mark.parametrize("expression", [r"[^\n]*+(?:a)*", r"\)*+", r"a{0,9}+", r"(?:a)+"])
def test_nothing_else_is(expression: str) -> None:
    assert not _POSSESSIVE_GROUP.search(expression)


def test_no_group_gives_nothing_back() -> None:
    modules = [*PACKAGE.rglob("*.py")]
    found = {(path.name, text) for path in modules for text in texts(path) if _POSSESSIVE_GROUP.search(text)}
    assert len(modules) > 200
    assert found == set()
