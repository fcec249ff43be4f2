"""What a check gives: everything found in one run, ready to be reported."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from lawmodel.diagnostics import Diagnostic, Severity
from lawmodel.folder import Folder

if TYPE_CHECKING:
    from lawmodel.corpus import Corpus

__all__ = ["CheckResult", "Watch"]

Watch = Callable[[str, Iterable[Any]], Iterable[Any]]
"""Looks on while things are gone through one by one: what is done with them, and the things, which it hands on."""


class CheckResult(NamedTuple):
    """Everything found in one run, in the order of files and lines; `files` is how many were checked.

    `unread` are the files that could not be read or have a wrong structure; `concerned` those that the result is
    asked about, if not all. `fail_on` is the least severity
    that the corpus' configuration wants to fail on.
    """

    folder: Folder
    diagnostics: tuple[Diagnostic, ...]
    files: int
    unread: frozenset[str]
    fail_on: Severity = Severity.WARNING
    concerned: frozenset[str] | None = None

    @property
    def unchecked(self) -> tuple[str, ...]:
        """The files of which more may be wrong than is told: once they can be read, the rest of them is checked."""
        return tuple(sorted(path for path in self.unread if self.concerned is None or path in self.concerned))

    @property
    def corpus(self) -> Corpus:
        """The corpus that was checked, as far as it can be read; its files are opened when they are asked for."""
        from lawmodel.corpus import Corpus  # noqa: PLC0415 - most results are only reported
        from lawmodel.loading import OpenedOnDemand  # noqa: PLC0415

        return Corpus(self.folder.root, OpenedOnDemand(self.folder), unread=self.unread)

    def concerning(self, files: Collection[str], *, or_related_to: Collection[str] = ()) -> CheckResult:
        """What was found in these files (paths relative to the corpus), or found elsewhere and is about others."""
        for each in (files, or_related_to):
            if isinstance(each, (str, bytes)) or not isinstance(each, Collection):
                raise TypeError(f"the files are given as a collection of paths, not as {type(each).__name__}")
        kept = tuple(
            d
            for d in self.diagnostics
            if d.place.file in files or any(r.place.file in or_related_to for r in d.related)
        )
        concerned = frozenset(files) if self.concerned is None else self.concerned.intersection(files)
        number = sum(1 for path in self.folder.places if path in files)
        return self._replace(diagnostics=kept, files=number, concerned=concerned)

    def shown_as(self, folder: str) -> CheckResult:
        """The same with a folder (ending in `/`, or empty) before the names of its files. Errors: TypeError, ValueError."""
        if not isinstance(folder, str):
            raise TypeError(f"the folder is given as a text that ends in `/`, not as {type(folder).__name__}")
        if folder and not folder.endswith("/"):
            raise ValueError(f"the folder `{folder}` does not end in `/`")
        return self._replace(diagnostics=tuple(d.under(folder) for d in self.diagnostics))
