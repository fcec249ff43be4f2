"""The rule `tj-law-amnesty-2019/eligibility` written for OpenFisca, asked one case at a time.

Run by `benchmarks.decide` with the Python that has OpenFisca: cases as JSON on standard input, a list of facts by name;
on standard output what each gives, and the microseconds a case takes. OpenFisca knows no unknown: each fact is given.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from typing import Any

from numpy import datetime64
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import MONTH
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

_MONTH = "2020-06"

Person = build_entity("person", "persons", "a person", is_person=True)

CHOICES = {
    "person_status": ("citizen-of-tajikistan", "foreign-citizen", "stateless-person"),
    "foreign_residence_permit": ("never-issued", "valid", "expired", "lost", "withdrawn"),
    "ussr_passport": ("held", "lost", "given-up", "never-obtained"),
    "birth_certificate": ("held-former-ussr", "lost-former-ussr", "held-elsewhere", "lost-elsewhere", "never-obtained"),
    "nationality_documents": ("none-held", "expired", "not-valid", "valid-passport", "other-valid"),
}
BOOLEANS = (
    "stays_illegally",
    "stays_in_border_area",
    "cannot_obtain_visa",
    "cannot_register_passport",
    "cannot_apply_for_permanent_residence",
)


def _variable(name: str, kind: type, **more: Any) -> Any:
    return type(name, (Variable,), {"value_type": kind, "entity": Person, "definition_period": MONTH, **more})


def _choice(name: str, words: tuple[str, ...]) -> Any:
    values = Enum(name, {word.replace("-", "_"): word for word in words})
    return _variable(name, Enum, possible_values=values, default_value=next(iter(values)))


def _eligible(person: Any, period: Any) -> Any:
    def is_one(name: str, *words: str) -> Any:
        fact = person(name, period)
        return sum(fact == fact.possible_values[word.replace("-", "_")] for word in words) > 0

    stateless = is_one("person_status", "stateless-person")
    foreign = is_one("person_status", "foreign-citizen")
    categories = (
        stateless * is_one("foreign_residence_permit", "expired"),
        stateless * is_one("foreign_residence_permit", "lost", "withdrawn"),
        stateless * is_one("ussr_passport", "held", "lost"),
        stateless * is_one("birth_certificate", "held-former-ussr", "lost-former-ussr"),
        stateless * is_one("ussr_passport", "never-obtained") * is_one("birth_certificate", "never-obtained"),
        foreign * is_one("nationality_documents", "none-held", "expired", "not-valid"),
        foreign
        * person("stays_in_border_area", period)
        * is_one("nationality_documents", "valid-passport")
        * person("cannot_obtain_visa", period)
        * person("cannot_register_passport", period)
        * person("cannot_apply_for_permanent_residence", period),
    )
    in_time = person("entered_on", period) < datetime64("2016-12-31")
    return in_time * person("stays_illegally", period) * (sum(categories) > 0)


def _system() -> Any:
    system = TaxBenefitSystem([Person])
    for name, words in CHOICES.items():
        system.add_variable(_choice(name, words))
    for name in BOOLEANS:
        system.add_variable(_variable(name, bool))
    system.add_variable(_variable("entered_on", dt.date, default_value=dt.date(2020, 1, 1)))
    system.add_variable(_variable("eligible", bool, formula=_eligible))
    return system


def _ask(system: Any, facts: dict[str, object]) -> bool:
    written = {name: {_MONTH: _written(value)} for name, value in facts.items()}
    simulation = SimulationBuilder().build_from_entities(system, {"persons": {"case": written}})
    return bool(simulation.calculate("eligible", _MONTH)[0])


def _written(value: object) -> object:
    return value.replace("-", "_") if isinstance(value, str) and not value[0].isdigit() else value


def main() -> None:
    cases, rounds = json.load(sys.stdin)
    system = _system()
    outcomes = [_ask(system, facts) for facts in cases]
    best = float("inf")
    for _ in range(rounds):
        begun = time.perf_counter()
        for facts in cases:
            _ask(system, facts)
        best = min(best, time.perf_counter() - begun)
    json.dump([outcomes, 1e6 * best / len(cases)], sys.stdout)


if __name__ == "__main__":
    main()
