"""What a decision takes once the corpus is loaded: bare, with its reasons, with the facts missing, with all cases gone through.

The rule is `tj-law-amnesty-2019/eligibility`, which asks for eleven facts and more that do not count on that day. The cases are its own examples;
OpenFisca, which has no unknown, is asked those in which every fact is stated, one at a time, in its own process.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.peers import OPENFISCA, install, python_of
from benchmarks.timing import table
from lawmodel import Corpus

__all__ = ["main"]

RULE = "tj-law-amnesty-2019/eligibility"
DAY = "2020-06-01"
ROUNDS = 200

Facts = dict[str, Any]
_NOTHING: Facts = {
    "entered_on": "2015-06-01",
    "stays_illegally": False,
    "person_status": "citizen-of-tajikistan",
    "foreign_residence_permit": "valid",
    "ussr_passport": "given-up",
    "birth_certificate": "held-elsewhere",
    "nationality_documents": "other-valid",
    "stays_in_border_area": False,
    "cannot_obtain_visa": False,
    "cannot_register_passport": False,
    "cannot_apply_for_permanent_residence": False,
}
"""A value to no effect of each fact that OpenFisca is asked; others do not count on that day."""


def main() -> None:
    install()
    rule = Corpus.load().rule(RULE)
    cases = [dict(example.facts) for example in rule.examples]
    whole = [_completed(facts) for facts in cases if _is_plain(facts)]
    open_ones = [facts for facts in cases if rule.decide(facts, on=DAY).outcome == "unknown"]
    rows = [
        ("outcome", len(cases), _microseconds(lambda facts: rule.decide(facts, on=DAY).outcome, cases)),
        ("outcome and reasons", len(cases), _microseconds(lambda facts: rule.decide(facts, on=DAY).reasons, cases)),
        (
            "outcome and what is missing",
            len(open_ones),
            _microseconds(lambda f: rule.decide(f, on=DAY).missing, open_ones),
        ),
        (
            "outcome with all cases gone through (`thorough`)",
            len(open_ones),
            _microseconds(lambda f: rule.decide(f, on=DAY, thorough=True).outcome, open_ones),
        ),
        (
            "outcome, every fact stated",
            len(whole),
            _microseconds(lambda facts: rule.decide(facts, on=DAY).outcome, whole),
        ),
    ]
    given = [rule.decide(facts, on=DAY).outcome == "yes" for facts in whole]
    outcomes, peer = _openfisca([{name: facts[name] for name in _NOTHING} for facts in whole])
    if outcomes != given:
        raise RuntimeError("the two do not agree, so that comparing them says nothing")
    shown = [[name, str(count), f"{each:.1f}"] for name, count, each in rows]
    print(
        table(
            ["", "cases", "µs a decision"],
            [*shown, ["OpenFisca: outcome, every fact stated", str(len(whole)), f"{peer:.0f}"]],
        )
    )


def _is_plain(facts: Facts) -> bool:
    """Whether every fact is stated outright: nothing known in part, no date that has not come."""
    entered = facts.get("entered_on")
    return (entered is None or len(entered) == len(DAY)) and all(isinstance(v, (str, bool)) for v in facts.values())


def _completed(facts: Facts) -> Facts:
    """The case with every other fact stated too, to no effect."""
    return {**_NOTHING, **facts}


def _microseconds(ask: Callable[[Facts], object], cases: Sequence[Facts]) -> float:
    """The least time a case takes on the average, over some rounds through all cases."""
    for facts in cases:
        ask(facts)
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        for facts in cases:
            ask(facts)
        best = min(best, time.perf_counter() - begun)
    return 1e6 * best / len(cases)


def _openfisca(cases: Sequence[Facts]) -> tuple[list[bool], float]:
    script = Path(__file__).with_name("amnesty_openfisca.py")
    done = subprocess.run(
        [python_of(OPENFISCA), script], input=json.dumps([cases, 10]), capture_output=True, text=True, check=True
    )
    outcomes, microseconds = json.loads(done.stdout)
    return outcomes, microseconds


if __name__ == "__main__":
    main()
