"""Small corpora made in memory, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import indent

from lawmodel.corpus import Corpus
from lawmodel.documents import Document, read
from lawmodel.loading import judge

SOURCES = """\
sources:
  gazette: {kind: report-of-official-act, title: An official gazette, language: en, line_count: 100}
  comment: {kind: commentary, title: A commentary, language: en, line_count: 100}
  webpage: {kind: external, title: A page seen elsewhere, language: en}
"""

FACTS = """\
facts:
  a: {type: boolean, question: {en: "a?"}}
  b: {type: boolean, question: {en: "b?"}}
  c: {type: boolean, question: {en: "c?"}}
  entered_on: {type: date, question: {en: "When?"}, changeable: false}
  issued_on: {type: date, question: {en: "When?"}, changeable: false}
  age: {type: integer, question: {en: "How old?"}, minimum: 0, maximum: 150}
  role: {type: choice, question: {en: "Which?"}, values: {staff: {en: staff}, family: {en: family}, other: {en: other}}}
  papers: {type: set, question: {en: "Which?"}, values: {passport: {en: passport}, visa: {en: visa}}}
  offence: {type: legal-reference, question: {en: "Which?"}}
  remark: {type: text, question: {en: "What?"}}
"""

HEAD = """\
id: {ident}
kind: law
stands_for: act
title: {{en: An act}}
title_is: described
jurisdiction: TJ
cites: [{{source: gazette, line: 1}}]
"""


def corpus_of(files: Mapping[str, str]) -> Corpus:
    """A corpus of these files over the registers above; a file of wrong structure fails the test."""
    texts = {"registers/sources.yaml": SOURCES, "registers/facts.yaml": FACTS, **files}
    loaded = []
    for path, text in texts.items():
        document = read(path, text.encode())
        assert isinstance(document, Document), document
        file = judge(document, path)
        assert file.model is not None, (path, file.findings)
        loaded.append(file)
    return Corpus(Path(), loaded)


def record(
    ident: str = "act", *, lifecycle: str = "", rules: Mapping[str, str] | None = None, more: str = ""
) -> dict[str, str]:
    """A law with the given lifecycle and, by provision id, rules (each a YAML mapping)."""
    text = HEAD.format(ident=ident)
    if lifecycle:
        text += f"lifecycle:\n{indent(lifecycle.strip(), '  ')}\n"
    if rules:
        text += "provisions:\n"
        for name, rule in rules.items():
            text += f"  - id: {name}\n    kind: rule\n    heading: A rule\n    cites: [{{source: gazette, line: 2}}]\n"
            text += f"    rule:\n{indent(rule.strip(), '      ')}\n"
    return {f"agreements/{ident}.yaml": text + more}


def corpus_with_rule(rule: str, **more: str) -> Corpus:
    """A corpus of one law in force since 2000-01-01, with the rule `act/rule`."""
    lifecycle = (
        '- {id: force, event: entered-into-force, happened_on: "2000-01-01", cites: [{source: gazette, line: 3}]}'
    )
    return corpus_of(record(lifecycle=lifecycle, rules={"rule": rule}, **more))
