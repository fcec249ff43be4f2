"""The checks: one module each, named for the fault it finds. This is the list of them, in no order of weight."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Protocol

from lawmodel.checks import dangling_reference, id_not_file_name
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.documents.faults import FAULTS as READER_FAULTS
from lawmodel.loading import FAULTS as LOADING_FAULTS
from lawmodel.schemas.faults import FAULTS as SCHEMA_FAULTS

__all__ = ["ALL_CHECKS", "Check", "all_faults", "severity_of"]


class Check(Protocol):
    """What a module of this package offers."""

    FAULT: Fault

    def find(self, corpus: Corpus) -> Iterator[Finding]:
        """Every instance of the fault in a corpus."""


ALL_CHECKS: tuple[Check, ...] = (
    dangling_reference,
    id_not_file_name,
)


@cache
def all_faults() -> dict[str, Fault]:
    """Every kind of mistake that `lawmodel check` knows, by id: of the reader, the schema, and the checks."""
    faults = (*READER_FAULTS, *LOADING_FAULTS, *SCHEMA_FAULTS, *(check.FAULT for check in ALL_CHECKS))
    return {fault.ident: fault for fault in faults}


def severity_of(ident: str) -> Severity:
    """How much a fault weighs, before any configuration."""
    return all_faults()[ident].severity
