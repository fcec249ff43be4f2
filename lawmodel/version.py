"""The version of this package; a test holds it to `pyproject.toml`."""

from __future__ import annotations

__all__ = ["VERSION"]

VERSION = "0.1.0"
