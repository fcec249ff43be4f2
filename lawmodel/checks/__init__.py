"""The checks: one module each, named for the fault it finds. This is the list of them, in no order of weight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Protocol, cast

from lawmodel.allowing import FAULTS as ALLOWING_FAULTS
from lawmodel.checks import (
    account_named_none,
    account_of_another_source,
    account_says_nothing,
    ambiguous_month_end,
    amended_before_adopted,
    authority_of_another_state,
    blank_line_cited,
    branch_never_met,
    calendar_day_out_of_place,
    circular_exceptions,
    circular_relation,
    circular_rules,
    citation_outside_source,
    commentary_alone,
    commentary_taken,
    compared_with_itself,
    comparison_always_true,
    contradictory_time_limit,
    dangling_anchor,
    dangling_legal_reference,
    dangling_reference,
    disagreeing_exceptions,
    duplicate_example,
    duplicate_id,
    empty_list,
    event_against_act_date,
    event_away_from_occasion,
    event_out_of_order,
    example_fails,
    example_without_reason,
    external_taken,
    fact_after_its_source,
    far_future_day,
    gap_between_versions,
    id_not_file_name,
    idle_assumption,
    idle_fact,
    impossible_date,
    impossible_number,
    in_force_after_repeal,
    in_force_before_consent,
    malformed_expectation,
    missing_modeline,
    mistyped_fact,
    no_account_speaks,
    one_number_on_two_days,
    overlapping_versions,
    part_in_another_unit,
    part_of_another_period,
    party_twice,
    quote_read_as_text,
    reason_for_none_taken,
    redundant_branch,
    relation_with_itself,
    repeated_entry,
    rule_too_deep,
    rule_too_large_to_analyse,
    rule_without_example,
    same_act_twice,
    same_title_twice,
    signature_after_entry_into_force,
    silent_account_taken,
    source_half_described,
    stale_digest,
    statement_says_nothing,
    sums_do_not_add_up,
    taken_without_reason,
    text_cut_by_comment,
    too_few_parties,
    two_days_of_one_act,
    two_numbers_of_one_act,
    unasked_fact,
    uncited_fact,
    undeclared_party,
    unknown_account,
    unknown_country,
    unknown_exception,
    unknown_language,
    unused_digest,
    unused_register_entry,
    wrong_rule_kind,
)
from lawmodel.citing.faults import FAULTS as CITING_FAULTS
from lawmodel.configuration import FAULTS as CONFIGURATION_FAULTS
from lawmodel.corpus import Corpus
from lawmodel.diagnostics import Fault, Finding, Severity
from lawmodel.documents.faults import FAULTS as READER_FAULTS
from lawmodel.loading import FAULTS as LOADING_FAULTS
from lawmodel.loading import LoadedFile
from lawmodel.registers import Registers
from lawmodel.schemas.faults import FAULTS as SCHEMA_FAULTS

__all__ = [
    "ALL_CHECKS",
    "BETWEEN_FILES",
    "IN_FILE",
    "BetweenFiles",
    "Check",
    "InFile",
    "all_faults",
    "severity_of",
]


class InFile(Protocol):
    """A check that looks at one file at a time, and at the registers."""

    FAULT: Fault

    def find_in(self, file: LoadedFile, registers: Registers, /) -> Iterator[Finding]:
        """Every instance of the fault in a file. What could not be built has no parts and no record."""


class BetweenFiles(Protocol):
    """A check that compares files, by what it notes of each; files are looked at apart, and in any process."""

    FAULT: Fault

    def note(self, file: LoadedFile, registers: Registers, /) -> Any:
        """What must be known of a file to compare it, as plain data that JSON can write; None: nothing."""

    def compare(self, notes: Mapping[str, Any], corpus: Corpus, /) -> Iterator[Finding]:
        """Every instance of the fault between files. `notes` is by path, in the order of the files.

        The corpus opens a file when it is asked for: to ask for many costs what the notes are to save.
        """


Check = InFile | BetweenFiles
"""What a module of this package is; it may be both."""

ALL_CHECKS: tuple[Check, ...] = (
    account_named_none,
    account_of_another_source,
    account_says_nothing,
    ambiguous_month_end,
    amended_before_adopted,
    authority_of_another_state,
    blank_line_cited,
    branch_never_met,
    calendar_day_out_of_place,
    circular_exceptions,
    circular_relation,
    circular_rules,
    citation_outside_source,
    commentary_alone,
    commentary_taken,
    compared_with_itself,
    comparison_always_true,
    contradictory_time_limit,
    dangling_anchor,
    dangling_legal_reference,
    dangling_reference,
    disagreeing_exceptions,
    duplicate_example,
    duplicate_id,
    empty_list,
    event_against_act_date,
    event_away_from_occasion,
    event_out_of_order,
    example_fails,
    example_without_reason,
    external_taken,
    fact_after_its_source,
    far_future_day,
    gap_between_versions,
    id_not_file_name,
    idle_assumption,
    idle_fact,
    impossible_date,
    impossible_number,
    in_force_after_repeal,
    in_force_before_consent,
    malformed_expectation,
    missing_modeline,
    mistyped_fact,
    no_account_speaks,
    one_number_on_two_days,
    overlapping_versions,
    part_in_another_unit,
    part_of_another_period,
    party_twice,
    quote_read_as_text,
    reason_for_none_taken,
    redundant_branch,
    relation_with_itself,
    repeated_entry,
    rule_too_deep,
    rule_too_large_to_analyse,
    rule_without_example,
    same_act_twice,
    same_title_twice,
    signature_after_entry_into_force,
    silent_account_taken,
    source_half_described,
    stale_digest,
    statement_says_nothing,
    sums_do_not_add_up,
    taken_without_reason,
    text_cut_by_comment,
    too_few_parties,
    two_days_of_one_act,
    two_numbers_of_one_act,
    unasked_fact,
    uncited_fact,
    undeclared_party,
    unknown_account,
    unknown_country,
    unknown_exception,
    unknown_language,
    unused_digest,
    unused_register_entry,
    wrong_rule_kind,
)


IN_FILE = tuple(cast("InFile", check) for check in ALL_CHECKS if hasattr(check, "find_in"))
BETWEEN_FILES = tuple(cast("BetweenFiles", check) for check in ALL_CHECKS if hasattr(check, "compare"))


@cache
def all_faults() -> dict[str, Fault]:
    """Every kind of mistake that `lawmodel check` knows, by id: of the reader, the schema, and the checks."""
    faults = (
        *READER_FAULTS,
        *LOADING_FAULTS,
        *SCHEMA_FAULTS,
        *CONFIGURATION_FAULTS,
        *ALLOWING_FAULTS,
        *CITING_FAULTS,
        *(check.FAULT for check in ALL_CHECKS),
    )
    return {fault.ident: fault for fault in faults}


def severity_of(ident: str) -> Severity:
    """How much a fault weighs, before any configuration."""
    return all_faults()[ident].severity
