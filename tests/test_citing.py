from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from lawmodel.citing.citations import citations
from lawmodel.citing.claims import claims, uncited_lines
from lawmodel.citing.digests import changes, digests_of, register_text, write_register
from lawmodel.citing.faults import FAULTS
from lawmodel.citing.texts import NoDocuments, SourceText, SourceTexts, UnreadText, line_digest
from lawmodel.citing.verify import citations_that_do_not_fit, verify
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Finding, Location
from lawmodel.model.source import Digests, DigestsRegister
from tests.cited_documents import (
    DOCUMENT,
    LINES,
    RECORD,
    corpus,
    digests_yaml,
    documents,
    files,
    on_disk,
    sources,
)
from tests.corpora import corpus_of

ACT = "agreements/act.yaml"
LINE_3 = Location(ACT, ("lifecycle", 0, "cites", 0, "line"))
LINES_4_5 = Location(ACT, ("provisions", 0, "cites", 0, "lines"))
LINE_5 = Location(ACT, ("provisions", 0, "items", 0, "cites", 0, "line"))


def read(folder: Path, content: str | bytes) -> SourceText:
    text = documents(folder, content).read("report.txt")
    assert isinstance(text, SourceText)
    return text


def unread(texts: SourceTexts, file: str = "report.txt") -> str:
    text = texts.read(file)
    assert isinstance(text, UnreadText)
    return text.problem


def found(tmp_path: Path, now: str | bytes, record: str = RECORD, *, cited: str = DOCUMENT) -> list[Finding]:
    """What is found when the document that was cited is another one now."""
    return list(verify(corpus(tmp_path, record, cited=cited, now=now), documents(tmp_path / "now", now)))


def of_kind(findings: list[Finding], ident: str) -> list[tuple[Location, str]]:
    return [(f.at, f.message) for f in findings if f.ident == ident]


# Lines and digests


def test_digest_is_defined_exactly() -> None:
    assert line_digest("The Minister") == hashlib.sha256(b"The Minister").hexdigest()[:16]
    assert line_digest("Министр") == hashlib.sha256("Министр".encode()).hexdigest()[:16]


def test_digest_takes_no_notice_of_surrounding_space_and_composition() -> None:
    assert line_digest(" \t\u00a0The Minister\u2003\r") == line_digest("The Minister")
    assert line_digest("re\u0301sume\u0301") == line_digest("r\u00e9sum\u00e9")


def test_digest_takes_notice_of_everything_else() -> None:
    texts = ["The Minister", "the Minister", "The  Minister", "The Minister.", ""]
    assert len({line_digest(text) for text in texts}) == len(texts)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_ends_alike_on_every_system(tmp_path: Path, end: str) -> None:
    text = read(tmp_path, end.join(LINES) + end)
    assert text.lines == LINES


def test_the_last_line_needs_no_end(tmp_path: Path) -> None:
    assert read(tmp_path, "\n".join(LINES)).lines == LINES


def test_other_separators_end_no_line(tmp_path: Path) -> None:
    assert read(tmp_path, "one\u2028still one\x0cand still\x85one\ntwo").lines == (
        "one\u2028still one\x0cand still\x85one",
        "two",
    )


def test_an_empty_document_has_no_line(tmp_path: Path) -> None:
    assert read(tmp_path, "").lines == ()


def test_blank_lines_count_at_the_end_too(tmp_path: Path) -> None:
    assert read(tmp_path, "one\n\n\n").lines == ("one", "", "")


