"""Plain data kept in files between runs, as long as nobody minds: what cannot be read back was never kept.

Each file begins with the digest of what follows, so that one that was cut short, or changed, is noticed.
A file is replaced as a whole: of two runs that write at once, one wins. No fault of the disk is an error.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["Store", "digest_of", "user_cache_folder"]


def digest_of(content: bytes) -> str:
    """The digest by which content is known again."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def user_cache_folder(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path | None:
    """Where a user's programs keep what they can make anew: `LAWMODEL_CACHE_DIR`, else the system's place for it.

    None where nothing says whose computer it is.
    """
    own = environment.get("LAWMODEL_CACHE_DIR")
    if own:
        return Path(own)
    if system == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local, "lawmodel", "Cache") if local else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if system == "darwin":
        return home / "Library" / "Caches" / "lawmodel"
    stated = environment.get("XDG_CACHE_HOME", "")
    return (Path(stated) if os.path.isabs(stated) else home / ".cache") / "lawmodel"  # noqa: PTH117 - as the XDG standard says


class Store:
    """The files of one folder, each holding what JSON can write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, name: str) -> Any:
        """What was written under this name; None where that cannot be told."""
        try:
            digest, _, body = (self.folder / name).read_bytes().partition(b"\n")
            return json.loads(body) if digest == digest_of(body).encode() else None
        except (OSError, ValueError, RecursionError):
            return None

    def write(self, name: str, data: Any) -> None:
        """Keep data under a name, if the disk allows it."""
        body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._replace(name, digest_of(body).encode() + b"\n" + body)

    def _replace(self, name: str, content: bytes) -> None:
        import tempfile  # noqa: PLC0415 - to import it takes long, and most processes write nothing

        descriptor, temporary = tempfile.mkstemp(prefix=f"{name}.", suffix=".tmp", dir=self.folder)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
            os.replace(temporary, self.folder / name)  # noqa: PTH105 - the name is a text
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108
            raise
