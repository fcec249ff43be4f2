"""The register of digests: made from the documents, written as `registers/digests.yaml`, compared with the last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lawmodel.citing.citations import citations, cited_lines
from lawmodel.citing.texts import SourceText, SourceTexts
from lawmodel.corpus import Corpus
from lawmodel.model.source import Digests, DigestsRegister
from lawmodel.schemas.registry import SCHEMA_VERSION, address, file_name

__all__ = ["REGISTER", "DigestChanges", "changes", "digests_of", "register_text", "write_register"]

REGISTER = "registers/digests.yaml"

_HEADER = """\
# yaml-language-server: $schema={schema}
# Written by `lawmodel sources cite`: for each cited line the first 16 hex digits of the SHA-256 of its text,
# without surrounding white space, in Unicode NFC and UTF-8.
"""


def digests_of(corpus: Corpus, texts: SourceTexts) -> DigestsRegister:
    """The digest of each line that a record or register cites, by source and number, in order.

    What cannot be digested (a document that cannot be read, a line beyond its end) is left out:
    `citations_that_do_not_fit` says what that is.
    """
    cited_of: dict[str, tuple[SourceText, set[int]]] = {}
    for cited in citations(corpus):
        name = cited.citation.source
        text = texts.of(corpus.sources.get(name))
        lines = cited_lines(cited.citation)
        if isinstance(text, SourceText):
            within = range(lines.start, min(lines.stop, len(text.lines) + 1))
            cited_of.setdefault(name, (text, set()))[1].update(within)
    return DigestsRegister(
        digests={name: _digests(text, numbers) for name, (text, numbers) in sorted(cited_of.items()) if numbers}
    )


def _digests(text: SourceText, numbers: set[int]) -> Digests:
    found = ((number, text.digest(number)) for number in sorted(numbers))
    return Digests(sha256=text.sha256, lines={str(number): digest for number, digest in found if digest is not None})


def register_text(register: DigestsRegister, schema: str) -> str:
    """The register as the text of its file; `schema` is where an editor finds the schema.

    All of its values are quoted: `"1234567890123456"` is a digest too.
    """
    return _HEADER.format(schema=schema) + "\n".join(_rows(register.digests)) + "\n"


def _rows(digests: Mapping[str, Digests]) -> Iterator[str]:
    yield "digests:" if digests else "digests: {}"
    for name, of_source in digests.items():
        yield f"  {name}:"
        yield f'    sha256: "{of_source.sha256}"'
        yield "    lines:" if of_source.lines else "    lines: {}"
        for number, digest in of_source.lines.items():
            yield f'      "{number}": "{digest}"'


def write_register(root: Path, register: DigestsRegister) -> Path:
    """Write the register of the corpus in a folder, at once or not at all; the path of its file."""
    path = root / REGISTER
    name = file_name("digests")
    beside = root / "schema" / SCHEMA_VERSION / name
    schema = f"../schema/{SCHEMA_VERSION}/{name}" if beside.is_file() else address("digests")
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_text(register_text(register, schema), "utf-8", newline="\n")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


@dataclass(frozen=True, slots=True)
class DigestChanges:
    """What a new register changes in the last one, as `source:line`: lines new to it, changed, and gone."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def changes(old: Mapping[str, Digests], new: Mapping[str, Digests]) -> DigestChanges:
    """The lines whose digests differ between two registers, in the order of the sources."""
    before, after = _flat(old), _flat(new)
    return DigestChanges(
        added=tuple(line for line in after if line not in before),
        changed=tuple(line for line in after if line in before and after[line] != before[line]),
        gone=tuple(line for line in before if line not in after),
    )


def _flat(digests: Mapping[str, Digests]) -> dict[str, str]:
    return {f"{name}:{line}": digest for name, found in digests.items() for line, digest in found.lines.items()}
