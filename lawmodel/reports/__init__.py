"""Reports: diagnostics into text. Nothing else formats them, and these do nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from lawmodel.diagnostics import Diagnostic

__all__ = ["FORMATS", "Render", "renderer"]

Render = Callable[[Sequence[Diagnostic], int], str]
"""From the diagnostics, and the number of files checked, to the whole text of a report."""

FORMATS = ("text", "json", "sarif", "junit", "github")


def renderer(name: str) -> Render:
    """The function that writes a report of this format, one of `FORMATS`."""
    render: Render = import_module(f"lawmodel.reports.{name}_report").render
    return render
