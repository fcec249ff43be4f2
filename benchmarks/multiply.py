"""A corpus of any size, made of copies of the records of this project: new ids, consistent references, all valid.

    python -m benchmarks.multiply 1000 DIR [--bad 5]

Copy k of a record has `-xk` after its id and after the number of its act, `xk` after its title, and names copy k
of every other record, so that the copies do not meet in anything but the registers. With `--bad P`, P percent of
the files have one structural fault each, of a kind that every JSON Schema validator sees.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice
from itertools import count as counted
from pathlib import Path

from lawmodel import Corpus
from lawmodel.diagnostics import Path as DataPath
from lawmodel.folder import Folder
from lawmodel.model.instrument import InstrumentBase
from lawmodel.naming import named_by

__all__ = ["multiply"]

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class _Slot:
    """A stretch of a record's text that each copy changes: what stands there, quotes included, and what it is."""

    text: str
    kind: str

    def of_copy(self, number: int, known: frozenset[str]) -> str:
        """The text in copy `number`; a record of which there is no such copy is named as itself."""
        quote = self.text[0] if self.text[0] in "\"'" else ""
        bare = self.text.removeprefix(quote).removesuffix(quote)
        ident, slash, rest = bare.partition("/")
        if self.kind == "title":
            bare = bare if number == 0 else f"{bare} x{number}"
        elif self.kind == "number":
            bare = _suffixed(bare, number)
        elif ident in known:
            bare = _suffixed(ident, number) + slash + rest
        return quote + bare + quote


@dataclass(frozen=True)
class _Template:
    """A record's text in pieces, and the slots between them."""

    ident: str
    pieces: tuple[str, ...]
    slots: tuple[_Slot, ...]

    def copy(self, number: int, known: frozenset[str]) -> str:
        """The text of copy `number`."""
        slots = (slot.of_copy(number, known) for slot in self.slots)
        return "".join(piece + slot for piece, slot in zip(self.pieces, (*slots, ""), strict=True))


def multiply(count: int, folder: Path, *, bad_percent: int = 0) -> list[str]:
    """Write a corpus of `count` records into an empty folder; returns the paths of the records."""
    corpus = Corpus.load(ROOT)
    for name in ("registers", "schema"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "agreements").mkdir()
    templates = [_template(corpus, path, record) for path, record in sorted(corpus.records, key=_depth)]
    written = []
    for index, (number, template, known) in enumerate(islice(_copies(templates, count), count)):
        text = template.copy(number, known)
        if bad_percent and index * bad_percent % 100 < bad_percent:
            text = _spoilt(text, index)
        path = f"agreements/{_suffixed(template.ident, number)}.yaml"
        (folder / path).write_text(text, encoding="utf-8", newline="")
        written.append(path)
    return sorted(written)


def _depth(record: tuple[str, InstrumentBase]) -> tuple[int, str]:
    """How many others a record leads to: none comes before those that it names, so that fewer records are whole too."""
    path, _ = record
    return len(named_by(Folder.find(ROOT), [path])), path


def _copies(templates: list[_Template], count: int) -> Iterator[tuple[int, _Template, frozenset[str]]]:
    for number in counted():
        here = templates[: count - number * len(templates)]
        known = frozenset(t.ident for t in here)
        for template in here:
            yield number, template, known


def _template(corpus: Corpus, path: str, record: InstrumentBase) -> _Template:
    document = corpus.files[path].document
    assert document is not None
    lines = document.text.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, lines))]
    found = [(document.place(node), kind) for node, kind in _nodes(corpus, path, record)]
    pieces, slots, end = [], [], 0
    for place, kind in sorted(found, key=lambda each: (each[0].line, each[0].column)):
        start = starts[place.line - 1] + place.column - 1
        pieces.append(document.text[end:start])
        end = starts[place.end_line - 1] + place.end_column - 1
        slots.append(_Slot(document.text[start:end], kind))
    return _Template(record.id, (*pieces, document.text[end:]), tuple(slots))


def _nodes(corpus: Corpus, path: str, record: InstrumentBase) -> Iterator[tuple[DataPath, str]]:
    """What a copy must change: its id, its title, the number of its act, the records and rules that it names."""
    yield ("id",), "record"
    yield from ((("title", language), "title") for language in record.title)
    yield from ((m.path, "record") for m in corpus.mentions(path) if m.kind in ("record", "rule"))
    numbered = (i for i, designation in enumerate(record.designations) if designation.number is not None)
    yield from ((("designations", index, "number"), "number") for index in numbered)


def _suffixed(name: str, number: int) -> str:
    return name if number == 0 else f"{name}-x{number}"


def _spoilt(text: str, index: int) -> str:
    """The text with a misspelt key, or with a value of a wrong form."""
    old, new = ("title_is:", "titel_is:") if index // 20 % 2 == 0 else ("line: ", "line: -")
    return text.replace(old, new, 1)


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
