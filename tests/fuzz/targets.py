"""Two targets for coverage-guided fuzzing: `python -m tests.fuzz.targets reader|check FOLDER [libFuzzer options]`.

`reader` holds every reading to what `sound` says of it; `check` checks a small corpus in which one record is the
input. The folder keeps the inputs that reached something new. Needs the extra `fuzz` (atheris, on Linux).
"""

from __future__ import annotations

import importlib
import pkgutil
import shutil
import sys
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["lawmodel"]):
    import lawmodel

    for module in pkgutil.walk_packages(lawmodel.__path__, "lawmodel."):  # some are imported late, when it is too late
        if not module.name.startswith(("lawmodel.cli", "lawmodel.__main__")):
            importlib.import_module(module.name)

    from lawmodel.checking import check_examined
    from lawmodel.documents import Document, read
    from lawmodel.examining import Examiner
    from lawmodel.folder import Folder

from tests.fuzz.mutations import MUTATORS
from tests.fuzz.sound import check_parsers, check_places, check_result, check_short_way

CASES = Path(__file__).resolve().parents[1] / "cases"
BASE = CASES / "base"
RECORD = "agreements/base-law.yaml"
SEEDS = {
    "reader": ("documents/*/*.yaml", "yaml/*.yaml", "hostile/*.yaml", "base/*/*.yaml"),
    "check": ("base/agreements/*.yaml", "checks/*/*/*.yaml"),
}
OPTIONS = ("-timeout=10", "-rss_limit_mb=1500", "-max_len=4000")


def read_one(content: bytes) -> None:
    """One reading."""
    result = read("a.yaml", content)
    check_result(result, content)
    check_short_way(content)
    check_parsers(content)
    if isinstance(result, Document):
        check_places(result)


class CheckOne:
    """A check of the small corpus, whose registers are read once."""

    def __init__(self) -> None:
        self.folder = Folder.find(BASE)
        self.examiner = Examiner(self.folder)

    def __call__(self, content: bytes) -> None:
        folder = self.folder._replace(unsaved={RECORD: content})
        self.examiner.folder = folder
        result = check_examined(folder, [self.examiner.examine(RECORD)], is_all=False)
        assert RECORD not in result.unread or result.diagnostics
        for diagnostic in result.diagnostics:
            assert 1 <= diagnostic.place.line <= content.count(b"\n") + content.count(b"\r") + 1


def _mutated(content: bytes, size: int, seed: int) -> bytes:
    """A changed input: by the fuzzer's own changes, or by those that know YAML and records."""
    rng = Random(seed)  # noqa: S311  nothing secret
    if rng.random() < 0.4:
        changed: bytes = atheris.Mutate(content, size)
        return changed
    return MUTATORS[rng.choice(list(MUTATORS))](content, rng)[:size]


def _seed(folder: Path, patterns: tuple[str, ...]) -> None:
    """Give a folder that is new the cases of the tests to begin with."""
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        for pattern in patterns:
            for number, file in enumerate(sorted(CASES.glob(pattern))):
                shutil.copyfile(file, folder / f"{file.parent.parent.name}-{number}-{file.name}")


def main() -> None:
    name, folder, *options = sys.argv[1:]
    _seed(Path(folder), SEEDS[name])
    target = {"reader": lambda: read_one, "check": CheckOne}[name]()
    atheris.Setup([sys.argv[0], *OPTIONS, *options, folder], target, custom_mutator=_mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
