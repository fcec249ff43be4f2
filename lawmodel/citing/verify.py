"""Holding citations against the documents: is the document the registered one, and the line the cited one?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from lawmodel.citing.citations import Cited, citations, cited_lines
from lawmodel.citing.describing import SOURCES
from lawmodel.citing.digests import REGISTER
from lawmodel.citing.texts import BLANK_DIGEST, SourceText, SourceTexts, UnreadText
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Finding, Fix, Location
from lawmodel.model.source import Source

__all__ = ["Held", "citations_that_do_not_fit", "held", "verify"]

_READ_AGAIN = "read it again (`lawmodel sources show`), mend the record, then run `lawmodel sources cite`"


@dataclass(frozen=True, slots=True)
class Held:
    """How much was held against documents: citations of lines, and digests of lines, of so many documents.

    `elsewhere` is how many citations are of what has no document here: pages, and laws cited as a whole.
    """

    documents: int
    citations: int
    digests: int
    elsewhere: int


def held(corpus: Corpus, texts: SourceTexts) -> Held:
    """How much `verify` holds against the documents that can be read."""
    readable = [name for name, _ in _documents(corpus, texts)]
    of_lines = sum(1 for cited, _ in _cited_texts(corpus, texts) if cited_lines(cited.citation))
    digests = sum(len(corpus.digests[name].lines) for name in readable if name in corpus.digests)
    return Held(len(readable), of_lines, digests, sum(1 for _ in citations(corpus)) - of_lines)


def verify(corpus: Corpus, texts: SourceTexts) -> Iterator[Finding]:
    """Everything in which citations, documents and digests do not agree.

    A citation has one finding of a kind, however many lines it names.
    """
    yield from citations_that_do_not_fit(corpus, texts)
    for name, text in _documents(corpus, texts):
        yield from _of_other_version(corpus, name, text)
    for cited, text in _cited_texts(corpus, texts):
        if cited.citation.source in corpus.digests:
            yield from _against_digests(cited, text, corpus.digests[cited.citation.source].lines)
    yield from _without_digests(corpus, texts)


def citations_that_do_not_fit(corpus: Corpus, texts: SourceTexts) -> Iterator[Finding]:
    """What is wrong whatever the digests say: documents that are missing or others, lines that are not there or blank."""
    for name, source in corpus.sources.items():
        text = texts.of(source)
        if isinstance(text, UnreadText):
            yield Finding("unreadable-document", Location(SOURCES, ("sources", name, "file")), text.problem)
        elif text is not None:
            yield from _against_register(name, source, text)
    for cited, text in _cited_texts(corpus, texts):
        yield from _against_lines(cited, text)


def _documents(corpus: Corpus, texts: SourceTexts) -> Iterator[tuple[str, SourceText]]:
    for name, source in corpus.sources.items():
        text = texts.of(source)
        if isinstance(text, SourceText):
            yield name, text


def _cited_texts(corpus: Corpus, texts: SourceTexts) -> Iterator[tuple[Cited, SourceText]]:
    for cited in citations(corpus):
        text = texts.of(corpus.sources.get(cited.citation.source))
        if isinstance(text, SourceText):
            yield cited, text


def _against_register(name: str, source: Source, text: SourceText) -> Iterator[Finding]:
    advice = "find out what changed and mend the citations, then write what the document has now"
    if source.sha256 is not None and source.sha256 != text.sha256:
        at = Location(SOURCES, ("sources", name, "sha256"))
        yield Finding("document-changed", at, f"the document `{source.file}` has the sha256 `{text.sha256}`", advice)
    if source.line_count is not None and source.line_count != len(text.lines):
        at = Location(SOURCES, ("sources", name, "line_count"))
        message = f"the document `{source.file}` has {len(text.lines)} lines, not `{source.line_count}`"
        yield Finding("document-changed", at, message, advice)


def _of_other_version(corpus: Corpus, name: str, text: SourceText) -> Iterator[Finding]:
    digests = corpus.digests.get(name)
    if digests is not None and digests.sha256 != text.sha256:
        yield Finding(
            "document-changed",
            Location(REGISTER, ("digests", name, "sha256")),
            f"the digests of `{name}` were made from another version of its document",
            "mend the citations that are reported with it, then run `lawmodel sources cite`",
        )


def _without_digests(corpus: Corpus, texts: SourceTexts) -> Iterator[Finding]:
    """Sources of which no line has a digest yet: one finding each, not one for every citation."""
    names = {cited.citation.source for cited, _ in _cited_texts(corpus, texts) if cited_lines(cited.citation)}
    for name in sorted(names - corpus.digests.keys()):
        at = Location(SOURCES, ("sources", name), "key")
        yield Finding("stale-digest", at, f"no cited line of `{name}` has a digest", "run `lawmodel sources cite`")


def _against_lines(cited: Cited, text: SourceText) -> Iterator[Finding]:
    lines, source = cited_lines(cited.citation), cited.citation.source
    if not lines:
        return
    if lines[-1] > len(text.lines):
        message = f"the document of `{source}` has {_counted(len(text.lines))}, and line {lines[-1]} is cited"
        yield Finding("citation-outside-source", _at(cited), message, "cite a line that the document has")
    elif text.is_blank(lines[0]) or text.is_blank(lines[-1]):
        blank = lines[0] if text.is_blank(lines[0]) else lines[-1]
        message = f"line {blank} of `{source}` is blank"
        yield Finding("blank-line-cited", _at(cited), message, "cite the line that says it")


def _against_digests(cited: Cited, text: SourceText, digests: Mapping[str, str]) -> Iterator[Finding]:
    lines, source = cited_lines(cited.citation), cited.citation.source
    numbered = {int(number): digest for number, digest in digests.items() if len(number) < 10}  # 5,000 digits: no line
    recorded = {n: numbered[n] for n in sorted(numbered) if n in lines}
    others = [n for n, digest in recorded.items() if text.digest(n) != digest]
    if others:
        yield _changed(cited, lines, text, recorded, others)
    missing = [n for n in range(lines.start, min(lines.stop, len(text.lines) + 1)) if n not in recorded]
    if missing:
        message = f"{_listed(missing)} of `{source}` {_has(missing)} no digest"
        yield Finding("stale-digest", _at(cited), message, "run `lawmodel sources cite`")


def _changed(cited: Cited, lines: range, text: SourceText, recorded: Mapping[int, str], others: list[int]) -> Finding:
    """The finding of a citation whose lines are not what they were: moved as a whole, or read each by each."""
    ident, at, source = "cited-line-changed", _at(cited), cited.citation.source
    shifts = _shifts(recorded, text)
    if not shifts:
        message = f"{_listed(others)} of `{source}` {_no_longer(others)} what was cited"
        return Finding(ident, at, message, "; ".join([*_now_elsewhere(recorded, others, text), _READ_AGAIN]))
    targets = [range(lines.start + shift, lines.stop + shift) for shift in shifts]
    message = f"what was {_named(lines)} of `{source}` is now {' or '.join(_named(t) for t in targets)}"
    if len(targets) > 1 or len(recorded) < len(lines):
        return Finding(ident, at, message, "cite the lines that say it, then run `lawmodel sources cite`")
    new = str(targets[0][0]) if cited.citation.line is not None else f'"{targets[0][0]}-{targets[0][-1]}"'
    return Finding(ident, at, message, f"write {new}, then run `lawmodel sources cite`", fix=Fix(f"write {new}", new))


def _shifts(recorded: Mapping[int, str], text: SourceText) -> list[int]:
    """By how many lines the cited lines have moved together, every digest agreeing; the nearest first."""
    telling = next(((n, digest) for n, digest in recorded.items() if digest != BLANK_DIGEST), None)
    if telling is None:
        return []
    first, digest = telling
    candidates = (place - first for place in text.where(digest))
    fitting = (s for s in candidates if all(text.digest(n + s) == d for n, d in recorded.items()))
    return sorted(fitting, key=lambda shift: (abs(shift), shift))


def _now_elsewhere(recorded: Mapping[int, str], others: list[int], text: SourceText) -> Iterator[str]:
    for number in others:
        places = () if recorded[number] == BLANK_DIGEST else text.where(recorded[number])
        if places:
            yield f"what was line {number} is now line {' or '.join(str(place) for place in places)}"


def _at(cited: Cited) -> Location:
    return Location(cited.file, (*cited.path, "line" if cited.citation.line is not None else "lines"))


def _named(lines: range) -> str:
    return f"line {lines[0]}" if len(lines) == 1 else f"lines {lines[0]}-{lines[-1]}"


def _listed(numbers: list[int]) -> str:
    return f"line {numbers[0]}" if len(numbers) == 1 else f"lines {', '.join(_runs(numbers))}"


def _runs(numbers: list[int]) -> Iterator[str]:
    """Line numbers with those that follow each other as ranges: `4-6`, `9`."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        first, *others = [number for _, number in run]
        yield f"{first}-{others[-1]}" if others else str(first)


def _counted(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"


def _has(numbers: list[int]) -> str:
    return "has" if len(numbers) == 1 else "have"


def _no_longer(numbers: list[int]) -> str:
    return "no longer says" if len(numbers) == 1 else "no longer say"
