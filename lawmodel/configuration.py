"""How a corpus wants its findings weighed: severities of its own, files in which a check is not reported.

`lawmodel.configuration_file` reads it. It never says what is right: a record that cannot be read is
reported whatever is written here (`FIRM`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from lawmodel.diagnostics import Diagnostic, Fault, Place, Severity
from lawmodel.documents.faults import FAULTS as READER_FAULTS
from lawmodel.folder import CONFIGURATION_FILES
from lawmodel.loading import FAULTS as LOADING_FAULTS
from lawmodel.schemas.faults import FAULTS as SCHEMA_FAULTS

__all__ = ["CONFIGURATION_FILES", "FAULTS", "FIRM", "Configuration", "Ignore"]

FAULTS = (
    Fault(
        "wrong-configuration",
        Severity.ERROR,
        "a setting that lawmodel does not know, or cannot follow",
        "A setting that is passed over in silence is worse than none: the check of another name stays on, or an"
        " exception covers more than was meant. `docs/configuration.md` lists the settings.",
        example_file="lawmodel.toml",
        wrong='fail_on = "eror"\n',
        right='fail_on = "error"\n',
    ),
)

FIRM = frozenset(
    fault.ident
    for fault in (*READER_FAULTS, *LOADING_FAULTS, *SCHEMA_FAULTS, *FAULTS)
    if fault.severity is Severity.ERROR
)
"""What nothing silences: errors that keep a file from being read, and so from being checked at all."""


class Ignore(NamedTuple):
    """A check that is not to be reported in some files, and why; where the configuration says so."""

    ident: str
    pattern: str
    reason: str
    place: Place
    excerpt: str

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic, its file named relative to the corpus, is one of those meant."""
        return diagnostic.ident == self.ident and _as_regex(self.pattern).fullmatch(diagnostic.place.file) is not None


class Configuration(NamedTuple):
    """The settings of a corpus, and what is wrong with them. In `severities`, None stands for `off`."""

    severities: Mapping[str, Severity | None] = {}
    ignores: tuple[Ignore, ...] = ()
    fail_on: Severity = Severity.WARNING
    diagnostics: tuple[Diagnostic, ...] = ()

    def weigh(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The diagnostics with the severities that the corpus gives them, without those that are off."""
        for diagnostic in diagnostics:
            severity = self.severities.get(diagnostic.ident, diagnostic.severity)
            if severity is diagnostic.severity:
                yield diagnostic
            elif severity is not None:
                yield diagnostic._replace(severity=severity)


@cache
def _as_regex(pattern: str) -> re.Pattern[str]:
    """A pattern of paths: `*` and `?` within a folder, `**` across folders."""
    wild = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    return re.compile("".join(wild.get(part, re.escape(part)) for part in parts), re.DOTALL)
