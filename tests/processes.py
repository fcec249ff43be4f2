"""Scripts in a process of their own, which has no thread of the test runner, so that it may fork."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

__all__ = ["printed", "started"]

# What a shell runs in the background ignores interrupts, and so would all that it starts.
_INTERRUPTIBLE = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"


def started(script: str, folder: Path) -> subprocess.Popen[str]:
    """Start a script that is given the folder `corpus` within this one."""
    file = folder / "script.py"
    file.write_text(_INTERRUPTIBLE + dedent(script), encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(file), str(folder / "corpus")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
        start_new_session=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def printed(script: str, folder: Path) -> list[str]:
    """The lines that it prints; it must end well and print no error."""
    running = started(script, folder)
    out, err = running.communicate(timeout=120)
    assert (running.returncode, err) == (0, "")
    return out.splitlines()
