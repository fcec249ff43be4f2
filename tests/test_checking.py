"""Checking a folder from Python: what is a wrong call, and what is found where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lawmodel.checking import check, check_examined
from lawmodel.folder import Folder
from lawmodel.jobs import examine_all
from lawmodel.loading import Ahead, LoadedFile, load
from tests.check_cases import diagnose, lay

RECORD = """\
# yaml-language-server: $schema=../schema/1.0/instrument.schema.json
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 1}]
"""
RULE = """\
provisions:
  - id: entry
    kind: rule
    heading: Entry
    cites: [{source: gazette, line: 2}]
    rule:
      kind: condition
      modality: permission
      if: {kind: holds, fact: is_citizen}
      examples:
        - {facts: {is_citizen: true}, expect: "yes", because: citizens enter}
        - {facts: {is_citizen: false}, expect: "no", because: nobody else does}
"""
FILE = "agreements/example.yaml"


def found(folder: Path, text: str, **others: str) -> list[tuple[int, str, str | None, str | None]]:
    """Of each finding its line, its id, its help and what its fix writes."""
    diagnostics = diagnose({FILE: text, **others}, folder)
    return [(d.place.line, d.ident, d.help, None if d.fix is None else d.fix.replacement) for d in diagnostics]


def test_a_folder_may_be_named_by_a_text(tmp_path: Path) -> None:
    lay({}, tmp_path)
    assert check(str(tmp_path)).diagnostics == check(tmp_path).diagnostics == ()


def test_to_compare_sound_files_opens_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was noted of them is enough; the process that compares has opened none of them itself."""
    lay({FILE: RECORD + RULE}, tmp_path)
    folder = Folder.find(tmp_path)
    examined = list(examine_all(folder))
    opened: list[str] = []

    def opening(_: Folder, path: str, __: Ahead | None) -> LoadedFile:
        opened.append(path)
        raise AssertionError(path)

    monkeypatch.setattr("lawmodel.loading.load", opening)
    assert check_examined(folder, examined).diagnostics == ()
    assert len(examined) > 5
    assert opened == []


def test_a_rule_that_refers_to_another_record_opens_that_one_and_what_acts_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    referring = RULE.replace("{kind: holds, fact: is_citizen}", "{kind: outcome-of, rule: base-law/entry}")
    other = RECORD.replace("id: example", "id: other").replace("an example", "another matter")
    lay({FILE: RECORD + referring, "agreements/other.yaml": other}, tmp_path)
    folder = Folder.find(tmp_path)
    examined = list(examine_all(folder))
    opened: list[str] = []

    def opening(folder: Folder, path: str, ahead: Ahead | None) -> LoadedFile:
        opened.append(path)
        return load(folder, path, ahead)

    monkeypatch.setattr("lawmodel.loading.load", opening)
    # On no day asked about, nobody knows whether the other law was in force.
    assert {each.ident for each in check_examined(folder, examined).diagnostics} == {"example-fails"}
    records = {"agreements/base-law.yaml", "agreements/base-treaty.yaml", FILE}  # the treaty is related to the law
    assert {path for path in opened if path.startswith("agreements/")} == records


@pytest.mark.parametrize(
    ("wrong", "error", "words"),
    [
        ({"jobs": 0}, ValueError, "`jobs` is 0, and at least one"),
        ({"jobs": -1}, ValueError, "`jobs` is -1"),
        ({"jobs": "2"}, TypeError, "`jobs` is a whole number, not str"),
        ({"jobs": True}, TypeError, "`jobs` is a whole number, not bool"),
        ({"unsaved": b"id: a"}, TypeError, "`unsaved` is an `Unsaved` file, not bytes"),
        ({"unsaved": {"a": b""}}, TypeError, "not dict"),
    ],
)
def test_a_wrong_call(wrong: dict[str, Any], error: type[Exception], words: str, tmp_path: Path) -> None:
    lay({}, tmp_path)
    with pytest.raises(error, match=words):
        check(tmp_path, **wrong)


