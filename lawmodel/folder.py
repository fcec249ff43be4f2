"""A corpus as a folder: where it is, which files it has, and how they are to be read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple, get_args

from lawmodel.diagnostics import Diagnostic
from lawmodel.documents.files import find_files
from lawmodel.schemas.registry import Engine

__all__ = ["CONFIGURATION_FILES", "Folder", "NoCorpus", "find_corpus", "shipped_corpus"]

CONFIGURATION_FILES = ("lawmodel.toml", "pyproject.toml")
"""Where a configuration may stand, at the top of the corpus."""


class NoCorpus(LookupError):
    """A folder without `agreements/`: there are no records to read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"`{self.path}` has no folder `agreements`; `lawmodel init {self.path}` makes one"


def shipped_corpus() -> Path:
    """The corpus that comes with the package (in a checkout, the checkout itself)."""
    package = Path(__file__).resolve().parent
    shipped = package / "data"
    return shipped if (shipped / "agreements").is_dir() else package.parent


def find_corpus(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that has an `agreements/` folder."""
    for folder in (start, *start.parents):
        if (folder / "agreements").is_dir():
            return folder
    return None


class Folder(NamedTuple):
    """The files of a corpus: `places` says where each lies, by its path in the corpus.

    `unsaved` holds the content of files as an editor has them; it comes before what is on the disk.
    `diagnostics` is what is wrong with the names of files.
    """

    root: Path
    places: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...] = ()
    engine: Engine = "auto"
    unsaved: Mapping[str, bytes] = {}

    @classmethod
    def find(cls, root: str | Path, *, engine: Engine = "auto", unsaved: Mapping[str, bytes] | None = None) -> Folder:
        """Every record and register below a folder, in the order of their names; then new ones that are unsaved.

        Errors: `NoCorpus`, where the folder has no `agreements/`; ValueError for an engine that there is not.
        """
        if engine not in get_args(Engine):
            raise ValueError(
                f"no engine `{engine}`; there are {' and '.join(f'`{each}`' for each in get_args(Engine))}"
            )
        root = Path(root)
        if not (root / "agreements").is_dir():
            raise NoCorpus(root)
        found = find_files(root)
        places = {file.shown_as: str(file.path) for file in (*found.agreements, *found.registers)}
        new = {path: str(root / path) for path in unsaved or {} if path not in places}
        return cls(root, {**places, **new}, found.diagnostics, engine, unsaved or {})

    @property
    def registers(self) -> Folder:
        """The registers alone."""
        return self.only([path for path in self.places if path.startswith("registers/")])

    def only(self, paths: Collection[str]) -> Folder:
        """These files alone."""
        unsaved = {path: content for path, content in self.unsaved.items() if path in paths}
        return self._replace(places={path: self.places[path] for path in paths}, unsaved=unsaved)
