"""Files that nobody would write: mutants of the real records, and targets for a coverage-guided fuzzer (docs/fuzzing.md)."""
