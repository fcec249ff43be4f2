"""Comments that allow a finding; their plain forms are cases (`malformed-allowance`, `unused-allowance`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawmodel.checking import check
from lawmodel.schemas.first_faults import AND_MORE, MOST_TOLD
from tests.check_cases import diagnose

HEAD = """\
# yaml-language-server: $schema=https://schemas.lawmodel.org/1.0/instrument.schema.json
id: case
kind: law
stands_for: act
title: {en: Law of the case}
title_is: described
jurisdiction: AD
"""
ALLOW = "# lawmodel: allow"


def idents(text: str, folder: Path) -> list[str]:
    return [d.ident for d in diagnose({"agreements/case.yaml": text}, folder)]


@pytest.mark.parametrize(
    "comment",
    [
        f"{ALLOW} commentary-alone because",
        "#lawmodel:allow commentary-alone because",
        "#   lawmodel:   allow \t commentary-alone   because of this: and that # too",
        f"# see below {ALLOW} commentary-alone because",
        f"{ALLOW} dangling-reference first {ALLOW} commentary-alone because",
    ],
)
def test_ways_to_write_an_allowance(comment: str, tmp_path: Path) -> None:
    found = idents(f"{HEAD}cites: [{{source: comment, line: 3}}]  {comment}\n", tmp_path)
    assert "commentary-alone" not in found
    assert "malformed-allowance" not in found


@pytest.mark.parametrize("comment", ["# lawmodel allow commentary-alone x", "# Lawmodel: allow commentary-alone x"])
def test_other_comments_allow_nothing(comment: str, tmp_path: Path) -> None:
    assert idents(f"{HEAD}cites: [{{source: comment, line: 3}}]  {comment}\n", tmp_path) == ["commentary-alone"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str, tmp_path: Path) -> None:
    text = f"{HEAD}{ALLOW} commentary-alone x\ncites: [{{source: comment, line: 3}}]\nnote: the end\n"
    assert "commentary-alone" not in idents(text.replace("\n", end), tmp_path)


@pytest.mark.parametrize(
    "note",
    [
        f'"{ALLOW} nothing"',
        f"'one\n  {ALLOW} nothing'",
        "one#lawmodel:allow",
        f">-\n  one\n  {ALLOW} nothing",
    ],
)
def test_a_text_is_no_comment(note: str, tmp_path: Path) -> None:
    assert idents(f"{HEAD}cites: [{{source: gazette, line: 20}}]\nnote: {note}\n", tmp_path) == []


def test_comments_around_a_block_of_text(tmp_path: Path) -> None:
    text = f"{HEAD}cites: [{{source: gazette, line: 20}}]\nnote: >- {ALLOW} first\n  one\n{ALLOW} second\n"
    found = diagnose({"agreements/case.yaml": text}, tmp_path)
    assert [(d.ident, d.place.line) for d in found] == [("malformed-allowance", 9), ("malformed-allowance", 11)]


def test_every_finding_of_the_check_on_the_line_is_allowed(tmp_path: Path) -> None:
    cites = "cites: [{source: gazete, line: 3}, {source: gazzette, line: 4}]"
    assert idents(f"{HEAD}{cites}\n", tmp_path / "1") == ["dangling-reference"] * 2
    assert idents(f"{HEAD}{cites} {ALLOW} dangling-reference x\n", tmp_path / "2") == []


def test_a_warning_of_the_reader_can_be_allowed(tmp_path: Path) -> None:
    text = f"{HEAD}cites: [{{source: gazette, line: 20}}]\nnote: no"
    assert idents(f"{text}\n", tmp_path / "1") == ["truth-like-word"]
    assert idents(f"{text} {ALLOW} truth-like-word x\n", tmp_path / "2") == []


def test_an_error_of_the_reader_cannot(tmp_path: Path) -> None:
    text = f"{HEAD}cites: [{{source: gazette, line: 20}}]\n{ALLOW} duplicate-key x\nkind: law\n"
    assert idents(text, tmp_path) == ["duplicate-key"]


def test_an_error_of_structure_cannot(tmp_path: Path) -> None:
    text = f"{HEAD}cites: [{{source: gazette, line: 20}}]\nnotes: x {ALLOW} unknown-key x\n"
    assert sorted(idents(text, tmp_path)) == ["malformed-allowance", "unknown-key"]


def test_a_slip_in_the_name_has_a_fix(tmp_path: Path) -> None:
    text = f"{HEAD}cites: [{{source: gazette, line: 20}}] {ALLOW} commentry-alone x\n"
    (found,) = diagnose({"agreements/case.yaml": text}, tmp_path)
    assert found.help == "did you mean `commentary-alone`?"
    assert found.fix is not None
    assert found.fix.replacement == "commentary-alone"
    assert found.excerpt is not None
    assert found.excerpt[found.place.column - 1 : found.place.end_column - 1] == "commentry-alone"


def test_none_is_called_unused_while_a_file_is_unread(tmp_path: Path) -> None:
    """What names an unread record is not judged, so that nobody knows what the comment would allow."""
    text = f"{HEAD}cites: [{{source: gazette, line: 20}}] {ALLOW} commentary-alone x\n"
    assert idents(text, tmp_path) == ["unused-allowance"]
    (tmp_path / "agreements" / "other.yaml").write_text("id: [", "utf-8")
    assert [d.ident for d in check(tmp_path).diagnostics] == ["yaml-syntax"]


def test_an_allowance_of_what_is_also_ignored_is_used(tmp_path: Path) -> None:
    text = f"{HEAD}cites: [{{source: comment, line: 3}}] {ALLOW} commentary-alone x\n"
    settings = (
        'ignore = [{id = "commentary-alone", path = "**", reason = "x"}]\nseverity = {commentary-alone = "off"}\n'
    )
    assert diagnose({"agreements/case.yaml": text, "lawmodel.toml": settings}, tmp_path) == ()


def test_registers_hold_allowances_too(tmp_path: Path) -> None:
    register = (
        "# yaml-language-server: $schema=https://schemas.lawmodel.org/1.0/observations.schema.json\n"
        "observations:\n  arrivals: {measure: arrivals, period: '2010', value: 300, unit: persons,"
        f" cites: [{{source: comment, line: 4}}]}} {ALLOW} commentary-alone no other count was made\n"
    )
    assert [d.ident for d in diagnose({"registers/observations.yaml": register}, tmp_path)] == []


def test_of_very_many_comments_that_allow_nothing_the_first_are_told(tmp_path: Path) -> None:
    text = f"{HEAD}cites: [{{source: gazette, line: 20}}]\n" + f"{ALLOW} nonsense x\n" * 700
    found = [d for d in diagnose({"agreements/case.yaml": text}, tmp_path) if d.ident == "malformed-allowance"]
    assert len(found) == 501
    assert (found[-1].place.line, found[-1].fix) == (509, None)
    assert found[-1].message == "200 more comments from here on begin as an allowance and are none"


def test_comments_one_below_another_mean_the_same_line(tmp_path: Path) -> None:
    comments = f"{ALLOW} dangling-reference x\n# between\n{ALLOW} commentary-alone x\n"
    text = (
        f"{HEAD}{comments}cites: [{{source: comment, line: 3}}, {{source: gazzette, line: 4}}]\n{ALLOW} unknown-key x\n"
    )
    found = diagnose({"agreements/case.yaml": text}, tmp_path)
    assert [(d.ident, d.place.line) for d in found] == [("malformed-allowance", 12)]


# ---- of very many findings of one check the first are told


def with_unasked_facts(number: int, comment: str = "") -> str:
    """A rule with so many examples that give a fact which it does not ask for."""
    head = (
        "provisions:\n  - id: a\n    kind: rule\n    heading: A\n    cites: [{source: gazette, line: 3}]\n    rule:\n"
    )
    rule = "      kind: condition\n      modality: permission\n      if: {kind: holds, fact: is_citizen}\n      examples:\n"
    one = '        - {{facts: {{is_citizen: true, age: {}}}, expect: "yes", because: a citizen}}{}\n'
    cites = "cites: [{source: gazette, line: 3}]\n"
    return HEAD + cites + head + rule + "".join(one.format(n % 130, comment) for n in range(number))


def of_unasked_facts(text: str, folder: Path) -> list[str]:
    return [d.message for d in diagnose({"agreements/case.yaml": text}, folder) if d.ident == "unasked-fact"]


def test_the_last_that_is_told_says_that_there_are_more(tmp_path: Path) -> None:
    found = of_unasked_facts(with_unasked_facts(MOST_TOLD + 40), tmp_path / "many")
    assert len(found) == MOST_TOLD + 1
    assert [number for number, message in enumerate(found) if message.endswith(AND_MORE)] == [MOST_TOLD]


def test_as_many_as_are_told_are_told_as_they_are(tmp_path: Path) -> None:
    found = of_unasked_facts(with_unasked_facts(MOST_TOLD), tmp_path)
    assert len(found) == MOST_TOLD
    assert not any(message.endswith(AND_MORE) for message in found)


def test_an_allowance_of_what_is_no_longer_told_is_not_unused(tmp_path: Path) -> None:
    found = idents(with_unasked_facts(MOST_TOLD + 40, f"  {ALLOW} unasked-fact because"), tmp_path)
    assert "unused-allowance" not in found


def test_allowances_of_those_that_are_told_do_not_hide_the_others(tmp_path: Path) -> None:
    (told,) = of_unasked_facts(with_unasked_facts(MOST_TOLD + 40, f"  {ALLOW} unasked-fact because"), tmp_path)
    assert told.endswith(AND_MORE)
    assert of_unasked_facts(with_unasked_facts(MOST_TOLD, f"  {ALLOW} unasked-fact because"), tmp_path / "few") == []
