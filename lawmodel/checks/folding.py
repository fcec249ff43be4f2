"""One cause in many places of a file is one finding, and of very many findings the first are told: nobody reads thousands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from lawmodel.diagnostics import Finding, Related
from lawmodel.schemas.first_faults import AND_MORE, MOST_TOLD

__all__ = ["few", "first_of_each_file", "folded", "named", "the_last_told"]

T = TypeVar("T")

_FEW: Final = 4  # so many may well be as many mistakes, and each is shown
_SHOWN: Final = 5
_MOST_RELATED: Final = 50  # places beside one finding; of thousands of findings each may have thousands


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


def few(things: Sequence[T], related: Callable[[T], Related]) -> tuple[Related, ...]:
    """What is shown beside one finding: all of it, or of very much the first, of which the last says how much more there is."""
    found = tuple(map(related, things[:_MOST_RELATED]))
    rest = len(things) - len(found)
    if not rest:
        return found
    return (*found[:-1], found[-1]._replace(message=f"{found[-1].message}; and {rest} more"))


def named(names: Sequence[str]) -> str:
    """Names in the advice of a finding: all of them, or of very many the first, and how many more there are."""
    rest = len(names) - _MOST_RELATED
    told = ", ".join(f"`{name}`" for name in names[:_MOST_RELATED])
    return f"{told} and {rest} more" if rest > 0 else told


def first_of_each_file(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What one check finds; of a file in which it finds very much the first, and with the next that there is more."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.at.file] += 1
        if seen[finding.at.file] <= MOST_TOLD:
            yield finding
        elif seen[finding.at.file] == MOST_TOLD + 1:
            yield the_last_told(finding)


def the_last_told(finding: Finding) -> Finding:
    """The finding after which no more of its check are told in its file."""
    return finding._replace(message=finding.message.removesuffix(AND_MORE) + AND_MORE, fix=None)