def test_a_byte_order_mark_is_no_text_but_counts_in_the_sha256(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbfone\n"
    text = read(tmp_path, content)
    assert text.lines == ("one",)
    assert text.sha256 == hashlib.sha256(content).hexdigest()


def test_no_line_beyond_the_document(tmp_path: Path) -> None:
    text = read(tmp_path, "one\ntwo\n")
    assert [text.line(n) for n in (0, 1, 2, 3)] == [None, "one", "two", None]
    assert [text.digest(n) for n in (0, 2, 3)] == [None, line_digest("two"), None]


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(NoDocuments, match="no folder") as caught:
        SourceTexts(tmp_path / "nowhere")
    assert caught.value.folder == tmp_path / "nowhere"


# Documents that cannot be read


def test_missing_document(tmp_path: Path) -> None:
    assert unread(SourceTexts(tmp_path)) == "the folder of documents has no file `report.txt`"


def test_folder_in_place_of_a_document(tmp_path: Path) -> None:
    (tmp_path / "report.txt").mkdir()
    assert unread(SourceTexts(tmp_path)) == "`report.txt` is not a file"


def test_pipe_in_place_of_a_document_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "report.txt")
    assert unread(SourceTexts(tmp_path)) == "`report.txt` is not a file"


def test_a_name_too_long_for_any_file(tmp_path: Path) -> None:
    assert unread(SourceTexts(tmp_path), "x" * 5000).endswith("cannot be read: File name too long")


def test_not_utf8(tmp_path: Path) -> None:
    texts = documents(tmp_path, b"The Pr\xe9sident\n")
    assert unread(texts) == "the byte 0xE9 at offset 6 of `report.txt` is not UTF-8"


def test_utf16(tmp_path: Path) -> None:
    assert unread(documents(tmp_path, "The President".encode("utf-16"))) == "`report.txt` is UTF-16"


@pytest.mark.parametrize("file", ["../report.txt", "a/../../report.txt", "{tmp}/report.txt"])
def test_a_document_lies_within_the_folder(tmp_path: Path, file: str) -> None:
    documents(tmp_path)
    texts = SourceTexts(on_disk(tmp_path / "docs", {"other.txt": ""}))
    name = file.format(tmp=tmp_path)
    assert unread(texts, name) == f"`{name}` leads out of the folder of documents"


def test_a_document_may_lie_in_a_folder_within(tmp_path: Path) -> None:
    on_disk(tmp_path, {"2020/report.txt": "one\n"})
    text = SourceTexts(tmp_path).read("2020/report.txt")
    assert isinstance(text, SourceText)
    assert text.lines == ("one",)


# Citations and the register of digests


def test_every_citation_is_found_with_its_node() -> None:
    found = [(c.node, c.index, c.citation.source) for c in citations(corpus_of(files()))]
    assert found == [
        ((), 0, "report"),
        (("lifecycle", 0), 0, "report"),
        (("lifecycle", 0), 1, "webpage"),
        (("provisions", 0), 0, "report"),
        (("provisions", 0, "items", 0), 0, "report"),
    ]


def test_a_fact_named_cites_is_no_citation() -> None:
    rule = """\
  - id: entry
    kind: rule
    heading: Entry
    cites: [{source: report, line: 6}]
    rule:
      kind: condition
      modality: permission
      if: {kind: holds, fact: cites, member: visa}
      examples:
        - {facts: {cites: [visa]}, expect: "yes", because: it is there}
"""
    nodes = [c.node for c in citations(corpus_of(files(RECORD + rule)))]
    assert nodes[-1] == ("provisions", 1)


def test_one_digest_for_each_cited_line(tmp_path: Path) -> None:
    register = digests_of(corpus_of(files()), documents(tmp_path))
    assert list(register.digests) == ["report"]
    assert register.digests["report"].sha256 == hashlib.sha256(DOCUMENT.encode()).hexdigest()
    assert register.digests["report"].lines == {str(n): line_digest(LINES[n - 1]) for n in (1, 3, 4, 5)}


def test_lines_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    record = RECORD.replace("line: 1}", 'lines: "8-11"}').replace('"4-5"', '"1-2"')
    register = digests_of(corpus_of(files(record)), documents(tmp_path, "x\n" * 12))
    assert list(register.digests["report"].lines) == ["1", "2", "3", "5", "8", "9", "10", "11"]


