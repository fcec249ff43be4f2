"""What a baseline knows again: findings by their words, and of very many faults of structure how many are not told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from lawmodel.baseline import read_baseline, without_baseline, write_baseline
from lawmodel.diagnostics import Diagnostic, Finding, Location
from lawmodel.schemas.first_faults import AND_MORE, MOST_TOLD, how_many_more, places_left
from tests.check_cases import diagnose

HEAD = """\
# yaml-language-server: $schema=https://schemas.lawmodel.org/1.0/instrument.schema.json
id: {ident}
kind: law
stands_for: act
title: {{en: Law of {ident}}}
title_is: described
jurisdiction: AD
cites: [{{source: gazette, line: 1}}]
"""
MANY = [f"zz{n:04}qq{n:04}: a" for n in range(MOST_TOLD + 20)]
"""Unknown keys: twenty more than are told, so that the others are counted."""


def found(folder: Path, keys: Iterable[str], other: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    files = {
        f"agreements/{ident}.yaml": HEAD.format(ident=ident) + "".join(f"{key}\n" for key in lines)
        for ident, lines in (("many", keys), ("other", other))
    }
    folder.mkdir()
    return tuple(diagnose(files, folder))


def new(tmp_path: Path, keys: Iterable[str], other: Iterable[str] = ()) -> list[str]:
    """What is new among these keys for a baseline of `MANY`."""
    known = tmp_path / "known.json"
    write_baseline(known, found(tmp_path / "before", MANY))
    return [d.message for d in without_baseline(found(tmp_path / "after", keys, other), read_baseline(known))]


def test_many_faults_are_told_and_the_others_counted(tmp_path: Path) -> None:
    told = found(tmp_path / "before", MANY)
    assert [d.ident for d in told] == ["unknown-key"] * MOST_TOLD + ["too-many-faults"]
    assert told[-1].message == "the structure is wrong at 20 more places from here on"


@pytest.mark.parametrize("mended", [1, 19, 20])
def test_where_some_of_very_many_are_mended_what_is_told_instead_is_new(tmp_path: Path, mended: int) -> None:
    told = [f"unknown key `{key.partition(':')[0]}`" for key in MANY[MOST_TOLD : MOST_TOLD + mended]]
    assert new(tmp_path, MANY[mended:]) == told


def test_a_new_fault_after_the_others_is_told_where_some_are_mended(tmp_path: Path) -> None:
    assert new(tmp_path, [*MANY[22:], "newly: a"])[-1] == "unknown key `newly`"


def test_nothing_is_new_where_nothing_has_changed(tmp_path: Path) -> None:
    assert new(tmp_path, MANY) == []


def test_a_new_fault_among_those_told_is_new(tmp_path: Path) -> None:
    assert new(tmp_path, ["newly: a", *MANY]) == [
        "unknown key `newly`",
        "the structure is wrong at 21 more places from here on",
    ]


def test_a_new_fault_after_those_told_is_counted(tmp_path: Path) -> None:
    assert new(tmp_path, [*MANY, "newly: a"]) == ["the structure is wrong at 21 more places from here on"]


@pytest.mark.parametrize("mended", [2, 5, 30])
def test_a_new_fault_beside_mended_ones_is_new(tmp_path: Path, mended: int) -> None:
    assert new(tmp_path, ["newly: a", *MANY[mended:]])[0] == "unknown key `newly`"


def test_a_new_fault_of_another_file_is_new(tmp_path: Path) -> None:
    assert new(tmp_path, MANY, ["newly: a"]) == ["unknown key `newly`"]


def test_very_many_faults_of_another_file_are_new(tmp_path: Path) -> None:
    told = new(tmp_path, MANY, MANY)
    assert len(told) == MOST_TOLD + 1
    assert told[-1] == "the structure is wrong at 20 more places from here on"


def test_other_kinds_of_findings_are_not_taken_for_those_that_were_not_told(tmp_path: Path) -> None:
    told = new(tmp_path, ["note: off"])
    assert len(told) == 1
    assert told[0].startswith("`off` without quotes is a text here")


@pytest.mark.parametrize("number", [1, 2, 1234])
def test_the_message_says_how_many_are_left(number: int) -> None:
    message = how_many_more([("a",)] * number, "agreements/many.yaml").message
    assert places_left(message) == number


def test_another_message_says_nothing_of_it() -> None:
    assert places_left(Finding("too-many-faults", Location("a"), "reading stopped after 1000 errors").message) is None


def test_that_there_is_more_is_never_known(tmp_path: Path) -> None:
    """Of what comes after the last that is told nobody knows what was there before."""
    one = found(tmp_path / "one", MANY[:1])[0]._replace(path=None)
    more = one._replace(message=one.message + AND_MORE)
    known = tmp_path / "known.json"
    write_baseline(known, (one, more))
    assert without_baseline((one, more), read_baseline(known)) == (more,)
