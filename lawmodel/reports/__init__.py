"""Reports: diagnostics into text. Nothing else formats them, and these do nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol

from lawmodel.diagnostics import Diagnostic

__all__ = ["FORMATS", "FOR_PERSONS", "Render", "renderer"]


class Render(Protocol):
    """From the diagnostics, and the number of files checked, to the whole text of a report.

    `unchecked` are the files that could not be read, or have a wrong structure, so that the rest of them is unknown.
    """

    def __call__(self, diagnostics: Sequence[Diagnostic], files: int, unchecked: Sequence[str] = ()) -> str: ...


FORMATS = ("text", "json", "sarif", "junit", "github")
FOR_PERSONS = frozenset({"text", "github"})
"""Those in which one cause of very many findings is told once (`lawmodel.gathering`); the others give each finding."""


def renderer(name: str) -> Render:
    """The function that writes a report of this format, one of `FORMATS`."""
    render: Render = import_module(f"lawmodel.reports.{name}_report").render
    return render
