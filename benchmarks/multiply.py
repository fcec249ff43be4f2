"""A corpus of any size, made of copies of the records of this project: new ids, consistent references, all valid.

    python -m benchmarks.multiply 1000 DIR [--bad 5]

Copy k of a record has `-xk` after its id and after the number of its act, and names copy k of every
other record, so that the copies do not meet in anything but the registers. With `--bad P`, P percent of
the files have one structural fault each, of a kind that every JSON Schema validator sees.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count as counted
from itertools import islice
from pathlib import Path

from lawmodel import Corpus
from lawmodel.diagnostics import Path as DataPath
from lawmodel.model.instrument import InstrumentBase

__all__ = ["multiply"]

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class _Template:
    """A record's text in pieces; between them stand the ids and numbers that every copy changes."""

    ident: str
    pieces: tuple[str, ...]
    names: tuple[str, ...]

    def copy(self, number: int, known: frozenset[str]) -> str:
        """Copy `number`; a record of which there is no such copy is named as itself."""
        renamed = (_renamed(name, number, known) for name in self.names)
        return "".join(piece + name for piece, name in zip(self.pieces, (*renamed, ""), strict=True))


def multiply(count: int, folder: Path, *, bad_percent: int = 0) -> list[str]:
    """Write a corpus of `count` records into an empty folder; returns the paths of the records."""
    corpus = Corpus.load(ROOT)
    for name in ("registers", "schema"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "agreements").mkdir()
    templates = [_template(corpus, path, record) for path, record in corpus.records]
    written = []
    for index, (number, template, known) in enumerate(islice(_copies(templates, count), count)):
        text = template.copy(number, known)
        if bad_percent and index * bad_percent % 100 < bad_percent:
            text = _spoilt(text, index)
        path = f"agreements/{_suffixed(template.ident, number)}.yaml"
        (folder / path).write_text(text, encoding="utf-8", newline="")
        written.append(path)
    return sorted(written)


def _copies(templates: list[_Template], count: int) -> Iterator[tuple[int, _Template, frozenset[str]]]:
    for number in counted():
        here = templates[: count - number * len(templates)]
        known = frozenset(t.ident for t in here)
        for template in here:
            yield number, template, known


def _template(corpus: Corpus, path: str, record: InstrumentBase) -> _Template:
    document = corpus.files[path].document
    assert document is not None
    nodes: list[DataPath] = [("id",)]
    nodes += [m.path for m in corpus.mentions(path) if m.kind in ("record", "rule")]
    nodes += [("designations", i, "number") for i, d in enumerate(record.designations) if d.number is not None]
    lines = document.text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    pieces, names, end = [], [], 0
    for place in sorted((document.place(node) for node in nodes), key=lambda p: (p.line, p.column)):
        start = starts[place.line - 1] + place.column - 1
        pieces.append(document.text[end:start])
        end = starts[place.end_line - 1] + place.end_column - 1
        names.append(document.text[start:end])
    return _Template(record.id, (*pieces, document.text[end:]), tuple(names))


def _renamed(name: str, number: int, known: frozenset[str]) -> str:
    """An id, the id before the `/` of a rule's path, or the number of an act, which may be quoted."""
    quote = name[0] if name[0] in "\"'" else ""
    bare = name.strip("\"'")
    ident, slash, rest = bare.partition("/")
    if slash or not bare[0].isdigit():
        ident, is_there = ident, ident in known
        return quote + (_suffixed(ident, number) if is_there else ident) + slash + rest + quote
    return quote + _suffixed(bare, number) + quote


def _suffixed(name: str, number: int) -> str:
    return name if number == 0 else f"{name}-x{number}"


def _spoilt(text: str, index: int) -> str:
    """The text with a misspelt key, a value of a wrong form or a bracket that stays open."""
    match index // 20 % 3:
        case 0:
            return text.replace("title_is:", "titel_is:", 1)
        case 1:
            return text.replace("line: ", "line: -", 1)
        case _:
            return text.replace("title: {", "title: {{", 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bad", type=int, default=0, metavar="P", help="percent of files with a fault")
    options = parser.parse_args()
    options.folder.mkdir(parents=True)
    print(len(multiply(options.count, options.folder, bad_percent=options.bad)), "records")


if __name__ == "__main__":
    main()
