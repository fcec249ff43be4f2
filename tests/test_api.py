from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import lawmodel
from lawmodel.registers import Registers
from lawmodel.rules.questions import Interview
from lawmodel.unsaved import Unsaved

ROOT = Path(__file__).parent.parent


def test_every_public_name_is_there() -> None:
    for name in lawmodel.__all__:
        assert getattr(lawmodel, name) is not None
    assert set(dir(lawmodel)) == set(lawmodel.__all__)


def test_no_other_name() -> None:
    with pytest.raises(AttributeError, match="no attribute `nothing`"):
        lawmodel.nothing  # noqa: B018


def test_public_things_are_documented() -> None:
    undocumented = [
        name for name in lawmodel.__all__ if name != "VERSION" and not (getattr(lawmodel, name).__doc__ or "").strip()
    ]
    assert undocumented == []


def test_version_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == lawmodel.VERSION


def test_is_typed() -> None:
    assert (ROOT / "lawmodel" / "py.typed").exists()


def test_importing_the_package_imports_no_models() -> None:
    code = "import sys, lawmodel; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_lines_of_the_readme() -> None:
    corpus = lawmodel.Corpus.load()
    decision = corpus.rule("tj-ru-representations/termination").decide(
        {"notification_received_on": "2025-08-31"}, on="2025-09-01"
    )
    assert decision.answer == "2026-02-28"
    assert decision.missing == ()
    assert [a.text for a in decision.assumptions if a.kind == "convention"] == ["corresponding-day"]
    assert "2026-02-28" in decision.explain()


@cache
def corpus() -> lawmodel.Corpus:
    return lawmodel.Corpus.load(ROOT)


def test_a_folder_may_be_named_by_a_text(tmp_path: Path) -> None:
    (tmp_path / "agreements").mkdir()
    wrong: Any = str(tmp_path)
    assert [d.ident for d in lawmodel.check(wrong).diagnostics] == ["no-records"]


def amnesty() -> lawmodel.AskableRule:
    return corpus().rule("tj-law-amnesty-2019/eligibility")


def decision() -> lawmodel.Decision:
    return amnesty().decide({}, on=DAY)


