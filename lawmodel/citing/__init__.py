"""Citations held against the documents they cite: digests of lines, what has moved, what nothing cites.

The documents themselves are never stored. What is kept of them is one digest for each cited line, so
that a citation can be told apart from a line number that happens to exist.
"""

from __future__ import annotations

from lawmodel.citing.citations import Cited, citations, cited_lines
from lawmodel.citing.claims import Claim, Uncited, claims, uncited_lines
from lawmodel.citing.describing import NoPlaceToWrite, describe_sources, lacking
from lawmodel.citing.digests import DigestChanges, changes, digests_of, register_text, write_register
from lawmodel.citing.faults import FAULTS
from lawmodel.citing.texts import NoDocuments, SourceText, SourceTexts, UnreadText, line_digest
from lawmodel.citing.verify import Held, citations_that_do_not_fit, held, verify

__all__ = [
    "FAULTS",
    "Cited",
    "Claim",
    "DigestChanges",
    "Held",
    "NoDocuments",
    "NoPlaceToWrite",
    "SourceText",
    "SourceTexts",
    "Uncited",
    "UnreadText",
    "changes",
    "citations",
    "citations_that_do_not_fit",
    "cited_lines",
    "claims",
    "describe_sources",
    "digests_of",
    "held",
    "lacking",
    "line_digest",
    "register_text",
    "uncited_lines",
    "verify",
    "write_register",
]
