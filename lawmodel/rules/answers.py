"""The value of a fact from the words that a person types."""

from __future__ import annotations

import re

from lawmodel.model.fact import Fact
from lawmodel.rules.conditions.facts import WrongFactValue

__all__ = ["value_from_text"]

_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


def value_from_text(name: str, text: str, fact: Fact) -> object:
    """A value as `decide` takes it: `yes`, `12`, `2016/2017`, `none`, a choice (`a|b`: one of them), members (`a, b`).

    Errors: `WrongFactValue`. Whether a choice has the value, or a date is one, is left to whoever reads the facts.
    """
    words = text.strip()
    match fact.type:
        case "boolean":
            if words.lower() not in _TRUTHS:
                raise WrongFactValue(name, text, "true or false")
            return _TRUTHS[words.lower()]
        case "integer":
            if re.fullmatch(r"-?[0-9]{1,18}", words) is None:
                raise WrongFactValue(name, text, "a whole number")
            return int(words)
        case "choice":
            return {"one_of": [w.strip() for w in words.split("|")]} if "|" in words else words
        case "set":
            return [w.strip() for w in words.split(",") if w.strip()]
        case _:
            return words
