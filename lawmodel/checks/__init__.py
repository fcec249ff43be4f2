"""The checks: one module each, named for the fault it finds. This is the list of them, in no order of weight."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Protocol

from lawmodel.checks import (
    account_says_nothing,
    amended_before_adopted,
    circular_relation,
    citation_outside_source,
    commentary_alone,
    dangling_anchor,
    dangling_reference,
    duplicate_id,
    event_out_of_order,
    external_taken,
    fact_after_its_source,
    id_not_file_name,
    impossible_date,
    in_force_after_repeal,
    in_force_before_consent,
    missing_modeline,
    overlapping_versions,
    party_twice,
    relation_with_itself,
    same_act_twice,
    signature_after_entry_into_force,
    stale_digest,
    sums_do_not_add_up,
    taken_without_reason,
    uncited_fact,
    undeclared_party,
    unknown_account,
    unknown_country,
    unused_digest,
    unused_register_entry,
)
from lawmodel.citing.faults import FAULTS as CITING_FAULTS
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
    account_says_nothing,
    amended_before_adopted,
    circular_relation,
    citation_outside_source,
    commentary_alone,
    dangling_anchor,
    dangling_reference,
    duplicate_id,
    event_out_of_order,
    external_taken,
    fact_after_its_source,
    id_not_file_name,
    impossible_date,
    in_force_after_repeal,
    in_force_before_consent,
    missing_modeline,
    overlapping_versions,
    party_twice,
    relation_with_itself,
    same_act_twice,
    signature_after_entry_into_force,
    stale_digest,
    sums_do_not_add_up,
    taken_without_reason,
    uncited_fact,
    undeclared_party,
    unknown_account,
    unknown_country,
    unused_digest,
    unused_register_entry,
)


@cache
def all_faults() -> dict[str, Fault]:
    """Every kind of mistake that `lawmodel check` knows, by id: of the reader, the schema, and the checks."""
    faults = (*READER_FAULTS, *LOADING_FAULTS, *SCHEMA_FAULTS, *CITING_FAULTS, *(check.FAULT for check in ALL_CHECKS))
    return {fault.ident: fault for fault in faults}


def severity_of(ident: str) -> Severity:
    """How much a fault weighs, before any configuration."""
    return all_faults()[ident].severity
