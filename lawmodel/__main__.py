"""`python -m lawmodel`, and the command `lawmodel`."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

__all__ = ["run"]


def run() -> NoReturn:
    """Run the command line, and leave at once: to look for garbage, and to take everything apart, takes 0.1 s."""
    gc.set_threshold(200_000)  # more than is made before the first file is looked at
    # To look through all that is installed for plugins of pydantic takes time, and none has a say here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in ("stdout", "stderr"):
        if getattr(sys, stream) is None:  # closed by whoever called
            setattr(sys, stream, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - until the end
    try:
        from lawmodel.cli import main  # noqa: PLC0415 - what takes time may be interrupted

        status = main()
    except KeyboardInterrupt:
        sys.stderr.write("lawmodel: interrupted\n")
        status = 130
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