STYLES = "`html` is not a style of an explanation; there are `text`, `markdown`"
OUTCOMES = "`foo` is not an outcome of a rule; there are `yes`, `no`, `does-not-apply`, `unknown`"
FACTS_LIST = "facts are given as a mapping of names to values, not as list"
ACCOUNTS_LIST = "accounts are given as a mapping of names to values, not as list"
LIST: Any = ["a"]
HTML: Any = "html"
TRUTH: Any = lawmodel.Truth.YES
FOO: Any = "foo"
NUMBERED: Any = {1: "a"}
DAY: Any = "2020-01-01"
ANY: Any = None
# What is called wrongly, the error, and what it says.
WRONG: tuple[tuple[Callable[[], object], type[Exception], str], ...] = (
    (lambda: lawmodel.check(ANY), TypeError, "NoneType"),
    (lambda: lawmodel.check(ROOT / "nowhere"), lawmodel.NoCorpus, "has no folder `agreements`"),
    (lambda: lawmodel.check(ROOT, engine=DAY), ValueError, "no engine `2020-01-01`; there are `auto` and `jsonschema`"),
    (lambda: Unsaved("agreements/x.yaml", DAY), TypeError, "its content as bytes, not str and str"),
    (lambda: lawmodel.Corpus.load(ROOT / "tests"), lawmodel.NoCorpus, "has no folder `agreements`"),
    (lambda: corpus().instrument("nothing"), lawmodel.UnknownRecord, "no record `nothing`"),
    (lambda: corpus().instrument(ANY), lawmodel.UnknownRecord, "no record `None`"),
    (lambda: corpus().path_of("nothing"), lawmodel.UnknownRecord, "no record `nothing`"),
    (lambda: corpus().at("nothing"), lawmodel.UnknownRecord, "no record `nothing`"),
    (lambda: corpus().record_digest("nothing"), lawmodel.UnknownRecord, "no record `nothing`"),
    (lambda: corpus().force("nothing", "2020-01-01"), lawmodel.UnknownRecord, "no record `nothing`"),
    (lambda: corpus().force("tj-ru-representations", 2020), lawmodel.FactError, "`2020` is not a calendar day"),
    (lambda: corpus().register("autorities"), LookupError, "there is no register `autorities`"),
    (lambda: corpus().rule("nothing"), lawmodel.NotARule, "`nothing` is not a rule"),
    (lambda: corpus().rule(ANY), TypeError, "a rule is named by a text, as `instrument/provision`, not by `None`"),
    (lambda: corpus().relations_to("nothing"), lawmodel.UnknownRecord, "no record `nothing`"),
    (lambda: corpus().relations_to(LIST), lawmodel.UnknownRecord, "no record `['a']`"),
    (lambda: corpus().force(LIST, DAY), lawmodel.UnknownRecord, "no record `['a']`"),
    (lambda: decision().explain(HTML), lawmodel.UnknownStyle, STYLES),
    (lambda: decision().explain(ANY), lawmodel.UnknownStyle, "`None` is not a style of an explanation"),
    (lambda: decision().what_would_change(FOO), lawmodel.UnknownOutcome, OUTCOMES),
    (lambda: decision().what_would_change(LIST), lawmodel.UnknownOutcome, "`['a']` is not an outcome of a rule"),
    (lambda: decision().instead(LIST), lawmodel.NotAMapping, ACCOUNTS_LIST),
    (lambda: decision().instead({"nothing": "a"}), lawmodel.UnknownAccount, "`a` is not an account of `nothing`"),
    (
        lambda: amnesty().decide(ANY, on=DAY),
        lawmodel.NotAMapping,
        "facts are given as a mapping of names to values, not as NoneType",
    ),
    (lambda: amnesty().decide(LIST, on=DAY), lawmodel.NotAMapping, FACTS_LIST),
    (lambda: amnesty().decide({}, on=DAY, accounts=LIST), lawmodel.NotAMapping, ACCOUNTS_LIST),
    (lambda: amnesty().decide({}, on=DAY, accounts=NUMBERED), lawmodel.UnknownAccount, "`a` is not an account of `1`"),
    (lambda: amnesty().decide(NUMBERED, on=DAY), lawmodel.UnknownFact, "fact `1`: is not declared"),
    (lambda: amnesty().decide({"enterd_on": DAY}, on=DAY), lawmodel.UnknownFact, "did you mean `entered_on`?"),
    (lambda: Interview(amnesty(), DAY, facts=LIST), lawmodel.NotAMapping, FACTS_LIST),
    (lambda: Interview(amnesty(), DAY, accounts=LIST), lawmodel.NotAMapping, ACCOUNTS_LIST),
    (
        lambda: lawmodel.check(ROOT / "tests" / "cases" / "base").concerning(ANY),
        TypeError,
        "a collection of paths, not as NoneType",
    ),
    (lambda: decision().what_would_change(TRUTH), lawmodel.UnknownOutcome, "`<Truth.YES"),
    (
        lambda: lawmodel.check(ROOT / "tests" / "cases" / "base").shown_as(ANY),
        TypeError,
        "a text that ends in `/`, not as NoneType",
    ),
    (
        lambda: lawmodel.check(ROOT / "tests" / "cases" / "base").shown_as("a"),
        ValueError,
        "the folder `a` does not end in `/`",
    ),
    (lambda: lawmodel.Range(DAY, None), TypeError, "a range is of calendar days (`datetime.date`), not of"),
    (lambda: lawmodel.Range(None, DAY), TypeError, "a range is of calendar days (`datetime.date`), not of"),
    (lambda: lawmodel.PartialDate.of(DAY), TypeError, "a known day is a `datetime.date`, not `'2020-01-01'`"),
    (lambda: lawmodel.PartialDate.of(date(2020, 1, 1)).before(DAY), TypeError, "a range is of calendar days"),
    (
        lambda: lawmodel.check(ROOT / "tests" / "cases" / "base").concerning("a.yaml"),
        TypeError,
        "a collection of paths",
    ),
)


@pytest.mark.parametrize(("call", "error", "text"), WRONG)
def test_a_wrong_call_is_told(call: Callable[[], object], error: type[Exception], text: str) -> None:
    with pytest.raises(error) as caught:
        call()
    assert text in str(caught.value)


def test_a_folder_before_names_ends_in_a_slash() -> None:
    place = lawmodel.Place("agreements/a.yaml", 1, 1, 1, 2)
    diagnostic = lawmodel.Diagnostic("yaml-tag", lawmodel.Severity.ERROR, place, "a tag")
    assert diagnostic.under("laws/").place.file == "laws/agreements/a.yaml"
    with pytest.raises(ValueError, match="`laws` does not end in `/`"):
        diagnostic.under("laws")


def test_everything_that_a_corpus_offers_is_documented() -> None:
    offered = {
        name: value
        for kind in (lawmodel.Corpus, Registers, lawmodel.CheckResult, lawmodel.AskableRule, lawmodel.Decision)
        for name, value in vars(kind).items()
        if not name.startswith("_") and (callable(value) or isinstance(value, (property, cached_property, classmethod)))
    }
    assert len(offered) > 40
    assert [name for name, value in offered.items() if not (value.__doc__ or "").strip()] == []


def test_a_wrong_call_says_what_was_given() -> None:
    with pytest.raises(lawmodel.UnknownStyle) as style:
        decision().explain(HTML)
    assert (style.value.word, style.value.known) == ("html", ("text", "markdown"))
    with pytest.raises(lawmodel.NotAMapping) as mapping:
        amnesty().decide(LIST, on=DAY)
    assert (mapping.value.what, mapping.value.value) == ("facts", LIST)


def test_any_mapping_of_facts_is_taken() -> None:
    assert amnesty().decide(MappingProxyType({"entered_on": "2015"}), on=DAY).facts.keys() == {"entered_on"}
    assert decision().explain("markdown") != decision().explain()
