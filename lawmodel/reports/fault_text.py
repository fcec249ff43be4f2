"""The page of a kind of mistake: what it is, why it matters, a wrong and a right example."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill, indent

from lawmodel.diagnostics import Fault

__all__ = ["explanation", "fault_pages", "fault_rows", "fenced"]


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


def fault_pages(faults: Iterable[Fault]) -> dict[str, str]:
    """The documentation of every fault, as Markdown by file name, with a page that lists them."""
    known = sorted(faults, key=lambda f: f.ident)
    pages = {f"{fault.ident}.md": _page(fault) for fault in known}
    rows = [f"| [{f.ident}]({f.ident}.md) | {f.severity.value} | {f.title} |" for f in known]
    pages["README.md"] = "\n".join(["# Checks", "", "| check | severity | finds |", "|---|---|---|", *rows, ""])
    return pages


def _page(fault: Fault) -> str:
    parts = [f"# {fault.ident}", f"{fault.severity.value}: {fault.title}", fault.why]
    for label, example in (("Wrong", fault.wrong), ("Right", fault.right)):
        if example:
            parts.append(f"## {label}\n\n`{fault.example_file}`\n\n{fenced(fault, example)}")
    return "\n\n".join(parts) + "\n"


def fenced(fault: Fault, example: str) -> str:
    """An example of a fault as a block of code in Markdown, by the kind of its file."""
    language = fault.example_file.rpartition(".")[2]
    return f"```{language}\n{example.rstrip()}\n```"
