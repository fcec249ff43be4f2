"""Small changes to a file: of its bytes, its lines, its tokens, its structure and its values. All chance comes from `rng`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from lawmodel.documents import Document, read
from tests.structural_mutants import mutant

RECORDS = Path(__file__).resolve().parents[2] / "agreements"

TOKENS = [
    *("\n", "\n ", "\n  ", "\n    ", "\n- ", "\n  - ", "- ", "  ", " ", ": ", ":", ",", ", ", ",\n", "\n\n"),
    *("[", "]", "{", "}", "{a: b}", "[a, b]", "[]", "{}", "[[", "]]", "{a: ", "- - ", " # c", "#", "# c\n"),
    *('"', "'", '""', "''", "'it''s'", '"x"', '"\\x07"', '"\\ud800"', '"\\N"', "\\", '"q": ', "'q': "),
    *("a", "1", "-1", "0", "1.5", ".5", "0777", "0x1F", "12:30", "1_000", "9" * 20, ".inf", ".nan", "2019-02-30"),
    *("on", "no", "y", "null", "~", "true", "NULL", "-", "?", "? ", "!", "!!str ", "!<x> ", "&a ", "*a", "<<: *a\n"),
    *("...\n", "---\n", "--- a\n", "%YAML 1.1\n", "%x\n", "|\n", ">\n", ": |\n", ": >-\n", "|2-\n", ">+\n   x\n\n"),
    *("a: ", "k: v", "k:\n", "\nk:\n", "a:b", "a: b: c", "http://x", "../x", "key with space: x", "x" * 1030),
    *("\r\n", "\r", "\t", "\x85", "\u2028", "\xa0", "é", "Ё", "\ufeff", "\x07", "\0", "\ud800", "\U0001f600"),
    *("@", "`", "=", "<", ">", "|", "%", "&", "*", "2０19", "id: ", "kind: ", "rule:\n", "cites: ", "art. 5 part 2"),
    *("XXXX-10-20", "2015/..", "../2015", "2019-13-45", "[2015,2016]", "\u202e", "\u0130", "ß", "1e5", "+1", "0b1"),
]


def byte_mutant(content: bytes, rng: Random) -> bytes:
    """Some bytes changed, added, left out, or one stretch written twice."""
    changed = bytearray(content)
    for _ in range(rng.choice((1, 1, 1, 2, 4, 16))):
        at = rng.randrange(len(changed) + 1)
        match rng.randrange(5):
            case 0:
                changed[at : at + 1] = rng.randbytes(1)
            case 1:
                changed[at:at] = rng.randbytes(rng.choice((1, 1, 2, 4)))
            case 2:
                del changed[at : at + rng.choice((1, 1, 2, 8, 64))]
            case 3:
                changed[at : at + 1] = bytes((rng.choice(b"\0\t\n\r \"'#%&*,-.:<>?@[]\\`{|}!\xc3\xff\xef"),))
            case _:
                changed[at:at] = changed[at : at + rng.choice((4, 16, 64))]
    return bytes(changed)


def line_mutant(content: bytes, rng: Random) -> bytes:
    """Lines left out, repeated, moved, indented otherwise, joined, or cut short."""
    lines = content.splitlines(keepends=True) or [b""]
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        at = rng.randrange(len(lines))
        match rng.randrange(8):
            case 0:
                del lines[at : at + rng.choice((1, 1, 2, 5))]
            case 1:
                lines.insert(rng.randrange(len(lines)), lines[at])
            case 2:
                lines[at] = b" " * rng.randrange(1, 5) + lines[at]
            case 3:
                lines[at] = lines[at][rng.randrange(1, 5) :]
            case 4:
                lines[at] = lines[at].rstrip(b"\r\n")
            case 5:
                lines[at:at] = lines[at : at + rng.choice((2, 5, 20))]
            case 6:
                lines[at] = lines[at][: rng.randrange(len(lines[at]) + 1)] + b"\n"
            case _:
                del lines[at + 1 :]
        lines = lines or [b""]
    return b"".join(lines)


def token_mutant(content: bytes, rng: Random) -> bytes:
    """Signs, words and numbers of YAML and of records put in, or in the place of others."""
    text = content.decode("utf-8", "surrogateescape")
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        at = rng.randrange(len(text) + 1)
        end = at + rng.choice((0, 0, 0, 1, 3, 12))
        text = text[:at] + rng.choice(TOKENS) + text[end:]
    return text.encode("utf-8", "surrogatepass" if "\ud800" in text else "surrogateescape")


def structure_mutant(content: bytes, rng: Random) -> bytes:
    """Parts of the data changed as people and programs get them wrong; written as JSON, which is YAML."""
    document = read("a.yaml", content)
    if not isinstance(document, Document):
        return token_mutant(content, rng)
    data = document.data
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        data = mutant(data, rng)
    return json.dumps(data, ensure_ascii=False, indent=rng.choice((None, 1))).encode("utf-8", "surrogatepass")


_PAIR = re.compile(rb"([a-z_]+): ([^\\s,\\[\\]{}][^,\\[\\]{}\\n]*)")


@cache
def _values_of(folder: Path) -> dict[bytes, list[bytes]]:
    """The values on one line that each key has somewhere in a folder."""
    found: dict[bytes, set[bytes]] = {}
    for file in folder.glob("*.yaml"):
        for key, value in _PAIR.findall(file.read_bytes()):
            found.setdefault(key, set()).add(value)
    return {key: sorted(values) for key, values in found.items()}


def value_mutant(content: bytes, rng: Random) -> bytes:
    """Values replaced by others that the same key has elsewhere, and digits by digits: the structure stays sound."""
    for _ in range(rng.choice((1, 2, 4, 8))):
        pairs = list(_PAIR.finditer(content))
        if not pairs:
            return content
        pair = rng.choice(pairs)
        old, digits = pair[2], [at for at, byte in enumerate(pair[2]) if 0x30 <= byte <= 0x39]
        if digits and rng.random() < 0.5:
            at = rng.choice(digits)
            new = old[:at] + rng.choice((b"0", b"1", b"3", b"9", b"29", b"")) + old[at + 1 :]
        else:
            new = rng.choice(_values_of(RECORDS).get(pair[1], [old]))
        content = content[: pair.start(2)] + new + content[pair.end(2) :]
    return content


Mutator = Callable[[bytes, Random], bytes]

MUTATORS: dict[str, Mutator] = {
    "bytes": byte_mutant,
    "lines": line_mutant,
    "tokens": token_mutant,
    "structure": structure_mutant,
    "values": value_mutant,
}