def test_an_absurd_range_ends_with_the_document(tmp_path: Path) -> None:
    record = RECORD.replace("line: 1}", 'lines: "5-9999999"}')
    register = digests_of(corpus_of(files(record)), documents(tmp_path))
    assert list(register.digests["report"].lines) == ["3", "4", "5", "6"]


def test_what_cannot_be_read_has_no_digests(tmp_path: Path) -> None:
    assert digests_of(corpus_of(files()), SourceTexts(tmp_path)).digests == {}


def test_the_register_as_text() -> None:
    digests = Digests(sha256="a" * 64, lines={"1": "1234567890123456", "10": "0123456789abcdef"})
    text = register_text(DigestsRegister(digests={"report": digests}), "https://example.org/digests.schema.json")
    assert text == (
        "# yaml-language-server: $schema=https://example.org/digests.schema.json\n"
        "# Written by `lawmodel sources cite`: for each cited line the first 16 hex digits of the SHA-256 of its text,\n"
        "# without surrounding white space, in Unicode NFC and UTF-8.\n"
        "digests:\n"
        "  report:\n"
        f'    sha256: "{"a" * 64}"\n'
        "    lines:\n"
        '      "1": "1234567890123456"\n'
        '      "10": "0123456789abcdef"\n'
    )


def test_the_register_reads_back_as_it_was_written(tmp_path: Path) -> None:
    root = on_disk(tmp_path / "corpus", files())
    texts = documents(tmp_path / "docs")
    register = digests_of(Corpus.load(root), texts)
    path = write_register(root, register)
    assert path == root / "registers" / "digests.yaml"
    assert Corpus.load(root).digests == register.digests
    first = path.read_bytes()
    write_register(root, digests_of(Corpus.load(root), texts))
    assert path.read_bytes() == first
    assert sorted(p.name for p in path.parent.iterdir()) == ["digests.yaml", "sources.yaml", "topics.yaml"]


def test_an_empty_register_reads_back(tmp_path: Path) -> None:
    root = on_disk(tmp_path, files())
    write_register(root, DigestsRegister(digests={}))
    assert Corpus.load(root).digests == {}


def test_the_register_names_the_schema_of_the_corpus_where_it_has_one(tmp_path: Path) -> None:
    root = on_disk(tmp_path, files())
    first_line = write_register(root, DigestsRegister(digests={})).read_text("utf-8").splitlines()[0]
    assert first_line.endswith("$schema=https://schemas.lawmodel.org/1.0/digests.schema.json")
    on_disk(root, {"schema/1.0/digests.schema.json": "{}"})
    first_line = write_register(root, DigestsRegister(digests={})).read_text("utf-8").splitlines()[0]
    assert first_line.endswith("$schema=../schema/1.0/digests.schema.json")


def test_what_a_new_register_changes() -> None:
    one, other = "1" * 16, "2" * 16
    old = {"report": Digests(sha256="a" * 64, lines={"1": one, "2": one, "3": one})}
    new = {"report": Digests(sha256="a" * 64, lines={"1": one, "2": other, "10": one})}
    changed = changes(old, new)
    assert (changed.added, changed.changed, changed.gone) == (("report:10",), ("report:2",), ("report:3",))


# Verifying


def test_nothing_wrong(tmp_path: Path) -> None:
    assert found(tmp_path, DOCUMENT) == []


def test_line_ends_and_space_change_the_document_but_no_line(tmp_path: Path) -> None:
    now = "\r\n".join(f"{line} " for line in LINES)
    findings = list(verify(corpus(tmp_path), documents(tmp_path / "now", now)))
    assert {f.ident for f in findings} == {"document-changed"}
    assert [f.at for f in findings] == [
        Location("registers/sources.yaml", ("sources", "report", "sha256")),
        Location("registers/digests.yaml", ("digests", "report", "sha256")),
    ]


def test_digests_of_another_version_of_the_document(tmp_path: Path) -> None:
    now = DOCUMENT.replace("\n", "\r\n")
    assert of_kind(found(tmp_path, now), "document-changed") == [
        (
            Location("registers/digests.yaml", ("digests", "report", "sha256")),
            "the digests of `report` were made from another version of its document",
        )
    ]


