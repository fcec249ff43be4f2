"""Checking what may have been checked before: nothing that has not changed is looked at again.

What the checks need is imported only where something has changed, and while other processes are at work already.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from lawmodel.check_result import CheckResult, Watch
from lawmodel.folder import Folder
from lawmodel.store import Store

__all__ = ["check_alone", "recheck"]


def recheck(
    folder: Folder, *, cache: Path | None, jobs: int | None = None, watch: Watch = lambda _, things: things
) -> CheckResult:
    """What `checking.check` finds in a folder, with what was found before; without a `cache`, all anew.

    `jobs` is in how many processes to look at files; without it, in as many as are worth it.
    """
    kept = None
    if cache is not None:
        from lawmodel.caching import Kept  # noqa: PLC0415 - only where there is something to keep

        kept = Kept(folder, Store(cache))
        known = kept.result()
        if known is not None:
            return known
    from lawmodel.jobs import Examination  # noqa: PLC0415 - a corpus in which nothing has changed is told of at once

    with Examination(folder, jobs, kept) as begun:
        from lawmodel.checking import check_examined  # noqa: PLC0415 - half the time of a check of a small corpus

        examined = list(watch("checking", begun))
    result = check_examined(folder, examined)
    if kept is not None:
        kept.keep(examined, result)
    return result


def check_alone(folder: Folder, paths: Collection[str]) -> CheckResult:
    """What is found in these records by looking at them, the registers and what they name, and at no other file."""
    from lawmodel.checking import check_examined  # noqa: PLC0415 - as above
    from lawmodel.examining import examine_alone  # noqa: PLC0415

    return check_examined(folder, list(examine_alone(folder, paths)), is_all=False)
