"""What it takes to load the records of this project, beside importing pydantic alone."""

from __future__ import annotations

import sys

from benchmarks.timing import Command, in_turn, table

__all__ = ["main"]

_SCRIPTS = {
    "import pydantic's BaseModel": "from pydantic import BaseModel",
    "load the corpus": "from lawmodel import Corpus; Corpus.load()",
    "load it and build every record": "from lawmodel import Corpus; Corpus.load().records",
    "load it and ask a rule": (
        "from lawmodel import Corpus; Corpus.load().rule('tj-ru-representations/termination')"
        ".decide({'notification_received_on': '2025-08-31'}, on='2025-09-01')"
    ),
}


def main(rounds: int = 11) -> None:
    commands = {name: Command([sys.executable, "-c", script]) for name, script in _SCRIPTS.items()}
    timed = in_turn(commands, rounds=rounds)
    first = timed["import pydantic's BaseModel"].seconds
    rows = [[name, f"{1000 * each.seconds:.0f}", f"{each.seconds / first:.1f}"] for name, each in timed.items()]
    print(table(["", "ms", "times the import"], rows))


if __name__ == "__main__":
    main()
