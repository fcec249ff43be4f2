"""Files on disk: which ones a corpus has, and their content read without trust in what they are.

A name that ends in `.yaml` may be a link out of the corpus, a pipe that never ends, or gone by the time
it is opened. All of that is reported like any other fault, at line 1 of the file.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from lawmodel.diagnostics import Diagnostic, Place, RelatedPlace
from lawmodel.documents.faults import severity_of
from lawmodel.documents.strays import is_meant, stray_files
from lawmodel.documents.unread import MAX_BYTES, Unread, too_large

__all__ = ["CorpusFile", "CorpusFiles", "content_of", "find_files"]

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_HERE = Path()
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class CorpusFile(NamedTuple):
    """Where a file of the corpus lies, and its name in reports: relative to the corpus, with `/`."""

    path: str
    shown_as: str


class CorpusFiles(NamedTuple):
    """What a corpus folder holds: records, registers, and what is wrong with the names of files."""

    root: Path
    agreements: tuple[CorpusFile, ...]
    registers: tuple[CorpusFile, ...]
    diagnostics: tuple[Diagnostic, ...]


def content_of(path: str | Path, shown_as: str, *, within: Path | None = None) -> bytes | Unread:
    """The bytes of a file, reported as `shown_as`; with `within`, only if it lies in that folder in truth."""
    try:
        if within is not None and not _lies_within(path, within):
            message = "the file is a link to a place outside the corpus"
            return _unread("link-leaves-folder", shown_as, message, "put the file itself here")
        return _content_of_regular(path, shown_as)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        return _unread("unreadable-file", shown_as, _reason(error))


def _content_of_regular(path: str | Path, shown_as: str) -> bytes | Unread:
    kind = _kind_of(os.stat(path).st_mode)  # noqa: PTH116 - before opening: to open a device may set it going
    if kind is not None:
        return _unread("not-a-regular-file", shown_as, f"this is {kind}, not a file")
    descriptor = os.open(path, _OPEN_FLAGS)
    try:
        before = os.fstat(descriptor)
        kind = _kind_of(before.st_mode)
        if kind is not None:
            return _unread("not-a-regular-file", shown_as, f"this is {kind}, not a file")
        if before.st_size > MAX_BYTES:
            return Unread(shown_as, (too_large(shown_as, before.st_size),))
        content = _read_up_to(before.st_size + 1, descriptor)
        after = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) != after.st_size:
        return _unread("unreadable-file", shown_as, "the file changed while it was being read", "check again")
    return content


def _read_up_to(size: int, descriptor: int) -> bytes:
    """The first bytes of a file, no more than `size`; a file object of Python takes longer to make than to read by."""
    content = os.read(descriptor, size)
    while len(content) < size and (more := os.read(descriptor, size - len(content))):
        content += more
    return content


def find_files(root: Path) -> CorpusFiles:
    """The files of the corpus in the order of their names; hidden files and folders are left out."""
    found: list[Diagnostic] = []
    if not os.path.isdir(root / "agreements"):  # noqa: PTH112  Path.is_dir raises where permissions are missing
        message = "the corpus has no folder `agreements/`"
        found.append(_of_file("no-agreements", "agreements", message, "give the folder that holds it"))
    agreements = _yaml_files(root, "agreements", found)
    if not agreements and not found:
        message = "the folder holds no record, so that nothing is checked"
        found.append(_of_file("no-records", "agreements", message, "records are files named `*.yaml`"))
    registers = _yaml_files(root, "registers", found)
    found.extend(
        _of_file("unread-record", _shown(root, path), message, advice) for path, message, advice in stray_files(root)
    )
    found.extend(_like_names((*agreements, *registers)))
    return CorpusFiles(root, agreements, registers, tuple(sorted(found, key=lambda one: one.sort_key)))


def _yaml_files(root: Path, folder: str, found: list[Diagnostic]) -> tuple[CorpusFile, ...]:
    files = []
    others: list[Path] = []
    for parent, names in _walk(root, root / folder, found):
        shown_parent = _shown(root, Path(parent))
        for name in names:
            if name.endswith(".yaml") and not name.startswith("."):
                place = os.path.join(parent, name)  # noqa: PTH118 - a `Path` of each takes as long as all else here
                files.append(CorpusFile(place, f"{shown_parent}/{_printable(name)}"))
            else:
                others.append(Path(parent, name))
    read = {file.path for file in files}
    for path in others:
        if path.suffix.lower() in (".yaml", ".yml") and not path.name.startswith("."):
            message = f"a file named `*{path.suffix}` is not read"
            advice = "rename it to `*.yaml`, or move it elsewhere"
            found.append(_of_file("wrong-suffix", _shown(root, path), message, advice))
        elif is_meant(path, read):
            message = "this looks like a record or register, and is not read"
            advice = "name it `*.yaml`, or move it elsewhere"
            found.append(_of_file("unread-record", _shown(root, path), message, advice))
    return tuple(sorted(files, key=lambda file: (unicodedata.normalize("NFC", file.shown_as), file.shown_as)))


def _walk(root: Path, folder: Path, found: list[Diagnostic]) -> Iterator[tuple[str, list[str]]]:
    """The folder and those below it that are not hidden, with the names of their files; links to folders are reported."""

    def unreadable(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            found.append(_of_file("unreadable-file", _shown(root, Path(error.filename)), _reason(error)))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in folders:
            path = Path(parent, name)
            if path.is_symlink():
                found.append(_linked_folder(root, path))
            elif path.suffix == ".yaml":
                message = "this is a folder, not a file"
                found.append(_of_file("not-a-regular-file", _shown(root, path), message, "rename the folder"))
        yield parent, names


def _linked_folder(root: Path, path: Path) -> Diagnostic:
    if _lies_within(path, root):
        message, ident = "the folder is a link, and what it holds is not read through it", "linked-folder"
    else:
        message, ident = "the folder is a link to a place outside the corpus", "link-leaves-folder"
    return _of_file(ident, _shown(root, path), message, "put the folder itself here")


def _like_names(files: tuple[CorpusFile, ...]) -> Iterator[Diagnostic]:
    first_of: dict[str, str] = {}
    for file in files:
        name = unicodedata.normalize("NFC", unicodedata.normalize("NFC", file.shown_as).casefold())
        first = first_of.setdefault(name, file.shown_as)
        if first != file.shown_as:
            message = f"some systems take the names `{file.shown_as}` and `{first}` for one"
            related = (RelatedPlace(_first_line(first), "the other file"),)
            yield _of_file("names-differ-in-case", file.shown_as, message, "rename one of the two", related)


def _lies_within(path: str | Path, folder: Path) -> bool:
    """Whether a file is in a folder in truth; of names that say so, only links can make it untrue."""
    # In texts, for the objects of `pathlib` take longer than to read the file.
    named, top = os.fspath(path), "" if folder == _HERE else os.path.join(folder, "")  # noqa: PTH118
    steps = named[len(top) :].split(os.sep)  # noqa: PTH206
    if named.startswith(top) and ".." not in steps and "" not in steps:
        places = accumulate(steps, lambda place, step: f"{place}{os.sep}{step}")
        if not any(os.path.islink(top + place) for place in places):  # noqa: PTH114
            return True  # to resolve every folder above costs more than to read a record
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _shown(root: Path, path: Path) -> str:
    """A path as reports show it."""
    return _printable(path.relative_to(root).as_posix())


def _printable(name: str) -> str:
    """The name of a file; bytes of it that are not UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def _kind_of(mode: int) -> str | None:
    """What a file is in words, None where it is a regular file."""
    if stat.S_ISREG(mode):
        return None
    return next((name for is_kind, name in _KINDS if is_kind(mode)), "no regular file")


def _reason(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "the file does not exist"
        case PermissionError():
            return "the permissions of the file or its folder forbid reading it"
        case OSError(strerror=str(reason)):
            return f"the file cannot be read: {reason[:1].lower()}{reason[1:]}"
        case _:
            return f"the file cannot be read: {error}"


def _first_line(file: str) -> Place:
    return Place(file, 1, 1, 1, 1)


def _of_file(
    ident: str, file: str, message: str, advice: str | None = None, related: tuple[RelatedPlace, ...] = ()
) -> Diagnostic:
    return Diagnostic(ident, severity_of(ident), _first_line(file), message, advice, related)


def _unread(ident: str, file: str, message: str, advice: str | None = None) -> Unread:
    return Unread(file, (_of_file(ident, file, message, advice),))
