"""The page of a kind of mistake: what it is, why it matters, a wrong and a right example."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill, indent

from lawmodel.diagnostics import Fault

__all__ = ["explanation", "fault_rows"]


def explanation(fault: Fault) -> str:
    """The page as text."""
    parts = [f"{fault.ident} ({fault.severity.value}): {fault.title}", fill(fault.why, 100)]
    for label, example in (("Wrong", fault.wrong), ("Right", fault.right)):
        if example:
            parts.append(f"{label} ({fault.example_file}):\n\n{indent(example.rstrip(), '    ')}")
    return "\n\n".join(parts) + "\n"


def fault_rows(faults: Iterable[Fault]) -> list[dict[str, str]]:
    """One row for each fault, by id."""
    return [
        {"check": f.ident, "severity": f.severity.value, "finds": f.title}
        for f in sorted(faults, key=lambda f: f.ident)
    ]
