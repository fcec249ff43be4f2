"""Settings of property tests: no deadline for single examples, and in CI the same examples every time.

No test reads or writes what the user's own runs have kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(autouse=True, scope="session")
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["LAWMODEL_CACHE_DIR"] = str(Path(tmp_path_factory.mktemp("cache")))
