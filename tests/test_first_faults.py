"""Of very many faults of structure the first are told, in the order of the file, and of the others how many they are."""

from __future__ import annotations

from typing import Any

import pytest

from lawmodel.diagnostics import Finding
from lawmodel.likeness import guess
from lawmodel.schemas.first_faults import MOST_TOLD
from lawmodel.schemas.malformed import remedy
from lawmodel.schemas.validate import structural_findings
from lawmodel.schemas.wording import matches

RECORD: dict[str, Any] = {
    "id": "example",
    "kind": "law",
    "stands_for": "act",
    "title": {"en": "Law on an example"},
    "title_is": "described",
    "jurisdiction": "AD",
    "cites": [{"source": "gazette", "line": 1}],
}


def with_keys(number: int) -> dict[str, Any]:
    """Unknown keys that stand in another order than their names, around a part with unknown keys of its own."""
    before = {f"k{n}": "a" for n in range(number, number // 2, -1)}
    after = {f"k{n}": "a" for n in range(number // 2, 0, -1)}
    return {**RECORD, **before, "cites": [{"source": "gazette", "line": 1, "x": 1, "y": 2}], **after}


def found(data: Any, engine: Any = "auto") -> list[Finding]:
    return structural_findings("instrument", data, "agreements/example.yaml", engine=engine)


def test_all_are_told_of_as_many_as_can_be() -> None:
    told = found(with_keys(MOST_TOLD - 2))
    assert len(told) == MOST_TOLD
    assert {each.ident for each in told} == {"unknown-key"}


@pytest.mark.parametrize("engine", ["auto", "jsonschema"])
def test_of_more_the_first_in_the_file_are_told(engine: str) -> None:
    data = with_keys(MOST_TOLD + 100)
    *told, last = found(data, engine)
    assert len(told) == MOST_TOLD
    keys = [key for key in data if key.startswith("k") and key[1:].isdigit()]
    within = {each.at.path for each in told if each.at.path[0] == "cites"}
    assert within == {("cites", 0, "x"), ("cites", 0, "y")}
    assert {each.at.path for each in told} - within == {(key,) for key in keys[: MOST_TOLD - 2]}
    assert last.ident == "too-many-faults"
    assert last.at.path == (keys[MOST_TOLD - 2],)
    assert last.message == "the structure is wrong at 102 more places from here on"


def test_both_engines_tell_the_same_of_lists() -> None:
    data = {**RECORD, "relations": [n if n % 2 else {"kind": f"word{n}"} for n in range(MOST_TOLD)]}
    told = found(data)
    assert told[-1].ident == "too-many-faults"
    assert told == found(data, "jsonschema")


def test_one_more_is_told_as_one() -> None:
    assert found(with_keys(MOST_TOLD - 1))[-1].message == "the structure is wrong here, too"


def test_a_node_of_which_only_keys_are_told_is_not_told_to_lack_some() -> None:
    data = {**RECORD, **{f"k{n}": "a" for n in range(2 * MOST_TOLD)}}
    del data["title_is"]
    told = found(data)
    assert [each.message for each in told if each.ident == "missing-key"] == ["the key `title_is` is missing"]
    assert len(told) == MOST_TOLD + 1


def test_a_key_without_value_that_must_be_there_is_told_so_among_many() -> None:
    data = {**RECORD, "title_is": None, **{f"k{n}": None for n in range(2 * MOST_TOLD)}}
    (told,) = [each for each in found(data) if each.at.path == ("title_is",)]
    assert told.help == "write its value: `title_is` must be there"
    assert data["title_is"] is None


def test_a_long_text_is_neither_a_slip_nor_a_date() -> None:
    assert guess("a" * 301, ["a" * 300]) is None
    assert guess("a" * 300, ["a" * 299 + "b"]) is not None
    assert remedy("1" * 5_000, lambda text: matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", text)).replacement is None


def test_what_is_long_is_told_shortly() -> None:
    (told,) = found({**RECORD, "k" * 1_000: "a"})
    assert len(told.message) < 100
    (told,) = found({**RECORD, "id": "".join(map(chr, range(0x2600, 0x3000)))})
    assert len(told.message + str(told.help)) < 400
