"""Files that are probably meant as records or registers, and stand where, or are named so that, nobody reads them."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

__all__ = ["is_meant", "stray_files"]

# Compiled when they are first needed: where every file is a record, they are not.
_QUIET: Final = (
    r"\.git(?:keep|ignore|attributes)|\.DS_Store|\._.*|\.#.*|.*\.sw[a-z]|Thumbs\.db|desktop\.ini|README.*|.*\.md"
)
"""What stands beside records and is none: what systems and editors leave there, and what tells people of a folder."""

_NAMED: Final = r"(?i)[^.].*\.(?:ya?ml?|y[am]{2,3}l?)\b.*"
_SAYS: Final = (
    rb"# *yaml-language-server:.*/schemas?[./][^\n]*[a-z]\.schema\.json"
    rb"|(?:#.*\n)*id: *[a-z][a-z0-9-]*[ \r]*\n(?:.*\n)*?kind: *[a-z]|\{\s*\"id\"\s*:"
)
_FOLDERS: Final = {
    "agreement": "agreements",
    "agreements": "agreements",
    "register": "registers",
    "registers": "registers",
}
_ENOUGH: Final = 2_000  # bytes, in which a record says that it is one


def is_meant(path: Path, read: Collection[str] = ()) -> bool:
    """Whether a file that is not read is named as YAML is, or begins as a record does; a copy of one that is read is not."""
    if re.fullmatch(_QUIET, path.name):
        return False
    stem = path.name.strip(". ").partition(".")[0]
    return str(path.with_name(f"{stem}.yaml")) not in read and (
        re.fullmatch(_NAMED, path.name) is not None or _begins_as_record(path)
    )


def stray_files(root: Path) -> Iterator[tuple[Path, str, str]]:
    """Records beside the folders of a corpus, and folders named almost as those: the path, what is wrong, advice."""
    try:
        entries = sorted(os.scandir(root), key=lambda entry: entry.name)
    except OSError:  # that the folder cannot be listed is told elsewhere
        return
    for entry in entries:
        path = root / entry.name
        folder = _FOLDERS.get(entry.name.lower())
        if folder is not None and entry.name != folder and entry.is_dir(follow_symlinks=False):
            if not _is_same(path, root / folder) and _holds_record(path):
                yield path, f"the files in `{entry.name}/` are not read", f"move them to `{folder}/`"
        elif path.suffix.lower() in (".yaml", ".yml") and entry.is_file() and _begins_as_record(path):
            yield (
                path,
                "this looks like a record or register, and is not read",
                "move it to `agreements/` or `registers/`",
            )


def _is_same(one: Path, other: Path) -> bool:
    """Whether two names are of one folder, as on systems that do not tell cases apart."""
    return other.exists() and one.samefile(other)


def _holds_record(folder: Path) -> bool:
    return any(_begins_as_record(Path(parent, name)) for parent, _, names in os.walk(folder) for name in names)


def _begins_as_record(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return re.match(_SAYS, stream.read(_ENOUGH).removeprefix(b"\xef\xbb\xbf")) is not None
    except OSError:
        return False
