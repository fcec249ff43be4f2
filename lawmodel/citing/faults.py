"""What can be wrong between citations and documents, beyond what `lawmodel check` sees without the documents.

None has an example file: each is between a record and a document that is not part of the corpus.
"""

from __future__ import annotations

from lawmodel.diagnostics import Fault, Severity

__all__ = ["FAULTS"]

FAULTS = (
    Fault(
        "unreadable-document",
        Severity.ERROR,
        "a document that a source names and nobody can read",
        "A source with a `file` says that its document is kept, line by line. If the file is missing, lies outside the"
        " folder of documents or is not UTF-8, none of the citations of its lines can be held against it.",
        example_file="registers/sources.yaml",
    ),
    Fault(
        "document-changed",
        Severity.ERROR,
        "a document that is not the one that was cited",
        "The SHA-256 and the number of lines of a source say which document its citations were made from. In another"
        " version each line may stand elsewhere or say something else: read what changed, mend the citations, and then"
        " register the new version.",
        example_file="registers/sources.yaml",
    ),
    Fault(
        "cited-line-changed",
        Severity.ERROR,
        "a cited line that has moved, or says something else than when it was cited",
        "A citation is a line number, and a number fits any text. The digest of the line as it was cited tells whether"
        " the line is still there, stands elsewhere now, or has changed, so that the fact must be read again.",
        example_file="registers/digests.yaml",
    ),
    Fault(
        "blank-line-cited",
        Severity.ERROR,
        "a citation of a blank line, or of a range that begins or ends with one",
        "A blank line says nothing on which a fact could stand: the number is probably off by one.",
    ),
)