def test_what_the_first_line_says_stands_at_the_first_line(tmp_path: Path) -> None:
    newer = found(tmp_path / "1", RECORD.replace("schema/1.0/", "schema/99.0/"))
    assert [(line, ident) for line, ident, *_ in newer] == [(1, "newer-schema")]
    other = found(tmp_path / "2", RECORD.replace("instrument.schema", "sources.schema"))
    assert [(line, ident) for line, ident, *_ in other] == [(1, "missing-modeline")]
    misspelt = diagnose({"registers/topic.yaml": "# of all kinds\n\ntopics: {}\n"}, tmp_path / "3")
    assert [(d.place.line, d.ident, d.help) for d in misspelt] == [
        (1, "unknown-register", "did you mean `registers/topics.yaml`?")
    ]


@pytest.mark.parametrize(
    ("written", "help_", "fix"),
    [
        ("yes", "write `true` or `false`, without quotes", "true"),
        ('"false"', "write `true` or `false`, without quotes", "false"),
        ("citizen", "write `true` or `false`, without quotes", None),
        ("1", "write `true` or `false`, without quotes", None),
    ],
)
def test_a_truth_value_that_is_none_is_told_once(written: str, help_: str, fix: str | None, tmp_path: Path) -> None:
    told = found(tmp_path, RECORD + RULE.replace("is_citizen: true", f"is_citizen: {written}"))
    assert told == [(19, "mistyped-fact", help_, fix)]


def test_a_number_out_of_its_bounds_is_told_to_be_that(tmp_path: Path) -> None:
    """It is a whole number without quotes already."""
    told = found(tmp_path, RECORD + RULE.replace("is_citizen: true", "age: 131"))
    assert (19, "mistyped-fact", "correct the number, or the bounds that `registers/facts.yaml` gives it", None) in told


def test_a_source_that_is_gone_is_one_finding_a_file(tmp_path: Path) -> None:
    """A name that many facts rest on is missing once; few misspelt ones are each shown."""
    items = "".join(
        f"      - {{id: i{n}, says: to do {n}, cites: [{{source: SOURCE, line: {n + 1}}}]}}\n" for n in range(12)
    )
    statement = "provisions:\n  - id: aims\n    kind: statement\n    topic: aim\n    heading: Aims\n"
    text = f"{RECORD}{statement}    cites: [{{source: gazette, line: 1}}]\n    items:\n{items}"
    (one,) = diagnose({FILE: text.replace("SOURCE", "nowhere-at-all")}, tmp_path / "1")
    assert (one.place.line, len(one.related)) == (16, 5)
    assert one.help is not None
    assert one.help.endswith("; it is so in 6 more places of this file")
    slips = diagnose({FILE: text.replace("SOURCE", "gazete")}, tmp_path / "2")
    assert len(slips) == 12
    assert all(each.fix is not None for each in slips)


def test_a_key_of_another_kind_points_at_the_kind(tmp_path: Path) -> None:
    (one,) = diagnose({FILE: f"{RECORD}issued_by: ministry\n"}, tmp_path)
    assert one.help is not None
    assert one.help.startswith("a `law` has no `issued_by`; where `decree` or `resolution`")
    assert [each.place.line for each in one.related] == [3]


@pytest.mark.parametrize(
    ("old", "new", "help_"),
    [
        ("heading: Entry", "heading:", "write its value: `heading` must be there"),
        ("heading: Entry", 'heading: ""', "write its value: `heading` must be there"),
        ("heading: Entry", "heading: Entry\n    note:", "leave the key out: what no source states is absent"),
        ('expect: "yes"', "expect: true", 'write `"yes"`'),
        ("line: 2}", "lines: 2}", "write `line: 2`"),
        ("line: 2}", "line: 2-3}", 'write `lines: "2-3"`'),
    ],
)
def test_help_says_what_is_wanted_there(old: str, new: str, help_: str, tmp_path: Path) -> None:
    told = found(tmp_path, RECORD + RULE.replace(old, new))
    assert [each[2] for each in told] == [help_]


def test_lines_that_a_merge_has_left_are_told_as_such(tmp_path: Path) -> None:
    text = RECORD.replace("title_is: described\n", "<<<<<<< ours\ntitle_is: described\n=======\n>>>>>>> theirs\n")
    assert [(line, ident) for line, ident, *_ in found(tmp_path, text)] == [(6, "merge-conflict")]