def test_another_number_of_lines(tmp_path: Path) -> None:
    register = sources(line_count=7)
    findings = list(citations_that_do_not_fit(corpus_of(files(RECORD, register)), documents(tmp_path)))
    at = Location("registers/sources.yaml", ("sources", "report", "line_count"))
    assert of_kind(findings, "document-changed") == [(at, "the document `report.txt` has 6 lines, not `7`")]
    assert len(findings) == 1


def test_a_document_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    findings = list(verify(corpus(tmp_path), SourceTexts(tmp_path)))
    at = Location("registers/sources.yaml", ("sources", "report", "file"))
    assert [(f.ident, f.at, f.message) for f in findings] == [
        ("unreadable-document", at, "the folder of documents has no file `report.txt`")
    ]


def test_a_changed_line(tmp_path: Path) -> None:
    now = DOCUMENT.replace("announced", "denied")
    changed = [f for f in found(tmp_path, now) if f.ident == "cited-line-changed"]
    assert [(f.at, f.message) for f in changed] == [(LINE_3, "line 3 of `report` no longer says what was cited")]
    assert changed[0].fix is None


def test_a_line_that_nothing_cites_may_change(tmp_path: Path) -> None:
    now = DOCUMENT.replace("two annexes", "three annexes")
    assert of_kind(found(tmp_path, now), "cited-line-changed") == []


def test_lines_that_moved_down(tmp_path: Path) -> None:
    now = "\n".join([*LINES[:2], "A paragraph put in.", *LINES[2:]]) + "\n"
    moved = [f for f in found(tmp_path, now) if f.ident == "cited-line-changed"]
    assert [(f.at, f.message) for f in moved] == [
        (LINE_3, "what was line 3 of `report` is now line 4"),
        (LINES_4_5, "what was lines 4-5 of `report` is now lines 5-6"),
        (LINE_5, "what was line 5 of `report` is now line 6"),
    ]
    assert [f.fix.replacement for f in moved if f.fix] == ["4", '"5-6"', "6"]


def test_lines_that_moved_up(tmp_path: Path) -> None:
    now = "\n".join(LINES[1:]) + "\n"
    findings = found(tmp_path, now)
    assert (LINES_4_5, "what was lines 4-5 of `report` is now lines 3-4") in of_kind(findings, "cited-line-changed")


def test_a_line_that_went_beyond_the_end_is_found_again(tmp_path: Path) -> None:
    findings = found(tmp_path, f"{LINES[4]}\n{LINES[0]}\n")
    assert (LINE_5, "what was line 5 of `report` is now line 1") in of_kind(findings, "cited-line-changed")
    assert (LINE_5, "the document of `report` has 2 lines, and line 5 is cited") in of_kind(
        findings, "citation-outside-source"
    )


def test_a_line_that_now_stands_twice_has_no_fix(tmp_path: Path) -> None:
    now = "\n".join([LINES[2], LINES[1], "Another sentence.", *LINES[3:], LINES[2]])
    [moved] = [f for f in found(tmp_path, now) if f.at == LINE_3]
    assert moved.message == "what was line 3 of `report` is now line 1 or line 7"
    assert moved.fix is None


def test_a_range_that_was_torn_apart(tmp_path: Path) -> None:
    now = "\n".join([*LINES[:4], "A paragraph put in.", *LINES[4:]]) + "\n"
    torn = [f for f in found(tmp_path, now) if f.at == LINES_4_5]
    assert [f.message for f in torn] == ["line 5 of `report` no longer says what was cited"]
    assert (torn[0].help or "").startswith("what was line 5 is now line 6; read it again")


