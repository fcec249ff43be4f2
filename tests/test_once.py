"""What several checks have in common is made once for a file, and of each file by itself."""

from __future__ import annotations

from pathlib import Path

from lawmodel.checks.cited import citations_of, citing, lines_of, lines_with_digest
from lawmodel.checks.once import once
from lawmodel.checks.taken import taken_accounts
from lawmodel.corpus import Corpus
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers
from tests.check_cases import lay

RECORD = """\
id: example
kind: law
stands_for: act
title: {en: Law on an example}
title_is: described
jurisdiction: AD
cites: [{source: gazette, line: 1}, {source: statute-book, lines: "2-3"}, {source: gazette, lines: "4-2000000"}]
discrepancies:
  - id: number
    kind: disagreement
    concerns: [title]
    matter: whether the law has a number
    accounts:
      - {id: numbered, says: it is No. 8, cites: [{source: gazette, line: 9}]}
      - {id: unnumbered, says: it has no number, cites: [{source: report, line: 1}]}
    taken: unnumbered
    because: the report is the later of the two
"""

DIGESTS = f"""\
digests:
  statute-book:
    sha256: {"0123456789abcdef" * 4}
    lines:
      "2": 0123456789abcdee
      "10": 0123456789abcdef
"""


def _example(folder: Path) -> tuple[LoadedFile, Corpus]:
    lay({"agreements/example.yaml": RECORD}, folder)
    corpus = Corpus.load(folder)
    return corpus.files["agreements/example.yaml"], corpus


def test_a_value_is_made_once_for_a_file_and_its_registers(tmp_path: Path) -> None:
    made: list[str] = []

    @once
    def name(file: LoadedFile, registers: Registers) -> str:
        made.append(file.path)
        return f"{file.path} of {registers.root}"

    example, corpus = _example(tmp_path / "one")
    other, others = _example(tmp_path / "other")
    assert name(example, corpus) is name(example, corpus)
    assert name(other, others).endswith("other")
    assert name(example, others) != name(example, corpus)
    assert made == ["agreements/example.yaml"] * 3


def test_citations_are_gathered_by_source(tmp_path: Path) -> None:
    example, _ = _example(tmp_path)
    spans = {name: [(first, last) for _, first, last in cited] for name, cited in citations_of(example).items()}
    assert spans == {"gazette": [(1, 1), (4, 2000000), (9, 9)], "statute-book": [(2, 3)], "report": [(1, 1)]}


def test_no_line_is_cited_beyond_the_end_of_its_source(tmp_path: Path) -> None:
    example, corpus = _example(tmp_path)
    ends = {name: source.line_count for name, source in corpus.sources.items() if source.sha256 is not None}
    found = lines_of(example, corpus)
    assert found.keys() == citations_of(example).keys() & ends.keys()
    assert found["statute-book"] == {2, 3}
    for name, lines in found.items():
        assert lines == {*citing(example, name, range(1, 1_000))}
        assert max(lines) <= (ends[name] or 0)


def test_digests_are_told_by_the_numbers_of_lines(tmp_path: Path) -> None:
    _, without = _example(tmp_path)
    assert lines_with_digest(without) is None
    lay({"agreements/example.yaml": RECORD, "registers/digests.yaml": DIGESTS}, tmp_path)
    assert lines_with_digest(Corpus.load(tmp_path)) == {
        "statute-book": {2: "0123456789abcdee", 10: "0123456789abcdef"},
    }


def test_the_account_that_is_taken(tmp_path: Path) -> None:
    example, _ = _example(tmp_path)
    assert [(t.discrepancy.path, t.number, t.account.id) for t in taken_accounts(example)] == [
        (("discrepancies", 0), 1, "unnumbered")
    ]
