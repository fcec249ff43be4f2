"""Settings of a corpus: what they do, and that a wrong one is told at its place and does nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lawmodel.checking import check
from lawmodel.checks import all_faults
from lawmodel.configuration import FIRM, Configuration
from lawmodel.configuration_file import read_configuration
from lawmodel.diagnostics import Severity
from lawmodel.toml_places import TomlPlaces
from tests.check_cases import CASES, all_cases, lay

KNOWN = frozenset(all_faults())

TOML = '''\
# a comment = [
title = "a # b"
count = 1.5
day = 1979-05-27 07:32:00 # day = 2
"quoted key" . plain = 'x'
list = [ [1, 2], [3], { a = 1, b.c = "z" } ]
long = """one
"quoted\\" two""\"""
longer = \'\'\'
three\'\'\'
[table.within]
yes = true
[[row]]
a = 1
[row.part]
k = 2
[[row]]
  [[row.inner]]
  z = [
    "a", # ]
    "b",
  ]
[[row.inner]]
z = -inf
'''


def paths_of(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in items:
        yield (*path, step), value
        yield from paths_of(value, (*path, step))


def test_every_toml_value_stands_where_it_is_said_to() -> None:
    places, lines = TomlPlaces(TOML, "x.toml"), TOML.splitlines(keepends=True)
    seen = 0
    for path, value in paths_of(tomllib.loads(TOML)):
        place = places.find(path)
        if not isinstance(value, (dict, list)):
            start = sum(map(len, lines[: place.line - 1])) + place.column - 1
            end = sum(map(len, lines[: place.end_line - 1])) + place.end_column - 1
            assert tomllib.loads(f"v = {TOML[start:end]}") == {"v": value}
            seen += 1
    assert seen == 17


def test_every_toml_key_stands_where_it_is_said_to() -> None:
    places = TomlPlaces(TOML, "x.toml")
    keys = {
        ("title",): (2, 1, 6),
        ("quoted key", "plain"): (5, 1, 21),
        ("list", 2, "b", "c"): (6, 32, 35),
        ("table", "within"): (11, 2, 14),
        ("table", "within", "yes"): (12, 1, 4),
        ("row", 1): (17, 3, 6),
        ("row", 0, "part", "k"): (16, 1, 2),
        ("row", 1, "inner", 1, "z"): (24, 1, 2),
        ("table",): (11, 2, 14),
    }
    for path, (line, column, end) in keys.items():
        place = places.find(path, "key")
        assert (place.line, place.column, place.end_line, place.end_column) == (line, column, line, end), path


def test_a_path_that_is_not_there_leads_to_the_nearest() -> None:
    places = TomlPlaces(TOML, "x.toml")
    assert places.find(("row", 1, "none", 3)).line == 17
    assert places.find(("nothing",)).line == 1


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "agreements").mkdir()
    return tmp_path


def read(folder: Path, text: str, name: str = "lawmodel.toml") -> Configuration:
    (folder / name).write_bytes(text.encode())
    return read_configuration(folder, KNOWN)


def test_no_configuration(corpus: Path) -> None:
    assert read_configuration(corpus, KNOWN) == Configuration()
    assert read(corpus, "[tool.other]\nx = 1\n", "pyproject.toml") == Configuration()
    assert read(corpus, "[tool.other]\nof = 'lawmodel'\n", "pyproject.toml") == Configuration()


@pytest.mark.parametrize(("name", "table"), [("lawmodel.toml", ""), ("pyproject.toml", "tool.lawmodel")])
def test_all_settings(name: str, table: str, corpus: Path) -> None:
    head, dot = (f"[{table}]\n", f"{table}.") if table else ("", "")
    text = (
        f'{head}fail_on = "error"\n'
        f'ignore = [{{id = "uncited-fact", path = "agreements/old/**", reason = "not read yet"}}]\n'
        f'[{dot}severity]\nmissing-modeline = "off"\nuncited-fact = "error"\n'
    )
    found = read(corpus, text, name)
    assert found.diagnostics == ()
    assert found.fail_on is Severity.ERROR
    assert found.severities == {"missing-modeline": None, "uncited-fact": Severity.ERROR}
    assert [(i.ident, i.pattern, i.reason) for i in found.ignores] == [
        ("uncited-fact", "agreements/old/**", "not read yet")
    ]


WRONG = {
    'fail_on = "eror"': (1, 11, "`eror` is not a severity to fail on"),
    "fail_on = 1": (1, 11, "`1` is not a severity to fail on"),
    'fail_on = "off"': (1, 11, "`off` is not a severity to fail on"),
    'fial_on = "error"': (1, 1, "unknown setting `fial_on`"),
    "severity = 3": (1, 12, "`severity` is not a table"),
    '[severity]\n\nuncited-fct = "off"': (3, 1, "there is no check `uncited-fct`"),
    '[severity]\nuncited-fact = "of"': (2, 16, "`of` is not a severity"),
    "[severity]\nuncited-fact = true": (2, 16, "`True` is not a severity"),
    '[severity]\nyaml-syntax = "off"': (
        2,
        1,
        "`yaml-syntax` cannot be silenced: a file that has it is not checked at all",
    ),
    '[severity]\nunknown-key = "note"': (
        2,
        1,
        "`unknown-key` cannot be silenced: a file that has it is not checked at all",
    ),
    "ignore = {}": (1, 1, "`ignore` is not a list of tables"),
    'ignore = ["x"]': (1, 1, "`ignore` is not a list of tables"),
    '[[ignore]]\nid = "uncited-fact"\npath = "*"': (
        1,
        3,
        "the key `reason` is missing: whoever reads it must be able to judge whether it still holds",
    ),
    '[[ignore]]\nid = "uncited-fact"\npath = "*"\nreason = " "': (4, 10, "`reason` is not a text that says something"),
    '[[ignore]]\nid = "uncited-fact"\nreason = "x"': (1, 3, "the key `path` is missing"),
    '[[ignore]]\nid = "too-many-faults"\npath = "agreements/*"\nreason = "many are known"': (
        2,
        6,
        "`too-many-faults` cannot be silenced: a file that has it is not checked at all",
    ),
    'ignore = [{id = "uncited", path = "*", reason = "x"}]': (1, 17, "there is no check `uncited`"),
    'ignore = [{id = "uncited-fact", path = "*", reason = "x", why = "y"}]': (1, 59, "unknown setting `why`"),
    'fail_on = "note"\nseverity = {x = "off"': (2, 1, "this is not TOML"),
    "a = ": (1, 5, "this is not TOML"),
}


@pytest.mark.parametrize("text", WRONG)
def test_wrong_setting(text: str, corpus: Path) -> None:
    (found,) = read(corpus, text).diagnostics
    assert found.ident == "wrong-configuration"
    assert found.place.file == "lawmodel.toml"
    assert found.excerpt == text.splitlines()[found.place.line - 1]
    line, column, message = WRONG[text]
    if message.startswith("this is not TOML"):  # whose words and columns are Python's
        assert (found.place.line, found.message[:16]) == (line, message[:16])
    else:
        assert (found.place.line, found.place.column, found.message) == (line, column, message)


def test_advice_names_what_may_be_meant(corpus: Path) -> None:
    (found,) = read(corpus, 'severity = {uncited-fct = "off"}').diagnostics
    assert found.help == "did you mean `uncited-fact`?"
    (found,) = read(corpus, 'sevrity = {uncited-fact = "off"}').diagnostics
    assert found.help == "did you mean `severity`?"


def test_the_rest_of_a_wrong_configuration_holds(corpus: Path) -> None:
    found = read(corpus, 'x = 1\nfail_on = "note"\n[severity]\nuncited-fact = "off"\nnothing = "off"\n')
    assert [d.place.line for d in found.diagnostics] == [1, 5]
    assert found.fail_on is Severity.NOTE
    assert found.severities == {"uncited-fact": None}


def test_not_utf8(corpus: Path) -> None:
    (corpus / "lawmodel.toml").write_bytes(b'fail_on = "\xff"')
    (found,) = read_configuration(corpus, KNOWN).diagnostics
    assert found.message == "`lawmodel.toml` is not UTF-8"


def test_what_no_memory_can_hold_is_told(corpus: Path) -> None:
    (found,) = read(corpus, f"a = {'[' * 100_000}").diagnostics
    assert found.ident == "wrong-configuration"


def test_a_table_that_is_none(corpus: Path) -> None:
    (found,) = read(corpus, '[tool]\nlawmodel = "x"\n', "pyproject.toml").diagnostics
    assert (found.place.file, found.place.line, found.message) == (
        "pyproject.toml",
        2,
        "`tool.lawmodel` is not a table",
    )


def test_two_configurations(corpus: Path) -> None:
    (corpus / "pyproject.toml").write_text("[project]\n\n[tool.lawmodel]\n", "utf-8")
    (found,) = read(corpus, 'fail_on = "note"\n').diagnostics
    assert (found.place.file, found.place.line) == ("pyproject.toml", 3)


def test_a_broken_pyproject_is_no_concern_of_a_corpus_with_its_own_file(corpus: Path) -> None:
    (corpus / "pyproject.toml").write_text("[tool.lawmodel", "utf-8")
    assert len(read_configuration(corpus, KNOWN).diagnostics) == 1
    assert read(corpus, 'fail_on = "note"\n').fail_on is Severity.NOTE


def test_nothing_that_keeps_a_file_from_being_checked_can_be_silenced() -> None:
    assert {"yaml-syntax", "not-utf-8", "unknown-key", "missing-key", "unknown-register"} <= FIRM
    assert not FIRM & {"truth-like-word", "missing-modeline", "dangling-reference", "unused-allowance"}


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A corpus with one error, `dangling-reference`, and what else its first case has."""
    case = next(c for c in all_cases() if c.ident == "dangling-reference" and not c.is_valid)
    lay(case.files, tmp_path)
    assert CASES.is_dir()
    return tmp_path


