"""Fixes: the text at the place and nothing else, or nothing at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from lawmodel.checking import check
from lawmodel.diagnostics import Diagnostic, Fix, Place, Severity
from lawmodel.documents import Document, read
from lawmodel.fixing import fix_files, replacement_for
from tests.check_cases import all_cases, lay


def diagnostic(text: str, old: str, new: str, *, file: str = "a.yaml", at: int = 0) -> Diagnostic:
    """A diagnostic at a part of a text, with a fix; `at` counts the parts alike."""
    start = -1
    for _ in range(at + 1):
        start = text.index(old, start + 1)
    before = text[:start].replace("\r\n", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    excerpt = text.replace("\r\n", "\n").split("\n")[line - 1]
    place = Place(file, line, column, line, column + len(old))
    return Diagnostic("x", Severity.ERROR, place, "wrong", fix=Fix("mend", new), excerpt=excerpt)


def fixed(folder: Path, content: bytes, *found: Diagnostic) -> bytes:
    (folder / "a.yaml").write_bytes(content)
    result = fix_files(folder, found)
    assert len(result.applied) + len(result.refused) == len(found)
    return (folder / "a.yaml").read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ("gazete", "gazette", "gazette"),
        ("'gazete'", "gazette", "'gazette'"),
        ('"gazete"', "gazette", '"gazette"'),
        ("'x'", "it's", "'it''s'"),
        ('"x"', 'a "b" \\', '"a \\"b\\" \\\\"'),
        ("NOR", "NO", '"NO"'),
        ("'NOR'", "NO", "'NO'"),
        ("x", "null", '"null"'),
        ("x", "12:30", '"12:30"'),
        ("x", "1.5", '"1.5"'),
        ("x", "2015-01-01", "2015-01-01"),
        ("x", "matter/three", "matter/three"),
        ("x", "a: b", '"a: b"'),
        ("x", "a #b", '"a #b"'),
        ("x", "a, b", '"a, b"'),
        ("x", "- a", '"- a"'),
        ("x", "@a", '"@a"'),
        ("x", "a ", '"a "'),
        ("x", "a:", '"a:"'),
        ("x", "\u0438\u043c\u044f", "\u0438\u043c\u044f"),
        # What is already written as YAML stays: numbers, truth values, quoted texts, several lines.
        ('"5"', "5", "5"),
        ('"true"', "true", "true"),
        ("5", '"5"', '"5"'),
        ("'5'", '"5-7"', '"5-7"'),
        ("id", "# first\nid", "# first\nid"),
        ("x", "", ""),
    ],
)
def test_what_is_written(old: str, new: str, written: str) -> None:
    found = diagnostic(f"key: [{old}, z]", old, new)
    assert replacement_for(found) == written
    if new and "\n" not in new and "#" not in old:
        document = read("a.yaml", f"key: [{written}, z]".encode())
        assert isinstance(document, Document)
        plain = read("a.yaml", f"key: {new}".encode())
        meant = plain.data["key"] if new[0] == '"' or new in ("5", "true") else new  # type: ignore[union-attr]  # read above
        assert document.data["key"][0] == meant


def test_everything_else_stays_byte_for_byte(tmp_path: Path) -> None:
    text = "# \u0437\u0430\u043c\u0435\u0442\u043a\u0430 \r\na:   'gazete' # \U0001f600 \r\n\r\nb: [gazete , {c: \"x\"}]\t\r\nd: 1\n\n\n"
    content = b"\xef\xbb\xbf" + text.encode()
    done = fixed(
        tmp_path, content, diagnostic(text, "'gazete'", "gazette"), diagnostic(text, "gazete", "gazette", at=1)
    )
    assert done == content.replace(b"gazete", b"gazette")


def test_a_fix_of_several_lines_takes_the_line_ends_of_the_file(tmp_path: Path) -> None:
    text = "id: a\r\nb: c\r\n"
    assert fixed(tmp_path, text.encode(), diagnostic(text, "id", "# first\nid")) == b"# first\r\nid: a\r\nb: c\r\n"


def test_of_overlapping_fixes_the_first_wins(tmp_path: Path) -> None:
    text = "a: one two\n"
    whole, part = diagnostic(text, "one two", "three"), diagnostic(text, "two", "four")
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    result = fix_files(tmp_path, [part, whole])
    assert (tmp_path / "a.yaml").read_text("utf-8") == "a: three\n"
    assert result.applied == (whole,)
    assert [(r.diagnostic, r.reason) for r in result.refused] == [(part, "it overlaps another fix; check again")]


def test_a_fix_that_makes_the_file_unreadable_is_refused_and_the_others_are_not(tmp_path: Path) -> None:
    text = "a: 1\nbb: 2\nc: 3\n"
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    good, bad, last = diagnostic(text, "1", "4"), diagnostic(text, "bb", "a"), diagnostic(text, "3", "5")
    result = fix_files(tmp_path, [good, bad, last])
    assert (tmp_path / "a.yaml").read_text("utf-8") == "a: 4\nbb: 2\nc: 5\n"
    assert result.applied == (good, last)
    assert [(r.diagnostic, r.reason) for r in result.refused] == [(bad, "the file could not be read afterwards")]


def test_a_fix_that_spoils_the_file_is_found_among_very_many(tmp_path: Path) -> None:
    text = "".join(f"k{n}: {n}\n" for n in range(1000, 1300)) + "bb: 2\n"
    text += "".join(f"m{n}: {n}\n" for n in range(2000, 2300))
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    good = [diagnostic(text, str(n), "3", at=1) for n in (*range(1000, 1300), *range(2000, 2300))]
    bad = diagnostic(text, "bb", "m2007")
    result = fix_files(tmp_path, [*good, bad])
    assert [r.diagnostic for r in result.refused] == [bad]
    assert len(result.applied) == 600
    assert (tmp_path / "a.yaml").read_text("utf-8").splitlines()[299:302] == ["k1299: 3", "bb: 2", "m2000: 3"]


def test_a_fix_in_a_line_that_is_too_long_to_be_shown_is_refused(tmp_path: Path) -> None:
    content = b"a: [" + b"no, " * 2_000 + b"]\n"
    (tmp_path / "a.yaml").write_bytes(content)
    document = read("a.yaml", content)
    assert isinstance(document, Document)
    result = fix_files(tmp_path, document.notes)
    assert {r.reason for r in result.refused} == {"its line is too long"}
    assert len(result.refused) == 2_000
    assert (tmp_path / "a.yaml").read_bytes() == content


def test_an_unreadable_file_may_become_more_readable(tmp_path: Path) -> None:
    text = "a: no\na: 2\n"  # a warning with a fix, beside an error
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    assert fix_files(tmp_path, [diagnostic(text, "no", '"no"')]).refused == ()
    assert (tmp_path / "a.yaml").read_text("utf-8") == 'a: "no"\na: 2\n'


def test_a_file_that_has_changed_is_left_alone(tmp_path: Path) -> None:
    found = diagnostic("a: gazete\n", "gazete", "gazette")
    assert fixed(tmp_path, b"b: 1\n", found) == b"b: 1\n"
    (refusal,) = fix_files(tmp_path, [found]).refused
    assert refusal.reason == "the file has changed since it was checked"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    (refusal,) = fix_files(tmp_path, [diagnostic("a: b", "b", "c", file="none.yaml")]).refused
    assert refusal.reason == "the file cannot be written: No such file or directory"


def test_what_has_no_fix_is_passed_over(tmp_path: Path) -> None:
    result = fix_files(tmp_path, [Diagnostic("x", Severity.ERROR, Place("a.yaml", 1, 1, 1, 1), "wrong")])
    assert (result.applied, result.refused) == ((), ())


def test_the_file_is_replaced_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that fails on the way leaves the old file, and nothing beside it."""
    (tmp_path / "a.yaml").write_text("a: gazete\n", "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    (refusal,) = fix_files(tmp_path, [diagnostic("a: gazete\n", "gazete", "gazette")]).refused
    assert refusal.reason == "the file cannot be written: No space left on device"
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]
    assert (tmp_path / "a.yaml").read_text("utf-8") == "a: gazete\n"


