"""What was found before, kept for the next run: of each file that has not changed, and of a corpus none of whose has.

It is known again by digests of content alone: of the file itself, the registers, the schemas, this package
and the versions of what it reads and judges with. Nothing kept is ever executed, and what cannot be read
back is found anew; so that what is kept decides how long a check takes, and nothing else.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from lawmodel import diagnostic_data
from lawmodel.check_result import CheckResult
from lawmodel.diagnostics import Severity
from lawmodel.documents.files import content_of
from lawmodel.examined import Examined
from lawmodel.folder import CONFIGURATION_FILES, Folder
from lawmodel.schemas.registry import SCHEMA_VERSION, published_folder
from lawmodel.store import Store, digest_of

__all__ = ["Kept"]

_FORMAT: Final = 2  # of what is kept; raised when its shape changes
_BROKEN: Final = (TypeError, ValueError, KeyError, IndexError, AttributeError)


class Kept:
    """What was found before in the files of one folder, and is found again by what they say now."""

    def __init__(self, folder: Folder, store: Store) -> None:
        self._folder = folder
        self._store = store
        corpus = digest_of(os.fsencode(os.path.realpath(folder.root)))
        self._names = {kind: f"{corpus}-{kind}.json" for kind in ("files", "result")}
        self._digests = {path: self._digest(path) for path in folder.places}

    def _digest(self, path: str) -> str | None:
        """The digest of a file's content; None where there is none to be read."""
        content: object = self._folder.unsaved.get(path)
        if content is None:
            content = content_of(Path(self._folder.places[path]), path, within=self._folder.root)
        return digest_of(content) if isinstance(content, bytes) else None

    # The whole corpus

    def result(self) -> CheckResult | None:
        """What was found when every file was as it is now."""
        kept = self._store.read(self._names["result"]) if None not in self._digests.values() else None
        try:
            if kept is None or kept["of"] != self._all:
                return None
            found = tuple(diagnostic_data.of_data(each) for each in kept["found"])
            return CheckResult(self._folder, found, kept["files"], frozenset(kept["unread"]), Severity(kept["fail_on"]))
        except _BROKEN:
            return None

    @cached_property
    def _all(self) -> str:
        """The digest of everything that a result rests on."""
        names = [diagnostic_data.as_data(each) for each in self._folder.diagnostics]
        settings = [_content(self._folder.root / name) for name in CONFIGURATION_FILES]
        return digest_of(repr((self._shared, self._digests, names, settings)).encode("utf-8", "surrogatepass"))

    # Single files

    def examined(self, path: str) -> Examined | None:
        """What a file showed when it, and the registers, were as they are now."""
        kept = self._files.get(path)
        try:
            if kept is None or kept[0] != self._digests[path] or kept[0] is None:
                return None
            digest, is_built, allows, found, notes, record, acts_on = kept
            diagnostics = tuple(diagnostic_data.of_data(each) for each in found)
            return Examined(path, is_built, allows, diagnostics, notes, digest, record, tuple(acts_on))
        except _BROKEN:
            return None

    # Keeping

    def keep(self, examined: Sequence[Examined], result: CheckResult) -> None:
        """Keep what was found, unless something has changed while it was being found."""
        now = Kept(self._folder.registers, self._store)
        if self._folder.unsaved or now._shared != self._shared:
            return
        files = dict(_entries(examined))
        if files != self._files:
            self._store.write(self._names["files"], {"with": self._shared, "files": files})
        if all(each.digest is not None and each.digest == self._digests[each.path] for each in examined):
            found = [diagnostic_data.as_data(each) for each in result.diagnostics]
            kept = {"of": self._all, "found": found, "files": result.files, "unread": sorted(result.unread)}
            self._store.write(self._names["result"], {**kept, "fail_on": result.fail_on.value})

    @cached_property
    def _files(self) -> dict[str, Any]:
        kept = self._store.read(self._names["files"])
        same = isinstance(kept, dict) and kept.get("with") == self._shared
        return kept["files"] if same and isinstance(kept["files"], dict) else {}

    @cached_property
    def _shared(self) -> str:
        """The digest of what every file is examined with."""
        registers = {path: digest for path, digest in self._digests.items() if path.startswith("registers/")}
        schemas = sorted(path.name for path in self._folder.root.glob(f"schema/{SCHEMA_VERSION}/*"))
        return digest_of(repr((_FORMAT, made_with(), self._folder.engine, registers, schemas)).encode())


def _entries(examined: Iterable[Examined]) -> Iterator[tuple[str, list[Any]]]:
    for each in examined:
        if each.digest is not None:
            found = [diagnostic_data.as_data(diagnostic) for diagnostic in each.diagnostics]
            yield each.path, [each.digest, each.is_built, each.allows, found, each.notes, each.record, each.acts_on]


@cache
def made_with() -> str:
    """The digest of this package, of the schemas it judges by, and of the versions of what it works with."""
    package = Path(__file__).resolve().parent
    files = [*sorted(package.rglob("*.py")), *sorted(published_folder().glob("*.json"))]
    own = [(path.name, _content(path)) for path in files]
    return digest_of(repr((platform.python_implementation(), sys.version, sorted(_installed()), own)).encode())


def _installed() -> Iterator[str]:
    """Every package that is installed, with its version, as the name of its metadata says.

    To ask `importlib.metadata` takes longer than to check a small corpus again.
    """
    for folder in sys.path:
        try:
            yield from (name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208
        except OSError:
            continue


def _content(path: Path) -> str | None:
    """The digest of a file's content; None where it cannot be read."""
    try:
        return digest_of(path.read_bytes())
    except OSError:
        return None
