"""What a command refuses: a wrong use, told in one line."""

from __future__ import annotations

__all__ = ["UsageError"]


class UsageError(Exception):
    """A command that cannot be carried out as it was given; its text is shown, and the exit status is 2."""
