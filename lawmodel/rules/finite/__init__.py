"""All cases that a rule can tell apart, gone through: what is still missing, what would change an answer, which branch is idle."""