def test_a_blank_line_tells_nothing_of_a_move(tmp_path: Path) -> None:
    record = RECORD.replace("line: 3}", 'lines: "2-3"}')
    now = "\n".join(["The first sentence.", "Another one.", "A third.", "", *LINES[3:]])
    [changed] = [
        f for f in found(tmp_path, now, record) if f.ident == "cited-line-changed" and f.at.path[0] == "lifecycle"
    ]
    assert changed.message == "lines 2-3 of `report` no longer say what was cited"
    assert not (changed.help or "").startswith("what was")


def test_a_range_moves_with_its_blank_lines(tmp_path: Path) -> None:
    record = RECORD.replace("line: 3}", 'lines: "1-3"}')
    at = Location(ACT, ("lifecycle", 0, "cites", 0, "lines"))
    moved = of_kind(found(tmp_path, f"Put in.\n{DOCUMENT}", record), "cited-line-changed")
    assert (at, "what was lines 1-3 of `report` is now lines 2-4") in moved


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("line: 2}", "line 2 of `report` is blank"),
        ('lines: "2-3"}', "line 2 of `report` is blank"),
        ('lines: "1-2"}', "line 2 of `report` is blank"),
    ],
)
def test_a_cited_blank_line(tmp_path: Path, where: str, message: str) -> None:
    findings = found(tmp_path, DOCUMENT, RECORD.replace("line: 3}", where))
    assert [(f.ident, f.message) for f in findings] == [("blank-line-cited", message)]


def test_a_blank_line_within_a_range_is_no_fault(tmp_path: Path) -> None:
    assert found(tmp_path, DOCUMENT, RECORD.replace("line: 3}", 'lines: "1-3"}')) == []


@pytest.mark.parametrize(("where", "last"), [("line: 7}", 7), ('lines: "5-7"}', 7)])
def test_a_line_beyond_the_document(tmp_path: Path, where: str, last: int) -> None:
    findings = found(tmp_path, DOCUMENT, RECORD.replace("line: 3}", where))
    assert [(f.ident, f.message) for f in findings] == [
        ("citation-outside-source", f"the document of `report` has 6 lines, and line {last} is cited")
    ]


def test_a_range_of_absurd_length_is_refused_at_once(tmp_path: Path) -> None:
    findings = found(tmp_path, DOCUMENT, RECORD.replace("line: 3}", 'lines: "3-9999999"}'))
    assert [f.ident for f in findings] == ["citation-outside-source"]


def test_a_digest_of_an_absurd_line_is_refused_at_once(tmp_path: Path) -> None:
    record = RECORD.replace("line: 3}", 'lines: "3-9999999"}')
    register = digests_yaml(tmp_path / "cited", record)
    absurd = f'      "9999999": "{"0" * 16}"\n'
    made = corpus_of(files(record, digests=register + absurd))
    assert [f.ident for f in verify(made, documents(tmp_path / "now"))] == [
        "citation-outside-source",
        "cited-line-changed",
    ]


def test_a_range_that_runs_backwards_is_left_to_check(tmp_path: Path) -> None:
    assert found(tmp_path, DOCUMENT, RECORD.replace("line: 3}", 'lines: "5-3"}')) == []


def test_a_cited_line_without_a_digest(tmp_path: Path) -> None:
    register = digests_yaml(tmp_path / "cited", RECORD)
    record = RECORD.replace("line: 3}", "line: 6}").replace('"4-5"', '"3-6"')
    findings = list(verify(corpus_of(files(record, digests=register)), documents(tmp_path / "now")))
    assert [(f.ident, f.message) for f in findings] == [
        ("stale-digest", "line 6 of `report` has no digest"),
        ("stale-digest", "line 6 of `report` has no digest"),
    ]
    assert [f.at.path[0] for f in findings] == ["lifecycle", "provisions"]


def test_a_corpus_without_digests_is_told_once_for_each_source(tmp_path: Path) -> None:
    findings = list(verify(corpus_of(files()), documents(tmp_path)))
    at = Location("registers/sources.yaml", ("sources", "report"), "key")
    assert [(f.ident, f.at, f.message) for f in findings] == [
        ("stale-digest", at, "no cited line of `report` has a digest")
    ]


