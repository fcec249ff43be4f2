"""One cause in many places of a file is one finding: a source that is gone is not a thousand mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lawmodel.diagnostics import Finding, Related

__all__ = ["folded"]

_FEW: Final = 4  # so many may well be as many mistakes, and each is shown
_SHOWN: Final = 5


def folded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of one cause in one file: all of them where they are few or can be mended, else the first of them.

    The first then names the next places, and how many more there are.
    """
    found = list(findings)
    if len(found) <= _FEW or found[0].fix is not None:
        yield from found
        return
    first, *others = found
    related = tuple(Related(each.at, "here too") for each in others[:_SHOWN])
    rest = len(others) - len(related)
    more = f"; it is so in {rest} more place{'' if rest == 1 else 's'} of this file" if rest else ""
    yield first._replace(help=f"{first.help or 'correct it'}{more}", related=(*first.related, *related))
