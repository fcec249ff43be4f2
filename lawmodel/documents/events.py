"""The events of a YAML text, from ruamel.yaml's C parser or from its own.

Only the parser runs, never a composer or a constructor: the C composer calls itself for every
level and dies on 100,000 brackets, and constructors fail on `2019-02-30` or a 5,000-digit integer.

U+0085, U+2028 and U+2029 are line ends to the parsers (YAML 1.1) and not to YAML 1.2; a text that
holds one is parsed with private-use characters in their places, which the events' values never show.
"""

from __future__ import annotations

import importlib
import itertools
import re
from collections.abc import Iterator
from typing import Any, Literal

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from lawmodel.documents.characters import OLD_BREAKS
from lawmodel.documents.pure import PureParser

__all__ = [
    "LONGEST_KEY",
    "MAX_DEPTH",
    "MAX_NODES",
    "NO_TEXT",
    "AliasEvent",
    "DocumentStartEvent",
    "MappingEndEvent",
    "MappingStartEvent",
    "ParserName",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "YAMLError",
    "available_parser",
    "parse_events",
]

ParserName = Literal["c", "pure"]

MAX_DEPTH = 64
"""How many collections may lie in one another; who walks the events stops there."""

MAX_NODES = 100_000
"""How many keys and values one file may hold; who walks the events stops there."""

LONGEST_KEY = 1_024
"""How many characters a key may have: as many as YAML lets a key have that is written without `?` (YAML 1.2.2, 7.4.2)."""

NO_TEXT = "\0"
"""What stands for a key that is no text; a record's own keys cannot be it."""

_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U00([0-9a-fA-F]{6}))")


def _load_c_parser() -> Any:
    for module in ("_ruamel_yaml", "_ruamel_yaml_clibz"):
        try:
            return importlib.import_module(module).CParser
        except ImportError:
            continue
    return None


_C_PARSER = _load_c_parser()


def available_parser() -> ParserName:
    """The parser that reads unless another is asked for: the C one, where its library is installed."""
    return "pure" if _C_PARSER is None else "c"


def parse_events(text: str, parser: ParserName | None = None) -> Iterator[Any]:
    """The events of the text, as the parser goes; a YAMLError where it cannot go on.

    Marks count characters of `text`. `parser="c"` without the C library is an ImportError.
    """
    if any(char in text for char in OLD_BREAKS):
        return _events_with_old_breaks(text, parser)
    return _raw_events(text, parser)


def _raw_events(text: str, parser: ParserName | None) -> Iterator[Any]:
    if (parser or available_parser()) == "pure":
        return iter(PureParser(text).get_event, None)
    if _C_PARSER is None:
        raise ImportError("the C parser needs the package ruamel.yaml.clib")
    return iter(_C_PARSER(text).get_event, None)


def _events_with_old_breaks(text: str, parser: ParserName | None) -> Iterator[Any]:
    stand_ins = _unused_characters(text)
    hidden = text.translate(dict(zip(map(ord, OLD_BREAKS), stand_ins, strict=True)))
    shown = dict(zip(map(ord, stand_ins), OLD_BREAKS, strict=True))
    for event in _raw_events(hidden, parser):
        if type(event) is ScalarEvent:
            event.value = event.value.translate(shown)
        yield event


def _unused_characters(text: str) -> list[str]:
    """Private-use characters, one for each old line end, that the text neither holds nor escapes."""
    used = set(map(ord, set(text)))
    used.update(int(short or long, 16) for short, long in _ESCAPED.findall(text))
    private = itertools.chain(range(0xE000, 0xF900), range(0xF0000, 0xFFFFE), range(0x100000, 0x10FFFE))
    unused = list(itertools.islice((code for code in private if code not in used), len(OLD_BREAKS)))
    if len(unused) < len(OLD_BREAKS):
        raise YAMLError("the text holds U+0085, U+2028 or U+2029 beside every private-use character")
    return list(map(chr, unused))