def test_a_source_without_a_document_is_left_alone(tmp_path: Path) -> None:
    assert not [f for f in found(tmp_path, DOCUMENT) if "webpage" in f.message]


def test_each_fault_is_explained() -> None:
    assert [f.ident for f in FAULTS] == [
        "unreadable-document",
        "document-changed",
        "cited-line-changed",
        "blank-line-cited",
    ]
    assert all(f.title and f.why for f in FAULTS)


# Claims


def claims_of(record: str) -> dict[str, tuple[str, ...]]:
    return {claim.name: claim.says for claim in claims(corpus_of(files(record)), ACT)}


def test_a_claim_says_its_own_words() -> None:
    assert claims_of(RECORD) == {
        ".": (
            "kind: law",
            "stands_for: act",
            "title: en: Law on an example",
            "title_is: described",
            "jurisdiction: AD",
        ),
        "lifecycle/announcement": ("event: discussed", "what: announced by the Minister"),
        "provisions/approval": ("kind: statement", "topic: aim", "heading: Approval"),
        "provisions/approval/items/silence": ("says: the Court said nothing",),
    }


def test_a_rule_says_its_nodes_by_name_and_leaves_out_examples() -> None:
    rule = """\
  - id: entry
    kind: rule
    heading: Entry
    cites: [{source: report, line: 6}]
    rule:
      kind: condition
      modality: permission
      if:
        kind: all
        of:
          - {id: staff, kind: one-of, fact: role, values: [staff, family], exhaustive: false}
          - {id: named, kind: holds, fact: a, cites: [{source: report, line: 3}]}
      examples:
        - {facts: {a: true}, expect: unknown, because: not said}
"""
    said = claims_of(RECORD + rule)
    assert said["provisions/entry"] == (
        "kind: rule",
        "heading: Entry",
        "rule: kind: condition; modality: permission",
        "rule/if: kind: all",
        "rule/if/of/staff: kind: one-of; fact: role; values: staff, family; exhaustive: false",
    )
    assert said["provisions/entry/rule/if/of/named"] == ("kind: holds", "fact: a")


def test_an_account_says_the_matter() -> None:
    discrepancy = """\
discrepancies:
  - id: who
    kind: disagreement
    concerns: [lifecycle/announcement]
    matter: who announced it
    accounts:
      - {id: minister, says: the Minister, cites: [{source: report, line: 3}]}
      - {id: none-named, silent: true, cites: [{source: report, line: 6}]}
    taken: none
"""
    said = claims_of(RECORD + discrepancy)
    assert said["discrepancies/who/accounts/minister"] == ("matter: who announced it", "says: the Minister")
    assert said["discrepancies/who/accounts/none-named"] == ("matter: who announced it", "silent: true")
    assert not [text for text in said["."] if "who" in text]


def test_a_register_has_claims() -> None:
    register = """\
observations:
  annexes:
    measure: annexes
    value: 2
    unit: annexes
    differs: [{by: 1, direction: more, cites: [{source: report, line: 3}]}]
    cites: [{source: report, line: 6}]
"""
    made = corpus_of({**files(), "registers/observations.yaml": register})
    found = claims(made, "registers/observations.yaml")
    assert [(c.name, c.says, c.cites[0].line) for c in found] == [
        ("observations/annexes", ("measure: annexes", "value: 2", "unit: annexes"), 6),
        ("observations/annexes/differs/0", ("by: 1", "direction: more"), 3),
    ]


def test_lines_that_nothing_cites(tmp_path: Path) -> None:
    [uncited] = uncited_lines(corpus_of(files()), documents(tmp_path))
    assert (uncited.source, uncited.lines, uncited.lines_with_text) == ("report", ((6, LINES[5]),), 5)


def test_the_lines_of_a_missing_document_are_not_known(tmp_path: Path) -> None:
    [uncited] = uncited_lines(corpus_of(files()), SourceTexts(tmp_path))
    assert uncited.problem == "the folder of documents has no file `report.txt`"