def test_permissions_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: gazete\n", "utf-8")
    (tmp_path / "a.yaml").chmod(0o600)
    before = stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode)
    fix_files(tmp_path, [diagnostic("a: gazete\n", "gazete", "gazette")])
    assert stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode) == before
    assert (tmp_path / "a.yaml").read_text("utf-8") == "a: gazette\n"


if sys.platform != "win32":  # where making a link needs a privilege

    def test_a_link_stays_a_link(tmp_path: Path) -> None:
        (tmp_path / "real.yaml").write_text("a: gazete\n", "utf-8")
        (tmp_path / "a.yaml").symlink_to("real.yaml")
        fix_files(tmp_path, [diagnostic("a: gazete\n", "gazete", "gazette")])
        assert (tmp_path / "a.yaml").is_symlink()
        assert (tmp_path / "real.yaml").read_text("utf-8") == "a: gazette\n"


FIXABLE = [case for case in all_cases() if not case.is_valid]


def test_fixes_of_every_case_take_their_findings_away(tmp_path: Path) -> None:
    """All fixes of a case at once, and again until none is left: each finding that had a fix is gone, and none is new."""
    mended = 0
    for number, case in enumerate(FIXABLE):
        folder = tmp_path / str(number)
        lay(case.files, folder)
        before = check(folder).diagnostics
        if all(d.fix is None for d in before):
            continue
        while fix_files(folder, check(folder).diagnostics).applied:
            mended += 1
        after = check(folder).diagnostics
        kinds = [(d.ident, d.message) for d in before if d.fix is None]
        assert all(d.fix is None for d in after), case.name
        assert {(d.ident, d.message) for d in after} <= set(kinds), case.name
    assert mended > 5
