"""What was mended, in lines."""

from __future__ import annotations

from lawmodel.diagnostics import Diagnostic
from lawmodel.fixing import FixResult

__all__ = ["told_of_fixes"]


def told_of_fixes(result: FixResult, folder: str) -> str:
    """A line for each fix, and a last one that counts; files are named with the folder before them."""
    lines = [
        f"{_where(d, folder)}: fixed[{d.ident}] {'' if d.fix is None else d.fix.description}" for d in result.applied
    ]
    lines += [f"{_where(r.diagnostic, folder)}: not fixed[{r.diagnostic.ident}]: {r.reason}" for r in result.refused]
    count = len(result.applied)
    lines.append(f"{count} {'finding' if count == 1 else 'findings'} fixed")
    return "\n".join(lines) + "\n"


def _where(diagnostic: Diagnostic, folder: str) -> str:
    place = diagnostic.under(folder).place
    return f"{place.file}:{place.line}:{place.column}"
