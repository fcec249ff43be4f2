"""The official suites of YAML and of JSON Schema, as packages carry them: `python -m tests.official` fetches them.

They are not part of this repository. Each comes from a source distribution of this version and digest; `make test`
puts them into `.suites/`, and tests/test_official_suites.py runs them.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from unearth import PackageFinder

__all__ = ["JSON_SCHEMA", "YAML", "Suite", "fetch"]

FOLDER = Path(__file__).resolve().parent.parent / ".suites"


@dataclass(frozen=True)
class Suite:
    """A suite: the package whose source distribution has it, and in which folder there."""

    name: str
    package: str
    version: str
    sha256: str
    inner: str

    @property
    def folder(self) -> Path:
        """Where it lies once it was fetched."""
        return FOLDER / f"{self.name}-{self.version}"


YAML = Suite(
    "yaml-test-suite",
    "py-yaml12",
    "0.2.0",
    "b8326c144e26a4ae7e03d13175667d85c580a9f0512fd7b809e5c92b5569f74e",
    "tests/yaml-test-suite/data",
)
JSON_SCHEMA = Suite(
    "json-schema-test-suite",
    "jsonschema",
    "4.26.0",
    "0c26707e2efad8aa1bfc5b7ce170f3fccc2e4918ff85989ba9ffa9facb2be326",
    "json",
)


def fetch(suite: Suite) -> None:
    """Put a suite into its folder, from the package index that pip is told of, or else its usual one."""
    if suite.folder.is_dir():
        return
    index = os.environ.get("PIP_INDEX_URL")
    finder = PackageFinder(index_urls=[index] if index else [], no_binary=[suite.package])
    found = finder.find_best_match(f"{suite.package}=={suite.version}").best
    if found is None:
        sys.exit(f"{suite.package} {suite.version}, which has the {suite.name}, is not to be had")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as scratch:
        unpacked = finder.download_and_unpack(found.link, scratch, hashes={"sha256": [suite.sha256]})
        (unpacked / suite.inner).rename(suite.folder)


if __name__ == "__main__":
    for each in (YAML, JSON_SCHEMA):
        fetch(each)