def found_in(folder: Path, settings: str) -> dict[str, set[str]]:
    (folder / "lawmodel.toml").write_text(settings, "utf-8")
    by_id: dict[str, set[str]] = {}
    for each in check(folder).diagnostics:
        by_id.setdefault(each.ident, set()).add(each.severity.value)
    return by_id


def test_severities_are_as_configured(faulty: Path) -> None:
    assert found_in(faulty, "")["dangling-reference"] == {"error"}
    assert found_in(faulty, 'severity = {dangling-reference = "note"}')["dangling-reference"] == {"note"}
    assert "dangling-reference" not in found_in(faulty, 'severity = {dangling-reference = "off"}')


def test_ignore_covers_the_files_of_its_pattern(faulty: Path) -> None:
    entry = '[[ignore]]\nid = "dangling-reference"\nreason = "x"\npath = "{}"\n'
    for pattern in ("agreements/*", "**", "agreements/**/*.yaml", "**/*.yaml", "agreements/*.y?ml"):
        assert found_in(faulty, entry.format(pattern)) == {}, pattern
    for pattern in ("*", "agreements", "agreement?", "registers/**", "AGREEMENTS/*"):
        found = found_in(faulty, entry.format(pattern))
        assert set(found) == {"dangling-reference", "unused-allowance"}, pattern


def test_an_ignore_that_covers_nothing_is_told_where_it_stands(faulty: Path) -> None:
    settings = '\n[[ignore]]\nid = "uncited-fact"\nreason = "x"\npath = "registers/*"\n'
    (faulty / "lawmodel.toml").write_text(settings, "utf-8")
    found = next(d for d in check(faulty).diagnostics if d.ident == "unused-allowance")
    assert (found.place.file, found.place.line) == ("lawmodel.toml", 2)
    assert found.message == "`uncited-fact` is allowed in `registers/*`, and not found"


def test_fail_on_is_handed_on(faulty: Path) -> None:
    (faulty / "lawmodel.toml").write_text('fail_on = "error"', "utf-8")
    assert check(faulty).fail_on is Severity.ERROR
