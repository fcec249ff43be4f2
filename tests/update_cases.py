"""Write anew what is expected of each invalid case: `python -m tests.update_cases`. Read the difference."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.check_cases import all_cases, diagnose, told
from tests.decision_cases import all_questions, answered


def update() -> int:
    """Rewrite the expected texts that have changed; the number of them."""
    changed = 0
    for case in all_cases():
        if case.is_valid:
            continue
        with tempfile.TemporaryDirectory() as folder:
            found = told(diagnose(case.files, Path(folder)), case)
        if not case.expected.exists() or case.expected.read_text(encoding="utf-8") != found:
            case.expected.write_text(found, encoding="utf-8")
            sys.stdout.write(f"{case.name}\n")
            changed += 1
    return changed + update_decisions()


def update_decisions() -> int:
    """The same of what is printed in answer to the questions of `tests/cases/decisions/`."""
    changed = 0
    for question in all_questions():
        found = answered(question)
        if not question.expected.exists() or question.expected.read_text(encoding="utf-8") != found:
            question.expected.write_text(found, encoding="utf-8")
            sys.stdout.write(f"decisions/{question.name}\n")
            changed += 1
    return changed


if __name__ == "__main__":
    sys.stdout.write(f"{update()} changed\n")
