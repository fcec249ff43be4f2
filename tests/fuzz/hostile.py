"""Hostile files: those of tests/cases/hostile, and large ones that are generated. As a program, reads them all, and checks them.

It writes one line of JSON a file: its name, what became of it, how many faults were found in it, the seconds of processor time, and the
most memory that the process has held so far, in MB.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from lawmodel.checking import check
from lawmodel.documents import Document, read
from lawmodel.documents.unread import MAX_BYTES
from lawmodel.unsaved import Unsaved

CASES = Path(__file__).resolve().parents[1] / "cases"
SMALL = sorted((CASES / "hostile").glob("*.yaml"))

_RECORD = (CASES / "base" / "agreements" / "base-law.yaml").read_bytes()


def _filled(piece: bytes) -> bytes:
    """A piece again and again, up to the size that is read."""
    return piece * (MAX_BYTES // len(piece))


def _private_characters() -> bytes:
    """Every character that could stand for an old line end, and one of these."""
    codes = (*range(0xE000, 0xF900), *range(0xF0000, 0xFFFFE), *range(0x100000, 0x10FFFE))
    return ("\x85" + "".join(map(chr, codes))).encode()


_HARD = b"""\
id: hard
kind: law
stands_for: act
title: {en: Law that is hard to check}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 3}]
"""
_CITIZEN = b"{kind: holds, fact: is_citizen}"


def _rule(ident: bytes, condition: bytes, more: bytes = b"") -> bytes:
    return (
        b"  - {id: %s, kind: rule, heading: Entry, cites: [{source: gazette, line: 5}],\n"
        b"     rule: {kind: condition, modality: permission, if: %s%s}}\n"
    ) % (ident, condition, more)


def _asking_rules(number: int, *, in_a_circle: bool) -> bytes:
    """Rules of which each asks the next, and the last, if that makes a circle, the first."""
    asking = [b"{kind: outcome-of, rule: hard/a%d}" % (n + 1) for n in range(number - 1)]
    last = b"{kind: outcome-of, rule: hard/a0}" if in_a_circle else _CITIZEN
    return _HARD + b"provisions:\n" + b"".join(_rule(b"a%d" % n, each) for n, each in enumerate([*asking, last]))


def _branches(each: Callable[[int], bytes], number: int) -> bytes:
    """A rule of so many branches."""
    within = b",\n      ".join(map(each, range(number)))
    return _HARD + b"provisions:\n" + _rule(b"a", b"{kind: any, of: [%s]}" % within)


def _exceptions(number: int) -> bytes:
    """A rule with exceptions of which each sets aside the next."""
    one = b'{id: e%d, if: %s, sets_aside: [%s], then: "no", cites: [{source: gazette, line: 5}]}'
    each = [one % (n, _CITIZEN, b"e%d" % (n + 1) if n + 1 < number else b"rule") for n in range(number)]
    return _HARD + b"provisions:\n" + _rule(b"a", _CITIZEN, b", unless: [%s]" % b",\n      ".join(each))


def _examples(number: int) -> bytes:
    """A rule with examples that give facts nobody declares."""
    each = [b'{facts: {unknown_%d: true}, expect: "yes", because: a citizen enters}' % n for n in range(number)]
    return _HARD + b"provisions:\n" + _rule(b"a", _CITIZEN, b", examples: [%s]" % b",\n      ".join(each))


def _listed(key: bytes, entry: Callable[[int], bytes], count: int) -> bytes:
    """A list of a record, with entries that cite a line."""
    entries = b"".join(b"  - {%s, cites: [{source: gazette, line: 3}]}\n" % entry(n) for n in range(count))
    return key + b":\n" + entries


def _with_events(event: Callable[[int], bytes], count: int) -> bytes:
    """The record with these events in place of its own."""
    before, _, rest = _RECORD.partition(b"lifecycle:")
    return before + _listed(b"lifecycle", event, count) + rest[rest.index(b"provisions:") :]


def _event(kind: bytes, number: int, day: int) -> bytes:
    return b'id: e-%d, event: %s, happened_on: "%d-%02d-%02d"' % (
        number,
        kind,
        1900 + day // 336,
        1 + day // 28 % 12,
        1 + day % 28,
    )


LARGE: dict[str, Callable[[], bytes]] = {
    "brackets": lambda: b"[" * 100_000,
    "mappings": lambda: b"{a: " * 100_000,
    "dashes": lambda: b"- " * 100_000,
    "question marks": lambda: b"? " * 100_000,
    "deep keys": lambda: b"".join(b" " * depth + b"a:\n" for depth in range(1500)),
    "merge bomb": lambda: b"a0: &a0 {k: v}\n"
    + b"".join(b"a%d: &a%d\n  <<: [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 2000)),
    "alias bomb": lambda: b"a0: &a0 [x]\n" + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 2000)),
    "aliases": lambda: b"a: &a b\nc: [" + b"*a, " * 50_000 + b"]\n",
    "digits": lambda: b"a: " + b"9" * 1_000_000,
    "hexadecimal digits": lambda: b"a: 0x" + b"F" * 1_000_000,
    "sexagesimal": lambda: b"a: 1" + b":1" * 1_000_000,
    "digits and points": lambda: b"a: " + b"1." * 1_000_000,
    "no number": lambda: b"a: " + b"1" * 1_000_000 + b"x",
    "long line": lambda: b"a: " + b"x " * 2_000_000,
    "long key": lambda: b"x" * 4_000_000 + b": 1",
    "one text": lambda: b'"' + b"a\n" * 2_000_000 + b'"',
    "one block": lambda: b"a: |\n" + b" x\n" * 1_600_000,
    "blocks that begin in every line": lambda: b" >-\n" * 24_950 + b"  x\n",
    "quotes after a fault": lambda: b"a: b: c" + b" '" * 2_400_000,
    "blank lines in a block": lambda: b"a: |\n" + b" \n" * 1_600_000 + b" x\n",
    "nul": lambda: _filled(b"\0"),
    "control characters": lambda: _filled(b"\x07a"),
    "lines": lambda: _filled(b"\n"),
    "old lines": lambda: _filled(b"\r"),
    "lines of three kinds": lambda: _filled(b"\r\n\r\n\n"),
    "old line ends": lambda: _filled("\x85".encode()),
    "every private character": _private_characters,
    "directives": lambda: _filled(b"%\n"),
    "comments": lambda: _filled(b"#\n"),
    "glued comments": lambda: b"[" + b"'a'#b\n,\n" * 200_000 + b"]",
    "escapes": lambda: b'"' + b"\\x07" * 1_000_000 + b'"',
    "escapes in many texts": lambda: b'- "\\x07"\n' * 99_000,
    "documents": lambda: b"--- a\n" * 100_000,
    "words of YAML 1.1": lambda: b"[" + b"on, " * 90_000 + b"]",
    "old numbers": lambda: b"- 0777\n" * 99_000,
    "words before a fault": lambda: b"- on\n" * 9_000 + b"'" * 4_000_001,
    "duplicate keys": lambda: b"a: 1\n" * 150_000,
    "duplicate keys in brackets": lambda: b"{" + b"a: 1, " * 150_000 + b"}",
    "keys": lambda: b"".join(b"k%d: 1\n" % n for n in range(49_000)),
    "keys of no text": lambda: b"1: a\n" * 99_000,
    "items": lambda: b"[" + b"a," * 99_000 + b"]",
    "empty items": lambda: b"-\n" * 99_000,
    "too many items": lambda: b"[" + b"a," * 1_000_000 + b"]",
    "tags": lambda: b"- !x a\n" * 99_000,
    "anchors": lambda: b"- &x a\n" * 99_000,
    "quotes": lambda: b"'" * 4_000_000,
    "open quotes": lambda: b"a: '\n" * 500_000,
    "commas": lambda: b"a: [" + b",\n" * 1_000_000,
    "lines in brackets": lambda: b"a: [" + b"b,\n" * 90_000 + b"]",
    "not UTF-8 at the end": lambda: b"a" * 4_000_000 + b"\xff",
    "too large": lambda: b"a" * (MAX_BYTES + 1),
    "record with many keys": lambda: _RECORD + b"".join(b"k%d: 1\n" % n for n in range(20_000)),
    "record with many events": lambda: _RECORD.replace(b"provisions:", b"  - {id: e, event: signed}\n" * 2_000 + b"provisions:"),
    "record with events in the wrong order": lambda: _with_events(lambda n: _event((b"adopted", b"drafted")[n % 2], n, n % 2), 6_500),
    "record with events of all days": lambda: _with_events(lambda n: _event((b"adopted", b"expired")[n % 2], n, 13_000 - n), 6_500),
    "record with repeals and entries into force": lambda: _with_events(lambda n: _event(b"entered-into-force", n, 40_000), 3_000)
    + _listed(b"relations", lambda _: b"relation: repeals, target: base-resolution", 3_000),
    "record with many numbers": lambda: _RECORD.replace(b"designations:", _listed(b"designations", lambda n: b'number: "%d"' % n, 8_000).rstrip()),
    "record with anchors that lead nowhere": lambda: _with_events(lambda n: b"id: e-%d, event: adopted" % n, 1_900)
    + b"discrepancies:\n  - id: d\n    kind: ambiguity\n    concerns: ["
    + b", ".join(b"lifecycle/f-%d" % n for n in range(9_000))
    + b"]\n    matter: m\n    accounts: [{id: a, says: a, cites: [{source: gazette, line: 1}]}, {id: b, says: b, cites: [{source: report, line: 1}]}]\n    taken: none\n",
    "record with exceptions in a circle": lambda: _RECORD
    + b"  - id: circle\n    kind: rule\n    heading: Circle\n    cites: [{source: gazette, line: 1}]\n    rule:\n      kind: condition\n"
    b"      modality: permission\n      if: {kind: holds, fact: is_citizen}\n      unless:\n"
    + b"".join(
        b'        - {id: x-%d, sets_aside: [x-%d], if: {kind: holds, fact: is_resident}, then: "no", cites: [{source: gazette, line: 1}]}\n'
        % (n, (n + 1) % 4_500)
        for n in range(4_500)
    ),
    "record with many allowances": lambda: _RECORD + b"# lawmodel: allow commentary-alone a reason\n" * 40_000,
    "record with allowances of many keys": lambda: _RECORD
    + b"".join(b"k%d: a  # lawmodel: allow commentary-alone a reason\n" % n for n in range(20_000)),
    "record with many allowances of nothing": lambda: _RECORD + b"# lawmodel: allow nonsense a reason\n" * 40_000,
    "record with a long title": lambda: _RECORD.replace(b"the stay of foreigners", b"a" * 1_000_000),
    "record with a long id": lambda: _RECORD.replace(b"id: base-law", b"id: " + b"a-" * 100_000 + b"!"),
    "record with a long number": lambda: _RECORD.replace(b'"7"', b'"' + b"1-" * 100_000 + b'!"'),
    "record with a long date": lambda: _RECORD.replace(b'"2010-03-01"', b'"' + b"2010-" * 50_000 + b'"'),
    "record with many keys and long values": lambda: _RECORD + b"".join(b"k%d: %s\n" % (n, b"a" * 90) for n in range(45_000)),
    "record with empty values": lambda: _RECORD + b"".join(b"k%d:\n" % n for n in range(20_000)),
    "record with wrong entries": lambda: _RECORD + b"relations:\n" + b"".join(b"  - %d\n" % n for n in range(50_000)),
    "record with wrong words in a line": lambda: _RECORD + b"relations: [" + (b"{kind: " + b"x" * 200 + b"}, ") * 20_000 + b"]\n",
    "record with words of YAML 1.1 in a line": lambda: _RECORD + b"x: [" + (b'"' + b"a" * 400 + b'", no, ') * 9_000 + b"]\n",
    "record with a long key": lambda: _RECORD + b'? "' + b"la w-" * 200_000 + b'"\n: a\n',
    "record with a number for a date": lambda: _RECORD.replace(b'"2010-03-01"', b'"' + b"1" * 1_000_000 + b'"'),
    "record with an open quote": lambda: _RECORD + b'x: "a\n' + b"it's a: a\n" * 300_000,
    "record with an open apostrophe": lambda: _RECORD.replace(b"\n", b"\r") + b"x: 'a\r" + b'k: ["a\r' * 300_000,
    "record with an open bracket": lambda: _RECORD + b"x: [a\n" + b"k: 'a\n" * 300_000,
    "record with rules behind each other": lambda: _asking_rules(3_800, in_a_circle=False),
    "record with a circle of rules": lambda: _asking_rules(3_800, in_a_circle=True),
    "record with a rule of equal branches": lambda: _branches(lambda _: _CITIZEN, 18_000),
    "record with a rule of many branches": lambda: _branches(
        lambda n: b"{kind: refers-to, fact: offence, references: [base-law art. %d]}" % (n + 1), 11_000
    ),
    "record with exceptions behind each other": lambda: _exceptions(4_000),
    "record with examples of unknown facts": lambda: _examples(10_000),
    "record with a long reference": lambda: _RECORD.replace(b"art. 3 part 1]", b"art. 3" + b" part 1" * 30_000 + b"]"),
}  # fmt: skip
"""Contents by what they are made of. None of them is deep, large or long enough to be refused for its size alone, but those that say so."""


def everything() -> Iterator[tuple[str, bytes]]:
    """All hostile files, the small ones first."""
    yield from ((path.stem, path.read_bytes()) for path in SMALL)
    yield from ((f"large: {name}", make()) for name, make in LARGE.items())


def look_at(name: str, content: bytes) -> dict[str, object]:
    """Read a file; a small one, and one that is a record, is checked in the small corpus too."""
    began = time.process_time()
    result = read("a.yaml", content)
    found = len(result.notes if isinstance(result, Document) else result.diagnostics)
    if not name.startswith("large: ") or "record" in name:
        path = f"agreements/{name.replace(' ', '-').replace(':', '')}.yaml"
        checked = check(CASES / "base", unsaved=Unsaved(path, content))
        found = sum(each.place.file == path for each in checked.diagnostics)
    seconds = time.process_time() - began
    outcome = "data" if isinstance(result, Document) else "refused"
    return {"name": name, "outcome": outcome, "found": found, "seconds": seconds, "megabytes": peak_memory()}


def peak_memory() -> int:
    """The most memory that this process has held, in MB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415  # not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    for each, text in everything():
        sys.stdout.write(json.dumps(look_at(each, text)) + "\n")
        sys.stdout.flush()
