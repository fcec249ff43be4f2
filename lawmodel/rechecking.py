"""Checking what may have been checked before: nothing that has not changed is looked at again.

What the checks need is imported only where something has changed; a corpus in which nothing has is told of at once.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from lawmodel.check_result import CheckResult, Watch
from lawmodel.folder import Folder
from lawmodel.store import Store

__all__ = ["recheck"]


def recheck(
    folder: Folder,
    *,
    cache: Path | None,
    jobs: int | None = None,
    alone: Collection[str] | None = None,
    watch: Watch = lambda _, things: things,
) -> CheckResult:
    """What `checking.check` finds in a folder, with what was found before; without a `cache`, all anew.

    `jobs` is in how many processes to look at files; without it, in as many as are worth it. `alone`: look at
    these files only, as `checking.check_folder` says.
    """
    kept = None
    if cache is not None and alone is None:
        from lawmodel.caching import Kept  # noqa: PLC0415 - only where there is something to keep

        kept = Kept(folder, Store(cache))
        known = kept.result()
        if known is not None:
            return known
    from lawmodel.checking import check_folder  # noqa: PLC0415 - half the time of a check of a small corpus

    return check_folder(folder, jobs=jobs, kept=kept, alone=alone, watch=watch)
